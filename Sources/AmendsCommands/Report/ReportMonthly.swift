import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText
import ArgumentParser
import Foundation

struct ReportMonthly: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "monthly", abstract: "Write the report of a month, of one site or of the whole company, with its tables as CSV.",
        discussion: "--to names a folder. Its files begin with the month and the site and are written anew each time.")

    @Option(help: ArgumentHelp("The month, such as 2026-11.", valueName: "month")) var month: String
    @Option(help: ArgumentHelp("One site; else a store's own, and at head office the whole company.", valueName: "code")) var site: String?
    @Option(help: ArgumentHelp("The folder for the files.", valueName: "dir")) var to: String
    @Flag(help: "Record that this report was given out, so that later changes are shown as revisions.") var publish = false
    @OptionGroup var actor: ActorOption
    @OptionGroup var paper: PaperOptions
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        guard let number = MonthNumber(month) else { throw Failure(.usage, .badMonth(text: month)) }
        let code = try site.map { try SiteCode(typed: $0) } ?? (node.role == .store ? node.site : nil)
        let context = try paper.context(node, console, site: code)
        let figures = try MonthlyFigures(month: number, site: code, of: node)
        let scope: Scope? = code.map(Scope.site)
        var sections = context.departmentSections(try node.departmentFigures(number...number, site: code))
        if let code { sections += context.dutySections(try node.duties(at: code)) }
        sections += try context.managementSections(try node.managementSummaries(in: number, scope: scope)) {
            try node.records($0, RecordFilter(month: number, scope: scope))
        }
        let earlier = PublishedFigures.newest(
            of: try node.records(ReportRecord.table), month: number.description, scope: figures.scope)
        let report = MonthlyReport(
            figures, context, siteNames: try node.siteNames(), sections: sections, published: earlier?.figures,
            services: try node.serviceCatalogue(for: scope))
        do { try FileManager.default.createDirectory(atPath: to, withIntermediateDirectories: true) } catch {
            throw Failure(.cannotCreate, .cannotCreate(path: to, reason: error.localizedDescription))
        }
        func path(_ name: String) -> String { "\(to)/\(name)" }
        let page = report.paper
        for table in report.tables(of: page) {
            try PaperFile(path: path("\(report.name)-\(table.name).csv")).writeSilently(table.csv())
        }
        let html = page.html()
        let file = "\(report.name).html"
        try PaperFile(path: path(file)).write(html, console)
        guard publish else { return }
        let record = try node.add(
            ReportRecord.table, report.record(of: html, file: file, revising: earlier?.record), by: actor.acting)
        console.say(console.catalogue.paper(.published(number: record.number)))
    }
}

extension Node {
    /// The names of all sites that this node knows, by code.
    func siteNames() throws -> [String: String] {
        var names: [String: String] = [:]
        for row in try store.records(of: .site) {
            guard let code = row.state.text(SiteRecord.code), let name = row.state.text(SiteRecord.name), !name.isEmpty else { continue }
            // What a site says of itself goes before what head office says.
            if names[code] == nil || row.scope != .company { names[code] = name }
        }
        return names
    }
}
