import AmendsCodec
import Synchronization

/// Two ends of a pipe in memory, for tests and simulations. Whatever is sent into one end comes out
/// of the other in the same order; nothing waits, so that it holds as much as the two sides have on
/// the way.
public enum MemoryPipe {
    /// - Parameter cuttingAfterByteCount: after so many bytes, of both directions together, both ends
    ///   break as a cable does, inside a frame if it falls so.
    public static func pair(cuttingAfterByteCount: Int? = nil) -> (FramePipe, FramePipe) {
        let pair = MemoryPair(remainingByteCount: cuttingAfterByteCount)
        return (pair.end(0), pair.end(1))
    }
}

/// Both directions of a pipe in memory.
private final class MemoryPair: Sendable {
    private struct Direction {
        var decoder = FrameDecoder()
        var isClosed = false
    }

    private struct Contents {
        /// Out of the first end, then out of the second.
        var directions = [Direction(), Direction()]
        var remainingByteCount: Int?
        var movedByteCount: UInt64 = 0
    }

    private let contents: Mutex<Contents>
    /// Of the first end, then of the second.
    private let inboxes = [FrameInbox(), FrameInbox()]

    init(remainingByteCount: Int?) {
        contents = Mutex(Contents(remainingByteCount: remainingByteCount))
    }

    func end(_ number: Int) -> FramePipe {
        FramePipe(
            peerName: "memory",
            inbox: inboxes[number],
            send: { try self.send($0, from: number) },
            close: { self.close(number) },
            movedByteCount: { self.contents.withLock { $0.movedByteCount } })
    }

    private func send(_ bytes: [UInt8], from number: Int) throws(TransportError) {
        let inbox = inboxes[1 - number]
        // Frames are handed over under the lock: two senders must not change their order.
        let isCut = try contents.withLock { contents throws(TransportError) -> Bool in
            guard !contents.directions[number].isClosed else { throw TransportError(.closed, place: "memory") }
            let passing = contents.remainingByteCount.map { bytes.prefix($0) } ?? bytes[...]
            contents.remainingByteCount = contents.remainingByteCount.map { $0 - passing.count }
            contents.movedByteCount += UInt64(passing.count)
            do throws(FrameError) {
                inbox.receive(try contents.directions[number].decoder.frames(in: Array(passing)))
            } catch {
                inbox.finish(.failure(TransportError(.malformedFrame, place: "memory", reason: "\(error)")))
            }
            return passing.count < bytes.count
        }
        guard isCut else { return }
        let lost = TransportError(.connectionLost, place: "memory")
        for inbox in inboxes { inbox.finish(.failure(lost)) }
        throw lost
    }

    private func close(_ number: Int) {
        let isBetweenFrames = contents.withLock { contents in
            contents.directions[number].isClosed = true
            return contents.directions[number].decoder.heldByteCount == 0
        }
        let lost = TransportError(.connectionLost, place: "memory")
        inboxes[1 - number].finish(isBetweenFrames ? .success(()) : .failure(lost))
    }
}
