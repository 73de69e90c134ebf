public import AmendsLog
import AmendsModel

/// One list of codes that a pack may switch on, and what its codes are for.
public struct PackTaxonomy: Sendable {
    /// The key in a pack's `taxonomies`; `channel` and `category` have sections of their own.
    public let name: String
    /// The field of a case that holds its codes; nil where the management side uses them.
    public let field: FieldID?
    /// The union of the five regulations.
    public let codes: [String]
    /// Codes of the second level that the union knows.
    public let parts: [String]
    /// Which codes there may be besides: none where the program gives each one its meaning.
    public let own: OwnCodes

    public enum OwnCodes: Sendable {
        case none
        /// Those that begin with `x_`, so that a later union cannot mean something else by them.
        case marked
        /// Any: departments, grades of venues, items of a check list.
        case any
    }

    init(_ name: String, _ field: FieldID?, _ codes: [String], parts: [String] = [], own: OwnCodes = .marked) {
        (self.name, self.field, self.codes, self.parts, self.own) = (name, field, codes, parts, own)
    }

    /// What a code of one's own begins with.
    public static let ownPrefix = "x_"

    public static let channel = PackTaxonomy("channel", CaseField.channel, CaseCode.channels)
    public static let category = PackTaxonomy(
        "category", CaseField.category, CaseCode.categories,
        parts: [
            "attitude", "skill", "efficiency", "norm", "wait", "food", "poor", "rubbish", "pests", "unreasonable", "inflated", "charging",
            "error", "facility", "fire", "violation", "ethics", "privacy", "dignity", "injury", "prepaid_card",
            "service_difference",
        ])

    /// Every taxonomy but channels and categories, in the order in which a pack is shown.
    public static let all: [PackTaxonomy] = [
        .init("kind", CaseField.kind, ["complaint", "inquiry", "suggestion", "handling_complaint", "feedback"], own: .none),
        .init("nature", CaseField.nature, CaseCode.natures, own: .none),
        // Dimensions beside the one that is counted: field `classification`, `sorting:price`.
        .init("sorting", CaseField.classification, CaseCode.categories),
        .init("type", CaseField.classification, ["product_quality", "service", "logistics"] + CaseCode.categories),
        .init("channel_detail", CaseField.classification, ["message", "comment", "dm", "booking", "review", "mailbox", "form"]),
        .init("severity", CaseField.severity, CaseField.severities, own: .none),
        .init("urgency", CaseField.urgency, CaseField.urgencies, own: .none),
        .init("complexity", CaseField.complexity, CaseField.complexities, own: .none),
        .init("risk", CaseField.risk, CaseCode.risks),
        .init("legal_risk", CaseField.legalRisk, CaseCode.legalRisks),
        .init("venue_grade", CaseField.venueGrade, [], own: .any),
        .init("department", CaseField.department, [], own: .any),
        .init("first_action", CaseField.firstAction, CaseCode.firstActions),
        .init("method", CaseField.method, CaseCode.methods),
        .init("content_checked", CaseField.contentChecked, CaseCode.contentsChecked),
        .init("evidence", CaseField.evidenceKind, CaseCode.evidenceKinds),
        .init("finding", CaseField.finding, ["substantiated", "partly", "unsubstantiated", "unverifiable"], own: .none),
        .init("cause", CaseField.cause, CaseCode.causes, parts: CaseCode.causes),
        .init("cause_origin", CaseField.causeOrigin, ["rnd", "production", "sales", "service", "delivery"]),
        .init(
            "liability", CaseField.liability, ["individual", "team", "company", "vendor", "third_party", "customer", "none"], own: .none),
        .init("remedy", CaseField.remedy, CaseCode.remedies),
        .init("compensation_kind", CaseField.compensationKind, CaseCode.compensationKinds, own: .none),
        .init("staff_measure", CaseField.measure, CaseCode.staffMeasures),
        .init("team_measure", CaseField.measure, CaseCode.teamMeasures),
        .init("company_measure", CaseField.measure, CaseCode.companyMeasures),
        .init("environment_measure", CaseField.measure, CaseCode.environmentMeasures),
        .init("vendor_measure", CaseField.measure, CaseCode.vendorMeasures),
        .init("feedback_channel", CaseField.feedbackChannel, CaseCode.feedbackChannels),
        .init("follow_up_method", CaseField.followUpMethod, CaseCode.followUpMethods),
        .init("outcome", CaseField.outcome, CaseCode.outcomes, own: .none),
        .init("invalid_reason", CaseField.invalidReason, CaseCode.invalidReasons),
        .init(
            "supervision", nil,
            ["acceptance_timeliness", "process_compliance", "result_effectiveness", "satisfaction", "truth_reasonableness", "conduct"]),
        .init("conduct", nil, [], own: .any),
        .init(
            "training_topic", nil,
            [
                "importance", "principles", "classification_process", "communication", "response", "service_norm", "ethics", "faq",
                "mindset",
            ]),
        .init("training_method", nil, ["case", "drill", "lecture"]),
        .init(
            "improvement_area", nil,
            ["product", "service", "training", "environment", "crm", "marketing", "process", "rules", "logistics"]),
        .init("reward", nil, ["praise", "bonus", "promotion", "honour", "pay"]),
        .init("penalty", nil, ["notice", "retraining", "bonus_cut", "accountability"]),
        .init("inspection", nil, ["hygiene", "disinfection", "facility_safety", "process_risk"]),
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    public static func named(_ name: String) -> PackTaxonomy? {
        switch name {
        case "channel": channel
        case "category": category
        default: byName[name]
        }
    }
}

extension Pack {
    /// The codes of a taxonomy, `channel` and `category` included; empty where the pack has it off.
    public func codes(_ taxonomy: String) -> [Code] {
        switch taxonomy {
        case "channel": channels
        case "category": categories
        case "role": roles
        default: taxonomies[taxonomy] ?? []
        }
    }

    /// Whether the pack switches on `code` for `field`. True for a field of which the pack lists no codes.
    public func allows(_ code: String, in field: FieldID) -> Bool {
        let lists = lists(of: field)
        return lists.allSatisfy(\.isEmpty) || lists.contains { $0.contains { $0.code == code } }
    }

    /// What the pack's people call a code of `field`; nil where the pack has no words for it. A value
    /// of `classification` is `dimension:code`.
    public func words(for code: String, in field: FieldID) -> Words? {
        if field == CaseField.classification {
            guard let colon = code.firstIndex(of: ":") else { return nil }
            let value = code[code.index(after: colon)...]
            return codes(String(code[..<colon])).first { $0.code == value }?.words
        }
        for list in lists(of: field) { if let found = list.first(where: { $0.code == code }) { return found.words } }
        return nil
    }

    /// The code of `field` whose name somebody typed, in one of the languages; nil where the pack has none of that name.
    public func code(named words: String, in field: FieldID) -> String? {
        for list in lists(of: field) {
            for code in list where [code.words.english, code.words.simplified, code.words.traditional].contains(words) { return code.code }
        }
        return nil
    }

    private func lists(of field: FieldID) -> [[Code]] {
        switch field {
        case CaseField.channel: [channels]
        case CaseField.category: [categories.filter { $0.parent == nil }]
        case CaseField.subcategory: [categories.filter { $0.parent != nil }]
        case CaseField.confirmedNature: [codes("nature")]
        case CaseField.departments, CaseField.leadDepartment: [codes("department")]
        default: PackTaxonomy.all.filter { $0.field == field }.map { codes($0.name) }
        }
    }
}
