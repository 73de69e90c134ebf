import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText

extension Catalogue {
    /// What a case waits for, in the order of its own pack; of a destroyed one the certificate.
    func stage(of row: CaseRow) -> String {
        if row.state.isDestroyed { return text(ListingRemark.destroyed(certificate: row.state.text(CaseField.certificate) ?? "")) }
        return stage(awaiting: row.stage == .destroyed ? nil : row.stage)
    }
}

/// Cases, one line each; of destroyed ones their tombstones.
struct CaseTable {
    private let rows: [CaseRow]
    /// Whether there are more than are shown.
    private let hasMore: Bool
    private var reader: Reader?

    init(rows: [CaseRow], hasMore: Bool, reader: Reader? = nil) {
        (self.rows, self.hasMore, self.reader) = (rows.map(\.shown), hasMore, reader)
    }

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

    private func sight(of row: CaseRow) -> Sight { reader?.sight(of: row) ?? .whole }

    private func table(_ catalogue: Catalogue) -> TextTable {
        var table = TextTable([
            .init(catalogue.heading(.number)), .init(catalogue.heading(.received)), .init(catalogue.heading(.site)),
            .init(catalogue.heading(.category), maximumWidth: 28), .init(catalogue.heading(.channel), maximumWidth: 20),
            .init(catalogue.heading(.customer), maximumWidth: 20), .init(catalogue.heading(.state)), .init(catalogue.heading(.stage)),
            .init(catalogue.heading(.conflicts), .right),
        ])
        for row in rows {
            let state = row.state
            func text(_ field: FieldID) -> String {
                guard let value = state.text(field) else { return "" }
                let isShown = Vocabulary.field(field, of: .complaintCase).map(sight(of: row).shows) ?? true
                return isShown ? catalogue.value(.text(value), of: field) : Masked.text
            }
            table.append([
                CaseView.number(of: row),
                state.integer(CaseField.receivedAt).map { catalogue.dateTime(milliseconds: $0, utcOffset: CaseView.offset(of: state)) }
                    ?? "",
                CaseView.site(of: row), text(CaseField.category), text(CaseField.channel), text(CaseField.customer),
                catalogue.heading(state.isOpen ? .open : .closed), catalogue.stage(of: row),
                row.conflicts == 0 ? "" : String(row.conflicts),
            ])
        }
        return table
    }
}
