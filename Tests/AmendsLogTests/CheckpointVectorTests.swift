import AmendsLog
import AmendsTestSupport
import Testing

/// `protocol/vectors/checkpoint.json`, made by the Python script beside `tree.json`.
@Suite struct CheckpointVectorTests {
    struct Content: Decodable {
        struct Key: Decodable { let privateKey, node, keyName, keyID, verifierKey: String }
        struct Signed: Decodable {
            let node, scope, random, root, body, signature, note: String
            let counter: UInt32
            let size: UInt64
        }
        struct Note: Decodable {
            let why, note: String
            let signers: [String]?
            let code: String?
        }
        struct RefusedBody: Decodable { let code, why, body: String }
        struct RefusedNote: Decodable { let code, why, note: String }

        let keys: [Key]
        let checkpoints: [Signed]
        let notes: [Note]
        let refusedBodies: [RefusedBody]
        let refusedNotes: [RefusedNote]
    }

    let content: Content
    let keys: [NodeKey]

    init() throws {
        content = try VectorFile.read("checkpoint")
        keys = try content.keys.map { try NodeKey(privateKey: try #require(Hexadecimal.bytes($0.privateKey))) }
    }

    @Test func keysAgree() {
        #expect(keys.count == 2)
        for (key, vector) in zip(keys, content.keys) {
            #expect(key.node.description == vector.node)
            #expect(key.node.noteKeyName == vector.keyName)
            #expect(Hexadecimal.text(withUnsafeBytes(of: key.node.noteKeyID.bigEndian) { Array($0) }) == vector.keyID)
            #expect(key.node.noteVerifierKey == vector.verifierKey)
        }
    }

    @Test func checkpointsAreWrittenReadAndSignedAlike() throws {
        #expect(!content.checkpoints.isEmpty)
        for vector in content.checkpoints {
            let node = try #require(NodeID(hexadecimal: vector.node))
            let random = try #require(UInt64(vector.random, radix: 16))
            let scope = try #require(Scope(vector.scope))
            let checkpoint = Checkpoint(
                stream: StreamID(node: node, scope: scope, epoch: Epoch(counter: vector.counter, random: random)),
                size: vector.size, root: try TreeVectorTests.digest(vector.root))
            let signature = try #require(Hexadecimal.bytes(vector.signature))
            let key = try #require(keys.first { $0.node == node })

            #expect(String(decoding: checkpoint.body, as: UTF8.self) == vector.body)
            #expect(try Checkpoint(body: Array(vector.body.utf8)) == checkpoint)
            #expect(checkpoint.isSigned(by: node, signature: signature))
            #expect(checkpoint.isSigned(by: node, signature: try checkpoint.signature(by: key)))

            var note = SignedNote(checkpoint)
            try note.add(NoteSignature(by: node, bytes: signature))
            #expect(String(decoding: note.encoded, as: UTF8.self) == vector.note)
            let read = try SignedNote(encoded: Array(vector.note.utf8))
            #expect(read == note)
            #expect(try read.verifiedSigners(among: [node]) == [node])
            #expect(try read.checkpoint() == checkpoint)
            #if os(Linux)
                // RFC 8032 signatures are a function of key and message; CryptoKit adds random bytes.
                #expect(try key.sign(checkpoint.body) == signature)
            #endif
        }
    }

    @Test func notesAreVerifiedAlikeAndWrittenBackUnchanged() throws {
        #expect(!content.notes.isEmpty)
        for vector in content.notes {
            let note = try SignedNote(encoded: Array(vector.note.utf8))
            #expect(String(decoding: note.encoded, as: UTF8.self) == vector.note)
            do {
                let signers = try note.verifiedSigners(among: keys.map(\.node))
                #expect(signers.map(\.description) == vector.signers, "\(vector.why)")
            } catch {
                #expect(error.code.rawValue == vector.code, "\(vector.why)")
            }
        }
    }

    @Test func malformedBodiesAreRefusedForTheRightReason() {
        #expect(!content.refusedBodies.isEmpty)
        for vector in content.refusedBodies {
            do {
                _ = try Checkpoint(body: Array(vector.body.utf8))
                Issue.record("accepted: \(vector.why)")
            } catch {
                #expect(error.code.rawValue == vector.code, "\(vector.why)")
            }
        }
    }

    @Test func malformedNotesAreRefusedForTheRightReason() {
        #expect(!content.refusedNotes.isEmpty)
        for vector in content.refusedNotes {
            do {
                _ = try SignedNote(encoded: Array(vector.note.utf8))
                Issue.record("accepted: \(vector.why)")
            } catch {
                #expect(error.code.rawValue == vector.code, "\(vector.why)")
            }
        }
    }
}
