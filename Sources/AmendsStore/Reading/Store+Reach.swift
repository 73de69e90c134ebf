public import AmendsLog
import AmendsMerge
import GRDB

/// How far a stream is held here: what figures taken from it rest on.
public struct StreamReach: Sendable, Hashable {
    public var head: StreamHead
    /// When its newest entry was written, by the writer's clock; ms since 1970.
    public var newest: Int64

    public init(head: StreamHead, newest: Int64) { (self.head, self.newest) = (head, newest) }
}

extension Store {
    /// Every stream held with its newest entry, in the order of their names. Reads one segment of each.
    public func reach() throws(StoreError) -> [StreamReach] {
        try read { database in
            let loader = EntryLoader(database)
            return try Self.heads(database, column: "frontier").compactMap { head in
                guard let open = try loader.stream(head.stream) else { return nil }
                let batch = try loader.load([Place(stream: open.id, index: head.size - 1)])
                return batch.headers.first.map { StreamReach(head: head, newest: $0.stamp.milliseconds) }
            }
        }
    }
}
