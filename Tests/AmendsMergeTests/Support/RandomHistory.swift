import AmendsLog
import AmendsModel
import AmendsTestSupport

/// Three writers who act on one record and hear of each other now and then. Some are badly made:
/// they name fewer heads than they know, or parents of parents too.
struct RandomHistory {
    private var random: SplitMix64
    private(set) var history: History
    private var known: [Set<Int>] = [[], [], []]
    /// By entry: what its writer named, and all that lies behind.
    private var pasts: [Set<Int>] = []

    static func make(seed: UInt64, count: Int) -> History {
        var maker = RandomHistory(seed: seed)
        for _ in 0..<count { maker.step() }
        return maker.history
    }

    private init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        history = History(random.pick([.complaintCase, .complaintCase, .complaintCase, .volume, RecordKind(rawValue: 77)]))
    }

    private mutating func step() {
        let writer = random.pick([0, 1, 2])
        while random.chance(45) { known[writer].formUnion(known[random.pick([0, 1, 2])]) }
        let index = history.batch.count
        let parents = chooseParents(of: writer)
        pasts.append(parents.reduce(into: Set(parents)) { $0.formUnion(pasts[$1]) })
        known[writer].formUnion(pasts[index])
        known[writer].insert(index)
        let act = chooseAct()
        history.add(
            "e\(index)", act.kind, flags: act.flags, at: Int64.random(in: 1000...1006, using: &random), counter: random.pick([0, 0, 1]),
            after: parents.map { "e\($0)" }, fields: chooseFields(isReceipt: act.kind == CaseAct.receive))
        let slots = history.batch.headers[index].fieldRange
        for (position, slot) in slots.enumerated() where history.batch.fields[slot].tag.isCommitted && random.chance(6) {
            history.erase("e\(index)", field: position)
        }
    }

    private mutating func chooseParents(of writer: Int) -> [Int] {
        let candidates = known[writer]
        var heads = candidates.filter { candidate in !candidates.contains { pasts[$0].contains(candidate) } }.sorted()
        if random.chance(6), heads.count > 1 { heads.removeLast() }
        if random.chance(6), let extra = candidates.sorted().first { heads.append(extra) }
        if random.chance(4) { heads = [] }
        return Array(Set(heads)).sorted()
    }

    private mutating func chooseAct() -> (kind: ActKind, flags: ActFlags) {
        if random.chance(10) {
            return (ActKind(rawValue: random.pick([0x0001, 0x7777, 0xffff])), ActFlags(rawValue: random.pick([0, 1, 2, 3, 4, 5, 8])))
        }
        let acts: [ActKind] = [
            CaseAct.receive, CaseAct.escalate, CaseAct.close, CaseAct.close, CaseAct.reopen, CaseAct.dissatisfied, CaseAct.assess,
            CaseAct.amend, CaseAct.archive, CaseAct.note,
        ]
        let kind = random.pick(acts)
        return (kind, random.chance(5) ? ActFlags(rawValue: random.pick([1, 2, 7])) : Vocabulary.act(kind)?.flags ?? [])
    }

    private mutating func chooseFields(isReceipt: Bool) -> [(id: FieldID, value: FieldValue)] {
        let ids: [UInt16] = [0, 1, 2, 3, 7, 14, 23, 30, 38, 44, 99, 119, 200, 201, 204, 300]
        let fields = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            (id: FieldID(rawValue: random.pick(ids)), value: chooseValue())
        }
        // Receipts that continue the same case, made without knowing of each other.
        return fields + (isReceipt && random.chance(50) ? [(CaseField.predecessor, .record(RecordID(high: 0, low: random.pick([1, 2]))))] : [])
    }

    private mutating func chooseValue() -> FieldValue {
        let text = random.pick(["a", "b", "退货", "", String(repeating: "x", count: 48), String(repeating: "y", count: 49)])
        switch Int.random(in: 0..<14, using: &random) {
        case 0: return .cleared
        case 1, 2: return .integer(random.pick([-1, 0, 1, 2, 3, 1_000_000_007, .max, .min]))
        case 3: return .record(RecordID(high: 0, low: random.pick([1, 2])))
        case 4: return .digest(Digest(a: 0, b: 0, c: 0, d: random.pick([1, 2])))
        case 5: return .bytes(Array(text.utf8))
        case 6: return .opaque(ValueTag(rawValue: random.pick([20, 63])), Array(text.utf8))
        case 7, 8, 9: return .added(text)
        case 10, 11: return .removed(text)
        default: return .text(text)
        }
    }
}
