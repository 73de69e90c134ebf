import AmendsLog

/// Reads what ``StateWriter`` wrote, and nothing else: every number has one form.
struct StateReader {
    private let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var remaining: Int { bytes.count - offset }

    func error(_ code: MergeError.Code) -> MergeError { MergeError(code, at: offset) }

    @inline(__always)
    mutating func byte() throws(MergeError) -> UInt8 {
        guard offset < bytes.count else { throw error(.truncated) }
        defer { offset += 1 }
        return bytes[offset]
    }

    @inline(__always)
    mutating func number() throws(MergeError) -> UInt64 {
        let first = try byte()
        if first < 0x80 { return UInt64(first) }
        var value = UInt64(first & 0x7f)
        var shift: UInt64 = 7
        while true {
            let next = try byte()
            // The tenth byte has room for one bit.
            guard shift < 63 || next <= 1 else { throw error(.badNumber) }
            value |= UInt64(next & 0x7f) << shift
            if next < 0x80 {
                guard next != 0 else { throw error(.badNumber) }
                return value
            }
            shift += 7
        }
    }

    @inline(__always)
    mutating func signed() throws(MergeError) -> Int64 {
        let folded = try number()
        return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
    }

    /// A number below `limit`.
    @inline(__always)
    mutating func number(below limit: Int) throws(MergeError) -> Int {
        let value = try number()
        guard limit > 0, value < UInt64(limit) else { throw error(.badContent) }
        return Int(value)
    }

    /// A count of things of at least `byteCount` bytes each, so that it cannot ask for memory the
    /// bytes do not back.
    mutating func count(ofAtLeast byteCount: Int) throws(MergeError) -> Int {
        let value = try number()
        guard value <= UInt64(remaining / byteCount) else { throw error(.truncated) }
        return Int(value)
    }

    var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[offset...]) }

    mutating func skip(_ byteCount: Int) throws(MergeError) {
        guard byteCount <= remaining else { throw error(.truncated) }
        offset += byteCount
    }

    mutating func slice(_ byteCount: Int) throws(MergeError) -> UnsafeRawBufferPointer {
        guard byteCount <= remaining else { throw error(.truncated) }
        defer { offset += byteCount }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + byteCount])
    }
}
