import AmendsLog
import AmendsModel

extension TraditionalChinese {
    static let managementCodes: [[String]: [String: String]] = [
        CaseCode.yesNo: ["yes": "是", "no": "否"],
        CaseCode.channels: caseCodeWords.codes[.complaintCase]?[CaseField.channel] ?? [:],
        ManagementCode.improvementAreas: [
            "product": "產品", "service": "服務", "training": "培訓", "environment": "環境與設施", "crm": "客戶關係", "marketing": "行銷",
            "process": "流程", "rules": "制度", "logistics": "物流",
        ],
        ManagementCode.prevention: [
            "service_awareness": "服務意識", "process": "服務流程", "communication": "溝通協調", "customer_feedback": "客戶意見收集",
            "internal_rules": "內部管理制度", "product_quality": "產品品質",
        ],
        ManagementCode.improvementSources: [
            "cases": "投訴案件", "warning": "預警", "survey": "滿意度調查", "meeting": "會議", "feedback": "客戶意見", "inspection": "檢查",
            "supervision": "監督檢查", "evaluation": "內部評估", "other": "其他",
        ],
        ManagementCode.indicators: ["count": "投訴數量", "rate": "投訴率"],
        ManagementCode.verdicts: ["effective": "有效", "no_effect": "無明顯效果", "worse": "較前變差", "too_few": "樣本過少，無法判斷"],
        ManagementCode.trainingTopics: [
            "importance": "投訴處理的重要性", "principles": "處理原則", "classification_process": "分類與流程", "communication": "溝通技巧",
            "response": "應對策略", "service_norm": "服務規範", "ethics": "職業道德", "faq": "常見問題解決方案", "mindset": "心態調整",
            "awareness": "投訴意識", "technique": "專業技能", "other": "其他",
        ],
        ManagementCode.trainingMethods: ["case": "案例分析", "drill": "模擬演練", "lecture": "講授", "other": "其他"],
        ManagementCode.levels: ["industry": "行業", "company": "公司", "store": "門市"],
        ManagementCode.masteries: ["mastered": "已掌握", "partly": "部分掌握", "not_mastered": "未掌握"],
        ManagementCode.libraryKinds: ["success": "成功案例", "failure": "失敗案例"],
        ManagementCode.factors: [
            "timeliness": "處理時效", "attitude": "服務態度", "internal_management": "內部管理", "satisfaction": "客戶滿意度",
            "communication": "溝通", "other": "其他",
        ],
        ManagementCode.techniques: [
            "apology": "致歉", "empathy": "共情", "explanation": "說明", "question": "詢問", "refusal": "婉拒", "promise": "承諾",
            "closing": "結束談話", "other": "其他",
        ],
        ManagementCode.knowledgeKinds: [
            "law": "法律法規", "standard": "國家標準", "norm": "行業規範", "faq": "常見問題解答", "procedure": "操作規程",
        ],
        ManagementCode.knowledgeStates: ["in_force": "現行有效", "not_yet": "尚未施行", "repealed": "已廢止", "replaced": "已被替代"],
        ManagementCode.publicationKinds: ["policy_notice": "投訴須知", "results": "處理結果公示", "typical_case": "典型案例"],
        ManagementCode.publicationChannels: [
            "website": "官網", "wechat": "微信公眾號", "notice_board": "公告欄", "print": "印刷品", "other": "其他",
        ],
        ManagementCode.supervisionDimensions: [
            "acceptance_timeliness": "受理及時性", "process_compliance": "過程合規性", "result_effectiveness": "結果有效性",
            "satisfaction": "客戶滿意度", "truth_reasonableness": "真實性與合理性", "conduct": "行為規範",
        ],
        ManagementCode.conductItems: [
            "respect": "尊重傾聽、不帶偏見", "calm": "保持冷靜", "fairness": "尊重事實、公正處理", "confidentiality": "保守客戶資料",
            "skills": "專業技能", "thoroughness": "環節落實到位", "patience": "專業耐心",
        ],
        ManagementCode.grades: ["good": "好", "fair": "一般", "poor": "差"],
        ManagementCode.subjectKinds: ["person": "個人", "department": "部門", "unit": "單位"],
        ManagementCode.appraisalResults: ["excellent": "優秀", "good": "良好", "pass": "合格", "weak": "待改進"],
        ManagementCode.rewards: rewards,
        ManagementCode.appraisalUses: rewards.merging(["performance": "績效", "accountability": "問責"]) { first, _ in first },
        ManagementCode.rewardKinds: rewards.merging([
            "criticism": "批評教育", "fine": "罰款", "suspension": "暫停服務", "dismissal": "辭退", "ordered_apology": "責令道歉",
            "training": "強制培訓", "guidance": "引導改進", "accountability": "問責", "notice": "通報批評", "bonus_cut": "扣減績效獎金",
        ]) { $1 },
        ManagementCode.careKinds: [
            "visit": "走訪慰問", "gift": "贈禮", "event": "主題活動", "greeting": "節日問候", "benefit": "優惠回饋", "other": "其他",
        ],
        ManagementCode.inspectionKinds: [
            "hygiene": "衛生檢查", "disinfection": "消毒紀錄", "facility_safety": "設施安全檢查", "process_risk": "流程風險排查",
            "equipment_fault": "設備故障", "disinfectant_batch": "消毒用品批次",
        ],
        ManagementCode.inspectionResults: ["pass": "合格", "fault": "有問題"],
        ManagementCode.feedbackSources: [
            "questionnaire": "調查問卷", "phone": "電話回訪", "interview": "現場訪談", "review": "公開評價", "other": "其他",
        ],
        ManagementCode.surveyModes: ["online": "線上", "offline": "線下", "phone": "電話"],
        ManagementCode.surveyAspects: ["product": "產品", "service": "服務", "experience": "消費體驗", "handling": "投訴處理"],
        ManagementCode.meetingKinds: [
            "summary": "總結會議", "leading_group": "領導小組會議", "special": "專項會議", "evaluation": "評估會議",
        ],
        ManagementCode.warningIndicators: [
            "rate": "投訴率", "count": "投訴次數", "hotspot": "高發區域或環節", "repeat": "重複投訴", "overdue": "超期案件",
            "satisfaction": "滿意度下降",
        ],
        ManagementCode.targetIndicators: [
            "timely_rate": "投訴處理及時率", "satisfaction": "客戶滿意度", "complaint_rate": "投訴率", "response_time": "按時響應率",
            "overdue": "超期率",
        ],
        ManagementCode.externalBodies: [
            "regulator": "主管機關", "association": "消費者協會", "platform": "平台", "police": "警方", "media": "媒體", "other": "其他",
        ],
        ManagementCode.directions: ["in": "來函來電", "out": "去函去電"],
        ErasureRecord.decisions: ["erase": "刪除", "restrict": "限制使用"],
        ManagementCode.itemKinds: ["service": "服務項目", "product": "產品", "equipment": "設備", "disinfectant": "消毒用品"],
        ManagementCode.reportKinds: [
            "monthly": "月度報告", "analysis": "分析報告", "case_summary": "案件總結報告", "supervision": "監督報告", "warning": "預警報告",
            "appraisal": "考核表", "evaluation": "評估報告",
        ],
        ManagementCode.closureCauses: [
            "renovation": "裝修施工", "weather": "颱風等天氣原因", "market_closed": "市場休市", "utilities": "停水停電停氣", "authority": "主管部門要求",
            "stocktaking": "盤點", "other": "其他",
        ],
        ManagementCode.accessPurposes: [
            "handling": "案件辦理", "follow_up": "回訪", "supervision": "監督檢查", "audit": "審計", "privacy_request": "客戶本人請求",
            "other": "其他",
        ],
    ]

    private static let rewards = ["praise": "表彰", "bonus": "績效獎金", "promotion": "晉升", "honour": "評優", "pay": "薪酬"]
}
