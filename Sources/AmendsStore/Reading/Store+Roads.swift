public import AmendsLog
import AmendsMerge
import AmendsModel
import Foundation
import GRDB

extension Store {
    /// Cases for whose handling an answer is waited for: offered to a site, refused by one, or handed over and
    /// not passed on yet. Those that wait longest come first.
    public func pendingTransfers() throws(StoreError) -> [CaseRow] {
        let rows = try read { database in
            try CaseRow.fetch(
                database,
                """
                JOIN case_transfer t ON t.scope = r.scope AND t.record = r.id AND t.pending = 1 WHERE r.kind = 1 ORDER BY r.id
                """, [])
        }
        return rows.sorted { ($0.state.transferAskedAt ?? .max, $0.record) < ($1.state.transferAskedAt ?? .max, $1.record) }
    }

    /// Cases that this number of a platform or an outside body names, the oldest first.
    public func cases(withOutsideNumber number: String, in scope: Scope? = nil) throws(StoreError) -> [CaseRow] {
        try read { database in
            var arguments: StatementArguments = [CaseIntake.key(of: number)]
            if let scope { arguments += [scope.description] }
            return try CaseRow.fetch(
                database,
                """
                JOIN case_outside_number n ON n.scope = r.scope AND n.record = r.id AND n.number = ?
                WHERE r.kind = 1 \(scope == nil ? "" : "AND s.name = ?") ORDER BY r.received_at, r.id
                """, arguments)
        }
    }

    /// Cases with this id, whatever their scope.
    public func cases(named record: RecordID) throws(StoreError) -> [CaseRow] {
        try read { database in
            try CaseRow.fetch(database, "WHERE r.kind = 1 AND r.id = ? ORDER BY s.name", [Data(record.bytes)])
        }
    }

    /// Whether something was written on a case that goes from site to site.
    public func hasTouchedTransfers() throws(StoreError) -> Bool {
        try read { database in
            try Bool.fetchOne(
                try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM case_transfer WHERE touched = 1)")) ?? false
        }
    }
}

extension StoreTransaction {
    /// Cases between sites on which something was written, as of before this transaction.
    public func touchedTransfers(limit: Int) throws(StoreError) -> [(scope: Scope, record: RecordID)] {
        let select = try Statement(
            database,
            "SELECT s.name, t.record FROM case_transfer t JOIN log_scope s ON s.id = t.scope WHERE t.touched = 1 LIMIT ?1")
        select.bind(1, limit)
        var found: [(scope: Scope, record: RecordID)] = []
        while try select.step() {
            let bytes = select.blob(1)
            guard let scope = Scope(select.text(0)), bytes.count == RecordID.byteCount else { continue }
            found.append((scope, RecordID(reading: bytes)))
        }
        return found
    }

    /// Notes that a case was looked at. What this transaction writes on it touches it again.
    public func forgetTouched(_ record: RecordID, in scope: Scope) throws(StoreError) {
        let update = try Statement(database, "UPDATE case_transfer SET touched=0 WHERE scope=?1 AND record=?2")
        let delete = try Statement(database, "DELETE FROM case_transfer WHERE scope=?1 AND record=?2 AND touched=0 AND pending=0")
        for statement in [update, delete] {
            statement.bind(1, try scopeNumber(scope))
            statement.bind(2, record)
            try statement.run()
        }
    }

    /// The scopes that have a case with this id, as of before this transaction.
    public func scopes(of record: RecordID) throws(StoreError) -> [Scope] {
        let select = try Statement(
            database, "SELECT s.name FROM case_record r JOIN log_scope s ON s.id = r.scope WHERE r.id = ?1 AND r.kind = 1 ORDER BY s.name")
        select.bind(1, record)
        var found: [Scope] = []
        while try select.step() { if let scope = Scope(select.text(0)) { found.append(scope) } }
        return found
    }

    /// Cases in `scope`, or in all, that a number of an outside body names, as of before this transaction.
    public func cases(withOutsideNumber number: String, in scope: Scope? = nil) throws(StoreError) -> [(scope: Scope, record: RecordID)] {
        let select = try Statement(
            database,
            """
            SELECT s.name, n.record FROM case_outside_number n JOIN log_scope s ON s.id = n.scope
            WHERE n.number = ?1 ORDER BY s.name, n.record
            """)
        select.bind(1, text: CaseIntake.key(of: number))
        var found: [(scope: Scope, record: RecordID)] = []
        while try select.step() {
            let bytes = select.blob(1)
            guard let own = Scope(select.text(0)), scope == nil || own == scope, bytes.count == RecordID.byteCount else { continue }
            found.append((own, RecordID(reading: bytes)))
        }
        return found
    }
}
