import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import Testing

@testable import AmendsPaper

/// What the record of every case must hold.
@Suite struct CaseRecordTests {
    /// The shop's clock stands a month after the receipt.
    private static let late: (id: FieldID, value: FieldValue) = (CaseField.recordedLate, .text("补录"))

    /// The record at the head of a case's paper, label by label.
    private func record(_ shop: Shop, _ number: String, as reader: Reader? = nil, _ pack: Pack? = nil) throws -> [String: String] {
        let view = try shop.view(number, as: reader)
        var fields: [String: String] = [:]
        for field in shop.context(pack: pack).record(of: view).fields {
            if case .text(let text) = field.value { fields[field.label.text] = text }
        }
        return fields
    }

    @Test(
        """
        HS-5.1-1 NG-4.1-1 SA-2.2-4: the record of a case holds its number, when and by which road it came, who complained of what, how it \
        went, with what result and when, and what the customer said of it
        """)
    func whole() throws {
        let shop = try Shop()
        let number = try shop.receive("2026-11-03", and: [(CaseField.platform, .text("大众点评")), (CaseField.member, .text("VIP-7"))])
        try shop.close(number, "2026-11-05")
        let fields = try record(shop, number)
        #expect(fields["投诉编号"] == number)
        #expect(fields["受理时间"]?.contains("2026年11月3日") == true)
        #expect(fields["投诉渠道"] == "电话 · 大众点评")
        #expect(fields["投诉人信息"] == "王秀英 · 013812345678 · VIP-7")
        #expect(fields["投诉事项"] == "会员价与结账价不符。")
        let course = try #require(fields["调查处理过程"])
        #expect(course.hasPrefix("受理登记") && course.contains("11月5日 13:00") && course.hasSuffix("11月5日 15:00"))
        #expect(fields["处理结果"]?.contains("办结") == true && fields["处理结果"]?.contains("2026年11月5日 16:00") == true)
        #expect(fields["处理结果"]?.contains("已说明。") == true)
        #expect(fields["满意度跟踪情况"]?.contains("是") == true || fields["满意度跟踪情况"]?.contains("满意") == true)
        // It stands on the paper that goes to the archive.
        let paper = words(of: shop.context().summary(of: try shop.view(number)).html())
        for (label, text) in fields { #expect(paper.contains(label) && paper.contains(text.split(separator: "\n")[0])) }
    }

    @Test("HS-5.1-1: what a record lacks is said where it should stand, and a case that nobody could be asked about says why")
    func lacking() throws {
        let shop = try Shop()
        let number = try shop.receive("2026-11-03")
        let fields = try record(shop, number)
        #expect(Set(fields.keys) == ["投诉编号", "受理时间", "投诉渠道", "投诉人信息", "投诉事项", "调查处理过程", "处理结果", "满意度跟踪情况"])
        #expect(fields["处理结果"] == shop.context().sentence(.notRecorded) && fields["满意度跟踪情况"] == fields["处理结果"])
        let anonymous = try shop.receive("2026-11-03", and: [(CaseField.anonymous, .text("yes"))])
        #expect(try record(shop, anonymous)["满意度跟踪情况"]?.contains("匿名") == true)
        let withdrawn = try shop.receive("2026-11-04")
        try shop.act(CaseAct.withdraw, on: withdrawn, "2026-11-05", 9, [(CaseField.proof, .text("短信"))])
        #expect(try record(shop, withdrawn)["满意度跟踪情况"]?.contains("撤诉") == true)
    }

    @Test("NG-5.2-2 SA-6.2.1-1: hand-overs between departments and the tasks of the plan stand on the paper of the case")
    func course() throws {
        let shop = try Shop(pack: "salon")
        let number = try shop.receive("2026-11-03", category: "attitude", and: [(CaseField.nature, .text("pending")), Self.late])
        try shop.act(CaseAct.acknowledge, on: number, "2026-11-03", 11, [(CaseField.apologised, .text("yes"))])
        try shop.act(CaseAct.assess, on: number, "2026-11-03", 12, [(CaseField.nature, .text("valid"))])
        try shop.act(CaseAct.assign, on: number, "2026-11-03", 13, [(CaseField.department, .text("hair"))])
        try shop.act(CaseAct.handBack, on: number, "2026-11-03", 15, [(CaseField.reason, .text("属美容部"))])
        let view = try shop.view(number)
        let pack = try #require(view.review.pack)
        let paper = words(of: shop.context(pack: pack).summary(of: view).html())
        for text in ["部门交接", "美发部", "已退回", "属美容部", "2小时"] { #expect(paper.contains(text), "\(text)") }
    }

    @Test("FS-3-1: the form of a shop that goes through a check list has its lines to tick, and those that were done are ticked")
    func reception() throws {
        let shop = try Shop(pack: "foot-spa")
        let number = try shop.receive("2026-11-03", category: "price", and: [(CaseField.receptionStep, .added("greeted")), Self.late])
        let pack = try #require(ShippedPacks.pack(named: "foot-spa"))
        let form = words(of: shop.context(pack: pack).complaintForm(of: try shop.view(number)).html())
        #expect(form.contains("接待环节") && form.contains("交付投诉编号"))
        let plain = words(of: shop.context(pack: ShippedPacks.pack(named: "salon")).complaintForm().html())
        #expect(!plain.contains("接待环节"))
    }
}
