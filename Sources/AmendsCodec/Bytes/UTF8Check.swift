/// Whether bytes are well-formed UTF-8 (Unicode 15, table 3-7), without making a String of them.
enum UTF8Check {
    static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let count = bytes.count
        guard let base = bytes.baseAddress else { return true }
        var index = 0
        while index < count {
            let first = base.load(fromByteOffset: index, as: UInt8.self)
            if first < 0x80 {
                if count - index >= 8,
                    base.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                } else {
                    index += 1
                }
                continue
            }
            let length = sequenceLength(base, at: index, end: count, first: first)
            if length == 0 { return false }
            index += length
        }
        return true
    }

    static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        var seen: UInt64 = 0
        var index = 0
        while index + 8 <= bytes.count {
            seen |= base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < bytes.count {
            seen |= UInt64(base.load(fromByteOffset: index, as: UInt8.self))
            index += 1
        }
        return seen & 0x8080_8080_8080_8080 == 0
    }

    /// Length of the well-formed sequence of two to four bytes that begins with `first`; 0 if none does.
    @inline(__always)
    private static func sequenceLength(_ base: UnsafeRawPointer, at index: Int, end: Int, first: UInt8) -> Int {
        let left = end - index
        guard left >= 2 else { return 0 }
        let second = base.load(fromByteOffset: index + 1, as: UInt8.self)
        if first >= 0xe0 && first < 0xf0 {
            guard left >= 3 else { return 0 }
            let third = base.load(fromByteOffset: index + 2, as: UInt8.self)
            guard second & 0xc0 == 0x80, third & 0xc0 == 0x80 else { return 0 }
            // E0 would be overlong below A0; ED would be a surrogate from A0 on.
            if first == 0xe0 && second < 0xa0 { return 0 }
            if first == 0xed && second >= 0xa0 { return 0 }
            return 3
        }
        if first < 0xe0 {
            return first >= 0xc2 && second & 0xc0 == 0x80 ? 2 : 0
        }
        guard left >= 4, first <= 0xf4 else { return 0 }
        let third = base.load(fromByteOffset: index + 2, as: UInt8.self)
        let fourth = base.load(fromByteOffset: index + 3, as: UInt8.self)
        guard second & 0xc0 == 0x80, third & 0xc0 == 0x80, fourth & 0xc0 == 0x80 else { return 0 }
        if first == 0xf0 && second < 0x90 { return 0 }
        if first == 0xf4 && second >= 0x90 { return 0 }
        return 4
    }
}
