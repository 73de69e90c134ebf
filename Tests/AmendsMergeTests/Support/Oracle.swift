import AmendsLog
import AmendsModel

/// The rules of `protocol/merge.md` written a second time, as plainly as they read there and without
/// a thought for time: every question goes through the whole set and the whole causal past.
struct Oracle {
    struct Value: Hashable {
        let leaf: Digest
        let position: Int
    }

    let history: History
    /// Indexes of the complete entries, once each.
    private(set) var complete: [Int] = []
    /// Receipts that say the same, each a group.
    private var repeatGroups: [[Int]] = []
    /// By entry: all that lies in its past.
    private var pasts: [Int: Set<Int>] = [:]
    private var generations: [Int: Int] = [:]
    private var rounds: [Int: Int] = [:]

    init(_ history: History, _ indices: [Int]) {
        self.history = history
        var byLeaf: [Digest: Int] = [:]
        for index in indices where byLeaf[leaf(index)] == nil { byLeaf[leaf(index)] = index }
        repeatGroups = Self.groups(history, Array(byLeaf.values))
        var grew = true
        while grew {
            grew = false
            for index in byLeaf.values.sorted() where pasts[index] == nil {
                let parents = parents(index).map { byLeaf[$0] }
                guard parents.allSatisfy({ $0.flatMap { pasts[$0] } != nil }) else { continue }
                let named = parents.compactMap(\.self).flatMap { parent in repeatGroups.first { $0.contains(parent) } ?? [parent] }
                let past = named.reduce(into: Set<Int>()) { past, parent in
                    past.insert(parent)
                    past.formUnion(pasts[parent] ?? [])
                }
                pasts[index] = past
                generations[index] = past.map { generation($0) + 1 }.max() ?? 0
                rounds[index] = (past.map(round).max() ?? 1) + (header(index).flags.contains(.opensRound) ? 1 : 0)
                complete.append(index)
                grew = true
            }
        }
        complete = complete.sorted { (generation($0), stamp($0), leaf($0)) < (generation($1), stamp($1), leaf($1)) }
    }

    /// Receipts without parents that name one predecessor.
    private static func groups(_ history: History, _ indices: [Int]) -> [[Int]] {
        guard history.kind == .complaintCase else { return [] }
        let batch = history.batch
        let receipts = indices.filter { batch.headers[$0].kind == CaseAct.receive && batch.headers[$0].parentCount == 0 }
        let named = Dictionary(grouping: receipts) { index in
            batch.fields[batch.headers[index].fieldRange].last { $0.id == CaseField.predecessor && $0.tag == .record }.map {
                Array(batch.bytes[$0.byteRange])
            }
        }
        return named.filter { $0.key != nil && $0.value.count > 1 }.map(\.value)
    }

    /// Whether another receipt that says the same comes first.
    private func isRepeat(_ index: Int) -> Bool {
        guard let group = repeatGroups.first(where: { $0.contains(index) }) else { return false }
        return group.contains { isEarlier($0, index) }
    }

    func leaf(_ index: Int) -> Digest { history.batch.headers[index].leaf }
    func past(_ index: Int) -> Set<Int> { pasts[index] ?? [] }
    private func header(_ index: Int) -> EntryHeader { history.batch.headers[index] }
    private func stamp(_ index: Int) -> Stamp { header(index).stamp }
    private func parents(_ index: Int) -> [Digest] { Array(history.batch.parents[header(index).parentRange]) }
    private func slots(_ index: Int) -> [FieldSlot] { Array(history.batch.fields[header(index).fieldRange]) }

    /// Longest path from a root.
    private func generation(_ index: Int) -> Int { generations[index] ?? 0 }

    private func isEarlier(_ left: Int, _ right: Int) -> Bool { (stamp(left), leaf(left)) < (stamp(right), leaf(right)) }

    var heads: Set<Digest> {
        Set(complete.filter { head in !complete.contains { past($0).contains(head) } }.map(leaf))
    }

    // MARK: Open or closed

    private func vocabulary(_ index: Int) -> Int64 {
        slots(index).last { $0.id == CaseField.vocabulary && $0.tag == .integer }?.integer ?? 1
    }

    var obligations: Set<Digest> {
        Set(
            complete.filter { opener in
                header(opener).flags.contains(.opens) && !isRepeat(opener)
                    && !complete.contains { closer in
                        header(closer).flags.contains(.discharges) && past(closer).contains(opener)
                            && Vocabulary.act(header(opener).kind).map { $0.since <= vocabulary(closer) } == true
                    }
            }.map(leaf))
    }

    func round(_ index: Int) -> Int { rounds[index] ?? 1 }

    var round: Int { complete.map(round).max() ?? 1 }

    private func milestone(_ index: Int) -> Milestone? {
        history.kind == .complaintCase ? Vocabulary.act(header(index).kind)?.milestone : nil
    }

    func time(_ index: Int) -> Int64 {
        slots(index).last { $0.id == CaseField.at && $0.tag == .integer && (0...Stamp.maximumMilliseconds).contains($0.integer) }?.integer
            ?? stamp(index).milliseconds
    }

    /// The entry of the first of `milestone` in `round`.
    func first(_ milestone: Milestone, round: Int) -> Int? {
        let candidates = complete.filter { index in
            self.milestone(index) == milestone && !isRepeat(index)
                && self.round(index) - (header(index).flags.contains(.opensRound) ? 1 : 0) == round
        }
        return candidates.filter { candidate in past(candidate).isDisjoint(with: candidates) }.min(by: isEarlier)
    }

    // MARK: Fields

    private func writes(_ field: FieldID) -> [(index: Int, position: Int, slot: FieldSlot)] {
        complete.filter { !isRepeat($0) }.flatMap { index in
            slots(index).enumerated().filter { $0.element.id == field }.map { (index, $0.offset, $0.element) }
        }
    }

    private func saw(_ later: (index: Int, position: Int, slot: FieldSlot), _ earlier: (index: Int, position: Int, slot: FieldSlot)) -> Bool
    {
        later.index == earlier.index ? earlier.position < later.position : past(later.index).contains(earlier.index)
    }

    private func bytes(_ slot: FieldSlot) -> [UInt8]? {
        slot.presence == .absent && slot.tag.hasBytes ? nil : Array(history.batch.bytes[slot.byteRange])
    }

    private func isSameElement(_ left: FieldSlot, _ right: FieldSlot) -> Bool {
        left.tag.hasBytes && right.tag.hasBytes ? bytes(left) == bytes(right) : left.tag == right.tag && left.payload == right.payload
    }

    private func isSameValue(_ left: FieldSlot, _ right: FieldSlot) -> Bool {
        guard left.tag == right.tag else { return false }
        return left.tag.hasBytes ? bytes(left) == bytes(right) : left.tag == .cleared || left.payload == right.payload
    }

    /// What the field holds, in ordinal order.
    func held(_ field: FieldID) -> [Value] { heldWrites(field).map { Value(leaf: leaf($0.index), position: $0.position) } }

    private func heldWrites(_ field: FieldID) -> [(index: Int, position: Int, slot: FieldSlot)] {
        let all = writes(field)
        switch FoldTable.of(history.kind).type(of: field) {
        case .act: return []
        case .list, .ledger: return all.filter { $0.slot.tag != .cleared }
        case .register, .most, .sum: return all.filter { write in !all.contains { saw($0, write) } }
        case .set:
            return all.filter { write in
                write.slot.tag != .cleared && write.slot.tag != .removed
                    && !all.contains { saw($0, write) && ($0.slot.tag == .cleared || isSameElement($0.slot, write.slot)) }
            }
        }
    }

    func shown(_ field: FieldID) -> Value? {
        var candidates = heldWrites(field).filter { $0.slot.tag != .cleared }
        if FoldTable.of(history.kind).type(of: field) == .most,
            let greatest = candidates.filter({ $0.slot.tag == .integer }).map(\.slot.integer).max()
        {
            candidates = candidates.filter { $0.slot.tag == .integer && $0.slot.integer == greatest }
        }
        return candidates.max { isEarlier($0.index, $1.index) }.map { Value(leaf: leaf($0.index), position: $0.position) }
    }

    func isConflict(_ field: FieldID) -> Bool {
        let held = heldWrites(field)
        return FoldTable.of(history.kind).type(of: field) == .register
            && held.contains { left in held.contains { !isSameValue($0.slot, left.slot) } }
    }

    /// The payments of a ledger that another one neither saw nor was seen by.
    func concurrentPayments(_ field: FieldID) -> [Value] {
        let held = heldWrites(field)
        guard FoldTable.of(history.kind).type(of: field) == .ledger else { return [] }
        return held.filter { payment in
            held.contains { $0.index != payment.index && !saw($0, payment) && !saw(payment, $0) }
        }.map { Value(leaf: leaf($0.index), position: $0.position) }
    }

    var closedAt: Int64? {
        guard obligations.isEmpty else { return nil }
        let openers = complete.filter { header($0).flags.contains(.opens) }
        let closings = complete.filter { milestone($0) == .closed }
        let final = closings.filter { past($0).isSuperset(of: openers) }
        let first = final.filter { past($0).isDisjoint(with: final) }.min(by: isEarlier)
        return (first ?? closings.last).map(time)
    }

    var isClosedTwice: Bool {
        complete.contains { one in
            complete.contains { other in
                one != other && milestone(one) == .closed && milestone(other) == .closed && !past(one).contains(other)
                    && !past(other).contains(one)
            }
        }
    }

    var isActBeforeReceipt: Bool {
        history.kind == .complaintCase
            && complete.contains { index in
                milestone(index) != .received && !past(index).contains { milestone($0) == .received }
            }
    }
}
