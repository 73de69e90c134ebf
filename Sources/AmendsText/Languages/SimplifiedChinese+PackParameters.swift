extension SimplifiedChinese {
    var parameterLabels: [String: String] {
        [
            "hours_basis": "小时的计算", "day_end": "工作日截止于", "anchor": "时限起算点", "calendar.site_exceptions": "门店可登记停业日",
            "pause.allowed": "可以中止计时", "pause.clocks": "可中止的时限", "pause.reasons": "中止理由", "pause.maximum_days": "最长中止（天）",
            "reception.hours": "受理时间", "receipt.form": "引导客户填写投诉表", "receipt.late_after_hours": "超过此时间补登须说明理由（小时）",
            "receipt.second_contact": "被投诉人受理的，须由他人再次联系", "severity.floor": "最低严重程度", "urgent.categories": "一律按紧急处理",
            "priority": "优先级", "emergency.needs_urgent": "启动应急程序须属紧急", "emergency.needs_severe": "启动应急程序须属严重",
            "emergency.categories": "直接启动应急程序的类别", "emergency.report_to": "应急时报告", "emergency.report_minutes": "报告时限（分钟）",
            "first_action": "初步处理措施", "routing": "按类别分派部门", "routing.notify_at_once": "须立即报告的部门",
            "routing.lead_required": "涉及多个部门须指定牵头部门", "authority.on_site_fen": "一线人员现场解决限额",
            "authority.on_site_complexity": "可现场解决的复杂程度", "authority.manager_fen": "管理人员审批限额", "authority.approver": "超限额审批",
            "authority.confirm_hours": "电话同意须补确认（小时）", "escalation.triggers": "上报情形", "escalation.target": "上报对象",
            "escalation.major_target": "重大投诉上报对象", "escalation.overdue_hours": "逾期后上报（小时）", "meeting.special_for": "须召开专项会议的",
            "meeting.summary_days": "总结会议间隔（天）", "extension.approver": "延期审批", "extension.reason_required": "延期须说明理由",
            "extension.tell_customer": "延期须告知客户", "extension.force_majeure": "逾期后仅因不可抗力可延期", "group.leading.head": "领导小组组长",
            "group.leading.deputy": "副组长", "group.leading.members": "成员", "team.complexities": "须成立专项小组的", "team.roles": "调查小组一般组成",
            "team.respondent": "被投诉人在小组中", "recusal.required": "涉及本人须回避", "segregation.one_person_shop": "仅一人当班时可登记例外",
            "follow_up.attempts": "判定未接通前的联系次数", "follow_up.not_handler": "承办人不得自行回访", "satisfied.score": "满意的最低评分",
            "satisfied.score_maximum": "最高评分", "satisfied.codes": "视为满意的答复", "rework.until_satisfied": "处理至客户满意为止",
            "rework.from": "不满意时重新处理始于", "rework.cap": "由领导决定前的轮次上限", "rework.decider": "终结决定人", "reopen.from": "重开后始于",
            "reopen.window_days": "可重开期限（天，0为不限）", "close.needs_every_step": "必经环节齐备方可办结",
            "invalid.second_person": "认定无效须第二人同意", "withdraw.proof": "撤诉须有客户声明", "waive.approver": "免除环节审批",
            "transfer.maximum_hops": "总部裁定前的移交次数", "transfer.answer_hours": "移交答复时限（小时）", "transfer.clock": "移交后计时",
            "group.maximum_cases": "群体投诉案件数上限", "external.accept_working_days": "监管部门决定受理（工作日）",
            "external.mediation_working_days": "监管部门调解（工作日）", "archive.month": "归入月份", "archive.working_days": "月末后封卷（工作日，0为月末当日）",
            "archive.paper": "同时保存纸质档案", "archive.report": "归档附总结报告", "retention.years": "保存期限（年）", "retention.at_least": "为最低期限",
            "destroy.approver": "销毁审批", "destroy.persons": "销毁签字人数", "kpi.indicators": "考核指标", "kpi.timely_counts": "及时的口径",
            "kpi.timely_target_bp": "及时率目标（不低于）", "kpi.satisfaction_target_bp": "满意度目标（不低于）",
            "kpi.complaint_rate_target_bp": "投诉率目标（不高于）", "volume.unit": "投诉率的分母", "warning.indicators": "预警指标",
            "warning.rate_bp": "投诉率预警线", "warning.count": "投诉次数预警线", "warning.window_days": "预警统计期（天）",
            "warning.minimum_cases": "预警最少案件数", "warning.hysteresis_percent": "解除预警须低于预警线", "warning.before_due_percent": "到期提醒：剩余时限",
            "warning.bulletin_days": "预警通报间隔（天）", "privacy.small_cell": "低于此数不公示", "plan.customer_agrees": "方案须经客户认可",
            "measures.staff": "登记对员工的措施", "measures.staff_fines": "可登记罚款", "measures.vendor": "登记对摊位的措施",
            "measures.vendor_deposit": "可登记扣减保证金", "remedies.on": "登记对客户的措施", "supervision.days": "监督检查间隔（天）",
            "training.days": "培训间隔（天）", "survey.days": "满意度调查间隔（天）", "inspection.days": "检查间隔（天）",
            "channel_watch.minutes": "渠道巡查间隔（分钟）", "publicity.allowed": "处理结果可公示", "publicity.second_person": "公示须第二人复核",
            "appraisal.linked": "考核结果挂钩",
        ]
    }

    var choiceLabels: [String: String] {
        [
            "elapsed": "连续计算", "midnight": "24时", "receipt": "受理", "previous_milestone": "上一环节", "always": "全天候", "opening": "营业时间",
            "not_solvable_on_site": "现场无法解决", "dissatisfied": "客户不满意", "complex": "复杂", "severe": "严重", "major": "重大", "urgent": "紧急",
            "overdue": "逾期", "manual": "经办人判断需要", "informant": "仅提供情况", "barred": "不得参加", "continues": "连续计算", "restarts": "重新计算",
            "received": "受理当月", "closed": "办结当月", "handled": "按期处理", "answered": "按期处理并答复", "orders": "服务订单数", "business": "业务量",
            "satisfaction": "满意度",
            "count": "投诉次数", "repeat": "重复投诉",
            "rate": "投诉率", "hotspot": "投诉热点", "yes": "满意", "praise": "表彰", "bonus": "绩效奖金", "promotion": "晋升", "honour": "评优",
            "pay": "薪酬", "performance": "绩效", "accountability": "问责",
        ]
    }
}
