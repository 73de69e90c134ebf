import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

/// What a volume would list: found by looking at every case of a site once.
struct SealingPlan {
    /// The site's cases by what is to be done with them.
    var candidates: [Candidate] = []
    var addenda: [Candidate] = []
    var merged: [VolumeLine] = []
    var carriedOver: [Candidate] = []
    /// Cases that a volume lists and whose own act of archiving is missing or says otherwise.
    var unmarked: [Marking] = []

    /// A case with what a volume tells of it.
    struct Candidate {
        var row: CaseRow
        var number: String
        var received: Int64

        init(_ row: CaseRow) {
            self.row = row
            number = row.state.text(CaseField.number) ?? row.record.description
            received = row.state.integer(CaseField.receivedAt) ?? row.state.entries.first?.time ?? 0
        }

        var offset: Int64 { row.state.integer(CaseField.utcOffset) ?? 0 }
        var receivedMonth: MonthNumber { MonthNumber(milliseconds: received, offset: offset) }
        var closedMonth: MonthNumber? { row.state.closedAt.map { MonthNumber(milliseconds: $0, offset: offset) } }

        func listing(_ serial: String, paper: String) -> VolumeLine.Listing {
            VolumeLine.Listing(
                serial: serial, number: number, record: row.record, received: received,
                heads: row.state.heads.map(\.leaf).sorted().prefix(EntryLimits.maximumParents).map { $0 },
                outcome: row.state.text(CaseField.outcome) ?? "", paper: paper)
        }

        /// In the order of complaint time; of equal times, of the numbers.
        static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
            if left.received != right.received { return left.received < right.received }
            if left.number != right.number { return left.number.utf8.lexicographicallyPrecedes(right.number.utf8) }
            return left.row.record < right.row.record
        }
    }

    /// The act of archiving that a case is to get.
    struct Marking: Sendable {
        var record: RecordID
        var number: String
        /// Nil for a case that was merged into another: it has no serial number.
        var serial: String?
        var volume: RecordID
    }
}

extension SealingPlan {
    /// Acts that add nothing to what an archived case says.
    static let quiet: Set<ActKind> = [CaseAct.archive, CaseAct.hold, CaseAct.releaseHold, CaseAct.destroy, CaseAct.explain]

    /// What became of a case since a volume told of it.
    struct Since {
        /// The acts that were added, other than quiet ones.
        var additions: [EntrySummary] = []
        /// Whether an act of archiving has seen what the volume tells.
        var isMarked = true

        var isReopened: Bool { additions.contains { $0.flags.contains(.opens) } }
    }

    static func since(_ heads: [Digest], _ row: CaseRow, _ store: Store) throws(StoreError) -> Since {
        // The act of archiving is made when a volume has told of everything before it.
        if row.state.heads.count == 1, row.state.entries.last?.kind == CaseAct.archive { return Since() }
        let history = try store.history(of: row)
        let ordinals = Dictionary(history.enumerated().map { ($1.leaf, $0) }) { first, _ in first }
        let parents = history.map { $0.draft.parents.compactMap { ordinals[$0] } }
        func past(of start: [Int]) -> Set<Int> {
            var seen: Set<Int> = []
            var next = start
            while let ordinal = next.popLast() { if seen.insert(ordinal).inserted { next += parents[ordinal] } }
            return seen
        }
        let told = heads.compactMap { ordinals[$0] }
        let isTold = past(of: told)
        let isMarked = history.indices.contains { history[$0].draft.kind == CaseAct.archive && past(of: [$0]).isSuperset(of: told) }
        let added = history.indices.filter { !isTold.contains($0) && row.state.entries.indices.contains($0) }.map { row.state.entries[$0] }
        return Since(additions: added.filter { !quiet.contains($0.kind) }, isMarked: isMarked)
    }
}
