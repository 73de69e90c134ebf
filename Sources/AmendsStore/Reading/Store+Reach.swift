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
    /// Every line held with its newest entry, in the order of their names. Reads one segment of each.
    public func reach() throws(StoreError) -> [StreamReach] {
        try read { database in
            let loader = try EntryLoader(database.connection)
            return try Self.heads(database, column: "frontier").compactMap { head in
                guard let line = try loader.line(through: head) else { return nil }
                let batch = try loader.load([Place(stream: line.id, index: head.size - 1)])
                return batch.headers.first.map { StreamReach(head: head, newest: $0.stamp.milliseconds) }
            }
        }
    }
}
