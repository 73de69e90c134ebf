public import AmendsLog
import AmendsModel
public import AmendsStore
import Synchronization

/// An epoch that the node began because it doubted its past.
public struct EpochBegun: Sendable, Equatable {
    public var epoch: Epoch
    /// A code of `NodeRecord.reason`.
    public var reason: String
    /// By the node's own clock, ms since 1970.
    public var at: Int64
}

extension Node {
    /// The epoch that this node appends in.
    public var epoch: Epoch { life.withLock { $0.epoch } }

    /// Every doubt that this node's log tells of, the oldest first.
    public func epochsBegun() throws(NodeError) -> [EpochBegun] {
        var begun: [EpochBegun] = []
        do {
            try store.forEachHistory(of: .node) { row, history in
                guard row.scope == .log(id) else { return }
                for entry in history where entry.draft.kind == NodeRecord.doubt {
                    for case (NodeRecord.reason, .text(let code)) in entry.draft.fields {
                        begun.append(EpochBegun(epoch: entry.stream.epoch, reason: code, at: entry.draft.stamp.milliseconds))
                    }
                }
            }
        } catch { throw NodeError(error) }
        return begun.sorted { ($0.epoch.counter, $0.at) < ($1.epoch.counter, $1.at) }
    }
}
