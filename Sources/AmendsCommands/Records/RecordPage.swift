import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText

/// One management record, whole.
struct RecordPage {
    let record: ManagementRecord
    let findings: [RecordFinding]
    let today: Int64

    init(_ record: ManagementRecord, _ node: Node) throws {
        self.record = record
        findings = try node.findings(on: record)
        today = try node.today()
    }

    private var kind: RecordKind { record.kind.kind }
    private var offset: Int { Int(record.offset) }

    /// Registers with values that differ.
    private var conflicts: [ConflictNotice] {
        record.state.conflicts.map { conflict in
            ConflictNotice(
                recordKind: kind, field: conflict.field, number: record.number,
                sides: conflict.values.map { held in
                    .init(value: record.value(held), actor: record.actor(of: held.ordinal), milliseconds: held.stamp.milliseconds)
                },
                shown: conflict.values.firstIndex(where: \.isShown))
        }
    }

    func rendered(_ catalogue: Catalogue) -> String {
        var table = TextTable([.init(catalogue.label(kind)), .init(record.number)])
        table.append([catalogue.heading(.scope), record.scope.description])
        if record.kind.acts.contains(where: { $0.flags.contains(.opens) }) {
            table.append([catalogue.heading(.state), ManagementList.state(of: record, today: today, catalogue)])
        }
        for field in record.kind.written {
            for value in record.values(of: field.id) {
                table.append([
                    catalogue.label(field.id, of: kind),
                    ManagementList.text(value, of: field.id, in: record, catalogue),
                ])
            }
        }
        var history = TextTable([.init(catalogue.heading(.time)), .init(catalogue.heading(.actor)), .init(catalogue.heading(.act))])
        for (ordinal, entry) in record.state.entries.enumerated() {
            history.append([
                catalogue.dateTime(milliseconds: entry.time, utcOffset: offset), record.actor(of: ordinal), catalogue.label(entry.kind),
            ])
        }
        var text = table.rendered() + "\n" + history.rendered()
        for finding in findings {
            text +=
                "\n\(catalogue.label(finding.act))\(finding.actor.isEmpty ? "" : " (\(finding.actor))"): "
                + catalogue.text(finding.breach, of: kind) + "\n"
        }
        for conflict in conflicts { text += "\n" + catalogue.text(conflict, utcOffset: offset) + "\n" }
        return text
    }

    func json() -> JSON {
        var members = ManagementList.summary(of: record, today: today)
        let acts = record.state.entries.enumerated().map { ordinal, entry in
            JSON.object([
                ("act", .text(Vocabulary.name(of: entry.kind))),
                ("at", .text(CivilTime(milliseconds: entry.time, utcOffset: offset).iso8601)),
                ("actor", .text(record.actor(of: ordinal))), ("leaf", .text(record.history[ordinal].leaf.description)),
            ])
        }
        let found = findings.map { finding in
            JSON.object([
                ("act", .text(Vocabulary.name(of: finding.act))), ("actor", .text(finding.actor)),
                ("text", .text(Catalogue(.english).text(finding.breach, of: kind))),
            ])
        }
        members += [("acts", .array(acts)), ("findings", .array(found))]
        return .object(members)
    }
}

extension ManagementRecord {
    /// Who made an entry; empty where nobody was named.
    func actor(of ordinal: Int) -> String { history.indices.contains(ordinal) ? history[ordinal].actor : "" }
}
