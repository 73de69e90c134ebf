public import AmendsLog
public import AmendsModel
public import AmendsStore

/// What a node is for.
public typealias Role = NodeRole

/// One installation: a data folder, a key pair, a role. The only place where store, session,
/// sockets and clocks meet.
public final class Node: Sendable {
    public let store: Store
    let key: NodeKey
    public let surroundings: Surroundings
    public let role: Role
    public let site: SiteCode
    let epoch: Epoch
    public let intake: Intake
    public let identity: NodeIdentity
    let memberships: MembershipReader

    public var id: NodeID { key.node }

    private init(
        store: Store, key: NodeKey, surroundings: Surroundings, role: Role, site: SiteCode, epoch: Epoch, identity: NodeIdentity
    ) {
        (self.store, self.key, self.surroundings) = (store, key, surroundings)
        (self.role, self.site, self.epoch, self.identity) = (role, site, epoch, identity)
        intake = Intake(store: store)
        memberships = MembershipReader(store)
    }

    // MARK: Making and opening

    /// What a new node is told.
    public struct Beginning: Sendable {
        public var role: Role
        public var site: SiteCode
        public var siteName: String
        public var region: String
        public var pack: String
        /// IANA name, such as `Asia/Shanghai`.
        public var timeZone: String
        /// False where the site's record may be there already and comes with the first session.
        public var definesSite = true

        public init(
            role: Role, site: SiteCode, siteName: String, region: String = "", pack: String = "plain", timeZone: String = "Asia/Shanghai"
        ) {
            (self.role, self.site, self.siteName, self.region) = (role, site, siteName, region)
            (self.pack, self.timeZone) = (pack, timeZone)
        }
    }

    /// Makes a node in an empty folder.
    public static func make(in folder: NodeFolder, _ beginning: Beginning, _ surroundings: Surroundings = .machine) throws(NodeError)
        -> Node
    {
        guard !folder.exists else {
            throw NodeError(
                .cannotCreate, "There is a node in \(folder.path) already. Choose another folder with --data.",
                reason: .folderTaken(folder.path))
        }
        let key = try folder.makeKey(surroundings.random(NodeKey.byteCount))
        do throws(NodeError) {
            let store: Store
            do throws(StoreError) { store = try Store(path: folder.databasePath, create: true) } catch { throw NodeError(error) }
            return try make(in: store, key: key, beginning, surroundings, folder.identity)
        } catch {
            // Nothing was written under the key; with it the folder would pass for a node for ever.
            folder.removeKey()
            throw error
        }
    }

    /// Makes a node in an empty store.
    public static func make(
        in store: Store, key: NodeKey, _ beginning: Beginning, _ surroundings: Surroundings, _ identity: NodeIdentity = NodeIdentity()
    ) throws(NodeError) -> Node {
        guard TimeZoneOffset.exists(beginning.timeZone) else {
            throw NodeError(
                .usage, "There is no time zone \(beginning.timeZone). Give an IANA name such as Asia/Shanghai.",
                reason: .unknownTimeZone(beginning.timeZone))
        }
        let epoch = Epoch(counter: 0, random: surroundings.randomWord())
        let node = Node(
            store: store, key: key, surroundings: surroundings, role: beginning.role, site: beginning.site, epoch: epoch, identity: identity
        )
        do throws(StoreError) {
            // One transaction: a node is there whole or not at all.
            try store.write { transaction in
                guard try transaction.setting("role") == nil else {
                    throw StoreError(.alreadyInitialised, "There is a node in this folder already. Choose another one with --data.")
                }
                try transaction.set("role", to: beginning.role.rawValue)
                try transaction.set("site", to: beginning.site.text)
                try transaction.set("time_zone", to: beginning.timeZone)
                try transaction.set("pack", to: beginning.pack)
                try transaction.set("epoch_counter", to: String(epoch.counter))
                try transaction.set("epoch_random", to: String(epoch.random))
                guard beginning.definesSite else { return }
                try node.define(
                    SiteRecord.define, record: SiteRecord.record(of: beginning.site), kind: .site, in: node.homeScope,
                    [
                        (SiteRecord.code, .text(beginning.site.text)), (SiteRecord.name, .text(beginning.siteName)),
                        (SiteRecord.region, .text(beginning.region)), (SiteRecord.pack, .text(beginning.pack)),
                        (SiteRecord.timeZone, .text(beginning.timeZone)),
                    ], transaction)
            }
            return node
        } catch { throw NodeError(error) }
    }

    /// Opens the node of a folder. Its writes wait `busyTimeout` seconds for another process.
    public static func open(
        _ folder: NodeFolder, _ surroundings: Surroundings = .machine, busyTimeout: Double = Store.busyTimeout
    ) throws(NodeError) -> Node {
        let key = try folder.readKey()
        do throws(StoreError) {
            return try open(
                try Store(path: folder.databasePath, create: false, busyTimeout: busyTimeout), key: key, surroundings, folder.identity)
        } catch { throw NodeError(error) }
    }

    /// Opens the node whose settings `store` holds.
    public static func open(
        _ store: Store, key: NodeKey, _ surroundings: Surroundings, _ identity: NodeIdentity = NodeIdentity()
    ) throws(StoreError) -> Node {
        let settings = try store.settings()
        guard let role = settings["role"].flatMap(Role.init(rawValue:)), let site = settings["site"].flatMap({ SiteCode($0) }),
            let counter = settings["epoch_counter"].flatMap({ UInt32($0) }), let random = settings["epoch_random"].flatMap({ UInt64($0) })
        else { throw StoreError(.notInitialised, "There is no node in this folder yet. Make one with `amends init`.") }
        return Node(
            store: store, key: key, surroundings: surroundings, role: role, site: site, epoch: Epoch(counter: counter, random: random),
            identity: identity)
    }

    // MARK: Own streams

    /// Where this node's own records lie: its site's scope, or the company's for head office.
    public var homeScope: Scope { role == .headOffice ? .company : role == .auditor ? .log(id) : .site(site) }

    /// This node's stream of a scope.
    public func stream(in scope: Scope) -> StreamID { StreamID(node: id, scope: scope, epoch: epoch) }

    /// Whether this node may write in `scope`. Not to be asked inside a transaction.
    public func mayWrite(in scope: Scope) -> Bool {
        isOwn(scope) || role == .auditor && (try? memberships.current())?[id]?.writes.contain(scope) == true
    }

    /// Scopes that the role alone opens.
    private func isOwn(_ scope: Scope) -> Bool {
        switch scope {
        case .company: role == .headOffice
        case .site(let code): role == .headOffice || role == .store && code == site
        case .log(let node): node == id
        }
    }

    /// The same, inside a transaction.
    func mayWrite(in scope: Scope, _ transaction: StoreTransaction) throws(StoreError) -> Bool {
        if isOwn(scope) { return true }
        guard role == .auditor, case .site = scope else { return false }
        let state = try transaction.state(of: MemberRecord.record(of: id), kind: .member, in: .company)
        return Member(state)?.writes.contain(scope) == true
    }

    /// Appends one action's acts to this node's stream of `scope`: stamps them, and opens the stream
    /// where it is new. Acts of one action on one record follow one another.
    func append(_ acts: [NewAct], in scope: Scope, _ transaction: StoreTransaction) throws(StoreError) {
        guard try mayWrite(in: scope, transaction) else {
            throw StoreError(.notPermitted, "A \(role.rawValue) node of site \(site) may not write in \(scope).")
        }
        let stream = stream(in: scope)
        if try transaction.head(of: stream) == nil { try write([opening(of: stream)], to: stream, transaction) }
        try write(acts, to: stream, transaction)
    }

    private func write(_ acts: [NewAct], to stream: StreamID, _ transaction: StoreTransaction) throws(StoreError) {
        var clock = StampClock(last: try transaction.lastStamp(of: stream))
        var needsFreshSeed = false
        var jump: Int64?
        let drafts = acts.map { act in
            let reading = clock.read(wallMilliseconds: surroundings.now())
            needsFreshSeed = needsFreshSeed || reading.needsFreshSeed
            jump = jump ?? reading.jump
            return EntryDraft(
                kind: act.kind, flags: act.flags, recordKind: act.recordKind, record: act.record, stamp: reading.stamp, fields: act.fields)
        }
        if let jump, stream.scope != .log(id) {
            try append([clockJump(jump)], in: .log(id), transaction)
        }
        try transaction.append(drafts, to: stream, freshSeed: surroundings.randomSeed(), needsFreshSeed: needsFreshSeed)
    }

    /// The first entry of a stream tells what node writes it, and names the node's earlier streams.
    private func opening(of stream: StreamID) -> NewAct {
        NewAct(
            kind: NodeRecord.open, recordKind: .node, record: NodeRecord.record(of: id, in: stream.scope),
            fields: [(NodeRecord.role, .text(role.rawValue)), (NodeRecord.site, .text(site.text))])
    }

    private func clockJump(_ milliseconds: Int64) -> NewAct {
        NewAct(
            kind: NodeRecord.clockJump, recordKind: .node, record: NodeRecord.record(of: id, in: .log(id)),
            fields: [(NodeRecord.jump, .integer(milliseconds))])
    }

    /// Writes one act that defines or changes a small record (site, staff, volume).
    func define(
        _ kind: ActKind, record: RecordID, kind recordKind: RecordKind, in scope: Scope, _ fields: [(id: FieldID, value: FieldValue)],
        _ transaction: StoreTransaction
    ) throws(StoreError) {
        try append([NewAct(kind: kind, recordKind: recordKind, record: record, fields: fields)], in: scope, transaction)
    }

    // MARK: Sealing

    /// Seals every own tail, so that all that was written here can be sent.
    public func seal() throws(NodeError) {
        do throws(StoreError) {
            // A read first: a node with nothing to seal need not wait for the write lock.
            let open = Set(try store.heads().filter { $0.stream.node == id }).subtracting(try store.sealedHeads())
            if open.isEmpty { return }
            try store.write { transaction in
                for head in open { try transaction.seal(head.stream, key: key) }
            }
        } catch { throw NodeError(error) }
    }
}

/// An act on its way into the log: everything but its stamp and parents.
struct NewAct: Sendable {
    var kind: ActKind
    var flags: ActFlags
    var recordKind: RecordKind
    var record: RecordID
    var fields: [(id: FieldID, value: FieldValue)]

    /// The flags are those that the vocabulary gives the act.
    init(kind: ActKind, recordKind: RecordKind, record: RecordID, fields: [(id: FieldID, value: FieldValue)]) {
        (self.kind, self.recordKind, self.record, self.fields) = (kind, recordKind, record, fields)
        flags = Vocabulary.act(kind)?.flags ?? []
        if flags.contains(.discharges) { self.fields.append((CaseField.vocabulary, .integer(Vocabulary.version))) }
    }
}
