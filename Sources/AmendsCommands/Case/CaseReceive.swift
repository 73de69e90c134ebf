import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText
import ArgumentParser

struct CaseReceive: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "Take in a new case; prints its number.",
        discussion: "--at is when the customer complained, now unless given: with an offset, or in the local time of the site.")

    @OptionGroup var place: NodeOptions
    @Option(help: ArgumentHelp("The site it belongs to, for head office; else the node's own.", valueName: "code")) var site: String?
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption
    @OptionGroup(title: "Fields") var fields: CaseFieldOptions

    func perform(on node: Node, _ console: Console) async throws {
        let reading = try FieldReading(node)
        var values = try reading.fields(fields)
        if let text = fields.at {
            guard let instant = reading.time.instant(text) else { throw Failure(.usage, .badInstant(text: text)) }
            // The receipt's own time is the time of receipt unless both were given.
            if fields.receivedAt == nil { values.append((CaseField.receivedAt, .integer(instant.milliseconds))) }
            if fields.utcOffset == nil { values.append((CaseField.utcOffset, .integer(Int64(instant.offset)))) }
        } else if let text = fields.receivedAt, let instant = reading.time.instant(text) {
            values.append((CaseField.at, .integer(instant.milliseconds)))
            if fields.utcOffset == nil { values.append((CaseField.utcOffset, .integer(Int64(instant.offset)))) }
        }
        let row = try node.receive(values, actor: actor.name, site: try site.map { try SiteCode(typed: $0) })
        let view = try CaseView(row, node)
        console.say(.caseReceived(number: view.number))
        if json.isOn { try console.write(view.json()) } else { try console.write(view.number + "\n") }
    }
}
