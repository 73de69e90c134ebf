import Foundation
import Testing

/// A shop hears the words of its own regulation, and is told what comes next.
@Suite struct PackWordTests {
    let program: Program
    private var environment: [String: String] { ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": "zh-Hans"] }

    init() throws {
        program = try Program()
        let made = try program.run(
            ["init", "--role", "store", "--site", "S001", "--site-name", "城东分公司", "--pack", "home-services"], environment: environment)
        #expect(made.status == 0, "\(made.messages)")
        try run("staff", "define", "--code", "G01", "--name", "林经理")
        try run("staff", "define", "--code", "G04", "--name", "王阿姨")
        try run(
            "case", "receive", "--number", "A", "--channel", "客服热线", "--category", "服务质量", "--subcategory", "服务技能", "--content",
            "擦坏了木地板", "--customer", "李女士", "--contact", "13800000000", "--occurred-at", "2026-11-01", "--place", "3栋", "--respondent",
            "G04", "--recorded-late", "补录", "--at", "2026-11-02T09:30")
    }

    @discardableResult
    private func run(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> Program.Outcome {
        let outcome = try program.run(arguments, environment: environment)
        #expect(outcome.status == 0, "\(arguments): \(outcome.messages)", sourceLocation: sourceLocation)
        return outcome
    }

    @Test("departments, classes, posts, shares and measures are shown as the pack calls them, and typed so")
    func words() throws {
        defer { program.remove() }
        let at = ["--at", "2026-11-02T10:00"]
        for arguments in [
            ["acknowledge", "A", "--process-explained", "yes", "--promised-by", "2026-11-09"],
            ["assess", "A", "--urgency", "general"],
            ["escalate", "A", "--escalated-to", "公司领导"], ["assign", "A", "--department", "家政项目部"], ["form-team", "A", "--team", "G01"],
            [
                "investigate", "A", "--report", "属实", "--method", "talk", "--content-checked", "service_quality", "--evidence", "照片",
                "--finding", "substantiated",
            ],
            ["decide", "A", "--liability", "服务人员个人责任", "--liability-shares", "服务人员个人责任：G04=70%，team=30%"],
            ["plan", "A", "--plan", "重做", "--remedy", "remedial_service", "--measure", "对员工的措施：培训：G04：2026-11-25：工具使用"],
        ] {
            let outcome = try program.run(["case"] + arguments + at, environment: environment)
            #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
        }
        let shown = try run("case", "show", "A").output
        for line in [
            "投诉渠道          客服热线", "投诉子类          服务技能", "责任部门          家政项目部", "上报对象          公司领导",
            "责任比例          服务人员个人责任 王阿姨 (G04) 70.00%，团队责任 30.00%", "对员工的措施 · 培训 · 王阿姨 (G04) · 2026年11月25日 · 工具使用",
        ] { #expect(shown.contains(line), "\(line)\n\(shown)") }
        let document = try run("case", "show", "A", "--json").document
        let fields = try #require(document["fields"] as? [String: Any])
        #expect(fields["department"] as? String == "project" && fields["escalated_to"] as? String == "company_leader")
        #expect(fields["liability_shares"] as? String == "individual:G04=7000,team=3000")
    }

    @Test("HS-2.2-2: whoever assesses a case is told at once what the regulation now asks for, and which step comes next")
    func reminders() throws {
        defer { program.remove() }
        try run("case", "acknowledge", "A", "--process-explained", "yes", "--promised-by", "2026-11-09", "--at", "2026-11-02T09:50")
        let assessed = try run("case", "assess", "A", "--urgency", "urgent", "--complexity", "complex", "--at", "2026-11-02T10:00")
        #expect(assessed.messages.contains("提醒：本案情况复杂，应当上报：amends case escalate A --escalated-to 岗位。"))
        #expect(assessed.messages.contains("提醒：按制度属于紧急情形，但无人启动应急处理：amends case declare-emergency A。"))
        #expect(assessed.messages.contains("下一环节：已分派（amends case assign A）。"))
        let declared = try run("case", "declare-emergency", "A", "--at", "2026-11-02T10:05")
        #expect(!declared.messages.contains("declare-emergency A。"), "what was done is not asked for again")
        // A rule that the act itself broke, though it could be made, is told with the act and not with later ones.
        _ = try run("case", "assign", "A", "--department", "project", "--at", "2026-11-02T10:10")
    }

    @Test("roles are named by the posts of the pack, also where they are asked for")
    func posts() throws {
        defer { program.remove() }
        try run("role", "grant", "G01", "分公司经理")
        let list = try run("role", "list").output
        #expect(list.contains("分公司经理") && !list.contains("店长"))
        let refused = try program.run(["case", "note", "A", "--note", "x", "--as", "G04"], environment: environment)
        #expect(refused.status == 77 && refused.messages.contains("客服人员"), "\(refused.messages)")
    }
}
