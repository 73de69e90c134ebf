import AmendsLog

/// HEADS, which the initiator sends: proof of its key, and one digest for each shared scope in
/// which it holds anything.
///
///     64   signature of the transcript
///     u16  number of scopes, at most SyncLimits.maximumScopeCount; for each, ascending:
///            scope name · 32 digest
struct Heads: Equatable {
    var signature: [UInt8]
    var digests: [ScopeDigest]

    func payload(_ names: ScopeNames) -> [UInt8] {
        var bytes = signature
        bytes.append(bigEndian: UInt16(digests.count))
        for digest in digests {
            names.append(digest.scope, to: &bytes)
            digest.digest.append(to: &bytes)
        }
        return bytes
    }

    init(signature: [UInt8], digests: [ScopeDigest]) { (self.signature, self.digests) = (signature, digests) }

    init(_ payload: [UInt8], _ names: ScopeNames) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        signature = Array(try reader.take(Transcript.signatureByteCount, "signature"))
        let count: UInt16 = try reader.integer("number of scopes")
        guard count <= SyncLimits.maximumScopeCount else { throw MalformedMessage("it lists \(count) scopes") }
        digests = []
        for _ in 0..<count {
            let scope = try names.read(&reader)
            if let last = digests.last, !Scope.precedesInSession(last.scope, scope) {
                throw MalformedMessage("its scopes do not ascend")
            }
            digests.append(ScopeDigest(scope: scope, digest: try reader.digest("digest")))
        }
        try reader.finish()
    }
}

/// DIFFERENCES, the responder's answer to HEADS: proof of its key, and all its streams of the
/// scopes whose digests differ.
///
///     64   signature of the transcript
///     …    a stream list
struct Differences: Equatable {
    var signature: [UInt8]
    var list: StreamList

    func payload(_ names: ScopeNames) -> [UInt8] {
        var bytes = signature
        list.append(to: &bytes, names)
        return bytes
    }

    init(signature: [UInt8], list: StreamList) { (self.signature, self.list) = (signature, list) }

    init(_ payload: [UInt8], _ names: ScopeNames) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        signature = Array(try reader.take(Transcript.signatureByteCount, "signature"))
        list = try StreamList(&reader, names)
        try reader.finish()
    }
}
