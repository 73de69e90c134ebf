import AmendsCodec
import AmendsTestSupport
import Testing

@Suite struct InflaterTests {
    private func inflated(_ bytes: [UInt8], count: Int) throws(CodecError) -> [UInt8] {
        var inflater = BoundedInflater()
        var output: [UInt8] = []
        try bytes.withUnsafeBufferPointer { (bytes) throws(CodecError) in
            try inflater.inflate(UnsafeRawBufferPointer(bytes), count: count, into: &output)
        }
        return output
    }

    @Test func whatWasDeflatedInflates() throws {
        var random = SplitMix64(seed: 4)
        var deflater = Deflater()
        for count in [0, 1, 2, 100, 65535, 65536, 300_000] {
            for letters in [1, 4, 256] as [UInt64] {
                let plain = (0..<count).map { _ in UInt8(random.next() % letters) }
                var bytes: [UInt8] = [7]
                plain.withUnsafeBytes { deflater.deflate($0, appendingTo: &bytes) }
                #expect(bytes.removeFirst() == 7)
                #expect(try inflated(bytes, count: count) == plain, "\(count) bytes of \(letters) kinds")
                if count > 0 { #expect(throws: CodecError.self) { try inflated(bytes, count: count - 1) } }
                if count > 100_000 { #expect(throws: CodecError(.overLimit, "")) { try inflated(bytes, count: 100_000) } }
                #expect(throws: CodecError(.truncated, "")) { try inflated(bytes, count: count + 1) }
                #expect(throws: CodecError(.truncated, "")) { try inflated(bytes.dropLast(), count: count) }
                #expect(throws: CodecError(.trailing, "")) { try inflated(bytes + [0], count: count) }
            }
        }
    }

    @Test func aStreamAfterABadOneIsReadAsEver() throws {
        var inflater = BoundedInflater()
        var output: [UInt8] = []
        for _ in 0..<3 {
            #expect(throws: CodecError(.invalidDeflate, "")) {
                try [UInt8](repeating: 0xff, count: 9).withUnsafeBufferPointer { (bytes) throws(CodecError) in
                    try inflater.inflate(UnsafeRawBufferPointer(bytes), count: 5, into: &output)
                }
            }
            try RawSegment.deflated([1, 2, 3]).withUnsafeBufferPointer {
                try inflater.inflate(UnsafeRawBufferPointer($0), count: 3, into: &output)
            }
            #expect(output == [1, 2, 3])
        }
    }

    @Test func nothingIsNoStream() {
        #expect(throws: CodecError(.truncated, "")) { try inflated([], count: 0) }
    }
}
