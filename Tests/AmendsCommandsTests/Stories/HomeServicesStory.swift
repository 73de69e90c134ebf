import Testing

/// A home-service company: a floor scratched by a cleaner, who may tell the team but not sit in it. Archived on
/// the last day of the month, on paper too.
extension Story {
    static let homeServices = Story(
        "home-services",
        """
        store manager store_manager 林经理
        store front intake 小周
        store lead dept_handler investigator 陈项目
        store cleaner technician 王阿姨
        store care customer_relations 李回访
        store archivist archivist 吴档案
        office leader company_leader 赵总
        office hq hq_manager 钱主管
        meet

        == 2026-11-05 09:30
        front: receive --channel 客服热线 --category service_quality --content "保洁不干净，擦坏了木地板" --customer 李女士 --contact 13800000000 \
            --place 城东花园3栋 => content.missing
        front: receive --channel 客服热线 --category service_quality --subcategory 服务技能 --content "保洁不干净，擦坏了木地板" --customer 李女士 \
            --contact 13800000000 --occurred-at 2026-11-01T15:00 --place 城东花园3栋 --demanded 800 --respondent cleaner --order HS1101-07 \
            --paper-form yes
        == 2026-11-05 09:50
        front: acknowledge --apologised yes => content.missing
        front: acknowledge --process-explained yes --promised-by 2026-11-20T18:00
        == 2026-11-05 10:30
        front: assess --severity general --urgency urgent --complexity complex
        front: declare-emergency
        front: first-action --first-action emergency --first-action-result 已派人到现场查看
        front: escalate --escalated-to 公司领导 --reason 情况复杂
        manager: assign --department project --departments project --departments customer_service --lead-department project \
            --assignee lead

        # Whoever is complained of informs the team and stands aside.
        manager: form-team --team front --team lead --team cleaner => segregation.recusal
        manager: form-team --team front --team lead --team cleaner --recused cleaner
        == 2026-11-06 09:00
        lead: add-evidence --evidence 地板划痕照片 --evidence-kind photo
        lead: request-evidence --evidence-request 11月1日派工单 --evidence-asked cleaner --evidence-due 2026-11-09T18:00
        lead: take-statement --statement 当天用了钢丝球 --statement-by cleaner
        == 2026-11-09 09:00
        cleaner: answer-evidence --evidence-answer 派工单见附件
        cleaner: investigate --report 没有问题 => segregation.respondent

        == 2026-11-11 09:00
        lead: request-extension --extension-clock investigate --extension-until 2026-11-18T18:00 --reason 等待地板鉴定
        manager: extend --extended-investigation 2026-11-18T18:00 => people.approver
        leader: extend --extended-investigation 2026-12-10T18:00 --extension-told-at 2026-11-11T09:30 => extension.maximum
        leader: extend --extended-investigation 2026-11-18T18:00 --extension-told-at 2026-11-11T09:30
        == 2026-11-16 09:00
        lead: investigate --report 未按规范使用工具，划伤地板约两平方米 --method talk --method site --finding substantiated => content.missing
        lead: investigate --report 未按规范使用工具，划伤地板约两平方米 --method talk --method site --content-checked service_quality \
            --content-checked staff_conduct --finding substantiated --cause skill
        manager: decide --liability individual --liability-shares individual:cleaner=70%,team=30% --liability-basis 服务规范第5条
        front: plan --plan 重新保洁 => right
        lead: plan --plan 重新保洁，赔偿地板修复费 => content.one_of
        lead: plan --plan 重新保洁，赔偿地板修复费 --remedy compensation --promised 600 --approved-by manager --plan-owner lead \
            --plan-due 2026-11-19T18:00 --measure staff:training:cleaner:2026-11-25:工具使用培训
        == 2026-11-17 09:00
        cleaner: complete-measure --measure-done "1 已培训"
        lead: execute --compensation 600 --compensation-kind cash --receipt R-118
        front: feed-back --feedback 已重新保洁，赔偿600元 --feedback-channel phone --basis 服务规范第5条 --expected-effect 不再发生 => content.missing
        lead: feed-back --feedback 已重新保洁，赔偿600元 --feedback-channel phone --basis 服务规范第5条 --expected-effect 不再发生 --asked-satisfied yes
        == 2026-11-18 09:00
        lead: follow-up --satisfied no => right
        care: follow-up --satisfied no --score 2 --follow-up-method phone --dissatisfaction 地板仍有划痕
        stage M09
        manager: close --outcome no_agreement --approved-by leader => rework.before_cap

        # Until the customer is satisfied.
        == 2026-11-19 09:00
        front: escalate --escalated-to company_leader --reason 客户不满意
        lead: plan --plan 请专业师傅打磨地板 --remedy remedial_service --plan-owner lead \
            --measure company:adjust_process:manager:2026-11-30:地板保洁须用软布
        == 2026-11-22 09:00
        manager: complete-measure --measure-done "2 已下发通知"
        lead: execute --remedy remedial_service
        lead: feed-back --feedback 地板已打磨 --feedback-channel phone --basis 服务规范第5条 --expected-effect 不再发生 --asked-satisfied yes
        == 2026-11-24 09:00
        care: follow-up --satisfied yes --score 5 --follow-up-method phone
        stage M14
        clock respond timely 2026-11-05T11:30
        clock first_action timely 2026-11-05T11:30
        clock investigate timely 2026-11-18
        clock resolve timely 2026-11-23
        clock follow_up timely 2026-11-20

        # Month end: head office closes what it has seen, and the shop archives the same evening.
        == 2026-11-30 17:00
        archivist: archive close-month 2026-12 => monthNotOver
        meet
        hq@office: close --outcome resolved
        front: amend --paper-location A柜3层
        meet
        == 2026-11-30 18:00
        archivist: archive close-month 2026-11
        stage M16
        meet
        == 2029-11-30 18:00
        archivist: destruction request S001-2026-11 => kept
        == 2029-12-31 10:00
        archivist: destruction request S001-2026-11
        manager: destruction approve
        hq@office: note --note 年底销毁
        meet
        leader@office: destruction approve
        meet
        archivist: destruction execute
        meet
        """)
}

@Suite struct HomeServicesStory {
    @Test(
        "HS-2.2-1 HS-2.2-2 HS-2.2-3 HS-3.1-1 HS-3.2-1 HS-3.3-1 HS-3.4-1 HS-3.4-2 HS-4.1-1 HS-4.2-1 HS-4.2-4 HS-4.3-2 HS-4.3-3 HS-4.4-1 HS-4.4-2 HS-5.2-1 HS-5.2-2 HS-5.2-3 C8 C12 E9 E13 E34: a scratched floor, from receipt to destruction on two nodes that meet at month end"
    )
    func fromReceiptToDestruction() async throws {
        let teller = try StoryTeller(.homeServices)
        try await teller.tell()
        try teller.expectDestroyed(serial: "S001-2026-11-0001", volume: "S001-2026-11")
    }
}
