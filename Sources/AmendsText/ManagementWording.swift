public import AmendsLog
import AmendsModel
public import AmendsPolicy

/// What is said of the management records in one language, once in a file of `Languages`.
protocol ManagementWording: Sendable {
    func sentence(_ message: RecordMessage, in catalogue: Catalogue) -> String
    func word(_ word: RecordWord) -> String
    /// Why an act may not be made; or of an act that was made elsewhere, what is wrong with it.
    func sentence(_ breach: RecordBreach, of kind: RecordKind, in catalogue: Catalogue) -> String
}

extension Catalogue {
    public func text(_ message: RecordMessage) -> String {
        Printable.text(management.sentence(message, in: self), keepingLineBreaks: true)
    }

    public func text(_ breach: RecordBreach, of kind: RecordKind) -> String {
        Printable.text(management.sentence(breach, of: kind, in: self), keepingLineBreaks: true)
    }

    public func label(_ word: RecordWord) -> String { management.word(word) }

    private var management: any ManagementWording {
        switch language {
        case .english: English()
        case .simplifiedChinese: SimplifiedChinese()
        case .traditionalChinese: TraditionalChinese()
        }
    }

    /// `--due`, and the field's label.
    func option(_ field: FieldID, of kind: RecordKind) -> String {
        let name = Vocabulary.field(field, of: kind)?.name ?? "field-\(field.rawValue)"
        return "--\(name.replacing("_", with: "-"))"
    }
}
