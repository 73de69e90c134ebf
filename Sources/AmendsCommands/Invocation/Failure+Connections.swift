import AmendsSync
import AmendsText
import AmendsTransport

extension Failure {
    /// Nil where only the error's own text tells enough.
    static func problem(_ error: TransportError) -> Problem? {
        let problem: ConnectionProblem
        switch error.code {
        case .connectionRefused: problem = .nobodyListens
        case .timedOut: problem = .noAnswer
        case .unknownHost: problem = .unknownHost
        case .unreachable: problem = .unreachable
        case .addressInUse: problem = .addressInUse
        case .notLoopback: return .onlyLoopback(address: error.place)
        case .connectionLost, .closed: problem = .connectionLost
        case .malformedFrame: problem = .notOurProtocol
        case .notSecured: problem = .notSecured
        case .peerNotTrusted: problem = .peerNotTrusted
        case .notTrustedByPeer: problem = .notTrustedByPeer
        case .unusableCertificate: problem = .unusableCertificate
        case .notABundle: problem = .notABundle
        case .unknownBundleVersion: problem = .newerBundle
        case .bundleTruncated: problem = .bundleNotComplete
        case .bundleDamaged: problem = .bundleDamaged
        case .fileFailed: problem = .fileFailed
        }
        // What the system says adds nothing to these.
        let isPlain = [.nobodyListens, .noAnswer, .unknownHost, .addressInUse].contains(problem)
        return .connection(problem, place: error.place, reason: isPlain ? "" : error.reason)
    }

    /// `peer` is the address that was called.
    static func problem(_ error: SyncError, with peer: String) -> Problem? {
        let problem: ConnectionProblem
        switch error.code {
        case .pipeClosed: problem = .cut
        case .version: problem = .otherVersion
        case .refused: problem = .refused
        case .malformed, .outOfOrder, .creditExceeded: problem = .brokeProtocol
        case .busy: problem = .busy
        case .internal where error.side == .peer: problem = .peerFault
        case .timedOut: problem = .tooSlow
        default: return nil
        }
        return .connection(problem, place: peer, reason: error.text)
    }
}
