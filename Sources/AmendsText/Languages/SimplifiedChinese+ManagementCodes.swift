import AmendsLog
import AmendsModel

extension SimplifiedChinese {
    static let managementCodes: [[String]: [String: String]] = [
        CaseCode.yesNo: ["yes": "是", "no": "否"],
        CaseCode.channels: caseCodeWords.codes[.complaintCase]?[CaseField.channel] ?? [:],
        ManagementCode.improvementAreas: [
            "product": "产品", "service": "服务", "training": "培训", "environment": "环境与设施", "crm": "客户关系", "marketing": "营销",
            "process": "流程", "rules": "制度", "logistics": "物流",
        ],
        ManagementCode.prevention: [
            "service_awareness": "服务意识", "process": "服务流程", "communication": "沟通协调", "customer_feedback": "客户意见收集",
            "internal_rules": "内部管理制度", "product_quality": "产品质量",
        ],
        ManagementCode.improvementSources: [
            "cases": "投诉案件", "warning": "预警", "survey": "满意度调查", "meeting": "会议", "feedback": "客户意见", "inspection": "检查",
            "supervision": "监督检查", "evaluation": "内部评估", "other": "其他",
        ],
        ManagementCode.indicators: ["count": "投诉数量", "rate": "投诉率"],
        ManagementCode.verdicts: ["effective": "有效", "no_effect": "无明显效果", "worse": "较前变差", "too_few": "样本过少，无法判断"],
        ManagementCode.trainingTopics: [
            "importance": "投诉处理的重要性", "principles": "处理原则", "classification_process": "分类与流程", "communication": "沟通技巧",
            "response": "应对策略", "service_norm": "服务规范", "ethics": "职业道德", "faq": "常见问题解决方案", "mindset": "心态调整",
            "awareness": "投诉意识", "technique": "专业技能", "other": "其他",
        ],
        ManagementCode.trainingMethods: ["case": "案例分析", "drill": "模拟演练", "lecture": "讲授", "other": "其他"],
        ManagementCode.levels: ["industry": "行业", "company": "公司", "store": "门店"],
        ManagementCode.masteries: ["mastered": "已掌握", "partly": "部分掌握", "not_mastered": "未掌握"],
        ManagementCode.libraryKinds: ["success": "成功案例", "failure": "失败案例"],
        ManagementCode.factors: [
            "timeliness": "处理时效", "attitude": "服务态度", "internal_management": "内部管理", "satisfaction": "客户满意度",
            "communication": "沟通", "other": "其他",
        ],
        ManagementCode.techniques: [
            "apology": "致歉", "empathy": "共情", "explanation": "说明", "question": "询问", "refusal": "婉拒", "promise": "承诺",
            "closing": "结束谈话", "other": "其他",
        ],
        ManagementCode.knowledgeKinds: [
            "law": "法律法规", "standard": "国家标准", "norm": "行业规范", "faq": "常见问题解答", "procedure": "操作规程",
        ],
        ManagementCode.knowledgeStates: ["in_force": "现行有效", "not_yet": "尚未施行", "repealed": "已废止", "replaced": "已被替代"],
        ManagementCode.publicationKinds: ["policy_notice": "投诉须知", "results": "处理结果公示", "typical_case": "典型案例"],
        ManagementCode.publicationChannels: [
            "website": "官网", "wechat": "微信公众号", "notice_board": "公告栏", "print": "印刷品", "other": "其他",
        ],
        ManagementCode.supervisionDimensions: [
            "acceptance_timeliness": "受理及时性", "process_compliance": "过程合规性", "result_effectiveness": "结果有效性",
            "satisfaction": "客户满意度", "truth_reasonableness": "真实性与合理性", "conduct": "行为规范",
        ],
        ManagementCode.conductItems: [
            "respect": "尊重倾听、不带偏见", "calm": "保持冷静", "fairness": "尊重事实、公正处理", "confidentiality": "保守客户信息",
            "skills": "专业技能", "thoroughness": "环节落实到位", "patience": "专业耐心",
        ],
        ManagementCode.grades: ["good": "好", "fair": "一般", "poor": "差"],
        ManagementCode.subjectKinds: ["person": "个人", "department": "部门", "unit": "单位"],
        ManagementCode.appraisalResults: ["excellent": "优秀", "good": "良好", "pass": "合格", "weak": "待改进"],
        ManagementCode.rewards: rewards,
        ManagementCode.appraisalUses: rewards.merging(["performance": "绩效", "accountability": "问责"]) { first, _ in first },
        ManagementCode.rewardKinds: rewards.merging([
            "criticism": "批评教育", "fine": "罚款", "suspension": "暂停服务", "dismissal": "辞退", "ordered_apology": "责令道歉",
            "training": "强制培训", "guidance": "引导改进", "accountability": "问责", "notice": "通报批评", "bonus_cut": "扣减绩效奖金",
        ]) { $1 },
        ManagementCode.careKinds: [
            "visit": "走访慰问", "gift": "赠礼", "event": "主题活动", "greeting": "节日问候", "benefit": "优惠回馈", "other": "其他",
        ],
        ManagementCode.inspectionKinds: [
            "hygiene": "卫生检查", "disinfection": "消毒记录", "facility_safety": "设施安全检查", "process_risk": "流程风险排查",
            "equipment_fault": "设备故障", "disinfectant_batch": "消毒用品批次",
        ],
        ManagementCode.inspectionResults: ["pass": "合格", "fault": "有问题"],
        ManagementCode.feedbackSources: [
            "questionnaire": "调查问卷", "phone": "电话回访", "interview": "现场访谈", "review": "公开评价", "other": "其他",
        ],
        ManagementCode.surveyModes: ["online": "线上", "offline": "线下", "phone": "电话"],
        ManagementCode.surveyAspects: ["product": "产品", "service": "服务", "experience": "消费体验", "handling": "投诉处理"],
        ManagementCode.meetingKinds: [
            "summary": "总结会议", "leading_group": "领导小组会议", "special": "专项会议", "evaluation": "评估会议",
        ],
        ManagementCode.warningIndicators: [
            "rate": "投诉率", "count": "投诉次数", "hotspot": "高发区域或环节", "repeat": "重复投诉", "overdue": "超期案件",
            "satisfaction": "满意度下降",
        ],
        ManagementCode.targetIndicators: [
            "timely_rate": "投诉处理及时率", "satisfaction": "客户满意度", "complaint_rate": "投诉率", "response_time": "按时响应率",
            "overdue": "超期率",
        ],
        ManagementCode.externalBodies: [
            "regulator": "监管部门", "association": "消费者协会", "platform": "平台", "police": "公安机关", "media": "媒体", "other": "其他",
        ],
        ManagementCode.directions: ["in": "来函来电", "out": "去函去电"],
        ErasureRecord.decisions: ["erase": "删除", "restrict": "限制使用"],
        ManagementCode.itemKinds: ["service": "服务项目", "product": "产品", "equipment": "设备", "disinfectant": "消毒用品"],
        ManagementCode.reportKinds: [
            "monthly": "月度报告", "analysis": "分析报告", "case_summary": "案件总结报告", "supervision": "监督报告", "warning": "预警报告",
            "appraisal": "考核表", "evaluation": "评估报告",
        ],
        ManagementCode.closureCauses: [
            "renovation": "装修施工", "weather": "台风等天气原因", "market_closed": "市场休市", "utilities": "停水停电停气", "authority": "主管部门要求",
            "stocktaking": "盘点", "other": "其他",
        ],
        ManagementCode.accessPurposes: [
            "handling": "案件办理", "follow_up": "回访", "supervision": "监督检查", "audit": "审计", "privacy_request": "客户本人请求",
            "other": "其他",
        ],
    ]

    private static let rewards = ["praise": "表彰", "bonus": "绩效奖金", "promotion": "晋升", "honour": "评优", "pay": "薪酬"]
}
