import Testing

/// A hair salon: hair damaged by a permanent wave. The limits are those of the handbook, counted from receipt;
/// head office makes the second plan.
extension Story {
    static let salon = Story(
        "salon",
        """
        store manager store_manager 林店长
        store front intake 小周
        store handler dept_handler 陈技术
        store stylist technician 阿杰
        store care customer_relations 李回访
        store archivist archivist 吴档案
        office leader company_leader 赵总
        office hq hq_manager 钱主管
        meet

        # At night: reception is round the clock.
        == 2026-11-09 22:40
        front: receive --channel phone --category 服务质量 --content "烫发后头发断裂，头皮刺痛，怀疑药水过期" --customer 孙女士 \
            --contact 13900000001 => content.missing
        front: receive --channel phone --category 服务质量 --nature pending --content "烫发后头发断裂，头皮刺痛，怀疑药水过期" --customer 孙女士 \
            --contact 13900000001 --respondent stylist --item 烫发 --order SA1108-12 --demanded 3000
        == 2026-11-09 23:00
        front: acknowledge --process-explained yes => content.missing
        front: acknowledge --apologised yes --process-explained yes
        == 2026-11-09 23:50
        front: assess --nature comm_vent --severity severe --urgency urgent --classification sorting:product_quality \
            --classification type:product_quality --legal-risk tort --risk negative_review
        front: first-action --first-action immediate_notify --first-action-result 已电话报告产品部
        == 2026-11-10 00:20
        front: assign --department product --departments product --departments hair --lead-department product --assignee handler

        == 2026-11-11 10:00
        stylist: add-evidence --evidence 药水批号照片 --evidence-kind photo
        handler: take-statement --statement 按标准配比操作 --statement-by stylist
        == 2026-11-16 10:00
        handler: analyse --cause skill => order
        stylist: investigate --report 没有问题 --method talk => right
        handler: investigate --report 药水未过期，停留时间超出说明十五分钟 --method talk --method records --method staff --finding substantiated
        handler: analyse --cause skill --cause-origin service --cause-note 未按时间提醒冲洗
        manager: classify --confirmed-nature valid --registration SA-2026-0007

        # A plan names who, when, what is expected and what may go wrong.
        == 2026-11-18 10:00
        handler: communicate-plan --customer-answer agreed => order
        handler: plan --plan 护理六次并退还烫发费 --remedy refund --promised 880 --approved-by manager => content.missing
        handler: plan --plan 护理六次并退还烫发费 --remedy refund --promised 880 --approved-by manager --plan-owner handler \
            --plan-due 2026-11-26T18:00 --expected-effect 发质恢复 --foreseen-problems 要求更高时由店长面谈 \
            --measure staff:training:stylist:2026-11-25:烫发时间控制
        front: communicate-plan --customer-answer agreed
        == 2026-11-24 10:00
        care: follow-up --satisfied no --score 1 => follow_up.result
        stylist: complete-measure --measure-done "1 已完成培训"
        handler: execute --compensation 880 --compensation-kind refund --receipt R-880
        == 2026-11-25 10:00
        front: feed-back --feedback 烫发费已退还，护理已开始 --feedback-channel phone --remedy refund
        handler: follow-up --satisfied yes => right
        care: follow-up --satisfied no --score 2 --follow-up-method phone --dissatisfaction 护理两次仍有断发
        stage M09

        # Month end: head office makes the better plan, and the shop has it the same evening.
        == 2026-11-30 17:00
        meet
        == 2026-11-30 18:00
        hq@office: plan --plan 由技术总监修复并补偿护理产品 --remedy extra_service --plan-owner handler --plan-due 2026-12-10T18:00 \
            --expected-effect 顾客满意 --foreseen-problems 档期冲突时改由副总监
        meet
        stage M11
        == 2026-12-01 09:30
        archivist: archive close-month 2026-11
        == 2026-12-08 10:00
        handler: execute --remedy extra_service
        front: feed-back --feedback 技术总监已修复 --feedback-channel in_person
        care: follow-up --satisfied yes --score 5 --follow-up-method phone
        handler: close --outcome resolved => right
        manager: close --outcome resolved
        clock respond timely 2026-11-09T23:40
        clock assess timely 2026-11-10T00:40
        clock assign timely 2026-11-10T02:40
        clock investigate timely 2026-11-18
        clock plan timely 2026-11-23
        clock execute timely 2026-11-30
        clock resolve timely 2026-12-07
        clock follow_up timely 2026-12-21

        == 2027-01-04 10:00
        archivist: archive close-month 2026-12
        == 2027-01-31 20:00
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

@Suite struct SalonStory {
    @Test(
        "SA-1.1-2 SA-1.1-4 SA-2.1-2 SA-2.1-4 SA-2.1-5 SA-4.2-1 SA-4.2-2 SA-4.2-3 SA-4.2-4 SA-4.2-5 SA-4.2-6 SA-4.2-7 SA-4.2-8 SA-4.3-1 SA-4.3-2 SA-4.3-3 SA-4.3-4 SA-4.3-5 SA-4.3-6 SA-4.3-7 SA-4.3-8 SA-6.1.4-1 SA-6.2.2-1 E13 E34 E39: damaged hair in a salon, from receipt to destruction on two nodes that meet at month end"
    )
    func fromReceiptToDestruction() async throws {
        let teller = try StoryTeller(.salon)
        try await teller.tell()
        try teller.expectDestroyed(serial: "S001-2026-12-0001", volume: "S001-2026-12")
    }
}
