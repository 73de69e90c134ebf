import Foundation
import Testing

/// A case from receipt to reopening, as the command line shows it.
@Suite struct CaseCommandTests {
    let program: Program

    init() throws {
        program = try Program()
        try program.initialise()
        try program.receive()
    }

    private func act(_ arguments: String...) throws {
        let outcome = try program.run(["case"] + arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_ACTOR": "王芳"])
        #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
    }

    @Test func aCaseIsShownAsAShopkeeperReadsIt() throws {
        defer { program.remove() }
        try act("assess", "S001-1", "--severity", "severe", "--at", "2026-11-03T11:00")
        try act("note", "S001-1", "--note", "已电话联系顾客", "--at", "2026-11-03T12:00:00+08:00")
        try act("plan", "S001-1", "--compensation", "128.50", "--at", "2026-11-03T04:30Z")
        let shown = try program.run("case", "show", "S001-1")
        #expect(shown.status == 0)
        #expect(
            shown.output == """
                Site          S001
                State         Open
                Stage         to be acknowledged
                Open because  Received (李强, 3 Nov 2026 10:20)

                Complaint
                Case number   S001-1
                Kind          complaint
                Channel       telephone
                Category      price
                Region        华东
                Complaint     会员价与结账价不符，多收了18元。
                Received at   3 Nov 2026 10:20
                Policy pack   plain/1

                Customer
                Customer      王秀英

                Assessment
                Severity      severe

                Money
                Compensation  ¥128.50

                History
                Time              Act         By    Value
                ----------------  ----------  ----  ------------------------------------------------------------------------------------------------
                3 Nov 2026 10:20  Received    李强  Case number: S001-1; Kind: complaint; Channel: telephone; Category: price; Region: 华东; Compla…
                3 Nov 2026 11:00  Assessed    王芳  Severity: severe
                3 Nov 2026 12:00  Note added  王芳  Note: 已电话联系顾客
                3 Nov 2026 12:30  Plan made   王芳  Compensation: ¥128.50

                """)
    }

    @Test func theSameCaseIsToldInChinese() throws {
        defer { program.remove() }
        let hans = try program.run("case", "show", "S001-1", language: "zh-Hans").output.replacing(/\ {2,}/, with: "  ")
        #expect(hans.contains("投诉渠道  电话") && hans.contains("2026年11月3日 10:20") && hans.contains("受理登记"))
        let hant = try program.run("case", "show", "S001-1", "--language", "zh-Hant").output
        #expect(hant.contains("客戶姓名") && hant.contains("電話"))
    }

    @Test func closingAndReopeningAreSeenInTheList() throws {
        defer { program.remove() }
        try act("close", "S001-1", "--outcome", "resolved")
        #expect(try listed("--open").isEmpty)
        #expect(try listed("--closed").count == 1)
        try act("reopen", "S001-1", "--reason", "问题再次出现")
        let open = try #require(try listed("--open").first)
        #expect(open["number"] as? String == "S001-1" && open["round"] as? Int == 2 && open["open"] as? Bool == true)
        #expect(open["received_at"] as? String == "2026-11-03T10:20:00+08:00")
    }

    private func listed(_ arguments: String...) throws -> [[String: Any]] {
        let outcome = try program.run(["case", "list", "--json"] + arguments, environment: ["AMENDS_DATA": program.path("node")])
        return try #require(try outcome.document["cases"] as? [[String: Any]])
    }

    @Test func theDocumentOfACaseHasItsFieldsHistoryAndReasonsToBeOpen() throws {
        defer { program.remove() }
        try act("plan", "S001-1", "--compensation", "128.5", "--promised-by", "2026-11-05")
        let shown = try program.run("case", "show", "S001-1", "--json").document
        let fields = try #require(shown["fields"] as? [String: Any])
        #expect(fields["compensation_fen"] as? Int == 12_850)
        #expect(fields["promised_by"] as? String == "2026-11-05T00:00:00+08:00")
        #expect(shown["number"] as? String == "S001-1" && shown["conflict_count"] as? Int == 0)
        let obligations = try #require(shown["obligations"] as? [[String: Any]])
        #expect(obligations.map { $0["act"] as? String } == ["case.receive"])
        let acts = try #require(try program.run("case", "history", "S001-1", "--json").document["acts"] as? [[String: Any]])
        #expect(acts.map { $0["act"] as? String } == ["case.receive", "case.plan"])
        #expect((acts[0]["leaf"] as? String)?.count == 64 && acts[1]["actor"] as? String == "王芳")
    }

    @Test func searchFindsTwoCharacterWordsAndEnglishOnes() throws {
        defer { program.remove() }
        try act("note", "S001-1", "--note", "Refund promised")
        for words in ["会员", "结账价", "refund"] {
            let cases = try #require(try program.run("search", words, "--json").document["cases"] as? [[String: Any]])
            #expect(cases.count == 1, "\(words)")
        }
        let none = try program.run("search", "退货")
        #expect(none.status == 0 && none.messages == "No case contains \"退货\".\n" && none.output.isEmpty)
    }

    @Test func aDuplicateIsHiddenUntilItIsUnlinked() throws {
        defer { program.remove() }
        try program.receive(number: "S001-2")
        try act("link", "S001-2", "--duplicate-of", "S001-1")
        #expect(try program.run("case", "show", "S001-2", "--json").document["hidden_as_duplicate"] as? Bool == true)
        try act("unlink", "S001-2", "--duplicate-of", "S001-1")
        #expect(try program.run("case", "show", "S001-2", "--json").document["hidden_as_duplicate"] as? Bool == false)
    }

    @Test func aFieldCanBeEmptiedAndAMarkTakenOff() throws {
        defer { program.remove() }
        try act("amend", "S001-1", "--mark", "大额", "--clear", "customer")
        let marked = try #require(try program.run("case", "show", "S001-1", "--json").document["fields"] as? [String: Any])
        #expect(marked["mark"] as? [String] == ["大额"] && marked["customer"] == nil)
        try act("amend", "S001-1", "--remove-mark", "大额")
        let plain = try #require(try program.run("case", "show", "S001-1", "--json").document["fields"] as? [String: Any])
        #expect(plain["mark"] == nil)
    }

    @Test func figuresAndDigestsAreDocuments() throws {
        defer { program.remove() }
        let statistics = try program.run("statistics", "--by", "site,month", "--exact", "--json").document
        let line = try #require((statistics["lines"] as? [[String: Any]])?.first)
        #expect(line["site"] as? String == "S001" && line["month"] as? String == "2026-11" && line["received"] as? Int == 1)
        let digest = try program.run("digest", "--json").document
        let scope = try #require((digest["scopes"] as? [String: [String: Any]])?["site/S001"])
        #expect(scope["cases"] as? Int == 1 && scope["waiting"] as? Int == 0 && (scope["heads"] as? String)?.count == 64)
        #expect((digest["node"] as? String)?.count == 64 && digest["cases"] as? Int == 1)
        let rebuilt = try program.run("rebuild", "--json")
        #expect(try rebuilt.status == 0 && rebuilt.document["unchanged"] as? Bool == true)
        #expect(try program.run("digest", "--json").document as NSDictionary == digest as NSDictionary)
    }

    @Test func anExportIsVerifiedWithoutANode() throws {
        defer { program.remove() }
        let path = program.path("history.jsonl")
        #expect(try program.run("export", "--format", "jsonl", "--to", path).status == 0)
        #expect(try program.run("verify", path, "--json", node: "nowhere").document["sound"] as? Bool == true)
        #expect(try program.run("export", "--format", "csv", "--to", path).status == 73)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        _ = try program.write(text.replacing("多收了18元", with: "多收了80元"), to: "history.jsonl")
        #expect(try program.run("verify", path, "--json", node: "nowhere").status == 65)
        #expect(try program.run("verify").status == 0)
    }
}
