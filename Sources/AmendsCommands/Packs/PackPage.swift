import AmendsLog
import AmendsModel
import AmendsPolicy
import AmendsText

/// A pack as a shopkeeper reads it, in the words of its own trade.
struct PackPage {
    let pack: Pack
    let catalogue: Catalogue

    init(_ pack: Pack, _ catalogue: Catalogue) { (self.pack, self.catalogue) = (pack, catalogue.naming(as: pack)) }

    func rendered() -> String {
        var text = "\(catalogue.text(pack.title)) (\(pack.name))\n"
        if !pack.source.isEmpty { text += "\(catalogue.label(PackWord.regulation)): \(pack.source)\n" }
        if let day = pack.effectiveFrom { text += "\(catalogue.label(PackWord.effectiveFrom)): \(day)\n" }
        if let words = pack.interpretedBy { text += "\(catalogue.label(PackWord.interpretedBy)): \(catalogue.text(words))\n" }
        text += title(.terms) + terms.joined(separator: "; ") + "\n"
        for (word, taxonomy) in [(PackWord.roles, "role"), (.channels, "channel"), (.categories, "category")] {
            text += title(word) + codes(taxonomy)
        }
        for taxonomy in PackTaxonomy.all where !pack.codes(taxonomy.name).isEmpty {
            text += "\n\(catalogue.label(taxonomy: taxonomy.name))\n" + codes(taxonomy.name)
        }
        text += title(.receipt) + receipt + title(.milestones) + steps + title(.clocks) + clocks + title(.parameters) + parameters
        return text
    }

    private func title(_ word: PackWord) -> String { "\n\(catalogue.label(word))\n" }

    private var terms: [String] {
        pack.terms.sorted { $0.key < $1.key }.map { "\(catalogue.label(term: $0.key)): \(catalogue.text($0.value))" }
    }

    /// One line a code of the first level, its parts behind it.
    private func codes(_ taxonomy: String) -> String {
        let all = pack.codes(taxonomy)
        var table = ""
        for code in all where code.parent == nil {
            let parts = all.filter { $0.parent == code.code }.map { "\(catalogue.text($0.words)) (\($0.code)\(mark($0)))" }
            table += "  \(catalogue.text(code.words)) (\(code.code)\(mark(code)))"
            table += parts.isEmpty ? "\n" : ": \(parts.joined(separator: ", "))\n"
        }
        return table
    }

    private func mark(_ code: Pack.Code) -> String { code.isOurs ? "; \(catalogue.label(.ours))" : "" }

    private var receipt: String {
        let fields = pack.requiredAtReceipt.map { catalogue.label($0) }.joined(separator: ", ")
        let anonymous = catalogue.label(pack.allowsAnonymous ? PackWord.anonymousAllowed : .anonymousRefused)
        return "  \(catalogue.label(.required)): \(fields)\n  \(anonymous)\n"
    }

    private var steps: String { pack.steps.map { "  \(step($0))\n" }.joined() }

    func step(_ step: Pack.Step) -> String {
        var notes: [String] = []
        if !step.isMandatory { notes.append(catalogue.label(.optional)) }
        if !step.requires.isEmpty {
            notes.append("\(catalogue.label(.required)): \(step.requires.map { catalogue.label($0) }.joined(separator: ", "))")
        }
        if !step.requiresOneOf.isEmpty {
            notes.append("\(catalogue.label(.oneOf)): \(step.requiresOneOf.map { catalogue.label($0) }.joined(separator: ", "))")
        }
        if !step.roles.isEmpty {
            notes.append("\(catalogue.label(.doneBy)): \(step.roles.map { catalogue.label($0) }.joined(separator: ", "))")
        }
        if step.isWaivedOnSite { notes.append(catalogue.label(.waivedOnSite)) }
        if step.isOurs { notes.append(catalogue.label(.ours)) }
        return "\(step.milestone.code) \(catalogue.label(step.milestone))" + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
    }

    private var clocks: String {
        pack.clocks.map { rule in
            var text = "  \(catalogue.label(rule.kind)): \(catalogue.text(rule.start)) → \(catalogue.text(rule.stop))"
            let anchor = pack.anchor(of: rule)
            if anchor != .receipt { text += " (\(catalogue.label(.countedFrom)): \(catalogue.text(anchor)))" }
            text += "\n"
            for part in PackDifference.Part.allCases {
                guard let limit = rule.limit(part) else { continue }
                text += "    \(catalogue.label(part.word)): \(marked(catalogue.text(limit), "\(rule.kind.code).\(part.rawValue)"))\n"
            }
            return text
        }.joined()
    }

    private var parameters: String {
        PackParameter.all.compactMap { parameter in
            pack.parameters[parameter.name].map {
                "  \(catalogue.label(parameter: parameter.name)): \(marked(value($0, of: parameter), parameter.name))\n"
            }
        }.joined()
    }

    /// A value with where it comes from, where that is not the regulation.
    private func marked(_ text: String, _ name: String) -> String {
        let origin = catalogue.text(pack.origin(of: name))
        return origin.isEmpty ? text : "\(text) (\(origin))"
    }

    // MARK: Values of parameters

    func value(_ value: Pack.Parameter, of parameter: PackParameter) -> String {
        switch value {
        case .flag(let flag): catalogue.label(flag ? PackWord.yes : .no)
        case .integer(let number): self.number(number, of: parameter.name)
        case .text(let text): text.isEmpty ? catalogue.label(.none) : word(text, of: parameter)
        case .texts(let texts): texts.isEmpty ? catalogue.label(.none) : texts.map { word($0, of: parameter) }.joined(separator: ", ")
        }
    }

    private func number(_ number: Int64, of name: String) -> String {
        if name.hasSuffix("_fen") { return catalogue.money(Fen(number)) }
        if name.hasSuffix("_bp") {
            let cents = String(number % 100)
            return "\(number / 100).\(cents.count == 1 ? "0" : "")\(cents) %"
        }
        return name.hasSuffix("_percent") ? "\(number) %" : catalogue.number(Int(clamping: number))
    }

    private func word(_ text: String, of parameter: PackParameter) -> String {
        switch parameter.kind {
        case .role, .roles: return StaffRole(rawValue: text).map { catalogue.label($0) } ?? text
        case .milestone:
            return Milestone.allCases.first { $0.code == text }.map { "\(text) \(catalogue.label($0))" } ?? text
        case .clocks: return ClockKind(code: text).map { catalogue.label($0) } ?? text
        case .codes(let taxonomy): return catalogue.text(code: text, of: taxonomy, in: pack)
        case .table(let left, let right):
            guard let mark = text.firstIndex(of: "=") else { return text }
            return "\(side(String(text[..<mark]), left, parameter)) → \(side(String(text[text.index(after: mark)...]), right, parameter))"
        case .words: return text
        case .choices where parameter.name == "kpi.indicators":
            return Indicator.all.first { $0.code == text }.map { catalogue.name(of: $0) } ?? text
        case .choice, .choices, .integer, .flag: return catalogue.label(choice: text)
        }
    }

    private func side(_ text: String, _ side: PackParameter.Side, _ parameter: PackParameter) -> String {
        switch side {
        case .codes(let taxonomies):
            for taxonomy in taxonomies.dropFirst() where text.hasPrefix(taxonomy + ".") {
                return catalogue.text(code: String(text.dropFirst(taxonomy.count + 1)), of: taxonomy, in: pack)
            }
            return catalogue.text(code: text, of: taxonomies.first ?? "", in: pack)
        case .severityAndUrgency:
            let parts = text.split(separator: ".").map(String.init)
            guard parts.count == 2 else { return text }
            return "\(catalogue.label(code: parts[0], of: CaseField.severity)) + \(catalogue.label(code: parts[1], of: CaseField.urgency))"
        case .choice:
            let field =
                switch parameter.name {
                case "severity.floor": CaseField.severity
                case "priority": CaseField.priority
                case "first_action": CaseField.firstAction
                default: CaseField.category
                }
            return catalogue.label(code: text, of: field)
        }
    }
}

extension PackDifference.Part {
    var word: PackWord {
        switch self {
        case .general: .general
        case .urgent: .urgent
        case .maximum: .maximum
        case .rework: .rework
        }
    }
}
