/// Finds what a row may not hold: bytes that are no UTF-8, and NUL.
enum TextFault {
    /// Offset of the first fault at or after the start of `bytes`; nil where all is text.
    static func first(in bytes: UnsafeRawBufferPointer) -> Int? {
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // No byte above 0x7F and none that is zero.
                if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                    continue
                }
            }
            let length = scalarByteCount(in: bytes, at: index)
            if length == 0 { return index }
            index += length
        }
        return nil
    }

    /// Bytes of the well-formed scalar at `index` (Unicode table 3-7); 0 for a fault.
    private static func scalarByteCount(in bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        let lead = bytes[index]
        let (count, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0x01...0x7f: return 1
        case 0xc2...0xdf: (count, second) = (2, 0x80...0xbf)
        case 0xe0: (count, second) = (3, 0xa0...0xbf)
        case 0xed: (count, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: (count, second) = (3, 0x80...0xbf)
        case 0xf0: (count, second) = (4, 0x90...0xbf)
        case 0xf4: (count, second) = (4, 0x80...0x8f)
        case 0xf1...0xf3: (count, second) = (4, 0x80...0xbf)
        default: return 0
        }
        guard index + count <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(count, 2) where bytes[index + offset] & 0xc0 != 0x80 { return 0 }
        return count
    }
}
