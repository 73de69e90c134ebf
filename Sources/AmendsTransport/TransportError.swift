/// Why bytes could not be moved. The text says where, and what the operator can do.
public struct TransportError: Error, Hashable, Sendable {
    public var code: Code
    /// `HOST:PORT`, or the path of a bundle.
    public var place: String
    /// What the system or the bytes said, where that helps.
    public var reason: String

    public init(_ code: Code, place: String, reason: String = "") { (self.code, self.place, self.reason) = (code, place, reason) }

    public enum Code: Hashable, Sendable, CaseIterable {
        // connections
        case connectionRefused
        case timedOut
        case unknownHost
        case unreachable
        case addressInUse
        case notLoopback
        case connectionLost
        case malformedFrame
        case closed
        // TLS
        case notSecured
        case peerNotTrusted
        case notTrustedByPeer
        case unusableCertificate
        // bundles
        case notABundle
        case unknownBundleVersion
        case bundleTruncated
        case bundleDamaged
        case fileFailed
    }
}

extension TransportError: CustomStringConvertible {
    public var description: String {
        let advice = reason.isEmpty ? code.advice : "\(code.advice) (\(reason))"
        return "\(place): \(advice)"
    }
}

extension TransportError.Code {
    /// One sentence for the operator: what happened, and what to do.
    var advice: String {
        switch self {
        case .connectionRefused: "nobody listens there; start the node, or check the port"
        case .timedOut: "no answer in time; check the network and the address"
        case .unknownHost: "there is no such host; check the name"
        case .unreachable: "the connection could not be made; check the network and the address"
        case .addressInUse: "another program listens there already; stop it, or take another port"
        case .notLoopback: "the address can be reached from outside this machine; allow any interface if that is meant"
        case .connectionLost: "the connection broke; the next session goes on from what is durable"
        case .malformedFrame: "the other side does not speak this protocol, or the bytes were damaged on the way"
        case .closed: "the connection is closed already"
        case .notSecured: "the other side does not speak TLS; check the address, and that the node there belongs to this chain"
        case .peerNotTrusted: "the node there does not belong to this chain, or is not the one that was asked for; check the address"
        case .notTrustedByPeer: "the node there does not accept this node's certificate; ask head office for an invitation"
        case .unusableCertificate: "this node's certificate or key can't be used; have it renewed, or join again"
        case .notABundle: "the file is no bundle; check that it is the right one"
        case .unknownBundleVersion: "the bundle was written by a newer version; update this node"
        case .bundleTruncated: "the bundle is not complete; copy it again"
        case .bundleDamaged: "the bundle was damaged; copy it again, or have it written again"
        case .fileFailed: "the file could not be read or written; check the path, the rights and the free space"
        }
    }
}
