/// The letters of a segment's text. A letter takes one byte where it is among the most frequent and
/// two where not, which is shorter than UTF-8 and UTF-16 for every script outside ASCII, deflates
/// better, and is read back by one look-up and without checking: the alphabet holds only scalars.
///
///     varint s · varint m · s scalars, each as distance from the one before · m scalars likewise
///
/// Byte b < s is letter b; otherwise it and the next byte n are letter s + (b − s) · 256 + n.
struct Alphabet {
    /// UTF-8 of each letter, first byte lowest, and its byte count in the bits from 32 on.
    private(set) var letters: [UInt64] = []
    private(set) var singleCount = 0

    var isEmpty: Bool { letters.isEmpty }

    mutating func removeAll() {
        letters.removeAll(keepingCapacity: true)
        singleCount = 0
    }

    mutating func read(_ reader: inout ByteReader) throws(CodecError) {
        removeAll()
        if reader.isAtEnd { return }
        let singles = try reader.varint(atMost: 256, "letters of one byte")
        let pairs = try reader.varint(atMost: SegmentLimits.maximumLetters, "letters of two bytes")
        guard pairs <= (256 - singles) * 256 else { throw CodecError(.overLimit, "letters of two bytes") }
        guard singles + pairs > 0 else { throw CodecError(.notCanonical, "empty alphabet") }
        try readScalars(singles, &reader)
        try readScalars(pairs, &reader)
        try reader.finish()
        singleCount = singles
    }

    private mutating func readScalars(_ count: Int, _ reader: inout ByteReader) throws(CodecError) {
        var scalar = 0
        for index in 0..<count {
            let step = try reader.varint(atMost: 0x10ffff, "letter")
            guard step > 0 || index == 0 else { throw CodecError(.notCanonical, "order of letters", at: reader.offset) }
            scalar += step
            guard let letter = Unicode.Scalar(UInt32(scalar)) else { throw CodecError(.invalidText, "letter", at: reader.offset) }
            letters.append(Self.packed(letter))
        }
    }

    static func packed(_ scalar: Unicode.Scalar) -> UInt64 {
        var bytes: UInt64 = 0
        var count: UInt64 = 0
        for byte in UTF8.encode(scalar)! {
            bytes |= UInt64(byte) << (8 * count)
            count += 1
        }
        return count << 32 | bytes
    }

    /// Writes the next `count` letters of `reader` as UTF-8 at `offset` of `output` and moves it on.
    /// `end` is where the output must stop; four bytes behind it may be overwritten.
    @inline(__always)
    static func write(
        _ count: Int, of reader: inout ByteReader, letters: UnsafeBufferPointer<UInt64>, singleCount: Int,
        to output: UnsafeMutableRawPointer, at offset: inout Int, end: Int
    ) throws(CodecError) {
        let bytes = reader.bytes
        var position = reader.offset
        var target = offset
        for _ in 0..<count {
            guard position < bytes.count else { throw CodecError(.truncated, "letters of a text", at: position) }
            var letter = Int(bytes[position])
            position += 1
            if letter >= singleCount {
                guard position < bytes.count else { throw CodecError(.truncated, "letters of a text", at: position) }
                letter = singleCount + (letter - singleCount) << 8 + Int(bytes[position])
                position += 1
            }
            guard letter < letters.count else { throw CodecError(.unknownReference, "letter of a text", at: position) }
            let packed = letters[letter]
            guard target <= end else { throw CodecError(.overLimit, "lettered text", at: position) }
            output.storeBytes(of: UInt32(truncatingIfNeeded: packed).littleEndian, toByteOffset: target, as: UInt32.self)
            target += Int(packed >> 32)
        }
        guard target <= end else { throw CodecError(.overLimit, "lettered text", at: position) }
        reader.skip(position - reader.offset)
        offset = target
    }
}
