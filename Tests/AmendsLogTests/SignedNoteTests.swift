import AmendsLog
import Testing

@Suite struct SignedNoteTests {
    let key: NodeKey
    let other: NodeKey
    let checkpoint: Checkpoint

    init() throws {
        key = try NodeKey(privateKey: [UInt8](repeating: 1, count: 32))
        other = try NodeKey(privateKey: [UInt8](repeating: 2, count: 32))
        let stream = StreamID(node: key.node, scope: .company, epoch: Epoch(counter: 0, random: 9))
        checkpoint = Checkpoint(stream: stream, size: 3, root: MerkleFrontier(NaiveTree.leaves(3)).root)
    }

    @Test func aSignatureFitsOneKeyAndOneTextOnly() throws {
        let signature = try checkpoint.signature(by: key)
        #expect(signature.count == NodeID.signatureByteCount)
        #expect(checkpoint.isSigned(by: key.node, signature: signature))
        #expect(!checkpoint.isSigned(by: other.node, signature: signature))
        var longer = checkpoint
        longer.size += 1
        #expect(!longer.isSigned(by: key.node, signature: signature))
        for bit in 0..<512 {
            var altered = signature
            altered[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!checkpoint.isSigned(by: key.node, signature: altered), "bit \(bit)")
        }
        #expect(!checkpoint.isSigned(by: key.node, signature: signature.dropLast()))
        #expect(!checkpoint.isSigned(by: key.node, signature: signature + [0]))
        #expect(!checkpoint.isSigned(by: key.node, signature: []))
    }

    @Test func aNameThatIsNoKeyVerifiesNothing() {
        for name in [Digest.zero, Digest(a: .max, b: .max, c: .max, d: .max), sha256([1])] {
            #expect(!NodeID(key: name).verify(signature: [UInt8](repeating: 3, count: 64), of: [1, 2, 3]))
        }
    }

    @Test func aKeyOfAnotherLengthIsRefused() {
        for count in [0, 31, 33, 64] {
            #expect(throws: LogError.self) { try NodeKey(privateKey: [UInt8](repeating: 1, count: count)) }
        }
    }

    @Test func aKeyDoesNotShowItsPrivateHalf() {
        #expect("\(key)" == key.node.description)
        #expect(!"\(key)".contains("01010101"))
    }

    @Test func cosignaturesAreKeptInOrderAndOneForEachKey() throws {
        var note = SignedNote(checkpoint)
        try note.sign(with: key)
        try note.sign(with: other)
        try note.sign(with: key)
        #expect(note.signatures.count == 2)
        #expect(try note.verifiedSigners(among: [other.node, key.node]) == [key.node, other.node])
        #expect(try note.verifiedSigners(among: [other.node]) == [other.node])
        #expect(try SignedNote(encoded: note.encoded) == note)
    }

    @Test func aNoteWithoutSignaturesIsUnsigned() {
        #expect(throws: LogError(.unsigned, "none of 0 signatures is of a known key")) {
            try SignedNote(checkpoint).verifiedSigners(among: [key.node])
        }
    }

    @Test func asManySignaturesAsAllowedAreReadBackAndNoMoreAreAdded() throws {
        var note = SignedNote(checkpoint)
        for number in 0..<SignedNote.maximumSignatures {
            try note.sign(with: try NodeKey(privateKey: [UInt8](repeating: UInt8(number), count: 32)))
        }
        #expect(try SignedNote(encoded: note.encoded) == note)
        let oneMore = try NodeKey(privateKey: [UInt8](repeating: 200, count: 32))
        #expect(throws: LogError.self) { try note.sign(with: oneMore) }
        #expect(note.signatures.count == SignedNote.maximumSignatures)
    }

    @Test func textsThatNoNoteMayHaveAreRefused() {
        func code(_ text: [UInt8]) -> LogError.Code? {
            do { _ = try SignedNote(text: text) } catch { return error.code }
            return nil
        }
        #expect(code(Array("text\n".utf8)) == nil)
        #expect(code([]) == .noteText)
        #expect(code(Array("text".utf8)) == .noteText)
        #expect(code(Array("te\rxt\n".utf8)) == .noteText)
        #expect(code([0xc3, 0x28, 0x0a]) == .noteText)
        #expect(code([UInt8](repeating: 0x0a, count: SignedNote.maximumTextByteCount)) == nil)
        #expect(code([UInt8](repeating: 0x0a, count: SignedNote.maximumTextByteCount + 1)) == .noteTooLong)
    }

    @Test func aTooLongNoteIsRefused() throws {
        var note = SignedNote(checkpoint)
        try note.sign(with: key)
        let limit = SignedNote.maximumByteCount
        #expect(throws: LogError(.noteTooLong, "\(limit + 1) bytes, at most \(limit)")) {
            try SignedNote(encoded: [UInt8](repeating: 0x0a, count: limit + 1))
        }
        let text = [UInt8](repeating: UInt8(ascii: "x"), count: SignedNote.maximumTextByteCount) + [0x0a]
        let lines = note.encoded.dropFirst(note.text.count)
        #expect(throws: LogError(.noteTooLong, "a text of \(text.count) bytes, at most \(text.count - 1)")) {
            try SignedNote(encoded: text + lines)
        }
    }

    /// Whatever a peer sends, the parsers answer and do not trap, and accept only what they write.
    @Test func alteredNotesAreRefusedOrWrittenBackUnchanged() throws {
        var note = SignedNote(checkpoint)
        try note.sign(with: key)
        let bytes = note.encoded
        for position in bytes.indices {
            for value in [UInt8(0), 0x0a, 0x20, 0x2b, 0x3d, 0x41, 0x80, 0xff, bytes[position] ^ 0x20] {
                var altered = bytes
                altered[position] = value
                if let read = try? SignedNote(encoded: altered) { #expect(read.encoded == altered, "byte \(position) as \(value)") }
                let body = Array(altered.prefix(checkpoint.body.count))
                if let read = try? Checkpoint(body: body) { #expect(read.body == body, "byte \(position) as \(value)") }
            }
            var shorter = bytes
            shorter.remove(at: position)
            if let read = try? SignedNote(encoded: shorter) { #expect(read.encoded == shorter, "without byte \(position)") }
            if let read = try? SignedNote(encoded: Array(bytes.prefix(position))) {
                #expect(read.encoded == Array(bytes.prefix(position)), "\(position) bytes")
            }
        }
    }
}
