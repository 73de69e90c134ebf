import AmendsLog

/// The values of one field id and tag, on their way out of a segment.
struct ValueColumn: BitwiseCopyable {
    var mode: ColumnMode
    var tag = ValueTag.cleared
    /// Text outside ASCII in UTF-8, which is checked value by value.
    var needsTextCheck = false
    /// Integers; or byte counts, letter counts, and numbers of dictionary values.
    var numbers = ByteReader(UnsafeRawBufferPointer(start: nil, count: 0))
    /// Lettered text not read yet.
    var letters = ByteReader(UnsafeRawBufferPointer(start: nil, count: 0))
    /// Where in the arena the next value lies, and where the column ends.
    var offset = 0
    var end = 0
    var previous: Int64 = 0
    /// Byte counts from the table.
    var numberByteCount: Int
    var contentByteCount: Int
    /// The column's part of the dictionary of all columns, and how much of it has been read.
    var dictionaryStart = 0
    var dictionaryCount: Int
    var dictionaryUsed = 0

    /// Reads the column's line in the table.
    init(_ reader: inout ByteReader, contentLimit: Int) throws(CodecError) {
        let start = reader.offset
        mode = ColumnMode(rawValue: try reader.byte())
        guard mode.rawValue < 8, mode.rawValue != 3 else { throw CodecError(.unknownFormat, "mode of a column", at: start) }
        numberByteCount = try reader.varint(atMost: reader.bytes.count, "bytes of a column")
        contentByteCount = mode.contains(.values) ? try reader.varint(atMost: contentLimit, "bytes of a column") : 0
        dictionaryCount = 0
        if mode.contains([.values, .dictionary]) {
            // Every value of the dictionary stands there for a first use of at least one byte.
            dictionaryCount = try reader.varint(atMost: numberByteCount, "values of a dictionary")
        }
    }

    /// The next integer of an entry with the given stamp.
    @inline(__always)
    mutating func integer(stamp milliseconds: Int64) throws(CodecError) -> Int64 {
        let number = try numbers.zigzag()
        switch mode.rawValue {
        case ColumnMode.sinceStamp.rawValue: return number &+ milliseconds
        case ColumnMode.sincePrevious.rawValue:
            previous = previous &+ number
            return previous
        default: return number
        }
    }

    /// Refuses a column of which something is left.
    func finish() throws(CodecError) {
        try numbers.finish()
        try letters.finish()
        guard offset == end else { throw CodecError(.trailing, "values of a column") }
        guard dictionaryUsed == dictionaryCount else { throw CodecError(.notCanonical, "unused values of a dictionary") }
    }
}
