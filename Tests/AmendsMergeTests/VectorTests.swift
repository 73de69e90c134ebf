import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsTestSupport
import Foundation
import Testing

/// `protocol/vectors/merge.json`, which was not written by this code.
@Suite struct VectorTests {
    private struct Vectors: Decodable {
        let materializer: UInt8
        let cases: [Case]
    }

    struct Case: Decodable {
        let name: String
        let recordKind: UInt8
        let record: String
        let entries: [Entry]
        let expect: Expectation
    }

    struct Entry: Decodable {
        let name: String
        let kind: UInt16
        let flags: UInt8
        let ms: Int64
        let counter: UInt16?
        let quality: UInt8?
        let parents: [String]
        let fields: [Field]
    }

    struct Field: Decodable {
        let id: UInt16
        let tag: UInt8
        let integer: Int64?
        let text: String?
        let hex: String?
        let absent: Bool?

        /// The bytes of the value, where it has some.
        var content: [UInt8] { hex.flatMap(Hexadecimal.bytes) ?? Array((text ?? "").utf8) }
    }

    struct Expectation: Decodable {
        let order: [String]
        let waiting: [String]
        let heads: [String]
        let obligations: [String]
        let round: UInt32
        let closedAt: Int64?
        let conflicts: [UInt16]
        let milestones: [Mark]
        let fields: [String: [Held]]
        let state: String
    }

    struct Mark: Decodable, Equatable {
        let round: UInt32
        let milestone: UInt8
        let entry: String
    }

    struct Held: Decodable, Equatable {
        let entry: String
        let position: Int
        let shown: Bool
        let concurrent: Bool
    }

    private func batch(of test: Case) throws -> EntryBatch {
        let record = try #require(RecordID(hexadecimal: test.record))
        var batch = EntryBatch()
        for entry in test.entries {
            let firstField = batch.fields.count
            for (_, field) in entry.fields.enumerated().sorted(by: { ($0.element.id, $0.offset) < ($1.element.id, $1.offset) }) {
                let tag = ValueTag(rawValue: field.tag)
                var slot = FieldSlot(id: FieldID(rawValue: field.id), tag: tag, payload: field.integer ?? 0)
                if field.absent == true {
                    slot.presence = .absent
                } else if tag.hasBytes {
                    slot = FieldSlot(id: slot.id, tag: tag, offset: batch.bytes.count, byteCount: field.content.count)
                    batch.bytes += field.content
                }
                batch.fields.append(slot)
            }
            let firstParent = batch.parents.count
            batch.parents += entry.parents.map(History.leaf).sorted()
            var header = EntryHeader(
                kind: ActKind(rawValue: entry.kind), flags: ActFlags(rawValue: entry.flags),
                recordKind: RecordKind(rawValue: test.recordKind), record: record,
                stamp: Stamp(milliseconds: entry.ms, counter: entry.counter ?? 0, quality: ClockQuality(rawValue: entry.quality ?? 0)),
                seed: 0,
                firstParent: UInt32(firstParent), parentCount: UInt8(entry.parents.count), firstField: UInt32(firstField),
                fieldCount: UInt16(entry.fields.count))
            header.leaf = History.leaf(entry.name)
            batch.headers.append(header)
        }
        return batch
    }

    @Test func everyVectorHolds() throws {
        let vectors = try VectorFile.read("merge", as: Vectors.self, keys: .convertFromSnakeCase)
        #expect(vectors.materializer == RecordState.materializerVersion)
        #expect(vectors.cases.count >= 18)
        for test in vectors.cases { try check(test) }
    }

    private func check(_ test: Case) throws {
        let batch = try batch(of: test)
        let record = try #require(RecordID(hexadecimal: test.record))
        let result = RecordState.fold(
            record: record, kind: RecordKind(rawValue: test.recordKind), batch: batch, indices: Array(batch.headers.indices.reversed()))
        let (state, expect) = (result.state, test.expect)
        let names = result.order.map { test.entries[$0].name }
        #expect(names == expect.order, "\(test.name)")
        #expect(Set(result.waiting.map { test.entries[$0].name }) == Set(expect.waiting), "\(test.name)")
        #expect(state.heads.map { names[Int($0.ordinal)] } == expect.heads, "\(test.name)")
        #expect(state.obligations.map { names[$0.ordinal] } == expect.obligations, "\(test.name)")
        #expect(state.round == expect.round, "\(test.name)")
        #expect(state.closedAt == expect.closedAt, "\(test.name)")
        #expect(state.conflicts.map(\.field.rawValue) == expect.conflicts, "\(test.name)")
        let marks = state.milestones.map {
            Mark(round: $0.round, milestone: $0.milestone.rawValue, entry: names[Int($0.ordinal)])
        }
        #expect(marks == expect.milestones, "\(test.name)")
        #expect(Set(state.writes.map { "\($0.field.rawValue)" }) == Set(expect.fields.keys), "\(test.name)")
        for (field, held) in expect.fields {
            let values = state.values(of: FieldID(rawValue: try #require(UInt16(field)))).map {
                Held(entry: names[$0.ordinal], position: $0.position, shown: $0.isShown, concurrent: $0.isConcurrent)
            }
            #expect(values == held, "\(test.name), field \(field)")
        }
        #expect(Hexadecimal.text(state.encoded) == expect.state, "\(test.name)")
    }
}
