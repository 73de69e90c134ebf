import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore

extension Simulation {
    /// Opening + received + reopened − closed = closing, for every site and month: what is kept as flows is
    /// what the cases' own comings and goings are, and leaves what is open.
    func checkStockBalances(at owner: SimulatedNode, _ cases: [SiteCode: [CountedCase]]) throws {
        guard let node = owner.node else { return }
        let turns = cases.mapValues {
            $0.map { (course: $0.monthlyTurns, comes: $0.isTakenOver, goes: $0.isHandedOver && !$0.state.isOpen) }
        }
        let months = turns.values.joined().flatMap(\.course).map(\.month)
        guard let first = months.min(), let last = months.max() else { return }
        let report = try node.stock(first...last, bySite: true)
        if !report.balances { fail(.finallyStockBalances, "\(owner.name): the flows do not come to the cases that are open") }
        for line in report.lines {
            guard let site = line.site.flatMap({ SiteCode($0) }), let turns = turns[site] else { continue }
            let expected = Self.stock(turns, in: line.month, of: site)
            if line != expected {
                fail(.finallyStockBalances, "\(owner.name): \(site) in \(line.month) is kept as \(line) and counted as \(expected)")
            }
            // Of the cases and not of flows: open at the end of the month by the last thing that happened to it.
            let open = Int64(turns.filter { $0.course.last { $0.month <= line.month }?.isOpening == true }.count)
            if line.closing != open {
                fail(.finallyStockBalances, "\(owner.name): \(site) ends \(line.month) with \(line.closing) cases, and \(open) are open")
            }
        }
        for (site, cases) in cases where !cases.isEmpty {
            let open = Int64(cases.filter { !$0.standing.isEmpty }.count)
            let closing = report.lines.last { $0.site == site.text }?.closing
            if closing != open {
                fail(.finallyStockBalances, "\(owner.name): \(site) is left with \(closing ?? -1) cases, and \(open) are open")
            }
        }
    }

    private static func stock(
        _ turns: [(course: [CountedCase.MonthlyTurn], comes: Bool, goes: Bool)], in month: MonthNumber, of site: SiteCode
    ) -> StockLine {
        var line = StockLine(site: site.text, month: month, opening: 0)
        for (course, comes, goes) in turns {
            for (place, turn) in course.enumerated() {
                if turn.month < month { line.opening += turn.isOpening ? 1 : -1 }
                guard turn.month == month else { continue }
                switch (turn.isOpening, place) {
                case (true, 0): if comes { line.takenOver += 1 } else { line.received += 1 }
                case (true, _): line.reopened += 1
                case (false, _): if goes, place == course.count - 1 { line.handedOver += 1 } else { line.closed += 1 }
                }
            }
        }
        return line
    }
}

extension CountedCase {
    /// The case was opened, or closed, in a month.
    struct MonthlyTurn {
        var month: MonthNumber
        var isOpening: Bool
    }

    /// Its receipt and every closing and opening after it, told from the obligations alone, act by act in the
    /// order of ordinals: it is closed by the act that left nothing standing of what came before it. Times
    /// never go back; the last closing is dated as the case says.
    var monthlyTurns: [MonthlyTurn] {
        var turns = [(time: isTakenOver ? state.firstTime(of: .received) ?? receivedAt : receivedAt, isOpening: true)]
        var standing: Set<Int> = []
        let pasts = pasts
        for (ordinal, entry) in state.entries.enumerated() {
            let wasOpen = !standing.isEmpty
            if entry.flags.contains(.discharges) {
                standing = standing.filter { !(pasts[ordinal].contains($0) && understands(ordinal, $0)) }
            }
            if entry.flags.contains(.opens) { standing.insert(ordinal) }
            let isOpening = !standing.isEmpty
            // What nothing has opened yet can't be closed by an act.
            if turns[turns.count - 1].isOpening == isOpening || !isOpening && !wasOpen { continue }
            turns.append((max(entry.time, turns[turns.count - 1].time), isOpening))
        }
        if standing.isEmpty {
            if turns[turns.count - 1].isOpening { turns.append((turns[turns.count - 1].time, false)) }
            if let closedAt = state.closedAt { turns[turns.count - 1].time = max(closedAt, turns[turns.count - 2].time) }
        }
        return turns.map { MonthlyTurn(month: month(of: $0.time), isOpening: $0.isOpening) }
    }

    /// Of each act, what it had seen.
    private var pasts: [Set<Int>] {
        let places = Dictionary(zip(history.map(\.leaf), history.indices), uniquingKeysWith: { first, _ in first })
        var pasts: [Set<Int>] = []
        for entry in history {
            pasts.append(entry.draft.parents.compactMap { places[$0] }.reduce(into: []) { $0.formUnion(pasts[$1].union([$1])) })
        }
        return pasts
    }

    /// Whether the writer of a later act knew what an earlier one opened.
    private func understands(_ later: Int, _ earlier: Int) -> Bool {
        var version: Int64 = 1
        for case (CaseField.vocabulary, .integer(let number)) in history[later].draft.fields { version = number }
        return Vocabulary.act(history[earlier].draft.kind).map { $0.since <= version } ?? false
    }

    /// The obligations that no act discharged that had seen them.
    var standing: Set<Int> {
        let pasts = pasts
        return Set(
            history.indices.filter { opener in
                history[opener].draft.flags.contains(.opens)
                    && !history.indices.contains { later in
                        history[later].draft.flags.contains(.discharges) && pasts[later].contains(opener) && understands(later, opener)
                    }
            })
    }
}
