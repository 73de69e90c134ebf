import AmendsLog
import AmendsModel

/// Turns a text into the value of a field, by the field's meaning.
enum FieldReading {
    /// `time` reads an instant; a mapping's own constants have none. Codes a field does not know are
    /// kept, except where their order matters.
    static func value(
        _ text: String, of field: FieldDefinition, column: String, time: (String) -> Int64?
    ) throws(RejectReason) -> FieldValue {
        switch field.meaning {
        case .instant:
            guard let instant = time(text) else { throw .badTime(column: column, value: RejectReason.quoted(text)) }
            return .integer(instant)
        case .count, .offset, .record, .day, .share:
            guard let count = Int64(text) else { throw .badNumber(column: column, value: RejectReason.quoted(text)) }
            return .integer(count)
        case .fen:
            guard let fen = Fen(yuan: text), fen.count.magnitude <= Fen.maximumPerAct.count else {
                throw .badAmount(column: column, value: RejectReason.quoted(text))
            }
            return .integer(fen.count)
        case .code(let codes) where field.type == .most:
            guard let position = codes.firstIndex(of: text) else {
                throw .unknownCode(column: column, value: RejectReason.quoted(text), known: codes)
            }
            return .integer(Int64(position + 1))
        case .code, .text:
            return field.type == .set ? .added(text) : .text(text)
        }
    }
}
