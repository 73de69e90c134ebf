/// Why nodes could not talk, or a file that carries entries could not be used.
public enum ConnectionProblem: Sendable, Equatable, CaseIterable {
    // reaching another node
    case nobodyListens, noAnswer, unknownHost, unreachable, addressInUse, connectionLost, notOurProtocol
    case notSecured, peerNotTrusted, notTrustedByPeer, unusableCertificate
    // bundle files
    case notABundle, newerBundle, bundleNotComplete, bundleDamaged, fileFailed
    // sessions
    case cut, otherVersion, refused, brokeProtocol, busy, peerFault, tooSlow
}
