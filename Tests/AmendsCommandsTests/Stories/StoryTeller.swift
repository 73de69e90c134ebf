import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import Testing

@testable import AmendsCommands

/// Tells a ``Story`` on a ``StoryChain``: what stands behind an act is read as the command line reads it, and
/// every line must come out as the story says.
final class StoryTeller {
    let chain: StoryChain
    private let story: Story
    private var number = ""
    private var request = ""
    /// By node; who gives the others their roles.
    private var firstOf: [String: Actor] = [:]
    /// What the figures were before anything was destroyed.
    private(set) var figuresBefore: [String] = []

    init(_ story: Story) throws {
        self.story = story
        chain = try StoryChain(pack: story.pack)
    }

    func tell() async throws {
        for line in story.lines { try await tell(line) }
    }

    private func tell(_ line: String) async throws {
        let words = Story.words(line)
        switch words[0] {
        case "==": try chain.setClock(words[1...].joined(separator: " "))
        case "meet": try await chain.meet()
        case "store", "office": try hire(words)
        case "stage": #expect(try stage()?.code == words[1], "\(line)")
        case "clock": try expectClock(words, line)
        default: try act(line)
        }
    }

    // MARK: People

    private func hire(_ words: [String]) throws {
        let node = chain.node(words[0])
        let (code, roles, name) = (words[1], words[2..<(words.count - 1)], words[words.count - 1])
        let actor = firstOf[words[0]]
        try node.defineStaff(code, [(StaffRecord.name, .text(name))], in: node.homeScope, by: actor)
        let unit = try #require(Unit(words[0] == "office" ? "*" : "S001"))
        for text in roles {
            let role = try #require(StaffRole(rawValue: text), "\(text) is a role")
            try node.grant(role, to: code, for: unit, from: node.now, by: firstOf[words[0]])
            if firstOf[words[0]] == nil { firstOf[words[0]] = Actor(as: code) }
        }
    }

    // MARK: Acts

    private func act(_ line: String) throws {
        let parts = line.split(separator: " => ", maxSplits: 1)
        let spoken = try #require(parts[0].firstIndex(of: ":"), "\(line) names who acts")
        let who = parts[0][..<spoken].split(separator: "@")
        let words = Story.words(parts[0][parts[0].index(after: spoken)...])
        let node = chain.node(who.count > 1 ? who[1] : "store")
        let expected = parts.count > 1 ? String(parts[1]) : nil
        do {
            try act(words, on: node, by: Actor(as: String(who[0])))
            #expect(expected == nil, "\(line): it was not refused")
        } catch {
            #expect(Self.rule(of: error) == expected, "\(line): \(error)")
        }
    }

    private func act(_ words: [String], on node: Node, by actor: Actor) throws {
        switch words[0] {
        case "archive": try archive(words, node, actor)
        case "destruction": try destroy(words, node, actor)
        case "receive":
            let definition = try #require(Vocabulary.act(CaseAct.receive))
            let fields = try FieldReading(node).fields(try ActArguments(Array(words[1...]), FieldOffer(caseAct: definition)))
            let row = try node.receive(fields, by: actor)
            number = try #require(row.state.text(CaseField.number))
        default:
            let kind = try #require(CaseAct.definitions.first { $0.verb == words[0] }, "\(words[0]) is an act")
            let fields = try FieldReading(node).fields(try ActArguments(Array(words[1...]), FieldOffer(caseAct: kind)))
            _ = try node.act(kind.kind, on: number, fields, by: actor)
        }
    }

    private func archive(_ words: [String], _ node: Node, _ actor: Actor) throws {
        let month = try MonthNumber(typed: words[2])
        _ = words[1] == "supplement" ? try node.supplement(month, by: actor) : try node.closeMonth(month, by: actor)
    }

    private func destroy(_ words: [String], _ node: Node, _ actor: Actor) throws {
        switch words[1] {
        case "request":
            figuresBefore = try figures(of: node)
            request = try node.requestDestruction(volumes: [words[2]], basis: "保存期满", by: actor).number
        case "approve": _ = try node.approveDestruction(request, by: actor)
        default: _ = try node.executeDestruction(request, method: "shredded", witness: "manager", by: actor)
        }
    }

    /// What refused an act, in one word.
    private static func rule(of error: any Error) -> String {
        switch error {
        case let error as NodeError:
            switch error.reason {
            case .breach(let breach, _, _): breach.rule
            case .person: "right"
            case .caseIsClosed: "state.closed"
            case .archive(let breach): "\(breach)".prefix { $0 != "(" }.description
            default: error.text
            }
        default: "\(error)"
        }
    }

    // MARK: What came of it

    func row(at node: Node) throws -> CaseRow { try node.store.findCase(number) }

    private func stage() throws -> Milestone? {
        let state = try row(at: chain.store).state
        let pack = try state.text(CaseField.policy).flatMap { PackName($0) }.flatMap { try chain.store.store.policyBook().pack($0) }
        return state.stage(under: pack)
    }

    private func expectClock(_ words: [String], _ line: String) throws {
        let clocks = try chain.store.clocks(of: row(at: chain.store))
        let kind = try #require(ClockKind(code: words[1]), "\(words[1]) is a clock")
        let reading = try #require(clocks.first?[kind])
        #expect("\(reading.state)" == words[2], "\(line)")
        guard words.count > 3 else { return }
        let last = CivilTime(milliseconds: reading.due - 1, utcOffset: 480)
        #expect(String(last.iso8601.prefix(words[3].count)) == words[3], "\(line): \(last.iso8601)")
    }

    /// Every figure of the statistics by class and month, and the indicators of the pack.
    func figures(of node: Node) throws -> [String] {
        let statistics = try node.store.statistics(StatisticsQuery(by: [.category, .month, .channel, .outcome])).map { line in
            "\(line.keys) \(Measure.allCases.map { line.count($0) })"
        }
        let months = MonthNumber(rawValue: 2026 * 12 + 10)...MonthNumber(rawValue: 2026 * 12 + 11)
        let report = try node.indicators(IndicatorQuery(months, site: SiteCode("S001")))
        return statistics + report.indicators.map { "\($0.code) \(String(describing: report.value(of: $0)))" }
    }

    /// The certificate is whole, the figures are what they were, and neither node shows what is gone.
    func expectDestroyed(serial: String, volume: String) throws {
        for node in [chain.store, chain.office] {
            let done = try node.destruction(named: request)
            #expect(try done.certificate?.verifiedSigners(among: [chain.store.id]) == [chain.store.id])
            #expect(done.lines.count == 1 && done.lines[0].hasPrefix("destroyed\t\(serial)\t\(number)\t"), "\(done.lines)")
            #expect(Set(done.approvers).count == 2 && !done.approvers.contains(done.requester))
            let row = try row(at: node)
            #expect(row.state.isDestroyed && row.shown.state.text(CaseField.customer) == nil)
            #expect(row.shown.state.values(of: CaseField.content).isEmpty && row.shown.state.text(CaseField.category) != nil)
            let shelf = try node.archive(of: SiteCode("S001"))
            #expect(try node.check(try #require(shelf.volume(volume)), on: shelf).isEmpty, "the volume is whole")
            #expect(!figuresBefore.isEmpty)
            #expect(try figures(of: node) == figuresBefore, "figures stay what they were")
            try node.seal()
            #expect(try node.store.verify().problems.isEmpty)
        }
    }
}
