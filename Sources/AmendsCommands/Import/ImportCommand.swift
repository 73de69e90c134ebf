import AmendsImport
import AmendsLog
import AmendsModel
import AmendsNode
import AmendsText
import ArgumentParser
import Foundation

struct ImportCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in the cases of CSV or TSV files; again, or after a crash, only adds what is missing.")

    @Option(help: ArgumentHelp("A mapping file, or the name of a shipped one (see `amends mappings list`).", valueName: "mapping"))
    var mapping: String
    @Argument(help: ArgumentHelp("The files.", valueName: "file")) var files: [String]
    @Option(help: ArgumentHelp("Put all cases at this site, whatever their rows say.", valueName: "code")) var site: String?
    @Option(help: ArgumentHelp("Take only part K of N, K from 0: divides one file between stores.", valueName: "k/n")) var part: String?
    @Option(help: ArgumentHelp("Where to write the rejected rows' lines and reasons, as CSV.", valueName: "file")) var rejects: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        try node.check(CaseAct.receive, by: actor.acting, in: node.homeScope)
        let mapping = try MappingSource.mapping(named: mapping)
        let options = ImportOptions(part: try parsedPart())
        let site = try site.map { try SiteCode(typed: $0) }
        for file in files where !FileManager.default.fileExists(atPath: file) { throw Failure(.noInput, .noInput(path: file)) }
        let rejectFile = try rejects.map { try RejectFile(path: $0) }
        var total = ImportTotal()
        for file in files {
            let reader = ImportReader(mapping: mapping, url: URL(fileURLWithPath: file), options: options)
            total.add(try take(reader, file: file, site: site, into: node, rejectFile, console))
        }
        try rejectFile?.finish()
        console.say(
            .imported(rows: total.rows, cases: total.cases, added: total.entries, alreadyThere: total.known, rejected: total.rejected))
        if let rejects { console.say(.rejectsWritten(path: rejects, count: total.rejected)) }
        if total.foreign > 0 { console.say(.foreignCases(count: total.foreign, site: node.site.text)) }
        if json.isOn { try console.write(total.json) }
        if total.rows > 0, total.rejected == total.rows { throw Failure(.badInput, .everyRowRejected(path: files.joined(separator: ", "))) }
    }

    private func take(
        _ reader: ImportReader, file: String, site: SiteCode?, into node: Node, _ rejectFile: RejectFile?, _ console: Console
    ) throws -> ImportOutcome {
        var line = ProgressLine(console)
        var rejected = 0
        defer { line.finish() }
        return try node.importCases(
            reader, site: site,
            onReject: { reject in
                rejected += 1
                rejectFile?.add(reject, of: file)
            },
            onProgress: { progress in
                let share = progress.totalBytes.map { $0 == 0 ? 1 : Double(progress.bytesRead) / Double($0) }
                line.draw(
                    console.catalogue.text(.importing(rows: progress.rows, rejected: rejected, percent: share.map { Int($0 * 100) })),
                    share: share)
            })
    }

    private func parsedPart() throws -> (index: Int, count: Int)? {
        guard let part else { return nil }
        let numbers = part.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let index = numbers[0], let count = numbers[1], count > 0, (0..<count).contains(index) else {
            throw Failure(.usage, .badPart(text: part))
        }
        return (index, count)
    }
}

/// What the files together came to.
private struct ImportTotal {
    var rows = 0, cases = 0, acts = 0, rejected = 0, otherParts = 0, entries = 0, written = 0, known = 0, foreign = 0

    mutating func add(_ outcome: ImportOutcome) {
        rows += outcome.report.rows
        cases += outcome.report.cases
        acts += outcome.report.acts
        rejected += outcome.report.rejected
        otherParts += outcome.report.otherParts
        entries += outcome.entriesWritten
        written += outcome.casesWritten
        known += outcome.casesKnown
        foreign += outcome.foreign
    }

    var json: JSON {
        .object([
            ("rows", .count(rows)), ("cases", .count(cases)), ("acts", .count(acts)), ("rejected", .count(rejected)),
            ("other_parts", .count(otherParts)), ("cases_written", .count(written)), ("cases_known", .count(known)),
            ("cases_foreign", .count(foreign)), ("entries_written", .count(entries)),
        ])
    }
}
