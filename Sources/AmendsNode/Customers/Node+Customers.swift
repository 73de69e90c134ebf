import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

extension Node {
    /// The customers whom a text means, by name, contact or member number, each with all cases of theirs
    /// that the reader may see whole: a look at the others would tell what is masked. Cases belong to one
    /// customer where they share a contact or a member number; a name alone joins only cases that have
    /// neither. Reads every case once, so that its cost grows with their number.
    public func customers(named text: String, as reader: Reader) throws(NodeError) -> [Customer] {
        let wanted = CustomerKey.normalised(text)
        if wanted.isEmpty { return [] }
        var lines: [Customer.Line] = []
        var families = Families()
        var meant: [Int] = []
        do throws(StoreError) {
            try store.forEachCase { row in
                guard row.state.text(CaseField.anonymous) != "yes", reader.sight(of: row) == .whole else { return }
                let particulars = try self.particulars(of: row)
                if particulars.keys.isEmpty { return }
                families.add(particulars.keys)
                if particulars.isMeant(by: wanted) { meant.append(lines.count) }
                lines.append(Customer.Line(row, particulars))
            }
        } catch { throw NodeError(error) }
        let heads = Set(meant.map(families.head))
        if heads.isEmpty { return [] }
        let theirs = lines.indices.filter { heads.contains(families.head($0)) }
        let found = Dictionary(grouping: theirs, by: families.head).values.map { Customer($0.map { lines[$0] }) }
        func order(_ customer: Customer) -> (Int, String, String) {
            (-customer.lines.count, customer.names.first ?? "", customer.contacts.first ?? "")
        }
        return found.sorted { order($0) < order($1) }
    }

    /// Long values lie in their entries and not in the state.
    private func particulars(of row: CaseRow) throws(StoreError) -> CustomerParticulars {
        let fields = [CaseField.customer, CaseField.contact, CaseField.member]
        let held = fields.compactMap { row.state.shown($0) }
        let isLong = held.contains { if case .reference = $0.content { true } else { false } }
        if !isLong { return CustomerParticulars(row.state.text) }
        let history = try store.history(of: row)
        return CustomerParticulars { field in
            guard let value = row.state.shown(field) else { return nil }
            guard case .reference = value.content else { return value.text }
            guard history.indices.contains(value.ordinal), history[value.ordinal].draft.fields.indices.contains(value.position),
                case .text(let text) = history[value.ordinal].draft.fields[value.position].value
            else { return nil }
            return text
        }
    }
}

/// Cases that share a key, joined as they are read.
private struct Families {
    private var parents: [Int] = []
    private var firsts: [CustomerKey: Int] = [:]

    /// Adds the next case.
    mutating func add(_ keys: [CustomerKey]) {
        let own = parents.count
        parents.append(own)
        for key in keys {
            if let first = firsts[key] { join(first, own) } else { firsts[key] = own }
        }
    }

    private mutating func join(_ left: Int, _ right: Int) {
        let (left, right) = (head(left), head(right))
        parents[max(left, right)] = min(left, right)
    }

    /// The first case of the family that a case belongs to.
    func head(_ index: Int) -> Int {
        var index = index
        while parents[index] != index { index = parents[index] }
        return index
    }
}
