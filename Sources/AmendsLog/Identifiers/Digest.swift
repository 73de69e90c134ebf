public import Crypto

/// A SHA-256 value: a leaf, a tree root, a commitment. Kept as four words so that it lies
/// in arrays without a heap object of its own.
@frozen
public struct Digest: Hashable, Sendable, Comparable {
    /// The 32 bytes, first byte in the highest bits of `a`.
    public var a, b, c, d: UInt64

    @inlinable
    public init(a: UInt64, b: UInt64, c: UInt64, d: UInt64) {
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
    }

    public static let zero = Digest(a: 0, b: 0, c: 0, d: 0)
    public static let byteCount = 32

    /// Reads 32 bytes from `bytes` at `offset`; the caller has checked that they are there.
    @inlinable
    public init(reading bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        precondition(offset >= 0 && bytes.count - offset >= 32, "a digest needs 32 bytes")
        self.init(
            a: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
            b: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)),
            c: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)),
            d: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)))
    }

    /// Nil unless `bytes` holds exactly 32.
    @inlinable
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self = Array(bytes).withUnsafeBytes { Digest(reading: $0) }
    }

    @inlinable
    public init(_ digest: SHA256.Digest) {
        self = digest.withUnsafeBytes { Digest(reading: $0) }
    }

    /// Writes the 32 bytes at `offset` of `bytes`.
    @inlinable
    public func write(to bytes: UnsafeMutableRawBufferPointer, at offset: Int = 0) {
        precondition(offset >= 0 && bytes.count - offset >= 32, "a digest needs 32 bytes")
        bytes.storeBytes(of: a.bigEndian, toByteOffset: offset, as: UInt64.self)
        bytes.storeBytes(of: b.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
        bytes.storeBytes(of: c.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
        bytes.storeBytes(of: d.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
    }

    @inlinable
    public func append(to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            write(to: buffer)
            bytes.append(contentsOf: UnsafeRawBufferPointer(buffer))
        }
    }

    public var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(32)
        append(to: &result)
        return result
    }

    @inlinable
    public static func < (left: Digest, right: Digest) -> Bool {
        if left.a != right.a { return left.a < right.a }
        if left.b != right.b { return left.b < right.b }
        if left.c != right.c { return left.c < right.c }
        return left.d < right.d
    }
}

extension Digest: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }
}

/// SHA-256 over raw memory, without an intermediate copy.
@inlinable
public func sha256(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return Digest(hasher.finalize())
}

public func sha256(_ bytes: [UInt8]) -> Digest { bytes.withUnsafeBytes { sha256($0) } }
