public import AmendsLog

/// A cursor over bytes from outside: every read is checked against the end, and nothing traps.
///
/// Numbers of fixed width are big-endian. A varint is LEB128 in its shortest form; a signed number
/// is a varint of its zigzag form (0, −1, 1, −2 …).
@frozen
public struct ByteReader {
    public let bytes: UnsafeRawBufferPointer
    @usableFromInline var position: Int

    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer) { (self.bytes, position) = (bytes, 0) }

    /// How many bytes have been read.
    @inlinable public var offset: Int { position }

    @inlinable public var remaining: Int { bytes.count - offset }
    @inlinable public var isAtEnd: Bool { offset == bytes.count }

    /// Refuses whatever has not been read.
    @inlinable
    public func finish() throws(CodecError) {
        if !isAtEnd { throw CodecError(.trailing, "bytes after the end", at: offset) }
    }

    @inlinable
    public mutating func byte() throws(CodecError) -> UInt8 {
        guard offset < bytes.count else { throw CodecError(.truncated, "byte", at: offset) }
        let value = bytes[position]
        position += 1
        return value
    }

    @inlinable
    public mutating func bigEndian<Number: FixedWidthInteger & BitwiseCopyable>(
        _ type: Number.Type = Number.self
    ) throws(CodecError) -> Number {
        let width = MemoryLayout<Number>.size
        guard remaining >= width else { throw CodecError(.truncated, "number", at: offset) }
        let value = Number(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
        position += width
        return value
    }

    @inlinable
    public mutating func varint() throws(CodecError) -> UInt64 {
        guard offset < bytes.count else { throw CodecError(.truncated, "varint", at: offset) }
        let first = bytes[position]
        if first < 0x80 {
            position += 1
            return UInt64(first)
        }
        return try longVarint()
    }

    @usableFromInline
    mutating func longVarint() throws(CodecError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        var next = position
        while next < bytes.count {
            let byte = bytes[next]
            next += 1
            // The tenth byte holds the 64th bit and nothing else.
            if shift == 63 && byte > 1 { throw CodecError(.overLimit, "varint of more than 64 bits", at: offset) }
            value |= UInt64(byte & 0x7f) &<< shift
            if byte < 0x80 {
                if byte == 0 { throw CodecError(.notCanonical, "varint with a useless last byte", at: offset) }
                position = next
                return value
            }
            shift += 7
        }
        throw CodecError(.truncated, "varint", at: offset)
    }

    /// A count or length that may not exceed `limit`.
    @inlinable
    public mutating func varint(atMost limit: Int, _ subject: StaticString) throws(CodecError) -> Int {
        let start = offset
        let value = try varint()
        guard value <= UInt64(limit) else { throw CodecError(.overLimit, subject, at: start) }
        return Int(value)
    }

    @inlinable
    public mutating func zigzag() throws(CodecError) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: value &>> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// The next `count` bytes, in place.
    @inlinable
    public mutating func bytes(_ count: Int) throws(CodecError) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= remaining else { throw CodecError(.truncated, "bytes", at: offset) }
        let slice = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
        position += count
        return slice
    }

    /// Moves on by `count` bytes, which the caller has seen to be there.
    @inline(__always)
    mutating func skip(_ count: Int) { position += count }

    @inlinable
    public mutating func digest() throws(CodecError) -> Digest {
        guard remaining >= Digest.byteCount else { throw CodecError(.truncated, "digest", at: offset) }
        let value = Digest(reading: bytes, at: offset)
        position += Digest.byteCount
        return value
    }

    @inlinable
    public mutating func record() throws(CodecError) -> RecordID {
        guard remaining >= RecordID.byteCount else { throw CodecError(.truncated, "record id", at: offset) }
        let value = RecordID(reading: bytes, at: offset)
        position += RecordID.byteCount
        return value
    }

    @inlinable
    public mutating func seed() throws(CodecError) -> Seed {
        let value = try record()
        return Seed(high: value.high, low: value.low)
    }
}
