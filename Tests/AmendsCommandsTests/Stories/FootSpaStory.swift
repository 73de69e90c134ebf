import Testing

/// A foot spa: a customer is scalded. The industry body follows the case from above; feedback comes before the
/// plan is carried out, and the visit after the archive or before it.
extension Story {
    static let footSpa = Story(
        "foot-spa",
        """
        store manager store_manager 林店长
        store front intake 小周
        store handler dept_handler investigator 陈主管
        store worker technician 王师傅
        store care customer_relations 李回访
        store archivist archivist 吴档案
        office leader company_leader 赵总
        office industry industry_admin 协会刘
        meet

        == 2026-11-20 19:30
        front: receive --channel 现场投诉 --category 卫生安全 --content "水温过高，脚背烫红起泡" --customer 王女士 => content.missing
        front: receive --channel 现场投诉 --category 卫生安全 --content "水温过高，脚背烫红起泡" --customer 王女士 --contact 13800000000 \
            --respondent worker --item 足浴60分钟 --order FS1120-31 --paper-form yes
        stage M02
        worker: acknowledge --apologised yes => right
        front: acknowledge --apologised yes --process-explained yes

        # An injury is severe at least, and then nothing for the counter.
        == 2026-11-20 20:00
        front: assess --subcategory injury --severity general --complexity complex --risk injury => severity.floor
        front: assess --subcategory injury --severity major --urgency urgent --complexity complex --risk injury
        front: settle-on-site --remedy refund --settlement 128 => on_site.simple
        front: declare-emergency
        front: escalate --escalated-to industry_admin --reason 客人受伤
        front: assign --department support => people.role
        manager: assign --department 保障岗位 --departments 保障岗位 --departments technical => departments.lead
        manager: assign --department 保障岗位 --departments 保障岗位 --departments technical --lead-department support --assignee handler

        == 2026-11-21 10:00
        handler: add-evidence --evidence 当日消毒与水温记录 --evidence-kind disinfection
        handler: request-evidence --evidence-request 热水器检修单 --evidence-asked worker --evidence-due 2026-11-23T18:00
        handler: take-statement --statement 当晚客人多，没有试水温 --statement-by worker
        == 2026-11-23 17:00
        worker: answer-evidence --evidence-answer 检修单已交，温控器失灵

        # The company's leader is in the shop and grants more time.
        == 2026-11-26 10:00
        handler: extend --extended-investigation 2026-12-04T18:00 => right
        leader: extend --extended-investigation 2026-12-04T18:00 --extension-told-at 2026-11-26T11:00 => extension.requested
        handler: request-extension --extension-clock investigate --extension-until 2026-12-04T18:00 --reason 等待热水器检测
        leader: extend --extended-investigation 2026-12-31T18:00 --extension-told-at 2026-11-26T11:00 => extension.maximum
        leader: extend --extended-investigation 2026-12-04T18:00 --extension-told-at 2026-11-26T11:00

        == 2026-11-28 10:00
        manager: decide --liability individual => order
        handler: investigate --report 温控器失灵且技师未按规程试水温 --method records --method staff --finding substantiated --cause technical_error
        manager: decide --liability individual --liability-shares individual:worker=4000,company=5000 => liability.sum
        manager: decide --liability individual --liability-shares 服务人员个人责任:worker=40%，company=60% --liability-basis 足浴操作规程第3条
        == 2026-11-29 10:00
        handler: plan --plan 承担医药费并更换温控器 --remedy compensation --promised 1500 => authority
        handler: plan --plan 承担医药费并更换温控器 --remedy compensation --promised 1500 --approved-by manager --plan-owner handler \
            --plan-due 2026-12-05T18:00 --measure environment:equipment_repair:handler:2026-12-03:更换温控器 \
            --measure staff:training:worker:2026-12-04:试水温培训
        stage M12

        # Month end: the industry body sees the case and orders a report.
        == 2026-11-30 20:00
        meet
        == 2026-11-30 21:00
        industry@office: supervise --supervision-reason 重大投诉，防止事态扩大 --supervision-due 2026-12-10T18:00
        meet

        # Told first, carried out afterwards.
        == 2026-12-02 10:00
        archivist: archive close-month 2026-11
        handler: execute => order
        front: feed-back --feedback 全额承担医药费，温控器已更换 --feedback-channel in_person --apologised yes
        == 2026-12-03 10:00
        handler: execute --compensation 1500 --compensation-kind cash --receipt R-1203 => measures.unfinished
        worker: complete-measure --measure-done "1 温控器已更换"
        worker: complete-measure --measure-done "2 已参加培训"
        handler: execute --compensation 1500 --compensation-kind cash --receipt R-1203

        == 2026-12-04 10:00
        manager: close --outcome resolved => supervision.unanswered
        manager: answer-supervision --supervision-reply 已更换温控器并赔付医药费
        manager: close --outcome resolved
        stage M15
        care: follow-up --satisfied no --score 2 --follow-up-method phone --dissatisfaction 疤痕未消
        stage M08

        # The second round ends well. The visit does not wait for the archive.
        == 2026-12-05 10:00
        manager: close --outcome resolved => order.mandatory
        manager: decide --liability company --liability-basis 设备维护不到位
        handler: plan --plan 补偿祛疤护理 --remedy remedial_service --plan-owner handler
        front: feed-back --feedback 提供三次祛疤护理 --feedback-channel phone --apologised yes
        handler: execute --remedy remedial_service
        == 2026-12-20 10:00
        manager: close --outcome resolved
        worker: follow-up --satisfied yes => right
        care: follow-up --satisfied yes --score 5 --follow-up-method phone
        stage M15
        clock respond timely 2026-11-20T21:30
        clock assess timely 2026-11-20T23:30
        clock investigate timely 2026-12-04
        clock plan timely 2026-12-01
        clock resolve timely 2026-12-11
        clock follow_up timely 2026-12-09

        # A case with a paper form is archived with the place of the paper.
        == 2026-12-31 18:00
        archivist: archive close-month 2026-12
        stage M15
        front: amend --paper-location A柜2层
        archivist: archive supplement 2026-12
        meet

        == 2027-01-31 18:00
        meet
        archivist: destruction request S001-2026-12-S1 => kept
        == 2030-01-31 10:00
        archivist: destruction request S001-2026-12-S1
        archivist: destruction request S001-2026-12-S1 => requestedAlready
        manager: destruction approve
        archivist: destruction execute => approvalsMissing
        meet
        leader@office: destruction approve
        meet
        archivist: destruction execute
        manager: note --note x => state.destroyed
        meet
        """)
}

@Suite struct FootSpaStory {
    @Test(
        "FS-1-5 FS-3-2 FS-3-3 FS-3-6 FS-4-2 FS-4-6 FS-6-1 FS-6-2 FS-6-3 FS-6-4 FS-6-5 FS-6-6 FS-6-7 FS-7-3 E13 E34 C2: a scalded customer of a foot spa, from receipt to destruction on two nodes that meet at month end"
    )
    func fromReceiptToDestruction() async throws {
        let teller = try StoryTeller(.footSpa)
        try await teller.tell()
        try teller.expectDestroyed(serial: "S001-2026-12-S1-0001", volume: "S001-2026-12-S1")
    }
}
