/// A text with signatures of one or more keys, as C2SP signed-note has it: the text, an empty line,
/// then a line for each signature. Signatures of keys and algorithms nobody here knows are kept
/// and ignored. A note says nothing until ``verifiedSigners(among:)`` has been asked.
public struct SignedNote: Hashable, Sendable {
    /// UTF-8 without control characters, ended by a newline: what is signed.
    public let text: [UInt8]
    public private(set) var signatures: [NoteSignature]

    /// Most bytes of a text; a checkpoint has 230.
    public static let maximumTextByteCount = 64 * 1024
    /// Most bytes of a note: the longest text and sixteen signatures of the largest kind in use
    /// (about 5,000 bytes, a third more in base64), with room to spare.
    public static let maximumByteCount = 256 * 1024
    /// Most signatures of a note; the specification asks for no fewer than 16.
    public static let maximumSignatures = 64

    /// A note without signatures yet.
    public init(text: [UInt8]) throws(LogError) {
        try Self.check(text, maximumByteCount: Self.maximumTextByteCount)
        (self.text, signatures) = (text, [])
    }

    public init(_ checkpoint: Checkpoint) {
        (text, signatures) = (checkpoint.body, [])
    }

    /// The text read as a checkpoint. That it was signed is another question.
    public func checkpoint() throws(LogError) -> Checkpoint { try Checkpoint(body: text) }
}

/// One signature line of a note.
public struct NoteSignature: Hashable, Sendable {
    public let keyName: String
    /// The first 4 bytes of SHA-256(name ‖ 0x0A ‖ signature type ‖ public key), big-endian.
    public let keyID: UInt32
    /// As many as the key's algorithm gives; 64 for Ed25519.
    public let bytes: [UInt8]

    /// The signature that `node` made over a note's text.
    public init(by node: NodeID, bytes: [UInt8]) {
        (keyName, keyID, self.bytes) = (node.noteKeyName, node.noteKeyID, bytes)
    }

    func isMade(by node: NodeID) -> Bool { keyID == node.noteKeyID && keyName == node.noteKeyName }
}

extension NodeID {
    /// The signature type of Ed25519 over the note's text.
    private static let noteSignatureType: UInt8 = 0x01

    /// `amends/` and the node in hexadecimal.
    public var noteKeyName: String { "amends/\(self)" }

    public var noteKeyID: UInt32 {
        let digest = sha256(Array(noteKeyName.utf8) + [UInt8(ascii: "\n"), Self.noteSignatureType] + bytes)
        return UInt32(truncatingIfNeeded: digest.a >> 32)
    }

    /// The key as other tools want it given: name, key id in hexadecimal, type and key in base64,
    /// joined by `+`.
    public var noteVerifierKey: String {
        let id = withUnsafeBytes(of: noteKeyID.bigEndian) { Hexadecimal.text($0) }
        return "\(noteKeyName)+\(id)+\(String(decoding: Base64.encode([Self.noteSignatureType] + bytes), as: UTF8.self))"
    }
}

// MARK: - Signing and verifying

extension SignedNote {
    /// Adds the signature of `key`, or replaces the one it made before.
    public mutating func sign(with key: NodeKey) throws(LogError) {
        try add(NoteSignature(by: key.node, bytes: try key.sign(text)))
    }

    /// Adds a signature made elsewhere, or replaces the one of the same key. It is not verified.
    public mutating func add(_ signature: NoteSignature) throws(LogError) {
        if let present = signatures.firstIndex(where: { ($0.keyName, $0.keyID) == (signature.keyName, signature.keyID) }) {
            signatures[present] = signature
            return
        }
        guard signatures.count < Self.maximumSignatures else {
            throw LogError(.tooManySignatures, "at most \(Self.maximumSignatures) signatures stand under a note")
        }
        signatures.append(signature)
    }

    /// Those of `known` that signed, in the order of their signatures. Throws `signatureInvalid`
    /// where a known key's signature does not fit the text, and `unsigned` where there is none.
    public func verifiedSigners(among known: some Collection<NodeID>) throws(LogError) -> [NodeID] {
        var signers: [NodeID] = []
        for signature in signatures {
            guard let node = known.first(where: signature.isMade(by:)) else { continue }
            guard node.verify(signature: signature.bytes, of: text) else {
                throw LogError(.signatureInvalid, "the signature of \(signature.keyName) does not fit the text")
            }
            if !signers.contains(node) { signers.append(node) }
        }
        guard !signers.isEmpty else { throw LogError(.unsigned, "none of \(signatures.count) signatures is of a known key") }
        return signers
    }
}

// MARK: - Bytes

extension SignedNote {
    /// The note as it is stored and sent.
    public var encoded: [UInt8] {
        var bytes = text + [Self.newline]
        for signature in signatures {
            bytes += NoteSignature.dash + Array(signature.keyName.utf8) + [UInt8(ascii: " ")]
            bytes += Base64.encode(withUnsafeBytes(of: signature.keyID.bigEndian) { Array($0) } + signature.bytes)
            bytes.append(Self.newline)
        }
        return bytes
    }

    /// Reads a note with at least one signature line.
    public init(encoded: [UInt8]) throws(LogError) {
        try Self.check(encoded, maximumByteCount: Self.maximumByteCount)
        // The last empty line parts the text from the signatures: the text may have empty lines too.
        let breaks = encoded.indices.dropLast().last { encoded[$0] == Self.newline && encoded[$0 + 1] == Self.newline }
        guard let breaks, breaks + 2 < encoded.count else {
            throw LogError(.noteShape, "no empty line with signatures after it")
        }
        guard breaks < Self.maximumTextByteCount else {
            throw LogError(.noteTooLong, "a text of \(breaks + 1) bytes, at most \(Self.maximumTextByteCount)")
        }
        let lines = encoded[(breaks + 2)...].dropLast().split(separator: Self.newline, maxSplits: Self.maximumSignatures)
        guard lines.count <= Self.maximumSignatures else {
            throw LogError(.tooManySignatures, "more than \(Self.maximumSignatures) signatures")
        }
        var signatures: [NoteSignature] = []
        for line in lines { signatures.append(try NoteSignature(line: line)) }
        (text, self.signatures) = (Array(encoded[...breaks]), signatures)
    }

    private static let newline = UInt8(ascii: "\n")

    private static func check(_ text: [UInt8], maximumByteCount: Int) throws(LogError) {
        guard text.count <= maximumByteCount else {
            throw LogError(.noteTooLong, "\(text.count) bytes, at most \(maximumByteCount)")
        }
        guard text.last == newline else { throw LogError(.noteText, "no newline at the end") }
        guard text.allSatisfy({ $0 >= 0x20 || $0 == newline }) else { throw LogError(.noteText, "a control character") }
        // Decoding repairs what is not UTF-8, and so changes it.
        guard String(decoding: text, as: UTF8.self).utf8.elementsEqual(text) else { throw LogError(.noteText, "not UTF-8") }
    }
}

extension NoteSignature {
    fileprivate static let dash = Array("— ".utf8)

    fileprivate init(line: ArraySlice<UInt8>) throws(LogError) {
        func refuse(_ reason: String) -> LogError {
            LogError(.noteSignatureLine, "\(reason): \(String(decoding: line.prefix(200), as: UTF8.self).debugDescription)")
        }
        guard line.starts(with: Self.dash) else { throw refuse("no dash and space at the beginning") }
        let parts = line.dropFirst(Self.dash.count).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw refuse("not a name and a signature") }
        let name = String(decoding: parts[0], as: UTF8.self)
        guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0 == "+" || $0.properties.isWhitespace }) else {
            throw refuse("not the name of a key")
        }
        guard let bytes = Base64.decode(parts[1]), bytes.count > 4 else { throw refuse("not a signature in base64") }
        keyName = name
        keyID = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        self.bytes = Array(bytes.dropFirst(4))
    }
}
