import AmendsLog

/// What many entries of a segment have in common: everything but the record, the time and the values.
struct SegmentShape: BitwiseCopyable {
    var kind: ActKind
    var flags: ActFlags
    var recordKind: RecordKind
    var quality: ClockQuality
    var parentCount: UInt8
    /// The stamp has a counter other than 0.
    var hasCounter: Bool
    /// The record is written out, because no parent inside the segment names it.
    var hasRecord: Bool
    var fieldCount: UInt16
    /// Where its fields begin among the fields of all shapes.
    var firstField: Int32

    static let counterBit: UInt8 = 0x80
    static let recordBit: UInt8 = 0x40

    struct Field: BitwiseCopyable {
        var id: FieldID
        var tag: ValueTag
        var form: Form
        /// Number of the column that holds its values; 0 for a cleared field, which has none.
        var column: Int32

        /// The key of the column that all fields of this id and tag share.
        var columnKey: UInt32 { UInt32(id.rawValue) << 8 | UInt32(tag.rawValue) }
    }

    /// What a tag means for the columns.
    enum Form: UInt8, BitwiseCopyable {
        case cleared, integer, direct, committed

        init(_ tag: ValueTag) {
            self =
                switch tag {
                case .cleared: .cleared
                case .integer: .integer
                default: tag.isCommitted ? .committed : .direct
                }
        }
    }
}

/// How the values of a column are written.
struct ColumnMode: OptionSet, BitwiseCopyable {
    var rawValue: UInt8

    // Integers are one of these:
    static let plain = ColumnMode([])
    static let sinceStamp = ColumnMode(rawValue: 1)
    static let sincePrevious = ColumnMode(rawValue: 2)

    // All else has this bit and any of the two after it:
    static let values = ColumnMode(rawValue: 4)
    /// Each value once, in the order of first use, and a number per field.
    static let dictionary = ColumnMode(rawValue: 1)
    /// Text in letters of the segment's alphabet instead of UTF-8.
    static let lettered = ColumnMode(rawValue: 2)

    /// Whether a column of fields with `tag` may be written so.
    func suits(_ tag: ValueTag) -> Bool {
        if tag == .integer { return rawValue <= 2 }
        return rawValue & ~3 == 4 && (tag.isText || !contains(.lettered))
    }
}

extension ValueTag {
    /// Bytes of a value where all have the same number; 0 where they have not.
    var fixedByteCount: Int {
        switch self {
        case .record: RecordID.byteCount
        case .digest: Digest.byteCount
        default: 0
        }
    }
}
