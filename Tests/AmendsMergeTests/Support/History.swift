import AmendsLog
import AmendsMerge
import AmendsModel

/// Entries of one record, named by short texts. A leaf is the SHA-256 of the name: merge asks of a
/// leaf only that it names its entry.
struct History {
    let record = RecordID(high: 0x0190_0000_0000_0000, low: 42)
    let kind: RecordKind
    private(set) var batch = EntryBatch()
    private(set) var names: [String] = []

    init(_ kind: RecordKind = .complaintCase) { self.kind = kind }

    static func leaf(_ name: String) -> Digest { sha256(Array(name.utf8)) }

    var indices: [Int] { Array(batch.headers.indices) }

    /// Adds an entry; `flags` are those of the act's definition unless given.
    mutating func add(
        _ name: String, _ act: ActKind, flags: ActFlags? = nil, at milliseconds: Int64, counter: UInt16 = 0, after parents: [String] = [],
        fields: [(id: FieldID, value: FieldValue)] = []
    ) {
        batch.append(
            EntryDraft(
                kind: act, flags: flags ?? Vocabulary.act(act)?.flags ?? [], recordKind: kind, record: record,
                stamp: Stamp(milliseconds: milliseconds, counter: counter), parents: parents.map(Self.leaf), fields: fields),
            seed: .zero)
        batch.headers[batch.count - 1].leaf = Self.leaf(name)
        names.append(name)
    }

    /// Takes the value of a text away, as an erasure would.
    mutating func erase(_ name: String, field position: Int) {
        guard let index = names.firstIndex(of: name) else { return }
        let slot = Int(batch.headers[index].firstField) + position
        batch.sides.append(.zero)
        batch.fields[slot].presence = .absent
        batch.fields[slot].side = UInt32(batch.sides.count - 1)
        batch.fields[slot].payload = 0
    }

    func index(_ name: String) -> Int { names.firstIndex(of: name) ?? -1 }

    func fold(_ indices: [Int]? = nil) -> FoldResult {
        RecordState.fold(record: record, kind: kind, batch: batch, indices: indices ?? self.indices)
    }

    /// The state after one fold of all entries.
    var state: RecordState { fold().state }
}
