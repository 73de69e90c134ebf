import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsTestSupport
import GRDB
import Synchronization
import Testing

@testable import AmendsStore

@Suite struct IntakeTests {
    private final class Outcomes: Sendable {
        let list = Mutex<[(stream: StreamID, outcome: Intake.Outcome)]>([])

        var stored: Int { list.withLock { $0.count { if case .stored = $0.outcome { true } else { false } } } }
        var refused: [String] { list.withLock { $0.compactMap { if case .refused(_, let reason) = $0.outcome { reason } else { nil } } } }
        var detached: Int { list.withLock { $0.count { if case .detached = $0.outcome { true } else { false } } } }
        var failed: [StoreError.Code] {
            list.withLock { $0.compactMap { if case .failed(let error) = $0.outcome { error.code } else { nil } } }
        }
    }

    private static func source(_ seed: UInt8, segments: Int) throws -> (store: Store, writer: Writer, bodies: [[UInt8]]) {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: seed)
        var bodies: [[UInt8]] = []
        for number in 0..<segments {
            let first = try store.heads().first?.size ?? 0
            try writer.receive(record(number), [(CaseField.content, .text("case \(number)"))])
            try writer.seal()
            bodies += try store.segments(of: writer.stream, from: first, maximumByteCount: .max).segments
        }
        return (store, writer, bodies)
    }

    private static func submit(_ bodies: [[UInt8]], of stream: StreamID, to intake: Intake, _ outcomes: Outcomes) {
        for body in bodies {
            intake.submit(body, stream: stream, sender: "test", at: 5) { outcome in outcomes.list.withLock { $0.append((stream, outcome)) }
            }
        }
    }

    @Test func segmentsOfManyStreamsAtOnceAreAllTaken() throws {
        let sources = try (1...6).map { try Self.source(UInt8($0), segments: 40) }
        let target = try Store.inMemory()
        let intake = Intake(store: target)
        let outcomes = Outcomes()
        for number in 0..<40 {
            for source in sources { Self.submit([source.bodies[number]], of: source.writer.stream, to: intake, outcomes) }
        }
        intake.drain()
        #expect(outcomes.stored == 240)
        #expect(try target.heads().map(\.size) == [40, 40, 40, 40, 40, 40])
        #expect(try target.verify().problems == [])
        _ = try digestsAfterRebuild(target)
    }

    @Test func aBadSegmentStopsOnlyItsOwnStream() throws {
        let good = try Self.source(1, segments: 20)
        let bad = try Self.source(2, segments: 20)
        let target = try Store.inMemory()
        let intake = Intake(store: target)
        let outcomes = Outcomes()
        var bodies = bad.bodies
        bodies[10][bodies[10].count / 2] ^= 0x40
        for number in 0..<20 {
            Self.submit([good.bodies[number]], of: good.writer.stream, to: intake, outcomes)
            Self.submit([bodies[number]], of: bad.writer.stream, to: intake, outcomes)
        }
        intake.drain()
        #expect(outcomes.stored == 30)
        #expect(outcomes.refused.count == 1)
        #expect(outcomes.detached == 9)
        let sizes = Dictionary(uniqueKeysWithValues: try target.heads().map { ($0.stream, $0.size) })
        #expect(sizes == [good.writer.stream: 20, bad.writer.stream: 10])
        // Only the bad one is evidence; those after it merely fit nowhere.
        #expect(try target.quarantine().count == 1)
        Self.submit(Array(bad.bodies[10...]), of: bad.writer.stream, to: intake, outcomes)
        intake.drain()
        #expect(try target.heads().map(\.size) == [20, 20])
    }

    @Test func aSegmentUnderAnotherStreamsNameIsRefused() throws {
        let source = try Self.source(1, segments: 1)
        let target = try Store.inMemory()
        let intake = Intake(store: target)
        let outcomes = Outcomes()
        Self.submit(source.bodies, of: try Writer(target, seed: 3).stream, to: intake, outcomes)
        intake.drain()
        #expect(outcomes.refused.first?.contains("another stream") == true)
        #expect(try target.heads().isEmpty)
    }

    @Test func aFullDiskBlamesNoSegment() throws {
        let folder = try TemporaryFolder()
        let target = try Store(path: folder.file(), create: true)
        let source = try Store.inMemory()
        var writer = try Writer(source, seed: 1)
        var bodies: [[UInt8]] = []
        for number in 0..<40 {
            let first = try source.heads().first?.size ?? 0
            var random = SplitMix64(seed: UInt64(number))
            let noise = String((0..<20_000).map { _ in Character(UnicodeScalar(UInt8.random(in: 33...126, using: &random))) })
            try writer.receive(record(number), [(CaseField.content, .text(noise))])
            try writer.seal()
            bodies += try source.segments(of: writer.stream, from: first, maximumByteCount: .max).segments
        }
        try target.database.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 30)")
        }
        let intake = Intake(store: target)
        let outcomes = Outcomes()
        Self.submit(bodies, of: writer.stream, to: intake, outcomes)
        intake.drain()
        #expect(outcomes.refused == [], "a sound segment was blamed for a full disk")
        #expect(outcomes.failed.contains(.diskFull))
        #expect(outcomes.stored + outcomes.failed.count == 40)
        #expect(try target.heads().first?.size == UInt64(outcomes.stored))
        try target.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        #expect(try target.quarantine().isEmpty)
        Self.submit(Array(bodies[outcomes.stored...]), of: writer.stream, to: intake, outcomes)
        intake.drain()
        #expect(try target.digests() == source.digests())
    }

    @Test func aStreamThatAnotherProcessTookFurtherGoesOnFromThere() throws {
        let folder = try TemporaryFolder()
        let source = try Self.source(1, segments: 30)
        let serving = try Store(path: folder.file(), create: true)
        let command = try Store(path: folder.file(), create: false)
        let intake = Intake(store: serving)
        let outcomes = Outcomes()
        Self.submit(Array(source.bodies[..<10]), of: source.writer.stream, to: intake, outcomes)
        intake.drain()
        for body in source.bodies[10..<20] { try take(body, into: command) }
        Self.submit(Array(source.bodies[20...]), of: source.writer.stream, to: intake, outcomes)
        intake.drain()
        #expect(outcomes.refused == [])
        #expect(outcomes.stored == 20)
        #expect(try serving.digests() == source.store.digests())
    }

    @Test func aStreamThatGrewMeanwhileIsCheckedAgain() throws {
        let source = try Self.source(1, segments: 30)
        let target = try Store.inMemory()
        let left = Intake(store: target)
        let right = Intake(store: target)
        let outcomes = Outcomes()
        Self.submit(source.bodies, of: source.writer.stream, to: left, outcomes)
        Self.submit(source.bodies, of: source.writer.stream, to: right, outcomes)
        left.drain()
        right.drain()
        #expect(try target.digests() == source.store.digests())
        #expect(try target.verify().problems == [])
        #expect(outcomes.failed == [])
    }
}
