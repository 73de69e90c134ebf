public import AmendsLog

/// The fields that mean the same in every management record. Numbers are promises.
public enum ManagementField {
    /// `IM-S012-1f3a-0004`, issued offline by the node that adds the record.
    public static let number = FieldID(rawValue: 1)
    public static let title = FieldID(rawValue: 2)
    public static let text = FieldID(rawValue: 3)
    /// The staff code or name of who is responsible.
    public static let responsible = FieldID(rawValue: 4)
    public static let department = FieldID(rawValue: 5)
    /// The last day on which it is still in time.
    public static let due = FieldID(rawValue: 6)
    /// The day it happened or is about: it puts the record in a month.
    public static let day = FieldID(rawValue: 7)
    public static let note = FieldID(rawValue: 8)
    /// The complaint cases it comes from or is about.
    public static let cases = FieldID(rawValue: 9)
    /// The number of another management record that it comes from.
    public static let source = FieldID(rawValue: 10)
    /// What shows that it was done.
    public static let proof = FieldID(rawValue: 11)

    static let definitions: [FieldDefinition] = [
        .init(1, "number", .register),
        .init(2, "title", .register),
        .init(3, "text", .register, personal: true),
        .init(4, "responsible", .register, personal: true),
        .init(5, "department", .register),
        .init(6, "due", .register, .day),
        .init(7, "day", .register, .day),
        .init(8, "note", .list, personal: true),
        .init(9, "case", .set, .record),
        .init(10, "source", .register),
        .init(11, "proof", .list, personal: true),
    ]

    /// The fields of the act itself, with the numbers they have in every record kind.
    static let ofActs: [FieldDefinition] = [
        .init(200, "at", .act, .instant), .init(201, "reason", .act, personal: true), .init(204, "vocabulary", .act, .count),
    ]
}
