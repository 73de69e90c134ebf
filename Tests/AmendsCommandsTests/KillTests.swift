import AmendsSimulation
import Foundation
import GRDB
import Testing

/// Programs that are killed at any moment, without a chance to tidy up: nothing that was durable or
/// acknowledged is lost, and what was begun is completed by doing it again.
@Suite struct KillTests {
    /// Moments of the ordinary test; `AMENDS_TESTS=full` asks for more.
    static let kills = ProcessInfo.processInfo.environment["AMENDS_TESTS"] == "full" ? 100 : 12
    static let seed = UInt64(ProcessInfo.processInfo.environment["KILL_SEED"] ?? "") ?? 20_261_122
    static let cases = 2000

    let program: Program

    init() throws { program = try Program() }

    @Test func killedImportsAndSessionsLoseNothing() throws {
        defer { program.remove() }
        var random = SeededRandom(seed: Self.seed)
        let (mapping, file) = try writeSource()
        try program.initialise("store")
        try program.initialise("office", role: "head-office", site: "HQ")
        var office = try startOffice()
        defer { office.process.terminate() }
        var interrupted = 0
        for round in 0..<Self.kills {
            let wait = 0.005 + 1.2 * random.fraction()
            switch random.below(3) {
            case 0:
                let victim = try program.start(["import", "--mapping", mapping, file], node: "store")
                interrupted += victim.kill(after: wait)
            case 1:
                let victim = try program.start(["sync", "--peer", "127.0.0.1:\(office.port)"], node: "store")
                interrupted += victim.kill(after: wait)
            default:
                let session = try program.start(["sync", "--peer", "127.0.0.1:\(office.port)"], node: "store")
                interrupted += office.process.kill(after: wait)
                session.process.waitUntilExit()
                office = try startOffice()
            }
            let acknowledged = try sizes("store", "SELECT origin, size FROM peer_head")
            let held = try sizes("office", "SELECT origin, size FROM log_stream")
            for (origin, size) in acknowledged {
                #expect(
                    held[origin, default: 0] >= size, "KILL_SEED=\(Self.seed), round \(round): \(origin) was acknowledged up to \(size)")
            }
            #expect(try program.run("verify", node: "store").status == 0, "KILL_SEED=\(Self.seed), round \(round)")
        }
        #expect(interrupted > Self.kills / 3, "most programs were done before they were killed; give them more to do")
        #expect(try program.run("import", "--mapping", mapping, file, node: "store").status == 0)
        #expect(try program.run("sync", "--peer", "127.0.0.1:\(office.port)", node: "store").status == 0)
        let (store, headOffice) = (try digest("store"), try digest("office"))
        #expect(store["cases"] as? Int == Self.cases)
        #expect(NSDictionary(dictionary: store) == NSDictionary(dictionary: headOffice), "KILL_SEED=\(Self.seed)")
        #expect(try program.run("verify", node: "office").status == 0)
        #expect(try program.run("rebuild", node: "office").status == 0)
    }

    private func writeSource() throws -> (mapping: String, file: String) {
        let mapping = try program.write(
            """
            id: kill-test
            title: Rows that are taken in while the power fails
            time_zone: Asia/Shanghai
            date_formats: ["%Y-%m-%d %H:%M"]
            case: id
            columns:
              what: content
              how: channel
            acts:
              - {kind: case.receive, at: when}
              - {kind: case.feed-back, at: answered}
              - {kind: case.close, at: closed}
            """, to: "kill.yaml")
        var text = "id,when,how,what,answered,closed\n"
        for number in 0..<Self.cases {
            text +=
                "K\(number),2026-01-0\(1 + number % 9) 09:00,phone,第\(number)号投诉：服务员态度冷淡,2026-01-1\(number % 9) 09:00,2026-02-01 10:00\n"
        }
        return (mapping, try program.write(text, to: "kill.csv"))
    }

    private func startOffice() throws -> (process: Program.Running, port: Int) {
        let running = try program.start(["serve", "--listen", "127.0.0.1:0", "--accept-new", "--json"], node: "office")
        let line = try running.firstLine()
        let document = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
        return (running, try #require(document["listening"] as? Int))
    }

    private func sizes(_ node: String, _ sql: String) throws -> [String: Int64] {
        let queue = try DatabaseQueue(path: program.path(node) + "/amends.db")
        return try queue.read { database in
            try Dictionary(Row.fetchAll(database, sql: sql).map { ($0[0] as String, $0[1] as Int64) }, uniquingKeysWith: max)
        }
    }

    private func digest(_ node: String) throws -> [String: Any] {
        let document = try program.run("digest", "--json", node: node).document
        let scopes = try #require(document["scopes"] as? [String: Any])
        return try #require(scopes["site/S001"] as? [String: Any])
    }
}

extension Program {
    /// A program that goes on running.
    struct Running {
        let process: Process
        let output: Pipe

        /// Kills it as a power cut would; 1 where it was still running.
        func kill(after seconds: Double) -> Int {
            Thread.sleep(forTimeInterval: seconds)
            let wasRunning = process.isRunning
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            return wasRunning ? 1 : 0
        }

        func terminate() {
            process.terminate()
            process.waitUntilExit()
        }

        /// Waits for the first line that it prints.
        func firstLine() throws -> String {
            var line: [UInt8] = []
            while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") { line.append(byte) }
            return String(decoding: line, as: UTF8.self)
        }
    }

    func start(_ arguments: [String], node: String) throws -> Running {
        let process = Process()
        process.executableURL = Self.url
        process.arguments = arguments
        process.environment = ["AMENDS_DATA": path(node), "AMENDS_LANGUAGE": "en"]
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return Running(process: process, output: output)
    }
}
