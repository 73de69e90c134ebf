import AmendsLog
import AmendsMerge
import AmendsModel

/// The name of a record in this store. The kind is part of it: entries that call one id by two
/// kinds are two records, in whatever order they come.
struct RecordKey: Hashable {
    var scope: Int64
    var kind: RecordKind
    var record: RecordID

    func hash(into hasher: inout Hasher) {
        // The low half is random or a hash already.
        hasher.combine(record.low ^ UInt64(bitPattern: scope) ^ UInt64(kind.rawValue) << 56)
    }
}

/// A record that the transaction has touched.
final class RecordSlot {
    private(set) var key: RecordKey
    /// Row in `case_record`; nil until it is inserted.
    var row: Int64?
    var state: RecordState
    /// Encoded ``Place``s in the order of the state's ordinals.
    var places: [UInt8]
    /// Entries that can't be applied one by one: the record is folded anew at the end of the transaction.
    var pending: [Place] = []
    /// Entries that waited before this transaction; loaded only where there are any.
    var waiting: [Place] = []
    /// What the record gave to the statistics before this transaction.
    var facts: CaseFacts?
    var volume: VolumeFacts?
    /// The case's number as its row has it.
    var number: [UInt8]?
    /// The case's numbers at outside bodies, as rows have them.
    var outsideNumbers: Set<String> = []
    var isChanged = false

    /// A record that has no row yet.
    init(key: RecordKey) {
        (self.key, row, facts) = (key, nil, nil)
        (state, places) = (RecordState(record: key.record, kind: key.kind), [])
    }

    /// Whether its memory is worth keeping for another record: that of an ordinary one.
    var isReusable: Bool { state.entries.count <= 64 }

    /// Becomes another record that has no row yet, and keeps the memory.
    func reset(_ key: RecordKey) {
        self.key = key
        state.reset(record: key.record, kind: key.kind)
        places.removeAll(keepingCapacity: true)
        pending.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
        (row, facts, volume, number) = (nil, nil, nil, nil)
        outsideNumbers = []
        isChanged = false
    }
}
