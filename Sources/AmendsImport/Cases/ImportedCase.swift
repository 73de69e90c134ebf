public import AmendsLog

/// One case as a file tells it: what the node turns into entries.
public struct ImportedCase: Sendable {
    /// The source's own id, as written there.
    public let sourceID: String
    /// Derived from the mapping's id and ``sourceID``, so that importing again finds the case again.
    public let record: RecordID
    /// The shop, where the mapping has a rule for it and the row a value.
    public let site: SiteCode?
    /// Line of the row; of the last event for an event log.
    public let line: Int
    /// `case.receive` first, steps ascending.
    public let acts: [ImportedAct]
}

/// One act of an imported case. Flags and milestone follow from its kind (`Vocabulary.act`).
public struct ImportedAct: Sendable {
    public let kind: ActKind
    /// Names the act within its case, the same in every import of the same file. For one row per case it
    /// is the act's position in the mapping's list (gaps where an act does not apply, at most 62); for an
    /// event log it counts the acts from 0 without gaps.
    public let step: Int
    /// When it happened, in ms since 1970: the value of its column, or for an act without one the
    /// latest time among the dated acts of its case (for an event without one, that of the act before).
    /// Not repeated among the fields.
    public let at: Int64
    public let actor: String?
    /// In the order of the mapping. `case.receive` carries `received_at`, `utc_offset` and `source_id` besides.
    public let fields: [(id: FieldID, value: FieldValue)]
}
