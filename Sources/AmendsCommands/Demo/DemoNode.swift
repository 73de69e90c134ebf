import Foundation

/// One node of the demo: a folder, and this program run on it in processes of its own.
struct DemoNode: Sendable {
    let name: String
    let site: String
    let folder: URL
    /// Where the messages of its processes go.
    let log: URL
    let language: String

    struct Result: Sendable {
        var output: Data
        var status: Int32

        var text: String { String(decoding: output, as: UTF8.self) }
        /// Standard output as a JSON object; empty where it is none.
        var document: [String: Any] { (try? JSONSerialization.jsonObject(with: output)) as? [String: Any] ?? [:] }
    }

    /// This very program, wherever it lies.
    static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()

    private func prepared(_ arguments: [String]) throws -> (process: Process, output: Pipe) {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments + ["--data", folder.path, "--language", language]
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
        let messages = try FileHandle(forWritingTo: log)
        try messages.seekToEnd()
        process.standardError = messages
        return (process, output)
    }

    /// Runs one command to its end on a thread of its own.
    func tryRun(_ arguments: [String]) async throws -> Result {
        let (process, output) = try prepared(arguments)
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Swift.Result {
                        try process.run()
                        let data = output.fileHandleForReading.readDataToEndOfFile()
                        process.waitUntilExit()
                        return Result(output: data, status: process.terminationStatus)
                    })
            }
        }
    }

    /// The same, where nothing but success will do.
    @discardableResult
    func run(_ arguments: [String]) async throws -> Result {
        let result = try await tryRun(arguments)
        guard result.status == 0 else { throw failure(Int(result.status)) }
        return result
    }

    private func failure(_ status: Int) -> DemoFailure {
        let messages = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        let last = messages.split(separator: "\n").suffix(DemoFailure.shownLines).joined(separator: "\n")
        return DemoFailure(folder: folder.path, status: status, messages: last)
    }

    /// Starts `amends serve` on a free port and waits until it listens.
    func serve() throws -> DemoServer {
        let (process, output) = try prepared(["serve", "--listen", "127.0.0.1:0", "--accept-new", "--json"])
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            line += more
        }
        guard let port = Result(output: line, status: 0).document["listening"] as? Int else {
            process.terminate()
            throw failure(0)
        }
        return DemoServer(process: process, port: port)
    }
}

/// A process of the demo that did not do what it should, and the last it said.
struct DemoFailure: Error {
    var folder: String
    var status: Int
    var messages: String

    static let shownLines = 12
}

/// A node that listens, in a process of its own.
final class DemoServer: @unchecked Sendable {
    // Touched by the demo's task, and by the one that hears of a signal; terminating twice does no harm.
    private let process: Process
    let port: Int

    init(process: Process, port: Int) { (self.process, self.port) = (process, port) }

    func stop() {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }
}
