/// Many vectors in one row of a table, in columns: a question adds up a few places of every vector, and
/// most vectors of a row have the same places filled.
///
///     varint n · n parts, each as distance from the one before · columns
///     column: varint gap from the last place · u8 width (1, 2, 4 or 8) · n numbers of that many bytes, little-endian
///
/// Parts and places ascend; a part without a number is left out, and so is a place without one; the width
/// is the smallest that holds every number of the column. So equal contents have one form.
public struct PackedVectors {
    /// What each vector stands for, ascending.
    public private(set) var parts: [UInt32] = []
    private(set) var columns: [Column] = []

    struct Column {
        var place: Int
        var width: Int
        /// Where its numbers begin in the bytes.
        var offset: Int
    }

    /// Kept from row to row for its memory.
    public init() {}

    /// Reads the row's directory. `count` is the number of places of a vector.
    public mutating func read(_ bytes: UnsafeRawBufferPointer, count: Int) throws(MergeError) {
        parts.removeAll(keepingCapacity: true)
        columns.removeAll(keepingCapacity: true)
        if bytes.isEmpty { return }
        var reader = StateReader(bytes)
        try readParts(&reader)
        var place = -1
        while reader.remaining > 0 {
            place += try reader.number(below: count - place - 1) + 1
            let width = Int(try reader.byte())
            guard width == 1 || width == 2 || width == 4 || width == 8 else { throw reader.error(.badContent) }
            columns.append(Column(place: place, width: width, offset: reader.offset))
            try reader.skip(width * parts.count)
        }
    }

    private mutating func readParts(_ reader: inout StateReader) throws(MergeError) {
        let count = try reader.count(ofAtLeast: 1)
        var next: UInt64 = 0
        for _ in 0..<count {
            let (part, isTooLarge) = next.addingReportingOverflow(try reader.number())
            guard !isTooLarge, let number = UInt32(exactly: part) else { throw reader.error(.badContent) }
            parts.append(number)
            next = part + 1
        }
    }

    /// Adds every vector of the row that was read to `sums`, the one of part i from place `starts[i]` on.
    public func add(
        _ bytes: UnsafeRawBufferPointer, to sums: UnsafeMutableBufferPointer<Int64>, at starts: UnsafeBufferPointer<Int>
    ) {
        for column in columns { add(column, of: bytes, to: sums, at: starts, place: column.place) }
    }

    /// Adds one column: the number of part i at `starts[i]` and `place` behind it.
    func add(
        _ column: Column, of bytes: UnsafeRawBufferPointer, to sums: UnsafeMutableBufferPointer<Int64>,
        at starts: UnsafeBufferPointer<Int>, place: Int
    ) {
        precondition(starts.count == parts.count, "every part has its place")
        let numbers = numbers(of: column, bytes)
        switch column.width {
        case 1: Self.add(numbers, as: Int8.self, to: sums, at: starts, place)
        case 2: Self.add(numbers, as: Int16.self, to: sums, at: starts, place)
        case 4: Self.add(numbers, as: Int32.self, to: sums, at: starts, place)
        default: Self.add(numbers, as: Int64.self, to: sums, at: starts, place)
        }
    }

    /// Adds all vectors of the row together, from place `start` of `sums` on.
    public func add(_ bytes: UnsafeRawBufferPointer, to sums: UnsafeMutableBufferPointer<Int64>, at start: Int) {
        for column in columns {
            let numbers = numbers(of: column, bytes)
            let sum =
                switch column.width {
                case 1: Self.sum(numbers, as: Int8.self)
                case 2: Self.sum(numbers, as: Int16.self)
                case 4: Self.sum(numbers, as: Int32.self)
                default: Self.sum(numbers, as: Int64.self)
                }
            sums[start + column.place] &+= sum
        }
    }

    private func numbers(of column: Column, _ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[column.offset..<column.offset + column.width * parts.count])
    }

    @inline(__always)
    private static func add<Number: FixedWidthInteger & BitwiseCopyable>(
        _ numbers: UnsafeRawBufferPointer, as type: Number.Type, to sums: UnsafeMutableBufferPointer<Int64>,
        at starts: UnsafeBufferPointer<Int>, _ place: Int
    ) {
        for index in 0..<starts.count { sums[starts[index] + place] &+= number(index, of: numbers, as: type) }
    }

    @inline(__always)
    private static func sum<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: UnsafeRawBufferPointer, as type: Number.Type) -> Int64 {
        var sum: Int64 = 0
        for index in 0..<numbers.count / MemoryLayout<Number>.size { sum &+= number(index, of: numbers, as: type) }
        return sum
    }

    @inline(__always)
    private static func number<Number: FixedWidthInteger & BitwiseCopyable>(
        _ index: Int, of numbers: UnsafeRawBufferPointer, as type: Number.Type
    ) -> Int64 {
        Int64(Number(littleEndian: numbers.loadUnaligned(fromByteOffset: index * MemoryLayout<Number>.size, as: type)))
    }
}
