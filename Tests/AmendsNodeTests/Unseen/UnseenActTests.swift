import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Foundation
import Testing

/// An end never hides an escalation or a reopening that it had not seen: tried in every way in which three
/// nodes can act on one case, with every pattern of who had heard of what in between.
@Suite struct UnseenActTests {
    private static let isFull = ProcessInfo.processInfo.environment["AMENDS_TESTS"] == "full"
    static let packs = regulations + ["plain"]

    /// Every way of up to three acts of any kind. What is shown is compared under every pack, and so is what is
    /// told; the ordinary run divides the ways among the packs, as neither merging nor telling asks the pack.
    @Test(
        """
        E37 DESIGN law 4: in every pack, whatever up to three nodes do, in every order of hearing of each other, what is shown \
        follows from who had seen what, and is the same in whatever order it came
        """, arguments: packs)
    func whatIsShownFollowsFromWhatWasSeen(id: String) throws {
        let pack = try shipped(id)
        let all = try Self.packs.map { try shipped($0) }
        let place = try #require(Self.packs.firstIndex(of: id))
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        var unseen = UnseenCase(under: pack)
        var (count, hidden) = (0, 0)
        var encounters: Set<Encounter> = []
        try ThreeNodes(actsInAll: 3, deeds: Deed.allCases.count).forEach { acts in
            unseen.follow(acts)
            count += 1
            guard Self.isFull || count % Self.packs.count == place else { return }
            let oracle = UnseenOracle(acts: acts, stamps: unseen.stamps)
            let order = Array(acts.indices)
            let result = unseen.fold(order)
            try Self.compare(result, oracle, acts, all)
            // A node that hears of everything in another order, entry by entry.
            let other = order.permuted(1 + count % 23)
            try #require(unseen.arriving(other).encoded == result.state.encoded, "\(id): \(Self.text(acts)) in the order \(other)")
            let findings = unseen.findings(other, under: rulebook).items
            let told = Self.told(findings, result)
            try #require(told == oracle.told, "\(id): \(Self.text(acts)) tells of \(told), not of \(oracle.told)")
            if Self.isFull || count % 4 == 0 {
                try #require(unseen.findings(order, under: rulebook).items == findings, "\(id): \(Self.text(acts)) in the order \(other)")
            }
            encounters.formUnion(told.map(\.encounter))
            if oracle.isHidden { hidden += 1 }
        }
        #expect(count == 14_399)
        #expect(hidden > 0)
        #expect(
            encounters == [.twoClosures, .closedUnderEscalation, .closedUnderReopening, .settledWhileEscalated, .twoAnswers, .twoOpenings])
    }

    /// Open or closed, round, stage, outcome, hidden behind another case.
    private static func compare(_ result: FoldResult, _ oracle: UnseenOracle, _ acts: [SeenAct], _ packs: [Pack]) throws {
        let state = result.state
        let standing = Set(state.openOrdinals.map { result.order[Int($0)] })
        try #require(standing == oracle.standing, "\(text(acts)) leaves \(standing) open, not \(oracle.standing)")
        try #require(state.isOpen == oracle.isOpen && (state.closedAt == nil) == oracle.isOpen, "\(text(acts))")
        try #require(Int(state.round) == oracle.round, "\(text(acts)) is in round \(state.round), not \(oracle.round)")
        for pack in packs {
            let (stage, expected) = (state.stage(under: pack), oracle.stage(pack))
            try #require(stage == expected, "\(pack.id): \(text(acts)) is before \(stage), not before \(expected)")
        }
        try #require(state.text(CaseField.outcome) == oracle.outcome, "\(text(acts))")
        try #require(state.isHiddenAsDuplicate == oracle.isHidden, "\(text(acts))")
    }

    /// The encounters told, by the numbers of the acts.
    private static func told(_ items: [CaseFindings.Item], _ result: FoldResult) -> Set<UnseenOracle.Pair> {
        Set(
            items.compactMap { item in
                guard case .met(let encounter, let left, let right) = item.subject else { return nil }
                return UnseenOracle.Pair(encounter: encounter, acts: [result.order[left.ordinal], result.order[right.ordinal]])
            })
    }

    @Test("E37 DESIGN law 4: two acts at each node, in every pattern of hearing of each other: what opens, what opens a round, what ends")
    func everyPatternOfTwoActsAtEachNode() throws {
        let all = try Self.packs.map { try shipped($0) }
        var unseen = UnseenCase(under: all[1])
        var count = 0
        // The first four deeds: escalate, reopen, dissatisfied, close.
        try ThreeNodes(actsPerNode: 2, actsInAll: Self.isFull ? 5 : 4, deeds: 4).forEach { acts in
            unseen.follow(acts)
            count += 1
            guard acts.count > 4 else { return }
            let oracle = UnseenOracle(acts: acts, stamps: unseen.stamps)
            try Self.compare(unseen.fold(Array(acts.indices).permuted(count % 719)), oracle, acts, all)
        }
        #expect(count == (Self.isFull ? 236_290 : 13_698))
    }

    /// Whatever an act ends is decided by what it had seen, and by nothing else: so of every pattern each act
    /// in turn is made the only one that ends the case, and all others open it.
    @Test(
        """
        E37 DESIGN law 4: three acts at each node, in every pattern of hearing of each other: an end reaches what it saw and \
        nothing else
        """)
    func everyPatternOfThreeActsAtEachNode() throws {
        var unseen = UnseenCase(under: try shipped("salon"))
        var (ways, states) = (0, 0)
        let last = Self.isFull ? 9 : 7
        ThreeNodes(actsInAll: last, deeds: 1).forEach { acts in
            unseen.follow(acts)
            guard acts.count == last + 1 else { return }
            ways += 1
            var batch = unseen.batch
            for end in Self.isFull ? 1...last : 1 + ways % last...1 + ways % last {
                Self.set(CaseAct.close, on: end, &batch)
                let order = Array(acts.indices).permuted(ways &* 7_919 % 40_320)
                let result = RecordState.fold(record: batch.headers[0].record, kind: .complaintCase, batch: batch, indices: order)
                var standing: UInt16 = 0
                for ordinal in result.state.openOrdinals { standing |= 1 << UInt16(result.order[Int(ordinal)]) }
                let expected = (1 << UInt16(last + 1) - 1) & ~(acts[end].past | 1 << UInt16(end))
                if standing != expected { Issue.record("\(Self.text(acts)), ended by \(end), leaves \(standing) open, not \(expected)") }
                Self.set(CaseAct.escalate, on: end, &batch)
                states += 1
            }
        }
        #expect(states == (Self.isFull ? 358_896 * 9 : 22_757))
    }

    private static func set(_ kind: ActKind, on number: Int, _ batch: inout EntryBatch) {
        batch.headers[number].kind = kind
        batch.headers[number].flags = Vocabulary.act(kind)?.flags ?? []
    }

    private static func text(_ acts: [SeenAct]) -> String {
        acts.dropFirst().enumerated().map { place, act in
            let saw = acts.indices.filter { act.heads >> UInt16($0) & 1 == 1 }
            return "\(place + 1): \(Deed(rawValue: act.deed).map { "\($0)" } ?? "") at \(act.node) after \(saw)"
        }.joined(separator: "; ")
    }
}
