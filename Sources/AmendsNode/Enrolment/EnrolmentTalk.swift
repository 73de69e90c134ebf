import AmendsCodec
import AmendsLog
import AmendsSync
import AmendsTransport
import AmendsTrust

/// One side's view of an enrolment's pipe.
struct EnrolmentTalk {
    private let pipe: FramePipe
    private var frames: FramePipe.Frames.AsyncIterator

    /// For all four messages together: a satellite line and a slow disk.
    static let seconds = 30

    init(_ pipe: FramePipe) { (self.pipe, frames) = (pipe, pipe.frames.makeAsyncIterator()) }

    func say(_ message: EnrolmentMessage) async throws { try await pipe.send(message.frame.encoded) }

    mutating func hear() async throws -> EnrolmentMessage {
        guard let frame = try await frames.next() else { throw TransportError(.connectionLost, place: pipe.peerName) }
        return try EnrolmentMessage(frame)
    }
}

/// Runs `body`, and ends it after so many seconds with what it throws when it is cancelled.
func withDeadline<Value: Sendable>(seconds: Int, _ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: .seconds(seconds))
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let value = first else { throw DeadlineError() }
        return value
    }
}

struct DeadlineError: Error {}

// MARK: The side that holds the authority

extension Node {
    /// What came of an enrolment, for the log.
    enum EnrolmentOutcome {
        case admitted(NodeID, isRenewal: Bool)
        case declined(EnrolmentMessage.Decline, NodeID?)
        case broken(any Error)
    }

    /// Answers the node at the other end of `pipe`, and closes it.
    func answerEnrolment(over pipe: FramePipe, _ attempts: AttemptLimit) async -> EnrolmentOutcome {
        let outcome: EnrolmentOutcome
        do {
            outcome = try await withDeadline(seconds: EnrolmentTalk.seconds) { try await self.converse(over: pipe, attempts) }
        } catch { outcome = .broken(error) }
        await pipe.close()
        return outcome
    }

    private func converse(over pipe: FramePipe, _ attempts: AttemptLimit) async throws -> EnrolmentOutcome {
        var talk = EnrolmentTalk(pipe)
        var applicant: NodeID?
        do {
            guard pipe.security != .none else { throw EnrolmentMessage.Decline(.unproven, "nobody joins or renews but over TLS") }
            guard case .ask(let versions) = try await talk.hear() else { throw Self.misplaced }
            guard versions.overlaps(EnrolmentMessage.versions) else {
                throw EnrolmentMessage.Decline(.version, "no common version: here \(EnrolmentMessage.versions), there \(versions)")
            }
            let nonce = Digest(
                a: surroundings.randomWord(), b: surroundings.randomWord(), c: surroundings.randomWord(), d: surroundings.randomWord())
            try await talk.say(.challenge(version: EnrolmentMessage.versions.upperBound, nonce: nonce))
            let admission: EnrolmentMessage.Admission
            let isRenewal: Bool
            switch try await talk.hear() {
            case .join(let application, let invited):
                (applicant, isRenewal) = (application.node, false)
                admission = try admit(application, invited, nonce: nonce, from: pipe.peerAddress ?? pipe.peerName, attempts)
            case .renew(let application):
                (applicant, isRenewal) = (application.node, true)
                admission = try renew(application, nonce: nonce, shown: try shown(on: pipe))
            default: throw Self.misplaced
            }
            try await talk.say(.admitted(admission))
            return .admitted(applicant ?? id, isRenewal: isRenewal)
        } catch let decline as EnrolmentMessage.Decline {
            try await talk.say(.declined(decline))
            return .declined(decline, applicant)
        } catch let error as SyncError {
            try await talk.say(.declined(EnrolmentMessage.Decline(.malformed, error.text)))
            return .broken(error)
        }
    }

    private static var misplaced: EnrolmentMessage.Decline { EnrolmentMessage.Decline(.malformed, "a message where it cannot come") }

    /// Nil where nothing was shown, as by a node that joins.
    private func shown(on pipe: FramePipe) throws -> NodeCertificate? {
        guard case .tls(let certificates) = pipe.security, !certificates.isEmpty else { return nil }
        return try certificate(shownOn: pipe)
    }
}
