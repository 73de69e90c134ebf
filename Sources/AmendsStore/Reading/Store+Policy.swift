import AmendsLog
import AmendsModel
public import AmendsPolicy
import GRDB

extension Store {
    /// The packs, calendars and closed days that cases are judged by: what the program ships, what head
    /// office has published, and what sites have entered.
    public func policyBook() throws(StoreError) -> PolicyBook {
        let published: [PublishedPolicy] = try read { database in
            try Row.fetchAll(try database.cachedStatement(sql: PolicyRow.query)).compactMap { row in
                PolicyRow(kind: row[0], name: row[1], text: row[2], years: row[3]).policy
            }
        }
        return published.isEmpty ? .shipped : PolicyBook(published: published)
    }
}

extension StoreTransaction {
    /// The packs, calendars and closed days as this transaction found them.
    public var policyBook: PolicyBook { projection.book }
}
