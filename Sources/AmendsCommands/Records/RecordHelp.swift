import AmendsLog
import AmendsModel
import AmendsText

/// What `--help` says of the fields of an act: made from the table, as the acts are.
enum RecordHelp {
    /// The fields that may be given to an act, those of the act itself included.
    static func known(_ act: ManagementAct, of kind: ManagementKind) -> [FieldDefinition] {
        let always = kind.fields.filter { $0.id == CaseField.at || $0.id == CaseField.reason }
        if act.fields.isEmpty || act.kind == kind.add { return kind.written + always }
        return act.fields.compactMap(kind.field) + always
    }

    static func usage(_ act: ManagementAct, of kind: ManagementKind) -> String {
        let required = act.required.filter { !act.now.contains($0) }.compactMap(kind.field).map {
            "--\($0.option) <\(value(of: $0))>"
        }
        return (["amends \(kind.name) \(act.verb)"] + (act.kind == kind.add ? [] : ["<number>"]) + required + ["[--<field> <value> ...]"])
            .joined(separator: " ")
    }

    static func discussion(_ act: ManagementAct, of kind: ManagementKind) -> String {
        let catalogue = Catalogue(.english)
        let lines = known(act, of: kind).map { field in
            let needed = act.now.contains(field.id) ? ", now unless given" : act.required.contains(field.id) ? ", needed" : ""
            let many = field.type == .set || field.type == .list ? ", may be repeated" : ""
            var line =
                "--\(field.option) <\(value(of: field))>: \(catalogue.label(field.id, of: kind.kind))\(needed)\(many)."
            if case .code(let codes) = field.meaning { line += " One of \(codes.joined(separator: ", "))." }
            return line
        }
        return "FIELDS:\n" + lines.joined(separator: "\n")
    }

    private static func value(of field: FieldDefinition) -> String {
        switch field.meaning {
        case .text: "text"
        case .code: "code"
        case .instant: "time"
        case .offset: "+hh:mm"
        case .fen: "yuan"
        case .count: "number"
        case .record: "case"
        case .day: "date"
        case .share: "percent"
        }
    }
}
