import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Foundation
import Testing

@testable import AmendsSync

/// `protocol/vectors/session.json`: a whole session, both ways. `AMENDS_WRITE_VECTORS=1 swift test
/// --filter SessionVectorTests` writes it anew, after a change of the protocol.
@Suite struct SessionVectorTests {
    private struct Vector: Codable, Equatable {
        var initiator: Side
        var responder: Side
        var transcript: [Message]
    }

    private struct Side: Codable, Equatable {
        /// The seed of the Ed25519 key, and the key.
        var secret: String
        var node: String
        var role: UInt8
        var site: String
        var readable: UInt8
        var nonce: String
        var wallMilliseconds: Int64
        var credit: Int
        var streams: [Stream]
    }

    private struct Stream: Codable, Equatable {
        var origin: String
        var size: UInt64
        var root: String
        /// The whole line as one segment.
        var segment: String
    }

    private struct Message: Codable, Equatable {
        var from: String
        var name: String
        var frame: String
    }

    private static func nodes() -> (FakeNode, FakeNode) {
        var (store, headOffice) = chain()
        (store.entriesPerSegment, headOffice.entriesPerSegment) = (10, 10)
        store.append(["first", "second"].map { Array($0.utf8) }, to: store.stream(site("S012")))
        headOffice.append(["policy"].map { Array($0.utf8) }, to: headOffice.stream(.company))
        // Equal; longer at the store; with a line of its own on either side.
        let streams = (0...2).map { store.stream(.log(store.signer.node), epoch: $0) }
        for stream in streams {
            store.append([[1]], to: stream)
            headOffice.append([[1]], to: stream)
        }
        store.append([[2]], to: streams[1])
        store.append([[3], [4]], to: streams[2])
        headOffice.append([[5], [6]], to: streams[2])
        return (store, headOffice)
    }

    private static func side(_ node: FakeNode, _ secret: UInt8, _ number: Int) -> Side {
        Side(
            secret: Hexadecimal.text([UInt8](repeating: secret, count: 32)), node: node.signer.node.description,
            role: node.party.role.rawValue, site: node.party.site?.text ?? "", readable: node.party.readable.rawValue,
            nonce: Hexadecimal.text([0, 0, 0, 0, 0, 0, 0, number == 0 ? 0xa0 : 0xb0, 0, 0, 0, 0, 0, 0, 0, 1]),
            wallMilliseconds: Conversation.wallMilliseconds[number] + (number == 0 ? 0 : 200), credit: 8 << 20,
            streams: node.heads.map { head in
                Stream(
                    origin: head.stream.origin, size: head.size, root: head.root.description,
                    segment: Hexadecimal.text(FakeNode.segment(of: node.logs[head.stream] ?? [], 0..<Int(head.size))))
            })
    }

    private static func replay() -> Vector {
        let (store, headOffice) = nodes()
        var conversation = Conversation(store, headOffice)
        conversation.run()
        #expect(conversation.hasFinished)
        return Vector(
            initiator: side(store, 1, 0), responder: side(headOffice, 2, 1),
            transcript: conversation.transcript.map { number, frame in
                Message(
                    from: number == 0 ? "initiator" : "responder", name: MessageType(rawValue: frame.type)?.name ?? "",
                    frame: Hexadecimal.text(frame.encoded))
            })
    }

    private static func written() throws -> Vector { try VectorFile.read("session", orWrite: replay) }

    @Test func replayingTheSessionGivesTheSameBytes() throws {
        #expect(try Self.replay() == Self.written())
    }

    @Test func theWrittenFramesDecodeToMessagesThatEncodeTheSame() throws {
        let (store, headOffice) = Self.nodes()
        let names = ScopeNames(initiator: store.party, responder: headOffice.party)
        let messages = try Self.written().transcript
        #expect(Set(messages.map(\.name)) == ["HELLO", "HEADS", "DIFFERENCES", "STREAMS", "EXTENDS", "LADDER", "HELD", "SEGMENT", "ACK", "DONE", "BYE"])
        for message in messages {
            var decoder = FrameDecoder()
            let frame = try #require(try decoder.frames(in: Hexadecimal.bytes(message.frame) ?? []).first)
            try decoder.finish()
            let payload: [UInt8] =
                switch try #require(MessageType(rawValue: frame.type)) {
                case .hello: try Hello(frame.payload).payload
                case .heads: try Heads(frame.payload, names).payload(names)
                case .differences: try Differences(frame.payload, names).payload(names)
                case .streams: try StreamList(frame.payload, names).payload(names)
                case .segment: try SegmentMessage(frame.payload).payload
                case .acknowledgement: try Acknowledgement(frame.payload).payload
                case .refused: try RefusedMessage(frame.payload).payload
                case .extends: try ExtendsMessage(frame.payload).payload
                case .ladder: try LadderMessage(frame.payload).payload
                case .held: try HeldMessage(frame.payload).payload
                case .error: try ErrorMessage(frame.payload).payload
                case .done, .bye: []
                }
            #expect(Hexadecimal.text(Frame(type: frame.type, payload: payload).encoded) == message.frame)
        }
    }
}
