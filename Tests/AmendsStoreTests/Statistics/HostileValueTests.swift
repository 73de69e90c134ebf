import AmendsLog
import AmendsMerge
import AmendsModel
import Testing

@testable import AmendsStore

/// Entries come from peers: no value may stop a fold.
@Suite struct HostileValueTests {
    @Test(arguments: [Int64.min, .min + 1, -1, 0, .max - 1, .max])
    func anyNumberInAnyFieldIsFolded(number: Int64) throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        for (index, field) in CaseField.definitions.enumerated() {
            try writer.receive(record(index), [(field.id, .integer(number))])
            try writer.act(CaseAct.close, on: record(index), [(CaseField.at, .integer(number)), (CaseField.vocabulary, .integer(number))])
            try writer.act(CaseAct.followUp, on: record(index), [(field.id, .integer(number)), (field.id, .integer(number))])
        }
        for field in VolumeRecord.fields {
            try writer.act(
                VolumeRecord.report, on: record(1000 + Int(field.id.rawValue)),
                [(VolumeRecord.day, .integer(20_000)), (VolumeRecord.orders, .integer(1)), (field.id, .integer(number))],
                recordKind: .volume)
            try writer.act(
                VolumeRecord.report, on: record(2000 + Int(field.id.rawValue)), [(field.id, .integer(number))], recordKind: .volume)
        }
        for field in NodeRecord.fields {
            try writer.act(NodeRecord.open, on: record(3000), [(field.id, .integer(number))], recordKind: .node)
        }
        _ = try store.statistics(StatisticsQuery(by: [.month, .region], isExact: true))
        _ = try digestsAfterRebuild(store)
        #expect(try store.digests().first?.cases == CaseField.definitions.count)
    }

    @Test func wrongTypesInEveryFieldAreFolded() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        let values: [FieldValue] = [
            .cleared, .text(""), .text("x\0y"), .bytes([]), .bytes([0, 255]), .record(record(5)), .added(""), .removed("z"),
            .digest(sha256([])),
            .opaque(ValueTag(rawValue: 16), [1]), .opaque(ValueTag(rawValue: 63), []),
        ]
        for (index, value) in values.enumerated() {
            for field in CaseField.definitions {
                try writer.act(CaseAct.receive, on: record(index), [(field.id, value)])
                try writer.act(CaseAct.dissatisfied, on: record(100 + index), [(field.id, value), (field.id, value)])
            }
            for kind in [RecordKind.volume, .site, .staff, .node, RecordKind(rawValue: 200)] {
                for number in 0..<6 as Range<UInt16> {
                    try writer.act(
                        ActKind(rawValue: 0x7777), on: record(200 + index), [(FieldID(rawValue: number), value)], recordKind: kind)
                }
            }
        }
        for division in StatisticsQuery.Division.allCases { _ = try store.statistics(StatisticsQuery(by: [division], isExact: true)) }
        while try store.updateSearch() > 0 {}
        _ = try digestsAfterRebuild(store)
        _ = try store.cases(CaseFilter(limit: 1000))
        #expect(try store.verify().problems == [])
    }

    @Test func aLongNameOfACategoryIsCountedUnderItself() throws {
        // The name as the US Consumer Financial Protection Bureau publishes it since 2017.
        let long = "Credit reporting, credit repair services, or other personal consumer reports"
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1), [(CaseField.category, .text(long)), (CaseField.region, .text("新疆维吾尔自治区巴音郭楞蒙古自治州和静县"))])
        try writer.receive(record(2), [(CaseField.category, .text("price"))])
        #expect(try store.statistics(StatisticsQuery(by: [.category])).map(\.keys) == [[long], ["price"]])
        #expect(try store.statistics(StatisticsQuery(by: [.region])).map(\.keys) == [[""], ["新疆维吾尔自治区巴音郭楞蒙古自治州和静县"]])
        _ = try digestsAfterRebuild(store)
    }
}
