import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsStore
public import AmendsSync
import AmendsTransport
public import AmendsTrust
import Synchronization

/// A node that has just joined.
public struct Joining: Sendable {
    public var node: Node
    /// What the first session exchanged; nil where it did not come about, with the reason.
    public var firstSync: SyncSummary?
    public var firstSyncFailure: NodeError?
}

extension Node {
    /// Joins a chain with a code: makes the node where the folder is empty, or enrols the one that is there.
    /// Whoever was cut off in between may do the same again with the same code.
    public static func join(
        _ code: InvitationCode, in folder: NodeFolder, _ surroundings: Surroundings = .machine, busyTimeout: Double = Store.busyTimeout
    ) async throws(NodeError) -> Joining {
        let known = try standing(in: folder, surroundings, busyTimeout)
        if try known?.holdsAuthority == true {
            throw NodeError(
                .usage, "This head office is the authority of its own chain and can't join another one.", reason: .authorityThere)
        }
        // A key without a database is left from an attempt that was cut off.
        let isFresh = known == nil && !folder.exists
        let key: NodeKey
        if let known {
            key = known.key
        } else {
            key = isFresh ? try folder.makeKey(surroundings.random(NodeKey.byteCount)) : try folder.readKey()
        }
        let invited = EnrolmentMessage.Invited(secret: code.secret, role: known?.role.wire, site: known?.site)
        let tls = TLSKey(random: surroundings.random)
        let granted: (admission: EnrolmentMessage.Admission, credentials: Credentials)
        do throws(NodeError) { granted = try await apply(code, invited, as: key, tls, surroundings) } catch {
            // Where head office has certainly not admitted it, nothing was signed with the key.
            if isFresh, case .declined? = error.reason { folder.removeKey() }
            if isFresh, case .notThisChain? = error.reason { folder.removeKey() }
            throw error
        }
        try folder.identity.keep(granted.credentials)
        let node: Node
        if let known { node = known } else { node = try make(in: folder, key: key, granted.admission, surroundings) }
        return try await node.begin(at: code.address, granted.admission)
    }

    /// The node that is there already. A database that nothing was written to is left from an attempt that was
    /// cut off, as a key without one is.
    private static func standing(in folder: NodeFolder, _ surroundings: Surroundings, _ busyTimeout: Double) throws(NodeError) -> Node? {
        guard folder.hasDatabase else { return nil }
        do throws(NodeError) { return try open(folder, surroundings, busyTimeout: busyTimeout) } catch {
            if error.reason == .store(.notInitialised) { return nil }
            throw error
        }
    }

    private static func apply(
        _ code: InvitationCode, _ invited: EnrolmentMessage.Invited, as key: NodeKey, _ tls: TLSKey, _ surroundings: Surroundings
    ) async throws(NodeError) -> (EnrolmentMessage.Admission, Credentials) {
        let request: CertificateRequest
        do throws(TrustError) { request = try CertificateRequest(for: key.node, key: tls) } catch { throw NodeError(error) }
        let (pipe, authority) = try await connect(code)
        let admission = try await Applicant.apply(over: pipe, as: key, request, invited, at: surroundings.now())
        return (admission, try credentials(from: admission, key: tls, of: authority, for: key.node))
    }

    /// A pipe to the inviting node, which must be a head office certified by the authority that the code names:
    /// to nobody else is the secret said.
    private static func connect(_ code: InvitationCode) async throws(NodeError) -> (FramePipe, AuthorityCertificate) {
        let found = Mutex<AuthorityCertificate?>(nil)
        let stranger = TLSIdentity(certificates: [], key: []) { shown in
            guard let first = shown.first, let authority = try? AuthorityCertificate.find(code.authority, in: shown),
                let certificate = try? authority.judge(first), certificate.role == .headOffice
            else { return false }
            found.withLock { $0 = authority }
            return true
        }
        do throws(TransportError) {
            let pipe = try await TCPConnection.connect(host: code.address.host, port: Int(code.address.port), as: stranger)
            guard let authority = found.withLock({ $0 }) else { throw TransportError(.peerNotTrusted, place: code.address.text) }
            return (pipe, authority)
        } catch {
            let isStranger = error.code == .peerNotTrusted
            throw NodeError(
                isStranger ? .notPermitted : .peerUnavailable, error.description,
                reason: isStranger ? .notThisChain(address: code.address.text) : nil)
        }
    }

    private static func make(
        in folder: NodeFolder, key: NodeKey, _ admission: EnrolmentMessage.Admission, _ surroundings: Surroundings
    ) throws(NodeError) -> Node {
        guard let site = admission.site else { throw NodeError(.badInput, "Head office named no site for this node.") }
        var beginning = Beginning(
            role: Role(admission.role), site: site, siteName: admission.siteName, region: admission.region, pack: admission.pack,
            timeZone: admission.timeZone)
        beginning.definesSite = false
        let store: Store
        do throws(StoreError) { store = try Store(path: folder.databasePath, create: true) } catch { throw NodeError(error) }
        return try make(in: store, key: key, beginning, surroundings, folder.identity)
    }

    /// Remembers where head office is, takes the first sync, and defines the site where nobody has yet.
    private func begin(at address: JoinAddress, _ admission: EnrolmentMessage.Admission) async throws(NodeError) -> Joining {
        try write { try $0.set("head_office_address", to: address.text) }
        var joining = Joining(node: self)
        do throws(NodeError) {
            joining.firstSync = try await sync(host: address.host, port: Int(address.port))
        } catch { joining.firstSyncFailure = error }
        try defineSite(as: admission)
        return joining
    }

    private func defineSite(as admission: EnrolmentMessage.Admission) throws(NodeError) {
        guard role == .store else { return }
        try write { transaction in
            let record = SiteRecord.record(of: site)
            guard try transaction.state(of: record, kind: .site, in: homeScope).entries.isEmpty else { return }
            try define(
                SiteRecord.define, record: record, kind: .site, in: homeScope,
                [
                    (SiteRecord.code, .text(site.text)), (SiteRecord.name, .text(admission.siteName)),
                    (SiteRecord.region, .text(admission.region)), (SiteRecord.pack, .text(admission.pack)),
                    (SiteRecord.timeZone, .text(admission.timeZone)),
                ], transaction)
        }
    }

    /// Where this node's head office is, as its invitation said.
    public var headOfficeAddress: JoinAddress? {
        get throws(NodeError) {
            do throws(StoreError) { return try store.settings()["head_office_address"].flatMap { JoinAddress(written: $0) } } catch {
                throw NodeError(error)
            }
        }
    }
}
