import AmendsModel
import AmendsText

/// The part of `--help` that lists a command's fields with their labels and codes, in the reader's language.
enum FieldHelp {
    /// Empty unless help was asked for: every command's description is made at every start.
    static func text(_ offer: FieldOffer, required: [FieldDefinition]) -> String {
        let arguments = CommandLine.arguments
        guard arguments.contains(where: { ["-h", "--help", "-help", "help", "--experimental-dump-help"].contains($0) }) else { return "" }
        return text(offer, required: required, Spoken.catalogue)
    }

    static func text(_ offer: FieldOffer, required: [FieldDefinition], _ catalogue: Catalogue) -> String {
        var lines: [String] = []
        if !required.isEmpty { lines.append("\(catalogue.help(.needs)) " + required.map { "--\($0.option)" }.joined(separator: ", ") + catalogue.full) }
        lines.append(catalogue.help(.fields) + catalogue.colon)
        for field in offer.offered {
            let label = catalogue.label(field.id, of: offer.kind)
            lines.append("  --\(field.option) <\(catalogue.valueName(value(of: field)))>  \(label)\(repeats(field) ? " *" : "")")
            if let form = catalogue.form(of: field.id), offer.kind == .complaintCase { lines.append("      \(form)") }
            if case .code(let codes) = field.meaning { lines += wrapped(codes.map { named($0, field, offer, catalogue) }) }
        }
        if offer.takesFiles { lines.append("  --file <\(catalogue.valueName("path"))>  \(catalogue.help(.file)) *") }
        if offer.offered.contains(where: { $0.type == .set }) { lines.append("  --remove-NAME  \(catalogue.help(.removal)) *") }
        lines.append("  --clear <field>  \(catalogue.help(.clearing)) *")
        if offer.offered.contains(where: repeats) { lines.append(catalogue.help(.repeats)) }
        return lines.joined(separator: "\n")
    }

    private static func repeats(_ field: FieldDefinition) -> Bool { field.type == .set || field.type == .list || field.type == .ledger }

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

    private static func named(_ code: String, _ field: FieldDefinition, _ offer: FieldOffer, _ catalogue: Catalogue) -> String {
        let label = catalogue.label(code: code, of: field.id, kind: offer.kind)
        return label == code.replacing("_", with: " ") ? code : "\(code) (\(label))"
    }

    /// The help is wrapped at 80 columns whatever it holds, so lines stay below that here.
    private static let width = 76

    private static func wrapped(_ codes: [String]) -> [String] {
        var lines: [String] = []
        var line = "     "
        for (index, code) in codes.enumerated() {
            let word = " " + code + (index + 1 < codes.count ? "," : "")
            if DisplayWidth.of(line) + DisplayWidth.of(word) > width, line != "     " {
                lines.append(line)
                line = "     "
            }
            line += word
        }
        return lines + [line]
    }
}
