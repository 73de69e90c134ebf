extension TraditionalChinese {
    var parameterLabels: [String: String] {
        [
            "hours_basis": "小時的計算", "day_end": "工作日截止於", "anchor": "時限起算點", "calendar.site_exceptions": "門市可登記停業日",
            "pause.allowed": "可以中止計時", "pause.clocks": "可中止的時限", "pause.reasons": "中止理由", "pause.maximum_days": "最長中止（天）",
            "reception.hours": "受理時間", "receipt.form": "引導客戶填寫投訴表", "receipt.late_after_hours": "超過此時間補登須說明理由（小時）",
            "receipt.second_contact": "被投訴人受理的，須由他人再次聯絡", "severity.floor": "最低嚴重程度", "urgent.categories": "一律按緊急處理",
            "priority": "優先級", "emergency.needs_urgent": "啟動緊急應變程序須屬緊急", "emergency.needs_severe": "啟動緊急應變程序須屬嚴重",
            "emergency.categories": "直接啟動緊急應變程序的類別", "emergency.report_to": "緊急應變時報告", "emergency.report_minutes": "報告時限（分鐘）",
            "first_action": "初步處理措施", "routing": "按類別分派部門", "routing.notify_at_once": "須立即報告的部門",
            "routing.lead_required": "涉及多個部門須指定牽頭部門", "authority.on_site_fen": "一線人員現場解決限額",
            "authority.on_site_complexity": "可現場解決的複雜程度", "authority.manager_fen": "管理人員核准限額", "authority.approver": "超限額核准",
            "authority.confirm_hours": "電話同意須補確認（小時）", "escalation.triggers": "上報情形", "escalation.target": "上報對象",
            "escalation.major_target": "重大投訴上報對象", "escalation.overdue_hours": "逾期後上報（小時）", "meeting.special_for": "須召開專項會議的",
            "meeting.summary_days": "總結會議間隔（天）", "extension.approver": "延期核准", "extension.reason_required": "延期須說明理由",
            "extension.tell_customer": "延期須告知客戶", "extension.force_majeure": "逾期後僅因不可抗力可延期", "group.leading.head": "領導小組組長",
            "group.leading.deputy": "副組長", "group.leading.members": "成員", "team.complexities": "須成立專項小組的", "team.roles": "調查小組一般組成",
            "team.respondent": "被投訴人在小組中", "recusal.required": "涉及本人須迴避", "segregation.one_person_shop": "僅一人當班時可登記例外",
            "follow_up.attempts": "判定未接通前的聯絡次數", "follow_up.not_handler": "承辦人不得自行回訪", "satisfied.score": "滿意的最低評分",
            "satisfied.score_maximum": "最高評分", "satisfied.codes": "視為滿意的答覆", "rework.until_satisfied": "處理至客戶滿意為止",
            "rework.from": "不滿意時重新處理始於", "rework.cap": "由領導決定前的輪次上限", "rework.decider": "終結決定人", "reopen.from": "重開後始於",
            "reopen.window_days": "可重開期限（天，0為不限）", "close.needs_every_step": "必經環節齊備方可結案",
            "invalid.second_person": "認定無效須第二人同意", "withdraw.proof": "撤訴須有客戶聲明", "waive.approver": "免除環節核准",
            "transfer.maximum_hops": "總部裁定前的移交次數", "transfer.answer_hours": "移交答覆時限（小時）", "transfer.clock": "移交後計時",
            "group.maximum_cases": "群體投訴案件數上限", "external.accept_working_days": "主管機關決定受理（工作日）",
            "external.mediation_working_days": "主管機關調解（工作日）", "archive.month": "歸入月份", "archive.working_days": "月末後封卷（工作日，0為月末當日）",
            "archive.paper": "同時保存紙質檔案", "archive.report": "歸檔附總結報告", "retention.years": "保存期限（年）", "retention.at_least": "為最低期限",
            "destroy.approver": "銷毀核准", "destroy.persons": "銷毀簽字人數", "kpi.indicators": "考核指標", "kpi.timely_counts": "及時的口徑",
            "kpi.timely_target_bp": "及時率目標（不低於）", "kpi.satisfaction_target_bp": "滿意度目標（不低於）",
            "kpi.complaint_rate_target_bp": "投訴率目標（不高於）", "volume.unit": "投訴率的分母", "warning.indicators": "預警指標",
            "warning.rate_bp": "投訴率預警線", "warning.count": "投訴次數預警線", "warning.window_days": "預警統計期（天）",
            "warning.minimum_cases": "預警最少案件數", "warning.hysteresis_percent": "解除預警須低於預警線", "warning.before_due_percent": "到期提醒：剩餘時限",
            "warning.bulletin_days": "預警通報間隔（天）", "privacy.small_cell": "低於此數不公示", "plan.customer_agrees": "方案須經客戶認可",
            "measures.staff": "登記對員工的措施", "measures.staff_fines": "可登記罰款", "measures.vendor": "登記對攤位的措施",
            "measures.vendor_deposit": "可登記扣減保證金", "remedies.on": "登記對客戶的措施", "supervision.days": "監督檢查間隔（天）",
            "training.days": "培訓間隔（天）", "survey.days": "滿意度調查間隔（天）", "inspection.days": "檢查間隔（天）",
            "channel_watch.minutes": "管道巡查間隔（分鐘）", "publicity.allowed": "處理結果可公示", "publicity.second_person": "公示須第二人複核",
            "appraisal.linked": "考核結果掛鉤",
        ]
    }

    var choiceLabels: [String: String] {
        [
            "elapsed": "連續計算", "midnight": "24時", "receipt": "受理", "previous_milestone": "上一環節", "always": "全天候", "opening": "營業時間",
            "not_solvable_on_site": "現場無法解決", "dissatisfied": "客戶不滿意", "complex": "複雜", "severe": "嚴重", "major": "重大", "urgent": "緊急",
            "overdue": "逾期", "manual": "經辦人判斷需要", "informant": "僅提供情況", "barred": "不得參加", "continues": "連續計算", "restarts": "重新計算",
            "received": "受理當月", "closed": "結案當月", "handled": "按期處理", "answered": "按期處理並答覆", "orders": "服務訂單數", "business": "業務量",
            "satisfaction": "滿意度",
            "count": "投訴次數", "repeat": "重複投訴",
            "rate": "投訴率", "hotspot": "投訴熱點", "yes": "滿意", "praise": "表彰", "bonus": "績效獎金", "promotion": "晉升", "honour": "評優",
            "pay": "薪酬", "performance": "績效", "accountability": "問責",
        ]
    }
}
