/// The encodings a file may be in. A byte order mark at its start counts for more than the mapping.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// Little or big endian, as the mark says; without one, as the first character does.
    case utf16 = "utf-16"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case gb18030 = "gb18030"
    case windows1252 = "windows-1252"

    /// The name iconv knows it by; nil where nothing needs converting.
    var converterName: String? {
        switch self {
        case .utf8: nil
        case .utf16, .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        case .windows1252: "CP1252"
        }
    }

    /// Bytes to pass over where no character starts.
    var unitByteCount: Int {
        switch self {
        case .utf16, .utf16LittleEndian, .utf16BigEndian: 2
        default: 1
        }
    }

    /// Longest byte order mark.
    static let maximumMarkByteCount = 4

    /// The encoding of a file that starts with `bytes`, and the length of its mark.
    static func detect(_ bytes: some Collection<UInt8>, named: TextEncoding) -> (encoding: TextEncoding, markByteCount: Int) {
        let start = Array(bytes.prefix(maximumMarkByteCount))
        if start.starts(with: [0xef, 0xbb, 0xbf]) { return (.utf8, 3) }
        if start.starts(with: [0xff, 0xfe]) { return (.utf16LittleEndian, 2) }
        if start.starts(with: [0xfe, 0xff]) { return (.utf16BigEndian, 2) }
        if start == [0x84, 0x31, 0x95, 0x33] { return (.gb18030, 4) }
        // The first character of a header is hardly ever one above U+00FF.
        if named == .utf16 { return (start.first == 0 ? .utf16BigEndian : .utf16LittleEndian, 0) }
        return (named, 0)
    }
}
