import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

/// Three nodes act on one case without seeing each other, in every combination, and their entries come
/// together in every order.
@Suite struct MeetingActsTests {
    /// What a node may do, as the entries that it writes one after another.
    enum Move: String, CaseIterable {
        case escalate, reopen, dissatisfied, close, withdraw, invalidate, settleOnSite, followUp, acceptTransfer

        var entries: [(kind: ActKind, fields: ActFields)] {
            switch self {
            case .escalate: [(CaseAct.escalate, [(CaseField.escalatedTo, .text("leader"))])]
            case .reopen: [(CaseAct.reopen, [(CaseField.reason, .text("新情况"))])]
            case .dissatisfied: [(CaseAct.dissatisfied, [(CaseField.satisfied, .text("no"))])]
            case .close: [(CaseAct.close, [(CaseField.outcome, .text("resolved"))])]
            case .withdraw: [(CaseAct.withdraw, [(CaseField.outcome, .text("withdrawn")), (CaseField.proof, .text("x"))])]
            case .invalidate:
                [
                    (
                        CaseAct.invalidate,
                        [
                            (CaseField.invalidReason, .text("no_facts")), (CaseField.approvedBy, .text("leader")),
                            (CaseField.outcome, .text("invalid")),
                        ]
                    )
                ]
            case .settleOnSite: [(CaseAct.settleOnSite, [(CaseField.remedy, .text("apology"))])]
            case .followUp: [(CaseAct.followUp, [(CaseField.satisfied, .text("yes"))])]
            case .acceptTransfer:
                [
                    (CaseAct.acceptTransfer, [(CaseField.transferState, .text("accepted"))]),
                    (CaseAct.refer, [(CaseField.referredTo, .text("S009")), (CaseField.outcome, .text("referred"))]),
                ]
            }
        }

        var opens: Bool { [.escalate, .reopen, .dissatisfied].contains(self) }
        var ends: Bool { [.close, .withdraw, .invalidate, .acceptTransfer].contains(self) }
    }

    /// The encounter that two moves must be told of; nil where they may well be made at once.
    private static func encounter(_ left: Move, _ right: Move) -> Encounter? {
        let pairs = [(left, right), (right, left)]
        for (one, other) in left == .acceptTransfer ? pairs : pairs.reversed() {
            switch (one, other) {
            case (.acceptTransfer, .acceptTransfer): return .twoAcceptances
            case (.acceptTransfer, _) where other.ends: return .transferMetClosure
            case (.acceptTransfer, _) where other.opens: return .transferMetOpening
            case (_, .escalate) where one.ends: return .closedUnderEscalation
            case (_, _) where one.ends && other.opens: return .closedUnderReopening
            case (_, _) where one.ends && other.ends: return .twoClosures
            case (.settleOnSite, .escalate): return .settledWhileEscalated
            case (.followUp, .followUp), (.followUp, .dissatisfied), (.dissatisfied, .dissatisfied): return .twoAnswers
            case (.reopen, .reopen), (.reopen, .dissatisfied): return .twoOpenings
            default: continue
            }
        }
        return nil
    }

    /// A case handled up to its answer and offered to another unit, then what each node did.
    private static func story(_ pack: Pack, _ nodes: [[Move]]) -> (story: CaseStory, names: [[String]]) {
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        for step in pack.steps where step.isMandatory && step.milestone != .received && step.milestone <= .answered {
            let (kind, fields) = ProperCase.act(step, pack)
            story.add(kind, by: ProperCase.actor(step), fields)
        }
        story.add(
            CaseAct.offerTransfer, by: "manager", [(CaseField.transferTo, .text("S009")), (CaseField.transferState, .text("offered"))],
            named: "base")
        var names: [[String]] = []
        for (node, moves) in nodes.enumerated() {
            var last = "base"
            var own: [String] = []
            for (place, move) in moves.enumerated() {
                for (part, entry) in move.entries.enumerated() {
                    let name = "n\(node) \(place) \(part)"
                    story.add(
                        entry.kind, by: "node\(node)", entry.fields, named: name, after: [last],
                        minutes: Int64(1000 + 7 * place + (node * 5) % 11 + part))
                    last = name
                    own.append(name)
                }
            }
            names.append(own)
        }
        return (story, names)
    }

    private static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

    /// The bytes of the state after the nodes' entries came in `order`, in front of or behind the base.
    private static func bytes(_ story: CaseStory, _ names: [[String]], _ order: [Int], baseLast: Bool) -> [UInt8] {
        let all = story.names
        let own = order.flatMap { node in names[node].compactMap { all.firstIndex(of: $0) } }
        let base = all.indices.filter { !own.contains($0) }
        var bytes: [UInt8] = []
        story.fold(baseLast ? own + base : base + own).state.encode(into: &bytes)
        return bytes
    }

    /// What must still stand open, by the law alone: every opener that no later act of its own node ended,
    /// and the receipt if nobody ended anything.
    private static func mustStand(_ nodes: [[Move]]) -> Bool {
        var somebodyEnded = false
        for moves in nodes {
            for (place, move) in moves.enumerated() {
                if move.ends { somebodyEnded = true }
                if move.opens, !moves[(place + 1)...].contains(where: \.ends) { return true }
            }
        }
        return !somebodyEnded
    }

    @Test(
        """
        E37 DESIGN law 4: in every pack, three acts made at once at three nodes, of every combination and merged in every order, \
        give the same bytes and the same sentences, and no end hides what it had not seen
        """, arguments: regulations)
    func everyTriple(id: String) throws {
        let pack = try shipped(id)
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        let closing = try #require(pack.steps.firstIndex { $0.milestone == .closed })
        var seen: Set<Encounter> = []
        for first in Move.allCases {
            for second in Move.allCases {
                for third in Move.allCases {
                    let nodes = [[first], [second], [third]]
                    let what: Comment = "\(id): \(first) | \(second) | \(third)"
                    let (story, names) = Self.story(pack, nodes)
                    var results: Set<[UInt8]> = []
                    // Merging asks no pack: one pack in every order, the others in two.
                    for order in id == "salon" ? Self.orders : [Self.orders[1], Self.orders[5]] {
                        results.insert(Self.bytes(story, names, order, baseLast: order[0] == 1))
                    }
                    #expect(results.count == 1, what)
                    let state = story.state
                    #expect(state.isOpen == Self.mustStand(nodes), what)
                    let open = state.obligations.map(\.kind)
                    #expect(open.filter { $0 != CaseAct.receive }.count == [first, second, third].filter(\.opens).count, what)
                    let stage = state.stage(under: pack)
                    if state.isOpen {
                        #expect(state.closedAt == nil && (pack.steps.firstIndex { $0.milestone == stage } ?? .max) <= closing, what)
                    } else {
                        #expect(state.closedAt != nil && stage > .closed || pack.id == "foot-spa", what)
                    }
                    let findings = CaseFindings(story.history, rulebook, at: CaseStory.start)
                    let told = findings.items.compactMap { item in
                        if case .met(let encounter, _, _) = item.subject { encounter } else { nil }
                    }
                    for (left, right) in [(first, second), (first, third), (second, third)] {
                        if let expected = Self.encounter(left, right) { #expect(told.contains(expected), what) }
                    }
                    #expect(Set(findings.items).count == findings.items.count, what)
                    seen.formUnion(told)
                }
            }
        }
        #expect(
            seen.isSuperset(of: [
                .twoAcceptances, .transferMetClosure, .transferMetOpening, .closedUnderEscalation, .closedUnderReopening, .twoClosures,
                .settledWhileEscalated, .twoAnswers, .twoOpenings,
            ]))
    }

    @Test(
        "E37 DESIGN law 4: three nodes with three acts each, of every kind of effect, merged in every order: the same bytes, and nothing discharged unseen"
    )
    func everyThreeByThree() throws {
        let pack = try shipped("salon")
        let effects: [Move] = [.escalate, .dissatisfied, .close]
        var sequences: [[Move]] = []
        for first in effects { for second in effects { for third in effects { sequences.append([first, second, third]) } } }
        var count = 0
        for (a, one) in sequences.enumerated() {
            for (b, two) in sequences.enumerated().dropFirst(a) {
                for three in sequences.dropFirst(b) {
                    let nodes = [one, two, three]
                    let (story, names) = Self.story(pack, nodes)
                    let order = Self.orders[count % 6]
                    let bytes = Self.bytes(story, names, order, baseLast: count % 2 == 0)
                    #expect(
                        bytes == Self.bytes(story, names, Self.orders[(count + 1 + count / 6 % 5) % 6], baseLast: count % 3 == 0),
                        "\(nodes)")
                    let state = story.state
                    #expect(state.isOpen == Self.mustStand(nodes), "\(nodes)")
                    let standing = nodes.reduce(0) { sum, moves in
                        sum + moves.indices.filter { moves[$0].opens && !moves[($0 + 1)...].contains(where: \.ends) }.count
                    }
                    #expect(state.obligations.filter { $0.kind != CaseAct.receive }.count == standing, "\(nodes)")
                    count += 1
                }
            }
        }
        #expect(count == 3_654)
    }

    @Test("what met unseen is told until somebody who saw both has settled it")
    func settled() throws {
        let pack = try shipped("salon")
        var (story, _) = Self.story(pack, [[.close], [.escalate], []])
        func told() -> [Encounter] { story.history.meetings.map(\.encounter) }
        #expect(told() == [.closedUnderEscalation])
        story.add(CaseAct.note, by: "manager", [(CaseField.note, .text("看过了"))])
        #expect(told() == [.closedUnderEscalation], "a note settles nothing")
        story.add(CaseAct.close, by: "manager", [(CaseField.outcome, .text("resolved"))])
        #expect(told() == [])
        #expect(!story.state.isOpen)
    }

    @Test("E37: two decisions on liability stand beside each other, are told with who made them, and settling one ends it")
    func twoDecisions() throws {
        let pack = try shipped("home-services")
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack), named: "base")
        story.add(CaseAct.decide, by: "manager", [(CaseField.liability, .text("individual"))], after: ["base"], minutes: 100)
        story.add(CaseAct.decide, by: "hq", [(CaseField.liability, .text("company"))], after: ["base"], minutes: 101)
        let findings = CaseFindings(story.history, Rulebook(pack: nil), at: CaseStory.start)
        let met = findings.items.compactMap { item -> [String]? in
            if case .met(.twoDecisions, let left, let right) = item.subject { [left.actor, right.actor] } else { nil }
        }
        #expect(met == [["manager", "hq"]])
        #expect(story.state.conflicts.map(\.field) == [CaseField.liability])
        story.add(CaseAct.settle, by: "leader", [(CaseField.liability, .text("company"))])
        #expect(story.history.meetings == [])
        #expect(story.state.conflicts == [])
        #expect(story.state.text(CaseField.liability) == "company")
    }

    @Test("E9 E37: an extension granted at head office while the store was already answering holds, and the answer is judged by it")
    func extendedWhileAnswered() throws {
        let pack = try shipped("home-services")
        let book = PolicyBook(packs: [pack])
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack), named: "base")
        let due = try #require(RuleDues(pack, book, in: .company).due(.resolve, story.state))
        let minutes = (due - CaseStory.start) / CaseStory.minute
        // Approved before the limit, fed back after it: neither knows of the other.
        story.add(
            CaseAct.extend, by: "leader",
            [(CaseField.extendedResolution, .integer(due + CaseStory.day)), (CaseField.extensionToldAt, .integer(due))],
            after: ["base"], minutes: minutes - 60)
        story.add(CaseAct.feedBack, by: "front", [(CaseField.feedback, .text("已答复"))], after: ["base"], minutes: minutes + 60)
        #expect(story.history.meetings.map(\.encounter) == [.extendedWhileAnswered])
        let judge = ClockJudge(table: ClockTable(pack), book: book)
        #expect(judge.judge(story.state.times)[.resolve].state == .timely)
        // Declined elsewhere: granted all the same.
        story.add(CaseAct.declineExtension, by: "hq", after: ["base"], minutes: minutes - 50)
        #expect(Set(story.history.meetings.map(\.encounter)) == [.extendedWhileAnswered, .extendedAndDeclined])
        #expect(judge.judge(story.state.times)[.resolve].state == .timely)
    }

    @Test("judging a long history is bounded: what nobody could see in one line is counted, not judged")
    func bounded() throws {
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", named: "base")
        for number in 0..<40 { story.add(CaseAct.archive, by: "a\(number)", named: "c\(number)", after: ["base"]) }
        story.add(CaseAct.archive, by: "last")
        let history = story.history
        let judged = history.judged(by: Rulebook(pack: nil))
        #expect(judged.unjudged == 0)
        #expect(judged.breaches.filter { $0.breach == .notClosedYet }.count == 41, "each by what it saw: an open case")
        let hurried = history.judged(by: Rulebook(pack: nil), maximumFoldedEntries: 10)
        #expect(hurried.unjudged > 0 && hurried.unjudged + hurried.breaches.count >= 41)
        // A straight history is judged whole, however long.
        var straight = CaseStory()
        straight.add(CaseAct.receive)
        for _ in 0..<3_000 { straight.add(CaseAct.archive) }
        let whole = straight.history.judged(by: Rulebook(pack: nil), maximumFoldedEntries: 0)
        #expect(whole.breaches.filter { $0.breach == .notClosedYet }.count == 3_000 && whole.unjudged == 0)
    }
}
