import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@Suite struct SegmentTests {
    static func stream(_ random: RandomEntries) -> StreamID {
        StreamID(node: random.node, scope: random.scope, epoch: Epoch(counter: 7, random: 0x0123_4567_89ab_cdef))
    }

    static func segment(_ batch: EntryBatch, _ range: Range<Int>, _ random: RandomEntries, first: UInt64 = 0) throws(CodecError) -> [UInt8]
    {
        var encoder = SegmentEncoder()
        return try encoder.encode(
            batch, range, stream: stream(random), first: first, root: Digest(a: 1, b: 2, c: 3, d: 4),
            signature: (0..<64).map { UInt8($0) })
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func aSegmentGivesItsEntriesBack(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: random.number(1..<200), exceptions: random.chance(0.5) ? 0 : 0.2)
        let bytes = try Self.segment(batch, 0..<batch.count, random, first: 1 << 40)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        let header = try decoder.decode(bytes, into: &copy)
        #expect(
            header
                == SegmentHeader(
                    stream: Self.stream(random), first: 1 << 40, count: batch.count, root: Digest(a: 1, b: 2, c: 3, d: 4),
                    signature: (0..<64).map { UInt8($0) }))
        #expect(try SegmentHeader.peek(bytes) == header)
        #expect(copy.count == batch.count, "seed \(seed)")
        for index in 0..<batch.count where PlainEntry(batch, index) != PlainEntry(copy, index) {
            Issue.record("seed \(seed), entry \(index): \(PlainEntry(batch, index)) became \(PlainEntry(copy, index))")
            break
        }
    }

    /// One decoder and one batch for segments of all kinds and sizes, bad ones between: nothing of
    /// one segment shows in the next.
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func aDecoderIsUsedAgain(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        var decoder = SegmentDecoder()
        var encoder = SegmentEncoder()
        var copy = EntryBatch()
        for round in 0..<12 {
            let batch = try random.batch(count: random.number(1..<120), exceptions: random.chance(0.5) ? 0 : 0.2)
            let bytes = try encoder.encode(
                batch, 0..<batch.count, stream: Self.stream(random), first: 0, root: .zero, signature: [UInt8](repeating: 0, count: 64))
            _ = try decoder.decode(bytes, into: &copy)
            #expect(PlainEntry.all(copy) == PlainEntry.all(batch), "seed \(seed), round \(round)")
            #expect(throws: CodecError.self) { try decoder.decode(Array(bytes.dropLast()), into: &copy) }
            #expect(
                copy.isEmpty && copy.fields.isEmpty && copy.bytes.isEmpty && copy.sides.isEmpty && copy.seeds.isEmpty
                    && copy.parents.isEmpty)
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func aStreamCutAnywhereGivesTheSameEntries(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: 150)
        let whole = PlainEntry.all(batch)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        var start = 0
        while start < batch.count {
            var end = min(batch.count, start + random.number(1..<40))
            while !batch.headers[end - 1].flags.contains(.lastOfAction) { end += 1 }
            _ = try decoder.decode(Self.segment(batch, start..<end, random), into: &copy)
            #expect(PlainEntry.all(copy) == Array(whole[start..<end]), "seed \(seed), entries \(start)..<\(end)")
            start = end
        }
    }

    /// A decoded batch is a batch like any other: it can be written again, even with the shared
    /// values of dictionaries.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func aDecodedSegmentIsWrittenAgainAlike(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: 100)
        let bytes = try Self.segment(batch, 0..<batch.count, random)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        _ = try decoder.decode(bytes, into: &copy)
        #expect(try Self.segment(copy, 0..<copy.count, random) == bytes, "seed \(seed)")
    }

    @Test func aTruncatedSegmentIsRefused() throws {
        var random = RandomEntries(seed: 5)
        let batch = try random.batch(count: 12, exceptions: 0.2)
        let bytes = try Self.segment(batch, 0..<batch.count, random)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        for count in bytes.indices {
            var refused = false
            do throws(CodecError) { _ = try decoder.decode(Array(bytes[..<count]), into: &copy) } catch { refused = true }
            if !refused { Issue.record("the first \(count) bytes were taken for a segment") }
        }
        #expect(throws: CodecError(.trailing, "")) { try decoder.decode(bytes + [0], into: &copy) }
    }

    /// Whatever a changed byte makes of a segment, it is refused or is another segment; where the
    /// entries came through, so did their leaves.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func aChangedSegmentIsRefusedOrReadsAsEntriesWithTrueLeaves(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: 10, exceptions: 0.2)
        var bytes = try Self.segment(batch, 0..<batch.count, random)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        var accepted = 0
        for position in bytes.indices {
            for change in [1, 0x80, UInt8(truncatingIfNeeded: random.random.next()) | 2] as [UInt8] {
                bytes[position] ^= change
                var header: SegmentHeader?
                do throws(CodecError) { header = try decoder.decode(bytes, into: &copy) } catch {}
                if let header {
                    accepted += 1
                    let leaves = copy.headers.map(\.leaf)
                    var hasher = LeafHasher(node: header.stream.node, scope: header.stream.scope)
                    try hasher.hashLeaves(of: &copy, in: 0..<copy.count)
                    if leaves != copy.headers.map(\.leaf) { Issue.record("seed \(seed), byte \(position), change \(change)") }
                }
                bytes[position] ^= change
            }
        }
        #expect(accepted > 0, "seed \(seed): every change was refused, even those of root and signature")
    }

    @Test func garbageIsRefused() throws {
        var random = RandomEntries(seed: 6)
        let batch = try random.batch(count: 3)
        let bytes = try Self.segment(batch, 0..<3, random)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        for round in 0..<3000 {
            // Pure garbage, and garbage behind a good header.
            let garbage = (0..<random.number(0..<300)).map { _ in UInt8(truncatingIfNeeded: random.random.next() >> 3) }
            let tried = round % 2 == 0 ? garbage : Array(bytes.prefix(random.number(100..<bytes.count))) + garbage
            var refused = false
            do throws(CodecError) { _ = try decoder.decode(tried, into: &copy) } catch { refused = true }
            if !refused { Issue.record("round \(round) was taken for a segment: \(tried)") }
        }
    }
}

@Suite struct SegmentCuttingTests {
    private func batch(actions: [Int], textCount: Int = 0) -> EntryBatch {
        var batch = EntryBatch()
        var number: Int64 = 0
        for count in actions {
            for index in 0..<count {
                number += 1
                batch.append(
                    EntryDraft(
                        kind: ActKind(rawValue: 1), flags: index == count - 1 ? .lastOfAction : [], recordKind: RecordKind(rawValue: 1),
                        record: RecordID(high: 0, low: UInt64(number)), stamp: Stamp(milliseconds: number),
                        fields: textCount == 0 ? [] : [(.actor, .text(String(repeating: "x", count: textCount)))]),
                    seed: .zero)
            }
        }
        return batch
    }

    private func hashed(_ batch: EntryBatch) throws -> (EntryBatch, RandomEntries) {
        var batch = batch
        let random = RandomEntries(seed: 1)
        var hasher = LeafHasher(node: random.node, scope: random.scope)
        try hasher.hashLeaves(of: &batch, in: 0..<batch.count)
        return (batch, random)
    }

    @Test func aSegmentEndsWithAnAction() {
        #expect(SegmentEncoder.fittingCount(batch(actions: [3, 2, 4]), from: 0) == 9)
        #expect(SegmentEncoder.fittingCount(batch(actions: [3, 2, 4]), from: 5) == 4)
        #expect(SegmentEncoder.fittingCount(EntryBatch(), from: 0) == 0)
        var open = batch(actions: [3, 2])
        open.headers[4].flags = []
        #expect(SegmentEncoder.fittingCount(open, from: 0) == 3)
        #expect(SegmentEncoder.fittingCount(open, from: 3) == 0)
    }

    @Test func aSegmentTakesEntriesToTheMaximum() throws {
        let maximum = EntryLimits.maximumSegmentEntries
        #expect(SegmentEncoder.fittingCount(batch(actions: Array(repeating: 1, count: maximum + 1)), from: 0) == maximum)
        #expect(SegmentEncoder.fittingCount(batch(actions: Array(repeating: 1, count: maximum - 1) + [2]), from: 0) == maximum - 1)
        let (full, random) = try hashed(batch(actions: Array(repeating: 1, count: maximum + 1)))
        let bytes = try SegmentTests.segment(full, 0..<maximum, random)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        #expect(try decoder.decode(bytes, into: &copy).count == maximum)
        #expect(copy.headers.map(\.leaf) == Array(full.headers.dropLast().map(\.leaf)))
        #expect(throws: CodecError(.overLimit, "")) { try SegmentTests.segment(full, 0..<maximum + 1, random) }
    }

    @Test func anActionReachesToItsMaximum() throws {
        let maximum = EntryLimits.maximumActionEntries
        #expect(SegmentEncoder.fittingCount(batch(actions: [1, maximum]), from: 0) == maximum + 1)
        #expect(SegmentEncoder.fittingCount(batch(actions: [1, maximum + 1]), from: 0) == 1)
        #expect(SegmentEncoder.fittingCount(batch(actions: [maximum + 1]), from: 0) == 0)
        let (longest, random) = try hashed(batch(actions: [maximum]))
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        #expect(try decoder.decode(SegmentTests.segment(longest, 0..<maximum, random), into: &copy).count == maximum)
        let (tooLong, _) = try hashed(batch(actions: [maximum + 1]))
        #expect(throws: CodecError(.overLimit, "")) { try SegmentTests.segment(tooLong, 0..<maximum + 1, random) }
        #expect(throws: CodecError(.notCanonical, "")) { try SegmentTests.segment(longest, 0..<maximum - 1, random) }
    }

    @Test func aSegmentTakesBytesToTheMaximum() throws {
        // Entries of 48 + 8 + 8,136 bytes: 128 of them are exactly 1 MiB.
        let maximum = EntryLimits.maximumSegmentByteCount
        let count = 128
        let text = maximum / count - SegmentLimits.entryByteCount - SegmentLimits.fieldByteCount
        let all = batch(actions: Array(repeating: 1, count: count + 1), textCount: text)
        #expect(SegmentEncoder.plainByteCount(of: all, entry: 0) * count == maximum)
        #expect(SegmentEncoder.fittingCount(all, from: 0) == count)
        let (entries, random) = try hashed(all)
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        #expect(try decoder.decode(SegmentTests.segment(entries, 0..<count, random), into: &copy).count == count)
        #expect(throws: CodecError(.overLimit, "")) { try SegmentTests.segment(entries, 0..<count + 1, random) }
        #expect(SegmentEncoder.fittingCount(batch(actions: [count + 1], textCount: text), from: 0) == 0)
    }

    @Test func erasingValuesNeverMakesASegmentTooLarge() throws {
        var random = RandomEntries(seed: 9)
        let batch = try random.batch(count: 50, exceptions: 0)
        var erased = batch
        for index in 0..<batch.count {
            let commitments = try CanonicalEntry(node: random.node, scope: random.scope).commitments(entry: index, of: batch)
            for (slot, commitment) in zip(batch.headers[index].fieldRange.filter { batch.fields[$0].tag.isCommitted }, commitments) {
                erased.fields[slot] = FieldSlot(
                    id: batch.fields[slot].id, tag: batch.fields[slot].tag, presence: .absent, side: UInt32(erased.sides.count), payload: 0)
                erased.sides.append(commitment)
            }
            #expect(
                SegmentEncoder.plainByteCount(of: erased, entry: index) <= SegmentEncoder.plainByteCount(of: batch, entry: index))
        }
        erased.bytes = erased.bytes.map { _ in 0 }
        // Record ids and digests are not erasable and still needed.
        for slot in batch.fields where slot.tag.hasBytes && !slot.tag.isCommitted {
            erased.bytes.replaceSubrange(slot.byteRange, with: batch.bytes[slot.byteRange])
        }
        var decoder = SegmentDecoder()
        var copy = EntryBatch()
        _ = try decoder.decode(SegmentTests.segment(erased, 0..<erased.count, random), into: &copy)
        #expect(copy.headers.map(\.leaf) == batch.headers.map(\.leaf), "the leaves are those from before the erasure")
    }

    @Test func entriesWithoutLeavesAreRefused() {
        let random = RandomEntries(seed: 1)
        #expect(throws: CodecError(.unknownReference, "")) { try SegmentTests.segment(batch(actions: [1]), 0..<1, random) }
    }
}
