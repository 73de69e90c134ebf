/// The codes of the management records. Numbers of positions mean nothing here; the texts are promises.
public enum ManagementCode {
    public static let improvementAreas = [
        "product", "service", "training", "environment", "crm", "marketing", "process", "rules", "logistics",
    ]
    /// What a preventive measure is to strengthen.
    public static let prevention = [
        "service_awareness", "process", "communication", "customer_feedback", "internal_rules", "product_quality",
    ]
    public static let improvementSources = [
        "cases", "warning", "survey", "meeting", "feedback", "inspection", "supervision", "evaluation", "other",
    ]
    public static let indicators = ["count", "rate"]
    public static let verdicts = ["effective", "no_effect", "worse", "too_few"]
    public static let trainingTopics = [
        "importance", "principles", "classification_process", "communication", "response", "service_norm", "ethics", "faq", "mindset",
        "awareness", "technique", "other",
    ]
    public static let trainingMethods = ["case", "drill", "lecture", "other"]
    public static let levels = ["industry", "company", "store"]
    public static let masteries = ["mastered", "partly", "not_mastered"]
    public static let libraryKinds = ["success", "failure"]
    public static let factors = ["timeliness", "attitude", "internal_management", "satisfaction", "communication", "other"]
    public static let techniques = ["apology", "empathy", "explanation", "question", "refusal", "promise", "closing", "other"]
    public static let knowledgeKinds = ["law", "standard", "norm", "faq", "procedure"]
    public static let knowledgeStates = ["in_force", "not_yet", "repealed", "replaced"]
    public static let publicationKinds = ["policy_notice", "results", "typical_case"]
    public static let publicationChannels = ["website", "wechat", "notice_board", "print", "other"]
    public static let supervisionDimensions = [
        "acceptance_timeliness", "process_compliance", "result_effectiveness", "satisfaction", "truth_reasonableness", "conduct",
    ]
    /// The norms of conduct, each an item of the dimension `conduct`.
    public static let conductItems = ["respect", "calm", "fairness", "confidentiality", "skills", "thoroughness", "patience"]
    public static let grades = ["good", "fair", "poor"]
    public static let subjectKinds = ["person", "department", "unit"]
    public static let appraisalResults = ["excellent", "good", "pass", "weak"]
    public static let rewards = ["praise", "bonus", "promotion", "honour", "pay"]
    /// What the result of an appraisal is used for.
    public static let appraisalUses = rewards + ["performance", "accountability"]
    public static let rewardKinds = rewards + CaseCode.staffMeasures + ["notice", "bonus_cut"]
    public static let careKinds = ["visit", "gift", "event", "greeting", "benefit", "other"]
    public static let inspectionKinds = [
        "hygiene", "disinfection", "facility_safety", "process_risk", "equipment_fault", "disinfectant_batch",
    ]
    public static let inspectionResults = ["pass", "fault"]
    public static let feedbackSources = ["questionnaire", "phone", "interview", "review", "other"]
    public static let surveyModes = ["online", "offline", "phone"]
    public static let surveyAspects = ["product", "service", "experience", "handling"]
    public static let meetingKinds = ["summary", "leading_group", "special", "evaluation"]
    public static let warningIndicators = ["rate", "count", "hotspot", "repeat", "overdue", "satisfaction"]
    public static let targetIndicators = ["timely_rate", "satisfaction", "complaint_rate", "response_time", "overdue"]
    public static let externalBodies = ["regulator", "association", "platform", "police", "media", "other"]
    public static let directions = ["in", "out"]
    public static let itemKinds = ["service", "product", "equipment", "disinfectant"]
    public static let reportKinds = ["monthly", "analysis", "case_summary", "supervision", "warning", "appraisal", "evaluation"]
    public static let closureCauses = ["renovation", "weather", "market_closed", "utilities", "authority", "stocktaking", "other"]
    public static let accessPurposes = ["handling", "follow_up", "supervision", "audit", "privacy_request", "other"]
}
