import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText
import ArgumentParser

struct CaseReceive: NodeCommand {
    static var configuration: CommandConfiguration {
        let time = "--at is when the customer complained, now unless given: with an offset, or in the local time of the site."
        let fields = definition.map {
            FieldHelp.text(FieldOffer(caseAct: $0), required: $0.requiredFields.filter { $0.id == CaseField.channel })
        }
        return CommandConfiguration(
            commandName: "receive", abstract: "Take in a new case; prints its number.", usage: "amends case receive [--field value] ...",
            discussion: "\(time)\n\(fields ?? "")")
    }

    private static var definition: ActDefinition? { Vocabulary.act(CaseAct.receive) }

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("The fields of the case.", valueName: "fields")) var typed: [String] = []
    @OptionGroup var place: NodeOptions
    @Option(help: ArgumentHelp("The site it belongs to, for head office; else the node's own.", valueName: "code")) var site: String?
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        guard let definition = Self.definition else { throw Failure(.usage, .unknownAct(verb: "receive", known: [])) }
        let arguments = try ActArguments(typed, FieldOffer(caseAct: definition))
        try arguments.expectNoName()
        let reading = try FieldReading(node)
        var values = try reading.fields(arguments)
        let given = Set(values.map(\.id))
        func instant(_ id: FieldID) throws -> SiteTime.Instant? {
            guard let field = Vocabulary.field(id, of: .complaintCase), let text = arguments.text(of: field) else { return nil }
            return reading.time.instant(text)
        }
        if let at = try instant(CaseField.at) {
            // The receipt's own time is the time of receipt unless both were given.
            if !given.contains(CaseField.receivedAt) { values.append((CaseField.receivedAt, .integer(at.milliseconds))) }
            if !given.contains(CaseField.utcOffset) { values.append((CaseField.utcOffset, .integer(Int64(at.offset)))) }
        } else if let receivedAt = try instant(CaseField.receivedAt) {
            values.append((CaseField.at, .integer(receivedAt.milliseconds)))
            if !given.contains(CaseField.utcOffset) { values.append((CaseField.utcOffset, .integer(Int64(receivedAt.offset)))) }
        }
        let row = try node.receive(values, by: actor.acting, site: try site.map { try SiteCode(typed: $0) })
        let view = try CaseView(row, node)
        console.say(.caseReceived(number: view.number))
        ActEcho(view: view, known: 0).tell(console)
        if json.isOn { try console.write(view.json()) } else { try console.write(view.number + "\n") }
    }
}
