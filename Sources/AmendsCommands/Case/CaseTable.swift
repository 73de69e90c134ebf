import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText

/// Cases, one line each.
struct CaseTable {
    let rows: [CaseRow]
    /// Whether there are more than are shown.
    let hasMore: Bool
    var reader: Reader?
    /// Names departments as the pack of each case does; without it their codes are shown.
    var book: PolicyBook?

    func write(to console: Console, asJSON: Bool) throws {
        if asJSON {
            return try console.write(
                .object([("cases", .array(rows.map { .object(CaseView.summary($0, sight(of: $0))) })), ("more", .flag(hasMore))]))
        }
        if rows.isEmpty { return console.say(.noCases) }
        try console.write(table(console.catalogue))
        console.say(.casesFound(count: rows.count))
        if hasMore { console.say(.moreNotShown) }
    }

    /// The department that has the case, and whether it has taken it.
    private func department(of state: RecordState, _ catalogue: Catalogue) -> String {
        guard let name = state.text(CaseField.department) ?? state.text(CaseField.leadDepartment) else { return "" }
        let answer = state.text(CaseField.departmentState)
        let pack = state.text(CaseField.policy).flatMap { PackName($0) }.flatMap { book?.pack($0) }
        let words = catalogue.naming(as: pack).value(.text(name), of: CaseField.department)
        guard let answer, answer != "accepted" else { return words }
        return "\(words) (\(catalogue.label(code: answer, of: CaseField.departmentState)))"
    }

    private func sight(of row: CaseRow) -> Sight { reader?.sight(of: row) ?? .whole }

    private func table(_ catalogue: Catalogue) -> TextTable {
        var columns: [TextTable.Column] = [
            .init(catalogue.heading(.number)), .init(catalogue.heading(.received)), .init(catalogue.heading(.site)),
            .init(catalogue.heading(.category), maximumWidth: 28), .init(catalogue.heading(.channel), maximumWidth: 20),
            .init(catalogue.heading(.customer), maximumWidth: 20), .init(catalogue.heading(.state)), .init(catalogue.heading(.stage)),
        ]
        // A shop without departments is spared an empty column.
        let hasDepartments = rows.contains { $0.state.text(CaseField.departmentState) != nil }
        if hasDepartments { columns.append(.init(catalogue.label(CaseWord.department), maximumWidth: 28)) }
        var table = TextTable(columns + [.init(catalogue.heading(.conflicts), .right)])
        for row in rows {
            let state = row.state
            func text(_ field: FieldID) -> String {
                guard let value = state.text(field) else { return "" }
                let isShown = Vocabulary.field(field, of: .complaintCase).map(sight(of: row).shows) ?? true
                return isShown ? catalogue.value(.text(value), of: field) : Masked.text
            }
            var cells = [
                CaseView.number(of: row),
                state.integer(CaseField.receivedAt).map { catalogue.dateTime(milliseconds: $0, utcOffset: CaseView.offset(of: state)) }
                    ?? "",
                CaseView.site(of: row), text(CaseField.category), text(CaseField.channel), text(CaseField.customer),
                catalogue.heading(state.isOpen ? .open : .closed), catalogue.stage(awaiting: state.stage == .destroyed ? nil : state.stage),
            ]
            if hasDepartments { cells.append(department(of: state, catalogue)) }
            table.append(cells + [row.conflicts == 0 ? "" : String(row.conflicts)])
        }
        return table
    }
}
