import AmendsLog
import AmendsMerge
import AmendsModel
import GRDB
import Testing

@testable import AmendsStore

@Suite struct ContentionTests {
    /// A store on `path` that does not wait long for another writer.
    private static func impatient(_ path: String) throws -> Store {
        var configuration = Store.configuration
        configuration.busyMode = .timeout(0.05)
        return try Store(DatabasePool(path: path, configuration: configuration))
    }

    @Test func aLockThatIsNotLetGoIsReportedAsBusyAndNothingIsLost() throws {
        let folder = try TemporaryFolder()
        var writer = try Writer(try Store(path: folder.file(), create: true), seed: 1)
        try writer.receive(record(1))
        let other = try Self.impatient(folder.file())
        let before = try other.digests()
        let blocker = try DatabaseQueue(path: folder.file())
        try blocker.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            let error = expectStoreError(.busy) { try other.write { try $0.set("a", to: "b") } }
            #expect(error?.text.contains("again") == true)
            #expect(try other.digests() == before, "reading must not wait for a writer")
            try database.execute(sql: "ROLLBACK")
        }
        try other.write { try $0.set("a", to: "b") }
        #expect(try other.settings()["a"] == "b")
    }

    @Test func whoeverReadsTheLogNeitherWaitsForAWriterNorKeepsOneWaiting() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1), [(CaseField.content, .text(String(repeating: "长", count: 100)))])
        try writer.seal()
        try writer.act(CaseAct.note, on: record(1), [(CaseField.note, .text("not sealed"))])
        let row = try #require(try store.cases(CaseFilter(limit: 1)).first)
        let other = try Self.impatient(folder.file())
        // Both hold from the first write to the last.
        let blocker = try DatabaseQueue(path: folder.file())
        try blocker.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            #expect(try other.verify().entries == 2)
            #expect(try other.history(of: row).map(\.draft.kind) == [CaseAct.receive, CaseAct.note])
            try database.execute(sql: "ROLLBACK")
        }
        // A reading snapshot of another connection is open while this one writes and is checked.
        try blocker.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN")
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM log_segment")
            try other.write { try $0.set("a", to: "b") }
            #expect(try other.verify().problems == [])
            try database.execute(sql: "COMMIT")
        }
    }

    @Test func twoStoresOnOneFileWritingInTurnKeepStreamsAndFolds() throws {
        let folder = try TemporaryFolder()
        let one = try Store(path: folder.file(), create: true)
        let two = try Store(path: folder.file(), create: false)
        // The same node twice, as the command line beside a running serve.
        var first = try Writer(one, seed: 1)
        var second = try Writer(two, seed: 1, at: first.milliseconds + 500)
        for number in 0..<20 {
            try first.receive(record(number), [(CaseField.region, .text("north \(number % 3)"))])
            try second.act(CaseAct.note, on: record(number), [(CaseField.note, .text("seen"))])
            if number % 7 == 3 { try second.seal() }
            try first.act(CaseAct.close, on: record(number), [(CaseField.outcome, .text("resolved"))])
            if number % 5 == 1 { try first.seal() }
        }
        #expect(try one.digests() == two.digests())
        #expect(try one.heads() == two.heads())
        for number in 0..<20 {
            let state = try #require(try one.record(record(number), in: .shop))
            #expect(state.entries.count == 3)
            #expect(state.heads.count == 1, "one process did not see what the other had written")
            #expect(!state.isOpen)
        }
        #expect(try one.verify().problems == [])
        let digests = try digestsAfterRebuild(two)
        #expect(try one.digests() == digests)
    }

    @Test func aSessionsSegmentsAndOwnActsMayAlternate() throws {
        let folder = try TemporaryFolder()
        let serving = try Store(path: folder.file(), create: true)
        let command = try Store(path: folder.file(), create: false)
        let elsewhere = try Store.inMemory()
        var peer = try Writer(elsewhere, seed: 2)
        var own = try Writer(command, seed: 1)
        for number in 0..<10 {
            try peer.receive(record(number))
            try peer.seal()
            try copy(from: elsewhere, to: serving)
            try own.act(CaseAct.amend, on: record(number), [(CaseField.category, .text("price"))])
        }
        try own.seal()
        try copy(from: serving, to: elsewhere)
        #expect(try elsewhere.digests() == serving.digests())
        #expect(try command.digests() == serving.digests())
    }
}
