import AmendsText
import ArgumentParser
import Foundation

/// How a command line ends that was not carried out: with a page of help, or with what is wrong with it. The
/// argument parser says both in English; this says them in the reader's language, where that is another.
struct Ending {
    let error: any Error
    let arguments: [String]

    init(_ error: any Error, _ arguments: [String]) { (self.error, self.arguments) = (error, arguments) }

    /// Ends the program, unless the parser is to speak itself: in English, and of what was carried out.
    func tell() {
        let catalogue = Spoken.catalogue(of: arguments)
        guard catalogue.language != .english, !(error is ExitCode) else { return }
        let english = RootCommand.fullMessage(for: error)
        let words = Array(arguments.dropFirst())
        guard let tree = CommandTree.whole() else { return }
        let (path, command) = tree.named(by: words)
        if RootCommand.exitCode(for: error) == .success {
            guard english.contains("USAGE: ") else { return }
            let page = HelpPage(path: path, command: command, english: english, catalogue: catalogue)
            try? Console(catalogue).write(page.rendered())
            RootCommand.exit()
        }
        let console = Console(catalogue)
        let message = RootCommand.message(for: error)
        guard !message.isEmpty else { return }
        console.say("amends: \(catalogue.text(UsageError(message).problem))")
        console.say(catalogue.help(more: path.dropFirst().joined(separator: " ")))
        RootCommand.exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
}
