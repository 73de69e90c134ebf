import AmendsLog
import AmendsModel
import AmendsPolicy
import AmendsText

/// What differs between two packs, a line each.
struct PackDifferencePage {
    let old: Pack
    let new: Pack
    let catalogue: Catalogue

    func rendered(_ differences: [PackDifference]) -> String {
        var table = TextTable([
            .init(catalogue.label(PackWord.difference), maximumWidth: 72),
            .init("\(catalogue.label(.before)) \(old.name)", maximumWidth: 96),
            .init("\(catalogue.label(.after)) \(new.name)", maximumWidth: 96),
        ])
        for difference in differences {
            table.append([
                place(difference.place), text(difference.old, difference.place, old), text(difference.new, difference.place, new),
            ])
        }
        return table.rendered()
    }

    func json(_ differences: [PackDifference]) -> JSON {
        .object([
            ("old", .text(old.name.description)), ("new", .text(new.name.description)),
            (
                "differences",
                .array(
                    differences.map { difference in
                        .object([
                            ("place", .text(Self.path(difference.place))), ("old", Self.json(difference.old)),
                            ("new", Self.json(difference.new)),
                        ])
                    })
            ),
        ])
    }

    // MARK: Places

    private func place(_ place: PackDifference.Place) -> String {
        switch place {
        case .title: catalogue.heading(.title)
        case .source: catalogue.label(PackWord.regulation)
        case .effectiveFrom: catalogue.label(PackWord.effectiveFrom)
        case .interpretedBy: catalogue.label(PackWord.interpretedBy)
        case .term(let term): "\(catalogue.label(PackWord.terms)): \(catalogue.label(term: term))"
        case .code(let taxonomy, let code, nil): "\(catalogue.label(taxonomy: taxonomy)): \(code)"
        case .code(let taxonomy, let code, let parent?): "\(catalogue.label(taxonomy: taxonomy)): \(parent) / \(code)"
        case .receiptField(let field): "\(catalogue.label(PackWord.receipt)): \(catalogue.label(field))"
        case .anonymous: "\(catalogue.label(PackWord.receipt)): \(catalogue.label(CaseField.anonymous))"
        case .step(let milestone): "\(milestone.code) \(catalogue.label(milestone))"
        case .order: catalogue.label(PackWord.order)
        case .moments(let kind): "\(catalogue.label(PackWord.clocks)): \(catalogue.label(kind))"
        case .limit(let kind, let part):
            "\(catalogue.label(PackWord.clocks)): \(catalogue.label(kind)), \(catalogue.label(part.word))"
        case .parameter(let name): catalogue.label(parameter: name)
        }
    }

    static func path(_ place: PackDifference.Place) -> String {
        switch place {
        case .title: "title"
        case .source: "source"
        case .effectiveFrom: "effective_from"
        case .interpretedBy: "interpreted_by"
        case .term(let term): "terms.\(term)"
        case .code(let taxonomy, let code, let parent): "\(taxonomy).\(parent.map { "\($0)." } ?? "")\(code)"
        case .receiptField(let field): "receipt.\(Vocabulary.field(field, of: .complaintCase)?.name ?? "field-\(field.rawValue)")"
        case .anonymous: "receipt.anonymous"
        case .step(let milestone): "milestones.\(milestone.code)"
        case .order: "milestones"
        case .moments(let kind): "clocks.\(kind.code)"
        case .limit(let kind, let part): "clocks.\(kind.code).\(part.rawValue)"
        case .parameter(let name): "parameters.\(name)"
        }
    }

    // MARK: Values

    private func text(_ value: PackDifference.Value?, _ place: PackDifference.Place, _ pack: Pack) -> String {
        let page = PackPage(pack, catalogue)
        return switch value {
        case nil: "–"
        case .text(let text): text
        case .words(let words): catalogue.text(words)
        case .code(let code): catalogue.text(code.words) + (code.isOurs ? " (\(catalogue.label(.ours)))" : "")
        case .there: catalogue.label(.required)
        case .flag(let flag): catalogue.label(flag ? PackWord.yes : .no)
        case .step(let step): page.step(step)
        case .milestones(let milestones): milestones.map(\.code).joined(separator: " ")
        case .moments(let start, let stop, let anchor):
            "\(catalogue.text(start)) → \(catalogue.text(stop))"
                + (anchor.map { " (\(catalogue.label(.countedFrom)): \(catalogue.text($0)))" } ?? "")
        case .limit(let limit, let origin): marked(catalogue.text(limit), origin)
        case .parameter(let value, let origin):
            if case .parameter(let name) = place, let parameter = PackParameter.named(name) {
                marked(page.value(value, of: parameter), origin)
            } else {
                ""
            }
        }
    }

    private func marked(_ text: String, _ origin: Pack.Origin) -> String {
        let words = catalogue.text(origin)
        return words.isEmpty ? text : "\(text) (\(words))"
    }

    private static func json(_ value: PackDifference.Value?) -> JSON {
        switch value {
        case nil: .null
        case .text(let text): .text(text)
        case .words(let words): PackPage.json(words)
        case .code(let code): PackPage.json(code)
        case .there: .flag(true)
        case .flag(let flag): .flag(flag)
        case .step(let step): PackPage.json(step)
        case .milestones(let milestones): .array(milestones.map { .text($0.code) })
        case .moments(let start, let stop, let anchor):
            .array([.text(PackPage.text(start)), .text(PackPage.text(stop))] + (anchor.map { [.text($0.code)] } ?? []))
        case .limit(let limit, _): .object([PackPage.json(limit)])
        case .parameter(let value, _): PackPage.json(value)
        }
    }
}
