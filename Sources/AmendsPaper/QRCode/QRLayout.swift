/// The figures of ISO/IEC 18004 for versions 1 to 10 at error correction level M.
enum QRLayout {
    static let maximumVersion = 10

    private static let totals = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346]
    private static let corrections = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]
    private static let blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5]
    private static let alignments = [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
    ]

    static func size(of version: Int) -> Int { version * 4 + 17 }
    /// Error correction codewords in each block.
    static func correctionCount(of version: Int) -> Int { corrections[version - 1] }
    static func blockCount(of version: Int) -> Int { blocks[version - 1] }
    static func dataCount(of version: Int) -> Int { totals[version - 1] - blockCount(of: version) * correctionCount(of: version) }
    static func lengthBitCount(of version: Int) -> Int { version < 10 ? 8 : 16 }
    /// Bytes of text.
    static func capacity(of version: Int) -> Int { (dataCount(of: version) * 8 - 4 - lengthBitCount(of: version)) / 8 }
    /// Rows and columns on which alignment patterns lie.
    static func alignmentCenters(of version: Int) -> [Int] { alignments[version - 1] }

    /// Level M and the mask, with their BCH(15,5) code, masked as the standard asks.
    static func formatBits(mask: Int) -> Int {
        // Level M is written as 00.
        var remainder = mask
        for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
        return (mask << 10 | remainder) ^ 0x5412
    }

    /// The version with its BCH(18,6) code; written from version 7 on.
    static func versionBits(_ version: Int) -> Int {
        var remainder = version
        for _ in 0..<12 { remainder = remainder << 1 ^ (remainder >> 11) * 0x1f25 }
        return version << 12 | remainder
    }
}
