import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser
import Foundation

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "The Chinese working days that time limits are counted by.",
        discussion: """
            A list of days is a text file with one day a line, such as `2027-01-01 off` or `2027-02-06 work` for a weekend day that is \
            worked in exchange for a holiday; what follows a # is left out.
            """,
        subcommands: [CalendarShow.self, CalendarCheck.self, CalendarPublish.self])
}

struct CalendarShow: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the versions of the calendar that are known here, or one year of the newest.")

    @Option(help: ArgumentHelp("The year to show.", valueName: "year")) var year: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    var language: LanguageOption { place.language }

    func perform(_ console: Console) async throws {
        let book = place.folder.exists ? try place.openNode().store.policyBook() : .shipped
        let page = CalendarPage(book: book, catalogue: console.catalogue)
        guard let year else {
            return json.isOn ? try console.write(page.json()) : try console.write(page.versions())
        }
        guard let number = Int64(year), WorkingCalendar.years.contains(number) else {
            throw Failure(.usage, TimeProblem.badYear(text: year))
        }
        if json.isOn { return try console.write(page.json(of: number)) }
        try console.write(page.text(of: number))
    }
}

struct CalendarCheck: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look for mistakes in a list of days; all are told, each with its line.")

    @Argument(help: ArgumentHelp("The file.", valueName: "file")) var path: String
    @OptionGroup var language: LanguageOption
    @OptionGroup var json: JSONOption

    func perform(_ console: Console) async throws {
        let days = try DayList.text(ofFile: path)
        let revision: CalendarRevision
        do throws(CalendarMistakes) {
            revision = try CalendarRevision(version: PolicyVersions.calendar + 1, days: days, years: [])
        } catch {
            try DayList.tell(error.mistakes, in: path, console, asJSON: json.isOn)
            throw Failure(.badInput, TimeProblem.mistakes(path: path, count: error.mistakes.count))
        }
        if json.isOn { return try console.write(.object([("days", .count(revision.days.count)), ("mistakes", .array([]))])) }
        console.say(console.catalogue.text(.noMistakes(path: path, days: revision.days.count)))
    }
}

struct CalendarPublish: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish a version of the calendar for the company, at head office.",
        discussion: "What is published never changes: correct a list by publishing the next version.")

    @Argument(help: ArgumentHelp("The list of days.", valueName: "file")) var path: String
    @Option(help: ArgumentHelp("The version; the next one unless given.", valueName: "number")) var version: Int64?
    @Option(
        name: .customLong("year"),
        help: ArgumentHelp("A year whose official list is complete with this file; may be given several times.", valueName: "year"))
    var years: [String] = []
    @Option(help: ArgumentHelp("The notice it follows.", valueName: "text")) var source: String = ""
    @OptionGroup var actor: ActorOption
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let years = try years.map { text in
            guard let year = Int64(text), WorkingCalendar.years.contains(year) else {
                throw Failure(.usage, TimeProblem.badYear(text: text))
            }
            return year
        }
        let text = try DayList.text(ofFile: path)
        do {
            let revision = try node.publishCalendar(text, version: version, years: years, source: source, by: actor.acting)
            if json.isOn {
                return try console.write(.object([("version", .number(revision.version)), ("days", .count(revision.days.count))]))
            }
            console.say(console.catalogue.text(.published(version: revision.version, days: revision.days.count)))
        } catch let error as NodeError {
            guard case .calendarMistakes(let mistakes)? = error.reason else { throw error }
            try DayList.tell(mistakes, in: path, console, asJSON: json.isOn)
            throw Failure(.badInput, TimeProblem.mistakes(path: path, count: mistakes.count))
        }
    }
}

/// A list of days in a file.
enum DayList {
    /// Larger than any list, and no danger to memory.
    private static let maximumByteCount = 1 << 20

    static func text(ofFile path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure(.noInput, .noInput(path: path)) }
        guard data.count <= maximumByteCount else { throw Failure(.badInput, TimeProblem.mistakes(path: path, count: 1)) }
        return String(decoding: data, as: UTF8.self)
    }

    static func tell(_ mistakes: [CalendarMistake], in path: String, _ console: Console, asJSON: Bool) throws {
        if asJSON {
            let elements = mistakes.map { mistake in
                JSON.object([("line", .count(mistake.line)), ("message", .text(console.catalogue.text(mistake.kind)))])
            }
            return try console.write(.object([("days", .null), ("mistakes", .array(elements))]))
        }
        for mistake in mistakes { try console.write("\(path), \(console.catalogue.text(mistake))\n") }
    }
}
