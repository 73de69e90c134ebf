import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

/// Where rules look things up: in the transaction in which an act is made, or, for findings, in what is
/// stored, without keeping anybody from writing.
protocol RuleSource {
    func rulesBook() throws(StoreError) -> PolicyBook
    /// Nil for a case that is not here.
    func history(of record: RecordID, in scope: Scope) throws(StoreError) -> CaseHistory?
    func hasGrants() throws(StoreError) -> Bool
    func directory(offset: Int64) throws(StoreError) -> Directory
    func setting(_ name: String) throws(StoreError) -> String?
    /// The sites that head office has closed, each with the instant from which it takes nothing, ms since 1970.
    func closedSites() throws(StoreError) -> [String: Int64]
    /// Cases of one scope, or of all, that a number of an outside body names.
    func named(by number: String, in scope: Scope?) throws(StoreError) -> [(scope: Scope, state: RecordState)]
}

extension StoreTransaction: RuleSource {
    func rulesBook() -> PolicyBook { policyBook }

    func closedSites() throws(StoreError) -> [String: Int64] { SiteClosing.closed(try records(of: .site).map { ($0.scope, $0.state) }) }

    func history(of record: RecordID, in scope: Scope) throws(StoreError) -> CaseHistory? {
        let state = try state(of: record, kind: .complaintCase, in: scope)
        if state.entries.isEmpty { return nil }
        return CaseHistory(state, try entries(of: record, kind: .complaintCase, in: scope))
    }
}

extension StoreTransaction {
    func named(by number: String, in scope: Scope?) throws(StoreError) -> [(scope: Scope, state: RecordState)] {
        var found: [(scope: Scope, state: RecordState)] = []
        for (own, record) in try cases(withOutsideNumber: number, in: scope) {
            found.append((own, try state(of: record, kind: .complaintCase, in: own)))
        }
        return found
    }
}

extension Store: RuleSource {
    func named(by number: String, in scope: Scope?) throws(StoreError) -> [(scope: Scope, state: RecordState)] {
        try cases(withOutsideNumber: number, in: scope).map { ($0.scope, $0.state) }
    }

    func rulesBook() throws(StoreError) -> PolicyBook { try policyBook() }

    func closedSites() throws(StoreError) -> [String: Int64] { SiteClosing.closed(try records(of: .site).map { ($0.scope, $0.state) }) }

    func history(of record: RecordID, in scope: Scope) throws(StoreError) -> CaseHistory? {
        guard let row = try cases(named: record, in: scope) else { return nil }
        return CaseHistory(row.state, try entries(of: row))
    }

    func hasGrants() throws(StoreError) -> Bool { try !records(of: .grant).isEmpty }

    func directory(offset: Int64) throws(StoreError) -> Directory {
        func records(_ kind: RecordKind) throws(StoreError) -> [DirectoryReading.Record] {
            try self.records(of: kind).map { ($0.scope, $0.state) }
        }
        return DirectoryReading.directory(
            staff: try records(.staff), grants: try records(.grant), groups: try records(.group), offset: offset)
    }

    func setting(_ name: String) throws(StoreError) -> String? { try settings()[name] }
}
