import ArgumentParser

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write papers to print: forms, letters, reports of a case and of a month.",
        discussion: """
            Every paper is one HTML file for A4 that needs nothing else; print it, or save it as PDF, from any browser. \
            --second-language sets a second language beside the first.
            """,
        subcommands: [
            ReportForm.self, ReportCase.self, ReportMonthly.self, ReportNotice.self, ReportTraining.self, ReportArchive.self,
            ReportDestruction.self,
        ])
}
