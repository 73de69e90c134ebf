import AmendsLog
import AmendsModel
import Foundation
import GRDB
import Glibc
import Testing

@testable import AmendsStore

@Suite struct OpeningTests {
    @Test func theWritingConnectionIsFullySynchronousAndHasLargePages() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        let pragmas = try store.database.writeWithoutTransaction { database in
            try ["synchronous", "page_size", "journal_mode"].map { try String.fetchOne(database, sql: "PRAGMA \($0)") }
        }
        #expect(pragmas == ["2", "8192", "wal"])
        try store.close()
        let again = try Store(path: folder.file(), create: false)
        #expect(try again.database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    }

    @Test func everyTableOfTheSchemaIsThereAfterMigrating() throws {
        let store = try Store.inMemory()
        let tables = try store.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE type='table'") }
        let wanted = [
            "log_stream", "log_scope", "log_segment", "log_tail", "log_waiting", "case_record", "stat_symbol", "stat_bucket",
            "search_progress", "search_document", "search_text", "node_setting", "peer_node", "peer_head", "peer_quarantine",
        ]
        #expect(Set(wanted).subtracting(tables).isEmpty)
    }

    @Test func whatWasWrittenIsThereAfterReopening() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1))
        let digests = try store.digests()
        try store.close()
        let again = try Store(path: folder.file(), create: false)
        #expect(try again.digests() == digests)
        #expect(digests.first?.cases == 1)
    }

    @Test func aProjectionOfAnotherVersionIsFoldedAnew() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        var writer = try Writer(store, seed: 1)
        for number in 0..<5 { try writer.receive(record(number)) }
        let digests = try store.digests()
        func spoil(_ store: Store, version: Int) throws {
            try store.database.write { database in
                try database.execute(sql: "DELETE FROM stat_bucket")
                try database.execute(sql: "PRAGMA user_version = \(version)")
            }
            #expect(try store.digests() != digests)
            try store.close()
        }
        try spoil(store, version: 0)
        let again = try Store(path: folder.file(), create: false)
        #expect(try again.digests() == digests)
        // One of the same version is believed.
        try spoil(again, version: Schema.projectionVersion)
        #expect(try Store(path: folder.file(), create: false).digests() != digests)
    }

    @Test func closingLeavesOneFile() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1))
        _ = try store.digests()
        try store.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["amends.db"])
    }

    @Test func aMissingDatabaseIsNotMadeUnlessAsked() throws {
        let folder = try TemporaryFolder()
        expectStoreError(.notInitialised) { _ = try Store(path: folder.file(), create: false) }
        #expect(!FileManager.default.fileExists(atPath: folder.file()))
    }

    @Test func aDatabaseFromTheFutureIsRefusedAndNotChanged() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1))
        try store.database.write { database in
            try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('something that only a later version knows')")
        }
        try store.close()
        func tables() throws -> [[String]] {
            let queue = try DatabaseQueue(path: folder.file())
            return try queue.read { database in
                let names = try String.fetchAll(
                    database, sql: "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'search_text%'")
                return try names.map { name in
                    [name]
                        + (try Row.fetchAll(database, sql: "SELECT * FROM \(name)").map {
                            $0.databaseValues.map(\.description).joined(separator: "|")
                        })
                }
            }
        }
        let before = try tables()
        let error = expectStoreError(.fromTheFuture) { _ = try Store(path: folder.file(), create: false) }
        #expect(error?.text.contains("newer") == true)
        #expect(try tables() == before)
    }

    @Test(arguments: ["SQLite format 4 or something like it, long enough to look like a page of a file", "x"])
    func aFileThatIsNoDatabaseIsCalledDamaged(content: String) throws {
        let folder = try TemporaryFolder()
        let bytes = Data(String(repeating: content, count: 2000).utf8)
        try bytes.write(to: URL(filePath: folder.file()))
        let error = expectStoreError(.damaged) { _ = try Store(path: folder.file(), create: false) }
        #expect(error?.text.contains("head office") == true)
        #expect(try Data(contentsOf: URL(filePath: folder.file())) == bytes)
    }

    @Test func aTruncatedDatabaseIsCalledDamaged() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        var writer = try Writer(store, seed: 1)
        for number in 0..<50 { try writer.receive(record(number), [(CaseField.content, .text(String(repeating: "很久", count: 900)))]) }
        try store.close()
        let whole = try Data(contentsOf: URL(filePath: folder.file()))
        try whole.prefix(whole.count / 3).write(to: URL(filePath: folder.file()))
        let error = expectStoreError(.damaged) {
            let store = try Store(path: folder.file(), create: false)
            for number in 0..<50 { _ = try store.record(record(number), in: .shop) }
            _ = try store.digests()
        }
        #expect(error?.text.contains("join again") == true)
    }

    @Test func aFolderThatIsNotThereGivesAdvice() throws {
        let error = expectStoreError(.readOnly) { _ = try Store(path: "/nowhere/at/all/amends.db", create: true) }
        #expect(error?.text.contains("folder") == true)
    }

    @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
    func aReadOnlyFolderGivesAdvice() throws {
        let folder = try TemporaryFolder()
        chmod(folder.path, 0o500)
        defer { chmod(folder.path, 0o700) }
        expectStoreError(.readOnly) { _ = try Store(path: folder.file(), create: true) }
    }
}
