public import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore
public import AmendsText

/// What a form prints of a case.
extension CaseView {
    /// The value of a field as a person reads it, every element of a set or list on a line of its own;
    /// empty where there is none.
    public func text(_ field: FieldID, _ catalogue: Catalogue) -> String {
        texts(field, catalogue).joined(separator: "\n")
    }

    public func texts(_ field: FieldID, _ catalogue: Catalogue) -> [String] {
        held(field) { read($0, of: field, at: $1, catalogue) }
            ?? (state.values(of: field).isEmpty ? [] : [catalogue.money(state.balance(of: field))])
    }

    /// The texts of a field as they were written, in the form that a program reads them.
    public func written(_ field: FieldID) -> [String] {
        let found = held(field) { value, _ in
            switch value {
            case .text(let text), .added(let text): Printable.text(text, keepingLineBreaks: true)
            default: ""
            }
        }
        return (found ?? []).filter { !$0.isEmpty }
    }

    /// Every value with the time at which it was written; nil for sums.
    private func held(_ field: FieldID, _ read: (FieldValue?, Int64) -> String) -> [String]? {
        let isShown = shows(field)
        switch state.type(of: field) {
        case .register, .most:
            guard let held = state.shown(field) else { return [] }
            return [isShown ? read(value(held), state.entries[held.ordinal].time) : Masked.text]
        case .set:
            let elements = state.elements(of: field)
            if !isShown { return elements.isEmpty ? [] : [Masked.text] }
            return elements.map { read(.text($0), .max) }
        case .list:
            return state.values(of: field).map { isShown ? read(value($0), state.entries[$0.ordinal].time) : Masked.text }
        case .ledger, .sum: return nil
        case .act: return []
        }
    }

    /// Whether the reader may see values of a field.
    fileprivate func shows(_ field: FieldID) -> Bool { Vocabulary.field(field, of: .complaintCase).map(sight.shows) ?? true }

    /// A value in words: other cases by their numbers, people by the names that they had at `instant`,
    /// codes as the pack calls them. The line breaks that a person wrote stay.
    public func read(_ value: FieldValue?, of field: FieldID, at instant: Int64, _ catalogue: Catalogue) -> String {
        switch value {
        case .record(let record): return number(of: record) ?? record.description
        case .text(let text), .added(let text), .removed(let text):
            let meaning = Vocabulary.field(field, of: .complaintCase)?.meaning
            if meaning == .record { return RecordID(hexadecimal: text).flatMap(number(of:)) ?? text }
            if field == CaseField.evidenceFile, let file = EvidenceReference(text) {
                return "\(file.name.isEmpty ? "" : file.name + " ")\(file.shortDigest)"
            }
            if CaseGroup.people.contains(field) { return Printable.text(person(text, at: instant)) }
            if let words = catalogue.words(for: text, of: field, person: { person($0, at: instant) }) { return words }
            if meaning == .text { return Printable.text(text, keepingLineBreaks: true) }
        default: break
        }
        return catalogue.value(value, of: field, utcOffset: offset)
    }

    /// The codes that a field holds, to tick their boxes.
    public func codes(_ field: FieldID) -> Set<String> {
        if !shows(field) { return [] }
        if state.type(of: field) == .set { return Set(state.elements(of: field)) }
        guard let held = state.shown(field) else { return [] }
        switch (value(held), Vocabulary.field(field, of: .complaintCase)?.meaning) {
        case (.text(let code), _): return [code]
        case (.integer(let position), .code(let known)) where position >= 1 && position <= known.count: return [known[Int(position) - 1]]
        default: return []
        }
    }

    /// When a case was received, in words; empty where the receipt has not arrived.
    public func receivedAt(_ catalogue: Catalogue) -> String { text(CaseField.receivedAt, catalogue) }

    /// The acts of some kinds with the fields they set, oldest first: fields of one act belong together.
    public func acts(_ kinds: Set<ActKind>? = nil) -> [Act] {
        history.indices.filter { kinds?.contains(history[$0].draft.kind) != false && state.entries.indices.contains($0) }.map { index in
            Act(
                kind: history[index].draft.kind, time: state.entries[index].time, actor: person(of: index),
                round: Int(state.entries[index].round),
                fields: history[index].draft.fields.map { ($0.id, shows($0.id) ? $0.value : .text(Masked.text)) })
        }
    }

    /// One act on the case as its entry has it; what the reader may not see is masked.
    public struct Act: Sendable {
        public var kind: ActKind
        /// Milliseconds since 1970.
        public var time: Int64
        /// Empty where nobody was named.
        public var actor: String
        public var round: Int
        public var fields: [(id: FieldID, value: FieldValue)]

        /// The values of a field that the act set, as a person reads them.
        public func text(_ field: FieldID, of view: CaseView, _ catalogue: Catalogue) -> String {
            fields.filter { $0.id == field }.map {
                view.shows(field) ? view.read($0.value, of: field, at: time, catalogue) : Masked.text
            }.joined(separator: "\n")
        }

        public func sets(_ field: FieldID) -> Bool { fields.contains { $0.id == field } }
    }
}

extension CaseView {
    /// The site whose case it is; nil for one that lies in another scope.
    public var site: SiteCode? { if case .site(let code) = row.scope { code } else { nil } }

    /// The language that the customer speaks, where the case says one that papers are printed in.
    public var customerLanguage: Language? {
        guard let tag = state.text(CaseField.customerLanguage), !tag.isEmpty else { return nil }
        if tag.contains("繁") || tag.contains("粤") || tag.contains("粵") { return .traditionalChinese }
        if tag.contains("中") || tag.contains("汉") || tag.contains("漢") { return .simplifiedChinese }
        // Every other language is read as English, which serves a guest from anywhere best.
        return Language(tag: tag)
    }
}
