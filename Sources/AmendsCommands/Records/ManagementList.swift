import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsText

/// Management records of one kind, one line each.
struct ManagementList {
    let kind: ManagementKind
    let records: [ManagementRecord]
    let today: Int64

    func write(to console: Console, asJSON: Bool) throws {
        if asJSON {
            let elements = records.map { JSON.object(Self.summary(of: $0, today: today)) }
            return try console.write(.object([("kind", .text(kind.name)), ("records", .array(elements))]))
        }
        if records.isEmpty { return console.say(.none(kind.kind)) }
        let catalogue = console.catalogue
        let ends = kind.acts.contains { $0.flags.contains(.opens) }
        var table = TextTable(
            [.init(catalogue.label(ManagementField.number, of: kind.kind)), .init(catalogue.heading(.site))]
                + kind.columns.map { .init(catalogue.label($0, of: kind.kind), maximumWidth: Self.maximumColumnWidth) }
                + (ends ? [.init(catalogue.heading(.state))] : []))
        for record in records {
            table.append(
                [record.number, Self.place(of: record)]
                    + kind.columns.map { field in
                        record.values(of: field).map { Self.text($0, of: field, in: record, catalogue) }.joined(separator: ", ")
                    } + (ends ? [Self.state(of: record, today: today, catalogue)] : []))
        }
        try console.write(table)
        console.say(.found(kind.kind, count: records.count, overdue: records.count { $0.isOverdue(on: today) }))
    }

    private static let maximumColumnWidth = 28

    static func place(of record: ManagementRecord) -> String {
        if case .site(let code) = record.scope { code.text } else { record.scope.description }
    }

    static func state(of record: ManagementRecord, today: Int64, _ catalogue: Catalogue) -> String {
        if record.isOverdue(on: today) { return catalogue.label(RecordWord.overdue) }
        return catalogue.heading(record.isOpen ? .open : .closed)
    }

    /// A value in words. Cases are told by their ids, as a case of another site may not be here.
    static func text(_ value: FieldValue?, of field: FieldID, in record: ManagementRecord, _ catalogue: Catalogue) -> String {
        catalogue.value(value, of: field, kind: record.kind.kind, utcOffset: Int(record.offset))
    }

    /// What a list tells of a record, and the beginning of what its page tells.
    static func summary(of record: ManagementRecord, today: Int64) -> [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("number", .text(record.number)), ("record", .text(record.id.description)), ("scope", .text(record.scope.description)),
            ("month", .text(record.month.description)), ("open", .flag(record.isOpen)), ("overdue", .flag(record.isOverdue(on: today))),
            ("conflict_count", .count(record.state.conflictCount)),
        ]
        for field in record.kind.written {
            let values = record.values(of: field.id).map { json($0, of: field, offset: Int(record.offset)) }
            let isMany = field.type == .set || field.type == .list
            let key = field.meaning == .fen ? field.name + "_fen" : field.name
            if isMany { members.append((key, .array(values))) } else { members.append((key, values.first ?? .null)) }
        }
        return members
    }

    static func json(_ value: FieldValue?, of field: FieldDefinition, offset: Int) -> JSON {
        if case .integer(let number)? = value {
            switch field.meaning {
            case .day: return .text(CivilTime.isoDay(number))
            case .share: return .text(Share(number).description)
            default: break
            }
        }
        return CaseView.json(value, of: field, offset: offset)
    }
}
