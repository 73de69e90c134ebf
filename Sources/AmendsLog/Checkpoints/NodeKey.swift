import Crypto

/// A node's Ed25519 key pair (RFC 8032). The private half can be used and not read: whoever stores
/// it has the bytes it was made from.
public struct NodeKey: Sendable, CustomStringConvertible {
    private let key: Curve25519.Signing.PrivateKey
    /// The public half, which is the node's name.
    public let node: NodeID

    public static let byteCount = 32

    /// The key pair of a 32-byte RFC 8032 private key.
    public init(privateKey bytes: [UInt8]) throws(LogError) {
        guard bytes.count == Self.byteCount, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes),
            let node = NodeID(Array(key.publicKey.rawRepresentation))
        else { throw LogError(.keyMalformed, "a node's private key is \(Self.byteCount) bytes, not \(bytes.count)") }
        (self.key, self.node) = (key, node)
    }

    /// 64 bytes of signature over `message`.
    public func sign(_ message: [UInt8]) throws(LogError) -> [UInt8] {
        do { return Array(try key.signature(for: message)) } catch { throw LogError(.signingFailed, "\(error)") }
    }

    /// The public half only.
    public var description: String { node.description }
}

extension NodeID {
    public static let signatureByteCount = 64

    /// Whether `signature` is this node's Ed25519 signature over exactly `message`. False for a
    /// signature of another length and for a name that is no key.
    public func verify(signature: some Collection<UInt8>, of message: [UInt8]) -> Bool {
        guard signature.count == Self.signatureByteCount,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return false }
        return key.isValidSignature(Array(signature), for: message)
    }
}
