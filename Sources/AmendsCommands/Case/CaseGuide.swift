import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsText
import ArgumentParser

/// What lies beside the telephone: how to receive somebody who complains, what to ask, and what to type.
struct CaseGuide: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "guide",
        abstract: "Show how to receive a complaint here: opening words, check list, and what the pack in force asks for.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let pack = try node.packInForce(at: nil)
        let page = GuidePage(pack: pack, knowledge: try Knowledge.shipped(), catalogue: console.catalogue.naming(as: pack))
        try json.isOn ? console.write(page.json) : console.write(page.rendered())
    }
}

struct GuidePage {
    let pack: Pack?
    let knowledge: Knowledge
    let catalogue: Catalogue

    /// What a complaint is, then the conversation in its order.
    private var phrases: [(CaseWord, KnowledgeEntry.Moment)] {
        [(.openingWords, .opening), (.listeningWords, .listening), (.empathyWords, .empathy)]
    }

    private func entries(_ moment: KnowledgeEntry.Moment) -> [KnowledgeEntry] {
        knowledge.entries(pack: pack?.id, kind: .phrase).filter { $0.moment == moment }
    }

    private func lines(_ id: String) -> (title: String, text: String, lines: [String])? {
        knowledge.entry(id).map { entry in
            let words = catalogue.words(of: entry)
            return (words.title, words.text, words.lines)
        }
    }

    /// The check list's lines, each with the code by which it is recorded as done.
    private var steps: [(code: String, words: String)] {
        guard let list = lines("checklist-reception") else { return [] }
        return zip(CaseCode.receptionSteps, list.lines).map { ($0, $1) }
    }

    /// The fields that a receipt must have.
    private var asked: [FieldDefinition] {
        var ids = [CaseField.channel] + (pack?.requiredAtReceipt ?? [])
        if pack?.flag(RuleParameter.itemNamed) == true { ids.append(CaseField.item) }
        var seen: Set<FieldID> = []
        return ids.filter { seen.insert($0).inserted }.compactMap { Vocabulary.field($0, of: .complaintCase) }
    }

    /// What the pack says of receiving besides.
    private var rules: [String] {
        guard let pack else { return [] }
        var sentences: [CaseSentence] = [.receivesAlways(pack.text("reception.hours") == "always")]
        if pack.flag("receipt.form") { sentences.append(.formIsFilledIn) }
        let bodies = pack.texts(RuleParameter.reportTo)
        if !bodies.isEmpty { sentences.append(.emergencyIsReported(to: bodies, minutes: pack.integer(RuleParameter.reportMinutes) ?? 0)) }
        return sentences.map(catalogue.text)
    }

    private var command: String {
        "amends case receive " + asked.map { "--\($0.option) …" }.joined(separator: " ") + " "
            + (CaseCode.receptionSteps.first.map { "--reception-step \($0) …" } ?? "")
    }

    func rendered() -> String {
        var text = ""
        func section(_ title: String, _ lines: [String]) {
            if lines.isEmpty { return }
            text += (text.isEmpty ? "" : "\n") + title + "\n" + lines.map { "• \($0)\n" }.joined()
        }
        if let definition = lines("complaint-definition") { section("\(definition.title): \(definition.text)", definition.lines) }
        for (word, moment) in phrases { section(catalogue.label(word), entries(moment).flatMap { catalogue.words(of: $0).lines }) }
        section(catalogue.label(CaseWord.checkList), steps.map { "\($0.words)  [\($0.code)]" })
        section(catalogue.label(CaseWord.whatIsAsked), asked.map { "\(catalogue.label($0.id))  --\($0.option)" })
        section(catalogue.label(CaseWord.alsoHere), rules)
        section(catalogue.label(CaseWord.howToRecord), [command])
        return text
    }

    var json: JSON {
        func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.text)) }
        return .object([
            ("pack", .optional(pack?.name.description)),
            ("definition", texts(lines("complaint-definition").map { [$0.text] + $0.lines } ?? [])),
            (
                "phrases",
                .object(phrases.map { _, moment in (moment.rawValue, texts(entries(moment).flatMap { catalogue.words(of: $0).lines })) })
            ),
            (
                "check_list",
                .array(steps.map { .object([("code", .text($0.code)), ("text", .text($0.words))]) })
            ), ("asked", texts(asked.map(\.name))), ("rules", texts(rules)), ("command", .text(command)),
        ])
    }
}
