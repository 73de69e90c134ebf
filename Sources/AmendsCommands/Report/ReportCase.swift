import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser

struct ReportCase: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Write a paper of one case: its form, the reply to the customer, the investigation report, the summary.",
        discussion: "A form and a reply are in the customer's language too, where the case names one.")

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case complaint, reply, investigation, summary
    }

    @Argument(help: ArgumentHelp("The number of the case, or the first digits of its id.", valueName: "case")) var name: String
    @Option(help: "complaint, reply, investigation or summary.") var form: Form = .complaint
    @Option(help: ArgumentHelp("The HTML file to write.", valueName: "file")) var to: String
    @OptionGroup var reading: ReaderOption
    @OptionGroup var paper: PaperOptions
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        let view = try CaseView(named: name, on: node, as: reading)
        var context = try paper.context(
            node, console, second: form.isForCustomer ? view.customerLanguage : nil, pack: view.pack)
        if let site = view.site { context.site = try node.siteName(of: site) }
        let made =
            switch form {
            case .complaint: context.complaintForm(of: view)
            case .reply: context.reply(to: view)
            case .investigation: context.investigationReport(of: view)
            case .summary: context.summary(of: view)
            }
        try PaperFile(path: to).write(made, console)
    }
}

extension ReportCase.Form {
    /// Papers for the shop itself stay in its own language.
    var isForCustomer: Bool { self == .complaint || self == .reply }
}
