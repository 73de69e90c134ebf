import AmendsLog

/// Writes the bytes of a state into memory that its caller measured. Numbers are LEB128; signed
/// ones are folded to unsigned first (0, −1, 1, −2 …).
struct StateWriter {
    private let bytes: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ bytes: UnsafeMutableRawBufferPointer) { self.bytes = bytes }

    @inline(__always)
    mutating func byte(_ value: UInt8) {
        bytes[count] = value
        count += 1
    }

    @inline(__always)
    mutating func number(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            byte(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        byte(UInt8(truncatingIfNeeded: rest))
    }

    @inline(__always)
    mutating func signed(_ value: Int64) { number(UInt64(bitPattern: value << 1 ^ value >> 63)) }

    mutating func append(_ content: UnsafeRawBufferPointer) {
        UnsafeMutableRawBufferPointer(rebasing: bytes[count..<count + content.count]).copyMemory(from: content)
        count += content.count
    }

    mutating func append(_ record: RecordID) {
        record.write(to: bytes, at: count)
        count += RecordID.byteCount
    }

    mutating func append(_ digest: Digest) {
        digest.write(to: bytes, at: count)
        count += Digest.byteCount
    }
}
