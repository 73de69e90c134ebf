import AmendsCodec
import AmendsLog
import AmendsStore
import Foundation
import Synchronization

/// What one intake took, measured in a process of its own so that its memory is its own.
struct IntakeResult: Codable {
    var seconds: Double
    var searchSeconds: Double
    var peakKiB: Int
    var databaseBytes: Int
    var entries: Int
    var cases: Int
}

enum IntakeRun {
    /// Takes the segments of `file` into a new store in `folder`: one night's change-sets after the
    /// other's, without a pause between them.
    static func run(file: String, folder: String, hasSearch: Bool) throws -> IntakeResult {
        let nights = try SegmentFile.read(file)
        let path = folder + "/amends.db"
        let store = try Store(path: path, create: true)
        let intake = Intake(store: store)
        let failures = Mutex<[String]>([])
        let clock = ContinuousClock()
        let elapsed = try clock.measure {
            for night in nights {
                for segment in night {
                    let header = try SegmentHeader.peek(segment)
                    intake.submit(segment, stream: header.stream, sender: "benchmark", at: 0) { outcome in
                        if case .stored = outcome { return }
                        failures.withLock { $0.append("\(outcome)") }
                    }
                }
            }
            intake.drain()
        }
        if let first = failures.withLock({ $0.first }) { throw BenchmarkFailure(text: first) }
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        let search = try clock.measure { if hasSearch { while try store.updateSearch() > 0 {} } }
        let digests = try store.digests()
        try store.close()
        let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        return IntakeResult(
            seconds: elapsed / .seconds(1), searchSeconds: search / .seconds(1), peakKiB: Int(usage.ru_maxrss), databaseBytes: size,
            entries: digests.reduce(0) { $0 + Int($1.entries) }, cases: digests.reduce(0) { $0 + $1.cases })
    }

    /// The same in a child process.
    static func runInChild(file: String, folder: String, hasSearch: Bool = false) throws -> IntakeResult {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe")
        process.arguments = ["intake", file, folder] + (hasSearch ? ["--search"] : [])
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkFailure(text: "the intake ended with \(process.terminationStatus)") }
        return try JSONDecoder().decode(IntakeResult.self, from: data)
    }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
    var text: String
    var description: String { text }
}

/// A folder that goes away with the value's user.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let path = NSTemporaryDirectory() + "amends-benchmark-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}
