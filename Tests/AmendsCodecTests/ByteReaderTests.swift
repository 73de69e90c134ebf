import AmendsCodec
import AmendsLog
import Testing

@Suite struct ByteReaderTests {
    @Test func numbersReadAsTheyWereWritten() throws {
        let numbers: [UInt64] = [0, 1, 127, 128, 16383, 16384, 1 << 32, .max - 1, .max] + (0..<64).map { 1 << $0 }
        var bytes: [UInt8] = []
        for number in numbers {
            let before = bytes.count
            bytes.append(varint: number)
            #expect(bytes.count - before == Varint.byteCount(number), "\(number)")
            bytes.append(zigzag: Int64(bitPattern: number))
            bytes.append(zigzag: -Int64(bitPattern: number >> 1))
            bytes.append(bigEndian: UInt16(truncatingIfNeeded: number))
        }
        try bytes.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            for number in numbers {
                #expect(try reader.varint() == number)
                #expect(try reader.zigzag() == Int64(bitPattern: number))
                #expect(try reader.zigzag() == -Int64(bitPattern: number >> 1))
                #expect(try reader.bigEndian(UInt16.self) == UInt16(truncatingIfNeeded: number))
            }
            #expect(reader.isAtEnd)
            try reader.finish()
        }
    }

    @Test(
        arguments: [
            ([], CodecError.Code.truncated), ([0x80], .truncated), ([0xff, 0xff], .truncated),
            ([0x80, 0x00], .notCanonical), ([0xff, 0x80, 0x00], .notCanonical),
            (Array(repeating: 0xff, count: 9) + [0x02], .overLimit), (Array(repeating: 0x80, count: 10) + [0x01], .overLimit),
            (Array(repeating: 0x80, count: 9) + [0x00], .notCanonical), (Array(repeating: 0x80, count: 9) + [0x01], nil),
        ] as [([UInt8], CodecError.Code?)])
    func aVarintHasOneForm(bytes: [UInt8], code: CodecError.Code?) {
        #expect(
            bytes.refusal { (bytes) throws(CodecError) in
                var reader = ByteReader(bytes)
                _ = try reader.varint()
            } == code)
    }

    @Test func readingPastTheEndIsRefusedAndReadsNothing() {
        [UInt8](repeating: 7, count: 3).withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            #expect(throws: CodecError(.truncated, "")) { try reader.bigEndian(UInt32.self) }
            #expect(throws: CodecError(.truncated, "")) { try reader.digest() }
            #expect(throws: CodecError(.truncated, "")) { try reader.record() }
            #expect(throws: CodecError(.truncated, "")) { try reader.bytes(4) }
            #expect(throws: CodecError(.truncated, "")) { try reader.bytes(-1) }
            #expect(throws: CodecError(.trailing, "")) { try reader.finish() }
            #expect(reader.offset == 0 && reader.remaining == 3)
            #expect(throws: CodecError(.overLimit, "")) { try reader.varint(atMost: 6, "seven") }
        }
    }
}
