import AmendsCodec
import AmendsTestSupport
import Testing

@Suite struct FrameTests {
    @Test func aFrameIsItsLengthItsTypeAndItsPayload() {
        #expect(Frame(type: 7, payload: [1, 2, 3]).encoded == [0, 0, 0, 4, 7, 1, 2, 3])
        #expect(Frame(type: 9).encoded == [0, 0, 0, 1, 9])
    }

    @Test(arguments: 0..<40 as Range<UInt64>) func framesSurviveAnyCutting(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let frames = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            Frame(
                type: .random(in: 0...255, using: &random),
                payload: (0..<Int.random(in: 0...300, using: &random)).map { _ in .random(in: 0...255, using: &random) })
        }
        var rest = frames.flatMap(\.encoded)[...]
        var decoder = FrameDecoder()
        var found: [Frame] = []
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...50, using: &random))
            rest = rest.dropFirst(piece.count)
            found += try decoder.frames(in: Array(piece))
        }
        try decoder.finish()
        #expect(found == frames, "seed \(seed)")
    }

    @Test func theLargestFramePassesAndOneByteMoreIsRefused() throws {
        let largest = Frame(type: 1, payload: [UInt8](repeating: 5, count: Frame.maximumPayloadByteCount))
        var decoder = FrameDecoder()
        #expect(try decoder.frames(in: largest.encoded) == [largest])
        #expect(throws: FrameError.oversized(byteCount: Frame.maximumByteCount + 1)) {
            _ = try decoder.frames(in: [0, 0x20, 0, 1])
        }
    }

    @Test func anOversizedLengthIsRefusedAtItsFourthByteAndNothingIsReadAfterIt() {
        var decoder = FrameDecoder()
        var bytes: ArraySlice<UInt8> = [0xff, 0xff, 0xff, 0xff, 1, 2, 3]
        #expect(throws: FrameError.oversized(byteCount: 0xffff_ffff)) { _ = try decoder.next(from: &bytes) }
        #expect(bytes == [1, 2, 3])
        #expect(throws: FrameError.oversized(byteCount: 0xffff_ffff)) { _ = try decoder.next(from: &bytes) }
        #expect(bytes == [1, 2, 3])
    }

    @Test func aFrameWithoutATypeIsRefused() {
        var decoder = FrameDecoder()
        #expect(throws: FrameError.empty) { _ = try decoder.frames(in: [0, 0, 0, 0]) }
    }

    @Test func anEndInsideAFrameIsNamed() throws {
        for cut in 1..<8 {
            var decoder = FrameDecoder()
            #expect(try decoder.frames(in: Array(Frame(type: 7, payload: [1, 2, 3]).encoded.prefix(cut))).isEmpty)
            #expect(throws: FrameError.truncated(byteCount: cut)) { try decoder.finish() }
        }
    }

    @Test func theDecoderHoldsNoMoreThanTheBeginningOfOneFrame() throws {
        var decoder = FrameDecoder()
        let frame = Frame(type: 1, payload: [1, 2, 3, 4])
        var rest = (frame.encoded + frame.encoded + [0, 0, 0])[...]
        #expect(try decoder.next(from: &rest) == frame)
        #expect(decoder.heldByteCount == 0)
        #expect(rest.count == 12)
        #expect(try decoder.next(from: &rest) == frame)
        #expect(try decoder.next(from: &rest) == nil)
        #expect(decoder.heldByteCount == 3)
    }

    @Test(arguments: 0..<60 as Range<UInt64>) func noBytesTrapTheDecoder(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var decoder = FrameDecoder()
        for _ in 0..<50 {
            let bytes = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                Bool.random(using: &random) ? 0 : UInt8.random(in: 0...255, using: &random)
            }
            let frames = (try? decoder.frames(in: bytes)) ?? []
            #expect(frames.allSatisfy { $0.payload.count < Frame.maximumByteCount }, "seed \(seed)")
            #expect(decoder.heldByteCount <= Frame.maximumByteCount + 4, "seed \(seed)")
        }
    }
}
