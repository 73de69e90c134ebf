import AmendsModel
import Yams

extension PackReader {
    /// What cannot come the other way round, whatever a regulation says: each pair is earlier and later.
    static let order: [(Milestone, Milestone)] = [
        (.acknowledged, .answered), (.assessed, .assigned), (.assessed, .investigated), (.assigned, .investigated),
        (.teamFormed, .investigated), (.investigated, .causeAnalysed), (.investigated, .liabilityDecided), (.investigated, .planned),
        (.causeAnalysed, .planned), (.liabilityDecided, .planned), (.planned, .planCommunicated), (.planned, .executed),
        (.planned, .answered), (.planCommunicated, .executed), (.planCommunicated, .answered), (.executed, .closed), (.answered, .closed),
        (.answered, .followedUp), (.closed, .archived), (.archived, .destroyed),
    ]

    /// Without these there is no case.
    static let indispensable: [Milestone] = [.received, .answered, .closed]

    mutating func milestones(_ node: Node) {
        var lines: [Milestone: Int] = [:]
        for item in list(node, "milestones") {
            guard let step = step(item) else { continue }
            if lines[step.milestone] != nil {
                note(item, .milestoneTwice(step.milestone))
                continue
            }
            lines[step.milestone] = line(of: item)
            pack.steps.append(step)
        }
        checkOrder(lines, line(of: node))
    }

    private mutating func checkOrder(_ lines: [Milestone: Int], _ sectionLine: Int) {
        for milestone in Self.indispensable where lines[milestone] == nil { note(sectionLine, .milestoneMissing(milestone)) }
        let places = Dictionary(uniqueKeysWithValues: pack.steps.enumerated().map { ($1.milestone, $0) })
        if let first = pack.steps.first, first.milestone != .received, let line = lines[.received] {
            note(line, .wrongOrder(first: .received, second: first.milestone))
        }
        for (earlier, later) in Self.order {
            guard let one = places[earlier], let other = places[later], one > other, let line = lines[earlier] else { continue }
            note(line, .wrongOrder(first: earlier, second: later))
        }
    }

    private mutating func step(_ node: Node) -> Pack.Step? {
        if node.scalar != nil { return milestone(node, "milestones").map { Pack.Step($0) } }
        let keys = ["id", "mandatory", "requires", "one_of", "roles", "waived_on_site", "ours"]
        guard let section = section(node, "milestones", keys: keys) else { return nil }
        guard let idNode = section["id"] else {
            note(node, .missingKey("id", place: "milestones"))
            return nil
        }
        guard let milestone = milestone(idNode, "milestones") else { return nil }
        let place = "milestones.\(milestone.code)"
        return Pack.Step(
            milestone, mandatory: section["mandatory"].flatMap { flag($0, "\(place).mandatory") } ?? true,
            requires: section["requires"].map { fields($0, "\(place).requires", of: milestone) } ?? [],
            oneOf: section["one_of"].map { fields($0, "\(place).one_of", of: milestone) } ?? [],
            roles: section["roles"].map { roleList($0, "\(place).roles") } ?? [],
            waivedOnSite: section["waived_on_site"].flatMap { flag($0, "\(place).waived_on_site") } ?? false,
            ours: section["ours"].flatMap { flag($0, "\(place).ours") } ?? false)
    }

    mutating func milestone(_ node: Node, _ place: String) -> Milestone? {
        guard let text = text(node, place) else { return nil }
        guard let milestone = Milestone.allCases.first(where: { $0.code == text }) else {
            note(node, .unknownMilestone(text, place: place))
            return nil
        }
        return milestone
    }
}
