import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

/// Every limit and rule of format 1, at it and over it.
@Suite struct EntryLimitsTests {
    private func refusal(_ draft: EntryDraft, changing: (inout EntryBatch) -> Void = { _ in }) -> CodecError.Code? {
        var batch = EntryBatch()
        batch.append(draft, seed: Seed(high: 1, low: 1))
        changing(&batch)
        var hasher = LeafHasher(node: NodeID(key: .zero), scope: .company)
        do throws(CodecError) {
            try hasher.hashLeaves(of: &batch, in: 0..<1)
        } catch {
            // What the hasher refuses, a row refuses as well, unless the fault cannot be written in one.
            return error.code
        }
        var row: [UInt8] = []
        EntryRow.append(entry: 0, of: batch, to: &row)
        var copy = EntryBatch()
        let code = row.refusal { (bytes) throws(CodecError) in try EntryRow.decode(bytes, into: &copy) }
        #expect(code == nil, "what the hasher takes, a row takes")
        return nil
    }

    private func draft(
        flags: ActFlags = [], milliseconds: Int64 = 0, parents: [Digest] = [], fields: [(id: FieldID, value: FieldValue)] = []
    ) -> EntryDraft {
        EntryDraft(
            kind: ActKind(rawValue: 1), flags: flags, recordKind: RecordKind(rawValue: 1), record: .zero,
            stamp: Stamp(milliseconds: milliseconds), parents: parents, fields: fields)
    }

    private func parents(_ count: Int) -> [Digest] { (0..<count).map { Digest(a: UInt64($0), b: 0, c: 0, d: 0) } }
    private func field(_ id: Int, _ value: FieldValue) -> (id: FieldID, value: FieldValue) { (FieldID(rawValue: UInt16(id)), value) }

    @Test func stampsReachToTheirMaximum() {
        #expect(refusal(draft(milliseconds: Stamp.maximumMilliseconds)) == nil)
        #expect(refusal(draft(milliseconds: Stamp.maximumMilliseconds + 1)) == .overLimit)
        #expect(refusal(draft(milliseconds: -1)) == .overLimit)
    }

    @Test func parentsReachToTheirMaximum() {
        #expect(refusal(draft(parents: parents(EntryLimits.maximumParents))) == nil)
        #expect(refusal(draft(parents: parents(EntryLimits.maximumParents + 1))) == .overLimit)
    }

    @Test func parentsOutOfOrderOrTwiceAreRefused() {
        #expect(refusal(draft(parents: parents(2))) { $0.parents.swapAt(0, 1) } == .notCanonical)
        #expect(refusal(draft(parents: parents(2))) { $0.parents[1] = $0.parents[0] } == .notCanonical)
    }

    @Test func fieldsReachToTheirMaximum() {
        let fields = (0...EntryLimits.maximumFields).map { field($0, .integer(Int64($0))) }
        #expect(refusal(draft(fields: Array(fields.dropLast()))) == nil)
        #expect(refusal(draft(fields: fields)) == .overLimit)
    }

    @Test func fieldsOutOfOrderAreRefusedAndEqualOnesKeepTheirOrder() throws {
        let fields = [field(1, .integer(2)), field(1, .integer(1))]
        #expect(refusal(draft(fields: fields)) == nil)
        #expect(refusal(draft(fields: [field(1, .cleared), field(2, .cleared)])) { $0.fields.swapAt(0, 1) } == .notCanonical)
        var leaves: Set<Digest> = []
        for order in [fields, fields.reversed()] {
            var batch = EntryBatch()
            batch.append(draft(fields: order), seed: .zero)
            var hasher = LeafHasher(node: NodeID(key: .zero), scope: .company)
            try hasher.hashLeaves(of: &batch, in: 0..<1)
            leaves.insert(batch.headers[0].leaf)
        }
        #expect(leaves.count == 2)
    }

    @Test func anEntryReachesToItsMaximumSize() throws {
        var canonical = CanonicalEntry(node: NodeID(key: .zero), scope: .company)
        var batch = EntryBatch()
        batch.append(draft(fields: [field(1, .text(""))]), seed: .zero)
        let room = EntryLimits.maximumByteCount - (try canonical.encode(entry: 0, of: batch).count)
        #expect(refusal(draft(fields: [field(1, .text(String(repeating: "x", count: room)))])) == nil)
        #expect(refusal(draft(fields: [field(1, .text(String(repeating: "x", count: room + 1)))])) == .overLimit)
        #expect(refusal(draft(fields: [field(1, .bytes([UInt8](repeating: 0, count: 1 << 20)))])) == .overLimit)
        // A later type hashed directly: two bytes of length instead of a commitment.
        let later = ValueTag(rawValue: 16)
        let direct = room + Digest.byteCount - 2
        #expect(refusal(draft(fields: [field(1, .opaque(later, [UInt8](repeating: 0, count: direct)))])) == nil)
        #expect(refusal(draft(fields: [field(1, .opaque(later, [UInt8](repeating: 0, count: direct + 1)))])) == .overLimit)
        #expect(refusal(draft(fields: [field(1, .opaque(later, [UInt8](repeating: 0, count: 1 << 16)))])) == .overLimit)
    }

    @Test func canonicalBytesOverTheMaximumAreRefusedUnread() {
        let code = [UInt8](repeating: 1, count: EntryLimits.maximumByteCount + 1).refusal { (bytes) throws(CodecError) in
            var batch = EntryBatch()
            try CanonicalEntry.decode(bytes, into: &batch)
        }
        #expect(code == .overLimit)
    }

    @Test func unknownFlagsAreRefused() {
        #expect(refusal(draft(flags: .known)) == nil)
        for bit in 4..<8 { #expect(refusal(draft(flags: ActFlags(rawValue: 1 << bit))) == .unknownFlags, "bit \(bit)") }
    }

    @Test func tagsOfNoVersionAreRefused() {
        for tag in 0...255 as ClosedRange<UInt8> {
            let known = tag <= 7 || (16...63).contains(tag)
            let value: FieldValue =
                switch tag {
                case 0: .cleared
                case 1: .integer(1)
                case 4: .record(.zero)
                case 7: .digest(.zero)
                default: .opaque(ValueTag(rawValue: tag), [0x61])
                }
            #expect(refusal(draft(fields: [field(1, value)])) == (known ? nil : .unknownTag), "tag \(tag)")
        }
    }

    @Test func textThatIsNotUTF8IsRefused() {
        let wellFormed: [[UInt8]] = [
            [], [0], [0x7f], [0xc2, 0x80], [0xe0, 0xa0, 0x80], [0xed, 0x9f, 0xbf], [0xee, 0x80, 0x80], [0xef, 0xbf, 0xbf],
            [0xf0, 0x90, 0x80, 0x80], [0xf4, 0x8f, 0xbf, 0xbf], Array("0123456789退款".utf8),
        ]
        let malformed: [[UInt8]] = [
            [0x80], [0xc0, 0x80], [0xc1, 0xbf], [0xc2], [0xc2, 0x20], [0xe0, 0x9f, 0xbf], [0xe4, 0xb8], [0xe4, 0x20, 0x80],
            [0xe4, 0xb8, 0x20], [0xed, 0xa0, 0x80], [0xf0, 0x8f, 0xbf, 0xbf], [0xf0, 0x90, 0x80], [0xf4, 0x90, 0x80, 0x80],
            [0xf5, 0x80, 0x80, 0x80], [0xff], Array("01234567".utf8) + [0x80], [0x61, 0xf0, 0x9f, 0x99],
        ]
        for (texts, expected) in [(wellFormed, nil), (malformed, CodecError.Code.invalidText)] {
            for text in texts {
                for tag in [ValueTag.text, .added, .removed] {
                    #expect(refusal(draft(fields: [field(1, .opaque(tag, text))])) == expected, "\(tag) \(text)")
                }
                #expect(refusal(draft(fields: [field(1, .bytes(text))])) == nil, "bytes may be anything")
            }
        }
    }

    /// The check agrees with the standard library on every sequence of two bytes and on random longer ones.
    @Test func theTextCheckAgreesWithTheStandardLibrary() {
        var random = SplitMix64(seed: 11)
        var sequences: [[UInt8]] = (0..<65536).map { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let leads: [UInt8] = [0x41, 0xc2, 0xdf, 0xe0, 0xe4, 0xed, 0xef, 0xf0, 0xf1, 0xf4]
        let trails: [UInt8] = [0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf]
        for _ in 0..<20000 {
            sequences.append(
                (0..<Int.random(in: 3...12, using: &random)).map {
                    $0 % 3 == 0 ? leads.randomElement(using: &random)! : trails.randomElement(using: &random)!
                })
        }
        var batch = EntryBatch()
        batch.append(draft(fields: [field(1, .text("?"))]), seed: .zero)
        var hasher = LeafHasher(node: NodeID(key: .zero), scope: .company)
        for sequence in sequences {
            batch.bytes = sequence
            batch.fields[0] = FieldSlot(id: FieldID(rawValue: 1), tag: .text, offset: 0, byteCount: sequence.count)
            var accepted = true
            do throws(CodecError) { try hasher.hashLeaves(of: &batch, in: 0..<1) } catch { accepted = false }
            if accepted != (String(validating: sequence, as: UTF8.self) != nil) {
                Issue.record("\(sequence): accepted \(accepted)")
            }
        }
    }

    @Test func aBatchWithReferencesIntoNothingIsRefused() {
        let act = draft(parents: parents(1), fields: [field(1, .text("a")), field(2, .record(.zero))])
        #expect(refusal(act) { $0.headers[0].fieldCount = 3 } == .unknownReference)
        #expect(refusal(act) { $0.headers[0].firstParent = 1 } == .unknownReference)
        #expect(refusal(act) { $0.headers[0].seed = 1 } == .unknownReference)
        #expect(refusal(act) { $0.fields[0].payload = 1 << 40 } == .unknownReference)
        #expect(refusal(act) { $0.fields[0].payload = -1 } == .unknownReference)
        #expect(refusal(act) { $0.fields[0].presence = .salted } == .unknownReference)
        #expect(refusal(act) { $0.fields[0].presence = .absent } == .unknownReference)
        #expect(refusal(act) { $0.fields[1].payload -= 1 } == .notCanonical)
        #expect(refusal(act) { $0.fields[1].presence = .absent } == .notCanonical)
    }

    @Test func theFaultyEntryIsNamedAndThoseBeforeItHaveTheirLeaves() throws {
        var random = RandomEntries(seed: 3)
        var batch = try random.batch(count: 10)
        let leaves = batch.headers.map(\.leaf)
        for index in batch.headers.indices { batch.headers[index].leaf = .zero }
        batch.headers[6].flags = ActFlags(rawValue: 0x80)
        var hasher = LeafHasher(node: random.node, scope: random.scope)
        var place = -1
        do throws(CodecError) { try hasher.hashLeaves(of: &batch, in: 0..<10) } catch { place = error.place }
        #expect(place == 6)
        #expect(batch.headers.map(\.leaf) == Array(leaves[..<6]) + Array(repeating: .zero, count: 4))
    }
}
