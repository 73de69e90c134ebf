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
        let isShown = shows(field)
        switch state.type(of: field) {
        case .register, .most:
            guard let held = state.shown(field) else { return [] }
            return [isShown ? written(value(held), field, catalogue) : Masked.text]
        case .set:
            let elements = state.elements(of: field)
            if !isShown { return elements.isEmpty ? [] : [Masked.text] }
            return elements.map { written(RecordID(hexadecimal: $0).map { .record($0) } ?? .text($0), field, catalogue) }
        case .list:
            return state.values(of: field).map { isShown ? written(value($0), field, catalogue) : Masked.text }
        case .ledger, .sum:
            return state.values(of: field).isEmpty ? [] : [catalogue.money(state.balance(of: field))]
        case .act: return []
        }
    }

    /// Whether the reader may see values of a field.
    private func shows(_ field: FieldID) -> Bool { Vocabulary.field(field, of: .complaintCase).map(sight.shows) ?? true }

    /// Paper keeps the line breaks that a person wrote, and calls other cases by their numbers.
    private func written(_ value: FieldValue?, _ field: FieldID, _ catalogue: Catalogue) -> String {
        Self.written(value, field, catalogue, utcOffset: offset, number)
    }

    fileprivate static func written(
        _ value: FieldValue?, _ field: FieldID, _ catalogue: Catalogue, utcOffset: Int, _ number: (RecordID) -> String?
    ) -> String {
        switch value {
        case .text(let text) where Vocabulary.field(field, of: .complaintCase)?.meaning == .text:
            catalogue.named(text, of: field) ?? Printable.text(text, keepingLineBreaks: true)
        case .record(let record): number(record) ?? record.description
        default: catalogue.value(value, of: field, utcOffset: utcOffset)
        }
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
        public func text(_ field: FieldID, _ catalogue: Catalogue, utcOffset: Int) -> String {
            fields.filter { $0.id == field }.map {
                CaseView.written($0.value, field, catalogue, utcOffset: utcOffset) { _ in nil }
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
