import AmendsImport
import AmendsText
import ArgumentParser
import Foundation

struct MappingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mappings", abstract: "The mappings that come with the program.", subcommands: [MappingsList.self, MappingsShow.self])
}

struct MappingsList: SpokenCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the shipped mappings.")

    @OptionGroup var language: LanguageOption
    @OptionGroup var json: JSONOption

    func perform(_ console: Console) async throws {
        let mappings = try ShippedMappings.names.map { ($0, try MappingSource.mapping(named: $0)) }
        if json.isOn {
            return try console.write(
                .object([("mappings", .array(mappings.map { .object([("name", .text($0)), ("title", .text($1.title))]) }))]))
        }
        var table = TextTable([.init(console.catalogue.heading(.mapping)), .init(console.catalogue.heading(.title), maximumWidth: 96)])
        for (name, mapping) in mappings { table.append([name, mapping.title]) }
        try console.write(table)
    }
}

struct MappingsShow: SpokenCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Print a shipped mapping, to start one's own from.")

    @Argument(help: ArgumentHelp("Its name.", valueName: "name")) var name: String
    @OptionGroup var language: LanguageOption

    func perform(_ console: Console) async throws {
        guard let text = ShippedMappings.text(named: name) else {
            throw Failure(.noInput, .unknownMapping(text: name, known: ShippedMappings.names))
        }
        try console.write(text)
    }
}

/// Where a mapping comes from: a file, else the shipped one of that name.
enum MappingSource {
    static func mapping(named name: String) throws -> ImportMapping {
        let text: String
        if FileManager.default.fileExists(atPath: name) {
            guard let bytes = FileManager.default.contents(atPath: name) else { throw Failure(.noInput, .noInput(path: name)) }
            guard let decoded = String(validating: bytes, as: UTF8.self) else {
                throw Failure(.badInput, .badMapping(path: name, reason: "UTF-8"))
            }
            text = decoded
        } else if let shipped = ShippedMappings.text(named: name) {
            text = shipped
        } else {
            throw Failure(.noInput, .unknownMapping(text: name, known: ShippedMappings.names))
        }
        do { return try ImportMapping(yaml: text) } catch let error as ImportError {
            throw Failure(.badInput, .badMapping(path: name, reason: error.description))
        }
    }
}
