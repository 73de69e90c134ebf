import AmendsLog
import AmendsModel
import GRDB
import Testing

@testable import AmendsStore

@Suite struct DiskFullTests {
    @Test func aFullDiskLosesNothingAndWritingGoesOnWhenThereIsRoom() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        var writer = try Writer(store, seed: 1)
        let long = FieldValue.text(String(repeating: "投诉内容", count: 1000))
        try writer.receive(record(0), [(CaseField.content, long)])
        try store.database.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 12)")
        }
        var written = 1
        var error: StoreError?
        var before = try store.digests()
        while error == nil, written < 200 {
            before = try store.digests()
            do {
                try writer.receive(record(written), [(CaseField.content, long), (CaseField.region, .text("region \(written)"))])
                written += 1
            } catch let refused as StoreError { error = refused }
        }
        #expect(error?.code == .diskFull)
        #expect(error?.text.contains("full") == true)
        #expect(try store.digests() == before)
        #expect(try store.digests().first?.cases == written)
        #expect(try store.verify().problems == [])
        // A larger segment than there is room for is not half taken either.
        let elsewhere = try Store.inMemory()
        var peer = try Writer(elsewhere, seed: 2)
        for number in 1000..<1100 {
            try peer.receive(record(number), [(CaseField.customer, .text("顾客\(number)")), (CaseField.contact, .text("\(number &* 7919)"))])
        }
        try peer.seal()
        expectStoreError(.diskFull) { try copy(from: elsewhere, to: store) }
        #expect(try store.digests() == before)

        try store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        try writer.receive(record(written), [(CaseField.content, long), (CaseField.region, .text("region \(written)"))])
        try copy(from: elsewhere, to: store)
        #expect(try store.digests().first?.cases == written + 1 + 100)
        #expect(try store.verify().problems == [])
        _ = try digestsAfterRebuild(store)
    }
}
