import Foundation
import Testing

/// What lies beside the telephone: receiving, handing over, and what is known of a customer.
@Suite struct CounterCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @discardableResult
    private func expect(_ status: Int32, _ arguments: String..., language: String = "zh-Hans", sourceLocation: SourceLocation = #_sourceLocation)
        throws -> Program.Outcome
    {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": language])
        #expect(outcome.status == status, "\(arguments): \(outcome.messages)", sourceLocation: sourceLocation)
        return outcome
    }

    private func initialise(_ pack: String) throws {
        try expect(0, "init", "--role", "store", "--site", "S001", "--site-name", "人民路店", "--time-zone", "Asia/Shanghai", "--pack", pack)
    }

    @Test("FS-3-1: the opening script, the check list and what the pack asks for are offered at the counter, ready to be typed")
    func guide() throws {
        defer { program.remove() }
        try initialise("foot-spa")
        let page = try expect(0, "case", "guide").output
        for text in ["什么是投诉", "开场话术", "接待清单", "不打断地倾听。  [listened]", "联系方式  --contact", "amends case receive --channel … --content …"] {
            #expect(page.contains(text), "\(text)")
        }
        let document = try expect(0, "case", "guide", "--json", language: "en").document
        let steps = try #require(document["check_list"] as? [[String: String]])
        #expect(steps.compactMap { $0["code"] } == ["greeted", "apologised", "listened", "recorded", "repeated", "judged", "time_named", "number_given"])
        #expect((document["phrases"] as? [String: [String]])?["opening"]?.isEmpty == false)
        #expect(document["asked"] as? [String] == ["channel", "content", "customer", "contact"] && document["pack"] as? String == "foot-spa/1")
        let number = try expect(
            0, "case", "receive", "--channel", "onsite", "--content", "水温过高", "--customer", "王女士", "--contact", "13800000000",
            "--reception-step", "greeted", "--reception-step", "listened"
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let shown = try expect(0, "case", "show", number).output
        #expect(shown.contains("接待环节") && shown.contains("倾听") && shown.contains("[reception.steps]") && shown.contains("受理时间"))
    }

    @Test("NG-5.2-2 SA-2.1-6: hand-overs stand on the page and in the lists, and what waits for a department can be asked for")
    func handOvers() throws {
        defer { program.remove() }
        try program.initialise()
        try program.receive()
        try expect(0, "case", "assign", "S001-1", "--department", "工程部", "--actor", "李强")
        #expect(try expect(0, "case", "list").output.contains("工程部 (待接收)"))
        #expect(try expect(0, "case", "list", "--untaken").output.contains("S001-1"))
        try expect(64, "case", "hand-back", "S001-1", "--actor", "王芳")
        try expect(0, "case", "hand-back", "S001-1", "--reason", "属客房部", "--actor", "王芳")
        try expect(0, "case", "hand-over", "S001-1", "--department", "客房部", "--actor", "李强")
        try expect(0, "case", "take-over", "S001-1", "--actor", "赵敏")
        let page = try expect(0, "case", "show", "S001-1").output
        for text in ["部门交接", "已退回", "属客房部", "来自"] { #expect(page.contains(text), "\(text)") }
        let turns = try #require(try expect(0, "case", "show", "S001-1", "--json").document["hand_overs"] as? [[String: Any]])
        #expect(turns.map { $0["answer"] as? String } == ["returned", "accepted"])
        #expect(turns.map { $0["department"] as? String } == ["工程部", "客房部"])
        #expect(try expect(0, "case", "list", "--department", "客房部").output.contains("S001-1"))
        #expect(!(try expect(0, "case", "list", "--department", "工程部").output.contains("S001-1")))
        #expect(!(try expect(0, "case", "list", "--untaken").output.contains("S001-1")))
    }

    @Test("SA-7.1-1: a customer's history is one command, and the look is recorded with who and why")
    func customer() throws {
        defer { program.remove() }
        try program.initialise()
        for (number, contact) in [("S001-1", "138-0000-0000"), ("S001-2", "13800000000"), ("S001-3", "13900000000")] {
            try expect(
                0, "case", "receive", "--number", number, "--channel", "phone", "--content", "多收了18元", "--customer", "王秀英", "--contact", contact)
        }
        try expect(0, "case", "amend", "S001-2", "--member", "VIP7")
        let page = try expect(0, "customer", "show", "vip7").output
        #expect(page.contains("S001-1") && page.contains("S001-2") && !page.contains("S001-3") && page.contains("会员号"))
        let found = try #require(try expect(0, "customer", "show", "王秀英", "--json").document["customers"] as? [[String: Any]])
        #expect(found.map { $0["case_count"] as? Int } == [2, 1])
        #expect(try expect(0, "customer", "show", "李四").messages.contains("没有客户"))
        try expect(0, "staff", "define", "--code", "E1", "--name", "李店长")
        try expect(0, "staff", "define", "--code", "E2", "--name", "赵技师")
        try expect(0, "role", "grant", "E1", "store_manager")
        try expect(0, "role", "grant", "E2", "technician", "--as", "E1")
        #expect(!(try expect(0, "customer", "show", "13800000000", "--as", "E2").output.contains("王秀英")))
        #expect(try expect(0, "access", "list").output.isEmpty)
        #expect(try expect(0, "customer", "show", "13800000000", "--as", "E1", "--purpose", "follow_up").output.contains("王秀英"))
        let look = try expect(0, "access", "list").output
        #expect(look.contains("S001-2") && !look.contains("王秀英") && !look.contains("13800000000"))
        try expect(64, "customer", "show", "x", "--purpose", "curiosity")
    }

    @Test("SA-6.2.1-1: whoever has a task in the plan acknowledges it on the command line, and the page says who has and who has not")
    func tasks() throws {
        defer { program.remove() }
        try program.initialise()
        try program.receive()
        try expect(
            0, "case", "plan", "S001-1", "--plan", "退差价", "--plan-owner", "李强", "--measure", "staff:training:王芳:2026-11-30:收银规范", "--actor", "赵敏")
        try expect(0, "case", "tell-plan", "S001-1", "--plan-told", "收银部", "--actor", "赵敏")
        try expect(0, "case", "acknowledge-task", "S001-1", "--actor", "王芳")
        try expect(64, "case", "acknowledge-task", "S001-1", "--actor", "王芳")
        let tasks = try #require(try expect(0, "case", "show", "S001-1", "--json").document["tasks"] as? [[String: Any]])
        #expect(tasks.compactMap { $0["who"] as? String } == ["李强", "王芳", "收银部"])
        #expect(tasks.map { $0["acknowledged"] is [String: Any] } == [false, true, false])
        let page = try expect(0, "case", "show", "S001-1").output
        #expect(page.contains("方案任务") && page.contains("1. 收银规范") && page.contains("未确认"))
    }

    @Test("NM-3-2: the duties of a unit under its pack are one command")
    func duties() throws {
        defer { program.remove() }
        try initialise("night-market")
        let page = try expect(0, "pack", "duties")
        #expect(page.output.contains("设立领导小组") && page.output.contains("缺少") && page.messages.contains("night-market/1"))
        let document = try expect(0, "pack", "duties", "--json").document
        #expect(document["overdue"] as? Int == 1 && document["pack"] as? String == "night-market/1")
    }

    @Test("SA-2.1-8: giving the role of reception says that a training is not on record")
    func training() throws {
        defer { program.remove() }
        try initialise("salon")
        for code in ["E1", "E2"] { try expect(0, "staff", "define", "--code", code, "--name", "名\(code)") }
        try expect(0, "role", "grant", "E1", "store_manager")
        #expect(try expect(0, "role", "grant", "E2", "intake", "--as", "E1").messages.contains("沟通"))
    }
}
