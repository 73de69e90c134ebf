import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore

extension Simulation {
    /// Law 4, by brute force: the past of every entry by following its parents one by one, and an
    /// obligation stands unless a discharging act that could interpret it has it in its past.
    func checkNothingIsDischargedUnseen(at owner: SimulatedNode) throws {
        guard let store = owner.node?.store else { return }
        try store.forEachHistory(of: .complaintCase) { row, history in
            if row.state.round > 1 { reach(.sometimesSecondRound) }
            if row.conflicts > 0 { reach(.sometimesConflict) }
            let course = Course(history)
            if course.hasConcurrentEntries { reach(.sometimesRefold) }
            if course.hasConcurrentCloseAndEscalate { reach(.sometimesConcurrentCloseAndEscalate) }
            let shown = Set(row.state.obligations.compactMap { $0.ordinal < history.count ? history[$0.ordinal].leaf : nil })
            let standing = course.standing
            if let hidden = standing.subtracting(shown).min() {
                fail(.finallyNothingIsDischargedUnseen, "\(owner.name): the case \(row.record) hides the obligation of \(hidden)")
            } else if let extra = shown.subtracting(standing).min() {
                fail(.finallyNothingIsDischargedUnseen, "\(owner.name): the case \(row.record) keeps the discharged obligation of \(extra)")
            }
        }
    }
}

/// The entries of one record and who saw whom.
private struct Course {
    private let entries: [HistoryEntry]
    private var pasts: [Digest: Set<Digest>] = [:]

    init(_ history: [HistoryEntry]) {
        entries = history
        let drafts = Dictionary(history.map { ($0.leaf, $0.draft) }, uniquingKeysWith: { first, _ in first })
        for entry in history {
            var past: Set<Digest> = []
            var open = entry.draft.parents
            while let leaf = open.popLast() {
                if past.insert(leaf).inserted { open += drafts[leaf]?.parents ?? [] }
            }
            pasts[entry.leaf] = past
        }
    }

    private func saw(_ later: HistoryEntry, _ earlier: HistoryEntry) -> Bool { pasts[later.leaf]?.contains(earlier.leaf) == true }
    private func areConcurrent(_ left: HistoryEntry, _ right: HistoryEntry) -> Bool {
        left.leaf != right.leaf && !saw(left, right) && !saw(right, left)
    }

    var hasConcurrentEntries: Bool { entries.contains { left in entries.contains { areConcurrent(left, $0) } } }

    var hasConcurrentCloseAndEscalate: Bool {
        entries.contains { close in
            close.draft.kind == CaseAct.close && entries.contains { $0.draft.kind == CaseAct.escalate && areConcurrent(close, $0) }
        }
    }

    var standing: Set<Digest> {
        Set(
            entries.filter { opener in
                opener.draft.flags.contains(.opens)
                    && !entries.contains { closer in
                        closer.draft.flags.contains(.discharges) && saw(closer, opener) && knows(closer, opener.draft.kind)
                    }
            }.map(\.leaf))
    }

    /// Whether the writer of `closer` could interpret acts of `kind`: the vocabulary version it wrote
    /// down, the first one where it wrote none.
    private func knows(_ closer: HistoryEntry, _ kind: ActKind) -> Bool {
        var version: Int64 = 1
        for field in closer.draft.fields where field.id == CaseField.vocabulary {
            if case .integer(let number) = field.value { version = number }
        }
        guard let since = Vocabulary.act(kind)?.since else { return false }
        return since <= version
    }
}
