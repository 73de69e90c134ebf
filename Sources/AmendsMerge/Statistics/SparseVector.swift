/// Vectors of integers that are mostly zero, as bytes: (gap, value) pairs of varints, gap from the
/// last non-zero position, value zigzag. One form for equal vectors.
public enum SparseVector {
    public static func append(_ vector: UnsafeMutableBufferPointer<Int64>, to bytes: inout [UInt8]) {
        var last = -1
        for position in vector.indices where vector[position] != 0 {
            append(UInt64(position - last - 1), to: &bytes)
            let value = vector[position]
            append(UInt64(bitPattern: (value << 1) ^ (value >> 63)), to: &bytes)
            last = position
        }
    }

    /// Adds the vector in `bytes` to `vector`; false where the bytes do not fit it.
    @discardableResult
    public static func add(_ bytes: UnsafeRawBufferPointer, to vector: UnsafeMutableBufferPointer<Int64>) -> Bool {
        var offset = 0
        var position = -1
        while offset < bytes.count {
            guard let gap = read(bytes, &offset), let raw = read(bytes, &offset), gap < UInt64(vector.count) else { return false }
            position += Int(gap) + 1
            guard position < vector.count else { return false }
            vector[position] &+= Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
        }
        return true
    }

    public static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    public static func read(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int) -> UInt64? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            result |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return result }
            shift += 7
        }
        return nil
    }
}
