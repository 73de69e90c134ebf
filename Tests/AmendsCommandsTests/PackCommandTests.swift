import Foundation
import Testing

/// Policy packs on the command line: looked at, copied, checked, compared, published and used.
@Suite struct PackCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @discardableResult
    private func expect(
        _ status: Int32, _ arguments: String..., at node: String = "node", language: String = "en",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Program.Outcome {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path(node), "AMENDS_LANGUAGE": language])
        #expect(outcome.status == status, "\(arguments): \(outcome.messages)", sourceLocation: sourceLocation)
        return outcome
    }

    /// The shipped salon pack as the chain's own second version, with changes.
    private func ownPack(_ changes: [(String, String)], as name: String = "ours.yaml") throws -> String {
        var text = try expect(0, "pack", "show", "salon", "--text").output
        for (old, new) in [("version: 1\n", "version: 2\n")] + changes {
            #expect(text.contains(old), "the shipped pack says \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        return try program.write(text, to: name)
    }

    @Test("without any node the shipped packs are listed and shown in three languages, and defaults are marked")
    func shipped() throws {
        defer { program.remove() }
        let list = try expect(0, "pack", "list", language: "zh-Hans").output
        for name in ["foot-spa/1", "salon/1", "night-market/1", "home-services/1", "online-guests/1", "plain/1"] {
            #expect(list.contains(name))
        }
        #expect(list.contains("美容美发店顾客投诉处理手册"))
        let packs = try #require(try expect(0, "pack", "list", "--json").document["packs"] as? [[String: Any]])
        #expect(packs.count == 6 && packs.allSatisfy { $0["is_shipped"] as? Bool == true && $0["is_published"] as? Bool == false })
        #expect((packs[0]["title"] as? [String: String]).map { Set($0.keys) } == ["en", "zh-Hans", "zh-Hant"])
        let page = try expect(0, "pack", "show", "salon").output
        #expect(page.contains("complaint receiver (intake)") && page.contains("default, not from the regulation"))
        #expect(try expect(0, "pack", "show", "salon", language: "zh-Hant").output.contains("投訴接收人員"))
        #expect(try expect(0, "pack", "show", "salon/1", "--json").document["name"] as? String == "salon/1")
        let missing = try expect(66, "pack", "show", "nosuch")
        #expect(missing.messages.contains("neither a file nor a pack nosuch") && missing.messages.contains("salon/1"))
    }

    @Test("a pack with mistakes is refused whole, with every mistake and its line, in each language and as JSON")
    func mistakes() throws {
        defer { program.remove() }
        let path = try ownPack([
            ("general: 20 working days", "general: 5 working days"), ("{id: M07, requires", "{id: M77, requires"),
            ("{id: M13, roles: [customer_relations", "{id: M13, roles: [king"),
        ])
        let told = try expect(65, "pack", "check", path)
        #expect(
            told.output.replacingOccurrences(of: #"line \d+"#, with: "line N", options: .regularExpression) == """
                \(path), line N: "milestones": there is no milestone "M77" in this pack; write M01 to M16
                \(path), line N: "milestones.M13.roles": there is no role "king"
                \(path), line N: the limit of resolve can end before that of execute, which comes first; limits must not decrease

                """)
        #expect(told.messages.contains("3 mistakes"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.components(separatedBy: "\n")
        let document = try expect(65, "pack", "check", path, "--json").document
        #expect(document["pack"] is NSNull)
        let mistakes = try #require(document["mistakes"] as? [[String: Any]])
        let named = mistakes.compactMap { ($0["line"] as? Int).map { lines[$0 - 1] } }
        #expect(named.count == 3 && named[0].contains("M77") && named[1].contains("king") && named[2].contains("resolve:"), "\(named)")
        #expect(try expect(65, "pack", "check", path, language: "zh-Hans").output.contains("没有岗位“king”"))
        #expect(try expect(65, "pack", "check", path, language: "zh-Hant").messages.contains("3處錯誤"))

        try program.initialise("hq", role: "head-office", site: "HQ")
        let refused = try expect(65, "pack", "install", path, "--sites", "all", at: "hq")
        #expect(refused.output == told.output && refused.messages.contains("3 mistakes"))
        let packs = try #require(try expect(0, "pack", "list", "--json", at: "hq").document["packs"] as? [[String: Any]])
        #expect(packs.count == 6, "nothing of it was taken")
        #expect(try expect(66, "pack", "check", program.path("none.yaml")).messages.contains("none.yaml"))
        #expect(try expect(65, "pack", "check", try program.write("- 1\n- 2\n", to: "list.yaml")).output.contains("line"))
    }

    @Test("what differs between two packs is said in words, and as JSON")
    func differences() throws {
        defer { program.remove() }
        let path = try ownPack([("general: 20 working days", "general: 18 working days")])
        #expect(try expect(0, "pack", "check", path).messages.contains("salon/2"))
        let english = try expect(0, "pack", "diff", "salon", path)
        #expect(
            english.output == """
                What differs                                Before salon/1   After salon/2
                ------------------------------------------  ---------------  ---------------
                Time limits: Handled and answered, General  20 working days  18 working days

                """)
        #expect(english.messages.contains("1 difference"))
        #expect(try expect(0, "pack", "diff", "salon", path, language: "zh-Hans").output.contains("20个工作日    18个工作日"))
        let document = try expect(0, "pack", "diff", "salon", path, "--json").document
        #expect(document["old"] as? String == "salon/1" && document["new"] as? String == "salon/2")
        let difference = try #require((document["differences"] as? [[String: Any]])?.first)
        #expect(difference["place"] as? String == "clocks.resolve.general")
        #expect((difference["new"] as? [String: Int])?["working_days"] == 18)
        #expect(try expect(0, "pack", "diff", "salon", "salon").output.isEmpty)
    }

    @Test("head office publishes and orders, a store follows and says so; what is published never changes")
    func publishing() throws {
        defer { program.remove() }
        let path = try ownPack([("general: 20 working days", "general: 18 working days")])
        try program.initialise("hq", role: "head-office", site: "HQ")
        try program.initialise()
        #expect(try expect(77, "pack", "install", path, "--sites", "all").messages.contains("Only head office"))
        #expect(try expect(77, "pack", "install", path, language: "zh-Hans").messages.contains("总部"))
        let done = try expect(0, "pack", "install", path, "--sites", "S001", "--from", "2026-01-01", at: "hq")
        #expect(done.messages.contains("salon/2 is published") && done.messages.contains("S001 is to use salon/2 from 2026-01-01 on"))
        let other = try ownPack([("general: 20 working days", "general: 19 working days")], as: "other.yaml")
        #expect(try expect(64, "pack", "install", other, at: "hq").messages.contains("Give the new text another version"))
        #expect(try expect(64, "pack", "install", path, "--sites", "all", "--from", "2026-99-01", at: "hq").messages.contains("2026-99-01"))

        try expect(0, "bundle", "make", "--for", "S001", "--to", program.path("b"), at: "hq")
        try expect(0, "bundle", "take", program.path("b"))
        let packs = try #require(try expect(0, "pack", "list", "--json").document["packs"] as? [[String: Any]])
        let own = try #require(packs.first { $0["name"] as? String == "salon/2" })
        #expect(own["is_published"] as? Bool == true && own["in_force_at"] as? [String] == ["S001"])
        #expect((own["orders"] as? [[String: Any]])?.first?["from"] as? String == "2026-01-01")
        #expect((own["acknowledged_by"] as? [[String: Any]])?.first?["site"] as? String == "S001")
        #expect(try expect(77, "pack", "use", "night-market").messages.contains("salon/2"))
        #expect(try expect(0, "pack", "list", language: "zh-Hans").output.contains("S001 2026-01-01"))

        try expect(0, "pack", "withdraw", "salon/2", at: "hq")
        #expect(try expect(66, "pack", "withdraw", "salon/9", at: "hq").messages.contains("Known are"))
    }

    @Test("a store chooses a pack by itself where head office has ordered none; open cases keep theirs")
    func using() throws {
        defer { program.remove() }
        try program.initialise()
        try program.receive()
        #expect(try expect(0, "pack", "use", "night-market").messages.contains("S001 works under night-market/1 from now on"))
        #expect(try expect(0, "pack", "use", "night-market", language: "zh-Hant").messages.contains("night-market/1"))
        #expect(try expect(66, "pack", "use", "nosuch").messages.contains("Known are: foot-spa/1"))
        #expect(try expect(66, "pack", "use", "salon/7", language: "zh-Hans").messages.contains("salon/7"))
        let fields = try #require(try expect(0, "case", "show", "S001-1", "--json").document["fields"] as? [String: Any])
        #expect(fields["policy"] as? String == "plain/1")
        #expect(try expect(77, "pack", "withdraw", "salon/1").messages.contains("head office"))
        #expect(try expect(66, "pack", "acknowledge", "salon/2").messages.contains("salon/2"))
    }
}
