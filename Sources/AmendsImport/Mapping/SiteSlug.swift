import AmendsLog

/// Makes a site code of any text: letters and digits stay, spaces become `-`. Where other characters
/// had to go, or the code would be too long, eight digits of the text's hash keep different texts apart.
enum SiteSlug {
    /// Leaves room for some of the text and the hash.
    static let maximumPrefixByteCount = 16

    static func code(for text: String, prefix: String) -> SiteCode? {
        if text.isEmpty { return nil }
        var units: [UInt8] = []
        var isExact = true
        for unit in text.utf8 {
            if unit == UInt8(ascii: " ") {
                if units.last != UInt8(ascii: "-") { units.append(UInt8(ascii: "-")) } else { isExact = false }
            } else if SiteCode(String(UnicodeScalar(unit))) != nil && unit < 0x80 {
                units.append(unit)
            } else {
                isExact = false
            }
        }
        let room = SiteCode.maximumByteCount - prefix.utf8.count
        if isExact && units.count <= room { return SiteCode(prefix + String(decoding: units, as: UTF8.self)) }
        let hash = Hexadecimal.text(withUnsafeBytes(of: SourceHash.of(text).bigEndian) { Array($0.prefix(4)) })
        units = Array(units.prefix(room - hash.utf8.count - 1))
        while units.last == UInt8(ascii: "-") { units.removeLast() }
        let separator = units.isEmpty ? "" : "-"
        return SiteCode(prefix + String(decoding: units, as: UTF8.self) + separator + hash)
    }
}
