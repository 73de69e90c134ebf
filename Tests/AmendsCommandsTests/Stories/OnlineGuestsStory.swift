import Testing

/// A hotel's online guests: a mouldy room, told on a booking platform. Urgent and severe, so an emergency;
/// several departments, so a special team; and the guest must agree before anything is carried out.
extension Story {
    static let onlineGuests = Story(
        "online-guests",
        """
        store manager store_manager 林经理
        store platform platform_operator 小周
        store handler dept_handler investigator 陈经理
        store rooms investigator 何主管
        store maid technician 王阿姨
        store care customer_relations 李回访
        store archivist archivist 吴档案
        office leader company_leader 赵总
        office hq hq_manager 钱主管
        meet

        == 2026-11-23 21:05
        platform: receive --channel ota --category environment --content "房间有霉味，床单有污渍" --customer 何先生 => content.missing
        platform: receive --channel ota --category environment --content "房间有霉味，床单有污渍，换房等了两小时" --contact ota-user-8812 --customer 何先生 \
            --order OTA-77120 --external-body 携程 --external-number CT-99182 --respondent maid --demanded 500 \
            --classification channel_detail:review
        platform: acknowledge --apologised yes --process-explained yes
        platform: assess --severity severe --urgency urgent --complexity complex
        platform: declare-emergency
        platform: first-action --first-action emergency --first-action-result 已当晚换房
        platform: escalate --escalated-to store_manager --reason 涉及多个部门
        platform: assign --department housekeeping --departments housekeeping --departments front_office => departments.lead
        platform: assign --department housekeeping --departments housekeeping --departments front_office \
            --lead-department housekeeping --assignee handler
        manager: form-team --team handler --team rooms

        == 2026-11-24 10:00
        handler: add-evidence --evidence 订单记录 --evidence-kind order
        handler: add-evidence --evidence 平台沟通截图 --evidence-kind screenshot
        handler: request-extension --extension-clock resolve --extension-until 2026-12-01T18:00 => content.missing
        handler: request-extension --extension-clock resolve --extension-until 2026-12-01T18:00 --reason 等待客房检测
        manager: extend --extended-resolution 2026-12-01T18:00 --extension-told-at 2026-11-24T10:30
        handler: investigate --report 客房排风故障，布草送洗不合格 --method records --method site => content.missing
        handler: investigate --report 客房排风故障，布草送洗不合格 --method records --method site --finding substantiated
        handler: analyse --cause process
        handler: plan --plan 退还一晚房费 --remedy refund --promised 400 --approved-by manager
        handler: execute => order
        handler: communicate-plan --customer-answer refused
        handler: execute => plan.refused
        handler: plan --plan 退还两晚房费并赠早餐 --remedy refund --promised 400 --approved-by manager
        handler: communicate-plan --customer-answer agreed
        handler: execute --compensation 800 --compensation-kind refund --receipt R-77
        handler: feed-back --feedback 两晚房费已原路退回 --feedback-channel platform

        # Listen again, find the cause, make another plan.
        == 2026-11-27 10:00
        handler: follow-up --satisfied yes => right
        care: follow-up --satisfied no --score 2 --follow-up-method phone --dissatisfaction 平台上未公开答复
        stage M07
        handler: plan --plan 公开致歉 => order
        handler: analyse --cause communication
        handler: plan --plan 在平台公开致歉并说明整改 --remedy apology
        handler: communicate-plan --customer-answer agreed
        handler: execute
        platform: feed-back --feedback 已在平台公开答复 --feedback-channel platform
        care: follow-up --satisfied yes --score 5 --follow-up-method online
        clock respond timely 2026-11-24T23:59
        clock assess timely 2026-11-23T23:05
        clock investigate timely 2026-11-24
        clock plan timely 2026-11-24
        clock resolve timely 2026-12-01
        clock follow_up timely 2026-11-27

        # Month end: head office closes the case.
        == 2026-11-30 20:00
        meet
        hq@office: close --outcome resolved
        meet
        == 2026-12-02 10:00
        archivist: archive close-month 2026-11
        == 2026-12-31 20:00
        meet
        == 2030-01-31 10:00
        archivist: destruction request S001-2026-11
        manager: destruction approve
        meet
        leader@office: destruction approve
        meet
        archivist: destruction execute
        meet
        """)
}

@Suite struct OnlineGuestsStory {
    @Test(
        "NG-2.1-1 NG-2.2-2 NG-2.2-3 NG-2.2-4 NG-2.2-5 NG-2.2-6 NG-3.1-1 NG-3.1-2 NG-3.1-3 NG-3.1-4 NG-3.1-5 NG-3.1-6 NG-3.1-7 NG-3.2-1 NG-3.2-2 NG-3.3-1 NG-3.3-2 NG-3.3-3 NG-4.1-1 NG-4.1-2 C7 C17 E13 E34: a mouldy room told on a platform, from receipt to destruction on two nodes that meet at month end"
    )
    func fromReceiptToDestruction() async throws {
        let teller = try StoryTeller(.onlineGuests)
        try await teller.tell()
        try teller.expectDestroyed(serial: "S001-2026-11-0001", volume: "S001-2026-11")
    }
}
