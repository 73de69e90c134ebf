import AmendsNode
import AmendsPaper
import ArgumentParser

struct ReportForm: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Write the empty complaint form, to be filled in by hand.")

    @Option(help: ArgumentHelp("The HTML file to write.", valueName: "file")) var to: String
    @OptionGroup var paper: PaperOptions
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        try PaperFile(path: to).write(try paper.context(node, console).complaintForm(), console)
    }
}
