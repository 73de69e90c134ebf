public import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsStore

/// What several complaints may have in common.
public enum RepeatedThing: String, Sendable, CaseIterable {
    case customer, respondent, item, stall, category

    public var field: FieldID {
        switch self {
        case .customer: CaseField.customer
        case .respondent: CaseField.respondent
        case .item: CaseField.item
        case .stall: CaseField.stall
        case .category: CaseField.category
        }
    }

    /// A customer is known by the contact, and by the name where there is none; spaces and dashes of a
    /// telephone number mean nothing.
    func keys(of state: RecordState) -> [String] {
        guard self == .customer else { return CaseDimension.keys(field, state).filter { !$0.isEmpty } }
        if state.text(CaseField.anonymous) == "yes" { return [] }
        let contact = (state.text(CaseField.contact) ?? "").filter { !$0.isWhitespace && $0 != "-" }
        let name = (state.text(CaseField.customer) ?? "").filter { !$0.isWhitespace }
        return [contact.isEmpty ? name : contact].filter { !$0.isEmpty }
    }
}

/// Complaints that have something in common with another of the same period.
public struct Repeats: Sendable {
    public struct Group: Sendable {
        public var key: String
        /// In the order of their receipt.
        public var rows: [CaseRow]
    }

    /// The largest first.
    public var groups: [Group]
    /// Complaints beyond the first of each group.
    public var repeatCount: Int64 { groups.reduce(0) { $0 + Int64($1.rows.count) - 1 } }
}

extension Node {
    /// Countable complaints of a period by what they have in common; groups of one are left out.
    public func repeats(of thing: RepeatedThing, _ months: ClosedRange<MonthNumber>, site: SiteCode? = nil) throws(NodeError) -> Repeats {
        var found: [String: [(at: Int64, row: CaseRow)]] = [:]
        do throws(StoreError) {
            try store.forEachCounted(in: site, months: months) { row, facts in
                guard facts.marks.contains(.countable) else { return }
                for key in thing.keys(of: row.shown.state) { found[key, default: []].append((facts.receivedAt, row)) }
            }
        } catch { throw NodeError(error) }
        let groups = found.filter { $0.value.count > 1 }.map { key, cases in
            Repeats.Group(
                key: key,
                rows: cases.sorted { ($0.at, $0.row.scope.description, $0.row.record) < ($1.at, $1.row.scope.description, $1.row.record) }
                    .map(\.row))
        }
        return Repeats(groups: groups.sorted { ($1.rows.count, $0.key) < ($0.rows.count, $1.key) })
    }
}
