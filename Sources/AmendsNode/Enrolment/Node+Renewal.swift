import AmendsLog
import AmendsModel
import AmendsSync
import AmendsTransport
import AmendsTrust

/// What a node that joins or renews hears in the end.
enum Applicant {
    /// Applies over a pipe to the node that holds the authority, and gives what it grants.
    static func apply(
        over pipe: FramePipe, as key: NodeKey, _ request: CertificateRequest, _ invited: EnrolmentMessage.Invited?, at milliseconds: Int64
    ) async throws(NodeError) -> EnrolmentMessage.Admission {
        do {
            let admission = try await withDeadline(seconds: EnrolmentTalk.seconds) {
                var talk = EnrolmentTalk(pipe)
                try await talk.say(.ask(versions: EnrolmentMessage.versions))
                guard case .challenge(_, let nonce) = try expected(await talk.hear()) else { throw misplaced }
                var application = EnrolmentMessage.Application(node: key.node, wallMilliseconds: milliseconds, request: request.der)
                application.signature = try key.sign(EnrolmentMessage.statement(nonce: nonce, application, invited))
                try await talk.say(invited.map { .join(application, $0) } ?? .renew(application))
                guard case .admitted(let admission) = try expected(await talk.hear()) else { throw misplaced }
                return admission
            }
            await pipe.close()
            return admission
        } catch {
            await pipe.close()
            switch error {
            case let decline as EnrolmentMessage.Decline:
                throw NodeError(
                    decline.code == .busy ? .busy : .notPermitted, "\(pipe.peerName) declined: \(decline.text)", reason: .declined(decline))
            case let error as SyncError: throw NodeError(error)
            case let error as TransportError: throw NodeError(.peerUnavailable, error.description)
            case is DeadlineError: throw NodeError(.peerUnavailable, "\(pipe.peerName) did not answer in time. Try again.")
            default: throw NodeError(error)
            }
        }
    }

    private static func expected(_ message: EnrolmentMessage) throws -> EnrolmentMessage {
        if case .declined(let decline) = message { throw decline }
        return message
    }

    private static var misplaced: SyncError { SyncError(code: .outOfOrder, side: .own, text: "a message where it cannot come") }
}

extension Node {
    /// Whether it is time to renew this node's certificate.
    package var isRenewalDue: Bool {
        get throws(NodeError) { try identity.credentials?.own.isDue(at: surroundings.now()) ?? false }
    }

    /// Asks the node at `host`:`port`, which must hold the authority, for another certificate with a fresh TLS
    /// key. Proven by the node's own key: the old certificate may have ended.
    package func renew(host: String, port: Int) async throws(NodeError) {
        guard let credentials = try identity.credentials, let tls = try tlsIdentity() else {
            throw NodeError(.usage, "This node has no certificate to renew. Join a chain first: amends join CODE")
        }
        let pipe: FramePipe
        do throws(TransportError) { pipe = try await TCPConnection.connect(host: host, port: port, as: tls) } catch {
            throw NodeError(.peerUnavailable, error.description)
        }
        let fresh = TLSKey(random: surroundings.random)
        let request: CertificateRequest
        do throws(TrustError) { request = try CertificateRequest(for: id, key: fresh) } catch { throw NodeError(error) }
        let admission = try await Applicant.apply(over: pipe, as: key, request, nil, at: surroundings.now())
        try identity.keep(try Self.credentials(from: admission, key: fresh, of: credentials.authority, for: id))
    }

    /// What was granted, checked as if it came from a stranger.
    static func credentials(
        from admission: EnrolmentMessage.Admission, key: TLSKey, of authority: AuthorityCertificate, for node: NodeID
    ) throws(NodeError) -> Credentials {
        do throws(TrustError) {
            let credentials = try Credentials(
                key: key, own: admission.certificate, authority: authority, headOffices: admission.headOffices)
            guard credentials.own.node == node, credentials.own.role == Role(admission.role), credentials.own.site == admission.site,
                admission.authority == authority.der
            else { throw TrustError(.certificateMalformed("it is not what was asked for")) }
            return credentials
        } catch { throw NodeError(error) }
    }
}
