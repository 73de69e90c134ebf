public import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsPolicy

/// A case with all its acts, judged act by act: each by what it saw, as if its maker had been told the
/// rules then. Which findings there are follows from the entries alone, so every node that holds the
/// same entries of the case and of the company shows the same ones.
///
/// **Cost.** Acts that saw everything before them, as nearly all do, are judged along one running
/// state: time grows with their number. Each other act needs a fold of what it saw. Those folds share
/// ``maximumFoldedEntries``; acts beyond are counted in ``unjudged`` and not judged.
public struct CaseHistory: Sendable {
    /// Entries that the folds of one history may take in, all together: some 50 ms.
    public static let maximumFoldedEntries = 100_000

    public let state: RecordState
    /// By ordinal.
    public let acts: [RuledAct]
    public let leaves: [Digest]
    private let batch: EntryBatch
    private let parents: [[Int]]
    private let receipts: RepeatedReceipts
    /// Acts that saw everything with a smaller ordinal.
    private let sawAll: [Bool]

    /// `batch` holds the complete entries of `state` in the order of their ordinals.
    public init(_ state: RecordState, _ batch: EntryBatch) {
        (self.state, self.batch) = (state, batch)
        acts = zip(batch.headers.indices, state.entries).map { RuledAct(batch, $0, $1) }
        leaves = batch.headers.map(\.leaf)
        let ordinals = Dictionary(zip(leaves, leaves.indices), uniquingKeysWith: { first, _ in first })
        receipts = RepeatedReceipts(batch, Array(batch.headers.indices), kind: state.kind)
        parents = batch.headers.map { [receipts] header in
            let named = batch.parents[header.parentRange].compactMap { ordinals[$0] }
            return receipts.isEmpty ? named : Array(Set(named + named.flatMap(receipts.others)))
        }
        var isHead = [Bool](repeating: false, count: batch.count)
        var headCount = 0
        var sawAll: [Bool] = []
        for ordinal in parents.indices {
            for parent in parents[ordinal] where isHead[parent] {
                isHead[parent] = false
                headCount -= 1
            }
            sawAll.append(headCount == 0)
            isHead[ordinal] = true
            headCount += 1
        }
        self.sawAll = sawAll
    }

    /// What is known now.
    public var past: CasePast { CasePast(state, acts[...]) }

    // MARK: Acts by what they saw

    /// What the acts of a history break.
    public struct Judgement: Sendable {
        public var breaches: [(ordinal: Int, breach: Breach)] = []
        /// Acts that were not judged, to bound the cost.
        public var unjudged = 0
    }

    public func judged(by rulebook: Rulebook) -> Judgement { judged(by: rulebook, maximumFoldedEntries: Self.maximumFoldedEntries) }

    public func judged(by rulebook: Rulebook, maximumFoldedEntries: Int) -> Judgement {
        var judgement = Judgement()
        var running = RecordState(record: state.record, kind: state.kind)
        var runningCount = 0
        var budget = maximumFoldedEntries
        for ordinal in acts.indices where !isRepeat(ordinal) {
            if sawAll[ordinal] {
                if runningCount < ordinal {
                    budget -= ordinal
                    guard budget >= 0 else {
                        judgement.unjudged += 1
                        continue
                    }
                    running = fold(Array(0..<ordinal))
                    runningCount = ordinal
                }
                judge(ordinal, CasePast(running, acts[..<ordinal]), rulebook, &judgement)
                running.apply(batch, ordinal)
                runningCount = ordinal + 1
            } else {
                let seen = past(of: ordinal)
                budget -= seen.count
                guard budget >= 0 else {
                    judgement.unjudged += 1
                    continue
                }
                judge(ordinal, CasePast(fold(seen), ArraySlice(seen.map { acts[$0] })), rulebook, &judgement)
            }
        }
        return judgement
    }

    private func judge(_ ordinal: Int, _ past: CasePast, _ rulebook: Rulebook, _ judgement: inout Judgement) {
        for breach in rulebook.breaches(of: acts[ordinal], after: past) { judgement.breaches.append((ordinal, breach)) }
    }

    /// Whether it says again what another receipt says.
    func isRepeat(_ ordinal: Int) -> Bool { receipts.others(of: ordinal).contains { $0 < ordinal } }

    /// What the act with this ordinal saw, as its maker saw it.
    func past(seenBy ordinal: Int) -> CasePast {
        let seen = past(of: ordinal)
        return CasePast(fold(seen), ArraySlice(seen.map { acts[$0] }))
    }

    /// Acts that did not see the one with this ordinal, or came after it: those that it could not know of.
    func acts(unknownTo ordinal: Int) -> [Int] {
        let seen = Set(past(of: ordinal))
        return acts.indices.filter { $0 != ordinal && !seen.contains($0) && !isRepeat($0) }
    }

    private func fold(_ ordinals: [Int]) -> RecordState {
        RecordState.fold(record: state.record, kind: state.kind, batch: batch, indices: ordinals).state
    }

    /// The ordinals that `ordinal` saw, ascending.
    private func past(of ordinal: Int) -> [Int] {
        var isSeen = [Bool](repeating: false, count: ordinal)
        var stack = parents[ordinal]
        while let next = stack.popLast() {
            if isSeen[next] { continue }
            isSeen[next] = true
            stack += parents[next]
        }
        return isSeen.indices.filter { isSeen[$0] }
    }

    // MARK: Acts that did not see each other

    public struct Meeting: Sendable, Hashable {
        public var encounter: Encounter
        /// The one with the smaller ordinal first.
        public var ordinals: [Int]
    }

    /// Pairs of acts that did not see each other and that nobody who saw both has settled since.
    public var meetings: [Meeting] {
        let kinds = acts.indices.map(kindMet)
        let told = acts.indices.filter { EncounterTable.kinds.contains(kinds[$0]) }
        // Only what some act did not see can be one side.
        guard told.count > 1, sawAll.contains(false) else { return [] }
        var pasts: [Int: Set<Int>] = [:]
        func saw(_ later: Int, _ earlier: Int) -> Bool {
            if sawAll[later] { return true }
            if pasts[later] == nil { pasts[later] = Set(past(of: later)) }
            return pasts[later]?.contains(earlier) ?? false
        }
        var meetings: [Meeting] = []
        for (place, right) in told.enumerated().prefix(Self.maximumMet) where !sawAll[right] {
            for left in told[..<place] where acts[left].round == acts[right].round || isAcrossRounds(left, right) {
                guard let encounter = EncounterTable.encounter(kinds[left], kinds[right]), !saw(right, left) else { continue }
                if encounter == .twoReferrals, acts[left].text(CaseField.handedTo) == acts[right].text(CaseField.handedTo) { continue }
                let isSettled = acts.indices[(right + 1)...].contains {
                    settles(acts[$0].kind, acts[left].kind, acts[right].kind) && saw($0, left) && saw($0, right)
                }
                if !isSettled { meetings.append(Meeting(encounter: encounter, ordinals: [left, right])) }
            }
        }
        return meetings
    }

    /// As what an act meets others: handing a case over is more than closing it. Where head office accepts an
    /// offer, the acceptance is told and not the referral that comes with it.
    private func kindMet(_ ordinal: Int) -> ActKind {
        guard acts[ordinal].kind == CaseAct.refer, acts[ordinal].gives(CaseField.handedTo) else { return acts[ordinal].kind }
        let comesWithAcceptance = parents[ordinal].count == 1 && acts[parents[ordinal][0]].kind == CaseAct.acceptTransfer
        return comesWithAcceptance ? CaseAct.refer : EncounterTable.handing
    }

    /// Acts looked at for encounters: pairs grow with the square.
    private static let maximumMet = 256

    /// An opener of a round belongs to the next one, and meets what was done in the round it ended.
    private func isAcrossRounds(_ left: Int, _ right: Int) -> Bool {
        abs(Int(acts[left].round) - Int(acts[right].round)) <= 1
    }

    private func settles(_ kind: ActKind, _ left: ActKind, _ right: ActKind) -> Bool {
        kind == left || kind == right || kind == CaseAct.settle || kind == CaseAct.close || kind == CaseAct.reopen
    }
}
