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
        let catalogue = Spoken.catalogue
        let (colon, comma) = catalogue.language == .english ? (": ", ", ") : ("：", "，")
        let lines = known(act, of: kind).map { field in
            var said = [catalogue.label(field.id, of: kind.kind)]
            if act.now.contains(field.id) {
                said.append(catalogue.help(.nowUnlessGiven))
            } else if act.required.contains(field.id) {
                said.append(catalogue.help(.needed))
            }
            if field.type == .set || field.type == .list { said.append(catalogue.help(.mayRepeat)) }
            var line = "--\(field.option) <\(catalogue.valueName(value(of: field)))>\(colon)\(said.joined(separator: comma))\(catalogue.full)"
            if case .code(let codes) = field.meaning {
                let named = codes.map { named($0, field, kind.kind, catalogue) }
                line += " \(catalogue.help(.oneOf))\(colon)\(named.joined(separator: ", "))\(catalogue.full)"
            }
            return line
        }
        return catalogue.help(.fields) + catalogue.colon + "\n" + lines.joined(separator: "\n")
    }

    /// `praise`, `praise (表彰)`.
    private static func named(_ code: String, _ field: FieldDefinition, _ kind: RecordKind, _ catalogue: Catalogue) -> String {
        let label = catalogue.label(code: code, of: field.id, kind: kind)
        return catalogue.language == .english || label == code ? code : "\(code) (\(label))"
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
