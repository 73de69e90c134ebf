import Foundation

/// The vector files of `protocol/vectors`, which other implementations read too.
enum Vectors {
    static func read<Content: Decodable>(_ name: String, as type: Content.Type = Content.self) throws -> Content {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("protocol/vectors/\(name).json")
        return try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
    }
}
