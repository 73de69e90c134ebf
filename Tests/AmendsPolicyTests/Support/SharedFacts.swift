import Foundation

/// Where the official days and the due dates that another program computed lie; no part of this repository.
enum SharedFacts {
    static let directory: URL? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["AMENDS_SHARED_DATA"].map { URL(fileURLWithPath: $0) }
        let directory = (named ?? root.appendingPathComponent("../shared/data")).appendingPathComponent("dev")
        if FileManager.default.fileExists(atPath: directory.appendingPathComponent("truth").path) { return directory }
        print(
            "The official days are not at \(directory.path); their tests are left out. Set AMENDS_SHARED_DATA to the folder that holds dev/."
        )
        return nil
    }()

    /// The lines of a file without quotes, each split at its commas; the heading first.
    static func rows(_ name: String) throws -> [[Substring]] {
        guard let directory else { return [] }
        let text = try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
        return text.split { $0.isNewline }.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
}
