public import AmendsLog

extension RecordKind {
    public static let publication = RecordKind(rawValue: 19)
    /// A report as it went out: what it said never changes, revisions are shown beside it.
    public static let report = RecordKind(rawValue: 38)
}

/// What customers and the public are told: how to complain, what came of complaints, what can be
/// learnt. The text is a snapshot; a second person reads it for names before it goes out.
public enum PublicationRecord {
    public static let publicationKind = FieldID(rawValue: 20)
    public static let channel = FieldID(rawValue: 21)
    public static let month = FieldID(rawValue: 22)
    public static let publishedOn = FieldID(rawValue: 23)
    public static let link = FieldID(rawValue: 24)

    public static let table = ManagementKind(
        19, "publication", "PB",
        common: [ManagementField.title, ManagementField.text, ManagementField.note, ManagementField.cases],
        own: [
            .init(20, "publication_kind", .register, .code(ManagementCode.publicationKinds)),
            .init(21, "channel", .set, .code(ManagementCode.publicationChannels)), .init(22, "month", .register),
            .init(23, "published_on", .register, .day), .init(24, "link", .register),
        ],
        columns: [publicationKind, ManagementField.title, channel, publishedOn],
        acts: [
            .add(opens: true, [publicationKind, ManagementField.title, ManagementField.text], rules: [.named]),
            .amend([.named, .before("publish")]), .settle,
            .init(
                4, "approve", [ManagementField.note],
                rules: [.whileOpen, .byAnother(than: "add"), .byAnother(than: "amend"), .anonymous]),
            .init(
                5, "publish", flags: .discharges, required: [channel, publishedOn], [link],
                rules: [.whileOpen, .stillAs(approvedBy: "approve", ManagementField.text), .publicity(publicationKind)], now: [publishedOn]),
            .init(6, "withdraw", flags: .discharges, required: [ManagementField.note], rules: [.named]),
        ])
}

/// A report that was given out, named by the digest of its bytes.
public enum ReportRecord {
    public static let reportKind = FieldID(rawValue: 20)
    /// `2026-11`.
    public static let period = FieldID(rawValue: 21)
    public static let digest = FieldID(rawValue: 22)
    public static let file = FieldID(rawValue: 23)
    /// What the figures were taken from: the digests of the scopes.
    public static let watermark = FieldID(rawValue: 24)
    public static let addressee = FieldID(rawValue: 25)
    /// The number of the report that this one revises.
    public static let revises = FieldID(rawValue: 26)

    public static let table = ManagementKind(
        38, "published-report", "RE",
        common: [ManagementField.title, ManagementField.text, ManagementField.day, ManagementField.note, ManagementField.cases],
        own: [
            .init(20, "report_kind", .register, .code(ManagementCode.reportKinds)), .init(21, "period", .register),
            .init(22, "digest", .register), .init(23, "file", .register), .init(24, "watermark", .register),
            .init(25, "addressee", .set), .init(26, "revises", .register),
        ],
        columns: [reportKind, period, ManagementField.title, ManagementField.day, addressee, revises],
        acts: [
            .add([reportKind, period, digest], now: [ManagementField.day]),
            // Title, text, addressees and notes may be mended; the digest says which bytes were given out.
            .init(2, "amend", [ManagementField.title, ManagementField.text, addressee, ManagementField.note]), .settle,
            .init(4, "receive", [ManagementField.note], rules: [.named]),
        ])
}
