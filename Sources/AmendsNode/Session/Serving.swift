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
        /// Listens on an address that is not loopback, although nothing encrypts the talk yet.
        public var allowsAnyInterface = false
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

    public init(_ node: Node, _ options: Options, logger: Logger, onListening: @escaping @Sendable (Int) -> Void = { _ in }) {
        (self.node, self.options, self.logger, self.onListening) = (node, options, logger, onListening)
    }

    public func run() async throws {
        guard options.allowsAnyInterface || LoopbackAddress.isLoopback(options.host) else {
            throw NodeError(
                .notPermitted,
                "\(options.host) is not a loopback address, and nothing encrypts the talk between nodes yet. Listen on 127.0.0.1 and tunnel it, or give --insecure-any-interface in a network you trust."
            )
        }
        let listener: TCPListener
        do throws(TransportError) {
            listener = try await TCPListener.listen(
                host: options.host, port: options.port, allowAnyInterface: options.allowsAnyInterface, logger: logger)
        } catch { throw NodeError(.cannotCreate, error.description, reason: .transport(error)) }
        onListening(listener.port)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await accept(listener) }
            for peer in options.peers { group.addTask { await call(peer.host, peer.port) } }
            group.addTask { await keepSearchUp() }
            group.addTask {
                try? await gracefulShutdown()
                await listener.close()
            }
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

    private func talk(_ pipe: FramePipe) async {
        do throws(NodeError) {
            let outcome = try await node.talk(over: pipe, isInitiator: false, acceptsNew: options.acceptsNew)
            log(outcome, with: pipe.peerName)
        } catch { logger.error("\(error.text)") }
    }

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
