/// A QR code (ISO/IEC 18004) of a short text: byte mode, error correction level M, versions 1 to 10.
/// Printed beside a case number, so that a scanner finds the case again.
public struct QRCode: Sendable, Equatable {
    /// 1 … 10.
    public let version: Int
    /// The mask pattern chosen, 0 … 7.
    public let mask: Int
    /// Dark modules, row by row.
    let modules: [Bool]

    /// Modules on one side.
    public var size: Int { QRLayout.size(of: version) }

    public func isDark(row: Int, column: Int) -> Bool { modules[row * size + column] }

    /// The longest text that fits, bytes of UTF-8.
    public static let maximumByteCount = QRLayout.capacity(of: QRLayout.maximumVersion)

    /// Nil for a text longer than ``maximumByteCount``.
    public init?(_ text: String) { self.init(text, mask: nil) }

    /// With the mask pattern given, or the one that reads best.
    init?(_ text: String, mask chosen: Int?) {
        let bytes = Array(text.utf8)
        guard let version = (1...QRLayout.maximumVersion).first(where: { QRLayout.capacity(of: $0) >= bytes.count }) else { return nil }
        var best: (mask: Int, penalty: Int, grid: QRGrid)?
        var blank = QRGrid(version: version)
        blank.place(Self.codewords(of: bytes, version: version))
        for mask in 0..<8 where chosen.map({ $0 == mask }) ?? true {
            var grid = blank
            grid.apply(mask: mask)
            let penalty = grid.penalty
            if best.map({ penalty < $0.penalty }) ?? true { best = (mask, penalty, grid) }
        }
        guard let best else { return nil }
        (self.version, mask, modules) = (version, best.mask, best.grid.modules)
    }

    /// The data codewords followed by their error correction, interleaved over the blocks.
    static func codewords(of bytes: [UInt8], version: Int) -> [UInt8] {
        let data = dataCodewords(of: bytes, version: version)
        let blockCount = QRLayout.blockCount(of: version)
        let correctionCount = QRLayout.correctionCount(of: version)
        // The first blocks are one codeword shorter where they can't all be equal.
        let shortLength = data.count / blockCount
        let shortBlocks = blockCount - data.count % blockCount
        var blocks: [[UInt8]] = []
        var start = 0
        for block in 0..<blockCount {
            let length = shortLength + (block < shortBlocks ? 0 : 1)
            blocks.append(Array(data[start..<start + length]))
            start += length
        }
        let code = ReedSolomon(correctionCount: correctionCount)
        let corrections = blocks.map(code.correction)
        var result: [UInt8] = []
        for index in 0...shortLength {
            for block in blocks where index < block.count { result.append(block[index]) }
        }
        for index in 0..<correctionCount {
            for correction in corrections { result.append(correction[index]) }
        }
        return result
    }

    /// Mode, length, bytes, terminator and padding.
    static func dataCodewords(of bytes: [UInt8], version: Int) -> [UInt8] {
        let count = QRLayout.dataCount(of: version)
        var bits: [Bool] = []
        func append(_ value: Int, bitCount: Int) {
            for bit in stride(from: bitCount - 1, through: 0, by: -1) { bits.append(value >> bit & 1 == 1) }
        }
        append(0b0100, bitCount: 4)
        append(bytes.count, bitCount: QRLayout.lengthBitCount(of: version))
        for byte in bytes { append(Int(byte), bitCount: 8) }
        append(0, bitCount: min(4, count * 8 - bits.count))
        append(0, bitCount: (8 - bits.count % 8) % 8)
        var result = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        while result.count < count { result.append((result.count - bits.count / 8).isMultiple(of: 2) ? 0xec : 0x11) }
        return result
    }
}
