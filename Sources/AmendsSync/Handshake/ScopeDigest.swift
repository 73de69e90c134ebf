import AmendsLog

/// One digest over all heads of a scope: equal digests, equal holdings (`protocol/session.md`,
/// section 4):
///
///     SHA-256( "amends heads 1" ‖ u16 length ‖ scope text ‖ for each line, ascending by origin, size, root:
///              u16 length ‖ origin text ‖ u64 size ‖ 32 root )
struct ScopeDigest: Equatable {
    var scope: Scope
    var digest: Digest

    init(scope: Scope, digest: Digest) { (self.scope, self.digest) = (scope, digest) }

    init(scope: Scope, heads: [StreamHead]) {
        var bytes = Array("amends heads 1".utf8)
        bytes.append(lengthAndText: scope.description)
        let named = heads.map { (origin: $0.stream.origin, head: $0) }
        let ordered = named.sorted { left, right in
            // Of one stream, by size and root.
            left.head.stream == right.head.stream
                ? left.head < right.head : left.origin.utf8.lexicographicallyPrecedes(right.origin.utf8)
        }
        for (origin, head) in ordered {
            bytes.append(lengthAndText: origin)
            bytes.append(bigEndian: head.size)
            head.root.append(to: &bytes)
        }
        self.init(scope: scope, digest: sha256(bytes))
    }
}

extension [UInt8] {
    /// Texts of scopes and origins are far below 64 KiB.
    fileprivate mutating func append(lengthAndText text: String) {
        append(bigEndian: UInt16(text.utf8.count))
        append(contentsOf: text.utf8)
    }
}
