import AmendsLog

/// What both sides sign to prove their keys (`protocol/session.md`, section 3):
/// SHA-256("amends session 1" ‖ signer u8 ‖ HELLO of the initiator ‖ HELLO of the responder).
///
/// Both nodes and both fresh nonces are in it, so that a signature is of no use in another session,
/// with another peer or as the other side's. HELLO ends where its own lengths say, so the two
/// payloads cannot be divided differently.
struct Transcript: Equatable {
    var initiatorHello: [UInt8]
    var responderHello: [UInt8]

    static let signatureByteCount = 64
    private static let domain = Array("amends session 1".utf8)

    /// The 32 bytes that are signed; the signer is 0 for the initiator and 1 for the responder.
    func message(signedByInitiator: Bool) -> [UInt8] {
        sha256(Self.domain + [signedByInitiator ? 0 : 1] + initiatorHello + responderHello).bytes
    }

    func isSigned(_ signature: [UInt8], by node: NodeID, asInitiator: Bool) -> Bool {
        node.verify(signature: signature, of: message(signedByInitiator: asInitiator))
    }
}
