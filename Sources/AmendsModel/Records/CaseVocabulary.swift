public import AmendsLog

extension RecordKind {
    /// One complaint (or inquiry, suggestion) from receipt to destruction.
    public static let complaintCase = RecordKind(rawValue: 1)
}

/// The fields of a case. Numbers are promises: never reused, never renumbered.
public enum CaseField {
    public static let number = FieldID(rawValue: 1)
    public static let kind = FieldID(rawValue: 2)
    public static let channel = FieldID(rawValue: 3)
    public static let category = FieldID(rawValue: 4)
    public static let subcategory = FieldID(rawValue: 5)
    public static let region = FieldID(rawValue: 6)
    public static let content = FieldID(rawValue: 7)
    public static let customer = FieldID(rawValue: 8)
    public static let contact = FieldID(rawValue: 9)
    public static let receivedAt = FieldID(rawValue: 10)
    public static let utcOffset = FieldID(rawValue: 11)
    public static let occurredAt = FieldID(rawValue: 12)
    public static let place = FieldID(rawValue: 13)
    public static let severity = FieldID(rawValue: 14)
    public static let urgency = FieldID(rawValue: 15)
    public static let complexity = FieldID(rawValue: 16)
    public static let demand = FieldID(rawValue: 17)
    public static let demanded = FieldID(rawValue: 18)
    public static let receiver = FieldID(rawValue: 19)
    public static let department = FieldID(rawValue: 20)
    public static let assignee = FieldID(rawValue: 21)
    public static let promisedBy = FieldID(rawValue: 22)
    public static let note = FieldID(rawValue: 23)
    public static let report = FieldID(rawValue: 24)
    public static let finding = FieldID(rawValue: 25)
    public static let cause = FieldID(rawValue: 26)
    public static let liability = FieldID(rawValue: 27)
    public static let plan = FieldID(rawValue: 28)
    public static let remedy = FieldID(rawValue: 29)
    public static let compensation = FieldID(rawValue: 30)
    public static let feedback = FieldID(rawValue: 31)
    public static let satisfied = FieldID(rawValue: 32)
    public static let score = FieldID(rawValue: 33)
    public static let outcome = FieldID(rawValue: 34)
    public static let reportedTimely = FieldID(rawValue: 35)
    public static let escalatedTo = FieldID(rawValue: 36)
    public static let referredTo = FieldID(rawValue: 37)
    public static let duplicateOf = FieldID(rawValue: 38)
    public static let paperLocation = FieldID(rawValue: 39)
    public static let serial = FieldID(rawValue: 40)
    public static let order = FieldID(rawValue: 41)
    public static let sourceID = FieldID(rawValue: 42)
    public static let sourceSteps = FieldID(rawValue: 43)
    public static let mark = FieldID(rawValue: 44)

    /// Fields of the act, the same numbers in every record kind.
    public static let at = FieldID(rawValue: 200)
    public static let reason = FieldID(rawValue: 201)
    public static let pack = FieldID(rawValue: 202)
    public static let calendar = FieldID(rawValue: 203)
    /// The vocabulary version of the writer of an act that discharges.
    public static let vocabulary = FieldID(rawValue: 204)

    static let severities = ["minor", "general", "severe", "major"]
    static let urgencies = ["general", "urgent"]
    static let complexities = ["simple", "normal", "complex"]

    /// The fields that divide the statistics.
    public static func isDimension(_ field: FieldID) -> Bool {
        field == region || field == category || field == channel || field == outcome
    }

    /// Every field with its type. `most` fields hold the position of their code in its list, from 1.
    public static let definitions: [FieldDefinition] = [
        .init(1, "number", .register),
        .init(2, "kind", .register, .code(["complaint", "inquiry", "suggestion", "handling_complaint", "feedback"])),
        .init(3, "channel", .register, .code(CaseCode.channels)),
        .init(4, "category", .register, .code(CaseCode.categories)),
        .init(5, "subcategory", .register),
        .init(6, "region", .register),
        .init(7, "content", .register, personal: true),
        .init(8, "customer", .register, personal: true),
        .init(9, "contact", .register, personal: true),
        .init(10, "received_at", .register, .instant),
        .init(11, "utc_offset", .register, .offset),
        .init(12, "occurred_at", .register, .instant),
        .init(13, "place", .register),
        .init(14, "severity", .most, .code(severities)),
        .init(15, "urgency", .most, .code(urgencies)),
        .init(16, "complexity", .most, .code(complexities)),
        .init(17, "demand", .register, personal: true),
        .init(18, "demanded", .register, .fen),
        .init(19, "receiver", .register, personal: true),
        .init(20, "department", .register),
        .init(21, "assignee", .register, personal: true),
        .init(22, "promised_by", .register, .instant),
        .init(23, "note", .list, personal: true),
        .init(24, "report", .register, personal: true),
        .init(25, "finding", .register, .code(["substantiated", "partly", "unsubstantiated", "unverifiable"])),
        .init(26, "cause", .register, .code(CaseCode.causes)),
        .init(27, "liability", .register, .code(["individual", "team", "company", "vendor", "third_party", "customer", "none"])),
        .init(28, "plan", .register, personal: true),
        .init(29, "remedy", .register, .code(CaseCode.remedies)),
        .init(30, "compensation", .ledger, .fen),
        .init(31, "feedback", .register, personal: true),
        .init(32, "satisfied", .register, .code(["yes", "no", "unreached"])),
        .init(33, "score", .register, .count),
        .init(34, "outcome", .register, .code(CaseCode.outcomes)),
        .init(35, "reported_timely", .register, .code(["yes", "no"])),
        .init(36, "escalated_to", .register),
        .init(37, "referred_to", .register),
        .init(38, "duplicate_of", .set, .record),
        .init(39, "paper_location", .register),
        .init(40, "serial", .register),
        .init(41, "order", .register),
        .init(42, "source_id", .register),
        .init(43, "source_steps", .register, .count),
        .init(44, "mark", .set),
        .init(200, "at", .act, .instant),
        .init(201, "reason", .act, personal: true),
        .init(202, "pack", .act),
        .init(203, "calendar", .act),
        .init(204, "vocabulary", .act, .count),
    ]
}

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
}

/// The acts on a case. Numbers are promises.
public enum CaseAct {
    public static let receive = ActKind(rawValue: 0x0101)
    public static let acknowledge = ActKind(rawValue: 0x0102)
    public static let assess = ActKind(rawValue: 0x0103)
    public static let assign = ActKind(rawValue: 0x0104)
    public static let note = ActKind(rawValue: 0x0105)
    public static let investigate = ActKind(rawValue: 0x0106)
    public static let decide = ActKind(rawValue: 0x0107)
    public static let plan = ActKind(rawValue: 0x0108)
    public static let execute = ActKind(rawValue: 0x0109)
    public static let feedBack = ActKind(rawValue: 0x010a)
    public static let followUp = ActKind(rawValue: 0x010b)
    /// A follow-up whose answer is "not satisfied": it opens an obligation and the next round.
    public static let dissatisfied = ActKind(rawValue: 0x010c)
    public static let escalate = ActKind(rawValue: 0x010d)
    public static let reopen = ActKind(rawValue: 0x010e)
    public static let withdraw = ActKind(rawValue: 0x010f)
    public static let refer = ActKind(rawValue: 0x0110)
    public static let link = ActKind(rawValue: 0x0111)
    public static let unlink = ActKind(rawValue: 0x0112)
    public static let close = ActKind(rawValue: 0x0113)
    public static let archive = ActKind(rawValue: 0x0114)
    public static let amend = ActKind(rawValue: 0x0115)
    /// Chooses one value of a field that concurrent acts set differently.
    public static let settle = ActKind(rawValue: 0x0116)

    public static let definitions: [ActDefinition] = [
        .init(
            0x0101, "case.receive", .complaintCase, flags: .opens, milestone: .received,
            required: [CaseField.channel, CaseField.receivedAt]),
        .init(0x0102, "case.acknowledge", .complaintCase, milestone: .acknowledged),
        .init(0x0103, "case.assess", .complaintCase, milestone: .assessed),
        .init(0x0104, "case.assign", .complaintCase, milestone: .assigned),
        .init(0x0105, "case.note", .complaintCase, required: [CaseField.note]),
        .init(0x0106, "case.investigate", .complaintCase, milestone: .investigated),
        .init(0x0107, "case.decide", .complaintCase, milestone: .liabilityDecided, required: [CaseField.liability]),
        .init(0x0108, "case.plan", .complaintCase, milestone: .planned),
        .init(0x0109, "case.execute", .complaintCase, milestone: .executed),
        .init(0x010a, "case.feed-back", .complaintCase, milestone: .answered),
        .init(0x010b, "case.follow-up", .complaintCase, milestone: .followedUp, required: [CaseField.satisfied]),
        .init(0x010c, "case.dissatisfied", .complaintCase, flags: [.opens, .opensRound], milestone: .followedUp),
        .init(0x010d, "case.escalate", .complaintCase, flags: .opens, required: [CaseField.escalatedTo]),
        .init(0x010e, "case.reopen", .complaintCase, flags: [.opens, .opensRound], required: [CaseField.reason]),
        .init(0x010f, "case.withdraw", .complaintCase, flags: .discharges, milestone: .closed),
        .init(0x0110, "case.refer", .complaintCase, flags: .discharges, milestone: .closed, required: [CaseField.referredTo]),
        .init(0x0111, "case.link", .complaintCase, required: [CaseField.duplicateOf]),
        .init(0x0112, "case.unlink", .complaintCase, required: [CaseField.duplicateOf]),
        .init(0x0113, "case.close", .complaintCase, flags: .discharges, milestone: .closed),
        .init(0x0114, "case.archive", .complaintCase, milestone: .archived),
        .init(0x0115, "case.amend", .complaintCase),
        .init(0x0116, "case.settle", .complaintCase),
    ]
}
