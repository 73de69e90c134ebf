import AmendsLog
import AmendsModel

extension English {
    static let managementCodes: [[String]: [String: String]] = [
        CaseCode.yesNo: ["yes": "yes", "no": "no"],
        CaseCode.channels: caseCodeWords.codes[.complaintCase]?[CaseField.channel] ?? [:],
        ManagementCode.improvementAreas: [
            "product": "product", "service": "service", "training": "training", "environment": "environment and facilities",
            "crm": "customer relations", "marketing": "marketing", "process": "process", "rules": "internal rules",
            "logistics": "logistics",
        ],
        ManagementCode.prevention: [
            "service_awareness": "awareness of service", "process": "process", "communication": "communication",
            "customer_feedback": "customer feedback", "internal_rules": "internal rules", "product_quality": "product quality",
        ],
        ManagementCode.improvementSources: [
            "cases": "complaint cases", "warning": "early warning", "survey": "survey", "meeting": "meeting", "feedback": "feedback",
            "inspection": "inspection", "supervision": "supervision", "evaluation": "internal evaluation", "other": "other",
        ],
        ManagementCode.indicators: ["count": "number of complaints", "rate": "complaint rate"],
        ManagementCode.verdicts: [
            "effective": "effective", "no_effect": "no effect", "worse": "worse than before", "too_few": "too few cases to tell",
        ],
        ManagementCode.trainingTopics: [
            "importance": "why complaints matter", "principles": "principles", "classification_process": "classes and process",
            "communication": "communication", "response": "response strategies", "service_norm": "service norms",
            "ethics": "professional ethics", "faq": "answers to common problems", "mindset": "mindset",
            "awareness": "awareness of complaints", "technique": "technical skill", "other": "other",
        ],
        ManagementCode.trainingMethods: ["case": "case analysis", "drill": "drill", "lecture": "lecture", "other": "other"],
        ManagementCode.levels: ["industry": "industry", "company": "company", "store": "store"],
        ManagementCode.masteries: ["mastered": "mastered", "partly": "partly mastered", "not_mastered": "not mastered"],
        ManagementCode.libraryKinds: ["success": "success", "failure": "failure"],
        ManagementCode.factors: [
            "timeliness": "timeliness", "attitude": "attitude", "internal_management": "internal management",
            "satisfaction": "satisfaction", "communication": "communication", "other": "other",
        ],
        ManagementCode.techniques: [
            "apology": "apology", "empathy": "empathy", "explanation": "explanation", "question": "question", "refusal": "refusal",
            "promise": "promise", "closing": "closing the talk", "other": "other",
        ],
        ManagementCode.knowledgeKinds: [
            "law": "law", "standard": "standard", "norm": "industry norm", "faq": "standing answer", "procedure": "procedure",
        ],
        ManagementCode.knowledgeStates: [
            "in_force": "in force", "not_yet": "not yet in force", "repealed": "repealed", "replaced": "replaced",
        ],
        ManagementCode.publicationKinds: [
            "policy_notice": "how to complain", "results": "results of complaints", "typical_case": "typical case",
        ],
        ManagementCode.publicationChannels: [
            "website": "website", "wechat": "WeChat", "notice_board": "notice board", "print": "in print", "other": "other",
        ],
        ManagementCode.supervisionDimensions: [
            "acceptance_timeliness": "timely acceptance", "process_compliance": "process by the rules",
            "result_effectiveness": "effective result", "satisfaction": "satisfaction",
            "truth_reasonableness": "truth and reasonableness", "conduct": "conduct",
        ],
        ManagementCode.conductItems: [
            "respect": "listening with respect and without prejudice", "calm": "staying calm", "fairness": "facts and fairness",
            "confidentiality": "confidentiality", "skills": "skills", "thoroughness": "every step carried out",
            "patience": "professional and patient",
        ],
        ManagementCode.grades: ["good": "good", "fair": "fair", "poor": "poor"],
        ManagementCode.subjectKinds: ["person": "person", "department": "department", "unit": "unit"],
        ManagementCode.appraisalResults: ["excellent": "excellent", "good": "good", "pass": "pass", "weak": "weak"],
        ManagementCode.rewards: rewards,
        ManagementCode.appraisalUses: rewards.merging(["performance": "performance", "accountability": "held to account"]) { first, _ in
            first
        },
        ManagementCode.rewardKinds: rewards.merging([
            "criticism": "criticism", "fine": "fine", "suspension": "suspension from service", "dismissal": "dismissal",
            "ordered_apology": "apology ordered", "training": "training", "guidance": "guidance", "accountability": "held to account",
            "notice": "criticism in a notice", "bonus_cut": "bonus cut",
        ]) { $1 },
        ManagementCode.careKinds: [
            "visit": "visit", "gift": "gift", "event": "event", "greeting": "greeting", "benefit": "benefit", "other": "other",
        ],
        ManagementCode.inspectionKinds: [
            "hygiene": "hygiene", "disinfection": "disinfection", "facility_safety": "safety of facilities",
            "process_risk": "risks of a process", "equipment_fault": "equipment fault", "disinfectant_batch": "disinfectant batch",
        ],
        ManagementCode.inspectionResults: ["pass": "in order", "fault": "fault"],
        ManagementCode.feedbackSources: [
            "questionnaire": "questionnaire", "phone": "telephone", "interview": "interview on site", "review": "public review",
            "other": "other",
        ],
        ManagementCode.surveyModes: ["online": "online", "offline": "offline", "phone": "telephone"],
        ManagementCode.surveyAspects: [
            "product": "product", "service": "service", "experience": "experience", "handling": "handling of complaints",
        ],
        ManagementCode.meetingKinds: [
            "summary": "summary meeting", "leading_group": "leading group", "special": "special meeting", "evaluation": "evaluation",
        ],
        ManagementCode.warningIndicators: [
            "rate": "complaint rate", "count": "number of complaints", "hotspot": "hot spot", "repeat": "repeated complaints",
            "overdue": "overdue cases", "satisfaction": "satisfaction falling",
        ],
        ManagementCode.targetIndicators: [
            "timely_rate": "timely-handling rate", "satisfaction": "satisfaction", "complaint_rate": "complaint rate",
            "response_time": "answered in time", "overdue": "share overdue",
        ],
        ManagementCode.externalBodies: [
            "regulator": "regulator", "association": "consumer association", "platform": "platform", "police": "police",
            "media": "media", "other": "other",
        ],
        ManagementCode.directions: ["in": "from them", "out": "to them"],
        ErasureRecord.decisions: ["erase": "erase", "restrict": "restrict"],
        ManagementCode.itemKinds: [
            "service": "service item", "product": "product", "equipment": "equipment", "disinfectant": "disinfectant",
        ],
        ManagementCode.reportKinds: [
            "monthly": "monthly report", "analysis": "analysis", "case_summary": "case summary", "supervision": "supervision report",
            "warning": "warning report", "appraisal": "appraisal sheet", "evaluation": "evaluation",
        ],
        ManagementCode.closureCauses: [
            "renovation": "building work", "weather": "typhoon or other weather", "market_closed": "market not open",
            "utilities": "no power, water or gas", "authority": "ordered by an authority", "stocktaking": "stocktaking", "other": "other",
        ],
        ManagementCode.accessPurposes: [
            "handling": "handling", "follow_up": "follow-up", "supervision": "supervision", "audit": "audit",
            "privacy_request": "the customer's own request", "other": "other",
        ],
    ]

    private static let rewards = [
        "praise": "praise", "bonus": "bonus", "promotion": "promotion", "honour": "honour", "pay": "pay",
    ]
}
