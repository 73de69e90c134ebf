import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@Suite struct AlphabetTests {
    /// The number of inflated bytes of text that a segment announces.
    private func textByteCount(_ segment: [UInt8], scope: Scope) throws -> Int {
        try segment.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            _ = try reader.bytes(2 + 32 + 12 + 1 + scope.description.utf8.count)
            _ = try reader.varint()
            _ = try reader.varint()
            _ = try reader.bytes(32 + 64 + 16)
            _ = try reader.varint()
            _ = try reader.varint()
            _ = try reader.bytes(Int(try reader.varint()))
            return Int(try reader.varint())
        }
    }

    /// A segment of `texts`, one to an entry, and what it decodes to.
    private func segment(_ texts: [String]) throws -> (bytes: [UInt8], decoded: [String], scope: Scope) {
        let random = RandomEntries(seed: 1)
        var batch = EntryBatch()
        for (index, text) in texts.enumerated() {
            batch.append(
                EntryDraft(
                    kind: ActKind(rawValue: 1), flags: .lastOfAction, recordKind: RecordKind(rawValue: 1),
                    record: RecordID(high: 0, low: UInt64(index)), stamp: Stamp(milliseconds: Int64(index)), fields: [(.actor, .text(text))]
                ),
                seed: .zero)
        }
        var hasher = LeafHasher(node: random.node, scope: random.scope)
        try hasher.hashLeaves(of: &batch, in: 0..<batch.count)
        let bytes = try SegmentTests.segment(batch, 0..<batch.count, random)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        _ = try decoder.decode(bytes, into: &copy)
        return (bytes, copy.fields.map { copy.text(of: $0) }, random.scope)
    }

    /// Letters of one byte, of two, and more than an alphabet takes. Each letter comes three times.
    @Test(arguments: [
        (20, 60), (255, 765), (256, 768), (257, 255 * 3 + 2 * 6), (510, 255 * 3 + 255 * 6), (511, 255 * 3 + 256 * 6),
        (512, 254 * 3 + 258 * 6), (3000, 245 * 3 + 2755 * 6), (32768, 128 * 3 + 32640 * 6),
        // One more letter and the text is left in UTF-8.
        (32769, 32769 * 4 * 3),
    ])
    func textInManyLettersComesBack(letterCount: Int, textByteCount expected: Int) throws {
        let letters = (0..<letterCount).map { Unicode.Scalar(UInt32(0x20000 + $0))! }
        var random = SplitMix64(seed: UInt64(letterCount))
        let all = [letters, letters, letters].flatMap { $0.shuffled(using: &random) }
        let texts = stride(from: 0, to: all.count, by: 5000).map { start in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: all[start..<min(start + 5000, all.count)])
            return String(text)
        }
        let (bytes, decoded, scope) = try segment(texts)
        #expect(decoded == texts, "\(letterCount) letters")
        #expect(try textByteCount(bytes, scope: scope) == expected, "\(letterCount) letters")
    }

    @Test func frequentLettersTakeOneByteAndAllScriptsMix() throws {
        let rare = (0..<300).map { Character(Unicode.Scalar(UInt32(0x4e00 + $0))!) }
        let frequent = String(repeating: "退款é🙂a", count: 400)
        let texts = [frequent, String(rare), "plain", "", frequent + String(rare.reversed())]
        let (bytes, decoded, scope) = try segment(texts)
        #expect(decoded == texts)
        // 309 letters: those of `frequent`, some of `rare` and of "plain" take one byte.
        let total = 2 * 2000 + 2 * 300 + 5
        let pairs = Set(texts.joined().unicodeScalars).count - 255
        let once = Set("plin").count
        #expect(try textByteCount(bytes, scope: scope) == total + once + 2 * (pairs - once))
    }

    @Test func textWithinASCIIHasNoAlphabet() throws {
        let texts = ["S012-0000001", "13800138000", "plain"]
        let (bytes, decoded, scope) = try segment(texts)
        #expect(decoded == texts)
        #expect(try textByteCount(bytes, scope: scope) == texts.joined().utf8.count)
    }

    @Test func aShortTextIsNotWorthAnAlphabet() throws {
        let (bytes, decoded, scope) = try segment(["退款"])
        #expect(decoded == ["退款"])
        #expect(try textByteCount(bytes, scope: scope) == 6)
    }
}
