/// What ``ByteReader`` reads, written.
extension [UInt8] {
    @inlinable
    public mutating func append<Number: FixedWidthInteger>(bigEndian value: Number) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    @inlinable
    public mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// A count or length; never negative.
    @inlinable
    public mutating func append(varint value: Int) { append(varint: UInt64(value)) }

    @inlinable
    public mutating func append(zigzag value: Int64) { append(varint: Varint.zigzag(value)) }
}

/// Sizes and forms of variable-length numbers.
public enum Varint {
    /// 0, −1, 1, −2 … as 0, 1, 2, 3 …
    @inlinable
    public static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value &<< 1) ^ (value &>> 63)) }

    /// How many bytes `value` takes, 1…10.
    @inlinable
    public static func byteCount(_ value: UInt64) -> Int { (70 - (value | 1).leadingZeroBitCount) / 7 }
}
