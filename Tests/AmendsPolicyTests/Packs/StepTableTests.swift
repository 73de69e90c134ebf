import AmendsModel
import AmendsPolicy
import AmendsTestSupport
import Testing

/// What the table of steps says, beside the rules told one by one, for every pack and any case.
@Suite struct StepTableTests {
    /// Whether a case needs a step: the rules in words, asked step by step.
    private func needs(_ step: Pack.Step, _ standing: CaseStanding) -> Bool {
        if !step.isMandatory || standing.waived.contains(step.milestone) { return false }
        if [.received, .closed, .archived].contains(step.milestone) { return true }
        if step.milestone == .destroyed { return false }
        if standing.isAnonymous, [.planCommunicated, .answered, .followedUp].contains(step.milestone) { return false }
        if standing.isInGroup, [.teamFormed, .investigated, .causeAnalysed, .liabilityDecided].contains(step.milestone) { return false }
        if standing.endedEarly, step.milestone == .followedUp { return false }
        if !standing.isComplaint { return step.milestone == .answered }
        return !(standing.isSettledOnSite && step.isWaivedOnSite)
    }

    private func stage(_ pack: Pack, _ standing: CaseStanding) -> Milestone {
        func place(_ parameter: String) -> Int { pack.steps.firstIndex { $0.milestone.code == pack.text(parameter) } ?? -1 }
        var starts: [Int] = []
        if standing.openers.contains(.receipt) { starts.append(0) }
        if standing.openers.contains(.dissatisfaction) { starts.append(place("rework.from")) }
        if standing.openers.contains(.reopening) { starts.append(place("reopen.from")) }
        let closed = standing.isClosed ? (pack.steps.firstIndex { $0.milestone == .closed } ?? -1) : -1
        for (number, step) in pack.steps.enumerated() where number >= (starts.min() ?? 0) && number > closed {
            if needs(step, standing), !standing.reached.contains(step.milestone) { return step.milestone }
        }
        return .destroyed
    }

    @Test("C1 E13: the stage of a case of any kind is the first step in its pack's order that it needs and lacks", arguments: ShippedPacks.ids)
    func sameAsTold(id: String) throws {
        let seed: UInt64 = 20_261_201
        let pack = try PackReader.read(try #require(ShippedPacks.text(named: id)))
        let table = StepTable(pack)
        var random = SplitMix64(seed: seed)
        var seen: Set<Milestone> = []
        for number in 0..<20_000 {
            var standing = CaseStanding()
            standing.openers = RoundOpeners(rawValue: UInt8.random(in: 1...7, using: &random))
            // Many steps reached, in half of the cases one after the other.
            standing.reached = MilestoneSet(rawValue: UInt16.random(in: .min ... .max, using: &random))
            if Bool.random(using: &random) {
                standing.reached = MilestoneSet(pack.steps.prefix(Int.random(in: 0...pack.steps.count, using: &random)).map(\.milestone))
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                standing.waived = MilestoneSet(rawValue: 1 << UInt16.random(in: 0..<16, using: &random))
            }
            standing.isComplaint = Int.random(in: 0..<5, using: &random) > 0
            standing.isAnonymous = Int.random(in: 0..<5, using: &random) == 0
            standing.isSettledOnSite = Int.random(in: 0..<5, using: &random) == 0
            standing.isInGroup = Int.random(in: 0..<5, using: &random) == 0
            standing.isClosed = Int.random(in: 0..<3, using: &random) == 0
            standing.endedEarly = standing.isClosed && Bool.random(using: &random)
            let expected = stage(pack, standing)
            #expect(table.stage(standing) == expected, "\(id), seed \(seed), case \(number)")
            #expect(table.needed(standing) == MilestoneSet(pack.steps.filter { needs($0, standing) }.map(\.milestone)))
            seen.insert(expected)
        }
        // Every step that the pack asks for was some case's stage.
        #expect(seen.isSuperset(of: pack.steps.filter { $0.isMandatory }.map(\.milestone)), "\(id)")
    }
}
