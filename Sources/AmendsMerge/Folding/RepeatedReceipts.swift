public import AmendsLog
import AmendsModel

/// Receipts of one case that were written without knowing of each other and continue the same case of
/// another site: head office has two nodes, or was restored and did not remember.
///
/// They are one receipt. Whoever saw one of them saw them all, and of their fields and obligations only
/// those of the first count: otherwise what was done on one would not reach the other, and a case closed
/// long ago would be open again.
public struct RepeatedReceipts: Sendable {
    /// Entries of each group of two and more, as places in what was given.
    public private(set) var groups: [[Int]] = []
    private var group: [Int: Int] = [:]

    public var isEmpty: Bool { groups.isEmpty }

    /// `indices` are entries of one record in `batch`, of different leaves.
    public init(_ batch: EntryBatch, _ indices: [Int], kind: RecordKind) {
        guard kind == .complaintCase else { return }
        let receipts = indices.indices.filter { place in
            let header = batch.headers[indices[place]]
            return header.kind == CaseAct.receive && header.parentCount == 0
        }
        guard receipts.count > 1 else { return }
        var places: [RecordID: [Int]] = [:]
        for place in receipts {
            guard let predecessor = Self.predecessor(batch, indices[place]) else { continue }
            places[predecessor, default: []].append(place)
        }
        groups = places.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        for (number, group) in groups.enumerated() { for place in group { self.group[place] = number } }
    }

    /// The other receipts of the group that `place` belongs to; empty for any other entry.
    public func others(of place: Int) -> [Int] {
        guard let number = group[place] else { return [] }
        return groups[number].filter { $0 != place }
    }

    private static func predecessor(_ batch: EntryBatch, _ index: Int) -> RecordID? {
        for slot in batch.fields[batch.headers[index].fieldRange].reversed()
        where slot.id == CaseField.predecessor && slot.tag == .record && slot.presence != .absent {
            return RecordID(batch.bytes[slot.byteRange])
        }
        return nil
    }
}
