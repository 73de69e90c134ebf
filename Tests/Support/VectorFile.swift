public import Foundation

/// The vector files of `protocol/vectors`, which other implementations read too.
public enum VectorFile {
    public static func url(_ name: String) -> URL { Checkout.url("protocol/vectors/\(name).json") }

    public static func read<Content: Decodable>(
        _ name: String, as type: Content.Type = Content.self, keys: JSONDecoder.KeyDecodingStrategy = .useDefaultKeys
    ) throws -> Content {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = keys
        return try decoder.decode(type, from: Data(contentsOf: url(name)))
    }

    /// Whether files that this code makes are to be written anew, which is right only before a format has
    /// been released.
    public static let isWriting = ProcessInfo.processInfo.environment["AMENDS_WRITE_VECTORS"] == "1"

    /// What the file says; where files are to be written anew, what `make` gives is written first.
    public static func read<Content: Codable>(_ name: String, orWrite make: () throws -> Content) throws -> Content {
        if isWriting {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try FileManager.default.createDirectory(at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
            try (encoder.encode(make()) + Data("\n".utf8)).write(to: url(name))
        }
        return try read(name)
    }
}
