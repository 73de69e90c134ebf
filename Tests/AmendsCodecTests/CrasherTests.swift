import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Foundation
import Testing

/// Bad segments, one fault each. They lie in `protocol/crashers/segment` too, for other decoders;
/// `AMENDS_WRITE_VECTORS=1` writes them anew.
struct Crasher: Sendable {
    var name: String
    var code: CodecError.Code
    var spoil: @Sendable (inout RawSegment) -> Void

    init(_ name: String, _ code: CodecError.Code, _ spoil: @escaping @Sendable (inout RawSegment) -> Void) {
        (self.name, self.code, self.spoil) = (name, code, spoil)
    }

    var bytes: [UInt8] {
        var segment = RawSegment()
        spoil(&segment)
        return segment.bytes
    }

    static let all: [Crasher] = header + parts + table + shapes + entries + values

    private static let header: [Crasher] = [
        Crasher("unknown-mark", .unknownFormat) { $0.mark = 0xa6 },
        Crasher("unknown-format", .unknownFormat) { $0.format = 2 },
        Crasher("scope-of-no-kind", .invalidScope) { $0.scope = Array("shop/S012".utf8) },
        Crasher("scope-not-text", .invalidScope) { $0.scope = [0xff, 0xfe] },
        Crasher("scope-too-long", .overLimit) { $0.scope = [UInt8](repeating: 0x61, count: 69) },
        Crasher("index-in-long-varint", .notCanonical) { $0.first = [0x80, 0x00] },
        Crasher("index-over-64-bits", .overLimit) { $0.first = [UInt8](repeating: 0xff, count: 9) + [0x01] },
        Crasher("no-entries", .notCanonical) { $0.count = 0 },
        Crasher("too-many-entries", .overLimit) { $0.count = EntryLimits.maximumSegmentEntries + 1 },
        Crasher("seed-of-no-entries", .notCanonical) { $0.seeds = [(1, 0), (2, 1)] },
        Crasher("seed-of-too-many-entries", .overLimit) { $0.seeds = [(1, 2)] },
        Crasher("seed-run-parted", .notCanonical) {
            $0.repeatEntry(2)
            $0.columns[0] = .init(mode: 4, numbers: [1, 1], contentCount: 2)
            $0.seeds = [(1, 1), (1, 1)]
        },
    ]

    private static let parts: [Crasher] = [
        Crasher("inflate-bomb", .overLimit) { $0.deflatedText = RawSegment.deflated([UInt8](repeating: 0, count: 1 << 22)) },
        Crasher("inflated-over-limit", .overLimit) { $0.textCount = EntryLimits.maximumSegmentByteCount + 1 },
        Crasher("metadata-over-limit", .overLimit) { $0.metadataCount = SegmentLimits.maximumMetadataByteCount + 1 },
        Crasher("inflated-shorter-than-announced", .truncated) { $0.textCount = 3 },
        Crasher("inflated-longer-than-announced", .overLimit) { $0.textCount = 1 },
        Crasher("invalid-deflate-stream", .invalidDeflate) { $0.deflatedText = [0xff, 0xff, 0xff] },
        Crasher("truncated-deflate-stream", .truncated) { $0.deflatedText = RawSegment.deflated($0.text).dropLast() },
        Crasher("missing-deflate-stream", .truncated) { $0.deflatedText = [] },
        Crasher("bytes-behind-deflate-stream", .trailing) { $0.deflatedText = RawSegment.deflated($0.text) + [0] },
        Crasher("deflated-nothing", .notCanonical) { segment in
            segment.columns[0] = .init(mode: 4, numbers: [0], contentCount: 0)
            segment.text = []
            segment.deflatedText = RawSegment.deflated([])
        },
        Crasher("trailing-byte", .trailing) { $0.trailing = [0] },
    ]

    private static let table: [Crasher] = [
        Crasher("column-longer-than-metadata", .overLimit) { $0.shapesCount = 1000 },
        Crasher("column-one-byte-too-long", .truncated) { $0.shapesCount = $0.shapes.count + 1 },
        Crasher("column-one-byte-too-short", .trailing) { $0.shapesCount = $0.shapes.count - 1 },
        Crasher("column-mode-unknown", .unknownFormat) { $0.columns[0].mode = 8 },
        Crasher("column-mode-three", .unknownFormat) { $0.columns[0].mode = 3 },
        Crasher("column-mode-of-integers-for-text", .unknownFormat) { $0.columns[0] = .init(mode: 0, numbers: [2]) },
        Crasher("column-mode-of-text-for-integers", .unknownFormat) { $0.shapes = RawSegment.shape(fields: [(1, 1)]) },
        Crasher("column-of-bytes-in-letters", .unknownFormat) {
            $0.shapes = RawSegment.shape(fields: [(1, 3)])
            $0.columns[0].mode = 6
        },
        Crasher("column-of-no-field", .notCanonical) { $0.columns.append(.init(mode: 0, numbers: [])) },
        Crasher("field-without-column", .unknownReference) { $0.shapes = RawSegment.shape(fields: [(1, 2), (1, 2)]) },
        Crasher("content-longer-than-text", .truncated) { $0.columns[0].contentCount = 3 },
        Crasher("content-shorter-than-text", .trailing) {
            $0.columns[0].contentCount = 1
            $0.columns[0].numbers = [1]
        },
        Crasher("more-columns-than-bytes", .truncated) { $0.columnCount = 60 },
        Crasher("too-many-columns", .overLimit) { $0.columnCount = SegmentLimits.maximumFields + 1 },
    ]

    private static let shapes: [Crasher] = [
        Crasher("shape-with-unknown-flag", .unknownFlags) { $0.shapes[1] |= 0x10 },
        Crasher("shape-with-unknown-tag", .unknownTag) { $0.shapes = RawSegment.shape(fields: [(1, 8)]) },
        Crasher("shape-with-too-many-parents", .overLimit) { $0.shapes = RawSegment.shape(parents: 65, fields: [(1, 2)]) },
        Crasher("shape-with-too-many-fields", .overLimit) {
            $0.shapes = RawSegment.shape(fields: [(1, 2)] + Array(repeating: (0, 0), count: 256))
        },
        Crasher("shape-with-field-id-over-16-bits", .overLimit) { $0.shapes = RawSegment.shape(fields: [(1, 2), (65535, 0)]) },
        Crasher("shape-without-record-or-parent", .unknownReference) { $0.shapes = RawSegment.shape(bits: 0x08, fields: [(1, 2)]) },
        Crasher("shape-cut-short", .truncated) { $0.shapes += [1, 0x48] },
        Crasher("shape-unused", .notCanonical) { $0.shapes += RawSegment.shape(fields: []) },
        Crasher("shape-used-before-its-turn", .unknownReference) {
            $0.shapes += RawSegment.shape(fields: [])
            $0.indexes = [1]
        },
        Crasher("shape-missing", .unknownReference) {
            $0.shapes = []
            $0.columns = []
            $0.text = []
        },
        Crasher("more-shape-numbers-than-entries", .trailing) { $0.indexes = [0, 0] },
    ]

    private static let entries: [Crasher] = [
        Crasher("stamp-before-1970", .overLimit) { $0.stamps = RawSegment.zigzag(-1) },
        Crasher("stamp-over-48-bits", .overLimit) { $0.stamps = RawSegment.zigzag(1 << 48) },
        Crasher("stamp-overflowing", .overLimit) {
            $0.addChild()
            $0.stamps = RawSegment.zigzag(1, .max)
        },
        Crasher("more-stamps-than-entries", .trailing) { $0.stamps += [0] },
        Crasher("counter-announced-and-zero", .notCanonical) {
            $0.shapes[1] |= 0x80
            $0.counters = [0]
        },
        Crasher("counter-over-16-bits", .overLimit) {
            $0.shapes[1] |= 0x80
            $0.counters = [0x80, 0x80, 0x04]
        },
        Crasher("counter-nobody-announced", .trailing) { $0.counters = [1] },
        Crasher("parent-before-the-segment", .overLimit) { $0.addChild(distance: 2) },
        Crasher("parent-that-is-itself", .truncated) { $0.addChild(distance: 0) },
        Crasher("parent-inside-named-by-leaf", .notCanonical) {
            let leaf = CrasherTests.leaf($0)
            $0.addChild(distance: 0, bits: 0x48)
            $0.recordTimes += RawSegment.zigzag(-1)
            $0.randoms += $0.randoms
            $0.leaves = leaf.bytes
        },
        Crasher("parents-twice", .notCanonical) {
            $0.addChild(parents: 2)
            $0.distances = [1, 1]
        },
        Crasher("parents-unsorted", .notCanonical) {
            $0.addChild(parents: 2)
            $0.distances = [0, 1]
            $0.leaves = [UInt8](repeating: 0xff, count: 32)
        },
        Crasher("leaf-nobody-names", .trailing) { $0.leaves = [UInt8](repeating: 1, count: 32) },
        Crasher("record-of-parent-written-out", .notCanonical) {
            $0.addChild(bits: 0x48)
            $0.recordTimes += RawSegment.zigzag(-1)
            $0.randoms += $0.randoms
        },
        Crasher("record-of-nobody", .unknownReference) {
            $0.addChild(distance: 0)
            $0.leaves = [UInt8](repeating: 1, count: 32)
        },
        Crasher("record-time-over-48-bits", .overLimit) { $0.recordTimes = RawSegment.zigzag(1 << 48) },
        Crasher("record-time-negative", .overLimit) { $0.recordTimes = RawSegment.zigzag(-2_000_000_000_000) },
        Crasher("record-cut-short", .truncated) { $0.randoms.removeLast() },
        Crasher("exception-behind-last-value", .unknownReference) {
            $0.exceptions = [2]
            $0.sides = [UInt8](repeating: 1, count: 16)
        },
        Crasher("exception-without-salt", .truncated) { $0.exceptions = [0] },
        Crasher("exception-without-commitment", .truncated) {
            $0.exceptions = [1]
            $0.sides = [UInt8](repeating: 1, count: 31)
        },
        Crasher("absent-value-present", .trailing) {
            $0.exceptions = [1]
            $0.sides = [UInt8](repeating: 1, count: 32)
        },
        Crasher("action-without-end", .notCanonical) { $0.shapes[1] = 0x40 },
        Crasher("action-too-long", .overLimit) {
            $0.repeatEntry(EntryLimits.maximumActionEntries + 1)
            $0.shapes = RawSegment.shape(bits: 0x40, fields: []) + RawSegment.shape(fields: [])
            $0.indexes[EntryLimits.maximumActionEntries] = 1
            $0.columns = []
            $0.text = []
        },
    ]

    private static let values: [Crasher] = [
        Crasher("text-not-utf8", .invalidText) { $0.text = [0xc3, 0x28] },
        Crasher("text-cut-inside-a-letter", .invalidText) {
            $0.repeatEntry(2)
            $0.columns[0] = .init(mode: 4, numbers: [1, 1], contentCount: 2)
            $0.text = [0xc3, 0xa9]
        },
        Crasher("text-longer-than-its-column", .truncated) { $0.columns[0].numbers = [3] },
        Crasher("text-shorter-than-its-column", .trailing) { $0.columns[0].numbers = [1] },
        Crasher("text-over-limit", .overLimit) { $0.columns[0].numbers = [0x81, 0x80, 0x04] },
        Crasher("integers-left-over", .trailing) {
            $0.shapes = RawSegment.shape(fields: [(1, 1)])
            $0.columns[0] = .init(mode: 0, numbers: [2, 2])
            $0.text = []
        },
        Crasher("integers-missing", .truncated) {
            $0.shapes = RawSegment.shape(fields: [(1, 1)])
            $0.columns[0] = .init(mode: 0, numbers: [])
            $0.text = []
        },
        Crasher("record-field-cut-short", .truncated) {
            $0.shapes = RawSegment.shape(fields: [(1, 4)])
            $0.columns[0] = .init(mode: 4, numbers: [], contentCount: 15)
            $0.text = []
            $0.fixed = [UInt8](repeating: 1, count: 15)
        },
        Crasher("dictionary-value-unused", .notCanonical) {
            $0.columns[0] = .init(mode: 5, numbers: [0, 2], contentCount: 2, dictionaryCount: 2)
        },
        Crasher("dictionary-value-before-its-turn", .unknownReference) {
            $0.columns[0] = .init(mode: 5, numbers: [1, 2], contentCount: 2, dictionaryCount: 2)
        },
        Crasher("dictionary-value-beyond-count", .unknownReference) {
            $0.columns[0] = .init(mode: 5, numbers: [0, 2], contentCount: 2, dictionaryCount: 0)
        },
        Crasher("dictionary-larger-than-its-column", .overLimit) {
            $0.columns[0] = .init(mode: 5, numbers: [0, 2], contentCount: 2, dictionaryCount: 3)
        },
        Crasher("dictionary-unfolding-over-limit", .overLimit) {
            // 300 entries with the same 4,000 bytes.
            $0.repeatEntry(300)
            $0.text = [UInt8](repeating: 0x61, count: 4000)
            $0.columns[0] = .init(
                mode: 5, numbers: [0, 0xa0, 0x1f] + [UInt8](repeating: 0, count: 299), contentCount: 4000, dictionaryCount: 1)
        },
        Crasher("entries-over-limit", .overLimit) {
            // Each is 48 + 256 · 8 bytes: 500 of them fit.
            $0.repeatEntry(501)
            $0.shapes = RawSegment.shape(fields: Array(repeating: (1, 0), count: 256))
            $0.columns = []
            $0.text = []
        },
        Crasher("alphabet-empty", .notCanonical) { $0.alphabet = [0, 0] },
        Crasher("alphabet-with-surrogate", .invalidText) { $0.alphabet = [1, 0, 0x80, 0xb0, 0x03] },
        Crasher("alphabet-beyond-unicode", .overLimit) { $0.alphabet = [1, 0, 0x80, 0x80, 0x44] },
        Crasher("alphabet-unsorted", .notCanonical) { $0.alphabet = [2, 0, 0x61, 0] },
        Crasher("alphabet-with-too-many-pairs", .overLimit) { $0.alphabet = [0x80, 0x02, 1] },
        Crasher("alphabet-too-large", .overLimit) { $0.alphabet = [0, 0x81, 0x80, 0x02] },
        Crasher("alphabet-cut-short", .truncated) { $0.alphabet = [2, 0, 0x61] },
        Crasher("alphabet-left-over", .trailing) { $0.alphabet = [1, 0, 0x61, 0x62] },
        Crasher("letter-of-no-alphabet", .unknownReference) { $0.letters([1, 0, 0x61], [0, 1, 0], utf8: 2) },
        Crasher("letter-without-alphabet", .unknownReference) { $0.letters([], [0, 0], utf8: 2) },
        Crasher("letter-cut-in-half", .truncated) { $0.letters([1, 1, 0x61, 0x62], [0, 1], utf8: 2) },
        Crasher("letters-fewer-than-announced", .trailing) { $0.letters([1, 0, 0x61], [0, 0], utf8: 3) },
        Crasher("letters-more-than-announced", .overLimit) { $0.letters([1, 0, 0x61], [0, 0], utf8: 1) },
    ]
}

extension RawSegment {
    /// Two letters instead of the text.
    fileprivate mutating func letters(_ alphabet: [UInt8], _ text: [UInt8], utf8: Int) {
        self.alphabet = alphabet
        self.text = text
        letteredCount = utf8
        columns[0] = .init(mode: 6, numbers: [2], contentCount: text.count)
    }
}

@Suite struct CrasherTests {
    static let folder = Checkout.url("protocol/crashers/segment")

    /// The leaf of the first entry of a good segment.
    static func leaf(_ segment: RawSegment) -> Digest {
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        do throws(CodecError) { _ = try decoder.decode(segment.bytes, into: &batch) } catch { return .zero }
        return batch.headers[0].leaf
    }

    @Test func aSegmentWithoutFaultIsRead() throws {
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        #expect(try decoder.decode(RawSegment().bytes, into: &batch).count == 1)
        #expect(batch.text(of: batch.fields[0]) == "ab")
        var child = RawSegment()
        child.addChild()
        #expect(try decoder.decode(child.bytes, into: &batch).count == 2)
        #expect(batch.headers[1].record == batch.headers[0].record && batch.parents == [batch.headers[0].leaf])
    }

    @Test func everyCrasherIsRefusedForItsFault() throws {
        if VectorFile.isWriting { try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true) }
        #expect(Set(Crasher.all.map(\.name)).count == Crasher.all.count)
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        for crasher in Crasher.all {
            var code: CodecError.Code?
            do throws(CodecError) { _ = try decoder.decode(crasher.bytes, into: &batch) } catch { code = error.code }
            #expect(code == crasher.code, "\(crasher.name)")
            let file = Self.folder.appendingPathComponent(crasher.name + ".hex")
            let text = Hexadecimal.text(crasher.bytes) + "\n"
            if VectorFile.isWriting { try text.write(to: file, atomically: true, encoding: .utf8) }
            // zlib versions may deflate differently, so the file need only be refused for the same fault.
            let filed = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
            var filedCode: CodecError.Code?
            do throws(CodecError) { _ = try decoder.decode(Hexadecimal.bytes(filed) ?? [], into: &batch) } catch { filedCode = error.code }
            #expect(filedCode == crasher.code, "\(file.lastPathComponent)")
        }
    }

    @Test func everyFiledCrasherHasItsLine() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".hex") }
        #expect(Set(files) == Set(Crasher.all.map { $0.name + ".hex" }))
    }
}
