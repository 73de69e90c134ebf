public import AmendsLog

/// A file as an entry names it: its digest, and the name it had.
public struct EvidenceReference {
    public let digest: Digest
    public let name: String

    /// As many digits as tell files apart to the eye.
    public var shortDigest: String { String(digest.description.prefix(12)) }

    /// Nil where the text names no file.
    public init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard let first = parts.first, let digest = Hexadecimal.bytes(first).flatMap({ Digest($0) }) else { return nil }
        (self.digest, name) = (digest, parts.count == 2 ? String(parts[1]) : "")
    }
}
