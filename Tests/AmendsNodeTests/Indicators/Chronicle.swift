import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import Testing

/// Writes acts past the guards, as sessions bring them: at any time, in any order, by nobody.
struct Chronicle {
    let node: Node
    let site: SiteCode
    private var stamp: Int64 = 1_790_000_000_000
    private var count = 0

    init(_ node: Node, site: String = "S001") throws {
        self.node = node
        self.site = try #require(SiteCode(site))
    }

    static func day(_ text: String) throws -> Int64 { try #require(CivilDate.day(text)) }
    /// Noon in Shanghai on a day, ms since 1970.
    static func noon(_ text: String) throws -> Int64 { try day(text) * 86_400_000 + 4 * 3_600_000 }

    /// A complaint received at noon of a day.
    @discardableResult
    mutating func receive(_ day: String, _ fields: ActFields = [], pack: String = "salon/1") throws -> RecordID {
        try receive(at: Self.noon(day), fields, pack: pack)
    }

    @discardableResult
    mutating func receive(at milliseconds: Int64, _ fields: ActFields = [], pack: String = "salon/1") throws -> RecordID {
        count += 1
        let record = RecordID(high: 0x0199_0000_0000_0000 | UInt64(node.id.description.utf8.first ?? 0) << 8, low: UInt64(count))
        let own: ActFields = [
            (CaseField.number, .text("\(site)-26-\(count)")), (CaseField.channel, .text("phone")),
            (CaseField.receivedAt, .integer(milliseconds)), (CaseField.utcOffset, .integer(480)), (CaseField.policy, .text(pack)),
        ]
        try act(CaseAct.receive, on: record, at: milliseconds, own.filter { field in !fields.contains { $0.id == field.id } } + fields)
        return record
    }

    mutating func act(_ kind: ActKind, on record: RecordID, day: String, _ fields: ActFields = []) throws {
        try act(kind, on: record, at: Self.noon(day), fields)
    }

    mutating func act(_ kind: ActKind, on record: RecordID, at milliseconds: Int64, _ fields: ActFields = []) throws {
        stamp += 1000
        let draft = EntryDraft(
            kind: kind, flags: Vocabulary.act(kind)?.flags ?? [], recordKind: .complaintCase, record: record,
            stamp: Stamp(milliseconds: stamp),
            fields: fields + [(CaseField.at, .integer(milliseconds)), (CaseField.vocabulary, .integer(Vocabulary.version))])
        let stream = node.stream(in: .site(site))
        _ = try node.store.write { transaction in
            try transaction.append([draft], to: stream, freshSeed: Seed(high: UInt64(stamp), low: 1), needsFreshSeed: false)
        }
    }

    /// Answered and carried out in time, the customer satisfied, closed.
    mutating func settle(_ record: RecordID, day: String, satisfied: String? = "yes") throws {
        try act(CaseAct.acknowledge, on: record, day: day)
        try act(CaseAct.execute, on: record, day: day)
        try act(CaseAct.feedBack, on: record, day: day)
        if let satisfied { try act(CaseAct.followUp, on: record, day: day, [(CaseField.satisfied, .text(satisfied))]) }
        try act(CaseAct.close, on: record, day: day, [(CaseField.outcome, .text("resolved"))])
    }
}

/// A generator whose seed a failing test prints.
struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }
}

func month(_ text: String) throws -> MonthNumber { try #require(MonthNumber(text)) }
func months(_ first: String, _ last: String) throws -> ClosedRange<MonthNumber> { try month(first)...month(last) }
