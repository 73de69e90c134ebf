import AmendsCodec
import AmendsLog
import AmendsTestSupport

/// Batches with everything an entry may hold: all tags, later ones too, several parents inside and
/// outside the batch, several seeds, own salts and absent values, stamps that jump.
struct RandomEntries {
    var random: SplitMix64
    let node: NodeID
    let scope: Scope

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        node = NodeID(key: Self.digest(&random))
        scope = [.company, .site(SiteCode("S012")!), .log(node)].randomElement(using: &random)!
    }

    private static func digest(_ random: inout SplitMix64) -> Digest {
        Digest(a: random.next(), b: random.next(), c: random.next(), d: random.next())
    }

    mutating func digest() -> Digest { Self.digest(&random) }
    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    static let words = ["退款", "换货", "门店", "", "S012-0000001", "到店", "13800138000", "complaint", "🙂", "é", "食品安全，有异物。", "\u{0}", "a", "￿"]

    mutating func text() -> String {
        if chance(0.5) { return Self.words.randomElement(using: &random)! }
        return (0..<number(0..<30)).map { _ in Self.words.randomElement(using: &random)! }.joined()
    }

    mutating func content() -> [UInt8] { (0..<number(0..<40)).map { _ in UInt8.random(in: 0...255, using: &random) } }

    mutating func integer(near milliseconds: Int64) -> Int64 {
        switch number(0..<5) {
        case 0: Int64(number(-3..<200))
        case 1: milliseconds + Int64(number(-5..<1_000_000))
        case 2: Int64.random(in: .min ... .max, using: &random)
        case 3: [Int64.min, .max, 0, -1].randomElement(using: &random)!
        default: Int64(number(0..<80000))
        }
    }

    mutating func value(near milliseconds: Int64) -> FieldValue {
        switch number(0..<16) {
        case 0: .cleared
        case 1, 2, 3: .integer(integer(near: milliseconds))
        case 4: .bytes(content())
        case 5: .record(RecordID(high: random.next(), low: random.next()))
        case 6: .added(text())
        case 7: .removed(text())
        case 8: .digest(digest())
        case 9: .opaque(ValueTag(rawValue: UInt8(number(16..<32))), content())
        case 10: .opaque(ValueTag(rawValue: UInt8(number(32..<64))), content())
        default: .text(text())
        }
    }

    /// A batch of `count` hashed entries. `exceptions` is the share of committed values that are
    /// absent or carry their own salt.
    mutating func batch(count: Int, exceptions: Double = 0.05) throws(CodecError) -> EntryBatch {
        var batch = EntryBatch()
        var hasher = LeafHasher(node: node, scope: scope)
        var seed = Seed(high: random.next(), low: random.next())
        var milliseconds: Int64 = 1_735_689_600_000
        var records: [RecordID] = []
        for index in 0..<count {
            if chance(0.05) { seed = Seed(high: random.next(), low: random.next()) }
            milliseconds += chance(0.1) ? Int64(number(-100_000..<0)) : Int64(number(0..<3_000_000))
            let known = records.isEmpty || chance(0.3) ? nil : number(0..<records.count)
            let record: RecordID
            var parents: [Digest] = []
            if let known {
                record = records[known]
                let earlier = (0..<index).filter { batch.headers[$0].record == record }.shuffled(using: &random)
                parents = earlier.prefix(number(0..<4)).map { batch.headers[$0].leaf }
            } else {
                record = RecordID(
                    milliseconds: chance(0.8) ? milliseconds : Int64(number(0..<1 << 40)), random: (random.next(), random.next()))
                records.append(record)
            }
            for _ in 0..<(chance(0.2) ? number(1..<3) : 0) { parents.append(digest()) }
            let fields = (0..<number(0..<9)).map { _ in
                (id: FieldID(rawValue: UInt16(chance(0.05) ? number(0..<65536) : number(0..<12))), value: value(near: milliseconds))
            }
            let last = index == count - 1 || chance(0.7)
            batch.append(
                EntryDraft(
                    kind: ActKind(rawValue: UInt16(chance(0.02) ? number(0..<65536) : number(1..<6))),
                    flags: [last ? .lastOfAction : [], ActFlags(rawValue: UInt8(number(0..<8)))],
                    recordKind: RecordKind(rawValue: UInt8(number(1..<3))), record: record,
                    stamp: Stamp(
                        milliseconds: milliseconds, counter: chance(0.1) ? UInt16(number(0..<65536)) : 0,
                        quality: ClockQuality(rawValue: UInt8(chance(0.05) ? number(0..<256) : 0))),
                    parents: parents, fields: fields),
                seed: seed)
            if exceptions > 0 { except(share: exceptions, of: index, in: &batch) }
            try hasher.hashLeaves(of: &batch, in: index..<index + 1)
        }
        return batch
    }

    private mutating func except(share: Double, of index: Int, in batch: inout EntryBatch) {
        for position in batch.headers[index].fieldRange where batch.fields[position].tag.isCommitted && chance(share) {
            batch.fields[position].side = UInt32(batch.sides.count)
            if chance(0.5) {
                batch.fields[position].presence = .salted
                batch.sides.append(Digest(a: random.next(), b: random.next(), c: 0, d: 0))
            } else {
                batch.fields[position].presence = .absent
                batch.fields[position].payload = 0
                batch.sides.append(digest())
            }
        }
    }
}

/// One entry of a batch with every reference resolved, so that batches laid out differently compare.
struct PlainEntry: Equatable {
    var leaf: Digest
    var kind: ActKind
    var flags: ActFlags
    var recordKind: RecordKind
    var record: RecordID
    var stamp: Stamp
    var parents: [Digest]
    var seed: Seed
    var fields: [Field]

    struct Field: Equatable {
        var id: FieldID
        var tag: ValueTag
        var presence: ValuePresence
        var value: FieldValue?
        var side: Digest?
    }

    init(_ batch: EntryBatch, _ index: Int) {
        let header = batch.headers[index]
        (leaf, kind, flags, recordKind) = (header.leaf, header.kind, header.flags, header.recordKind)
        (record, stamp) = (header.record, header.stamp)
        parents = Array(batch.parents[header.parentRange])
        seed = batch.seeds.isEmpty ? .zero : batch.seeds[Int(header.seed)]
        fields = batch.fields[header.fieldRange].map { slot in
            Field(
                id: slot.id, tag: slot.tag, presence: slot.presence, value: batch.value(of: slot),
                side: slot.presence == .seeded ? nil : batch.sides[Int(slot.side)])
        }
    }

    static func all(_ batch: EntryBatch) -> [PlainEntry] { (0..<batch.count).map { PlainEntry(batch, $0) } }
}

extension [UInt8] {
    func refusal(_ decode: (UnsafeRawBufferPointer) throws(CodecError) -> Void) -> CodecError.Code? {
        withUnsafeBytes { bytes in
            do throws(CodecError) {
                try decode(bytes)
                return nil
            } catch {
                return error.code
            }
        }
    }
}
