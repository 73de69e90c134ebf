import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText

/// A case as a JSON document. Codes stay codes, instants are ISO 8601 in the case's own offset, and
/// amounts are whole fen under names that end in `_fen`.
extension CaseView {
    /// What a list says of a case, without its long texts, as far as the reader may see it.
    static func summary(_ row: CaseRow, _ sight: Sight = .whole) -> [(String, JSON)] {
        let row = row.shown
        let state = row.state
        let offset = offset(of: state)
        var members: [(String, JSON)] = [
            ("number", .text(number(of: row))), ("record", .text(row.record.description)), ("site", .text(site(of: row))),
            ("scope", .text(row.scope.description)), ("open", .flag(state.isOpen)), ("stage", .text(row.stage.name)),
            ("destroyed", .flag(state.isDestroyed)), ("round", .number(Int64(state.round))), ("conflict_count", .count(row.conflicts)),
            ("hidden_as_duplicate", .flag(state.isHiddenAsDuplicate)),
            ("due", row.deadline.map { .text(CivilTime(milliseconds: $0.due, utcOffset: offset).iso8601) } ?? .null),
            ("due_kind", .optional(row.deadline?.kind.code)),
        ]
        for id in listed {
            guard let field = Vocabulary.field(id, of: .complaintCase), let held = state.shown(id), case .value(let value) = held.content
            else { continue }
            members.append((field.name, sight.shows(field) ? json(value, of: field, offset: offset) : .text(Masked.text)))
        }
        return members
    }

    private static let listed = [
        CaseField.kind, CaseField.receivedAt, CaseField.channel, CaseField.category, CaseField.region, CaseField.customer,
        CaseField.severity, CaseField.assignee, CaseField.outcome,
    ]

    func json() -> JSON {
        var members = Self.summary(row, sight).filter { name, _ in
            !Self.listed.contains { Vocabulary.field($0, of: .complaintCase)?.name == name }
        }
        members.append(("fields", .object(fieldMembers)))
        members.append(
            (
                "obligations",
                .array(
                    state.obligations.map { obligation in
                        .object([
                            ("act", .text(Vocabulary.name(of: obligation.kind))), ("time", instant(obligation.time)),
                            ("actor", .text(actor(of: obligation.ordinal))),
                        ])
                    })
            ))
        members.append(("milestones", .array(milestones)))
        members.append(("conflicts", .array(conflictElements(Catalogue(.english)))))
        members.append(("findings", .array(findings.map { .text(Catalogue(.english).text($0)) })))
        members.append(("rule_findings", .array(ruled.items.map(element))))
        members.append(("unjudged_acts", .count(ruled.unjudged)))
        members.append(("entries", .count(state.entries.count)))
        return .object(members)
    }

    /// A finding of the rules, with the key by which it is explained.
    private func element(_ item: CaseFindings.Item) -> JSON {
        var members: [(String, JSON)] = [("key", .text(item.key))]
        func act(_ act: CaseFindings.Act) -> JSON {
            .object([("act", .text(Vocabulary.name(of: act.kind))), ("actor", .text(act.actor)), ("time", instant(act.time))])
        }
        switch item.subject {
        case .broken(let breach, let made):
            members += [("rule", .text(breach.rule)), ("acts", .array([act(made)]))]
        case .met(let encounter, let left, let right):
            members += [("rule", .text(encounter.rawValue)), ("acts", .array([act(left), act(right)]))]
        case .standing(let breach): members += [("rule", .text(breach.rule)), ("acts", .array([]))]
        }
        members.append(("text", .text(Catalogue(.english).text(notice(item), utcOffset: offset))))
        if let explanation = item.explanation {
            members.append(
                (
                    "explained",
                    .object([
                        ("actor", .text(explanation.actor)), ("time", instant(explanation.time)), ("reason", .text(explanation.reason)),
                    ])
                ))
        }
        return .object(members)
    }

    func instant(_ milliseconds: Int64) -> JSON { .text(CivilTime(milliseconds: milliseconds, utcOffset: offset).iso8601) }

    private var fieldMembers: [(String, JSON)] {
        Vocabulary.fields(of: .complaintCase).compactMap { field in
            if field.type != .act, !sight.shows(field) {
                return state.values(of: field.id).isEmpty ? nil : (Self.key(of: field), .text(Masked.text))
            }
            switch field.type {
            case .register, .most:
                return state.shown(field.id).map { (Self.key(of: field), Self.json(value($0), of: field, offset: offset)) }
            case .set:
                let elements = state.elements(of: field.id)
                return elements.isEmpty ? nil : (field.name, .array(elements.map(JSON.text)))
            case .list:
                let values = state.values(of: field.id)
                return values.isEmpty ? nil : (field.name, .array(values.map { element($0, of: field) }))
            case .ledger, .sum:
                let values = state.values(of: field.id)
                return values.isEmpty ? nil : (Self.key(of: field), .number(state.sum(of: field.id)))
            case .act: return nil
            }
        }
    }

    private func element(_ held: HeldValue, of field: FieldDefinition) -> JSON {
        .object([
            ("value", Self.json(value(held), of: field, offset: offset)), ("actor", .text(actor(of: held.ordinal))),
            ("time", instant(state.entries[held.ordinal].time)), ("entry", .count(held.ordinal)),
        ])
    }

    private var milestones: [JSON] {
        state.milestones.filter { !(state.isOpen && $0.milestone.needsDischarge) }.map { mark in
            .object([
                ("milestone", .text(mark.milestone.name)), ("round", .number(Int64(mark.round))),
                ("time", instant(state.entries[Int(mark.ordinal)].time)),
            ])
        }
    }

    /// The sentence is in `catalogue`'s language, all else is the same in every language.
    func conflictElements(_ catalogue: Catalogue) -> [JSON] {
        conflicts.map { conflict in
            let field = Vocabulary.field(conflict.field, of: .complaintCase)
            return .object([
                ("field", .text(field?.name ?? "field-\(conflict.field.rawValue)")),
                (
                    "values",
                    .array(
                        conflict.sides.enumerated().map { index, side in
                            .object([
                                ("value", field.map { Self.json(side.value, of: $0, offset: offset) } ?? .null),
                                ("actor", .text(side.actor)),
                                ("time", instant(side.milliseconds)), ("shown", .flag(conflict.shown.map { $0 == index } ?? true)),
                            ])
                        })
                ),
                ("sentence", .text(catalogue.text(conflict, utcOffset: offset))),
            ])
        }
    }

    /// The entries, oldest first, with where each lies in which log.
    func historyElements() -> [JSON] {
        zip(history, state.entries).map { entry, summary in
            .object([
                ("act", .text(Vocabulary.name(of: entry.draft.kind))), ("time", instant(summary.time)),
                ("written_at", instant(entry.draft.stamp.milliseconds)),
                ("actor", .text(entry.actor)), ("actor_name", .optional(name(of: entry.actor, at: summary.time))),
                ("round", .number(Int64(summary.round))), ("fields", .object(members(of: entry.draft))),
                ("node", .text(entry.stream.node.description)), ("stream", .text(entry.stream.origin)),
                ("index", .number(Int64(entry.index))),
                ("leaf", .text(entry.leaf.description)),
            ])
        }
    }

    /// The fields that an act wrote; several values of one field are an array.
    private func members(of draft: EntryDraft) -> [(String, JSON)] {
        var members: [(key: String, values: [JSON])] = []
        for field in draft.fields where field.id != .actor && field.id != CaseField.at {
            let definition = Vocabulary.field(field.id, of: .complaintCase)
            let key = definition.map(Self.key) ?? "field_\(field.id.rawValue)"
            let value = definition.map { sight.shows($0) ? Self.json(field.value, of: $0, offset: offset) : .text(Masked.text) } ?? .null
            if let index = members.firstIndex(where: { $0.key == key }) {
                members[index].values.append(value)
            } else {
                members.append((key, [value]))
            }
        }
        return members.map { ($0.key, $0.values.count == 1 ? $0.values[0] : .array($0.values)) }
    }

    static func key(of field: FieldDefinition) -> String { field.meaning == .fen ? field.name + "_fen" : field.name }

    static func json(_ value: FieldValue?, of field: FieldDefinition, offset: Int) -> JSON {
        switch value {
        case .cleared, nil: return .null
        case .text(let text), .added(let text), .removed(let text): return .text(text)
        case .record(let record): return .text(record.description)
        case .digest(let digest): return .text(digest.description)
        case .bytes(let bytes), .opaque(_, let bytes): return .text(Hexadecimal.text(bytes))
        case .integer(let number):
            switch field.meaning {
            case .instant: return .text(CivilTime(milliseconds: number, utcOffset: offset).iso8601)
            case .code(let known) where number >= 1 && number <= known.count: return .text(known[Int(number) - 1])
            default: return .number(number)
            }
        }
    }
}
