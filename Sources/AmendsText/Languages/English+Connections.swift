/// What keeps nodes from talking.
extension English {
    func sentence(_ problem: ConnectionProblem, place: String, reason: String) -> String {
        let words =
            switch problem {
            case .nobodyListens: "nobody listens there. Start the node, or check the port."
            case .noAnswer: "no answer in time. Check the network and the address."
            case .unknownHost: "there is no such host. Check the name."
            case .unreachable: "the connection could not be made. Check the network and the address."
            case .addressInUse: "another program listens there already. Stop it, or take another port."
            case .connectionLost: "the connection broke. What was confirmed is kept; the next session goes on from there."
            case .notOurProtocol: "the other side does not speak this protocol, or the bytes were damaged on the way."
            case .notSecured: "the other side does not speak TLS. Check the address, and that the node there belongs to this chain."
            case .peerNotTrusted: "the node there does not belong to this chain, or is not the one that was asked for. Check the address."
            case .notTrustedByPeer: "the node there does not accept this node's certificate. Ask head office for an invitation."
            case .unusableCertificate: "this node's certificate or key can't be used. Have it renewed, or join again."
            case .notABundle: "the file is no bundle. Check that it is the right one."
            case .newerBundle: "the bundle was written by a newer version. Update this node."
            case .bundleNotComplete: "the bundle is not complete. Copy it again."
            case .bundleDamaged: "the bundle was damaged. Copy it again, or have it written again."
            case .fileFailed: "the file could not be read or written. Check the path, the rights and the free space."
            case .cut: "the session was cut off. What was confirmed is kept; the next session goes on from there."
            case .otherVersion: "the two nodes have no protocol version in common. Update the older one."
            case .refused: "the session was refused."
            case .brokeProtocol: "the session ended, because something came that the protocol does not allow. Nothing of it was taken."
            case .busy: "the node has no room for a session now. Try again later."
            case .peerFault: "the node there has a fault of its own. Look at its messages."
            case .tooSlow: "nothing was heard for too long. Check the network, and sync again."
            }
        return "\(place): \(words)" + (reason.isEmpty ? "" : " (\(reason))")
    }
}
