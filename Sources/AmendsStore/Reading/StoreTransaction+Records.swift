public import AmendsLog
public import AmendsMerge
import AmendsModel

extension StoreTransaction {
    /// Every record of a small kind with its scope, as they were before this transaction: whoever acts is
    /// judged by what was known when the act began.
    public func records(of kind: RecordKind) throws(StoreError) -> [(scope: Scope, state: RecordState)] {
        let select = Statement(database, 
            """
            SELECT s.name, r.state FROM case_record r JOIN log_scope s ON s.id = r.scope
            WHERE r.kind = ?1 AND r.kind <> 1 ORDER BY s.name, r.id
            """)
        select.bind(1, Int64(kind.rawValue))
        defer { select.reset() }
        var found: [(scope: Scope, state: RecordState)] = []
        while try select.step() {
            guard let scope = Scope(select.text(0)) else { continue }
            do { found.append((scope, try RecordState(decoding: select.blob(1)))) } catch {
                throw StoreError(.damaged, "A record can't be read. Run `amends rebuild`.")
            }
        }
        return found
    }

    /// Whether there is any record of a small kind, as of before this transaction.
    public func hasRecord(of kind: RecordKind) throws(StoreError) -> Bool {
        let select = Statement(database, "SELECT 1 FROM case_record WHERE kind = ?1 AND kind <> 1 LIMIT 1")
        select.bind(1, Int64(kind.rawValue))
        defer { select.reset() }
        return try select.step()
    }
}
