import Foundation
import GRDB
import Testing

/// Bad input of every class: the right status, and words that say what to do.
@Suite struct ExitStatusTests {
    let program: Program

    init() throws { program = try Program() }

    private func expect(_ status: Int32, _ words: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": "en"])
        #expect(outcome.status == status, "\(outcome.messages)", sourceLocation: sourceLocation)
        #expect(outcome.messages.contains(words), "\(outcome.messages)", sourceLocation: sourceLocation)
        #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    }

    @Test func aFolderWithoutANodeIsNoInput() throws {
        defer { program.remove() }
        try expect(66, "Make one with: amends init", "case", "list")
        try expect(66, "Make one with: amends init", "digest", "--json")
    }

    @Test func whatMakesNoSenseIsAUsageError() throws {
        defer { program.remove() }
        try expect(64, "is not a role", "init", "--role", "shop", "--site", "S001", "--site-name", "x")
        try expect(64, "is not a site code", "init", "--role", "store", "--site", "店", "--site-name", "x")
        try expect(64, "is not a time zone", "init", "--role", "store", "--site", "S001", "--site-name", "x", "--time-zone", "Mars/Base")
        try program.initialise()
        try expect(64, "Add --channel.", "case", "receive", "--content", "x")
        try expect(64, "is not a value of Severity", "case", "receive", "--channel", "phone", "--severity", "huge")
        try expect(64, "is not a time", "case", "receive", "--channel", "phone", "--at", "2026-02-30T10:00")
        try expect(64, "is not a month", "statistics", "--from", "November")
        try expect(64, "Statistics are not kept by", "statistics", "--by", "weather")
        try expect(64, "is not an address", "sync", "--peer", "nowhere")
        try expect(64, "Unknown option", "case", "list", "--frobnicate")
    }

    @Test func anActOutOfTurnIsAUsageErrorThatNamesTheNextStep() throws {
        defer { program.remove() }
        try program.initialise()
        try program.receive()
        try expect(64, "only a closed one", "case", "reopen", "S001-1", "--reason", "x")
        try expect(64, "Close it before", "case", "archive", "S001-1")
        try expect(64, "is not an amount", "case", "plan", "S001-1", "--compensation", "12.345")
        try expect(64, "Liability is missing", "case", "decide", "S001-1")
        try expect(64, "nothing to write", "case", "amend", "S001-1", "--reason", "x")
        try expect(64, "has no such conflict", "case", "settle", "S001-1", "--category", "price")
        try program.run("case", "close", "S001-1")
        try expect(64, "amends case reopen S001-1", "case", "assess", "S001-1")
    }

    @Test func anUnknownCaseIsNoInput() throws {
        defer { program.remove() }
        try program.initialise()
        try expect(66, "amends search WORDS", "case", "show", "S001-99")
        try expect(66, "amends search WORDS", "case", "close", "S001-99")
    }

    @Test func aStoreMayNotWriteForAnotherSite() throws {
        defer { program.remove() }
        try program.initialise()
        try expect(77, "may not write in site/S002", "case", "receive", "--channel", "phone", "--site", "S002")
    }

    @Test func anAddressThatOthersCanReachNeedsPermission() throws {
        defer { program.remove() }
        try program.initialise()
        try expect(77, "--insecure-any-interface", "serve", "--listen", "0.0.0.0:0")
    }

    @Test func aSecondNodeInOneFolderCannotBeCreated() throws {
        defer { program.remove() }
        try program.initialise()
        try expect(73, "already holds a node", "init", "--role", "store", "--site", "S001", "--site-name", "x")
    }

    @Test func aPeerThatIsNotThereIsUnavailable() throws {
        defer { program.remove() }
        try program.initialise()
        // Nobody listens on the discard port of the loopback.
        try expect(69, "127.0.0.1:9", "sync", "--peer", "127.0.0.1:9")
    }

    @Test func aDamagedDatabaseIsBadInput() throws {
        defer { program.remove() }
        try program.initialise()
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: program.path("node/amends.db") + suffix) }
        try Data(repeating: 0x5a, count: 65_536).write(to: URL(fileURLWithPath: program.path("node/amends.db")))
        try expect(65, "damaged", "case", "list")
    }

    @Test func aDatabaseFromTheFutureIsRefusedUntouched() throws {
        defer { program.remove() }
        try program.initialise()
        let database = try DatabaseQueue(path: program.path("node/amends.db"))
        try database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('a form of the year 2030')") }
        try database.close()
        try expect(65, "later version", "case", "list")
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere")) func aReadOnlyFolderCannotBeCreatedIn() throws {
        defer { program.remove() }
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: program.folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.folder.path) }
        let outcome = try program.run("init", "--role", "store", "--site", "S001", "--site-name", "x", node: "node")
        #expect(outcome.status == 73)
    }

    @Test func aMappingWithMistakesIsBadInputAndNamesThemAll() throws {
        defer { program.remove() }
        try program.initialise()
        let file = try program.write("id,when\n1,2026-01-01\n", to: "cases.csv")
        let mapping = try program.write("mapping: x\ncase: id\n", to: "broken.yaml")
        try expect(65, "line", "import", "--mapping", mapping, file)
        try expect(66, "Shipped are: cfpb", "import", "--mapping", "cfbp", file)
        try expect(66, "There is no file", "import", "--mapping", "cfpb", "nowhere.csv")
        try expect(65, "the file has no column", "import", "--mapping", "cfpb", file)
        try expect(64, "is not a part", "import", "--mapping", "cfpb", "--part", "5/5", file)
    }

    @Test func aFileThatIsNoBundleIsBadInput() throws {
        defer { program.remove() }
        try program.initialise()
        let file = try program.write("not a bundle", to: "x.bundle")
        try expect(65, "x.bundle", "bundle", "take", file)
        try expect(66, "There is no file", "bundle", "take", "nowhere.bundle")
    }
}
