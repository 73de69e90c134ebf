import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsText
import ArgumentParser

struct ReportNotice: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "Write a notice for customers: how to complain and what happens then; with --month, what came of it.",
        discussion: "Figures of a month are told only where they are large enough to tell of nobody.")

    @Option(help: ArgumentHelp("Tell the public of this month's complaints instead, such as 2026-11.", valueName: "month")) var month:
        String?
    @Option(help: ArgumentHelp("One site; else a store's own, and at head office the whole company.", valueName: "code")) var site: String?
    @Option(help: ArgumentHelp("The HTML file to write.", valueName: "file")) var to: String
    @OptionGroup var paper: PaperOptions
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        let code = try site.map { try SiteCode(typed: $0) } ?? (node.role == .store ? node.site : nil)
        var context = try paper.context(node, console, site: code)
        context.site = try code.map { try node.siteName(of: $0) } ?? console.catalogue.report(.company)
        guard let month else { return try PaperFile(path: to).write(context.customerNotice(), console) }
        guard let number = MonthNumber(month) else { throw Failure(.usage, .badMonth(text: month)) }
        let figures = try node.publicFigures(in: number, site: code)
        try PaperFile(path: to).write(context.resultsNotice(figures, month: month), console)
    }
}

struct ReportTraining: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "training", abstract: "Write a sheet to sign at a training.")

    @Option(help: ArgumentHelp("What it is about.", valueName: "text")) var topic: String = ""
    @Option(help: ArgumentHelp("Who gives it.", valueName: "name")) var trainer: String = ""
    @Option(help: ArgumentHelp("Where it is held.", valueName: "text")) var at: String = ""
    @Option(help: ArgumentHelp("Who takes part; may be given more than once.", valueName: "name")) var attendee: [String] = []
    @Option(help: ArgumentHelp("The HTML file to write.", valueName: "file")) var to: String
    @OptionGroup var paper: PaperOptions
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        let sheet = try paper.context(node, console).trainingSheet(topic: topic, trainer: trainer, place: at, attendees: attendee)
        try PaperFile(path: to).write(sheet, console)
    }
}
