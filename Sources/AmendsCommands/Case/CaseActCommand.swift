import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText
import ArgumentParser

/// One act on a case that is there: `amends case close S012-1f3a-000017 --outcome resolved`.
struct CaseActCommand<Verb: ActVerb>: NodeCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Vocabulary.act(Verb.kind)?.verb, abstract: Verb.purpose, discussion: requirement)
    }

    @Argument(help: ArgumentHelp("The number of the case, or the first digits of its id.", valueName: "case")) var name: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption
    @OptionGroup(title: "Fields") var fields: CaseFieldOptions

    private static var requirement: String {
        let required = Vocabulary.act(Verb.kind)?.required ?? []
        return required.isEmpty ? "" : "Needs " + required.map { "--\(CaseFieldOptions.name(of: $0))" }.joined(separator: ", ") + "."
    }

    func perform(on node: Node, _ console: Console) async throws {
        let number = CaseView.number(of: try node.findCase(named: name))
        var values = try FieldReading(node).fields(fields)
        if Verb.kind == CaseAct.amend, values.allSatisfy({ $0.id == CaseField.at || $0.id == CaseField.reason }) {
            throw Failure(.usage, .nothingGiven(act: Verb.kind))
        }
        if Verb.kind == CaseAct.unlink {
            values = values.map { field in
                if field.id == CaseField.duplicateOf, case .added(let text) = field.value { (field.id, .removed(text)) } else { field }
            }
        }
        let row = try node.act(Verb.kind, on: name, values, actor: actor.name)
        if Verb.kind == CaseAct.settle {
            for field in values where row.state.type(of: field.id) == .register {
                console.say(.conflictSettled(field: field.id, number: number, left: row.state.conflictCount))
            }
        } else {
            console.say(.actRecorded(act: row.state.entries.last?.kind ?? Verb.kind, number: number))
        }
        if json.isOn { try console.write(try CaseView(row, node).json()) }
    }
}
