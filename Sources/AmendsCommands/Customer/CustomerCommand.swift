import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsText
import ArgumentParser

struct CustomerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer", abstract: "What is known of a customer from the cases of this node.", subcommands: [CustomerShow.self])
}

struct CustomerShow: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a customer's history: all their cases, in whatever shop, and what came of them.",
        discussion: """
            Cases belong to one customer where they have the same contact or member number. A name alone may mean several people; they are \
            then listed apart. With --as only cases are looked at that the reader may see whole, and the look is recorded.
            """)

    @Argument(help: ArgumentHelp("The name, the contact or the member number, in full.", valueName: "customer")) var name: String
    @Option(
        help: ArgumentHelp(
            "Why it is looked at: \(ManagementCode.accessPurposes.joined(separator: ", ")).", valueName: "purpose"))
    var purpose = "handling"
    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func validate() throws {
        guard ManagementCode.accessPurposes.contains(purpose) else {
            throw ValidationError("--purpose is one of \(ManagementCode.accessPurposes.joined(separator: ", ")).")
        }
    }

    func perform(on node: Node, _ console: Console) async throws {
        let reader = try reading.reader(on: node)
        let customers = try node.customers(named: name, as: reader)
        try recordLook(at: customers, reader, on: node)
        let page = CustomerPage(customers: customers, catalogue: console.catalogue, reader: reader)
        if json.isOn { return try console.write(page.json) }
        if customers.isEmpty { return console.say(console.catalogue.text(.noCustomer(text: name))) }
        try console.write(page.rendered())
        if customers.count > 1 { console.say(console.catalogue.text(.customersFound(count: customers.count))) }
    }

    /// Whoever looks up a customer leaves a trace, as with every look at what is masked for others. It
    /// names the newest case and not the customer: the log outlives an erasure.
    private func recordLook(at customers: [Customer], _ reader: Reader, on node: Node) throws {
        guard let code = reader.code else { return }
        for customer in customers {
            guard let row = customer.lines.first?.row else { continue }
            let subject = "customer of \(CaseView.number(of: row))"
            _ = try node.add(
                AccessRecord.table,
                [
                    (AccessRecord.subject, .text(subject)), (AccessRecord.purpose, .text(purpose)),
                    (AccessRecord.what, .added("history")),
                ], by: Actor(as: code))
        }
    }
}
