import AmendsCodec
import AmendsTestSupport
import Foundation
import Testing

/// `protocol/vectors/frame.json`, both ways.
@Suite struct FrameVectorTests {
    private struct Vectors: Decodable {
        struct Frame: Decodable {
            var type: UInt8
            var payload: String
        }
        struct Accepted: Decodable {
            var bytes: String
            var frames: [Frame]
        }
        struct Refused: Decodable {
            var bytes: String
            var fault: String
        }
        var accepted: [Accepted]
        var refused: [Refused]
    }

    private static func bytes(_ text: String) throws -> [UInt8] {
        let digits = Array(text)
        return try stride(from: 0, to: digits.count, by: 2).map { try #require(UInt8(String(digits[$0...$0 + 1]), radix: 16)) }
    }

    @Test func theVectorsDecodeAndEncodeAsWritten() throws {
        let vectors = try VectorFile.read("frame", as: Vectors.self)
        #expect(vectors.accepted.count >= 4)
        for vector in vectors.accepted {
            let frames = try vector.frames.map { Frame(type: $0.type, payload: try Self.bytes($0.payload)) }
            var decoder = FrameDecoder()
            #expect(try decoder.frames(in: Self.bytes(vector.bytes)) == frames)
            #expect(try frames.flatMap(\.encoded) == Self.bytes(vector.bytes))
        }
    }

    @Test func theFaultyVectorsAreRefusedByName() throws {
        let vectors = try VectorFile.read("frame", as: Vectors.self)
        #expect(vectors.refused.count >= 6)
        for vector in vectors.refused {
            var decoder = FrameDecoder()
            do throws(FrameError) {
                _ = try decoder.frames(in: (try? Self.bytes(vector.bytes)) ?? [])
                try decoder.finish()
                Issue.record("\(vector.bytes) was accepted")
            } catch {
                let name =
                    switch error {
                    case .empty: "empty"
                    case .oversized: "oversized"
                    case .truncated: "truncated"
                    }
                #expect(name == vector.fault)
            }
        }
    }
}
