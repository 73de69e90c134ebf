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
    /// Records of a kind in a scope and in the company's.
    func records(of kind: RecordKind, for scope: Scope) throws(StoreError) -> [RecordState]
    func hasGrants() throws(StoreError) -> Bool
    func directory(offset: Int64) throws(StoreError) -> Directory
    func setting(_ name: String) throws(StoreError) -> String?
}

extension StoreTransaction: RuleSource {
    func records(of kind: RecordKind, for scope: Scope) throws(StoreError) -> [RecordState] {
        try records(of: kind).filter { $0.scope == scope || $0.scope == .company }.map(\.state)
    }

    func rulesBook() -> PolicyBook { policyBook }

    func history(of record: RecordID, in scope: Scope) throws(StoreError) -> CaseHistory? {
        let state = try state(of: record, kind: .complaintCase, in: scope)
        if state.entries.isEmpty { return nil }
        return CaseHistory(state, try entries(of: record, kind: .complaintCase, in: scope))
    }
}

extension Store: RuleSource {
    func records(of kind: RecordKind, for scope: Scope) throws(StoreError) -> [RecordState] {
        try records(of: kind).filter { $0.scope == scope || $0.scope == .company }.map(\.state)
    }

    func rulesBook() throws(StoreError) -> PolicyBook { try policyBook() }

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
