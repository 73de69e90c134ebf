import AmendsModel
import AmendsPolicy

/// What a case must show after some acts, by the design alone: obligations, rounds, the shown stage
/// and the shown outcome, worked out from who had seen what, without the fold.
struct UnseenOracle {
    let acts: [SeenAct]
    /// Of each act its stamp, ms; a tie is broken by its number, as the leaves ascend with it.
    let stamps: [Int64]

    private func deed(_ number: Int) -> Deed? { Deed(rawValue: acts[number].deed) }
    private func saw(_ later: Int, _ earlier: Int) -> Bool { acts[later].past >> UInt16(earlier) & 1 == 1 }
    private var numbers: Range<Int> { 1..<acts.count }

    // MARK: Open or closed

    /// An obligation is an opener that lies in the past of no act that ends the case.
    var standing: Set<Int> {
        Set(acts.indices.filter { opener in
            (opener == 0 || deed(opener)?.opens == true) && !numbers.contains { deed($0)?.ends == true && saw($0, opener) }
        })
    }
    var isOpen: Bool { !standing.isEmpty }

    // MARK: Rounds

    /// 1 + the openers of rounds on the longest chain of them in the act's past, itself included.
    var rounds: [Int] {
        var rounds = [1]
        for number in numbers {
            let before = acts.indices.filter { saw(number, $0) }.map { rounds[$0] }.max() ?? 1
            rounds.append(before + (deed(number)?.opensRound == true ? 1 : 0))
        }
        return rounds
    }
    var round: Int { rounds.max() ?? 1 }

    // MARK: Stage

    /// The first mandatory milestone of the pack's order that is missing in the current round, from the
    /// milestone that the pack names for what opened the round. An end puts the case past all before it;
    /// while something stands open nothing from the end on counts.
    func stage(_ pack: Pack) -> Milestone {
        let rounds = rounds
        let round = rounds.max() ?? 1
        var reached: Set<Milestone> = round == 1 ? [.received] : []
        var isSettled = false
        var starts: [Int] = round == 1 ? [0] : []
        for number in numbers {
            guard let deed = deed(number) else { continue }
            if let milestone = deed.milestone, rounds[number] - (deed.opensRound ? 1 : 0) == round { reached.insert(milestone) }
            if deed == .settleOnSite, rounds[number] == round { isSettled = true }
            if deed.opensRound, rounds[number] == round {
                let name = pack.text(deed == .dissatisfied ? "rework.from" : "reopen.from")
                starts.append(pack.steps.firstIndex { $0.milestone.code == name } ?? 0)
            }
        }
        if isOpen { reached.subtract([.closed, .archived, .destroyed]) }
        let end = pack.steps.firstIndex { $0.milestone == .closed } ?? 0
        let start = max(starts.min() ?? 0, isOpen ? 0 : end + 1)
        let isEndedEarly = !isOpen && ["withdrawn", "invalid", "referred"].contains(outcome)
        for step in pack.steps[start...] where step.isMandatory && !reached.contains(step.milestone) {
            if isSettled, step.isWaivedOnSite { continue }
            if isEndedEarly, step.milestone == .followedUp { continue }
            return step.milestone
        }
        return .destroyed
    }

    // MARK: Values

    /// Of the outcomes that no later one saw, the latest.
    var outcome: String? {
        let written = numbers.filter { deed($0)?.outcome != nil }
        let held = written.filter { one in !written.contains { saw($0, one) } }
        return held.max { (stamps[$0], $0) < (stamps[$1], $1) }.flatMap { deed($0)?.outcome }
    }

    /// A link stands until somebody who saw it takes it off.
    var isHidden: Bool {
        numbers.contains { link in
            deed(link) == .link && !numbers.contains { deed($0) == .unlink && saw($0, link) }
        }
    }

    // MARK: What is told

    struct Pair: Hashable {
        var encounter: Encounter
        var acts: Set<Int>
    }

    /// Two acts that did not see each other, of one round or of neighbouring ones, and that nobody who saw
    /// both has settled by an act of such a kind, an end or a reopening.
    var told: Set<Pair> {
        let rounds = rounds
        var told: Set<Pair> = []
        for right in numbers {
            for left in 1..<right where !saw(right, left) && !saw(left, right) && abs(rounds[left] - rounds[right]) <= 1 {
                guard let one = deed(left), let other = deed(right), let encounter = encounter(one, other) ?? encounter(other, one) else {
                    continue
                }
                let kinds = [one.kind, other.kind, CaseAct.close, CaseAct.reopen]
                if numbers.contains(where: { saw($0, left) && saw($0, right) && deed($0).map { kinds.contains($0.kind) } == true }) { continue }
                told.insert(Pair(encounter: encounter, acts: [left, right]))
            }
        }
        return told
    }

    private func encounter(_ left: Deed, _ right: Deed) -> Encounter? {
        if left == .refer || right == .refer { return left == right ? .twoClosures : nil }
        if left.ends { return right.ends ? .twoClosures : right == .escalate ? .closedUnderEscalation : right.opens ? .closedUnderReopening : nil }
        if left == .settleOnSite, right == .escalate { return .settledWhileEscalated }
        if left == .dissatisfied, right == .dissatisfied { return .twoAnswers }
        return left.opensRound && right.opensRound ? .twoOpenings : nil
    }
}
