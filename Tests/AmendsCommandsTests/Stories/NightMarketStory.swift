import Testing

/// A night market: gas leaks at a stall. Safety is checked at once, the leading group meets within a day and the
/// stall's owner, who belongs to it, stands aside.
extension Story {
    static let nightMarket = Story(
        "night-market",
        """
        store manager store_manager leading_group 林经理
        store desk intake 小周
        store head customer_relations leading_group 钱主管
        store logistics logistics 何后勤
        store stall12 stall_owner leading_group 王记烧烤
        store archivist archivist 吴档案
        office leader company_leader 赵总
        office hq hq_manager 周主管
        meet

        == 2026-11-13 20:10
        desk: receive --channel onsite --category 安全隐患 --content "烧烤摊煤气罐漏气，火苗窜出，差点烧到小孩" --customer 高先生 --contact 13700000002 \
            --stall 12号王记烧烤 --respondent stall12 --place 12号摊位
        desk: acknowledge --apologised yes
        desk: assess --subcategory fire --severity severe => severity.floor
        desk: assess --subcategory fire --severity major --risk injury
        == 2026-11-13 20:20
        logistics: first-action --first-action safety_check --first-action-result 已关阀并撤离煤气罐
        desk: declare-emergency
        desk: refer-out --external-body 119 --external-number 119-20261113
        desk: settle-on-site --remedy apology => on_site.simple
        head: escalate --escalated-to leading_group --reason 现场无法解决
        stall12: investigate --report 没有问题 --method site => segregation.respondent
        logistics: investigate --report 橡皮管老化漏气 --method site --evidence 老化橡皮管照片 --evidence-kind photo --finding substantiated

        # The plan needs statements and the group's meeting, a special one for a matter as grave as this.
        == 2026-11-14 15:00
        head: plan --plan 停业整改 => content.missing
        manager: take-statement --statement 橡皮管用了三年 --statement-by stall12
        head: plan --plan 停业整改 => meeting.missing
        manager: meet --meeting-at 2026-11-14T15:00 --meeting-kind special --attendee manager --attendee stall12 \
            --decision 停业整改 => segregation.recusal
        manager: meet --meeting-at 2026-11-14T15:00 --meeting-kind special --attendee manager --attendee head --attendee logistics \
            --minutes 研究12号摊位漏气 --decision 停业三天整改
        head: plan --plan 停业三天，更换全部橡皮管并复查 --remedy coupon --promised 100 --plan-owner logistics \
            --measure environment:hazard_removed:logistics:2026-11-17:更换橡皮管 --measure vendor:rectification:stall12:2026-11-17:停业整改
        stall12: plan --plan 照常营业 => segregation.respondent

        == 2026-11-17 10:00
        logistics: complete-measure --measure-done "1 已更换并复查"
        stall12: complete-measure --measure-done "2 已整改"
        manager: execute
        manager: pay --coupon-value 100 --coupon-cost 60 --compensation-kind coupon --receipt Q-9
        desk: record-external-reply --external-reply 消防部门已复查合格
        desk: feed-back --feedback 隐患已排除 --feedback-channel phone => content.missing
        desk: feed-back --feedback "经过：漏气；结果：隐患已排除" --feedback-channel phone --improvement 全场更换橡皮管 --apologised yes --after-care 百元优惠券
        head: follow-up --satisfied no => segregation.follow_up
        desk: follow-up --satisfied no --score 2 --follow-up-method phone --dissatisfaction 担心其他摊位
        stage M06

        # A dissatisfied customer's case goes up again, and the group meets again.
        == 2026-11-18 10:00
        logistics: investigate --report 逐摊检查，另有两处已更换 --method site --finding substantiated
        head: escalate --escalated-to leading_group --reason 顾客不满意
        head: plan --plan 每周检查煤气设施并公示 --remedy explanation => meeting.missing
        == 2026-11-18 20:00
        manager: meet --meeting-at 2026-11-18T20:00 --meeting-kind leading_group --attendee manager --attendee head \
            --attendee logistics --minutes 全场排查 --decision 每周检查
        head: plan --plan 每周检查煤气设施并公示 --remedy explanation
        manager: execute
        desk: feed-back --feedback 全场已排查 --feedback-channel phone --improvement 每周检查 --apologised yes --after-care 赠饮品券

        # Month end: head office asks for a report, and the case cannot be closed without it.
        == 2026-11-30 22:00
        meet
        == 2026-11-30 23:00
        hq@office: supervise --supervision-reason 重大安全隐患，报告整改结果 --supervision-due 2026-12-05T18:00
        meet
        == 2026-12-01 10:00
        desk: follow-up --satisfied yes --score 4 --follow-up-method phone
        manager: close --outcome resolved => supervision.unanswered
        manager: answer-supervision --supervision-reply 全场已排查并每周检查
        manager: close --outcome resolved
        clock first_action timely 2026-11-13T20:40
        clock meeting timely 2026-11-14T20:20
        clock investigate timely 2026-11-18
        clock resolve timely 2026-11-24

        == 2026-12-31 22:00
        archivist: archive close-month 2026-11
        archivist: archive close-month 2026-12
        meet
        == 2030-01-31 10:00
        archivist: destruction request S001-2026-12
        manager: destruction approve
        meet
        leader@office: destruction approve
        meet
        archivist: destruction execute
        meet
        """)
}

@Suite struct NightMarketStory {
    @Test(
        "NM-2-4 NM-3-3 NM-3-5 NM-3-9 NM-4.1-4 NM-4.2-5 NM-4.3-1 NM-4.3-2 NM-4.3-3 NM-4.3-4 NM-4.3-5 NM-4.4-1 NM-4.4-2 NM-4.4-3 NM-4.4-4 NM-4.4-5 C13 E29 E34 E47: leaking gas at a night market, from receipt to destruction on two nodes that meet at month end"
    )
    func fromReceiptToDestruction() async throws {
        let teller = try StoryTeller(.nightMarket)
        try await teller.tell()
        try teller.expectDestroyed(serial: "S001-2026-12-0001", volume: "S001-2026-12")
    }
}
