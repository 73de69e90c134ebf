/// The codes of the union of the five regulations; a policy pack switches them on and labels them.
public enum CaseCode {
    public static let channels = [
        "onsite", "onsite_staff", "box", "phone", "wechat", "web", "chat", "email", "letter", "social", "ota",
        "regulator", "association", "self_found", "other",
    ]
    public static let categories = [
        "service_quality", "attitude", "hygiene_safety", "environment", "price", "staff_quality", "equipment", "incident",
        "safety_hazard", "product_quality", "after_sales", "false_ad", "logistics", "staff_conduct",
        "need_understanding", "communication", "rights", "handling", "service_difference", "other",
    ]
    public static let causes = [
        "personal", "post_duty", "management", "customer_side", "product_service", "communication", "process",
        "design_defect", "after_sales_lacking", "improper_ad", "attitude", "skill", "training_lacking",
        "supervision_weak", "process_unreasonable", "resource_misallocated", "technical_error", "equipment_fault",
        "charging", "rights_neglect", "unknown",
    ]
    public static let remedies = [
        "apology", "explanation", "price_explained", "onsite_settled", "remedial_service", "extra_service", "return",
        "exchange", "repair", "compensation", "refund", "coupon", "discount", "safety_protection", "understanding_sought",
    ]
    public static let outcomes = [
        "resolved", "settled_onsite", "explained", "withdrawn", "invalid", "merged", "referred", "no_agreement",
    ]

    public static let yesNo = ["yes", "no"]
    public static let natures = ["valid", "comm_help", "comm_consult", "comm_vent", "pending"]
    public static let risks = ["litigation", "reputation", "negative_review", "customer_loss", "injury", "conflict", "media"]
    public static let legalRisks = ["contract", "tort", "environment"]
    public static let firstActions = [
        "contact_stall", "inspect_hygiene", "explain_price", "safety_check", "immediate_notify", "emergency", "settle_onsite",
    ]
    public static let methods = ["talk", "records", "site", "staff", "survey", "self_assess", "peer"]
    public static let contentsChecked = ["service_quality", "staff_conduct", "need_understanding", "communication"]
    public static let evidenceKinds = [
        "order", "service", "dispatch", "training", "comm", "statement", "inspection", "disinfection", "equipment", "form", "photo",
        "audio", "video", "screenshot", "other",
    ]
    public static let compensationKinds = ["cash", "refund", "coupon", "discount", "in_kind"]
    public static let feedbackChannels = ["phone", "sms", "email", "written", "in_person", "wechat", "platform"]
    public static let followUpMethods = ["phone", "questionnaire", "online", "offline", "interview"]
    public static let invalidReasons = ["not_ours", "no_facts", "duplicate", "malicious", "already_settled", "other"]
    public static let extendableClocks = ["investigate", "resolve"]
    public static let staffMeasures = [
        "criticism", "fine", "suspension", "dismissal", "ordered_apology", "training", "guidance", "accountability",
    ]
    public static let teamMeasures = ["leader_criticism", "strengthen_mgmt", "rectification_plan"]
    public static let companyMeasures = [
        "adjust_rules", "adjust_process", "improve_system", "staff_training", "delivery_system", "delivery_efficiency", "packaging",
    ]
    public static let environmentMeasures = ["clean", "hazard_removed", "equipment_repair", "disinfect"]
    public static let departmentStates = ["offered", "accepted", "returned"]
    /// As the reception's check list has them, line by line.
    public static let receptionSteps = ["greeted", "apologised", "listened", "recorded", "repeated", "judged", "time_named", "number_given"]
    public static let expressions = ["dissatisfaction", "opinion", "demand"]
    public static let addressees = ["provider", "authority"]
    public static let vendorMeasures = ["warning", "rectification", "suspension", "deposit_deduction"]
}
