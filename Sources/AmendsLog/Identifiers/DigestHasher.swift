public import Crypto

/// SHA-256 piece by piece, for whoever hashes more than one run of memory.
@frozen
public struct DigestHasher: Sendable {
    @usableFromInline var hasher = SHA256()

    @inlinable public init() {}

    @inlinable
    public mutating func update(_ bytes: UnsafeRawBufferPointer) { hasher.update(bufferPointer: bytes) }

    public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// A number as 8 bytes, big-endian.
    @inlinable
    public mutating func update(_ number: UInt64) { withUnsafeBytes(of: number.bigEndian) { update($0) } }

    @inlinable
    public consuming func finalize() -> Digest { Digest(hasher.finalize()) }
}
