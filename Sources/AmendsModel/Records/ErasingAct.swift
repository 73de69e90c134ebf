public import AmendsLog

/// The act that takes values away, on whatever record they were written to (`protocol/erasure.md`). It
/// names each value by its commitment, which the leaf of its entry holds: leaves, trees and proofs stay
/// as they are, and whoever holds the act holds the values no longer.
public enum ErasingAct {
    /// Known in every record kind.
    public static let kind = ActKind(rawValue: 0x00e0)
    /// The commitment of a value that is gone, hashed directly, as often as there are values.
    public static let erased = FieldID(rawValue: 205)
    /// The SHA-256 of a file that is gone.
    public static let erasedFile = FieldID(rawValue: 206)

    static let fields: [FieldDefinition] = [.init(205, "erased", .act), .init(206, "erased_file", .act)]
    static let definition = ActDefinition(0x00e0, "case.erase", .complaintCase)

    /// Values that one act may name: the fields of an entry are at most 256, and some say why.
    public static let maximumValues = 240
}
