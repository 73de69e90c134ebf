import AmendsCodec
import AmendsTransport
import NIOCore
import NIOPosix
import Testing

/// The real thing, over loopback.
@Suite struct TCPTests {
    /// A connected pair: the one who called, and the one who was called.
    private static func withPair(_ body: (FramePipe, FramePipe) async throws -> Void) async throws {
        let listener = try await TCPListener.listen(port: 0)
        let caller = try await TCPConnection.connect(host: "127.0.0.1", port: listener.port)
        var connections = listener.connections.makeAsyncIterator()
        let called = try #require(await connections.next())
        try await body(caller, called)
        async let closing: Void = caller.close()
        await called.close()
        await closing
        await listener.close()
    }

    @Test func framesCrossBothWaysInOrder() async throws {
        try await Self.withPair { caller, called in
            for number in 0..<100 as Range<UInt8> { try await caller.send(Frame(type: number, payload: [number]).encoded) }
            try await called.send(Frame(type: 200).encoded + Frame(type: 201).encoded)
            var fromCaller = called.frames.makeAsyncIterator()
            for number in 0..<100 as Range<UInt8> { #expect(try await fromCaller.next() == Frame(type: number, payload: [number])) }
            var fromCalled = caller.frames.makeAsyncIterator()
            #expect(try await fromCalled.next()?.type == 200)
            #expect(try await fromCalled.next()?.type == 201)
            #expect(called.movedByteCount >= 600)
        }
    }

    @Test func theLargestFramesPassThroughAReaderThatComesLate() async throws {
        try await Self.withPair { caller, called in
            let frame = Frame(type: 1, payload: [UInt8](repeating: 9, count: Frame.maximumPayloadByteCount))
            // 14 MiB: more than the inbox and the sockets hold, so that the pause is reached, and less
            // than what makes `send` wait for a reader, who has not come yet.
            #expect(7 * frame.byteCount < FramePipe.maximumUnsentByteCount)
            for _ in 0..<7 { try await caller.send(frame.encoded) }
            var frames = called.frames.makeAsyncIterator()
            for _ in 0..<7 { #expect(try await frames.next() == frame) }
        }
    }

    @Test func whatWasSentBeforeClosingArrivesAlthoughTheCloserReadNothing() async throws {
        let listener = try await TCPListener.listen(port: 0)
        let caller = try await TCPConnection.connect(host: "localhost", port: listener.port)
        var connections = listener.connections.makeAsyncIterator()
        let called = try #require(await connections.next())
        try await called.send(Frame(type: 50, payload: [UInt8](repeating: 0, count: 100_000)).encoded)
        try await caller.send(Frame(type: 10, payload: [1]).encoded)
        async let closing: Void = caller.close()
        #expect(try await types(called) == [10])
        await called.close()
        await closing
        await listener.close()
    }

    @Test func aHalfClosedConnectionCanStillBeAnswered() async throws {
        let listener = try await TCPListener.listen(port: 0)
        let caller = try await Self.plainClient(port: listener.port)
        var connections = listener.connections.makeAsyncIterator()
        let called = try #require(await connections.next())
        try await caller.close(mode: .output).get()
        #expect(try await types(called) == [])
        try await called.send(Frame(type: 3).encoded)
        await called.close()
        try await caller.closeFuture.get()
        await listener.close()
    }

    @Test func anOversizedLengthIsRefusedBeforeTheFrameIsWaitedFor() async throws {
        let listener = try await TCPListener.listen(port: 0)
        let caller = try await Self.plainClient(port: listener.port)
        var connections = listener.connections.makeAsyncIterator()
        let called = try #require(await connections.next())
        let good = Frame(type: 1).encoded
        try await caller.writeAndFlush(ByteBuffer(bytes: good + [0x7f, 0xff, 0xff, 0xff]))
        var frames = called.frames.makeAsyncIterator()
        #expect(try await frames.next()?.type == 1)
        await #expect { _ = try await frames.next() } throws: { ($0 as? TransportError)?.code == .malformedFrame }
        // The node can still say what was wrong.
        try await called.send(Frame(type: 10).encoded)
        try await caller.close()
        await called.close()
        await listener.close()
    }

    @Test func anEndInsideAFrameIsALostConnection() async throws {
        let listener = try await TCPListener.listen(port: 0)
        let caller = try await Self.plainClient(port: listener.port)
        var connections = listener.connections.makeAsyncIterator()
        let called = try #require(await connections.next())
        try await caller.writeAndFlush(ByteBuffer(bytes: [0, 0, 0, 9, 1]))
        try await caller.close()
        await #expect { _ = try await types(called) } throws: { ($0 as? TransportError)?.code == .connectionLost }
        await called.close()
        await listener.close()
    }

    private static func plainClient(port: Int) async throws -> any Channel {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: false)
            .connect(host: "127.0.0.1", port: port).get()
    }

    @Test func aPortWhereNobodyListensIsNamedAsSuch() async throws {
        let listener = try await TCPListener.listen(port: 0)
        let port = listener.port
        await listener.close()
        await #expect { _ = try await TCPConnection.connect(host: "127.0.0.1", port: port) } throws: { error in
            guard let error = error as? TransportError else { return false }
            return error.code == .connectionRefused && error.place == "127.0.0.1:\(port)" && "\(error)".contains("start the node")
        }
    }

    @Test func aPortThatIsTakenIsNamedAsSuch() async throws {
        let listener = try await TCPListener.listen(port: 0)
        await #expect { _ = try await TCPListener.listen(port: listener.port) } throws: { ($0 as? TransportError)?.code == .addressInUse }
        await listener.close()
    }

    @Test func onlyLoopbackIsListenedOnUnlessMoreIsAllowed() async throws {
        await #expect(throws: TransportError(.notLoopback, place: "0.0.0.0:0")) {
            _ = try await TCPListener.listen(host: "0.0.0.0", port: 0)
        }
        let listener = try await TCPListener.listen(host: "0.0.0.0", port: 0, allowAnyInterface: true)
        await listener.close()
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.8.8.8", true), ("localhost", true), ("LocalHost", true), ("::1", true), ("0:0:0:0:0:0:0:1", true),
        ("::ffff:127.0.0.1", true), ("0.0.0.0", false), ("::", false), ("10.0.0.1", false), ("128.0.0.1", false), ("::2", false),
        ("::ffff:10.0.0.1", false), ("localhost.example.org", false), ("127.example.org", false), ("", false),
    ])
    func loopbackAddressesAreToldApart(host: String, isLoopback: Bool) {
        #expect(LoopbackAddress.isLoopback(host) == isLoopback)
    }
}
