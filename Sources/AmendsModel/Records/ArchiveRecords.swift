public import AmendsLog

extension RecordKind {
    /// The cases of one site and month as they were archived, or a supplement to them.
    public static let archiveVolume = RecordKind(rawValue: 11)
    /// A request to destroy what has been kept long enough, with its approvals and its certificate.
    public static let destruction = RecordKind(rawValue: 12)
}

/// The fields and acts of an archive volume (`protocol/archive.md`). A volume is written once, by one
/// node: its lines, as many entries as they need, and then its seal. It is never changed.
public enum ArchiveVolumeRecord {
    /// `S012-2026-11`, of a supplement `S012-2026-11-S1`. Two nodes that seal a month without seeing
    /// each other make two records of one number.
    public static let number = FieldID(rawValue: 1)
    public static let month = FieldID(rawValue: 2)
    /// 0 for the month's own volume, then counting up.
    public static let supplement = FieldID(rawValue: 3)
    /// Lines of the contents, each ended by a newline, as many as fit.
    public static let lines = FieldID(rawValue: 4)
    /// The signed note over the volume's text.
    public static let note = FieldID(rawValue: 5)
    /// SHA-256 of all lines, hexadecimal.
    public static let contents = FieldID(rawValue: 6)
    public static let listed = FieldID(rawValue: 7)
    public static let carriedOver = FieldID(rawValue: 8)

    public static let list = ActKind(rawValue: 0x0b01)
    public static let seal = ActKind(rawValue: 0x0b02)

    public static let fields: [FieldDefinition] =
        [
            .init(1, "number", .register), .init(2, "month", .register), .init(3, "supplement", .register, .count),
            .init(4, "lines", .list), .init(5, "note", .register), .init(6, "contents", .register), .init(7, "listed", .register, .count),
            .init(8, "carried_over", .register, .count),
        ] + ManagementField.ofActs
    public static let acts: [ActDefinition] = [
        .init(0x0b01, "archive-volume.list", .archiveVolume, required: [number, month, lines]),
        .init(0x0b02, "archive-volume.seal", .archiveVolume, required: [number, month, note, contents]),
    ]

    /// Each node has a record of its own for a number, so that nothing it writes mixes with another's.
    public static func record(of number: String, in scope: Scope, node: NodeID) -> RecordID {
        RecordID(mapping: "amends/volume/\(scope)/\(node)", source: number)
    }
}

/// The fields and acts of a destruction. Whoever asks does not approve, and two people must.
public enum DestructionRecord {
    /// `DS-S012-1f3a-0001`.
    public static let number = FieldID(rawValue: 1)
    /// The numbers of volumes that are to be destroyed whole.
    public static let volume = FieldID(rawValue: 2)
    public static let cases = FieldID(rawValue: 3)
    public static let basis = FieldID(rawValue: 4)
    /// `shredded`, `burnt`: what became of the paper.
    public static let method = FieldID(rawValue: 5)
    /// The certificate's number, the same as the request's.
    public static let certificate = FieldID(rawValue: 6)
    /// The signed note over the certificate's text.
    public static let note = FieldID(rawValue: 7)
    public static let count = FieldID(rawValue: 8)
    /// Lines of the list of what was destroyed, each ended by a newline, as many as fit.
    public static let lines = FieldID(rawValue: 9)
    public static let remark = FieldID(rawValue: 10)
    /// Those who saw it done.
    public static let witness = FieldID(rawValue: 11)

    public static let request = ActKind(rawValue: 0x0c01)
    /// Further cases of the same request.
    public static let list = ActKind(rawValue: 0x0c02)
    public static let approve = ActKind(rawValue: 0x0c03)
    public static let decline = ActKind(rawValue: 0x0c04)
    public static let certify = ActKind(rawValue: 0x0c05)

    public static let fields: [FieldDefinition] =
        [
            .init(1, "number", .register), .init(2, "volume", .set), .init(3, "case", .set, .record), .init(4, "basis", .register),
            .init(5, "method", .register), .init(6, "certificate", .register), .init(7, "note", .register),
            .init(8, "count", .register, .count), .init(9, "lines", .list), .init(10, "remark", .list, personal: true),
            .init(11, "witness", .register, personal: true),
        ] + ManagementField.ofActs
    public static let acts: [ActDefinition] = [
        .init(0x0c01, "destruction.request", .destruction, flags: .opens, required: [number, basis]),
        .init(0x0c02, "destruction.list", .destruction, required: [cases]),
        .init(0x0c03, "destruction.approve", .destruction),
        .init(0x0c04, "destruction.decline", .destruction, flags: .discharges, required: [remark]),
        .init(0x0c05, "destruction.certify", .destruction, flags: .discharges, required: [certificate, note]),
    ]
}
