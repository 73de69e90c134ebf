public import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsStore

/// What is left to be shown of a destroyed case: period, unit, classes, verdicts and amounts. The values
/// are erased (`protocol/erasure.md`).
public enum Tombstone {
    /// The fields that stay. None of them is about a person.
    public static let fields: Set<FieldID> = [
        CaseField.number, CaseField.kind, CaseField.channel, CaseField.category, CaseField.subcategory, CaseField.region,
        CaseField.receivedAt, CaseField.utcOffset, CaseField.severity, CaseField.urgency, CaseField.complexity, CaseField.priority,
        CaseField.nature, CaseField.confirmedNature, CaseField.classification, CaseField.risk, CaseField.legalRisk, CaseField.finding,
        CaseField.cause, CaseField.causeOrigin, CaseField.liability, CaseField.remedy, CaseField.compensation, CaseField.compensationKind,
        CaseField.promised, CaseField.couponValue, CaseField.couponCost, CaseField.settlement, CaseField.satisfied, CaseField.score,
        CaseField.outcome, CaseField.invalidReason, CaseField.serial, CaseField.volume, CaseField.retainUntil, CaseField.certificate,
        CaseField.policy, CaseField.siteComplainedOf, CaseField.venueGrade, CaseField.anonymous, CaseField.complainants,
        CaseField.duplicateOf, CaseField.extendedInvestigation, CaseField.extendedResolution, CaseField.sourceSteps,
        CaseField.at, CaseField.pack, CaseField.calendar, CaseField.vocabulary,
    ]

    public static func shows(_ field: FieldID) -> Bool { fields.contains(field) }
}

extension RecordState {
    /// Whether the case was destroyed, and nothing has opened it since.
    public var isDestroyed: Bool { kind == .complaintCase && firstTime(of: .destroyed) != nil }
}

extension CaseRow {
    /// The row as it may be shown: of a destroyed case its tombstone.
    public var shown: CaseRow { state.isDestroyed ? keeping(Tombstone.shows) : self }
}

extension HistoryEntry {
    /// The act as it may be shown of a destroyed case: who made it stays out too.
    public var tombstone: HistoryEntry {
        var entry = self
        entry.draft.fields.removeAll { !Tombstone.shows($0.id) }
        return entry
    }
}
