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

    @Test(.enabled(if: Confinement.canLoseRights, "this user may write everywhere, and can't be kept from it"))
    func aReadOnlyFolderCannotBeCreatedInOrWrittenTo() throws {
        defer { program.remove() }
        try program.initialise()
        let before = try program.run("digest", "--json").output
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: program.path("node"))
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path("node")) }
        let beginning = ["init", "--role", "store", "--site", "S001", "--site-name", "x", "--data", program.path("node/inner")]
        let made = try program.run(in: .permissions, [Program.url.path] + beginning)
        #expect(made.status == 73, "\(made.messages)")
        #expect(made.messages.contains("can't be made or written"), "\(made.messages)")
        let written = try program.run(in: .permissions, [Program.url.path, "case", "receive", "--channel", "phone", "--content", "x"])
        #expect(written.status == 73, "\(written.messages)")
        #expect(written.messages.contains("is read-only"), "\(written.messages)")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path("node"))
        #expect(try program.run("digest", "--json").output == before)
    }

    @Test func aNodeThatAnotherProgramWritesToIsBusyAndCanStillBeRead() throws {
        defer { program.remove() }
        try program.initialise()
        try program.receive()
        func run(_ arguments: String..., wait: String) throws -> Program.Outcome {
            try program.run(
                arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": "en", "AMENDS_WAIT": wait])
        }
        let other = try DatabasePool(path: program.path("node/amends.db"))
        try other.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            let act = try run("case", "close", "S001-1", wait: "0.3")
            #expect(act.status == 75, "\(act.messages)")
            #expect(act.messages.contains("try again in a moment"), "\(act.messages)")
            #expect(try run("rebuild", wait: "0").status == 75)
            for reading in ["list", "show", "history"] {
                let outcome = try run("case", reading, reading == "list" ? "--json" : "S001-1", wait: "0")
                #expect(outcome.status == 0, "\(reading): \(outcome.messages)")
                #expect(outcome.output.contains("S001-1"), "\(reading)")
            }
            #expect(try run("verify", wait: "0").status == 0)
            try database.execute(sql: "ROLLBACK")
        }
        #expect(try run("case", "close", "S001-1", wait: "0").status == 0)
        #expect(try run("case", "close", "S001-1", wait: "soon").status == 64)
    }

    @Test(.enabled(if: Confinement.canLimitFiles, "the size of files can't be limited here"))
    func aFileThatCannotGrowIsAnInputOutputErrorAndNothingIsHalfWritten() throws {
        defer { program.remove() }
        try program.initialise()
        let before = try program.run("digest", "--json").output
        let text = String(repeating: "很长的投诉内容。", count: 2000)
        let receive = [Program.url.path, "case", "receive", "--channel", "phone", "--content", text]
        let outcome = try program.run(in: .fileSize(blocks: 64), receive)
        #expect(outcome.status == 74, "\(outcome.messages)")
        #expect(outcome.messages.contains("Check the disk"), "\(outcome.messages)")
        #expect(outcome.output.isEmpty)
        #expect(try program.run("digest", "--json").output == before)
        #expect(try program.run("verify").status == 0)
        #expect(try program.run(receive.dropFirst() + [], environment: ["AMENDS_DATA": program.path("node")]).status == 0)
    }

    @Test(.enabled(if: Confinement.canMakeDisks, "this user may not make a disk of their own"))
    func aFullDiskIsAnInputOutputErrorAndWorkGoesOnWhenThereIsRoom() throws {
        defer { program.remove() }
        // The disk is gone with the script, so everything that is done on it is.
        let script = """
            head -c 600000 /dev/zero > ballast && "$AMENDS" init --role store --site S001 --site-name x 2> /dev/null || exit 1
            "$AMENDS" case receive --channel phone --content "$0" > /dev/null 2>&1 || exit 2
            left=100 status=0
            while [ $status -eq 0 ] && [ $left -gt 0 ]; do
                left=$((left - 1))
                before=$("$AMENDS" digest --json)
                messages=$("$AMENDS" case receive --channel phone --content "$0" 2>&1 > /dev/null) || status=$?
            done
            echo "$status"
            echo "$messages" >&2
            [ "$before" = "$("$AMENDS" digest --json)" ] && "$AMENDS" verify > /dev/null 2>&1 && echo unharmed
            rm ballast
            "$AMENDS" case receive --channel phone --content "$0" > /dev/null 2>&1 && echo again
            """
        let text = String(repeating: "很长的投诉内容。", count: 1000)
        let outcome = try program.run(
            in: .disk(kibibytes: 1800), ["/bin/sh", "-c", "cd \"$(dirname \"$AMENDS_DATA\")\"; " + script, text], node: "node")
        #expect(outcome.output == "74\nunharmed\nagain\n", "\(outcome.status) \(outcome.messages)")
        #expect(outcome.messages.contains("is full"), "\(outcome.messages)")
    }

    @Test func anAnswerThatCannotBeWrittenIsAnInputOutputError() throws {
        defer { program.remove() }
        try program.initialise()
        try program.receive()
        for command in [["case", "list"], ["case", "list", "--json"], ["statistics"], ["digest", "--json"]] {
            let outcome = try program.run(
                "/bin/sh", ["-c", "exec \"$@\" > /dev/full", "sh", Program.url.path] + command,
                environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": "en"])
            #expect(outcome.status == 74, "\(command): \(outcome.messages)")
            #expect(outcome.messages.contains("No space left on device"), "\(command): \(outcome.messages)")
        }
    }

    @Test func aBundleTakesThePlaceOfNothingButAFile() throws {
        defer { program.remove() }
        try program.initialise()
        let pipe = program.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        for place in [pipe, program.path("node")] {
            let outcome = try program.run("bundle", "make", "--for", "head-office", "--to", place)
            #expect(outcome.status == 73, "\(outcome.messages)")
            #expect(outcome.messages.contains("not a plain file"), "\(outcome.messages)")
        }
        let kind = try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
        #expect(kind != .typeRegular)
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { $0.hasSuffix(".part") } == [])
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
