import AmendsCodec
import Synchronization

/// Frames between whoever receives them and the one task that reads them: the receiver is told to
/// pause while much waits here, and to go on when it has been taken.
final class FrameInbox: Sendable {
    private struct Contents {
        var batch: [Frame] = []
        var byteCount = 0
        var isPaused = false
        var end: Result<Void, TransportError>?
        var reader: CheckedContinuation<[Frame], any Error>?
        /// Reads are numbered, so that a cancellation that comes before its read waits still finds it.
        var readCount: UInt64 = 0
        var cancelledRead: UInt64?
        var resume: (@Sendable () -> Void)?
    }

    private let contents = Mutex(Contents())

    /// Bytes of frames that may wait before the receiver must pause. What it has read from its
    /// socket by then still comes, so that the true bound is this, one socket read and one frame.
    static let maximumWaitingByteCount = 4 << 20

    /// Called, from the reader's task, when a paused receiver may go on.
    func whenDrained(_ resume: @escaping @Sendable () -> Void) {
        contents.withLock { $0.resume = resume }
    }

    /// True where the receiver may go on, false where it must pause until it is told.
    @discardableResult
    func receive(_ frames: [Frame]) -> Bool {
        let (reader, batch, mayGoOn) = contents.withLock { contents -> (CheckedContinuation<[Frame], any Error>?, [Frame], Bool) in
            guard contents.end == nil, !frames.isEmpty else { return (nil, [], true) }
            if let reader = contents.reader {
                contents.reader = nil
                return (reader, frames, true)
            }
            contents.batch += frames
            contents.byteCount += frames.reduce(0) { $0 + $1.byteCount }
            contents.isPaused = contents.byteCount > Self.maximumWaitingByteCount
            return (nil, [], !contents.isPaused)
        }
        reader?.resume(returning: batch)
        return mayGoOn
    }

    /// No frame comes any more. Only the first end counts; what was received before it is still given.
    func finish(_ end: Result<Void, TransportError>) {
        let reader = contents.withLock { contents -> CheckedContinuation<[Frame], any Error>? in
            guard contents.end == nil else { return nil }
            contents.end = end
            contents.resume = nil
            defer { contents.reader = nil }
            return contents.reader
        }
        reader?.resume(with: Self.last(end))
    }

    /// Everything that waits, at least one frame; nothing at the end.
    func next() async throws -> [Frame] {
        let number = contents.withLock { contents in
            contents.readCount += 1
            return contents.readCount
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { take($0, number) }
        } onCancel: {
            let reader = contents.withLock { contents -> CheckedContinuation<[Frame], any Error>? in
                contents.cancelledRead = number
                defer { contents.reader = nil }
                return contents.reader
            }
            reader?.resume(throwing: CancellationError())
        }
    }

    /// The first frame that waits, or that comes next; it stays.
    func peek() async throws -> Frame? {
        let batch = try await next()
        contents.withLock { contents in
            contents.batch = batch + contents.batch
            contents.byteCount += batch.reduce(0) { $0 + $1.byteCount }
        }
        return batch.first
    }

    private func take(_ reader: CheckedContinuation<[Frame], any Error>, _ number: UInt64) {
        let (answer, resume) = contents.withLock { contents -> (Result<[Frame], any Error>?, (@Sendable () -> Void)?) in
            precondition(contents.reader == nil, "the frames of a pipe are read by one task")
            if contents.cancelledRead == number { return (.failure(CancellationError()), nil) }
            if !contents.batch.isEmpty {
                defer { (contents.batch, contents.byteCount, contents.isPaused) = ([], 0, false) }
                return (.success(contents.batch), contents.isPaused ? contents.resume : nil)
            }
            if let end = contents.end { return (Self.last(end), nil) }
            contents.reader = reader
            return (nil, nil)
        }
        if let answer { reader.resume(with: answer) }
        resume?()
    }

    private static func last(_ end: Result<Void, TransportError>) -> Result<[Frame], any Error> {
        end.map { [] }.mapError { $0 as any Error }
    }
}
