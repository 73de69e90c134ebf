import AmendsText
import Foundation

/// Where the program speaks: results on standard output, everything else on standard error.
struct Console: Sendable {
    let catalogue: Catalogue
    /// Whether somebody watches standard error: only then is a line drawn over and over.
    let isWatched: Bool

    init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
        isWatched = isatty(FileHandle.standardError.fileDescriptor) == 1
    }

    /// Writes to standard output at once. Whoever reads it must not miss a result silently.
    func write(_ text: String) throws {
        do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch {
            throw Failure(.inputOutput, .cannotWrite(path: "stdout", reason: SystemWords.reason(error)))
        }
    }

    func write(_ json: JSON) throws { try write(json.text + "\n") }
    func write(_ table: TextTable) throws { try write(table.rendered()) }

    /// A line on standard error. Nobody may be there to read it, which is no failure.
    func say(_ line: String) { try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8)) }
    func say(_ notice: Notice) { say(catalogue.text(notice)) }
    func say(_ step: DemoStep) { say(catalogue.text(step)) }
    func say(_ message: ArchiveMessage) { say(catalogue.text(message)) }
    func say(_ message: RecordMessage) { say(catalogue.text(message)) }
    func say(_ message: MemberMessage) { say(catalogue.text(message)) }
    func say(_ notice: PackNotice) { say(catalogue.text(notice)) }
    func say(_ problem: Problem) { say("amends: \(catalogue.text(problem))") }

    func tell(_ failure: Failure) {
        switch failure.message {
        case .problem(let problem): say(problem)
        case .rule(let notice): say("amends: \(catalogue.text(notice))")
        case .archive(let message): say("amends: \(catalogue.text(message))")
        case .record(let message): say("amends: \(catalogue.text(message))")
        case .member(let problem): say("amends: \(catalogue.text(problem))")
        case .figure(let sentence): say("amends: \(catalogue.figure(sentence))")
        case .pack(let problem): say("amends: \(catalogue.text(problem))")
        case .time(let problem): say("amends: \(catalogue.text(problem))")
        case .text(let text): say("amends: \(Printable.text(text, keepingLineBreaks: true))")
        case .none: break
        }
    }
}
