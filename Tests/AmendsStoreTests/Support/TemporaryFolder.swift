import Foundation

/// A folder that is gone with the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/amends-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // Left behind, it is the system's to clean.
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String = "amends.db") -> String { path + "/" + name }
}
