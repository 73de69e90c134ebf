public import AmendsLog
import Foundation
import GRDB

extension Store {
    /// Cases read at a time, about 2 MiB.
    private static let casesAtOnce = 1000

    /// Calls `body` with the cases of one scope, or of all, whose receipt lies in `received` (ms since
    /// 1970), in the order of their ids. Long texts stay in their entries.
    public func forEachCase(in scope: Scope? = nil, received: Range<Int64>? = nil, _ body: (CaseRow) throws -> Void) throws(StoreError) {
        var last = Data()
        while true {
            var conditions = ["r.kind = 1", "r.id > ?"]
            var arguments: StatementArguments = [last]
            if let scope {
                conditions.append("s.name = ?")
                arguments += [scope.description]
            }
            if let received {
                conditions.append("r.received_at >= ? AND r.received_at < ?")
                arguments += [received.lowerBound, received.upperBound]
            }
            arguments += [Self.casesAtOnce]
            let rows = try read { database in
                try CaseRow.fetch(database, "WHERE \(conditions.joined(separator: " AND ")) ORDER BY r.id LIMIT ?", arguments)
            }
            for row in rows { do { try body(row) } catch { throw StoreError(error) } }
            // One id stands in one scope, but nothing forbids another, and none may be left out.
            guard rows.count == Self.casesAtOnce, let newest = rows.last?.record else { return }
            last = Data(newest.bytes)
        }
    }
}
