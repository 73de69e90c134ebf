public import AmendsLog

/// What may be wrong with the fields that were typed behind a command.
public enum FieldProblem: Sendable, Equatable {
    case valueMissing(option: String)
    case givenTwice(option: String)
    /// `--remove-…` for a field that is no set.
    case notASet(option: String)
    case caseMissing(act: String)
    case tooManyWords(words: [String], act: String)
    /// A field of the record that belongs to other acts.
    case elsewhere(option: String, act: String, acts: [String])
    case negativeAmount(field: FieldID)
    case reversalNeedsReason(field: FieldID)
    case badMilestone(text: String, known: [String])
    case badAllegationFinding(text: String)
    case unknownRecord(text: String, field: FieldID)

    // files
    case fileTooLarge(path: String, bytes: Int, maximum: Int)
    case notEvidence(path: String)
    case unknownFile(digest: String)
    case ambiguousFile(digest: String)
    case fileNotHere(digest: String)
}
