import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText
import ArgumentParser

/// One act on a case that is there: `amends case close S012-1f3a-000017 --outcome resolved`. The options of
/// its fields come from the vocabulary.
struct CaseActCommand<Verb: ActVerb>: NodeCommand {
    static var configuration: CommandConfiguration {
        let verb = definition?.verb ?? ""
        return CommandConfiguration(
            commandName: verb, abstract: Verb.entry.purpose, usage: "amends case \(verb) <case> [--field value] ...",
            discussion: definition.map { FieldHelp.text(FieldOffer(caseAct: $0), required: $0.requiredFields) } ?? "")
    }

    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("The number of the case, or the first digits of its id; and its fields.", valueName: "case and fields"))
    var typed: [String] = []
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    private static var definition: ActDefinition? { Vocabulary.act(Verb.entry.act) }

    func perform(on node: Node, _ console: Console) async throws {
        guard let definition = Self.definition else { throw Failure(.usage, .unknownAct(verb: "", known: [])) }
        let act = definition.kind
        let arguments = try ActArguments(typed, FieldOffer(caseAct: definition))
        let name = try arguments.name()
        let before = try node.findCase(named: name)
        let number = CaseView.number(of: before)
        var values = try FieldReading(node).fields(arguments)
        let files = try arguments.files.map { try EvidenceFile(path: $0) }
        values = EvidenceFile.fields(values, keeping: files)
        if act == CaseAct.amend, values.allSatisfy({ $0.id == CaseField.at || $0.id == CaseField.reason }) {
            throw Failure(.usage, .nothingGiven(act: act))
        }
        if CaseAct.takesOff.contains(act) {
            values = values.map { field in if case .added(let text) = field.value { (field.id, .removed(text)) } else { field } }
        }
        let row = try node.act(act, on: name, values, by: actor.acting, keeping: files.map(\.file))
        if act == CaseAct.settle {
            for field in values where row.state.type(of: field.id) == .register {
                console.say(.conflictSettled(field: field.id, number: number, left: row.state.conflictCount))
            }
        } else {
            console.say(.actRecorded(act: row.state.entries.last?.kind ?? act, number: number))
        }
        let view = try CaseView(row, node)
        ActEcho(view: view, known: before.state.entries.count).tell(console)
        if json.isOn { try console.write(view.json()) }
    }
}

extension ActDefinition {
    var requiredFields: [FieldDefinition] { required.compactMap { Vocabulary.field($0, of: recordKind) } }
}
