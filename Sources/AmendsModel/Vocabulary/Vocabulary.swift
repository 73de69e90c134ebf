public import AmendsLog

/// All record kinds, acts and fields that this version knows: the tables joined, and looked up by number.
public enum Vocabulary {
    /// Counts up whenever an act that opens an obligation is added.
    public static let version: Int64 = 1

    public static let acts: [ActDefinition] =
        CaseAct.definitions + [ErasingAct.definition] + SiteRecord.acts + StaffRecord.acts + VolumeRecord.acts + NodeRecord.acts
        + GrantRecord.acts + GroupRecord.acts + PackRecord.acts + CalendarRecord.acts + AcknowledgementRecord.acts
        + ArchiveVolumeRecord.acts + DestructionRecord.acts + MemberRecord.acts + ManagementTable.acts

    private static let actsByKind = Dictionary(uniqueKeysWithValues: acts.map { ($0.kind, $0) })
    private static let actsByName = Dictionary(uniqueKeysWithValues: acts.map { ($0.name, $0) })

    /// Nil for a kind of a later version.
    public static func act(_ kind: ActKind) -> ActDefinition? { actsByKind[kind] }
    public static func act(named name: String) -> ActDefinition? { actsByName[name] }

    private static let fieldsByKind: [RecordKind: [FieldDefinition]] = ownFields.merging(ManagementTable.fields) { $1 }
    private static let ownFields: [RecordKind: [FieldDefinition]] = [
        .complaintCase: CaseField.definitions, .site: SiteRecord.fields, .staff: StaffRecord.fields,
        .volume: VolumeRecord.fields, .node: NodeRecord.fields, .pack: PackRecord.fields, .calendar: CalendarRecord.fields,
        .acknowledgement: AcknowledgementRecord.fields, .archiveVolume: ArchiveVolumeRecord.fields, .destruction: DestructionRecord.fields,
        .grant: GrantRecord.fields, .group: GroupRecord.fields, .member: MemberRecord.fields,
    ]

    /// The fields of a record kind in the order of their numbers; empty for an unknown kind.
    public static func fields(of kind: RecordKind) -> [FieldDefinition] { fieldsByKind[kind] ?? [] }

    public static func field(_ id: FieldID, of kind: RecordKind) -> FieldDefinition? {
        fields(of: kind).first { $0.id == id }
    }

    public static func field(named name: String, of kind: RecordKind) -> FieldDefinition? {
        fields(of: kind).first { $0.name == name }
    }

    public static func name(of kind: RecordKind) -> String {
        switch kind {
        case .complaintCase: "case"
        case .site: "site"
        case .staff: "staff"
        case .volume: "volume"
        case .node: "node"
        case .grant: "grant"
        case .group: "group"
        case .pack: "pack"
        case .calendar: "calendar"
        case .acknowledgement: "acknowledgement"
        case .archiveVolume: "archive-volume"
        case .destruction: "destruction"
        case .member: "member"
        default: ManagementTable.of(kind)?.name ?? "kind-\(kind.rawValue)"
        }
    }

    public static func name(of kind: ActKind) -> String { act(kind)?.name ?? "act-\(kind.rawValue)" }
}

/// The facts of a record kind that the fold asks for with every entry, in flat arrays.
public struct FoldTable: Sendable {
    /// Field type by number, 0 ... 255; ``FieldType/register`` for a field this version does not know.
    @usableFromInline let types: [UInt8]

    public static let fieldCount = 256

    init(kind: RecordKind) {
        var types = [UInt8](repeating: FieldType.register.rawValue, count: Self.fieldCount)
        types[0] = FieldType.act.rawValue
        for field in ErasingAct.fields + Vocabulary.fields(of: kind) { types[Int(field.id.rawValue)] = field.type.rawValue }
        self.types = types
    }

    @inlinable
    public func type(of field: FieldID) -> FieldType {
        field.rawValue < 256 ? FieldType(rawValue: types[Int(field.rawValue)]) ?? .register : .register
    }

    private static let tables: [FoldTable] = (0...UInt8(255)).map { FoldTable(kind: RecordKind(rawValue: $0)) }
    public static func of(_ kind: RecordKind) -> FoldTable { tables[Int(kind.rawValue)] }
}
