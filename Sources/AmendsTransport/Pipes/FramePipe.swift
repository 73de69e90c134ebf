public import AmendsCodec

/// One end of an ordered byte pipe: frames come out of it, bytes go into it. A TCP connection and a
/// pipe in memory are used alike. Whoever was given one closes it.
public struct FramePipe: Sendable {
    /// Who is at the other end, for messages to the operator.
    public let peerName: String
    /// The other end's network address without its port; nil where there is none.
    public let peerAddress: String?
    public let security: PipeSecurity
    /// What the other end sent. To be read by one task only; ends where the other end said that
    /// nothing more comes, and throws a ``TransportError`` where the pipe broke.
    public let frames: Frames

    private let sending: @Sendable ([UInt8]) async throws -> Void
    private let closing: @Sendable () async -> Void
    private let counting: @Sendable () -> UInt64

    init(
        peerName: String, peerAddress: String? = nil, security: PipeSecurity = .none, inbox: FrameInbox,
        send: @escaping @Sendable ([UInt8]) async throws -> Void,
        close: @escaping @Sendable () async -> Void,
        movedByteCount: @escaping @Sendable () -> UInt64
    ) {
        (self.peerName, self.peerAddress, self.security) = (peerName, peerAddress, security)
        frames = Frames(inbox: inbox)
        (sending, closing, counting) = (send, close, movedByteCount)
    }

    /// Bytes that may wait for a slow line before ``send(_:)`` waits too: twice what a session has
    /// on the way, so that a session's driver is never held up while the peer waits to be heard.
    public static let maximumUnsentByteCount = 16 << 20

    /// Longest frame of a peer that showed no certificate, in bytes: an application to join is under 5 KiB.
    public static let maximumStrangerFrameByteCount = 16 << 10

    /// The first frame, which stays to be read; nil where the other end says nothing. To be asked before the
    /// frames are read, by the task that will read them.
    public func peek() async throws -> Frame? { try await frames.inbox.peek() }

    /// Sends `bytes`, which hold one or more whole frames, after everything sent before. Returns
    /// at once, unless more than ``maximumUnsentByteCount`` are unsent with them: then it waits until
    /// they have left, and whoever sends so much must read at the same time in another task.
    public func send(_ bytes: [UInt8]) async throws { try await sending(bytes) }

    /// Closes the pipe after everything sent has left. Never fails, and may be called twice.
    public func close() async { await closing() }

    /// Bytes moved in either direction so far. It grows while a long frame is on a slow line, and so
    /// tells a slow peer from a silent one.
    public var movedByteCount: UInt64 { counting() }

    /// The frames of one pipe, in order.
    public struct Frames: AsyncSequence, Sendable {
        public typealias Element = Frame
        let inbox: FrameInbox

        public struct AsyncIterator: AsyncIteratorProtocol {
            let inbox: FrameInbox
            /// Frames come out of the inbox in batches and are given one by one.
            var batch: ArraySlice<Frame> = []

            public mutating func next() async throws -> Frame? {
                if batch.isEmpty { batch = try await inbox.next()[...] }
                return batch.popFirst()
            }
        }

        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(inbox: inbox) }
    }
}
