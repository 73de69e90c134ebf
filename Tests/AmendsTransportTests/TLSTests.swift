import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsTransport
import AmendsTrust
import NIOCore
import NIOPosix
import Testing

/// A chain's authority and certificates of its nodes.
private struct TestChain: Sendable {
    let authority: CertificateAuthority
    private static let now: Int64 = 1_790_000_000_000

    init() throws { authority = try CertificateAuthority(at: Self.now, random: Self.random) }

    private static func random(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255) } }

    /// A node that accepts the nodes of `trusted`, or of its own chain.
    func identity(_ number: UInt64, trusting trusted: TestChain? = nil) throws -> TLSIdentity {
        let node = NodeID(key: Digest(a: number, b: 0, c: 0, d: 0))
        let key = TLSKey(random: Self.random)
        let certificate = try authority.issue(
            to: node, role: .store, site: SiteCode("S012"), try CertificateRequest(for: node, key: key), at: Self.now, days: 10,
            random: Self.random)
        let judge = (trusted ?? self).authority.certificate
        return TLSIdentity(certificates: [certificate.der, authority.certificate.der], key: key.der) { shown in
            shown.first.flatMap { try? judge.judge($0) } != nil
        }
    }

    func node(of pipe: FramePipe) -> UInt64? {
        guard case .tls(let shown) = pipe.security, let first = shown.first else { return nil }
        return (try? authority.certificate.judge(first))?.node.key.a
    }
}

/// TLS 1.3 with both sides shown, over loopback.
@Suite struct TLSTests {
    private static func withPair(
        _ server: TLSIdentity, _ client: TLSIdentity?, _ body: (FramePipe, FramePipe) async throws -> Void
    ) async throws {
        let listener = try await TCPListener.listen(port: 0, security: .either { server })
        let caller = try await TCPConnection.connect(host: "127.0.0.1", port: listener.port, as: client)
        // In the clear the listener chooses by the first byte.
        try await caller.send(Frame(type: 1, payload: [1]).encoded)
        var connections = listener.connections.makeAsyncIterator()
        let called = try #require(await connections.next())
        #expect(try await called.peek()?.type == 1)
        try await body(caller, called)
        async let closing: Void = caller.close()
        await called.close()
        await closing
        await listener.close()
    }

    @Test func bothSidesAreShownToEachOtherAndFramesCross() async throws {
        let chain = try TestChain()
        try await Self.withPair(chain.identity(1), chain.identity(2)) { caller, called in
            #expect(chain.node(of: caller) == 1 && chain.node(of: called) == 2)
            #expect(called.peerAddress == "127.0.0.1")
            let long = Frame(type: 9, payload: [UInt8](repeating: 3, count: Frame.maximumPayloadByteCount))
            try await called.send(long.encoded)
            try await caller.send(long.encoded)
            var fromCalled = caller.frames.makeAsyncIterator()
            #expect(try await fromCalled.next() == long)
            var fromCaller = called.frames.makeAsyncIterator()
            #expect(try await fromCaller.next()?.type == 1)
            #expect(try await fromCaller.next() == long)
            #expect(caller.movedByteCount > 4 << 20)
        }
    }

    @Test func aListenerOnLoopbackTakesBothKinds() async throws {
        let chain = try TestChain()
        try await Self.withPair(chain.identity(1), nil) { caller, called in
            #expect(caller.security == .none && called.security == .none)
        }
    }

    @Test func whoeverWasSentBeforeClosingArrivesOverTLSToo() async throws {
        let chain = try TestChain()
        try await Self.withPair(chain.identity(1), chain.identity(2)) { caller, called in
            try await called.send(Frame(type: 50, payload: [UInt8](repeating: 0, count: 100_000)).encoded)
            async let closing: Void = called.close()
            var types: [UInt8] = []
            for try await frame in caller.frames { types.append(frame.type) }
            #expect(types == [50])
            await caller.close()
            await closing
        }
    }

    @Test func aServerOfAnotherChainIsNotTalkedTo() async throws {
        let (chain, other) = (try TestChain(), try TestChain())
        let (server, client) = (try other.identity(1, trusting: chain), try chain.identity(2))
        let listener = try await TCPListener.listen(port: 0, security: .tls { server })
        await #expect { _ = try await TCPConnection.connect(host: "127.0.0.1", port: listener.port, as: client) } throws: { error in
            (error as? TransportError)?.code == .peerNotTrusted
        }
        await listener.close()
    }

    @Test func aClientOfAnotherChainIsTurnedAwayAndTold() async throws {
        let (chain, other) = (try TestChain(), try TestChain())
        let (server, client) = (try chain.identity(1), try other.identity(2, trusting: chain))
        let listener = try await TCPListener.listen(port: 0, security: .tls { server })
        // Of TLS 1.3: the client believes its handshake before the server has judged it.
        await #expect {
            let pipe = try await TCPConnection.connect(host: "127.0.0.1", port: listener.port, as: client)
            try await pipe.send(Frame(type: 1).encoded)
            for try await _ in pipe.frames {}
        } throws: { ($0 as? TransportError)?.code == .notTrustedByPeer }
        await listener.close()
    }

    @Test func aStrangerMayOnlySayLittle() async throws {
        let chain = try TestChain()
        var stranger = try chain.identity(2)
        (stranger.certificates, stranger.key) = ([], [])
        let identity = stranger
        try await Self.withPair(chain.identity(1), identity) { caller, called in
            #expect(called.security == .tls(peerCertificates: []))
            #expect(chain.node(of: caller) == 1)
            let limit = FramePipe.maximumStrangerFrameByteCount
            try await caller.send(Frame(type: 2, payload: [UInt8](repeating: 0, count: limit - 1)).encoded)
            try await caller.send(Frame(type: 3, payload: [UInt8](repeating: 0, count: limit)).encoded)
            await #expect {
                for try await frame in called.frames { #expect(frame.type < 3) }
            } throws: { ($0 as? TransportError)?.code == .malformedFrame }
        }
    }

    @Test func aCallerInTheClearIsNotTakenByAListenerThatWantsTLS() async throws {
        let identity = try TestChain().identity(1)
        let listener = try await TCPListener.listen(port: 0, security: .tls { identity })
        let pipe = try await TCPConnection.connect(host: "127.0.0.1", port: listener.port)
        try await pipe.send(Frame(type: 1, payload: [UInt8](repeating: 0, count: 100)).encoded)
        await #expect(throws: TransportError.self) { for try await _ in pipe.frames {} }
        await pipe.close()
        await listener.close()
    }

    @Test func aListenerInTheClearIsNamedAsSuch() async throws {
        let identity = try TestChain().identity(1)
        let listener = try await TCPListener.listen(port: 0)
        async let welcoming: Void = {
            for await pipe in listener.connections { await pipe.close() }
        }()
        await #expect { _ = try await TCPConnection.connect(host: "127.0.0.1", port: listener.port, as: identity) } throws: {
            ($0 as? TransportError)?.code == .notSecured
        }
        await listener.close()
        await welcoming
    }

    @Test func anAddressThatOthersReachNeedsTLSAndNoLeave() async throws {
        let identity = try TestChain().identity(1)
        for security in [TCPListener.Security.none, .either { identity }] {
            await #expect(throws: TransportError(.notLoopback, place: "0.0.0.0:0")) {
                _ = try await TCPListener.listen(host: "0.0.0.0", port: 0, security: security)
            }
        }
        let listener = try await TCPListener.listen(host: "0.0.0.0", port: 0, security: .tls { identity })
        await listener.close()
    }

    @Test func bytesThatAreNoTLSComeToNothingAndStopNobodyElse() async throws {
        let chain = try TestChain()
        let identity = try chain.identity(1)
        let listener = try await TCPListener.listen(port: 0, security: .tls { identity })
        let garbage: [[UInt8]] = [
            [22, 3, 1, 0, 5, 1, 2, 3, 4, 5], [22, 3, 1, 255, 255] + [UInt8](repeating: 1, count: 70_000), [0], [22],
        ]
        for bytes in garbage {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(
                host: "127.0.0.1", port: listener.port
            ).get()
            try? await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
            try? await channel.close().get()
        }
        let caller = try await TCPConnection.connect(host: "127.0.0.1", port: listener.port, as: try chain.identity(2))
        var connections = listener.connections.makeAsyncIterator()
        let called = try #require(await connections.next())
        #expect(chain.node(of: called) == 2)
        async let closing: Void = caller.close()
        await called.close()
        await closing
        await listener.close()
    }
}
