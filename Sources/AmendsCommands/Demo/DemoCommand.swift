import AmendsText
import ArgumentParser
import Foundation
import Synchronization
import UnixSignals

struct DemoCommand: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Five stores and a head office work offline for a month, then sync and agree.",
        discussion:
            "Every node is a process of its own on this machine's loopback. With --file and --mapping a real file is split over the stores."
    )

    @Option(help: ArgumentHelp("Where the nodes' folders go; an earlier demo there is removed.", valueName: "dir")) var folder = "./demo"
    @Option(help: ArgumentHelp("Generated cases per node.", valueName: "count")) var cases = 24
    @Option(help: ArgumentHelp("The same seed gives the same cases.", valueName: "number")) var seed: UInt64 = 7
    @Option(help: ArgumentHelp("A real file to split over the stores.", valueName: "file")) var file: String?
    @Option(help: ArgumentHelp("Its mapping.", valueName: "mapping")) var mapping: String?
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if (file == nil) != (mapping == nil) { throw ValidationError("--file and --mapping belong together.") }
        if cases < 0 { throw ValidationError("--cases must be 0 or more.") }
    }

    func perform(_ console: Console) async throws {
        if let file, let mapping {
            guard FileManager.default.fileExists(atPath: file) else { throw Failure(.noInput, .noInput(path: file)) }
            _ = try MappingSource.mapping(named: mapping)
        }
        let folder = DemoFolder(path: folder)
        try folder.makeFresh()
        let chain = DemoChain(folder, console)
        // The processes of the nodes would outlive a demo that is interrupted.
        let signals = Task {
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
                chain.server.withLock { $0?.stop() }
                Foundation.exit(Self.interrupted)
            }
        }
        defer { signals.cancel() }
        do {
            let source: DemoChain.Source =
                if let file, let mapping { .file(file, mapping: mapping) } else { .generated(cases: cases, seed: seed) }
            guard try await chain.run(source) else { throw Failure(silently: .fault) }
        } catch let error as DemoFailure {
            chain.server.withLock { $0?.stop() }
            console.say(Printable.text(error.messages, keepingLineBreaks: true))
            console.say(.nodeFailed(folder: error.folder, status: error.status))
            throw Failure(silently: .fault)
        }
    }

    /// What shells make of SIGINT.
    private static let interrupted: Int32 = 130
}
