import AmendsLog
import Foundation
import Synchronization
import Testing

@testable import AmendsNode

@Suite struct FenceTests {
    private static func fence() throws -> Fence {
        let node = try testKey(3).node
        let epoch = Epoch(counter: 4, random: 0xfe)
        func line(_ counter: UInt32, _ scope: Scope, _ size: UInt64) -> StreamHead {
            StreamHead(
                stream: StreamID(node: node, scope: scope, epoch: counter == 4 ? epoch : Epoch(counter: counter, random: 1)), size: size,
                root: sha256([UInt8(size)]))
        }
        return Fence(
            node: node, database: String(repeating: "0f", count: 16), epoch: epoch,
            profile: NodeProfile(role: .store, site: try #require(SiteCode("S012")), timeZone: "Asia/Shanghai", pack: "plain"),
            lines: [line(1, .company, 2), line(4, scope("S012"), 7), line(4, .log(node), 1)].sorted())
    }

    @Test func aFenceIsReadAsItWasWritten() throws {
        let fence = try Self.fence()
        #expect(Fence(encoded: fence.encoded) == fence)
        #expect(fence.current.count == 2)
        var empty = fence
        empty.lines = []
        #expect(Fence(encoded: empty.encoded) == empty)
    }

    @Test func halfAFenceOrAChangedOneSaysNothing() throws {
        let bytes = try Self.fence().encoded
        for count in bytes.indices { #expect(Fence(encoded: Array(bytes[..<count])) == nil, "\(count) bytes") }
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            #expect(Fence(encoded: changed) == nil, "byte \(position)")
        }
        #expect(Fence(encoded: bytes + [10]) == nil)
    }

    @Test func theFileIsReplacedWholeAndAFolderThatCannotBeWrittenIsSaid() throws {
        let folder = try TemporaryFolder()
        let file = FenceFile(path: folder.file("fence"))
        #expect(try file.read() == nil)
        try file.replace(with: [1, 2, 3])
        try file.replace(with: [4])
        #expect(try file.read() == [4])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["fence"])
        let nowhere = FenceFile(path: folder.file("gone") + "/fence")
        #expect(expectNodeError(.inputOutput) { try nowhere.replace(with: [1]) }?.text.contains("Check the disk") == true)
    }

    @Test func whileOneProgramMovesTheFenceNoOtherDoes() throws {
        let folder = try TemporaryFolder()
        let file = FenceFile(path: folder.file("fence"))
        try file.replace(with: [0])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<20 {
                let result = Result {
                    try file.exclusively { () throws(NodeError) in
                        let value = try file.read()?.first ?? 0
                        try file.replace(with: [value + 1])
                    }
                }
                #expect(throws: Never.self) { try result.get() }
            }
        }
        #expect(try file.read() == [160])
    }

    /// A fence that can't be written; nothing of what was fenced before is lost.
    private final class Wall: FencePlace {
        let inner = FenceInMemory()
        let isFull = Mutex(false)

        func read() throws(NodeError) -> [UInt8]? { inner.read() }
        func replace(with bytes: [UInt8]) throws(NodeError) {
            if isFull.withLock({ $0 }) { throw NodeError(.inputOutput, "The disk is full.") }
            inner.replace(with: bytes)
        }
        func exclusively<Value>(_ body: () throws(NodeError) -> Value) throws(NodeError) -> Value { try inner.exclusively(body) }
    }

    @Test func withoutAFenceNothingLeavesAndWhatWasRecordedIsToldSo() async throws {
        let wall = Wall()
        let clock = TestClock()
        let node = try Node.make(
            in: .inMemory(), key: testKey(1), .init(role: .store, site: try #require(SiteCode("S001")), siteName: "店"), .test(clock, seed: 1),
            fence: wall)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        wall.isFull.withLock { $0 = true }
        let error = expectNodeError(.inputOutput) { try node.receive([]) }
        #expect(error?.text.contains("recorded") == true)
        #expect(try node.store.cases(.init()).count == 1)
        let (outcome, _) = try await talk(node, headOffice)
        #expect(outcome.error != nil)
        #expect(try headOffice.store.heads(of: node.id).isEmpty)
        wall.isFull.withLock { $0 = false }
        try await talk(node, headOffice)
        #expect(try headOffice.store.cases(.init()).count == 1)
        #expect(node.takeDoubts().isEmpty, "a fence that lags means nothing")
    }
}
