/// Many sparse vectors in one row of a table: (part, byte count, vector) by ascending part. One form
/// for equal contents, and a reader steps over what it does not want.
public enum PackedVectors {
    /// Goes through the vectors of `bytes`, which must hold still.
    public struct Cursor {
        private var reader: StateReader
        private var nextPart: UInt64 = 0

        public init(_ bytes: UnsafeRawBufferPointer) { reader = StateReader(bytes) }

        /// The next part with its vector, nil at the end.
        public mutating func next() throws(MergeError) -> (part: UInt32, vector: UnsafeRawBufferPointer)? {
            guard reader.remaining > 0 else { return nil }
            let part = try reader.number()
            guard part >= nextPart, let number = UInt32(exactly: part) else { throw reader.error(.badContent) }
            nextPart = part + 1
            return (number, try reader.slice(try reader.number(below: reader.remaining)))
        }
    }

    /// Appends a vector that ``SparseVector`` wrote. `part` must be above those before it.
    public static func append(_ part: UInt32, _ vector: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: 15, alignment: 1) { room in
            var writer = StateWriter(room)
            writer.number(UInt64(part))
            writer.number(UInt64(vector.count))
            bytes.append(contentsOf: room[..<writer.count])
        }
        bytes.append(contentsOf: vector)
    }
}
