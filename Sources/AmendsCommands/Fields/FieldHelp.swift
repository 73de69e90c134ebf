import AmendsModel
import AmendsText
import Foundation

/// The part of `--help` that lists a command's fields with their labels and codes, in the reader's language.
enum FieldHelp {
    /// Empty unless help was asked for: every command's description is made at every start.
    static func text(_ offer: FieldOffer, required: [FieldDefinition]) -> String {
        let arguments = CommandLine.arguments
        guard arguments.contains(where: { ["-h", "--help", "-help", "help", "--experimental-dump-help"].contains($0) }) else { return "" }
        let option = arguments.firstIndex(of: "--language").flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
        let language = Language.chosen(option: option, environment: ProcessInfo.processInfo.environment)
        return text(offer, required: required, Catalogue(language))
    }

    static func text(_ offer: FieldOffer, required: [FieldDefinition], _ catalogue: Catalogue) -> String {
        var lines: [String] = []
        if !required.isEmpty { lines.append("Needs " + required.map { "--\($0.option)" }.joined(separator: ", ") + ".") }
        lines.append("FIELDS (each is given as --name value):")
        for field in offer.offered {
            let label = catalogue.label(field.id, of: offer.kind)
            lines.append("  --\(field.option) <\(value(of: field))>  \(label)\(repeats(field) ? " *" : "")")
            if case .code(let codes) = field.meaning { lines += wrapped(codes.map { named($0, field, offer, catalogue) }) }
        }
        if offer.takesFiles { lines.append("  --file <path>  a picture, sound, video or document to keep *") }
        if offer.offered.contains(where: { $0.type == .set }) { lines.append("  --remove-NAME takes an element of a set off again *") }
        lines.append("  --clear <field>  empties a field *")
        if offer.offered.contains(where: repeats) { lines.append("Options marked * may be given more than once.") }
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
