import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsStore

/// One customer in several cases. Where the same person was recorded twice, the cases are linked and nothing in
/// them is rewritten: removing the link parts them again. Whoever asks for a customer's cases, to show them or
/// to erase what they hold, follows the links.
extension Node {
    /// The given cases and all others of their customers: those that links join to them, the cases by which a
    /// complaint went from site to site, and what `matching` finds for each of them (a contact, a member number).
    /// Each once, the given ones first.
    public func casesOfCustomers(of rows: [CaseRow], matching: (CaseRow) throws -> [CaseRow] = { _ in [] }) throws -> [CaseRow] {
        var found = rows
        var known = Set(rows.map { CustomerCase(scope: $0.scope, record: $0.record) })
        var next = 0
        while next < found.count, found.count < Self.maximumCustomerCases {
            let row = found[next]
            next += 1
            for other in try linkedCases(of: row) + matching(row)
            where known.insert(CustomerCase(scope: other.scope, record: other.record)).inserted { found.append(other) }
        }
        return found
    }

    /// Cases of one customer that are followed: more come of a contact that many share, such as a hotline's.
    public static let maximumCustomerCases = 1000

    /// The cases that this one names: its customer's, and the one complaint's before and after it.
    private func linkedCases(of row: CaseRow) throws(NodeError) -> [CaseRow] {
        var records = row.state.elements(of: CaseField.sameCustomer).compactMap { RecordID(hexadecimal: $0) }
        for field in [CaseField.predecessor, CaseField.successor] {
            if case .value(.record(let record))? = row.state.shown(field)?.content { records.append(record) }
        }
        var linked: [CaseRow] = []
        do throws(StoreError) { for record in records { linked += try store.cases(named: record) } } catch { throw NodeError(error) }
        return linked
    }
}

private struct CustomerCase: Hashable {
    var scope: Scope
    var record: RecordID
}
