import AmendsText
import Foundation

/// The folder that a demo may fill and a later one may empty: a file in it says so.
struct DemoFolder {
    let url: URL

    private static let mark = ".amends-demo"

    init(path: String) { url = URL(fileURLWithPath: path) }

    /// Empties what an earlier demo left; touches no folder that is not one.
    func makeFresh() throws {
        let files = FileManager.default
        let mark = url.appendingPathComponent(Self.mark)
        if files.fileExists(atPath: url.path) {
            let entries = try? files.contentsOfDirectory(atPath: url.path)
            guard files.fileExists(atPath: mark.path) || entries?.isEmpty == true else {
                throw Failure(.cannotCreate, .noDemoFolder(path: url.path))
            }
            for name in entries ?? [] { try? files.removeItem(at: url.appendingPathComponent(name)) }
        }
        do {
            try files.createDirectory(at: url, withIntermediateDirectories: true)
            try Data("A demo of amends; the next one empties this folder.\n".utf8).write(to: mark)
        } catch { throw Failure(.cannotCreate, .cannotCreate(path: url.path, reason: error.localizedDescription)) }
    }

    func node(_ name: String, site: String, language: String) -> DemoNode {
        DemoNode(
            name: name, site: site, folder: url.appendingPathComponent(name), log: url.appendingPathComponent("\(name).log"),
            language: language)
    }
}
