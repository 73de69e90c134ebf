import AmendsNode
import AmendsPolicy
import AmendsText
import ArgumentParser

struct PackShow: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a pack says; defaults that no regulation wrote are marked.")

    @Argument(help: ArgumentHelp("Its name, such as salon or salon/2, or a file.", valueName: "pack")) var name: String
    @Flag(help: "Print its YAML, to start a pack of one's own from.") var text = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    var language: LanguageOption { place.language }
    var folderPath: String { place.folder.path }

    func perform(_ console: Console) async throws {
        let pack = try PackSource(place).pack(name)
        if text { return try console.write(pack.text) }
        let page = PackPage(pack, console.catalogue)
        if json.isOn { try console.write(page.json) } else { try console.write(page.rendered()) }
    }
}

struct PackDiff: SpokenCommand {
    static let configuration = CommandConfiguration(commandName: "diff", abstract: "Say in words what differs between two packs.")

    @Argument(help: ArgumentHelp("A name or a file.", valueName: "pack")) var first: String
    @Argument(help: ArgumentHelp("Another one.", valueName: "pack")) var second: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    var language: LanguageOption { place.language }
    var folderPath: String { place.folder.path }

    func perform(_ console: Console) async throws {
        let source = try PackSource(place)
        let (old, new) = (try source.pack(first), try source.pack(second))
        let differences = old.differences(from: new)
        let page = PackDifferencePage(old: old, new: new, catalogue: console.catalogue)
        if json.isOn { return try console.write(page.json(differences)) }
        if !differences.isEmpty { try console.write(page.rendered(differences)) }
        console.say(differences.isEmpty ? PackNotice.noDifference : .differences(count: differences.count))
    }
}
