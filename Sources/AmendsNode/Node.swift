public import AmendsLog
import AmendsModel
public import AmendsStore
import Synchronization

/// What a node is for.
public enum Role: String, Sendable, CaseIterable {
    case store
    case headOffice = "head-office"
    case auditor
}

/// One installation: a data folder, a key pair, a role. The only place where store, session,
/// sockets and clocks meet.
public final class Node: Sendable {
    public let store: Store
    let key: NodeKey
    public let surroundings: Surroundings
    public let role: Role
    public let site: SiteCode
    public let intake: Intake
    let profile: NodeProfile
    let fencePlace: any FencePlace
    let life: Mutex<Life>
    /// Held as long as this object is: nobody restores a folder that is in use.
    private let use: FileLock?

    public var id: NodeID { key.node }

    /// What this node knows of its own life, for as long as the program runs. The database is asked again
    /// before anything is appended.
    struct Life {
        var epoch: Epoch
        /// The fence as it was last read or written.
        var fence: Fence?
        /// A doubt that could not be written down yet, since the database could not be written.
        var pending: Doubt.Reason?
        /// An epoch that the transaction now being written has begun.
        var begun: Doubt?
        /// Doubts that nobody has been told of.
        var doubts: [Doubt] = []
    }

    private init(
        store: Store, key: NodeKey, surroundings: Surroundings, profile: NodeProfile, fencePlace: any FencePlace, epoch: Epoch,
        use: FileLock? = nil
    ) {
        (self.store, self.key, self.surroundings) = (store, key, surroundings)
        (role, site, self.profile) = (profile.role, profile.site, profile)
        (self.fencePlace, self.use) = (fencePlace, use)
        life = Mutex(Life(epoch: epoch))
        intake = Intake(store: store)
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
            throw NodeError(.cannotCreate, "There is a node in \(folder.path) already. Choose another folder with --data.")
        }
        let key = try folder.makeKey(surroundings.random(NodeKey.byteCount))
        do throws(NodeError) {
            let use = try folder.lockForUse()
            let store: Store
            do throws(StoreError) { store = try Store(path: folder.databasePath, create: true) } catch { throw NodeError(error) }
            return try make(in: store, key: key, beginning, surroundings, fence: folder.fence, use: use)
        } catch {
            // Nothing was written under the key; with it the folder would pass for a node for ever.
            folder.removeKey()
            throw error
        }
    }

    /// Makes a node in an empty store.
    public static func make(
        in store: Store, key: NodeKey, _ beginning: Beginning, _ surroundings: Surroundings, fence: any FencePlace = FenceInMemory()
    ) throws(NodeError) -> Node {
        try make(in: store, key: key, beginning, surroundings, fence: fence, use: nil)
    }

    private static func make(
        in store: Store, key: NodeKey, _ beginning: Beginning, _ surroundings: Surroundings, fence: any FencePlace, use: FileLock?
    ) throws(NodeError) -> Node {
        guard TimeZoneOffset.exists(beginning.timeZone) else {
            throw NodeError(.usage, "There is no time zone \(beginning.timeZone). Give an IANA name such as Asia/Shanghai.")
        }
        let epoch = Epoch(counter: 0, random: surroundings.randomWord())
        let profile = NodeProfile(role: beginning.role, site: beginning.site, timeZone: beginning.timeZone, pack: beginning.pack)
        let node = Node(store: store, key: key, surroundings: surroundings, profile: profile, fencePlace: fence, epoch: epoch, use: use)
        do throws(StoreError) {
            // One transaction: a node is there whole or not at all.
            try store.write { transaction in
                guard try transaction.setting(NodeSetting.role) == nil else {
                    throw StoreError(.alreadyInitialised, "There is a node in this folder already. Choose another one with --data.")
                }
                try profile.write(transaction)
                try transaction.set(NodeSetting.database, to: surroundings.databaseName())
                try transaction.set(StoreSetting.node, to: key.node.description)
                try transaction.set(StoreSetting.epoch, to: epoch.description)
                try node.define(
                    SiteRecord.define, record: SiteRecord.record(of: beginning.site), kind: .site, in: node.homeScope,
                    [
                        (SiteRecord.code, .text(beginning.site.text)), (SiteRecord.name, .text(beginning.siteName)),
                        (SiteRecord.region, .text(beginning.region)), (SiteRecord.pack, .text(beginning.pack)),
                        (SiteRecord.timeZone, .text(beginning.timeZone)),
                    ], transaction)
            }
        } catch { throw NodeError(error) }
        try node.makeFence()
        return node
    }

    /// Opens the node of a folder. Its writes wait `busyTimeout` seconds for another process. Where the
    /// database is gone, the node goes on with an empty one, which its peers fill again.
    public static func open(
        _ folder: NodeFolder, _ surroundings: Surroundings = .machine, busyTimeout: Double = Store.busyTimeout
    ) throws(NodeError) -> Node {
        let key = try folder.readKey()
        let use = try folder.lockForUse()
        let isMissing = !folder.hasDatabase
        if isMissing, try folder.fence.read() == nil {
            throw NodeError(
                .noInput,
                "The database of the node in \(folder.path) is gone, and so is its fence, which tells what the node was. Put a backup back with `amends restore`, or set the folder aside and make a new node of the same site."
            )
        }
        let store: Store
        do throws(StoreError) { store = try Store(path: folder.databasePath, create: isMissing, busyTimeout: busyTimeout) } catch {
            throw NodeError(error)
        }
        return try open(store, key: key, surroundings, fence: folder.fence, use: use)
    }

    /// Opens the node whose settings `store` holds.
    public static func open(
        _ store: Store, key: NodeKey, _ surroundings: Surroundings, fence: any FencePlace = FenceInMemory()
    ) throws(NodeError) -> Node {
        try open(store, key: key, surroundings, fence: fence, use: nil)
    }

    private static func open(
        _ store: Store, key: NodeKey, _ surroundings: Surroundings, fence: any FencePlace, use: FileLock?
    ) throws(NodeError) -> Node {
        let settings: [String: String]
        do throws(StoreError) { settings = try store.settings() } catch { throw NodeError(error) }
        let remembered = try fence.read().flatMap { Fence(encoded: $0) }
        guard let profile = NodeProfile(settings) ?? remembered.flatMap({ $0.node == key.node ? $0.profile : nil }) else {
            throw NodeError(StoreError(.notInitialised, "There is no node in this folder yet. Make one with `amends init`."))
        }
        let epoch = settings[StoreSetting.epoch].flatMap { Epoch($0) } ?? Epoch(counter: 0, random: 0)
        let node = Node(store: store, key: key, surroundings: surroundings, profile: profile, fencePlace: fence, epoch: epoch, use: use)
        try node.lookBackAtOpening()
        return node
    }

    // MARK: Own streams

    /// Where this node's own records lie: its site's scope, or the company's for head office.
    public var homeScope: Scope { role == .headOffice ? .company : role == .auditor ? .log(id) : .site(site) }

    /// This node's stream of a scope, in the epoch that it was last seen to live in.
    public func stream(in scope: Scope) -> StreamID { StreamID(node: id, scope: scope, epoch: life.withLock { $0.epoch }) }

    /// This node's stream of a scope, to append to in this transaction.
    package func stream(in scope: Scope, _ transaction: StoreTransaction) throws(StoreError) -> StreamID {
        StreamID(node: id, scope: scope, epoch: try currentEpoch(transaction))
    }

    /// Whether this node may write in `scope`.
    public func mayWrite(in scope: Scope) -> Bool {
        switch scope {
        case .company: role == .headOffice
        case .site(let code): role == .headOffice || role == .store && code == site
        case .log(let node): node == id
        }
    }

    /// Appends one action's acts to this node's stream of `scope`: stamps them, and opens the stream
    /// where it is new. Acts of one action on one record follow one another.
    func append(_ acts: [NewAct], in scope: Scope, _ transaction: StoreTransaction) throws(StoreError) {
        guard mayWrite(in: scope) else {
            throw StoreError(.notPermitted, "A \(role.rawValue) node of site \(site) may not write in \(scope).")
        }
        let stream = try stream(in: scope, transaction)
        if try transaction.head(of: stream) == nil { try write([opening(of: stream, transaction)], to: stream, transaction) }
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
    private func opening(of stream: StreamID, _ transaction: StoreTransaction) throws(StoreError) -> NewAct {
        let earlier = try earlierLines(of: stream, transaction).map { line in
            let checkpoint = Checkpoint(stream: line.stream, size: line.size, root: line.root)
            return (id: NodeRecord.earlier, value: FieldValue.text(String(decoding: checkpoint.body, as: UTF8.self)))
        }
        return NewAct(
            kind: NodeRecord.open, recordKind: .node, record: NodeRecord.record(of: id, in: stream.scope),
            fields: earlier + [(NodeRecord.role, .text(role.rawValue)), (NodeRecord.site, .text(site.text))])
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

    /// Seals every own tail, so that all that was written here can be sent, and moves the fence up to there.
    public func seal() throws(NodeError) {
        do throws(StoreError) {
            // A read first: a node with nothing to seal need not wait for the write lock.
            let open = Set(try store.heads(of: id)).subtracting(try store.sealedHeads())
            if !open.isEmpty {
                try store.write { transaction in
                    for head in open { try transaction.seal(head.stream, key: key) }
                }
            }
        } catch { throw NodeError(error) }
        try fence(try ownHeads())
    }

    private func ownHeads() throws(NodeError) -> [StreamHead] {
        do throws(StoreError) { return try store.heads(of: id) } catch { throw NodeError(error) }
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
