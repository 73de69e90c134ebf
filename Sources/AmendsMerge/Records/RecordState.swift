public import AmendsLog
import AmendsModel

/// The folded state of one record: a pure function of the *set* of its complete entries
/// (`protocol/merge.md`). An entry is complete when all its parents are held and complete.
///
/// An entry whose parents are exactly the heads is applied in place (``isNext(_:_:)``,
/// ``apply(_:_:)``); anything else folds the record again from its entries (``fold(record:kind:batch:indices:)``).
/// Both give the same bytes, because both run the same rules and differ only in what an entry saw.
///
/// Entries are numbered by *ordinal*, their place in the order of (longest path from a root, stamp,
/// leaf). An entry that covers all heads has the longest path of all, hence the last ordinal. The
/// state keeps no locations: the store keeps them beside it, in the order of the ordinals.
///
/// It never reads a clock, never refuses an entry, and holds no heap object per entry or field.
public struct RecordState: Sendable {
    public internal(set) var record: RecordID
    public internal(set) var kind: RecordKind
    /// By ordinal.
    public internal(set) var entries: [EntrySummary] = []
    /// Ascending by ordinal.
    public internal(set) var heads: [Head] = []
    /// Ascending by (field, ordinal, position).
    public internal(set) var writes: [Write] = []
    /// The first entries of milestones, ascending by (round, milestone), whether they count at
    /// present or not.
    public internal(set) var milestones: [MilestoneMark] = []
    /// The entries whose obligations stand, ascending.
    public internal(set) var openOrdinals: [UInt32] = []
    /// The entries that left no obligation standing, and those that opened the record again, by turns.
    var turnOrdinals: [UInt32] = []
    /// Ascending by (ordinal, kind).
    var notes: [ClockNote] = []
    /// The closing act that saw every obligation: one or none, except while a fold is under way.
    var closings: [UInt32] = []
    /// The round the record is in, from 1.
    public internal(set) var round: UInt32 = 1
    /// The inline values, in no particular order and with gaps.
    var texts: [UInt8] = []
    var marks: RecordMarks = []
    /// Whether one of the entries has the milestone `received`.
    var hasReceipt = false
    /// The size of `texts` at which the gaps are closed.
    var compactionByteCount = Self.minimumCompactionByteCount

    /// Version of the rules and of the bytes. It counts up with every change of either: the bytes of
    /// another version are refused, and the record is folded again.
    public static let materializerVersion: UInt8 = 4

    /// Texts and bytes up to this length are kept in the state, longer ones only in their entry, so
    /// that a long text about a person has one copy to erase. Codes, numbers, names, record ids and
    /// digests fit. Elements of a set are always kept: a later removal is compared with them.
    public static let maximumInlineByteCount = 48

    /// The texts that divide the statistics are kept up to this length: the official names of
    /// categories are longer than a code, and a name that is not kept would be counted as none.
    public static let maximumDimensionByteCount = 512

    /// Whether a value of so many bytes is kept in its entry only.
    static func isReference(_ byteCount: Int, in field: FieldID, _ type: FieldType, of kind: RecordKind) -> Bool {
        guard byteCount > maximumInlineByteCount, type != .set else { return false }
        return byteCount > maximumDimensionByteCount || kind != .complaintCase || !CaseField.isDimension(field)
    }

    static let minimumCompactionByteCount = 4096

    public init(record: RecordID, kind: RecordKind) { (self.record, self.kind) = (record, kind) }

    /// Empties the state for another record and keeps its memory.
    public mutating func reset(record: RecordID, kind: RecordKind) {
        (self.record, self.kind) = (record, kind)
        entries.removeAll(keepingCapacity: true)
        heads.removeAll(keepingCapacity: true)
        writes.removeAll(keepingCapacity: true)
        milestones.removeAll(keepingCapacity: true)
        openOrdinals.removeAll(keepingCapacity: true)
        turnOrdinals.removeAll(keepingCapacity: true)
        closings.removeAll(keepingCapacity: true)
        notes.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        round = 1
        marks = []
        hasReceipt = false
        compactionByteCount = Self.minimumCompactionByteCount
    }

    /// Whether entry `index` of `batch` saw everything that is folded here: its parents are the
    /// heads, all of them and no others. Entries of another record or record kind never are.
    public func isNext(_ batch: EntryBatch, _ index: Int) -> Bool {
        let header = batch.headers[index]
        guard Int(header.parentCount) == heads.count, header.record == record, header.recordKind == kind else { return false }
        // Ascending parents are different ones, so as many heads as there are heads are all of them.
        for index in header.parentRange {
            if index > header.parentRange.lowerBound, !(batch.parents[index - 1] < batch.parents[index]) { return false }
            if !isHead(batch.parents[index]) { return false }
        }
        return true
    }

    /// Whether `leaf` names a head. An entry that does is a duplicate; the state holds the leaves of
    /// no other entry, so any other duplicate is found by the fold, which it is never next for.
    public func isHead(_ leaf: Digest) -> Bool {
        for head in heads where head.leaf == leaf { return true }
        return false
    }

    /// Folds entry `index` of `batch`, which must be next, in: its ordinal is the number of entries
    /// before the call.
    public mutating func apply(_ batch: EntryBatch, _ index: Int) {
        assert(isNext(batch, index), "an entry that did not see all heads needs a fold")
        let ordinal = UInt32(entries.count)
        add(batch, index, past: WholePast(), pastRound: round, isReceived: hasReceipt)
        heads.removeAll(keepingCapacity: true)
        heads.append(Head(leaf: batch.headers[index].leaf, ordinal: ordinal))
    }
}

/// Findings that only the fold can make, because the state does not keep who saw whom.
struct RecordMarks: OptionSet, Hashable, Sendable {
    var rawValue: UInt8

    /// Two acts with the milestone `closed` that did not see each other.
    static let closedTwice = RecordMarks(rawValue: 1)
    /// An act on a case that did not see its receipt.
    static let actBeforeReceipt = RecordMarks(rawValue: 2)
    static let known: RecordMarks = [.closedTwice, .actBeforeReceipt]
}
