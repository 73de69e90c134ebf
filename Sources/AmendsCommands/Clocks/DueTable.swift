import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText

/// Cases by their deadline, the most pressing first.
struct DueTable {
    let rows: [CaseRow]
    let hasMore: Bool
    /// Milliseconds since 1970.
    let now: Int64

    func write(to console: Console) throws {
        if rows.isEmpty { return console.say(console.catalogue.text(.noneDue)) }
        try console.write(table(console.catalogue))
        console.say(.casesFound(count: rows.count))
        if hasMore { console.say(.moreNotShown) }
    }

    private func table(_ catalogue: Catalogue) -> TextTable {
        var table = TextTable([
            .init(catalogue.heading(.number)), .init(catalogue.label(TimeWord.due)), .init(catalogue.label(TimeWord.clock)),
            .init(catalogue.label(TimeWord.leastTime)), .init(catalogue.heading(.site)),
            .init(catalogue.heading(.category), maximumWidth: 28),
            .init(catalogue.heading(.stage)),
        ])
        for row in rows {
            guard let deadline = row.deadline else { continue }
            let state = row.state
            let offset = CaseView.offset(of: state)
            let endsWithDay = (deadline.due + Int64(offset) * 60_000) % CivilDate.dayMilliseconds == 0
            table.append([
                CaseView.number(of: row), catalogue.due(deadline.due, endsWithDay: endsWithDay, utcOffset: offset),
                catalogue.label(deadline.kind), catalogue.left(until: deadline.due, at: now), CaseView.site(of: row),
                state.text(CaseField.category).map { catalogue.value(.text($0), of: CaseField.category) } ?? "",
                catalogue.stage(of: row),
            ])
        }
        return table
    }
}
