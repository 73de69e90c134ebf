import AmendsLog
package import AmendsTrust
import Synchronization

/// By what a node is known in its chain, beside its own key: certificate and TLS key, and at one head office
/// the authority. Kept in `identity/`, or in memory where there is no folder.
///
/// Several programs may work on one node: what another one has written is read before it is needed.
public final class NodeIdentity: Sendable {
    private struct Held {
        var credentials: Credentials?
        var authority: CertificateAuthority?
        var revocations = Revocations()
        var seal: AuthorityExport.Seal?
        var exportPath: String?
        /// Of the files when they were read.
        var stamp: TrustFiles.Stamp?
    }

    private let files: TrustFiles?
    private let held = Mutex(Held())

    /// In memory, with nothing in it.
    public init() { files = nil }

    init(_ files: TrustFiles) { self.files = files }

    private func current() throws(NodeError) -> Held {
        guard let files else { return held.withLock { $0 } }
        let stamp = files.stamp
        let known = held.withLock { $0 }
        if known.stamp == stamp { return known }
        var read = Held(stamp: stamp)
        read.credentials = try files.credentials()
        read.authority = try files.authority()
        read.revocations = try files.revocations()
        read.seal = try files.seal()
        read.exportPath = try files.exportPath()
        held.withLock { $0 = read }
        return read
    }

    private func change(_ body: (inout Held) -> Void) { held.withLock { body(&$0) } }

    package var credentials: Credentials? { get throws(NodeError) { try current().credentials } }
    package var authority: CertificateAuthority? { get throws(NodeError) { try current().authority } }
    package var revocations: Revocations { get throws(NodeError) { try current().revocations } }
    package var seal: AuthorityExport.Seal? { get throws(NodeError) { try current().seal } }
    /// Where the authority was last exported to.
    package var exportPath: String? { get throws(NodeError) { try current().exportPath } }

    // MARK: Changing

    package func keep(_ credentials: Credentials) throws(NodeError) {
        try files?.keep(credentials)
        change { $0.credentials = credentials }
    }

    package func keep(_ authority: CertificateAuthority) throws(NodeError) {
        try files?.keep(authority)
        change { $0.authority = authority }
    }

    package func keep(_ seal: AuthorityExport.Seal, exportedTo path: String) throws(NodeError) {
        try files?.keep(seal, exportedTo: path)
        change { ($0.seal, $0.exportPath) = (seal, path) }
    }

    /// Adds to the list of revocations.
    package func revoke(_ others: Revocations) throws(NodeError) {
        var all = try revocations
        all.add(others)
        try files?.keep(all)
        change { $0.revocations = all }
    }
}

extension Node {
    /// Where the authority was last exported to; nil where it never was.
    public var exportPath: String? { get throws(NodeError) { try identity.exportPath } }

    /// When this node's certificate ends, ms since 1970; nil where it has none.
    public var certificateEnd: Int64? { get throws(NodeError) { try identity.credentials?.own.notAfter } }

    /// Of the chain's authority, in hexadecimal; nil where this node knows none.
    public var authorityFingerprint: String? { get throws(NodeError) { try identity.credentials?.authority.fingerprint.description } }
}
