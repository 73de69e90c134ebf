public import AmendsLog

extension RecordKind {
    /// A version of a policy pack, published by head office.
    public static let pack = RecordKind(rawValue: 8)
    /// A version of the working-day calendar, published by head office.
    public static let calendar = RecordKind(rawValue: 9)
    /// What a site says about a company record: that it knows and follows a pack, a calendar, a rule.
    public static let acknowledgement = RecordKind(rawValue: 10)
}

/// The codes of policy records.
public enum PolicyCode {
    public static let levels = ["company", "industry"]
}

/// The fields and acts of a published pack. What is published never changes: another version is
/// another record.
public enum PackRecord {
    /// `salon/2`.
    public static let name = FieldID(rawValue: 1)
    /// The YAML text, whole.
    public static let text = FieldID(rawValue: 2)
    /// The sites that are to use it, each with the day from which: `S012@2027-03-01`, `*@2027-03-01` for
    /// all. (Number 4 is not used.)
    public static let sites = FieldID(rawValue: 3)
    /// Set when it must not be used for new cases any more.
    public static let withdrawn = FieldID(rawValue: 5)
    /// Who stands behind it: the company, where empty, or the body above all companies of the trade.
    public static let level = FieldID(rawValue: 6)

    public static let publish = ActKind(rawValue: 0x0801)
    /// Names the sites that are to use it, and from when.
    public static let order = ActKind(rawValue: 0x0802)
    public static let withdraw = ActKind(rawValue: 0x0803)

    public static let fields: [FieldDefinition] = [
        .init(1, "name", .register), .init(2, "text", .register), .init(3, "sites", .set),
        .init(5, "withdrawn", .register, .code(CaseCode.yesNo)), .init(6, "level", .register, .code(PolicyCode.levels)),
    ]
    public static let acts: [ActDefinition] = [
        .init(0x0801, "pack.publish", .pack, required: [name, text]), .init(0x0802, "pack.order", .pack, required: [sites]),
        .init(0x0803, "pack.withdraw", .pack),
    ]

    /// One record for each id and version.
    public static func record(of name: String) -> RecordID { RecordID(mapping: "amends/pack", source: name) }
}

/// The fields and acts of a published calendar version.
public enum CalendarRecord {
    /// Counts up; the shipped calendar has version ``PolicyVersions/calendar``.
    public static let version = FieldID(rawValue: 1)
    /// One day a line: `2027-01-01 off` or `2027-02-06 work`, for the years it changes.
    public static let days = FieldID(rawValue: 2)
    /// The notice it follows.
    public static let source = FieldID(rawValue: 3)
    /// Years whose list is final with it.
    public static let years = FieldID(rawValue: 4)

    public static let publish = ActKind(rawValue: 0x0901)

    public static let fields: [FieldDefinition] = [
        .init(1, "version", .register, .count), .init(2, "days", .register), .init(3, "source", .register), .init(4, "years", .set),
    ]
    public static let acts: [ActDefinition] = [.init(0x0901, "calendar.publish", .calendar, required: [version, days])]

    public static func record(of version: Int64) -> RecordID { RecordID(mapping: "amends/calendar", source: String(version)) }
}

/// What a site says about a company record, in its own scope.
public enum AcknowledgementRecord {
    /// `pack salon/2`, `calendar 3`, `training …`.
    public static let subject = FieldID(rawValue: 1)
    public static let by = FieldID(rawValue: 2)

    public static let acknowledge = ActKind(rawValue: 0x0a01)

    public static let fields: [FieldDefinition] = [.init(1, "subject", .register), .init(2, "by", .register, personal: true)]
    public static let acts: [ActDefinition] = [.init(0x0a01, "acknowledgement.acknowledge", .acknowledgement, required: [subject])]

    public static func record(of subject: String, in scope: Scope) -> RecordID {
        RecordID(mapping: "amends/acknowledgement/\(scope)", source: subject)
    }
}
