import AmendsLog
import AmendsModel
public import AmendsPolicy
import GRDB

extension Store {
    /// The packs and calendars that cases are judged by: what the program ships, and what head office
    /// has published.
    public func policyBook() throws(StoreError) -> PolicyBook {
        let published: [PublishedPolicy] = try read { database in
            try Row.fetchAll(
                try database.cachedStatement(sql: "SELECT kind, name, text, years FROM case_policy WHERE kind>0 ORDER BY kind, name")
            ).map {
                row in
                let (kind, name, text, years): (UInt8, String, String, String) = (row[0], row[1], row[2], row[3])
                return kind == RecordKind.pack.rawValue
                    ? .pack(name: name, text: text)
                    : .calendar(version: Int64(name) ?? 0, days: text, years: years.split(separator: " ").compactMap { Int64($0) })
            }
        }
        return published.isEmpty ? .shipped : PolicyBook(published: published)
    }
}

extension StoreTransaction {
    /// The packs and calendars as this transaction found them.
    public var policyBook: PolicyBook { projection.book }
}
