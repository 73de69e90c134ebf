public import Crypto

/// 16 random bytes that the salts of a run of entries come from. Drawn when a tail opens; whoever
/// destroys it destroys every salt that came from it.
@frozen
public struct Seed: Hashable, Sendable {
    public var high, low: UInt64
    @inlinable public init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }
    public static let byteCount = 16
    public static let zero = Seed(high: 0, low: 0)

    @inlinable
    public init(reading bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        let id = RecordID(reading: bytes, at: offset)
        self.init(high: id.high, low: id.low)
    }

    public var bytes: [UInt8] { RecordID(high: high, low: low).bytes }
}

/// Salted commitments to values (`protocol/entry.md`).
///
///     salt       = first 16 bytes of SHA-256(0x03 ‖ seed ‖ milliseconds u64 ‖ counter u16 ‖ ordinal u16)
///     commitment = SHA-256(0x02 ‖ salt ‖ value)
///
/// `ordinal` is the position of the field in its entry. Numbers are big-endian.
public enum Commitment {
    /// The 16 bytes of salt, in the high half of the result.
    @inlinable
    public static func salt(seed: Seed, stamp: Stamp, ordinal: Int) -> (UInt64, UInt64) {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            buffer[0] = 0x03
            buffer.storeBytes(of: seed.high.bigEndian, toByteOffset: 1, as: UInt64.self)
            buffer.storeBytes(of: seed.low.bigEndian, toByteOffset: 9, as: UInt64.self)
            buffer.storeBytes(of: UInt64(bitPattern: stamp.milliseconds).bigEndian, toByteOffset: 17, as: UInt64.self)
            buffer.storeBytes(of: stamp.counter.bigEndian, toByteOffset: 25, as: UInt16.self)
            buffer.storeBytes(of: UInt16(truncatingIfNeeded: ordinal).bigEndian, toByteOffset: 27, as: UInt16.self)
            let digest = sha256(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<29]))
            return (digest.a, digest.b)
        }
    }

    @inlinable
    public static func commit(salt: (UInt64, UInt64), value: UnsafeRawBufferPointer) -> Digest {
        var hasher = SHA256()
        withUnsafeTemporaryAllocation(byteCount: 24, alignment: 8) { buffer in
            buffer[0] = 0x02
            buffer.storeBytes(of: salt.0.bigEndian, toByteOffset: 1, as: UInt64.self)
            buffer.storeBytes(of: salt.1.bigEndian, toByteOffset: 9, as: UInt64.self)
            hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<17]))
        }
        hasher.update(bufferPointer: value)
        return Digest(hasher.finalize())
    }
}
