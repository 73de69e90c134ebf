import AmendsCodec
public import AmendsLog
import Dispatch
import Synchronization

/// Takes in segments from any number of sessions: one thread decodes and verifies, another folds
/// and writes, and what is ready at the same time is written in one transaction. An acknowledgement
/// is given only after the commit.
///
/// Memory: at most ``maximumInFlight`` whole segments are held decoded, about 3 MiB each at the most;
/// what waits undecoded is bounded by the sessions' credits.
public final class Intake: Sendable {
    public enum Outcome: Sendable {
        /// Durable: the stream's head after the segment.
        case stored(StreamHead)
        /// Not taken: the stream's own fault. The segment is kept as evidence.
        case refused(reason: String)
        /// Not taken: what comes before it is missing here. Nobody's fault, and no evidence of anything.
        case detached(reason: String)
        /// Not taken through no fault of the segment: disk full, database busy.
        case failed(StoreError)
    }

    private struct Submission: Sendable {
        var body: [UInt8]
        var stream: StreamID
        var sender: String
        var milliseconds: Int64
        var completion: @Sendable (Outcome) -> Void

        /// Its share of what may be in flight.
        var weight: Int { body.count < smallByteCount ? 1 : weightOfWhole }
    }

    private struct Verified: Sendable {
        var segment: VerifiedSegment
        var submission: Submission
    }

    private struct State {
        var verified: [Verified] = []
        var isWriting = false
        /// Frontiers of streams after the last segment verified. One that is out of date is found out
        /// when the segment is written.
        var frontiers: [StreamID: MerkleFrontier] = [:]
        /// Streams of which a segment could not be written through no fault of its own: what follows
        /// it fits nowhere, and is not to blame for that either.
        var failures: [StreamID: (error: StoreError, milliseconds: Int64)] = [:]
        /// Memory of batches to be used again.
        var batches: [EntryBatch] = []
    }

    private let store: Store
    private let verifying = DispatchQueue(label: "amends.intake.verify")
    private let writing = DispatchQueue(label: "amends.intake.write")
    private let slots = DispatchSemaphore(value: maximumInFlight * weightOfWhole)
    private let state = Mutex(State())
    private let verifier = Mutex(SegmentVerifier())

    /// Segments decoded and not yet written.
    public static let maximumInFlight = 24
    /// A change-set of one night is small: four of them count as one whole segment.
    static let smallByteCount = 32 * 1024
    static let weightOfWhole = 4
    /// Written in one transaction: 16 whole segments, or four times as many small ones.
    static let maximumGroupWeight = 16 * weightOfWhole

    /// How long what follows a failed segment is put down to its failure, ms: no longer than one session's
    /// segments are on their way.
    static let failureMilliseconds: UInt64 = 10_000

    /// Frontiers remembered, at most about 2 KiB each.
    static let maximumFrontiers = 4096

    public init(store: Store) { self.store = store }

    /// Takes in one segment of `stream` from `sender` at `milliseconds`; calls `completion` once,
    /// from a thread of its own choice. Segments of one stream must be submitted in their order.
    public func submit(
        _ body: [UInt8], stream: StreamID, sender: String, at milliseconds: Int64, completion: @escaping @Sendable (Outcome) -> Void
    ) {
        let submission = Submission(body: body, stream: stream, sender: sender, milliseconds: milliseconds, completion: completion)
        verifying.async { self.verify(submission) }
    }

    /// Takes in one segment on the calling thread, in a transaction of its own.
    public func take(_ body: [UInt8], stream: StreamID, sender: String, at milliseconds: Int64) -> Outcome {
        let submission = Submission(body: body, stream: stream, sender: sender, milliseconds: milliseconds, completion: { _ in })
        do throws(StoreError) {
            let frontier = try store.frontier(of: stream)
            let segment = try verifier.withLock { verifier throws(StoreError) in try verifier.verify(body, after: frontier) }
            try Self.check(segment, isOf: stream)
            return .stored(try store.write { try $0.take(segment) })
        } catch {
            // By itself: no earlier segment's failure can be the reason.
            return error.code == .gap ? .detached(reason: error.text) : refusal(of: submission, error)
        }
    }

    /// Waits until everything submitted so far is written or refused.
    public func drain() {
        verifying.sync {}
        writing.sync {}
    }

    private func verify(_ submission: Submission) {
        for _ in 0..<submission.weight { slots.wait() }
        do throws(StoreError) {
            let segment = try verified(submission)
            let shouldStart = self.state.withLock { state in
                state.frontiers[submission.stream] = segment.after
                state.verified.append(Verified(segment: segment, submission: submission))
                defer { state.isWriting = true }
                return !state.isWriting
            }
            if shouldStart { writing.async { self.writeGroups() } }
        } catch {
            for _ in 0..<submission.weight { slots.signal() }
            refuse(submission, error)
        }
    }

    private func verified(_ submission: Submission) throws(StoreError) -> VerifiedSegment {
        let known = state.withLock { $0.frontiers[submission.stream] }
        do throws(StoreError) {
            let frontier: MerkleFrontier
            if let known { frontier = known } else { frontier = try store.frontier(of: submission.stream) }
            return try verify(submission, after: frontier)
        } catch {
            // What was remembered may be out of date: another process has taken in more of the stream.
            guard let known, error.code == .refusedSegment || error.code == .gap else { throw error }
            let frontier = try store.frontier(of: submission.stream)
            guard frontier.size > known.size else { throw error }
            return try verify(submission, after: frontier)
        }
    }

    private func verify(_ submission: Submission, after frontier: MerkleFrontier) throws(StoreError) -> VerifiedSegment {
        let batch = state.withLock { $0.batches.popLast() } ?? EntryBatch()
        let segment = try verifier.withLock { verifier throws(StoreError) in
            try verifier.verify(submission.body, after: frontier, reusing: batch)
        }
        try Self.check(segment, isOf: submission.stream)
        return segment
    }

    private static func check(_ segment: VerifiedSegment, isOf stream: StreamID) throws(StoreError) {
        guard segment.header.stream == stream else {
            throw StoreError(.refusedSegment, "the segment names another stream than it was announced under")
        }
    }

    private func refuse(_ submission: Submission, _ error: StoreError) {
        if error.code == .gap {
            let failure = state.withLock { $0.failures[submission.stream] }
            // Whoever sends after a pause is not told of an old failure.
            guard let failure,
                submission.milliseconds.subtractingReportingOverflow(failure.milliseconds).partialValue.magnitude
                    <= Self.failureMilliseconds
            else {
                return submission.completion(.detached(reason: error.text))
            }
            return submission.completion(.failed(failure.error))
        }
        let outcome = refusal(of: submission, error)
        if case .failed(let error) = outcome { state.withLock { $0.failures[submission.stream] = (error, submission.milliseconds) } }
        submission.completion(outcome)
    }

    private func refusal(of submission: Submission, _ error: StoreError) -> Outcome {
        guard error.code == .refusedSegment else { return .failed(error) }
        // Evidence is worth a try, but failing to keep it must not stop the other streams.
        try? store.write { transaction in
            try transaction.quarantine(
                submission.body, from: submission.sender, origin: submission.stream.origin, reason: error.text,
                at: submission.milliseconds)
        }
        return .refused(reason: error.text)
    }

    private func succeed(_ submission: Submission, _ head: StreamHead) {
        _ = state.withLock { $0.failures.removeValue(forKey: submission.stream) }
        submission.completion(.stored(head))
    }

    private func writeGroups() {
        while true {
            let group = state.withLock { state in
                var weight = 0
                let group = Array(
                    state.verified.prefix { item in
                        weight += item.submission.weight
                        return weight <= Self.maximumGroupWeight
                    })
                state.verified.removeFirst(group.count)
                if group.isEmpty {
                    state.isWriting = false
                    if state.frontiers.count > Self.maximumFrontiers { state.frontiers.removeAll() }
                }
                return group
            }
            if group.isEmpty { return }
            write(group)
            for item in group { for _ in 0..<item.submission.weight { slots.signal() } }
        }
    }

    private func write(_ group: [Verified]) {
        do throws(StoreError) {
            let heads = try store.write { transaction in try group.map { try transaction.take($0.segment) } }
            state.withLock { state in
                for item in group where state.batches.count < Self.maximumInFlight { state.batches.append(item.segment.surrenderBatch()) }
            }
            for (item, head) in zip(group, heads) { succeed(item.submission, head) }
        } catch {
            state.withLock { $0.frontiers.removeAll(keepingCapacity: true) }
            if group.count > 1 {
                // One of them may be at fault: by themselves, it stops nothing but itself.
                for item in group { write([item]) }
            } else {
                for item in group { writeAgain(item, after: error) }
            }
        }
    }

    /// A stream that grew between checking and writing (a bundle, another session) is checked again.
    private func writeAgain(_ item: Verified, after error: StoreError) {
        guard error.code == .outOfDate else { return refuse(item.submission, error) }
        do throws(StoreError) {
            let frontier = try store.frontier(of: item.submission.stream)
            var verifier = SegmentVerifier()
            let segment = try verifier.verify(item.submission.body, after: frontier)
            let head = try store.write { try $0.take(segment) }
            succeed(item.submission, head)
        } catch {
            refuse(item.submission, error)
        }
    }
}
