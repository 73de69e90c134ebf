import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// What a pack says of a case by its class alone, written down where whoever acts says nothing of it: the
/// least severity, urgency, the priority, the department.
struct ClassDefaults {
    let pack: Pack
    let state: RecordState
    private(set) var fields: ActFields

    init(pack: Pack, state: RecordState, fields: ActFields) { (self.pack, self.state, self.fields) = (pack, state, fields) }

    /// The fields of an act of this kind, with what follows from the class added.
    static func fields(of kind: ActKind, _ fields: ActFields, on state: RecordState, under pack: Pack) -> ActFields {
        var defaults = ClassDefaults(pack: pack, state: state, fields: fields)
        switch kind {
        case CaseAct.receive:
            defaults.raise()
            if pack.isBinding { defaults.define() }
        case CaseAct.classify: defaults.raise()
        case CaseAct.assess:
            defaults.raise()
            defaults.prioritise()
        case CaseAct.assign: defaults.route()
        default: break
        }
        return defaults.fields
    }

    /// A class may be severe or urgent by itself; what is there already and higher stays.
    private mutating func raise() {
        let floors = pack.entries(for: classes, in: RuleParameter.severityFloor).compactMap { Self.position($0, CaseField.severities) }
        if let floor = floors.max() { raise(CaseField.severity, to: floor) }
        let isUrgent = !Set(pack.texts("urgent.categories")).isDisjoint(with: classes)
        if isUrgent, let urgent = Self.position("urgent", CaseField.urgencies) { raise(CaseField.urgency, to: urgent) }
    }

    private mutating func raise(_ field: FieldID, to position: Int64) {
        if given(field) == nil, state.integer(field) ?? 0 < position { fields.append((field, .integer(position))) }
    }

    /// What makes it a complaint, as far as the receipt itself shows: a demand, a proposal, else that the
    /// customer is not satisfied; and to whom it was addressed.
    private mutating func define() {
        if given(CaseField.expressed) == nil {
            let demands = given(CaseField.demand) != nil || given(CaseField.demanded) != nil
            switch text(CaseField.kind) ?? "complaint" {
            case "complaint", "handling_complaint": fields.append((CaseField.expressed, .added("dissatisfaction")))
            case "suggestion", "feedback": fields.append((CaseField.expressed, .added("opinion")))
            default: break
            }
            if demands { fields.append((CaseField.expressed, .added("demand"))) }
        }
        if given(CaseField.addressedTo) == nil {
            let isAuthority = ["regulator", "association"].contains(text(CaseField.channel) ?? "")
            fields.append((CaseField.addressedTo, .text(isAuthority ? "authority" : "provider")))
        }
    }

    private mutating func prioritise() {
        guard given(CaseField.priority) == nil, let severity = code(CaseField.severity, CaseField.severities),
            let urgency = code(CaseField.urgency, CaseField.urgencies), let priority = pack.entry("\(severity).\(urgency)", in: "priority")
        else { return }
        fields.append((CaseField.priority, .text(priority)))
    }

    private mutating func route() {
        let holders = [CaseField.department, CaseField.departments, CaseField.leadDepartment]
        guard holders.allSatisfy({ given($0) == nil }), state.text(CaseField.department) == nil,
            let department = pack.entries(for: classes, in: "routing").first
        else { return }
        fields.append((CaseField.department, .text(department)))
    }

    // MARK: The case as it will be

    private func given(_ field: FieldID) -> FieldValue? { fields.last { $0.id == field }?.value }

    private func text(_ field: FieldID) -> String? {
        switch given(field) {
        case .text(let text)?: text.isEmpty ? nil : text
        case nil: state.text(field)
        default: nil
        }
    }

    private func texts(_ field: FieldID) -> [String] {
        let added = fields.compactMap { given -> String? in
            if given.id == field, case .added(let text) = given.value { text } else { nil }
        }
        return Array(Set(state.elements(of: field)).union(added)).sorted()
    }

    /// The names under which the pack's tables know the case, the narrowest first.
    private var classes: [String] {
        [text(CaseField.subcategory), text(CaseField.category)].compactMap { $0 } + texts(CaseField.risk).map { "risk.\($0)" }
            + texts(CaseField.classification).map { $0.replacing(":", with: ".") }
    }

    private func code(_ field: FieldID, _ codes: [String]) -> String? {
        var position = state.integer(field)
        if case .integer(let number)? = given(field) { position = number }
        guard let position, position >= 1, position <= Int64(codes.count) else { return nil }
        return codes[Int(position) - 1]
    }

    private static func position(_ code: String, _ codes: [String]) -> Int64? { codes.firstIndex(of: code).map { Int64($0) + 1 } }
}
