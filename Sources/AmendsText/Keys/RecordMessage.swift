public import AmendsLog
public import AmendsPolicy

/// What the command line says of the management records.
public enum RecordMessage: Sendable, Equatable {
    case added(RecordKind, number: String)
    case acted(ActKind, number: String)
    case none(RecordKind)
    case found(RecordKind, count: Int, overdue: Int)
    case kinds(count: Int)

    // what is wrong
    case noSuchRecord(RecordKind, name: String)
    case ambiguous(RecordKind, name: String)
    case rule(RecordKind, number: String, RecordBreach)
    case unknownField(RecordKind, name: String, act: String, known: [String])
    case unknownCode(RecordKind, FieldID, code: String, known: [String])
    case valueMissing(option: String)
    case nameMissing(RecordKind, act: String)
    case tooManyNames([String])
    case badShare(text: String)
    case badDay(text: String)
    case tooLong(RecordKind, FieldID, bytes: Int, maximum: Int)
    case nothingGiven(ActKind)
    case badAnswer(text: String, questions: Int)
    case notOfThisKind(command: String)
}

/// A word of its own for tables of management records.
public enum RecordWord: Sendable, CaseIterable {
    /// Open, and past its last day.
    case overdue
}
