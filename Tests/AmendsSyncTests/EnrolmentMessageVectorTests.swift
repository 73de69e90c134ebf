import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@testable import AmendsSync

/// `protocol/vectors/enrolment-messages.json`. `AMENDS_WRITE_VECTORS=1 swift test --filter
/// EnrolmentMessageVectorTests` writes it anew.
@Suite struct EnrolmentMessageVectorTests {
    private struct Vectors: Codable {
        /// Of the applicant: the seed of its Ed25519 key, and the key.
        var secretKey: String
        var node: String
        var nonce: String
        /// What JOIN and RENEW sign; certificates and requests are plain test bytes here.
        var joinStatement: String
        var renewStatement: String
        var messages: [Message]
        var refused: [Refused]
    }

    private struct Message: Codable {
        var name: String
        var frame: String
    }

    private struct Refused: Codable {
        var fault: String
        var frame: String
    }

    private static let nonce = Digest(a: 0x0102, b: 0x0304, c: 0x0506, d: 0x0708)
    private static let invited = EnrolmentMessage.Invited(secret: [UInt8](1...10), role: nil, site: nil)

    private static func application() -> EnrolmentMessage.Application {
        EnrolmentMessage.Application(
            node: FakeSigner(seed: 3).node, wallMilliseconds: 1_790_000_000_000, request: [0x30, 0x03, 0x02, 0x01, 0x05])
    }

    private static func make() throws -> Vectors {
        let signer = FakeSigner(seed: 3)
        let statements = (
            EnrolmentMessage.statement(nonce: nonce, application(), invited), EnrolmentMessage.statement(nonce: nonce, application(), nil)
        )
        var (joining, renewing) = (application(), application())
        joining.signature = try signer.sign(statements.0)
        renewing.signature = try signer.sign(statements.1)
        let messages: [(String, EnrolmentMessage)] = [
            ("ASK", .ask(versions: 1...1)), ("CHALLENGE", .challenge(version: 1, nonce: nonce)), ("JOIN", .join(joining, invited)),
            ("RENEW", .renew(renewing)), ("ADMITTED", .admitted(EnrolmentMessageTests.admission)),
            ("DECLINED", .declined(.init(.expired, "ask head office for another"))),
        ]
        func changed(_ number: Int, _ change: (inout [UInt8]) -> Void) -> String {
            var payload = messages[number].1.frame.payload
            change(&payload)
            return Hexadecimal.text(Frame(type: messages[number].1.frame.type, payload: payload).encoded)
        }
        return Vectors(
            secretKey: Hexadecimal.text([UInt8](repeating: 3, count: 32)), node: signer.node.description, nonce: nonce.description,
            joinStatement: Hexadecimal.text(statements.0), renewStatement: Hexadecimal.text(statements.1),
            messages: messages.map { Message(name: $0, frame: Hexadecimal.text($1.frame.encoded)) },
            refused: [
                Refused(fault: "lowest version above highest", frame: changed(0) { $0[1] = 2 }),
                Refused(fault: "nonce cut short", frame: changed(1) { $0.removeLast() }),
                Refused(fault: "no such role", frame: changed(2) { $0[10] = 4 }),
                Refused(fault: "wall time beyond 48 bits", frame: changed(2) { $0[44] = 1 }),
                Refused(fault: "request of no bytes", frame: changed(3) { $0.replaceSubrange(40..<47, with: [0, 0]) }),
                Refused(fault: "request over its limit", frame: changed(3) { $0.replaceSubrange(40..<42, with: [0x10, 0x01]) }),
                Refused(fault: "a byte after its end", frame: changed(3) { $0.append(0) }),
                Refused(fault: "seventeen head offices", frame: changed(4) { $0[7] = 17 }),
                Refused(fault: "text with a line end", frame: changed(5) { $0[5] = 0x0a }),
            ])
    }

    @Test func everyMessageIsReadAndWrittenAsTheVectorsSay() throws {
        let vectors: Vectors = try VectorFile.read("enrolment-messages", orWrite: Self.make)
        for vector in vectors.messages {
            let frame = try Self.frame(vector.frame)
            #expect(Hexadecimal.text(try EnrolmentMessage(frame).frame.encoded) == vector.frame, "\(vector.name)")
        }
        for vector in vectors.refused {
            #expect(throws: SyncError.self, "\(vector.fault)") { try EnrolmentMessage(Self.frame(vector.frame)) }
        }
    }

    @Test func whatIsSignedIsWhatTheVectorsSay() throws {
        let vectors: Vectors = try VectorFile.read("enrolment-messages", orWrite: Self.make)
        let node = try #require(NodeID(hexadecimal: vectors.node))
        let nonce = try #require(Hexadecimal.bytes(vectors.nonce).flatMap { Digest($0) })
        for vector in vectors.messages {
            switch try EnrolmentMessage(Self.frame(vector.frame)) {
            case .join(let application, let invited):
                let statement = EnrolmentMessage.statement(nonce: nonce, application, invited)
                #expect(Hexadecimal.text(statement) == vectors.joinStatement)
                #expect(node.verify(signature: application.signature, of: statement))
            case .renew(let application):
                let statement = EnrolmentMessage.statement(nonce: nonce, application, nil)
                #expect(Hexadecimal.text(statement) == vectors.renewStatement)
                #expect(node.verify(signature: application.signature, of: statement))
            default: break
            }
        }
    }

    private static func frame(_ text: String) throws -> Frame {
        let bytes = try #require(Hexadecimal.bytes(text))
        return Frame(type: bytes[4], payload: Array(bytes[5...]))
    }
}
