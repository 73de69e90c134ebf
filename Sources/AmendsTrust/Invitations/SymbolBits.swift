/// Writes numbers into symbols of five bits, most significant bit first.
struct SymbolWriter {
    private(set) var symbols: [UInt8] = []
    private var pending: UInt32 = 0
    private var pendingCount = 0

    mutating func append(_ value: UInt64, bitCount: Int) {
        for shift in stride(from: bitCount - 1, through: 0, by: -1) {
            pending = pending << 1 | UInt32(truncatingIfNeeded: value >> UInt64(shift) & 1)
            pendingCount += 1
            if pendingCount == 5 { flush() }
        }
    }

    mutating func append(_ bytes: [UInt8]) { for byte in bytes { append(UInt64(byte), bitCount: 8) } }

    /// Fills the last symbol with zero bits.
    mutating func finish() -> [UInt8] {
        if pendingCount > 0 { append(0, bitCount: 5 - pendingCount) }
        return symbols
    }

    private mutating func flush() {
        symbols.append(UInt8(pending))
        (pending, pendingCount) = (0, 0)
    }
}

/// Reads what ``SymbolWriter`` wrote.
struct SymbolReader {
    private let symbols: [UInt8]
    private var position = 0

    init(_ symbols: [UInt8]) { self.symbols = symbols }

    var remainingBitCount: Int { symbols.count * 5 - position }

    /// Nil where so many bits are not left.
    mutating func number(bitCount: Int) -> UInt64? {
        guard bitCount <= remainingBitCount else { return nil }
        var value: UInt64 = 0
        for _ in 0..<bitCount {
            value = value << 1 | UInt64(symbols[position / 5] >> UInt8(4 - position % 5) & 1)
            position += 1
        }
        return value
    }

    mutating func bytes(count: Int) -> [UInt8]? {
        guard count * 8 <= remainingBitCount else { return nil }
        return (0..<count).map { _ in UInt8(number(bitCount: 8) ?? 0) }
    }
}
