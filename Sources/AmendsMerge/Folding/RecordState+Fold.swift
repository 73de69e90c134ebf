public import AmendsLog
import AmendsModel

/// A record folded from its entries. All numbers are indexes into the batch that was folded.
public struct FoldResult: Sendable {
    public var state: RecordState
    /// The complete entries in the order of their ordinals.
    public var order: [Int]
    /// Entries with a missing ancestor; they count for nothing until it comes.
    public var waiting: [Int]
    /// Entries whose leaf was given before.
    public var duplicates: [Int]
}

extension RecordState {
    /// Folds the entries `indices` of `batch`, in any order, with duplicates and with gaps.
    ///
    /// Entries of another record or record kind wait for ever. Time and memory grow with the number
    /// of entries and parents, except among entries that are concurrent (see `Ancestry`).
    public static func fold(record: RecordID, kind: RecordKind, batch: EntryBatch, indices: [Int]) -> FoldResult {
        fold(record: record, kind: kind, batch: batch, indices: indices, maximumRowEntries: Ancestry.maximumRowEntries)
    }

    static func fold(record: RecordID, kind: RecordKind, batch: EntryBatch, indices: [Int], maximumRowEntries: Int) -> FoldResult {
        let causal = CausalOrder(record: record, kind: kind, batch: batch, indices: indices)
        var state = RecordState(record: record, kind: kind)
        state.entries.reserveCapacity(causal.order.count)
        state.addAll(causal, of: batch, maximumRowEntries: maximumRowEntries)
        state.heads = causal.heads.map { Head(leaf: batch.headers[causal.order[$0]].leaf, ordinal: UInt32($0)) }
        state.chooseMilestones(causal, of: batch)
        state.chooseClosing(causal, of: batch)
        state.chooseShownWrites(causal, of: batch)
        return FoldResult(state: state, order: causal.order, waiting: causal.waiting, duplicates: causal.duplicates)
    }

    private mutating func addAll(_ causal: CausalOrder, of batch: EntryBatch, maximumRowEntries: Int) {
        /// By ordinal: whether the entry or one it saw is a receipt.
        var isReceived: [Bool] = []
        var run = 0..<0
        var ancestry: Ancestry?
        for (ordinal, index) in causal.order.enumerated() {
            if causal.repeats.contains(ordinal) {
                addRepeat(batch, index)
                isReceived.append(true)
                continue
            }
            if causal.coversHeads[ordinal] {
                add(batch, index, past: WholePast(), pastRound: round, isReceived: hasReceipt)
                isReceived.append(hasReceipt)
                continue
            }
            if !run.contains(ordinal) {
                run = causal.run(around: ordinal)
                ancestry = Ancestry(run, in: causal, maximumRowEntries: maximumRowEntries)
            }
            guard let past = ancestry?.past(of: ordinal, in: causal) else { continue }
            var pastRound: UInt32 = 1
            var sawReceipt = false
            for parent in causal.parents(of: ordinal) {
                pastRound = max(pastRound, entries[parent].round)
                sawReceipt = sawReceipt || isReceived[parent]
            }
            add(batch, index, past: past, pastRound: pastRound, isReceived: sawReceipt)
            isReceived.append(sawReceipt || entries[ordinal].milestone == .received)
        }
    }

    /// Of concurrent candidates for one milestone of one round, the first by stamp and leaf.
    private mutating func chooseMilestones(_ causal: CausalOrder, of batch: EntryBatch) {
        var chosen: [MilestoneMark] = []
        for mark in milestones {
            guard let last = chosen.last, last.round == mark.round, last.milestone == mark.milestone else {
                chosen.append(mark)
                continue
            }
            let isEarlier = batch.headers[causal.order[Int(mark.ordinal)]].precedes(batch.headers[causal.order[Int(last.ordinal)]])
            entries[Int(isEarlier ? last.ordinal : mark.ordinal)].isFirst = false
            if isEarlier { chosen[chosen.count - 1] = mark }
        }
        milestones = chosen
    }

    /// Of concurrent closing acts that saw every obligation, the first by stamp and leaf.
    private mutating func chooseClosing(_ causal: CausalOrder, of batch: EntryBatch) {
        guard closings.count > 1 else { return }
        var first = closings[0]
        for ordinal in closings
        where batch.headers[causal.order[Int(ordinal)]].precedes(batch.headers[causal.order[Int(first)]]) {
            first = ordinal
        }
        closings = [first]
    }

    /// Marks, of the concurrent values of a register, which is shown and which differ from it.
    private mutating func chooseShownWrites(_ causal: CausalOrder, of batch: EntryBatch) {
        let table = FoldTable.of(kind)
        var start = 0
        while start < writes.count {
            let run = run(of: writes[start].field, from: start)
            start = run.upperBound
            let type = table.type(of: writes[run.lowerBound].field)
            guard run.count > 1, type == .register || type == .most else { continue }
            var shown = run.lowerBound
            for index in run.dropFirst() {
                let isLater = causal.header(of: writes[shown], in: batch).precedes(causal.header(of: writes[index], in: batch))
                if writes[index].outranks(writes[shown], type: type, isLater: isLater) { shown = index }
            }
            let value = causal.slot(of: writes[shown], in: batch)
            for index in run where index != shown {
                writes[index].flags.insert(.outshone)
                if type == .register, !batch.isSameValue(causal.slot(of: writes[index], in: batch), value) {
                    writes[index].flags.insert(.differs)
                }
            }
        }
    }
}

extension CausalOrder {
    /// The ordinals between the cuts around `ordinal`, which is none.
    fileprivate func run(around ordinal: Int) -> Range<Int> {
        var (start, end) = (ordinal, ordinal + 1)
        while start > 0, !isCut[start - 1] { start -= 1 }
        while end < isCut.count, !isCut[end] { end += 1 }
        return start..<end
    }

    fileprivate func header(of write: Write, in batch: EntryBatch) -> EntryHeader { batch.headers[order[Int(write.ordinal)]] }

    fileprivate func slot(of write: Write, in batch: EntryBatch) -> FieldSlot {
        batch.fields[Int(header(of: write, in: batch).firstField) + Int(write.position)]
    }
}

extension Write {
    /// A value outranks an empty one; of a `most` field the greater outranks the smaller; else the
    /// later one wins.
    fileprivate func outranks(_ other: Write, type: FieldType, isLater: Bool) -> Bool {
        if (tag == .cleared) != (other.tag == .cleared) { return other.tag == .cleared }
        if type == .most, integer != other.integer {
            guard let integer else { return false }
            return other.integer.map { $0 < integer } ?? true
        }
        return isLater
    }
}

extension EntryBatch {
    /// Erased values are equal to each other and to nothing else: an erasure settles no conflict.
    fileprivate func isSameValue(_ left: FieldSlot, _ right: FieldSlot) -> Bool {
        guard left.tag == right.tag else { return false }
        if left.tag == .cleared { return true }
        if !left.tag.hasBytes { return left.payload == right.payload }
        let (isLeftAbsent, isRightAbsent) = (left.presence == .absent, right.presence == .absent)
        if isLeftAbsent || isRightAbsent { return isLeftAbsent && isRightAbsent }
        return bytes[left.byteRange].elementsEqual(bytes[right.byteRange])
    }
}
