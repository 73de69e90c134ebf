import Foundation
import Testing

/// The built program, run as users run it.
struct Program {
    /// What a run came to.
    struct Outcome {
        var status: Int32
        var output: String
        var messages: String

        /// Standard output as the one JSON object that it must be.
        var document: [String: Any] {
            get throws {
                try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(output) \(messages)")
            }
        }
    }

    /// The tests' own program lies beside it.
    static let url = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("amends")

    let folder: URL

    /// A fresh folder for one test.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("amends-commands-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        return path(name)
    }

    /// `node` is a folder beside others of the test.
    @discardableResult
    func run(_ arguments: String..., node: String = "node", language: String = "en") throws -> Outcome {
        try run(arguments, environment: ["AMENDS_DATA": path(node), "AMENDS_LANGUAGE": language])
    }

    func run(_ arguments: [String], environment: [String: String]) throws -> Outcome {
        try run(Self.url.path, arguments, environment: environment)
    }

    /// Runs the program, or a script that does, in a confinement; `$AMENDS` is the program's path.
    func run(in confinement: Confinement, _ command: [String], node: String = "node") throws -> Outcome {
        let environment = [
            "AMENDS_DATA": path(node), "AMENDS_LANGUAGE": "en", "AMENDS": Self.url.path, "PATH": Self.searchPath,
        ]
        return try run("/usr/bin/env", confinement.wrapping(command, folder: path("")), environment: environment)
    }

    static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

    func run(_ executable: String, _ arguments: [String], environment: [String: String]) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        // Files and not pipes: no side waits for the other.
        let (output, messages) = (path("out-\(UUID().uuidString)"), path("err-\(UUID().uuidString)"))
        for path in [output, messages] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: messages))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
        return Outcome(status: process.terminationStatus, output: try text(output), messages: try text(messages))
    }

    /// Makes a node, and expects that it works.
    func initialise(_ node: String = "node", role: String = "store", site: String = "S001") throws {
        let outcome = try run("init", "--role", role, "--site", site, "--site-name", "人民路店", "--region", "华东", node: node)
        #expect(outcome.status == 0, "\(outcome.messages)")
    }

    /// Takes in one case whose every time is given, under the number `S001-1`.
    func receive(_ node: String = "node", number: String = "S001-1") throws {
        let outcome = try run(
            "case", "receive", "--number", number, "--channel", "phone", "--category", "price", "--content", "会员价与结账价不符，多收了18元。",
            "--customer", "王秀英", "--at", "2026-11-03T10:20", "--actor", "李强", node: node)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output == "\(number)\n")
    }
}
