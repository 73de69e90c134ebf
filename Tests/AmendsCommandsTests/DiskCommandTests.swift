import Foundation
import Testing

/// Data folders that are copied, put back and restored, with the program run on them as users run it.
@Suite struct DiskCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @discardableResult
    private func receive(_ node: String) throws -> String {
        let outcome = try program.run("case", "receive", "--channel", "phone", "--content", "水不热", node: node)
        #expect(outcome.status == 0, "\(outcome.messages)")
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What `from` holds and `to` may read, by a stick.
    @discardableResult
    private func carry(_ from: String, to: String, for receiver: String) throws -> Program.Outcome {
        let stick = program.path("stick-\(UUID().uuidString)")
        #expect(try program.run("bundle", "make", "--for", receiver, "--to", stick, node: from).status == 0)
        let outcome = try program.run("bundle", "take", stick, "--json", node: to)
        #expect(outcome.status == 0, "\(outcome.messages)")
        return outcome
    }

    private func digest(_ node: String, _ scope: String) throws -> NSDictionary? {
        let scopes = try program.run("digest", "--json", node: node).document["scopes"] as? [[String: Any]]
        return scopes?.first { $0["scope"] as? String == scope } as NSDictionary?
    }

    private static let doubt = "not sure of its own past"

    @Test("E51: two programs on two copies of one data folder: both lines of the log reach everybody, and each copy goes on by itself")
    func aCopiedFolderThatRunsTwice() throws {
        defer { program.remove() }
        try program.initialise("shop")
        try program.initialise("office", role: "head-office", site: "HQ")
        try receive("shop")
        try carry("shop", to: "office", for: "head-office")
        try FileManager.default.copyItem(atPath: program.path("shop"), toPath: program.path("copy"))
        for node in ["shop", "copy"] { for _ in 0..<2 { try receive(node) } }
        for node in ["shop", "copy"] { try carry(node, to: "office", for: "head-office") }
        for node in ["shop", "copy"] {
            let outcome = try carry("office", to: node, for: "S001")
            #expect(outcome.messages.contains(Self.doubt), "\(node): \(outcome.messages)")
        }
        let (first, second) = (try receive("shop"), try receive("copy"))
        #expect(first != second)
        #expect(first.split(separator: "-").count == 4, "\(first) has no tag")
        for _ in 0..<2 {
            for node in ["shop", "copy"] {
                try carry(node, to: "office", for: "head-office")
                let outcome = try carry("office", to: node, for: "S001")
                #expect(!outcome.messages.contains(Self.doubt), "once is enough")
            }
        }
        let office = try #require(try digest("office", "site/S001"))
        for node in ["shop", "copy"] {
            #expect(try digest(node, "site/S001") == office)
            #expect(try program.run("verify", node: node).status == 0)
            let peers = try program.run("peers", "--json", node: node).document
            #expect(peers["epoch"] as? Int == 1)
            #expect((peers["doubts"] as? [[String: Any]])?.map { $0["reason"] as? String } == ["shown_by_peer"])
        }
        let branched = try program.run("peers", "--json", node: "office").document["branched"] as? [[String: Any]]
        #expect(branched?.contains { $0["lines"] as? Int == 2 } == true)
        let listed = try program.run("peers", node: "office")
        #expect(listed.messages.contains("2 lines of one stream"))
    }

    @Test("E51: an old copy of the database put back by hand is noticed by the next command, and no number comes again")
    func anOldDatabasePutBackByHand() throws {
        defer { program.remove() }
        try program.initialise("shop")
        var numbers = try [receive("shop")]
        let (database, copy) = (program.path("shop/amends.db"), program.path("old.db"))
        try FileManager.default.copyItem(atPath: database, toPath: copy)
        for _ in 0..<2 { numbers.append(try receive("shop")) }
        try FileManager.default.removeItem(atPath: database)
        try FileManager.default.copyItem(atPath: copy, toPath: database)
        let listed = try program.run("case", "list", "--json", node: "shop")
        #expect(listed.status == 0 && listed.messages.contains(Self.doubt), "\(listed.messages)")
        for _ in 0..<3 { numbers.append(try receive("shop")) }
        #expect(Set(numbers).count == 6, "\(numbers)")
        let chinese = try program.run("peers", node: "shop", language: "zh-Hans")
        #expect(chinese.messages.contains("数据库早于本节点曾到达之处"), "\(chinese.messages)")
    }

    @Test func aBackupIsMadeCheckedAndPutBack() throws {
        defer { program.remove() }
        try program.initialise("shop")
        try receive("shop")
        let file = program.path("s001.backup")
        let made = try program.run("backup", "--to", file, "--json", node: "shop")
        #expect(made.status == 0, "\(made.messages)")
        #expect((try made.document["entries"] as? Int ?? 0) >= 3)
        #expect(try program.run("backup", "--to", file, node: "shop").status == 73)
        try receive("shop")

        let restored = try program.run("restore", "--from", file, "--json", node: "shop")
        #expect(restored.status == 0, "\(restored.messages)")
        let document = try restored.document
        #expect(document["new_node"] as? Bool == false && document["epoch"] as? Int == 1)
        #expect((document["rescued"] as? Int ?? 0) >= 1)
        #expect(FileManager.default.fileExists(atPath: document["replaced"] as? String ?? ""))
        #expect(restored.messages.contains(Self.doubt))
        #expect(try program.run("verify", node: "shop").status == 0)

        let moved = try program.run("restore", "--from", file, "--json", node: "elsewhere")
        #expect(try moved.document["new_node"] as? Bool == true)
        #expect(try program.run("case", "list", "--json", node: "elsewhere").output.contains("S001-"))
    }

    @Test func whatCannotBeRestoredIsSaidInTheReadersLanguage() throws {
        defer { program.remove() }
        try program.initialise("shop")
        try program.initialise("other", site: "S002")
        let foreign = program.path("other.backup")
        #expect(try program.run("backup", "--to", foreign, node: "other").status == 0)
        let text = try program.write("not a database", to: "text")
        for (arguments, status, words) in [
            (["restore", "--from", program.path("gone")], 66, ["There is no file", "没有文件", "沒有檔案"]),
            (["restore", "--from", text], 65, ["no backup of Amends", "不是 Amends 的备份", "不是 Amends 的備份"]),
            (["restore", "--from", foreign], 64, ["is of a store node of S002", "属于 S002 的门店节点", "屬於 S002 的門市節點"]),
            (["serve", "--backup-to", program.path("b"), "--backup-every", "soon"], 64, ["no time between backups", "不是备份间隔", "不是備份間隔"]),
            (["serve", "--backup-to", program.path("b"), "--backup-keep", "0"], 64, ["Give 1 or more", "请给出 1 或更大的数", "請給出 1 或更大的數"]),
        ] as [([String], Int32, [String])] {
            for (language, word) in zip(["en", "zh-Hans", "zh-Hant"], words) {
                let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path("shop"), "AMENDS_LANGUAGE": language])
                #expect(outcome.status == status, "\(arguments): \(outcome.messages)")
                #expect(outcome.messages.contains(word), "\(outcome.messages)")
            }
        }
    }
}
