import AmendsCodec
import AmendsLog
import AmendsModel
import Testing

@testable import AmendsStore

@Suite struct VerifiedSegmentTests {
    /// Twelve acts, sealed after every third.
    private static func source() throws -> (Store, Writer) {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        for number in 0..<12 {
            try writer.receive(record(number), [(CaseField.region, .text("r\(number % 2)"))])
            if number % 3 == 2 { try writer.seal() }
        }
        return (store, writer)
    }

    private static func body(_ store: Store, _ writer: Writer, from index: UInt64) throws -> [UInt8] {
        try #require(try store.segments(of: writer.stream, from: index, maximumByteCount: .max).segments.first)
    }

    /// A segment of the entries `range` with another root or signature.
    private static func forge(
        _ body: [UInt8], _ range: Range<Int>? = nil, root: Digest? = nil, signature: [UInt8]? = nil, stream: StreamID? = nil
    ) throws -> [UInt8] {
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        let header = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
        var encoder = SegmentEncoder()
        let range = range ?? 0..<batch.count
        return try encoder.encode(
            batch, range, stream: stream ?? header.stream, first: header.first + UInt64(range.lowerBound), root: root ?? header.root,
            signature: signature ?? header.signature)
    }

    @Test func aSegmentThatOverlapsWhatIsHeldAddsOnlyTheRest() throws {
        let (source, writer) = try Self.source()
        let whole = try Self.body(source, writer, from: 0)
        for held in [1, 3, 7, 11] as [UInt64] {
            let target = try Store.inMemory()
            // What is held was signed at another size.
            let begun = try Store.inMemory()
            var again = try Writer(begun, seed: 1)
            for number in 0..<Int(held) { try again.receive(record(number), [(CaseField.region, .text("r\(number % 2)"))]) }
            try again.seal()
            guard try begun.heads().first?.root == Self.root(source, writer, at: held) else { continue }
            try copy(from: begun, to: target)
            #expect(try take(whole, into: target).size == 12)
            #expect(try target.digests() == source.digests())
            #expect(try target.verify().problems == [], "held \(held)")
        }
    }

    private static func root(_ store: Store, _ writer: Writer, at size: UInt64) throws -> Digest {
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        let whole = try body(store, writer, from: 0)
        _ = try whole.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
        var frontier = MerkleFrontier()
        for entry in batch.headers[..<Int(size)] { frontier.append(entry.leaf) }
        return frontier.root
    }

    @Test func aSegmentBegunBeforeWhatIsHeldIsRecut() throws {
        let (source, writer) = try Self.source()
        let target = try Store.inMemory()
        // The first stored segment alone, then the joined one from the start.
        let pieces = try source.segments(of: writer.stream, from: 0, maximumByteCount: 1).segments
        let first = try #require(pieces.first)
        #expect(try take(first, into: target).size == 3)
        #expect(try take(Self.body(source, writer, from: 0), into: target).size == 12)
        #expect(try target.digests() == source.digests())
        #expect(try target.verify().problems == [])
        #expect(try target.verify().segments == 2)
    }

    @Test func aSegmentHeldAlreadyIsPassedOver() throws {
        let (source, writer) = try Self.source()
        let target = try Store.inMemory()
        try copy(from: source, to: target)
        let before = try target.digests()
        for index in [0, 4, 11] as [UInt64] {
            #expect(try take(Self.body(source, writer, from: index), into: target).size == 12)
        }
        #expect(try target.digests() == before)
        #expect(try target.verify().segments == 1)
    }

    @Test func oneSegmentVerifiedTwiceAtOnceIsTakenOnce() throws {
        let (source, writer) = try Self.source()
        let target = try Store.inMemory()
        let body = try Self.body(source, writer, from: 0)
        var verifier = SegmentVerifier()
        let first = try verifier.verify(body, after: [])
        let second = try verifier.verify(body, after: [])
        _ = try target.write { try $0.take(first) }
        #expect(try target.write { try $0.take(second) }.size == 12)
        #expect(try target.digests() == source.digests())
    }

    @Test func aSegmentAfterAGapIsRefused() throws {
        let (source, writer) = try Self.source()
        let error = expectStoreError(.gap) { try take(Self.body(source, writer, from: 3), into: Store.inMemory()) }
        #expect(error?.text.contains("begins at 3") == true)
    }

    @Test func aForgedSignatureIsRefused() throws {
        let (source, writer) = try Self.source()
        let body = try Self.body(source, writer, from: 0)
        var signature = try SegmentHeader.peek(body).signature
        signature[5] ^= 1
        let error = expectStoreError(.notSigned) { try take(Self.forge(body, signature: signature), into: Store.inMemory()) }
        #expect(error?.text.contains("signature") == true)
    }

    @Test func anothersSignatureIsRefused() throws {
        let (source, writer) = try Self.source()
        let body = try Self.body(source, writer, from: 0)
        let header = try SegmentHeader.peek(body)
        let thief = try NodeKey(privateKey: [UInt8](repeating: 9, count: 32))
        let signature = try Checkpoint(stream: header.stream, size: 12, root: header.root).signature(by: thief)
        expectStoreError(.notSigned) { try take(Self.forge(body, signature: signature), into: Store.inMemory()) }
    }

    @Test func anotherRootIsRefused() throws {
        let (source, writer) = try Self.source()
        let body = try Self.body(source, writer, from: 0)
        let root = sha256([1])
        let signature = try Checkpoint(stream: writer.stream, size: 12, root: root).signature(by: writer.key)
        let error = expectStoreError(.contradiction) {
            try take(Self.forge(body, root: root, signature: signature), into: Store.inMemory())
        }
        #expect(error?.text.contains("root") == true)
    }

    @Test func entriesDroppedFromTheMiddleAreNoticed() throws {
        let (source, writer) = try Self.source()
        let body = try Self.body(source, writer, from: 0)
        let target = try Store.inMemory()
        #expect(try take(Self.body(source, writer, from: 0), into: try Store.inMemory()).size == 12)
        let pieces = try source.segments(of: writer.stream, from: 0, maximumByteCount: 1).segments
        try take(try #require(pieces.first), into: target)
        // Entries 4 to 11 under the place of 3 to 10.
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        let header = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
        var encoder = SegmentEncoder()
        let forged = try encoder.encode(batch, 4..<12, stream: header.stream, first: 3, root: header.root, signature: header.signature)
        expectStoreError(.notSigned) { try take(forged, into: target) }
        #expect(try target.heads().first?.size == 3)
        // Signed by their node like that, they still do not follow what is held.
        let signature = try Checkpoint(stream: header.stream, size: 11, root: header.root).signature(by: writer.key)
        let signed = try encoder.encode(batch, 4..<12, stream: header.stream, first: 3, root: header.root, signature: signature)
        expectStoreError(.contradiction) { try take(signed, into: target) }
        #expect(try target.heads().first?.size == 3)
    }

    @Test func aPartedActionIsRefused() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try writer.append([writer.draft(CaseAct.receive, on: record(1)), writer.draft(CaseAct.note, on: record(1))])
        try writer.seal()
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        let body = try Self.body(store, writer, from: 0)
        _ = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
        var frontier = MerkleFrontier()
        frontier.append(batch.headers[0].leaf)
        let signature = try Checkpoint(stream: writer.stream, size: 1, root: frontier.root).signature(by: writer.key)
        var forged: [UInt8]?
        // The encoder may refuse to write such a thing at all; then nobody has to refuse it.
        do { forged = try Self.forge(body, 0..<1, root: frontier.root, signature: signature) } catch {}
        guard let forged else { return }
        expectStoreError(.refusedSegment) { try take(forged, into: Store.inMemory()) }
    }

    @Test func anyFlippedBitOfASegmentIsRefusedOrChangesNothing() throws {
        let (source, writer) = try Self.source()
        let body = try Self.body(source, writer, from: 0)
        let digests = try source.digests()
        for position in stride(from: 0, to: body.count, by: 3) {
            var damaged = body
            damaged[position] ^= 1 << UInt8(position % 8)
            let target = try Store.inMemory()
            do { try take(damaged, into: target) } catch { continue }
            #expect(try target.digests() == digests, "byte \(position)")
        }
        for length in stride(from: 0, to: body.count, by: 7) {
            #expect(throws: (any Error).self, "cut at \(length)") { try take(Array(body[..<length]), into: Store.inMemory()) }
        }
    }
}
