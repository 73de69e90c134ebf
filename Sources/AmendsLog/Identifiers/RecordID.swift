import Crypto

/// The name of a record, 16 bytes: 6 bytes of time and 10 random ones, or derived from a
/// source's own id for imports. Ids are never reused.
@frozen
public struct RecordID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The bytes 0–7 and 8–15, most significant first.
    public var high, low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    public static let byteCount = 16
    public static let zero = RecordID(high: 0, low: 0)

    /// A fresh id: 48 bits of `milliseconds` since 1970, then the low 16 bits of `random.0`
    /// and all of `random.1`.
    public init(milliseconds: Int64, random: (UInt64, UInt64)) {
        self.init(high: UInt64(truncatingIfNeeded: milliseconds) << 16 | random.0 & 0xffff, low: random.1)
    }

    /// The id of a record that came from another system: the first 16 bytes of
    /// SHA-256(0x04 ‖ mapping id ‖ 0x00 ‖ source id), so that importing again finds it again.
    public init(mapping: String, source: String) {
        var hasher = SHA256()
        hasher.update(data: [4])
        hasher.update(data: Array(mapping.utf8))
        hasher.update(data: [0])
        hasher.update(data: Array(source.utf8))
        let digest = Digest(hasher.finalize())
        self.init(high: digest.a, low: digest.b)
    }

    @inlinable
    public init(reading bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        precondition(offset >= 0 && bytes.count - offset >= 16, "a record id needs 16 bytes")
        self.init(
            high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)))
    }

    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        self = Array(bytes).withUnsafeBytes { RecordID(reading: $0) }
    }

    public init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes)
    }

    @inlinable
    public func write(to bytes: UnsafeMutableRawBufferPointer, at offset: Int = 0) {
        precondition(offset >= 0 && bytes.count - offset >= 16, "a record id needs 16 bytes")
        bytes.storeBytes(of: high.bigEndian, toByteOffset: offset, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
    }

    @inlinable
    public func append(to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { buffer in
            write(to: buffer)
            bytes.append(contentsOf: UnsafeRawBufferPointer(buffer))
        }
    }

    public var bytes: [UInt8] {
        var result: [UInt8] = []
        append(to: &result)
        return result
    }

    /// 32 lower-case hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }

    @inlinable
    public static func < (left: RecordID, right: RecordID) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}
