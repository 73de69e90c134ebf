import Foundation
import Testing

/// The fields of acts, as they are typed and shown.
@Suite struct CaseFieldTests {
    let program: Program

    init() throws {
        program = try Program()
        try program.initialise()
        try program.receive()
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

    private func fields(_ number: String = "S001-1") throws -> [String: Any] {
        try #require(try expect(0, "case", "show", number, "--json").document["fields"] as? [String: Any])
    }

    @Test("FS-0-3 SA-1.1-4: sets take several codes, and give one back") func sets() throws {
        defer { program.remove() }
        try expect(
            0, "case", "assess", "S001-1", "--risk", "litigation", "--risk=reputation", "--legal_risk", "侵权", "--classification", "type:x")
        #expect(try fields()["risk"] as? [String] == ["litigation", "reputation"])
        #expect(try fields()["legal_risk"] as? [String] == ["tort"])
        try expect(0, "case", "assess", "S001-1", "--remove-risk", "litigation")
        #expect(try fields()["risk"] as? [String] == ["reputation"])
        #expect(try expect(64, "case", "assess", "S001-1", "--risk", "weather").messages.contains("is not a value of Risks"))
        #expect(try expect(64, "case", "assess", "S001-1", "--remove-severity", "severe").messages.contains("no list"))
    }

    @Test("A wrong field is answered with the fields of the act, a known one with the acts it belongs to") func wrongFields() throws {
        defer { program.remove() }
        let unknown = try expect(64, "case", "assess", "S001-1", "--colour", "red").messages
        #expect(unknown.contains("--severity") && !unknown.contains("--team"))
        #expect(try expect(64, "case", "assess", "S001-1", "--team", "E1").messages.contains("belongs to: form-team"))
        #expect(try expect(64, "case", "assess", "S001-1", "--severity").messages.contains("needs a value"))
        #expect(try expect(64, "case", "assess", "S001-1", "--severity", "minor", "--severity", "major").messages.contains("once only"))
        #expect(try expect(64, "case", "assess", "--severity", "minor").messages.contains("Say which case"))
        #expect(try expect(64, "case", "assess", "S001-1", "S001-2").messages.contains("S001-2"))
        #expect(try expect(64, "case", "receive", "S001-9", "--channel", "phone").messages.contains("S001-9"))
        #expect(try expect(64, "case", "note", "S001-1", "-x").messages.contains("has no field"))
        #expect(try expect(64, "case", "waive", "S001-1", "--waived", "M99").messages.contains("M10"))
        // Written by the node, an import or an act of its own.
        for option in ["--source-id", "--evidence-file", "--policy", "--transfer-state"] {
            try expect(64, "case", "amend", "S001-1", option, "x")
        }
    }

    @Test("Help lists an act's own fields with labels and codes, in the reader's language") func help() throws {
        defer { program.remove() }
        let english = try expect(0, "case", "form-team", "--help").output
        #expect(
            english.contains("--team <text>  Investigation team *") && english.contains("Needs --team.") && !english.contains("--severity"))
        let chinese = try expect(0, "case", "assess", "--help", language: "zh-Hans").output
        #expect(chinese.contains("--severity <代码>  严重程度") && chinese.contains("severe (严重)"))
        let receive = try expect(0, "case", "receive", "--help").output
        #expect(receive.contains("--anonymous <code>") && receive.contains("--allegation <text>"))
        #expect(try expect(0, "case", "add-evidence", "--help").output.contains("--file <path>"))
    }

    @Test("A value may begin with a dash, and everything behind -- is a name") func dashes() throws {
        defer { program.remove() }
        try expect(0, "case", "note", "--note", "-18元", "S001-1")
        try expect(0, "case", "note", "--note=--json", "--", "S001-1")
        let history = try expect(0, "case", "history", "S001-1").output
        #expect(history.contains("Note: -18元") && history.contains("Note: --json"))
    }

    @Test("E26: amounts are typed as people write them; below zero only to take back, and with a reason") func money() throws {
        defer { program.remove() }
        try expect(0, "case", "pay", "S001-1", "--compensation", "一千二百", "--compensation-kind", "cash")
        try expect(0, "case", "pay", "S001-1", "--compensation", "￥１，２００．５０", "--coupon-value", "¥50", "--coupon-cost", "12")
        #expect(try fields()["compensation_fen"] as? Int == 240_050)
        #expect(try fields()["coupon_value_fen"] as? Int == 5_000 && fields()["coupon_cost_fen"] as? Int == 1_200)
        #expect(try expect(64, "case", "pay", "S001-1", "--compensation", "-20").messages.contains("--reason"))
        try expect(0, "case", "pay", "S001-1", "--compensation", "-1200.5", "--reason", "重复支付")
        #expect(try fields()["compensation_fen"] as? Int == 120_000)
        #expect(try expect(64, "case", "amend", "S001-1", "--demanded", "-1", "--reason", "x").messages.contains("less than nothing"))
        #expect(try expect(64, "case", "pay", "S001-1", "--compensation", "12,00").messages.contains("is not an amount"))
        try expect(0, "case", "promise", "S001-1", "--promised", "3千元")
        #expect(try fields()["promised_fen"] as? Int == 300_000)
    }

    @Test("E16 E17: an anonymous case has no name to ask for; a representative and a verified contact are told apart") func parties() throws
    {
        defer { program.remove() }
        let outcome = try expect(
            0, "case", "receive", "--channel", "box", "--content", "地面湿滑", "--anonymous", "yes", "--number", "S001-2")
        #expect(outcome.output == "S001-2\n")
        #expect(try fields("S001-2")["anonymous"] as? String == "yes" && fields("S001-2")["customer"] == nil)
        // Whom it was becomes known later.
        try expect(0, "case", "amend", "S001-2", "--customer", "赵六", "--anonymous", "否", "--representative", "女儿 赵七，持委托书")
        try expect(0, "case", "acknowledge", "S001-2", "--contact-verified", "yes", "--apologised", "是", "--process-explained", "yes")
        let page = try expect(0, "case", "show", "S001-2").output.replacing(/\ {2,}/, with: "  ")
        #expect(page.contains("Representative  女儿 赵七，持委托书") && page.contains("Contact verified  yes"))
    }

    @Test("E18: one case has several allegations, each with its own finding") func allegations() throws {
        defer { program.remove() }
        try expect(
            0, "case", "receive", "--channel", "phone", "--content", "x", "--allegation", "多收18元", "--allegation", "态度差", "--number",
            "S001-2")
        try expect(
            0, "case", "investigate", "S001-2", "--report", "查明", "--no-evidence-reason", "无", "--allegation-finding", "1=substantiated",
            "--allegation-finding", "2=不属实")
        let allegations = try #require(try fields("S001-2")["allegation"] as? [[String: Any]])
        #expect(allegations.map { $0["value"] as? String } == ["多收18元", "态度差"])
        #expect(try fields("S001-2")["allegation_finding"] as? [String] == ["1=substantiated", "2=unsubstantiated"])
        #expect(try expect(64, "case", "investigate", "S001-2", "--allegation-finding", "many").messages.contains("2=substantiated"))
        let statistics = try expect(0, "statistics", "--by", "site", "--json").document
        let line = try #require((statistics["lines"] as? [[String: Any]])?.first)
        #expect(line["received"] as? Int == 2)
    }

    @Test("NM-2-5: other cases are named by their numbers, and shown by them") func references() throws {
        defer { program.remove() }
        try program.receive(number: "S001-2")
        try program.receive(number: "S001-3")
        try expect(0, "case", "join-group", "S001-2", "--group-case", "S001-1")
        try expect(0, "case", "amend", "S001-2", "--caused-by", "S001-3", "--predecessor", "S001-3")
        let page = try expect(0, "case", "show", "S001-2").output
        #expect(page.contains("Group complaint") && page.contains("S001-1") && page.contains("Continues case") && page.contains("S001-3"))
        try expect(0, "case", "leave-group", "S001-2", "--group-case", "S001-1")
        #expect(try fields("S001-2")["group_case"] == nil)
        #expect(try expect(66, "case", "join-group", "S001-2", "--group-case", "S001-99").messages.contains("no case"))
    }

    @Test("E36: a case gets its number offline, and the printed one finds it") func number() throws {
        defer { program.remove() }
        let number = try expect(0, "case", "receive", "--channel", "phone").output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(number.hasPrefix("S001-"))
        #expect(try expect(0, "case", "show", number).output.contains(number))
    }

    @Test("HS-3.2-2 NM-4.3-3 E50: evidence has kind and file on one line, the same picture is kept once, and comes back checked")
    func evidence() throws {
        defer { program.remove() }
        let photo = program.path("floor.jpg")
        try Data([0xff, 0xd8, 0xff, 0xe0, 9, 8, 7]).write(to: URL(fileURLWithPath: photo))
        try expect(0, "case", "add-evidence", "S001-1", "--evidence", "地面照片", "--file", photo)
        try expect(0, "case", "add-evidence", "S001-1", "--file", photo)
        try expect(0, "case", "add-evidence", "S001-1", "--evidence", "派工单", "--evidence-kind", "派工单")
        try expect(
            0, "case", "take-statement", "S001-1", "--statement", "我按系统价收的", "--statement-by", "E012")
        let page = try expect(0, "case", "show", "S001-1").output.replacing(/\ {2,}/, with: "  ")
        #expect(page.contains("Evidence  地面照片 · photo · floor.jpg "))
        #expect(page.contains("Evidence  派工单 · dispatch order") && page.contains("Statement  我按系统价收的 · E012"))
        let pieces = try #require(try expect(0, "case", "evidence", "S001-1", "--json").document["evidence"] as? [[String: Any]])
        #expect(pieces.map { $0["kind"] as? String } == ["photo", "photo", "dispatch"])
        #expect(pieces.map { $0["here"] as? Bool } == [true, true, false])
        let digest = try #require(pieces[0]["digest"] as? String)
        #expect(pieces[1]["digest"] as? String == digest)
        let copy = program.path("copy.jpg")
        try expect(0, "case", "evidence", "S001-1", "--save", String(digest.prefix(8)), "--to", copy)
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == Data(contentsOf: URL(fileURLWithPath: photo)))
        try expect(73, "case", "evidence", "S001-1", "--save", digest, "--to", copy)
        try expect(66, "case", "evidence", "S001-1", "--save", "00000000", "--to", program.path("x"))
        let script = try program.write("#!/bin/sh\n", to: "evil.jpg")
        #expect(try expect(65, "case", "add-evidence", "S001-1", "--file", script).messages.contains("Programs"))
        #expect(try expect(66, "case", "add-evidence", "S001-1", "--file", program.path("none.jpg")).messages.contains("none.jpg"))
        try expect(64, "case", "note", "S001-1", "--file", photo)
    }

    @Test("FS-4-6 HS-4.3-1 NM-3-7: requests, answers and talks are acts with their own fields") func acts() throws {
        defer { program.remove() }
        try expect(
            0, "case", "request-evidence", "S001-1", "--evidence-request", "消毒记录", "--evidence-asked", "卫生管理员", "--evidence-due",
            "2026-11-05")
        try expect(
            0, "case", "answer-evidence", "S001-1", "--evidence-answer", "附上", "--evidence", "消毒记录", "--evidence-kind", "disinfection")
        try expect(0, "case", "contact", "S001-1", "--contact-log", "告知进展", "--contact-direction", "out", "--feedback-channel", "sms")
        let page = try expect(0, "case", "show", "S001-1", language: "zh-Hans").output
        #expect(page.contains("消毒记录 · 卫生管理员 · 2026年11月5日 00:00") && page.contains("告知进展 · 主动联系客户") && page.contains("短信"))
    }
}
