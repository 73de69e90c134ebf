import AmendsModel
import AmendsPolicy

extension SimplifiedChinese {
    func label(_ word: PackWord) -> String {
        switch word {
        case .pack: "制度包"
        case .shipped: "随程序提供"
        case .published: "总部发布"
        case .withdrawn: "已撤回"
        case .origin: "来源"
        case .inForceAt: "现行门店"
        case .orderedFrom: "启用安排"
        case .acknowledgedBy: "确认"
        case .itself: "门店节点"
        case .industry: "行业发布"
        case .everySite: "全部门店"
        case .unreadable: "（本版本无法读取）"
        case .regulation: "所据制度"
        case .effectiveFrom: "施行日期"
        case .interpretedBy: "解释单位"
        case .terms: "称谓"
        case .roles: "岗位"
        case .channels: "投诉渠道"
        case .categories: "投诉类别"
        case .receipt: "受理登记"
        case .milestones: "处理环节（按先后）"
        case .clocks: "时限"
        case .parameters: "设定"
        case .required: "须填"
        case .oneOf: "须填其一"
        case .doneBy: "经办"
        case .optional: "非必经"
        case .waivedOnSite: "现场解决时免"
        case .anonymousAllowed: "受理匿名投诉"
        case .anonymousRefused: "不受理匿名投诉"
        case .from: "自"
        case .to: "至"
        case .limit: "时限"
        case .general: "一般"
        case .urgent: "紧急"
        case .maximum: "延期后最长"
        case .rework: "返工轮次"
        case .countedFrom: "起算环节"
        case .ours: "默认值，非制度规定"
        case .yes: "是"
        case .no: "否"
        case .none: "无"
        case .order: "环节先后"
        case .only: "新增"
        case .before: "原为"
        case .after: "改为"
        case .difference: "不同之处"
        }
    }

    func label(_ duty: UnitDuty) -> String {
        switch duty {
        case .acknowledgement: "签收制度包"
        case .leadingGroup: "设立领导小组"
        case .supervision: "监督检查"
        case .training: "培训"
        case .survey: "满意度调查"
        case .inspection: "现场检查"
        case .summaryMeeting: "总结会议"
        case .archiving: "月度档案封卷"
        case .bulletin: "预警通报"
        case .channelWatch: "渠道巡查"
        }
    }

    func label(_ clock: ClockKind) -> String {
        switch clock {
        case .respond: "首次响应"
        case .assess: "初步评估"
        case .assign: "分派"
        case .firstAction: "初步处理"
        case .meeting: "领导小组会议"
        case .investigate: "调查"
        case .plan: "制定方案"
        case .execute: "执行方案"
        case .resolve: "处理并答复"
        case .followUp: "回访"
        }
    }

    func label(_ approval: Approval) -> String {
        switch approval {
        case .extending: "延期"
        case .settlement: "现场解决"
        case .compensation: "赔付"
        case .destruction: "档案销毁"
        case .noAgreement: "未达成一致而终结"
        case .waiver: "免除环节"
        case .invalidity: "认定无效"
        case .publication: "对外公示"
        case .closure: "停业登记"
        }
    }

    func text(_ limit: ClockLimit) -> String {
        switch limit {
        case .minutes(let minutes) where minutes.isMultiple(of: 60): "\(minutes / 60)小时"
        case .minutes(let minutes): "\(minutes)分钟"
        case .workingDays(let days): "\(days)个工作日"
        case .calendarDays(let days): "\(days)日"
        }
    }

    func text(_ moment: ClockMoment, in catalogue: Catalogue) -> String {
        switch moment {
        case .milestone(let milestone): "\(milestone.code)\(catalogue.label(milestone))"
        case .firstAction: "初步处理"
        case .meetingHeld: "会议召开"
        case .escalated: "上报"
        }
    }

    func ours(placeholder: String) -> String { "默认值，非制度规定：\(placeholder) 留空" }

    func mistake(line: Int, _ sentence: String) -> String { "第\(line)行：\(sentence)" }

    func sentence(_ notice: PackNotice, in catalogue: Catalogue) -> String {
        switch notice {
        case .noMistakes(let path, let pack): "\(path) 没有错误，是制度包 \(pack)。"
        case .installed(let pack): "制度包 \(pack) 已发布，将随下一次同步或数据包送达各门店。"
        case .ordered(let pack, let sites, let day):
            "\(sites?.joined(separator: "、") ?? "全部门店")自 \(CivilDate.text(ofDay: day)) 起执行 \(pack)。未办结案件仍按受理时的制度包办理。"
        case .withdrawn(let pack): "制度包 \(pack) 已撤回，不再用于新受理的案件；此前按其受理的案件不变。"
        case .inUse(let pack, let site): "\(site) 即日起执行 \(pack)。未办结案件仍按受理时的制度包办理。"
        case .acknowledged(let pack, let site): "\(site) 已确认 \(pack)。"
        case .noDifference: "两个制度包内容一致。"
        case .differences(let count): "共\(Amounts.grouped(count))处不同。"
        }
    }

    func sentence(_ problem: PackProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .mistakes(let path, let count): "\(path) 有\(Amounts.grouped(count))处错误，整份不予采用；现行制度包不变。"
        case .neitherFileNorPack(let text, let known): "既没有文件\(text)，也没有叫此名的制度包。现有制度包：\(known.joined(separator: "、"))。"
        case .differs(let pack): "制度包 \(pack) 已存在且内容不同。请给新的内容另编版本号。"
        case .notPublished(let pack): "总部尚未发布 \(pack)。查看：amends pack list"
        case .standsAbove(let pack, let site): "行业管理机构已规定 \(site) 执行 \(pack)，效力高于公司规定，只能由行业管理机构另行规定。"
        case .ordered(let pack, let site): "总部已规定 \(site) 执行 \(pack)，只能由总部另行规定：amends pack install"
        case .pinned: "案件始终按受理时的制度包办理。如需改用其他制度包：amends case migrate 案件 --policy 名称/版本"
        case .onlyHeadOffice(let command): "“\(command)”只能在总部节点执行。"
        case .onlyStore(let command): "“\(command)”只能在门店节点执行。"
        case .badDay(let text): "“\(text)”不是日期，请写成2027-03-01的形式。"
        }
    }

    var taxonomyLabels: [String: String] {
        [
            "channel": "投诉渠道", "category": "投诉类别", "role": "岗位", "kind": "案件类型", "nature": "投诉性质", "sorting": "整理类别",
            "type": "方案类型", "channel_detail": "渠道细分", "severity": "严重程度", "urgency": "紧急程度", "complexity": "复杂程度",
            "risk": "风险标记", "legal_risk": "法律风险", "venue_grade": "场所档次", "department": "部门", "first_action": "初步处理措施",
            "method": "调查方式", "content_checked": "调查内容", "evidence": "证据种类", "finding": "属实与否", "cause": "原因",
            "cause_origin": "原因环节", "liability": "责任归属", "remedy": "对客户的措施", "compensation_kind": "赔付方式",
            "staff_measure": "对员工的措施", "team_measure": "对团队的措施", "company_measure": "公司管理措施", "environment_measure": "场所整改措施",
            "vendor_measure": "对摊位的措施", "feedback_channel": "反馈方式", "follow_up_method": "回访方式", "outcome": "办结结果",
            "invalid_reason": "无效理由", "supervision": "监督内容", "conduct": "行为规范条目", "training_topic": "培训内容",
            "training_method": "培训方式", "improvement_area": "改进领域", "reward": "奖励", "penalty": "处罚", "inspection": "检查种类",
        ]
    }

    var termLabels: [String: String] {
        [
            "complainant": "投诉人", "case": "案件", "site": "门店", "company": "公司", "staff": "员工", "order": "订单", "stall": "摊位",
            "regulation": "制度",
        ]
    }
}
