import AmendsLog
import AmendsNode
import AmendsPaper
import AmendsText
import ArgumentParser

struct ReportArchive: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Write the contents list of an archive volume, with its supplements, to be put before the files.")

    @Argument(help: ArgumentHelp("The number of the volume, such as S012-2026-11.", valueName: "volume")) var name: String
    @Flag(help: "Without the supplements.") var alone = false
    @Option(help: ArgumentHelp("The HTML file to write.", valueName: "file")) var to: String
    @OptionGroup var paper: PaperOptions
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        let (volume, shelf) = try volume(name, on: node)
        guard volume.isSealed else { throw Failure(.noInput, .refused(.noSuchVolume(name))) }
        let context = try paper.context(node, console, site: volume.site)
        let time = try SiteTime(node)
        let further = alone || volume.supplement > 0 ? [] : shelf.volumes(of: volume.month).filter { $0.supplement > 0 }
        func contents(_ volume: ArchiveVolume) throws -> ArchiveContents {
            try ArchiveContents(
                volume, on: shelf, node, console.catalogue, utcOffset: time.offset(at: volume.text?.sealedAt ?? node.now))
        }
        let made = context.archiveContents(try contents(volume), supplements: try further.map(contents))
        try PaperFile(path: to).write(made, console)
    }
}

struct ReportDestruction: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "destruction", abstract: "Write the certificate of a destruction that was carried out, to be signed and sealed.")

    @Argument(help: ArgumentHelp("The number of the request.", valueName: "number")) var name: String
    @Option(help: ArgumentHelp("The HTML file to write.", valueName: "file")) var to: String
    @OptionGroup var paper: PaperOptions
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        let destruction = try node.destruction(named: name)
        guard let certificate = try DestructionCertificate(destruction, node) else {
            throw Failure(.noInput, .refused(.notCarriedOut(destruction.number)))
        }
        let context = try paper.context(node, console, site: destruction.scope.siteCode)
        try PaperFile(path: to).write(context.destructionCertificate(certificate), console)
    }
}

extension ArchiveVolume {
    var site: SiteCode? { scope.siteCode }
}

extension Scope {
    /// The site whose scope it is.
    var siteCode: SiteCode? { if case .site(let code) = self { code } else { nil } }
}
