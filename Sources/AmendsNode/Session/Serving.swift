import AmendsCodec
import AmendsLog
import AmendsStore
import AmendsSync
import AmendsTransport
public import Logging
public import ServiceLifecycle

/// A running node: listens for peers, calls its own peers now and then, and keeps the search index
/// up with what comes in. Ends gracefully when its service group shuts down.
public struct Serving: Service {
    public struct Options: Sendable {
        public var host: String
        public var port: Int
        /// Takes nodes that were never met before.
        public var acceptsNew = false
        /// Talks in the clear with whoever wants to, also on an address that others can reach.
        public var isInsecure = false
        /// Talks over TLS only, also on loopback.
        public var requiresTLS = false
        public var peers: [(host: String, port: Int)] = []
        /// How long to wait between two calls of a peer, seconds.
        public var interval = 30

        public init(host: String, port: Int) { (self.host, self.port) = (host, port) }
    }

    /// Sessions at the same time: with the credits of each it bounds the memory that peers can take.
    public static let maximumSessions = 16

    let node: Node
    let options: Options
    let logger: Logger
    let onListening: @Sendable (Int) -> Void
    private let attempts = AttemptLimit()

    public init(_ node: Node, _ options: Options, logger: Logger, onListening: @escaping @Sendable (Int) -> Void = { _ in }) {
        (self.node, self.options, self.logger, self.onListening) = (node, options, logger, onListening)
    }

    /// Throws why this node may not listen there.
    public func check() throws(NodeError) { _ = try security }

    public func run() async throws {
        let security = try security
        let listener: TCPListener
        do throws(TransportError) {
            listener = try await TCPListener.listen(
                host: options.host, port: options.port, security: security, allowAnyInterface: options.isInsecure, logger: logger)
        } catch { throw NodeError(.cannotCreate, error.description, reason: .transport(error)) }
        onListening(listener.port)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await accept(listener) }
            for peer in options.peers { group.addTask { await call(peer.host, peer.port) } }
            group.addTask { await keepSearchUp() }
            group.addTask { await keepCertificateUp() }
            group.addTask {
                try? await gracefulShutdown()
                await listener.close()
            }
        }
    }

    /// TLS wherever others can reach the listener; on loopback as the caller likes.
    private var security: TCPListener.Security {
        get throws(NodeError) {
            let node = node
            let identity: @Sendable () throws -> TLSIdentity = {
                if let identity = try node.tlsIdentity() { return identity }
                throw NodeError(.noInput, "This node has no certificate, and so can't talk over TLS.", reason: .certificateMissing)
            }
            let isOpen = options.isInsecure || LoopbackAddress.isLoopback(options.host)
            if isOpen && !options.requiresTLS { return .either(identity) }
            guard try node.tlsIdentity() != nil else {
                throw NodeError(
                    .notPermitted,
                    "\(options.host) can be reached from outside this machine, and this node has no certificate to talk over TLS. Make the chain's authority (amends authority make), join a chain (amends join), or give --insecure-any-interface in a network you trust.",
                    reason: .certificateMissing)
            }
            return .tls(identity)
        }
    }

    private func accept(_ listener: TCPListener) async {
        await withDiscardingTaskGroup { group in
            let room = SessionRoom(capacity: Self.maximumSessions)
            for await pipe in listener.connections {
                guard await room.enter() else {
                    logger.warning("busy: a peer was turned away", metadata: ["peer": "\(pipe.peerName)"])
                    await pipe.close()
                    continue
                }
                group.addTask {
                    await cancelWhenGracefulShutdown { await talk(pipe) }
                    await room.leave()
                }
            }
        }
    }

    /// The first frame says whether a session or an enrolment follows. Whoever showed no certificate over TLS
    /// may only enrol.
    private func talk(_ pipe: FramePipe) async {
        do {
            guard let first = try await withDeadline(seconds: Self.greetingSeconds, { try await pipe.peek() }) else {
                return await pipe.close()
            }
            if EnrolmentMessage.begins(with: first.type) {
                return log(await node.answerEnrolment(over: pipe, attempts), with: pipe.peerName)
            }
            log(try await node.talk(over: pipe, isInitiator: false, acceptsNew: options.acceptsNew), with: pipe.peerName)
        } catch {
            logger.error("\(NodeError(error).text)", metadata: ["peer": "\(pipe.peerName)"])
            await pipe.close()
        }
    }

    /// How long a peer may take to say the first word.
    private static let greetingSeconds = 20

    private func call(_ host: String, _ port: Int) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(NodeError) {
                    let summary = try await node.sync(host: host, port: port)
                    log(SessionOutcome(summary: summary, error: nil), with: "\(host):\(port)")
                } catch { logger.warning("\(error.text)", metadata: ["peer": "\(host):\(port)"]) }
                do { try await Task.sleep(for: .seconds(options.interval)) } catch { return }
            }
        }
    }

    private func keepSearchUp() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(StoreError) {
                    try node.store.catchUpSearch()
                    // What an erasure left behind while others were reading.
                    try node.store.purge()
                } catch { logger.warning("search: \(error.text)") }
                do { try await Task.sleep(for: .seconds(2)) } catch { return }
            }
        }
    }

    /// The authority's own certificate; other nodes renew theirs when they call head office.
    private func keepCertificateUp() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(NodeError) { try node.renewOwnIfDue() } catch { logger.error("certificate: \(error.text)") }
                do { try await Task.sleep(for: .seconds(3600)) } catch { return }
            }
        }
    }

    private func log(_ outcome: Node.EnrolmentOutcome, with peer: String) {
        switch outcome {
        case .admitted(let node, let isRenewal):
            logger.notice("\(isRenewal ? "certificate renewed" : "node admitted")", metadata: ["peer": "\(peer)", "node": "\(node.short)"])
        case .declined(let decline, let node):
            logger.warning(
                "enrolment declined: \(decline.text)", metadata: ["peer": "\(peer)", "node": "\(node?.short ?? "unknown")"])
        case .broken(let error): logger.warning("enrolment broken off: \(error)", metadata: ["peer": "\(peer)"])
        }
    }

    /// What went over the line, without a name or number of any customer.
    private func log(_ outcome: SessionOutcome, with peer: String) {
        let summary = outcome.summary
        let metadata: Logger.Metadata = [
            "peer": "\(peer)", "node": "\(summary.peer?.node.short ?? "unknown")", "site": "\(summary.peer?.site?.text ?? "-")",
            "sent": "\(summary.sent.segmentCount)", "received": "\(summary.received.segmentCount)",
        ]
        if let error = outcome.error {
            logger.warning("session \(error)", metadata: metadata)
        } else {
            logger.info("session done", metadata: metadata)
        }
        for stream in summary.diverged { logger.error("two branches of one stream", metadata: ["stream": "\(stream)"]) }
        for (stream, refusal) in summary.refusedByUs {
            logger.error("refused: \(refusal.text)", metadata: ["stream": "\(stream)"])
        }
    }
}

/// Counts the sessions that are open.
private actor SessionRoom {
    private let capacity: Int
    private var count = 0

    init(capacity: Int) { self.capacity = capacity }

    func enter() -> Bool {
        guard count < capacity else { return false }
        count += 1
        return true
    }

    func leave() { count -= 1 }
}
