import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText

/// A customer's history as a person reads it, and as one JSON document.
struct CustomerPage {
    let customers: [Customer]
    let catalogue: Catalogue
    let reader: Reader

    func rendered() -> String { customers.map(rendered).joined(separator: "\n") }

    private func rendered(_ customer: Customer) -> String {
        let facts = facts(customer)
        let width = facts.map { DisplayWidth.of($0.0) }.max() ?? 0
        let head = facts.map { label, value in
            label + String(repeating: " ", count: width - DisplayWidth.of(label) + 2) + Printable.text(value) + "\n"
        }
        return head.joined() + "\n" + table(customer).rendered()
    }

    private func facts(_ customer: Customer) -> [(String, String)] {
        func list(_ texts: [String]) -> String { texts.joined(separator: catalogue.language == .english ? ", " : "、") }
        var facts = [(catalogue.label(CaseWord.names), list(customer.names)), (catalogue.label(CaseWord.contacts), list(customer.contacts))]
        if !customer.members.isEmpty { facts.append((catalogue.label(CaseWord.members), list(customer.members))) }
        facts.append((catalogue.label(CaseWord.sites), list(customer.sites)))
        for (word, line) in [(CaseWord.firstContact, customer.lines.last), (.lastContact, customer.lines.first)] {
            if let line { facts.append((catalogue.label(word), time(line))) }
        }
        let counts: [(CaseWord, Int)] = [
            (.cases, customer.lines.count), (.complaints, customer.complaints), (.openCases, customer.open),
            (.satisfied, customer.satisfied), (.dissatisfied, customer.dissatisfied),
        ]
        for (word, count) in counts { facts.append((catalogue.label(word), catalogue.number(count))) }
        facts.append((catalogue.label(CaseWord.promised), catalogue.money(Fen(customer.promised))))
        facts.append((catalogue.label(CaseWord.paid), catalogue.money(Fen(customer.paid))))
        return facts
    }

    private func time(_ line: Customer.Line) -> String {
        catalogue.dateTime(milliseconds: line.received, utcOffset: CaseView.offset(of: line.row.state))
    }

    private func table(_ customer: Customer) -> TextTable {
        var table = TextTable([
            .init(catalogue.heading(.number)), .init(catalogue.heading(.received)), .init(catalogue.heading(.site)),
            .init(catalogue.heading(.category), maximumWidth: 20), .init(catalogue.label(CaseField.item), maximumWidth: 24),
            .init(catalogue.heading(.state)), .init(catalogue.heading(.outcome), maximumWidth: 20),
            .init(catalogue.label(CaseField.satisfied)), .init(catalogue.label(CaseWord.paid), .right),
        ])
        for line in customer.lines {
            let (row, state) = (line.row, line.row.state)
            func text(_ field: FieldID) -> String { state.text(field).map { catalogue.value(.text($0), of: field) } ?? "" }
            let paid = state.balance(of: CaseField.compensation)
            table.append([
                CaseView.number(of: row), time(line), CaseView.site(of: row), text(CaseField.category), text(CaseField.item),
                catalogue.heading(state.isOpen ? .open : .closed), text(CaseField.outcome), text(CaseField.satisfied),
                paid.count == 0 ? "" : catalogue.money(paid),
            ])
        }
        return table
    }

    var json: JSON {
        func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.text)) }
        func instant(_ line: Customer.Line?) -> JSON {
            guard let line else { return .null }
            return .text(CivilTime(milliseconds: line.received, utcOffset: CaseView.offset(of: line.row.state)).iso8601)
        }
        return .object([
            (
                "customers",
                .array(
                    customers.map { customer in
                        .object([
                            ("names", texts(customer.names)), ("contacts", texts(customer.contacts)), ("members", texts(customer.members)),
                            ("sites", texts(customer.sites)), ("first_received_at", instant(customer.lines.last)),
                            ("last_received_at", instant(customer.lines.first)), ("case_count", .count(customer.lines.count)),
                            ("complaints", .count(customer.complaints)), ("open", .count(customer.open)),
                            ("satisfied", .count(customer.satisfied)), ("dissatisfied", .count(customer.dissatisfied)),
                            ("promised_fen", .number(customer.promised)), ("paid_fen", .number(customer.paid)),
                            ("cases", .array(customer.lines.map { .object(CaseView.summary($0.row, reader.sight(of: $0.row))) })),
                        ])
                    })
            )
        ])
    }
}
