import AmendsLog
import AmendsModel
package import AmendsStore
import Synchronization

/// Doubt about one's own past (`protocol/doubt.md`).
///
/// A node appends only to streams of the epoch that it opened itself in this life. Whether the life goes on
/// is asked when the node is opened, when the fence is brought up to date, and whenever entries under the node's own
/// name came from outside. In doubt it begins a new epoch at once, in all its scopes: what the old streams
/// lack comes back from peers, and nobody has to be asked.
extension Node {
    /// Looks whether the database goes on from where the fence stands, begins a new epoch where it does not, and
    /// brings the fence up to the database if `isCovering`.
    func lookBack(isCovering: Bool) throws(NodeError) {
        try fencePlace.exclusively { () throws(NodeError) in
            do throws(StoreError) {
                let fence = try readFence()
                if let reason = try doubt(beside: fence) {
                    // What a transaction that failed may have left.
                    defer { life.withLock { $0.begun = nil } }
                    lived(on: try store.write { try beginEpoch(reason, beside: fence, $0) })
                } else if !isCovering {
                    return stand(by: fence)
                }
                try writeFence(after: fence)
            } catch { throw NodeError(error) }
        }
    }

    /// The same when the program starts. A database that cannot be written just now can still be read: the doubt then
    /// stands until something is appended.
    func lookBackAtOpening() throws(NodeError) {
        do throws(NodeError) { try lookBack(isCovering: false) } catch {
            guard case .store(let code)? = error.reason, code == .busy || code == .readOnly else { throw error }
            let fence: Fence?
            let reason: Doubt.Reason?
            do throws(StoreError) {
                fence = try readFence()
                reason = try doubt(beside: fence)
            } catch { throw NodeError(error) }
            life.withLock { ($0.fence, $0.pending) = (fence, reason) }
        }
    }

    /// The same where a transaction has left a doubt behind. Call it after others' entries came in.
    package func lookBackIfDoubtful() throws(NodeError) {
        do throws(StoreError) {
            guard try store.settings()[StoreSetting.doubt] != nil else { return }
        } catch { throw NodeError(error) }
        try lookBack(isCovering: true)
    }

    /// Doubts since the node was opened that nobody has been told of; they are told once.
    public func takeDoubts() -> [Doubt] {
        life.withLock { life in
            defer { life.doubts = [] }
            return life.doubts
        }
    }

    /// Why this node cannot be sure of its past; nil where it can.
    private func doubt(beside fence: Fence?) throws(StoreError) -> Doubt.Reason? {
        let settings = try store.settings()
        if settings[NodeSetting.role] == nil { return .databaseMissing }
        if let code = settings[StoreSetting.doubt] { return Doubt.Reason(rawValue: code) ?? .shownByPeer }
        guard let fence else { return .fenceMissing }
        guard settings[StoreSetting.node] == id.description, settings[NodeSetting.database] == fence.database,
            settings[StoreSetting.epoch] == fence.epoch.description
        else { return .otherDatabase }
        // What was seen once in this database stays in it.
        if life.withLock({ $0.fence == fence }) { return nil }
        for (line, root) in zip(fence.current, try store.roots(of: fence.current)) {
            guard let root else { return .databaseShorter }
            if root != line.root { return .databaseDiffers }
        }
        return nil
    }

    // MARK: A new epoch

    /// The epoch to append in: that of the database, or a new one where it is in doubt.
    func currentEpoch(_ transaction: StoreTransaction) throws(StoreError) -> Epoch {
        let (pending, begun, fence) = life.withLock { ($0.pending, $0.begun, $0.fence) }
        let code = try transaction.setting(StoreSetting.doubt)
        if begun == nil, let reason = code.map({ Doubt.Reason(rawValue: $0) ?? .shownByPeer }) ?? pending {
            return try beginEpoch(reason, beside: fence, transaction).epoch
        }
        guard let epoch = try transaction.setting(StoreSetting.epoch).flatMap({ Epoch($0) }) else {
            throw StoreError(.notInitialised, "There is no node in this folder yet. Make one with `amends init`.")
        }
        return epoch
    }

    /// Ends the old epoch and begins a new one, all in one transaction. What was not sealed yet is sealed, since
    /// nothing will follow it; the node's log says why.
    private func beginEpoch(_ reason: Doubt.Reason, beside fence: Fence?, _ transaction: StoreTransaction) throws(StoreError) -> Doubt {
        let own = try transaction.heads(of: id)
        for line in own { try transaction.seal(line.stream, key: key) }
        let old = try transaction.setting(StoreSetting.epoch).flatMap { Epoch($0) }
        let lived = [old, fence?.epoch].compactMap { $0?.counter }.max()
        // Above every epoch of this life, and not above those that copies of this node have begun: each would then
        // take the other's for news.
        let counter = max(lived.map { $0 == .max ? $0 : $0 + 1 } ?? 0, own.map(\.stream.epoch.counter).max() ?? 0)
        let begun = Doubt(reason: reason, epoch: Epoch(counter: counter, random: surroundings.randomWord()))
        try transaction.set(NodeSetting.database, to: surroundings.databaseName())
        try transaction.set(StoreSetting.node, to: id.description)
        try transaction.set(StoreSetting.epoch, to: begun.epoch.description)
        try transaction.unset(StoreSetting.doubt)
        try profile.write(transaction)
        life.withLock { $0.begun = begun }
        try append(
            [
                NewAct(
                    kind: NodeRecord.doubt, recordKind: .node, record: NodeRecord.record(of: id, in: .log(id)),
                    fields: [(NodeRecord.reason, .text(reason.rawValue))])
            ], in: .log(id), transaction)
        return begun
    }

    /// A new epoch has become durable.
    private func lived(on begun: Doubt) {
        life.withLock { life in
            (life.epoch, life.pending, life.begun) = (begun.epoch, nil, nil)
            life.doubts.append(begun)
        }
    }

    /// What a transaction that was committed asks for: `begun` in it, or `mustBeFenced` by it.
    private func commit(_ begun: Doubt?, mustBeFenced: Bool) throws(NodeError) {
        guard let begun else {
            if mustBeFenced { try lookBack(isCovering: true) }
            return
        }
        lived(on: begun)
        try fencePlace.exclusively { () throws(NodeError) in
            do throws(StoreError) { try writeFence(after: try readFence()) } catch { throw NodeError(error) }
        }
    }

    /// A transaction that a guard may refuse: its refusal comes out as it is, whatever the store makes
    /// of errors that are not its own. Where it issued a number, the fence follows before anybody hears of it.
    package func write<Value>(_ body: (StoreTransaction) throws -> Value) throws(NodeError) -> Value {
        var refusal: NodeError?
        var (begun, mustBeFenced): (Doubt?, Bool) = (nil, false)
        let value: Value
        do throws(StoreError) {
            value = try store.write { transaction in
                do {
                    // What is left of a transaction that failed; this process has no other one now.
                    life.withLock { $0.begun = nil }
                    let value = try body(transaction)
                    (begun, mustBeFenced) = (life.withLock { $0.begun }, transaction.mustBeFenced)
                    return value
                } catch let error as NodeError {
                    refusal = error
                    throw error
                }
            }
        } catch { throw refusal ?? NodeError(error) }
        do throws(NodeError) { try commit(begun, mustBeFenced: mustBeFenced) } catch {
            throw NodeError(error.code, "It is recorded; do not enter it again. But: \(error.text)", reason: error.reason)
        }
        return value
    }

    /// The node's earlier lines of a stream's scope, as held now or as the fence remembers them: the first entry of
    /// the stream names them, so that none can be hidden.
    func earlierLines(of stream: StreamID, _ transaction: StoreTransaction) throws(StoreError) -> [StreamHead] {
        let held = try transaction.heads(of: id, in: stream.scope)
        let fenced = life.withLock { $0.fence?.lines ?? [] }.filter { $0.stream.scope == stream.scope && !held.contains($0) }
        // What the fence remembers and the database has outgrown says nothing more.
        let lost = fenced.filter { line in !held.contains { $0.stream == line.stream && $0.size > line.size } }
        let lines = (held + lost).filter { $0.stream.epoch != stream.epoch && $0.size > 0 }.sorted()
        return Array(lines.suffix(Self.maximumEarlierLines))
    }

    /// Lines that a stream's first entry names, the latest epochs' where there are more; those name the others.
    /// A line takes up to 230 bytes, and an entry holds 256 fields and 64 KiB.
    private static let maximumEarlierLines = 128

    // MARK: The fence

    private func readFence() throws(StoreError) -> Fence? {
        do throws(NodeError) { return try fencePlace.read().flatMap { Fence(encoded: $0) }.flatMap { $0.node == id ? $0 : nil } } catch {
            throw StoreError(.inputOutput, error.text)
        }
    }

    /// Brings the fence up to the database. Lines that only the old fence knows stay in it.
    private func writeFence(after old: Fence?) throws(StoreError) {
        let (settings, held) = try store.settingsAndHeads(of: id)
        guard let database = settings[NodeSetting.database], let epoch = settings[StoreSetting.epoch].flatMap({ Epoch($0) }) else { return }
        let known = Set(held.map(\.stream))
        let lost = (old?.lines ?? []).filter { $0.stream.epoch != epoch && !known.contains($0.stream) }
        let lines = (held + lost).sorted { $0.stream.epoch != $1.stream.epoch ? $0.stream.epoch > $1.stream.epoch : $0 < $1 }
        let fence = Fence(
            node: id, database: database, epoch: epoch, profile: NodeProfile(settings) ?? profile,
            lines: lines.prefix(Fence.maximumLines).sorted())
        if fence != old {
            do throws(NodeError) { try fencePlace.replace(with: fence.encoded) } catch { throw StoreError(.inputOutput, error.text) }
        }
        stand(by: fence)
    }

    /// The fence as it lies on the disk now; another process may have begun an epoch meanwhile.
    private func stand(by fence: Fence?) {
        life.withLock { life in
            life.fence = fence
            if let fence { life.epoch = fence.epoch }
        }
    }

    /// Writes the fence for the first time.
    func makeFence() throws(NodeError) {
        try fencePlace.exclusively { () throws(NodeError) in
            do throws(StoreError) { try writeFence(after: nil) } catch { throw NodeError(error) }
        }
    }

    /// Makes sure that the fence reaches as far as `lines`, which are about to leave this node.
    func fence(_ lines: [StreamHead]) throws(NodeError) {
        let fenced = life.withLock { $0.fence?.lines ?? [] }
        let sizes = Dictionary(fenced.map { ($0.stream, $0.size) }, uniquingKeysWith: max)
        let isCovered = lines.allSatisfy { $0.stream.node != id || $0.size <= sizes[$0.stream] ?? 0 }
        if !isCovered { try lookBack(isCovering: true) }
    }
}
