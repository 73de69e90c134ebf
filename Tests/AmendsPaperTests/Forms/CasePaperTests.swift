import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText
import Foundation
import Testing

@testable import AmendsPaper

/// Letters and reports of one case.
@Suite struct CasePaperTests {
    private static let longReport = """
        一、调阅 11 月 3 日收银记录：会员价 128 元，实收 146 元。
        二、收银员未刷会员卡即结账，事后未核对。
        三、监控显示顾客当场提出异议。
        """

    /// A case with everything that a letter can say.
    private func answered(_ shop: Shop) throws -> String {
        let number = try shop.receive("2026-11-03")
        try shop.act(CaseAct.acknowledge, on: number, "2026-11-03", 11)
        try shop.act(CaseAct.assess, on: number, "2026-11-03", 12, [(CaseField.severity, .integer(2))])
        try shop.act(
            CaseAct.investigate, on: number, "2026-11-04", 12,
            [
                (CaseField.report, .text(Self.longReport)), (CaseField.finding, .text("substantiated")),
                (CaseField.cause, .text("charging")), (CaseField.method, .added("records")), (CaseField.method, .added("talk")),
                (CaseField.evidence, .text("11 月 3 日收银小票")), (CaseField.evidenceKind, .text("order")),
            ])
        try shop.act(
            CaseAct.takeStatement, on: number, "2026-11-04", 13,
            [(CaseField.statement, .text("当时人多，忘记刷卡。")), (CaseField.statementBy, .text("收银员甲"))])
        try shop.act(
            CaseAct.decide, on: number, "2026-11-05", 10,
            [
                (CaseField.liability, .text("individual")), (CaseField.liabilityShares, .text("individual:E07=7000,company=3000")),
                (CaseField.liabilityBasis, .text("收银操作规范第三条")),
            ])
        try shop.act(
            CaseAct.feedBack, on: number, "2026-11-05", 15,
            [
                (CaseField.feedback, .text("多收的 18 元已原路退回。")), (CaseField.feedbackChannel, .text("phone")),
                (CaseField.basis, .text("门店价格公示制度")), (CaseField.expectedEffect, .text("今后结账前核对会员价")),
                (CaseField.improvement, .text("收银台增设会员价提示")), (CaseField.apologised, .text("yes")),
                (CaseField.afterCare, .text("赠送足疗优惠券一张")), (CaseField.remedy, .text("refund")),
            ])
        return number
    }

    @Test(
        "HS-4.3-2 NM-4.4-1 NM-4.4-2 NM-4.4-3: the reply says course, result, measures, basis, effect, improvement, apology and care, and asks for an answer"
    )
    func reply() throws {
        let shop = try Shop()
        let number = try answered(shop)
        let text = words(of: shop.context().reply(to: try shop.view(number)).html())
        for said in [
            "尊敬的王秀英：", number, "2026年11月3日", "会员价与结账价不符。", "经调查，您反映的问题属实。", "多收的 18 元已原路退回。", "退款",
            "门店价格公示制度", "今后结账前核对会员价", "收银台增设会员价提示", "深表歉意", "赠送足疗优惠券一张", "☐", "满意", "投诉人签名",
        ] { #expect(text.contains(said), "\(said)") }
        // What is for the house stays in the house.
        for inner in ["收银员甲", "E07", "收银操作规范第三条"] { #expect(!text.contains(inner), "\(inner)") }
    }

    @Test("HS-4.3-2: a reply neither apologises nor claims what nobody decided")
    func sparseReply() throws {
        let shop = try Shop()
        let number = try shop.receive("2026-11-03")
        let text = words(of: shop.context().reply(to: try shop.view(number)).html())
        for unsaid in ["歉意", "经调查", "处理依据", "改进措施", "处理措施"] { #expect(!text.contains(unsaid), "\(unsaid)") }
        #expect(text.contains("如您对结果不满意"))
    }

    @Test(
        "HS-3.4-1: the investigation report has its team, methods, evidence, statements, facts, shares and signatures",
        arguments: Language.allCases)
    func investigation(language: Language) throws {
        let shop = try Shop()
        let number = try answered(shop)
        let catalogue = Catalogue(language)
        let html = shop.context(language).investigationReport(of: try shop.view(number)).html()
        let text = words(of: html)
        for said in ["11 月 3 日收银小票", "收银员甲", "当时人多，忘记刷卡。", "E07", "收银操作规范第三条"] {
            #expect(text.contains(said), "\(said)")
        }
        #expect(text.contains(catalogue.percentage(7000, of: 10_000)) && text.contains(catalogue.percentage(1, of: 1)))
        // Too long for the folded state: it comes from its entry, its line breaks with it.
        #expect(html.contains(Self.longReport))
        #expect(text.contains(catalogue.paper(PaperWord.investigatorSignature)))
        let ticked = html.components(separatedBy: "☑</span> ").dropFirst().map { String($0.prefix { $0 != "<" }) }
        #expect(ticked.contains(catalogue.label(code: "records", of: CaseField.method)))
        #expect(ticked.contains(catalogue.label(code: "talk", of: CaseField.method)))
        #expect(!ticked.contains(catalogue.label(code: "survey", of: CaseField.method)))
    }

    @Test(
        "FS-6-6: the summary report tells the case from receipt to archive, with every act and room for lessons",
        arguments: Language.allCases)
    func summary(language: Language) throws {
        let shop = try Shop()
        let number = try answered(shop)
        try shop.act(
            CaseAct.followUp, on: number, "2026-11-06", 9,
            [(CaseField.satisfied, .text("yes")), (CaseField.followUpMethod, .text("phone"))])
        try shop.act(CaseAct.close, on: number, "2026-11-06", 10, [(CaseField.outcome, .text("resolved"))])
        let catalogue = Catalogue(language)
        let paper = shop.context(language).summary(of: try shop.view(number))
        let html = paper.html()
        for milestone in [Milestone.received, .acknowledged, .investigated, .liabilityDecided, .answered, .followedUp, .closed] {
            #expect(html.contains(catalogue.label(milestone)), "\(milestone)")
        }
        #expect(html.contains(Self.longReport) && html.contains("多收的 18 元已原路退回。"))
        let history = try #require(paper.tables.first { $0.name == "history" })
        #expect(history.rows.count == 9)
        #expect(history.rows.last?[1].text == catalogue.label(CaseAct.close))
        #expect(html.contains(catalogue.paper(PaperWord.lessons)) && html.contains("lines-5"))
    }

    @Test func measuresAreReadAsTheyAreWritten() {
        let measure = PlannedMeasure("staff:training:E03:2026-11-20:收银规范:再培训")
        #expect(measure.target == "staff" && measure.kind == "training" && measure.owner == "E03" && measure.due == "2026-11-20")
        #expect(measure.text == "收银规范:再培训")
        #expect(PlannedMeasure("口头提醒").text == "口头提醒")
        #expect(PlannedMeasure.done(["1 已完成", "2", "1：复查合格", "无编号"]) == [1: "已完成\n复查合格", 2: "✓"])
    }

    @Test("HS-7.2-1: the notice for customers lists the pack's channels, steps and time limits", arguments: ShippedPacks.ids)
    func notice(id: String) throws {
        let pack = try #require(ShippedPacks.pack(named: id))
        for language in Language.allCases {
            let catalogue = Catalogue(language)
            let paper = try Shop(pack: id).context(language, pack: pack).customerNotice()
            let text = words(of: paper.html())
            for channel in pack.channels where channel.parent == nil && FormContext.customerChannels.contains(channel.code) {
                #expect(text.contains(catalogue.text(channel.words)), "\(channel.code)")
            }
            let limits = pack.clocks.filter { $0.general != nil || $0.urgent != nil }
            #expect(paper.tables.first { $0.name == "limits" }?.rows.count ?? 0 == limits.count)
            #expect(text.contains(catalogue.paper(PaperWord.privacy)) || text.contains(catalogue.paper(PaperSentence.noticePrivacy)))
        }
    }

    @Test("HS-7.1-1: a training sheet has its participants, and room for others to sign")
    func training() throws {
        let paper = try Shop().context().trainingSheet(topic: "投诉处理流程", trainer: "周婷", attendees: ["李强", "赵敏"])
        let table = try #require(paper.tables.first)
        #expect(table.rows.count == 20 && table.rows[1][1].text == "赵敏" && table.rows[2][1].text.isEmpty)
        #expect(words(of: paper.html()).contains("投诉处理流程"))
    }

    @Test func anArchiveVolumeListsItsCasesInTheOrderGiven() throws {
        let lines = (1...3).map {
            ArchiveContents.Line(
                serial: "2026-11-00\($0)", number: "S012-\($0)", receivedAt: Shop.time("2026-11-0\($0)"), utcOffset: 480, category: "price",
                outcome: "resolved", paperLocation: "柜 3")
        }
        let contents = ArchiveContents(volume: "S012-2026-11", month: "2026-11", lines: lines, digest: "ab12", remarks: ["S012-9 未结，转下月。"])
        let paper = try Shop().context().archiveContents(contents)
        let table = try #require(paper.tables.first)
        #expect(table.rows.map { $0[1].text } == ["S012-1", "S012-2", "S012-3"])
        let html = paper.html()
        #expect(html.contains(try #require(QRCode("S012-2026-11")).svg))
        #expect(html.contains("ab12") && html.contains("S012-9 未结，转下月。") && html.contains("价格"))
        // A serial with leading zeros stays one in a spreadsheet.
        #expect(table.csv().contains("2026-11-001,S012-1,"))
    }

    @Test func aCertificateOfDestructionHasRoomForTwoWhoApprove() throws {
        let certificate = DestructionCertificate(
            number: "DS-S012-0001", basis: "保管期满三年", method: "碎纸", requestedBy: "档案员", approvedBy: ["王总"], executedBy: "赵敏",
            destroyedAt: Shop.time("2029-12-31"), lines: [.init(serial: "2026-11-001", number: "S012-1", volume: "S012-2026-11")])
        let html = try Shop().context().destructionCertificate(certificate).html()
        #expect(html.components(separatedBy: Catalogue(.simplifiedChinese).paper(PaperWord.approverSignature)).count == 3)
        for said in ["DS-S012-0001", "保管期满三年", "碎纸", "王总", "2029年12月31日"] { #expect(html.contains(said), "\(said)") }
    }
}
