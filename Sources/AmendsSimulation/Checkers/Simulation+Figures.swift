import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore

/// The checks of histories of months: the figures of every node against each single case of it.
extension Simulation {
    func checkFigures() throws {
        for owner in nodes {
            guard let store = owner.node?.store else { continue }
            let books = try PolicyBooks(of: store)
            var cases: [SiteCode: [CountedCase]] = [:]
            try store.forEachHistory(of: .complaintCase) { row, history in
                guard case .site(let site) = row.scope, !row.state.entries.isEmpty else { return }
                cases[site, default: []].append(CountedCase(row, history, books))
            }
            try checkIndicatorsEqualRecomputation(at: owner, cases)
            try checkStockBalances(at: owner, cases)
            if owner.number == 0 { for item in cases.values.joined() { notice(item) } }
        }
    }

    /// What a case went through that is worth having been there.
    private func notice(_ item: CountedCase) {
        let state = item.state
        let kinds = Set(state.entries.map(\.kind))
        if kinds.contains(CaseAct.settleOnSite) { reach(.sometimesSettledOnSite) }
        if kinds.contains(CaseAct.withdraw), !state.isOpen { reach(.sometimesWithdrawn) }
        if kinds.contains(CaseAct.invalidate), !state.isOpen { reach(.sometimesInvalid) }
        if kinds.contains(CaseAct.acceptTransfer) { reach(.sometimesHandedOver) }
        if kinds.contains(CaseAct.pause) { reach(.sometimesPaused) }
        if state.isHiddenAsDuplicate { reach(.sometimesHiddenDuplicate) }
        if state.text(CaseField.outcome) == "no_agreement" { reach(.sometimesNoAgreement) }
        if let pack = state.text(CaseField.policy).flatMap({ PackName($0) }), pack.version > 1 { reach(.sometimesUnderPublishedPack) }
        for turn in item.monthlyTurns where turn.month > item.month {
            reach(turn.isOpening ? .sometimesReopenedInALaterMonth : .sometimesClosedInALaterMonth)
        }
        guard let readings = item.readings, let shipped = item.shippedReadings else { return }
        for kind in ClockKind.allCases {
            let reading = readings[kind]
            if reading.state == .timely { reach(.sometimesTimely) }
            if reading.state == .late { reach(.sometimesLate) }
            if reading.state != shipped[kind].state { reach(.sometimesVerdictChangedByCalendar) }
            if reading.extension == .counted, reading.state == .timely, reading.stoppedAt >= reading.baseDue {
                reach(.sometimesTimelyByExtension)
                let granted = item.history.last { $0.draft.kind == CaseAct.extend }
                if let granted, item.isConcurrentWithAnswer(granted) { reach(.sometimesExtendedWhileAnswered) }
            }
        }
    }
}

extension CountedCase {
    /// Whether the extension was granted by somebody who had not seen the answer.
    fileprivate func isConcurrentWithAnswer(_ granted: HistoryEntry) -> Bool {
        guard let answer = history.first(where: { $0.draft.kind == CaseAct.feedBack }) else { return false }
        return !hasSeen(granted, answer) && !hasSeen(answer, granted)
    }

    private func hasSeen(_ later: HistoryEntry, _ earlier: HistoryEntry) -> Bool {
        let byLeaf = Dictionary(history.map { ($0.leaf, $0) }, uniquingKeysWith: { first, _ in first })
        var open = later.draft.parents
        var seen: Set<Digest> = []
        while let leaf = open.popLast() {
            if leaf == earlier.leaf { return true }
            if seen.insert(leaf).inserted { open += byLeaf[leaf]?.draft.parents ?? [] }
        }
        return false
    }
}
