import AmendsCodec
import AmendsTransport
import Testing

@Suite struct MemoryPipeTests {
    @Test func bothDirectionsKeepTheirOrder() async throws {
        let (first, second) = MemoryPipe.pair()
        for number in 0..<5 as Range<UInt8> {
            try await first.send(Frame(type: number).encoded)
            try await second.send(Frame(type: number + 100).encoded)
        }
        await first.close()
        await second.close()
        #expect(try await types(first) == [100, 101, 102, 103, 104])
        #expect(try await types(second) == [0, 1, 2, 3, 4])
        #expect(first.movedByteCount == 50)
    }

    @Test func framesSentInPiecesAndTogetherComeWhole() async throws {
        let (first, second) = MemoryPipe.pair()
        let bytes = Frame(type: 1, payload: [1, 2, 3]).encoded + Frame(type: 2).encoded
        try await first.send(Array(bytes.prefix(6)))
        try await first.send(Array(bytes.dropFirst(6)))
        await first.close()
        #expect(try await types(second) == [1, 2])
    }

    @Test func aCutPipeBreaksForBothAndGivesWhatCameBefore() async throws {
        let (first, second) = MemoryPipe.pair(cuttingAfterByteCount: 8)
        try await first.send(Frame(type: 1).encoded)
        await #expect(throws: TransportError.self) { try await first.send(Frame(type: 2).encoded) }
        var iterator = second.frames.makeAsyncIterator()
        #expect(try await iterator.next()?.type == 1)
        let lost = TransportError(.connectionLost, place: "memory")
        await #expect(throws: lost) { _ = try await iterator.next() }
        await #expect(throws: lost) { _ = try await types(first) }
    }

    @Test func anEndInsideAFrameIsALostConnection() async throws {
        let (first, second) = MemoryPipe.pair()
        try await first.send([0, 0])
        await first.close()
        await #expect(throws: TransportError(.connectionLost, place: "memory")) { _ = try await types(second) }
    }

    @Test func nothingIsSentAfterClosing() async throws {
        let (first, _) = MemoryPipe.pair()
        await first.close()
        await #expect(throws: TransportError(.closed, place: "memory")) { try await first.send([1]) }
    }

    /// Cancelled at whatever moment: before the read, between its steps, or while it waits.
    @Test func aCancelledReaderStopsWaiting() async throws {
        for round in 0..<2000 {
            let (first, second) = MemoryPipe.pair()
            let reader = Task { try await types(second) }
            for _ in 0..<round % 7 { await Task.yield() }
            reader.cancel()
            await #expect(throws: CancellationError.self) { _ = try await reader.value }
            await first.close()
        }
    }
}

/// The types of all frames up to the end.
func types(_ pipe: FramePipe) async throws -> [UInt8] {
    var types: [UInt8] = []
    for try await frame in pipe.frames { types.append(frame.type) }
    return types
}
