import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Foundation
import Testing

/// The vectors of `protocol/vectors`, for whoever writes another implementation: this one must give
/// what they say. `AMENDS_WRITE_VECTORS=1` writes them anew, which is right only before a format
/// has been released.
@Suite struct VectorTests {
    struct EntryVector: Codable, Equatable {
        struct Field: Codable, Equatable {
            var id: UInt16
            var tag: UInt8
            /// The value in hexadecimal; missing where it is cleared, an integer, or absent.
            var value: String?
            /// In decimal, as text: not every reader of JSON keeps 64 bits.
            var integer: String?
            /// A salt of its own, 16 bytes.
            var salt: String?
            /// The commitment to an absent value.
            var commitment: String?
        }

        var name: String
        var node: String
        var scope: String
        var seed: String
        var kind: UInt16
        var flags: UInt8
        var recordKind: UInt8
        var record: String
        var milliseconds: String
        var counter: UInt16
        var quality: UInt8
        var parents: [String]
        var fields: [Field]
        var canonical: String
        var leaf: String
        var row: String
    }

    struct CommitmentVector: Codable, Equatable {
        var seed: String
        var milliseconds: String
        var counter: UInt16
        var ordinal: Int
        var value: String
        var salt: String
        var commitment: String
    }

    struct SegmentVector: Codable, Equatable {
        var name: String
        var origin: String
        var first: String
        var root: String
        var signature: String
        var seeds: [String]
        var canonical: [String]
        var leaves: [String]
        /// One of the forms that decode to these entries.
        var segment: String
    }

    // MARK: Entries

    private static func vector(_ name: String, _ index: Int, of batch: EntryBatch, node: NodeID, scope: Scope) throws -> EntryVector {
        let header = batch.headers[index]
        var canonical = CanonicalEntry(node: node, scope: scope)
        var row: [UInt8] = []
        EntryRow.append(entry: index, of: batch, to: &row)
        return EntryVector(
            name: name, node: node.description, scope: scope.description,
            seed: Hexadecimal.text(batch.seeds[Int(header.seed)].bytes), kind: header.kind.rawValue, flags: header.flags.rawValue,
            recordKind: header.recordKind.rawValue, record: header.record.description,
            milliseconds: String(header.stamp.milliseconds), counter: header.stamp.counter, quality: header.stamp.quality.rawValue,
            parents: batch.parents[header.parentRange].map(\.description),
            fields: batch.fields[header.fieldRange].map { slot in
                let side = slot.presence == .seeded ? nil : batch.sides[Int(slot.side)]
                return EntryVector.Field(
                    id: slot.id.rawValue, tag: slot.tag.rawValue,
                    value: slot.tag.hasBytes && slot.presence != .absent ? Hexadecimal.text(batch.bytes[slot.byteRange]) : nil,
                    integer: slot.tag == .integer ? String(slot.integer) : nil,
                    salt: slot.presence == .salted ? side.map { Hexadecimal.text($0.bytes.prefix(16)) } : nil,
                    commitment: slot.presence == .absent ? side?.description : nil)
            },
            canonical: Hexadecimal.text(try canonical.encode(entry: index, of: batch)), leaf: header.leaf.description,
            row: Hexadecimal.text(row))
    }

    private static func makeEntries() throws -> [EntryVector] {
        var result: [EntryVector] = []
        var batch = EntryBatch()
        let node = NodeID(key: sha256(Array("node".utf8)))
        let scope = Scope.site(SiteCode("S012")!)
        batch.append(
            EntryDraft(
                kind: ActKind(rawValue: 1), flags: [.opens, .lastOfAction], recordKind: RecordKind(rawValue: 1),
                record: RecordID(milliseconds: 1_735_697_069_386, random: (1, 2)), stamp: Stamp(milliseconds: 1_735_697_069_386),
                fields: [
                    (.actor, .text("王芳")), (FieldID(rawValue: 1), .text("S012-0000250")),
                    (FieldID(rawValue: 3), .integer(1_735_697_069_386)),
                    (FieldID(rawValue: 6), .integer(-2)), (FieldID(rawValue: 9), .text("")), (FieldID(rawValue: 10), .cleared),
                ]),
            seed: Seed(high: 0x0011_2233_4455_6677, low: 0x8899_aabb_ccdd_eeff))
        var hasher = LeafHasher(node: node, scope: scope)
        try hasher.hashLeaves(of: &batch, in: 0..<1)
        result.append(try vector("first entry of a case", 0, of: batch, node: node, scope: scope))
        batch.append(
            EntryDraft(
                kind: ActKind(rawValue: 700), flags: [.discharges, .opensRound], recordKind: RecordKind(rawValue: 255),
                record: batch.headers[0].record,
                stamp: Stamp(milliseconds: Stamp.maximumMilliseconds, counter: 65535, quality: ClockQuality(rawValue: 9)),
                parents: [batch.headers[0].leaf, .zero],
                fields: [
                    (FieldID(rawValue: 20), .bytes([0, 255])), (FieldID(rawValue: 20), .record(batch.headers[0].record)),
                    (FieldID(rawValue: 21), .added("质量")), (FieldID(rawValue: 21), .removed("服务")),
                    (FieldID(rawValue: 22), .digest(sha256([]))), (FieldID(rawValue: 23), .opaque(ValueTag(rawValue: 16), [1, 2, 3])),
                    (FieldID(rawValue: 24), .opaque(ValueTag(rawValue: 63), [])), (FieldID(rawValue: 65535), .integer(.min)),
                ]),
            seed: Seed(high: 3, low: 4))
        try hasher.hashLeaves(of: &batch, in: 1..<2)
        result.append(try vector("every tag, two parents", 1, of: batch, node: node, scope: scope))
        for seed in 1...6 as ClosedRange<UInt64> {
            var random = RandomEntries(seed: 100 + seed)
            let batch = try random.batch(count: 12, exceptions: 0.3)
            for index in [0, 11] {
                result.append(try vector("random \(seed), entry \(index)", index, of: batch, node: random.node, scope: random.scope))
            }
        }
        return result
    }

    private func bytes(_ hexadecimal: String) throws -> [UInt8] { try #require(Hexadecimal.bytes(hexadecimal)) }
    private func digest(_ hexadecimal: String) throws -> Digest { try #require(Digest(bytes(hexadecimal))) }

    /// The entry that a vector's plain values describe.
    private func batch(_ vector: EntryVector) throws -> EntryBatch {
        var batch = EntryBatch()
        let seed = try #require(RecordID(hexadecimal: vector.seed))
        batch.append(
            EntryDraft(
                kind: ActKind(rawValue: vector.kind), flags: ActFlags(rawValue: vector.flags),
                recordKind: RecordKind(rawValue: vector.recordKind), record: try #require(RecordID(hexadecimal: vector.record)),
                stamp: Stamp(
                    milliseconds: try #require(Int64(vector.milliseconds)), counter: vector.counter,
                    quality: ClockQuality(rawValue: vector.quality)),
                parents: try vector.parents.map { try digest($0) },
                fields: try vector.fields.map { field in
                    let value: FieldValue =
                        if field.tag == 0 {
                            .cleared
                        } else if field.tag == 1 {
                            .integer(try #require(Int64(field.integer ?? "")))
                        } else {
                            .opaque(ValueTag(rawValue: field.tag), try bytes(field.value ?? ""))
                        }
                    return (FieldID(rawValue: field.id), value)
                }),
            seed: Seed(high: seed.high, low: seed.low))
        for (index, field) in vector.fields.enumerated() {
            guard let side = field.salt.map({ $0 + String(repeating: "0", count: 32) }) ?? field.commitment else { continue }
            batch.fields[index].presence = field.salt == nil ? .absent : .salted
            batch.fields[index].side = UInt32(batch.sides.count)
            batch.sides.append(try digest(side))
        }
        return batch
    }

    @Test func entriesHashAsInTheVectors() throws {
        for vector in try VectorFile.read("entry", orWrite: Self.makeEntries) {
            var batch = try batch(vector)
            let node = try #require(NodeID(hexadecimal: vector.node))
            let scope = try #require(Scope(vector.scope))
            var hasher = LeafHasher(node: node, scope: scope)
            try hasher.hashLeaves(of: &batch, in: 0..<1)
            #expect(try Self.vector(vector.name, 0, of: batch, node: node, scope: scope) == vector, "\(vector.name)")
            var copy = EntryBatch()
            try bytes(vector.row).withUnsafeBufferPointer {
                try EntryRow.decode(UnsafeRawBufferPointer($0), into: &copy)
            }
            try hasher.hashLeaves(of: &copy, in: 0..<1)
            #expect(copy.headers[0].leaf.description == vector.leaf, "\(vector.name)")
        }
    }

    // MARK: Commitments

    private static func makeCommitments() -> [CommitmentVector] {
        var random = SplitMix64(seed: 21)
        let values: [[UInt8]] = [[], [0], Array("退款".utf8), [UInt8](repeating: 0x61, count: 38), [UInt8](repeating: 0x62, count: 1000)]
        return values.enumerated().map { ordinal, value in
            commitment(
                seed: Seed(high: random.next(), low: random.next()),
                stamp: Stamp(milliseconds: Int64(random.next() >> 16), counter: UInt16(ordinal * 1000)), ordinal: ordinal * 50, value: value
            )
        }
    }

    private static func commitment(seed: Seed, stamp: Stamp, ordinal: Int, value: [UInt8]) -> CommitmentVector {
        let salt = Commitment.salt(seed: seed, stamp: stamp, ordinal: ordinal)
        return CommitmentVector(
            seed: Hexadecimal.text(seed.bytes), milliseconds: String(stamp.milliseconds), counter: stamp.counter, ordinal: ordinal,
            value: Hexadecimal.text(value), salt: RecordID(high: salt.0, low: salt.1).description,
            commitment: value.withUnsafeBytes { Commitment.commit(salt: salt, value: $0) }.description)
    }

    @Test func commitmentsAreThoseOfTheVectors() throws {
        for vector in try VectorFile.read("commitment", orWrite: Self.makeCommitments) {
            let seed = try #require(RecordID(hexadecimal: vector.seed))
            let again = Self.commitment(
                seed: Seed(high: seed.high, low: seed.low),
                stamp: Stamp(milliseconds: try #require(Int64(vector.milliseconds)), counter: vector.counter), ordinal: vector.ordinal,
                value: try bytes(vector.value))
            #expect(again == vector)
        }
    }

    // MARK: Segments

    private static func makeSegments() throws -> [SegmentVector] {
        var result: [SegmentVector] = []
        for (name, seed, count) in [("one entry", 201, 1), ("twenty entries, every tag", 202, 20), ("an alphabet", 203, 40)] {
            var random = RandomEntries(seed: UInt64(seed))
            var batch = try random.batch(count: count, exceptions: 0.1)
            if name == "an alphabet" {
                batch = EntryBatch()
                for index in 0..<count {
                    batch.append(
                        EntryDraft(
                            kind: ActKind(rawValue: 2), flags: .lastOfAction, recordKind: RecordKind(rawValue: 1),
                            record: RecordID(high: 1, low: UInt64(index / 4)), stamp: Stamp(milliseconds: Int64(index) * 60_000),
                            // Ten letters more in each text: 400 and those of the sentence, so some take two bytes.
                            fields: [(FieldID(rawValue: 9), .text("顾客要求退款，\(index)号门店未处理。" + letters(index * 10..<index * 10 + 10)))]),
                        seed: Seed(high: 5, low: 6))
                }
                var hasher = LeafHasher(node: random.node, scope: random.scope)
                try hasher.hashLeaves(of: &batch, in: 0..<count)
            }
            let stream = SegmentTests.stream(random)
            let header = SegmentHeader(
                stream: stream, first: UInt64(seed), count: count, root: random.digest(),
                signature: (0..<64).map { _ in UInt8(truncatingIfNeeded: random.random.next()) })
            var encoder = SegmentEncoder()
            let segment = try encoder.encode(
                batch, 0..<count, stream: stream, first: header.first, root: header.root, signature: header.signature)
            result.append(try vector(name, header, batch, segment))
        }
        return result
    }

    /// Each of the letters three times.
    private static func letters(_ range: Range<Int>) -> String {
        var text = ""
        for _ in 0..<3 { for number in range { text.unicodeScalars.append(Unicode.Scalar(UInt32(0x4e00 + number))!) } }
        return text
    }

    private static func vector(_ name: String, _ header: SegmentHeader, _ batch: EntryBatch, _ segment: [UInt8]) throws -> SegmentVector {
        var canonical = CanonicalEntry(node: header.stream.node, scope: header.stream.scope)
        return SegmentVector(
            name: name, origin: header.stream.origin, first: String(header.first), root: header.root.description,
            signature: Hexadecimal.text(header.signature),
            seeds: batch.headers.map { Hexadecimal.text(batch.seeds[Int($0.seed)].bytes) },
            canonical: try (0..<batch.count).map { Hexadecimal.text(try canonical.encode(entry: $0, of: batch)) },
            leaves: batch.headers.map(\.leaf.description), segment: Hexadecimal.text(segment))
    }

    @Test func segmentsDecodeAsInTheVectors() throws {
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        for vector in try VectorFile.read("segment", orWrite: Self.makeSegments) {
            let segment = try bytes(vector.segment)
            let header = try decoder.decode(segment, into: &batch)
            #expect(try Self.vector(vector.name, header, batch, segment) == vector, "\(vector.name)")
        }
    }
}
