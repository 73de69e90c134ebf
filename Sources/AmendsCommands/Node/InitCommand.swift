import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText
import AmendsTrust
import ArgumentParser
import Foundation

struct InitCommand: SpokenCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "Make a node in an empty folder.")

    @Option(help: "store, head-office or auditor.") var role: String
    @Option(help: ArgumentHelp("The permanent code of its site.", valueName: "code")) var site: String
    @Option(help: ArgumentHelp("The name of the site.", valueName: "name")) var siteName: String
    @Option(help: ArgumentHelp("The region the site is counted in.", valueName: "region")) var region = ""
    @Option(help: ArgumentHelp("The policy pack it works under.", valueName: "pack")) var pack = ShippedPacks.plain
    @Option(help: ArgumentHelp("The site's time zone, an IANA name.", valueName: "zone")) var timeZone = "Asia/Shanghai"
    @Option(help: ArgumentHelp("Of head office: make the chain's authority at once, and export it to this file.", valueName: "file"))
    var exportAuthority: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    private static let packs = ShippedPacks.ids

    var language: LanguageOption { place.language }
    var folderPath: String { place.folder.path }

    func perform(_ console: Console) async throws {
        guard let role = Role(rawValue: role) else { throw Failure(.usage, .badRole(text: role)) }
        let site = try SiteCode(typed: site)
        guard TimeZoneOffset.exists(timeZone) else { throw Failure(.usage, .badTimeZone(text: timeZone)) }
        guard Self.packs.contains(pack) else { throw Failure(.usage, .unknownPack(text: pack, known: Self.packs)) }
        guard !place.folder.exists else { throw Failure(.cannotCreate, .alreadyInitialised(folder: folderPath)) }
        if exportAuthority != nil, role != .headOffice { throw Failure(.notPermitted, .onlyHeadOffice(command: "init --export-authority")) }
        let node = try Node.make(
            in: place.folder,
            Node.Beginning(role: role, site: site, siteName: siteName, region: region, pack: pack, timeZone: timeZone))
        let recoveryCode = try exportAuthority.map { path in
            let page = AuthorityPage(node, console)
            try page.sayMade(takenOver: try node.makeAuthority())
            return try page.export(to: path).text
        }
        if let recoveryCode, !json.isOn { try console.write(recoveryCode + "\n") }
        console.say(.nodeInitialised(role: role.rawValue, site: site.text, node: node.id.description, folder: folderPath))
        if json.isOn {
            try console.write(
                .object(
                    [
                        ("node", .text(node.id.description)), ("role", .text(role.rawValue)), ("site", .text(site.text)),
                        ("folder", .text(folderPath)),
                    ] + (recoveryCode.map { [("recovery_code", .text($0))] } ?? [])))
        }
    }
}
