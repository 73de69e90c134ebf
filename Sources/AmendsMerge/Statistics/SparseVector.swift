/// Vectors of integers that are mostly zero, as bytes: (gap, value) pairs of varints, gap from the
/// last non-zero position, value zigzag. One form for equal vectors.
public enum SparseVector {
    public static func append(_ vector: UnsafeMutableBufferPointer<Int64>, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: vector.count * maximumByteCountPerPlace, alignment: 1) { room in
            var writer = StateWriter(room)
            var last = -1
            for position in vector.indices where vector[position] != 0 {
                writer.number(UInt64(position - last - 1))
                writer.signed(vector[position])
                last = position
            }
            bytes.append(contentsOf: room[..<writer.count])
        }
    }

    /// Adds the vector in `bytes` to `vector`; throws where the bytes do not fit it, with part of them added.
    public static func add(_ bytes: UnsafeRawBufferPointer, to vector: UnsafeMutableBufferPointer<Int64>) throws(MergeError) {
        var reader = StateReader(bytes)
        var position = -1
        while reader.remaining > 0 {
            position += try reader.number(below: vector.count - position - 1) + 1
            vector[position] &+= try reader.signed()
        }
    }

    /// A gap below 2^14 and a value of ten bytes. No vector of the statistics is longer.
    private static let maximumByteCountPerPlace = 12
}
