import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

/// A case told act by act, folded and judged without a store. Times are minutes after a Monday morning.
struct CaseStory {
    static let start: Int64 = 1_790_000_000_000
    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    let record: RecordID
    private(set) var batch = EntryBatch()
    private(set) var leaves: [String: Digest] = [:]
    private(set) var names: [String] = []
    private var heads: Set<Digest> = []
    private var clock: Int64 = 0

    init(record: RecordID = RecordID(high: 0x0190_0000_0000_0000, low: 7)) { self.record = record }

    /// Adds an act that saw everything so far, or only `parents`; ten minutes after the one before unless
    /// `minutes` says when.
    mutating func add(
        _ kind: ActKind, by actor: String = "", _ fields: ActFields = [], named name: String? = nil, after parents: [String]? = nil,
        minutes: Int64? = nil
    ) {
        clock = minutes ?? clock + 10
        let own = name ?? "act \(batch.count)"
        let seen = parents.map { $0.compactMap { leaves[$0] } } ?? Array(heads)
        batch.append(
            EntryDraft(
                kind: kind, flags: Vocabulary.act(kind)?.flags ?? [], recordKind: .complaintCase, record: record,
                stamp: Stamp(milliseconds: Self.start + clock * Self.minute, counter: 0), parents: seen,
                fields: fields + (actor.isEmpty ? [] : [(.actor, .text(actor))])), seed: .zero)
        let leaf = Digest(a: UInt64(batch.count) &* 0x9e37_79b9_7f4a_7c15, b: UInt64(batch.count), c: 1, d: 1)
        batch.headers[batch.count - 1].leaf = leaf
        leaves[own] = leaf
        names.append(own)
        heads.subtract(seen)
        heads.insert(leaf)
    }

    func fold(_ indices: [Int]? = nil) -> FoldResult {
        RecordState.fold(record: record, kind: .complaintCase, batch: batch, indices: indices ?? Array(batch.headers.indices))
    }

    var state: RecordState { fold().state }

    /// All acts in the order of their ordinals.
    var history: CaseHistory {
        let result = fold()
        var ordered = EntryBatch()
        for index in result.order { ordered.append(entry: index, of: batch) }
        return CaseHistory(result.state, ordered)
    }

    /// What an act made now, having seen everything, would break.
    func breaches(
        of kind: ActKind, by actor: String = "", _ fields: ActFields = [], under rulebook: Rulebook, minutes: Int64? = nil,
        written: Int64? = nil
    ) -> [Breach] {
        let time = Self.start + (minutes ?? clock + 10) * Self.minute
        return rulebook.breaches(
            of: RuledAct(kind, actor: actor, time: time, written: written.map { Self.start + $0 * Self.minute }, fields: fields),
            after: history.past)
    }
}

/// The people of a shop, by staff code.
enum Crew {
    static let roles: [String: Set<StaffRole>] = [
        "front": [.intake], "desk": [.intake], "manager": [.storeManager], "deputy": [.storeManager], "relations": [.customerRelations],
        "handler": [.departmentHandler], "investigator": [.investigator], "technician": [.technician], "leader": [.companyLeader],
        "hq": [.headOfficeManager], "group": [.leadingGroup], "stall": [.stallOwner, .leadingGroup], "archivist": [.archivist],
        "platform": [.platformOperator], "logistics": [.logistics], "supervisor": [.supervisor], "gone": [.intake],
    ]

    static let people = RulePeople(
        areKnown: true, isKnown: { roles[$0] != nil }, roles: { code, _ in roles[code] ?? [] }, hasLeft: { code, _ in code == "gone" })
}

func shipped(_ id: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Pack {
    try #require(PolicyBook.shipped.newestPack(id), "\(id) is shipped", sourceLocation: sourceLocation)
}

let regulations = ["foot-spa", "salon", "night-market", "home-services", "online-guests"]

/// One case handled as its pack asks, step by step.
enum ProperCase {
    /// A value for any field that a pack may ask for.
    static func value(of field: FieldID) -> FieldValue {
        guard let definition = Vocabulary.field(field, of: .complaintCase) else { return .text("x") }
        let isSet = definition.type == .set
        switch definition.meaning {
        case .code(let codes):
            if definition.type == .most { return .integer(1) }
            return isSet ? .added(codes[0]) : .text(codes[0])
        case .instant: return .integer(CaseStory.start + 5 * CaseStory.day)
        case .fen, .count: return .integer(100)
        case .offset: return .integer(480)
        case .record: return .record(RecordID(high: 1, low: 1))
        default: return isSet ? .added("x") : .text("x")
        }
    }

    static func receipt(_ pack: Pack) -> ActFields {
        var fields: ActFields = [
            (CaseField.channel, .text(pack.channels.first?.code ?? "phone")), (CaseField.receivedAt, .integer(CaseStory.start)),
            (CaseField.kind, .text("complaint")), (CaseField.utcOffset, .integer(480)), (CaseField.policy, .text(pack.name.description)),
            (CaseField.category, .text("other")),
        ]
        for field in pack.requiredAtReceipt where !fields.contains(where: { $0.id == field }) { fields.append((field, value(of: field))) }
        if pack.flag(RuleParameter.itemNamed) { fields.append((CaseField.item, .text("DEEP-CLEAN"))) }
        return fields
    }

    /// The act that reaches a step, and what the pack asks it to hold.
    static func act(_ step: Pack.Step, _ pack: Pack) -> (kind: ActKind, fields: ActFields) {
        let definition =
            step.milestone == .closed ? Vocabulary.act(CaseAct.close) : CaseAct.definitions.first { $0.milestone == step.milestone }
        let kind = definition?.kind ?? CaseAct.note
        var fields: ActFields = []
        for field in (definition?.required ?? []) + step.requires + step.requiresOneOf.prefix(1)
        where !fields.contains(where: { $0.id == field }) { fields.append((field, value(of: field))) }
        switch step.milestone {
        case .investigated: fields += [(CaseField.evidence, .text("照片")), (CaseField.evidenceKind, .text("photo"))]
        case .followedUp: fields = [(CaseField.satisfied, .text("yes")), (CaseField.followUpMethod, .text("phone"))]
        case .planCommunicated: fields = [(CaseField.customerAnswer, .text("agreed"))]
        case .closed: fields.append((CaseField.outcome, .text("resolved")))
        // Whoever makes the plan is in charge of it, and so knows his task.
        case .planned: fields = fields.filter { $0.id != CaseField.planOwner } + [(CaseField.planOwner, .text(actor(step)))]
        case .teamFormed:
            let members = pack.roles(RuleParameter.teamRoles).compactMap { role in
                Crew.roles.first { $0.value == [role] && $0.key != "gone" }?.key
            }
            fields = fields.filter { $0.id != CaseField.team || members.isEmpty } + members.map { (CaseField.team, .added($0)) }
        case .archived where pack.flag(RuleParameter.archivePaper): fields.append((CaseField.paperLocation, .text("柜3-12")))
        case .assessed: fields = fields.filter { $0.id != CaseField.category } + [(CaseField.category, .text("other"))]
        default: break
        }
        return (kind, fields)
    }

    /// Who does a step: one whom the pack names, and for the visit one who did nothing else.
    static func actor(_ step: Pack.Step) -> String {
        if step.milestone == .followedUp { return Crew.roles["relations"]?.isDisjoint(with: step.roles) == false ? "relations" : "desk" }
        if step.milestone == .archived { return "archivist" }
        return Crew.roles.keys.sorted().first { code in
            code != "gone" && code != "relations" && code != "desk" && !step.roles.isEmpty
                && !(Crew.roles[code] ?? []).isDisjoint(with: step.roles)
        } ?? "manager"
    }
}
