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
        case refused(Refusal, reason: String)
        /// Not taken: what comes before it is missing here. Nobody's fault, and no evidence of anything.
        case detached(reason: String)
        /// Not taken through no fault of the segment: disk full, database busy.
        case failed(StoreError)
    }

    public enum Refusal: Sendable {
        /// No segment, or not one of that stream.
        case damaged
        case notSigned
        /// Its entries are not what was signed, or it begins behind the place where its line parts from what is held.
        case contradicts
        /// Too much of this writer.
        case tooMuch
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
        /// Streams of which segments were verified lately, whether they are written yet or not.
        var ends: [StreamID: Ends] = [:]
        /// Streams of which a segment could not be written through no fault of its own: what follows
        /// it fits nowhere, and is not to blame for that either.
        var failures: [StreamID: (error: StoreError, milliseconds: Int64)] = [:]
        /// Memory of batches to be used again.
        var batches: [EntryBatch] = []
    }

    /// Where verified segments end. What is out of date is found out when the next segment is written.
    private struct Ends {
        /// The trees of those whose place was plain, the newest last.
        var frontiers: [MerkleFrontier] = []
        /// The greatest size at which any ends: what begins up to there may continue a branch that is not written yet.
        var greatest: UInt64 = 0

        mutating func add(_ segment: VerifiedSegment) {
            greatest = max(greatest, segment.header.end)
            guard let continuation = segment.continuation else { return }
            frontiers.removeAll { $0 == continuation.before }
            frontiers.append(continuation.after)
            if frontiers.count > Intake.maximumFrontiersPerStream { frontiers.removeFirst() }
        }
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

    /// Streams whose frontiers are remembered, at most about 2 KiB each.
    static let maximumFrontiers = 4096
    /// Lines of one stream that are being lengthened at the same time; those beyond are found in the store.
    static let maximumFrontiersPerStream = 4

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
            let frontiers = try store.frontiers(of: stream)
            let segment = try verifier.withLock { verifier throws(StoreError) in try verifier.verify(body, after: frontiers) }
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
                state.ends[submission.stream, default: Ends()].add(segment)
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
        let known = state.withLock { $0.ends[submission.stream] }
        if let known, !known.frontiers.isEmpty {
            let segment = try verify(submission, after: known.frontiers)
            if segment.continuation != nil { return segment }
            let batch = segment.surrenderBatch()
            state.withLock { $0.batches.append(batch) }
        }
        // What was remembered may be out of date: another process has taken in more of the stream.
        let frontiers = try store.frontiers(of: submission.stream)
        let segment = try verify(submission, after: frontiers)
        let longest = frontiers.lazy.map(\.size).max() ?? 0
        // One that continues a branch which is not written yet has its place when it is.
        guard segment.continuation != nil || segment.header.first <= max(longest, known?.greatest ?? 0) else {
            throw segment.gap(heldUpTo: longest)
        }
        return segment
    }

    private func verify(_ submission: Submission, after frontiers: [MerkleFrontier]) throws(StoreError) -> VerifiedSegment {
        let batch = state.withLock { $0.batches.popLast() } ?? EntryBatch()
        let segment = try verifier.withLock { verifier throws(StoreError) in
            try verifier.verify(submission.body, after: frontiers, reusing: batch)
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
        guard let refusal = Refusal(error.code) else { return .failed(error) }
        // Evidence is worth a try, but failing to keep it must not stop the other streams.
        try? store.write { transaction in
            try transaction.quarantine(
                submission.body, from: submission.sender, origin: submission.stream.origin, reason: error.text,
                at: submission.milliseconds)
        }
        return .refused(refusal, reason: error.text)
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
                    if state.ends.count > Self.maximumFrontiers { state.ends.removeAll() }
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
            let taken = try store.write { transaction in try group.map { try Self.take($0.segment, transaction) } }
            state.withLock { state in
                for item in group where state.batches.count < Self.maximumInFlight { state.batches.append(item.segment.surrenderBatch()) }
            }
            for (item, result) in zip(group, taken) {
                switch result {
                case .success(let head): succeed(item.submission, head)
                case .failure(let error): fail(item.submission, error)
                }
            }
        } catch {
            // One of them may be at fault: by themselves, it stops nothing but itself.
            if group.count > 1 { for item in group { write([item]) } } else { for item in group { fail(item.submission, error) } }
        }
    }

    /// What is wrong with a segment itself is found before anything of it is written, and leaves the
    /// others of its transaction alone.
    private static func take(_ segment: VerifiedSegment, _ transaction: StoreTransaction) throws -> Result<StreamHead, StoreError> {
        do throws(StoreError) { return .success(try transaction.take(segment)) } catch {
            guard error.code == .gap || Refusal(error.code) != nil else { throw error }
            return .failure(error)
        }
    }

    private func fail(_ submission: Submission, _ error: StoreError) {
        refuse(submission, error)
        _ = state.withLock { $0.ends.removeValue(forKey: submission.stream) }
    }
}

extension Intake.Refusal {
    /// Nil for an error that is not the segment's fault.
    init?(_ code: StoreError.Code) {
        switch code {
        case .refusedSegment: self = .damaged
        case .notSigned: self = .notSigned
        case .contradiction: self = .contradicts
        case .quota: self = .tooMuch
        default: return nil
        }
    }
}
