import Foundation
import Testing

/// People and their rights, as the command line shows them.
@Suite struct PeopleCommandTests {
    let program: Program

    init() throws { program = try Program() }

    /// A store whose manager is E1 and whose reception is E2.
    private func setUp() throws {
        try program.initialise()
        for (code, name) in [("E1", "李店长"), ("E2", "王前台"), ("E3", "赵技师"), ("E4", "周师傅")] {
            try expect(0, "staff", "define", "--code", code, "--name", name)
        }
        try expect(0, "role", "grant", "E1", "store_manager")
        try expect(0, "role", "grant", "E2", "intake", "--as", "E1")
        try expect(0, "role", "grant", "E3", "technician", "--as", "E1")
    }

    @discardableResult
    private func expect(_ status: Int32, _ arguments: String..., language: String = "en", sourceLocation: SourceLocation = #_sourceLocation)
        throws
        -> Program.Outcome
    {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": language])
        #expect(outcome.status == status, "\(arguments): \(outcome.messages)", sourceLocation: sourceLocation)
        return outcome
    }

    private func receive(_ arguments: String...) throws -> String {
        let all = [
            "case", "receive", "--channel", "phone", "--customer", "王秀英", "--contact", "13800001111", "--content", "态度不好", "--as", "E2",
        ]
        let outcome = try program.run(all + arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": "en"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test("SA-2.1-3 FS-3-6: from the first role on every act says who makes it, and who may not is told who may") func rights() throws {
        defer { program.remove() }
        try setUp()
        let nobody = try expect(77, "case", "receive", "--channel", "phone")
        #expect(nobody.messages.contains("--as STAFFCODE"))
        #expect(try expect(77, "case", "receive", "--channel", "phone", "--actor", "李强").messages.contains("--as STAFFCODE"))
        #expect(try expect(77, "case", "receive", "--channel", "phone", "--as", "E9").messages.contains("staff code E9"))
        let number = try receive()
        let refused = try expect(77, "case", "decide", number, "--liability", "none", "--as", "E2")
        #expect(refused.messages.contains("store manager") && refused.messages.contains("Liability decided"))
        #expect(try expect(77, "case", "decide", number, "--liability", "none", "--as", "E2", language: "zh-Hans").messages.contains("店长"))
        #expect(
            try expect(77, "case", "decide", number, "--liability", "none", "--as", "E2", language: "zh-Hant").messages.contains("無權辦理"))
        try expect(0, "case", "escalate", number, "--escalated-to", "店长", "--as", "E2")
        try expect(0, "case", "decide", number, "--liability", "none", "--as", "E1")
        try expect(77, "volume", "report", "--day", "2026-11-03", "--orders", "5")
        try expect(0, "volume", "report", "--day", "2026-11-03", "--orders", "5", "--as", "E1")
    }

    @Test("FS-7-2: who has no need of it does not see who the customer is, on the page, in the list and in a search") func masking() throws
    {
        defer { program.remove() }
        try setUp()
        let number = try receive()
        let page = try expect(0, "case", "show", number, "--as", "E3")
        #expect(!page.output.contains("王秀英") && !page.output.contains("13800001111") && page.output.contains("态度不好"))
        #expect(page.output.contains("***") && page.messages.contains("your roles do not show"))
        let document = try expect(0, "case", "show", number, "--json", "--as", "E3").document
        let fields = try #require(document["fields"] as? [String: Any])
        #expect(fields["customer"] as? String == "***" && fields["content"] as? String == "态度不好")
        for arguments in [["case", "list"], ["case", "list", "--json"], ["case", "history"], ["case", "history", "--json"]] {
            let all = arguments + (arguments[1] == "history" ? [number] : []) + ["--as", "E3"]
            let outcome = try program.run(all, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": "en"])
            #expect(outcome.status == 0 && !outcome.output.contains("王秀英"), "\(all)")
        }
        #expect(try expect(0, "search", "王秀英", "--as", "E3").output.isEmpty)
        #expect(try expect(0, "search", "王秀英", "--as", "E2").output.contains(number))
        #expect(try expect(0, "case", "show", number, "--as", "E2").output.contains("王秀英"))
        // Who holds no role sees nothing.
        try expect(77, "case", "show", number, "--as", "E4")
        #expect(try expect(0, "case", "list", "--json", "--as", "E4").document["cases"] as? [String] == [])
    }

    @Test("E21: the one complained of finds nothing before the decision") func respondent() throws {
        defer { program.remove() }
        try setUp()
        let number = try receive("--respondent", "E3")
        #expect(try expect(77, "case", "show", number, "--as", "E3").messages.contains("complains of E3"))
        #expect(try expect(0, "case", "list", "--as", "E3").output.isEmpty)
        try expect(77, "case", "evidence", number, "--as", "E3")
        try expect(0, "case", "decide", number, "--liability", "individual", "--as", "E1")
        try expect(0, "case", "show", number, "--as", "E3")
    }

    @Test("E28: whoever left is named in what they did, and their open cases are told") func leaving() throws {
        defer { program.remove() }
        try setUp()
        let number = try receive("--assignee", "E2")
        let left = try expect(0, "staff", "leave", "E2", "--reason", "辞职", "--as", "E1")
        #expect(left.messages.contains(number) && left.messages.contains("case assign"))
        #expect(try expect(77, "case", "note", number, "--note", "x", "--as", "E2").messages.contains("has left"))
        #expect(try expect(0, "case", "show", number, "--as", "E1").output.contains("王前台 (E2)"))
        let present = try #require(try expect(0, "staff", "list", "--json").document["staff"] as? [[String: Any]])
        #expect(present.compactMap { $0["code"] as? String } == ["E1", "E3", "E4"])
        let all = try #require(try expect(0, "staff", "list", "--all", "--json").document["staff"] as? [[String: Any]])
        #expect(all.first { $0["code"] as? String == "E2" }?["status"] as? String == "left")
        let roles = try #require(try expect(0, "role", "list", "--json").document["roles"] as? [[String: Any]])
        #expect(!roles.contains { $0["staff"] as? String == "E2" })
        let ever = try #require(try expect(0, "role", "list", "--all", "--json").document["roles"] as? [[String: Any]])
        #expect(ever.first { $0["staff"] as? String == "E2" }?["in_force"] as? Bool == false)
    }

    @Test("FS-2-2: a store names who is in charge of complaints, with post and duty, and the post follows the one before") func posts()
        throws
    {
        defer { program.remove() }
        try setUp()
        try expect(0, "staff", "define", "--code", "E2", "--department", "客诉组", "--duty", "受理与跟踪本店投诉", "--as", "E1")
        try expect(0, "staff", "post", "E2", "前台", "--from", "2020-01-01", "--as", "E1")
        try expect(0, "staff", "post", "E2", "投诉专员", "--from", "2021-06-01", "--as", "E1")
        let page = try expect(0, "staff", "show", "E2").output
        #expect(page.contains("前台  2020-01-01..2021-05-31") && page.contains("投诉专员  2021-06-01") && page.contains("客诉组"))
        let document = try expect(0, "staff", "show", "E2", "--json").document
        #expect(document["post"] as? String == "投诉专员")
        #expect(try expect(64, "staff", "post", "E2", "x", "--from", "2021-02-30", "--as", "E1").messages.contains("is not a day"))
        #expect(try expect(66, "staff", "post", "E9", "x", "--as", "E1").messages.contains("staff code E9"))
        #expect(try expect(64, "staff", "define", "--code", "a/b", "--name", "x", "--as", "E1").messages.contains("can't be a staff code"))
        #expect(try expect(64, "staff", "define", "--code", "E9", "--as", "E1").messages.contains("--name"))
    }

    @Test("NM-3-1 HS-3.1-1 NG-6.1-1: groups have head, deputy and members; a team for a case works on that case only") func groups() throws
    {
        defer { program.remove() }
        try setUp()
        let (one, two) = (try receive(), try receive())
        try expect(0, "group", "define", "投诉处理领导小组", "--kind", "leading_group", "--head", "E1", "--deputy", "E2", "--as", "E1")
        try expect(0, "group", "define", "监督小组", "--kind", "supervision_group", "--member", "E3", "--duty", "全程监督", "--as", "E1")
        try expect(0, "group", "define", "调查小组", "--kind", "investigation_team", "--member", "E4", "--case", one, "--as", "E1")
        let list = try expect(0, "group", "list", language: "zh-Hans").output
        #expect(list.contains("组长 李店长 (E1), 副组长 王前台 (E2)") && list.contains("监督小组") && list.contains(one))
        // A member of the leading group may decide; the team's member may report on its own case.
        try expect(0, "case", "decide", two, "--liability", "none", "--as", "E2")
        try expect(0, "case", "take-statement", one, "--statement", "x", "--statement-by", "E3", "--as", "E4")
        try expect(77, "case", "take-statement", two, "--statement", "x", "--statement-by", "E3", "--as", "E4")
        try expect(0, "case", "supervise", one, "--supervision-reason", "久拖未办", "--as", "E3")
        try expect(0, "group", "member", "监督小组", "--remove", "E3", "--add", "E4", "--position", "head", "--as", "E1")
        #expect(try expect(66, "group", "member", "监督小组", "--remove", "E3", "--as", "E1").messages.contains("no member"))
        try expect(73, "group", "define", "监督小组", "--kind", "supervision_group", "--as", "E1")
        try expect(0, "group", "dissolve", "监督小组", "--as", "E1")
        #expect(try expect(66, "group", "member", "监督小组", "--add", "E3", "--as", "E1").messages.contains("Known are"))
        try expect(77, "case", "supervise", two, "--supervision-reason", "x", "--as", "E4")
    }

    @Test("Roles are given by those who may, until when they say, and can be taken again") func roles() throws {
        defer { program.remove() }
        try setUp()
        try expect(64, "role", "grant", "E4", "king", "--as", "E1")
        #expect(try expect(77, "role", "grant", "E4", "hq_manager", "--as", "E1").messages.contains("may not give"))
        try expect(77, "role", "grant", "E4", "intake", "--as", "E2")
        try expect(77, "role", "grant", "E4", "intake", "--unit", "S002", "--as", "E1")
        try expect(0, "role", "grant", "E4", "投诉接待", "--to", "2099-01-01", "--as", "E1")
        try expect(0, "role", "revoke", "E4", "intake", "--as", "E1")
        #expect(try expect(66, "role", "revoke", "E4", "intake", "--as", "E1").messages.contains("does not hold"))
        try expect(77, "case", "receive", "--channel", "phone", "--as", "E4")
    }
}
