import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser
import Foundation

struct CaseDue: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Show the time limits of a case: when each is due, what was met and what is overdue.",
        discussion: """
            Limits in hours run round the clock. Limits in working days follow the Chinese calendar with its make-up working days; \
            the day of the start does not count, and the limit ends at 24:00 of its last day in the zone of the case.
            """)

    @Argument(help: ArgumentHelp("The number of the case, or the first digits of its id.", valueName: "case")) var name: String
    @Flag(help: "List each day that was counted or skipped, and why.") var explain = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let row = try node.findCase(named: name)
        try reading.reader(on: node).check(row)
        var page = DuePage(row, try node.clocks(of: row), at: node.now, console.catalogue)
        if explain { page.closed = try node.closedDays(in: row.scope) }
        if json.isOn { return try console.write(page.json(explained: explain)) }
        if let notice = page.notice { return console.say(console.catalogue.text(notice)) }
        try console.write(page.table())
        for text in page.notes(explained: explain) { try console.write("\n" + text) }
    }
}

/// A span of time as a person types it.
enum Span {
    /// Milliseconds of `2d`, `36h` or `90m`; nil for anything else and for more than ten years.
    static func milliseconds(_ text: String) -> Int64? {
        guard let unit = text.last, let count = Int64(text.dropLast()), count >= 0 else { return nil }
        let minutes: Int64
        switch unit {
        case "d": minutes = 1_440
        case "h": minutes = 60
        case "m": minutes = 1
        default: return nil
        }
        return count <= maximumMinutes / minutes ? count * minutes * 60_000 : nil
    }

    private static let maximumMinutes: Int64 = 3_653 * 1_440
}
