/// Base64 of RFC 4648, section 4, with padding. Only the canonical form of any bytes is read.
public enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    /// The ASCII digits that stand for `bytes`.
    public static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var (bits, bitCount): (UInt32, Int) = (0, 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                result.append(digits[Int(bits >> UInt32(bitCount) & 63)])
            }
        }
        if bitCount > 0 { result.append(digits[Int(bits << UInt32(6 - bitCount) & 63)]) }
        while result.count % 4 != 0 { result.append(padding) }
        return result
    }

    /// Nil for any other character, a wrong length, missing padding, and bits set beyond the last byte.
    public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        let units = Array(text)
        guard units.count % 4 == 0 else { return nil }
        let paddingCount = units.suffix(2).reversed().prefix { $0 == padding }.count
        var result: [UInt8] = []
        result.reserveCapacity(units.count / 4 * 3)
        var (bits, bitCount): (UInt32, Int) = (0, 0)
        for unit in units.dropLast(paddingCount) {
            guard let value = value(unit) else { return nil }
            bits = bits << 6 | value
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
            }
        }
        guard bits & (1 << UInt32(bitCount) - 1) == 0 else { return nil }
        return result
    }

    private static func value(_ unit: UInt8) -> UInt32? {
        switch unit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(unit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(unit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(unit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
