/// FNV-1a, 64 bits, of a source id: which part of a divided file a case belongs to, and whether its
/// row was seen. Not a secret and not for signatures.
enum SourceHash {
    static func of(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }
}
