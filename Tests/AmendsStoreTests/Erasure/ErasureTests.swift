import AmendsCodec
import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsTestSupport
import Foundation
import GRDB
import Testing

@testable import AmendsStore

@Suite struct ErasureTests {
    private static let secret = "王秀英"
    private static let phone = "13812345678"
    private static let story = "水温过高烫到脚背，前台没有人管，顾客等了四十分钟才有人来处理。"
    private static var personal: [String] { [secret, phone, story] }

    /// The commitments of a record's text values as the store holds them.
    private static func commitments(_ store: Store, _ record: RecordID, of fields: Set<FieldID>) throws -> [Digest] {
        try store.write { transaction in
            let batch = try transaction.entries(of: record, kind: .complaintCase, in: .shop)
            var found: [Digest] = []
            for (index, header) in batch.headers.enumerated() {
                for (ordinal, field) in header.fieldRange.enumerated() where fields.contains(batch.fields[field].id) {
                    if batch.fields[field].presence == .absent { continue }
                    if let commitment = batch.commitment(entry: index, ordinal: ordinal) { found.append(commitment) }
                }
            }
            return found
        }
    }

    private static let named: Set<FieldID> = [CaseField.customer, CaseField.contact, CaseField.content, CaseField.note]

    private static func erase(_ writer: inout Writer, _ record: RecordID) throws {
        let commitments = try commitments(writer.store, record, of: named)
        try writer.act(ErasingAct.kind, on: record, commitments.map { (ErasingAct.erased, .digest($0)) })
        _ = try writer.store.purge()
    }

    private static func receive(_ writer: inout Writer, _ number: Int, name: String = secret, phone: String = phone, story: String = story)
        throws
    {
        try writer.receive(
            record(number),
            [
                (CaseField.customer, .text(name)), (CaseField.contact, .text(phone)), (CaseField.content, .text(story)),
                (CaseField.category, .text("hygiene")), (CaseField.region, .text("east")),
            ])
    }

    /// Whether a text lies anywhere in the files of a store, as UTF-8; deflated segments are looked into.
    private static func traces(of texts: [String], in store: Store, _ folder: TemporaryFolder) throws -> [String] {
        var found: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))
            for text in texts where bytes.range(of: Data(text.utf8)) != nil { found.append("\(name): \(text)") }
        }
        try store.forEachSealed(stream: { _ in }) { _, batch in
            for text in texts where Data(batch.bytes).range(of: Data(text.utf8)) != nil { found.append("segment: \(text)") }
        }
        return found
    }

    @Test(
        "E30: after an erasure no copy of the values is left in database, write-ahead log, free pages or index, and every proof still verifies",
        arguments: [false, true])
    func nothingIsLeft(isSealed: Bool) throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.file(), create: true)
        var writer = try Writer(store, seed: 1)
        try Self.receive(&writer, 1)
        try Self.receive(&writer, 2, name: "李明", phone: "13900001111", story: "饭菜太咸")
        try writer.act(CaseAct.note, on: record(1), [(CaseField.note, .text("\(Self.secret)来电，\(Self.phone)"))])
        while try store.updateSearch() > 0 {}
        if isSealed { try store.write { try $0.seal(writer.stream, key: writer.key) } }
        let before = "\(try store.statistics(StatisticsQuery(by: [.category, .region])))"
        let root = try #require(try store.heads().first).root
        let frontier = try store.frontier(of: writer.stream)
        #expect(try !Self.traces(of: Self.personal, in: store, folder).isEmpty || isSealed)
        #expect(try store.search(Self.secret).count == 1)

        try Self.erase(&writer, record(1))

        #expect(try store.needsPurge() == false)
        let left = try Self.traces(of: Self.personal + ["王 秀 英"], in: store, folder)
        #expect(left == [], "\(left)")
        #expect(try store.search(Self.secret).isEmpty)
        #expect(try store.search("李明").count == 1)
        let state = try store.findCase(record(1).description).state
        #expect(state.text(CaseField.customer) == nil && state.text(CaseField.category) == "hygiene")
        #expect(try store.findCase(record(2).description).state.text(CaseField.customer) == "李明")
        #expect("\(try store.statistics(StatisticsQuery(by: [.category, .region])))" == before)
        // The tree that was there is the beginning of the tree that is.
        var again = MerkleFrontier()
        try store.write { transaction in
            try transaction.entries.forEachEntry(
                of: try #require(try transaction.open(writer.stream, create: false)), in: 0..<frontier.size
            ) { batch, entry throws(StoreError) in again.append(batch.headers[entry].leaf) }
        }
        #expect(again.root == root)
        try store.write { try $0.seal(writer.stream, key: writer.key) }
        let report = try store.verify()
        #expect(report.problems == [] && report.holes == 0 && report.erased == 4)
        _ = try digestsAfterRebuild(store)
        // What is written later is salted afresh and can be erased like anything else.
        try writer.act(CaseAct.note, on: record(1), [(CaseField.note, .text(Self.story))])
        try Self.erase(&writer, record(1))
        #expect(try Self.traces(of: [Self.story], in: store, folder) == [])
        try store.close()
    }

    @Test("E31: whatever order erasure and values come in, two nodes end with the same bytes and without the values")
    func anyOrderEndsTheSame() throws {
        let (first, second) = (try Store.inMemory(), try Store.inMemory())
        var shop = try Writer(first, seed: 1)
        try Self.receive(&shop, 1)
        try first.write { try $0.seal(shop.stream, key: shop.key) }
        // The other node holds the case, and erases it.
        try copy(from: first, to: second)
        var office = try Writer(second, seed: 2, at: shop.milliseconds + 5000)
        try Self.erase(&office, record(1))
        try second.write { try $0.seal(office.stream, key: office.key) }
        // Meanwhile the shop went on, and a third node met the shop before it heard of the erasure.
        try shop.act(CaseAct.assess, on: record(1), [(CaseField.severity, .integer(3))])
        try first.write { try $0.seal(shop.stream, key: shop.key) }
        let third = try Store.inMemory()
        try copy(from: first, to: third)
        let fourth = try Store.inMemory()
        try copy(from: second, to: fourth)
        try copy(from: second, to: first)
        try copy(from: first, to: second)
        try copy(from: second, to: third)
        try copy(from: third, to: fourth)
        let digests = try [first, second, third, fourth].map(digestsAfterRebuild)
        #expect(Set(digests).count == 1)
        for store in [first, second, third, fourth] {
            let state = try store.findCase(record(1).description).state
            #expect(state.text(CaseField.customer) == nil && state.text(CaseField.content) == nil)
            #expect(state.integer(CaseField.severity) == 3, "the edit made meanwhile survives")
            #expect(try store.holeCount() == 0)
            let report = try store.verify()
            #expect(report.problems == [] && report.holes == 0 && report.erased == 3)
        }
    }

    @Test func aValueThatNoErasureExplainsIsAHoleUntilTheErasureComes() throws {
        let (first, second) = (try Store.inMemory(), try Store.inMemory())
        var shop = try Writer(first, seed: 1)
        try Self.receive(&shop, 1)
        var other = try Writer(first, seed: 2, at: shop.milliseconds)
        try first.write { try $0.seal(shop.stream, key: shop.key) }
        let commitments = try Self.commitments(first, record(1), of: Self.named)
        try other.act(ErasingAct.kind, on: record(1), commitments.map { (ErasingAct.erased, .digest($0)) })
        try first.write { try $0.seal(other.stream, key: other.key) }
        let heads = try first.sealedHeads()
        func send(_ stream: StreamID) throws {
            for body in try first.segments(of: stream, from: 0, maximumByteCount: 1 << 20).segments { try take(body, into: second) }
        }
        #expect(heads.count == 2)
        try send(shop.stream)
        #expect(try second.holeCount() == 3)
        #expect(try second.verify().holes == 3)
        try send(other.stream)
        #expect(try second.holeCount() == 0)
        #expect(try second.verify().holes == 0)
        #expect(try second.digests() == first.digests())
    }

    @Test func evidenceThatHoldsAnErasedValueIsReducedToItsDigest() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try Self.receive(&writer, 1)
        try store.write { try $0.seal(writer.stream, key: writer.key) }
        let body = try #require(try store.segments(of: writer.stream, from: 0, maximumByteCount: 1 << 20).segments.first)
        var harmless = try Writer(try Store.inMemory(), seed: 3)
        try harmless.receive(record(9), [(CaseField.customer, .text("赵"))])
        try harmless.store.write { try $0.seal(harmless.stream, key: harmless.key) }
        let other = try #require(try harmless.store.segments(of: harmless.stream, from: 0, maximumByteCount: 1 << 20).segments.first)
        try store.write { transaction in
            for evidence in [body, other, Array("no segment at all, and longer than a digest is".utf8)] {
                try transaction.quarantine(evidence, from: "peer", origin: nil, reason: "test", at: 1)
            }
        }
        try Self.erase(&writer, record(1))
        let kept = try store.read { try Data.fetchAll($0, sql: "SELECT body FROM peer_quarantine ORDER BY id") }.map { Array($0) }
        #expect(kept[0] == sha256(body).bytes)
        #expect(kept[1] == other)
        #expect(kept[2].count == Digest.byteCount)
    }

    @Test func aFileThatWasErasedIsNotKeptAgain() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try Self.receive(&writer, 1)
        let file = try KeptFile([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + [UInt8](repeating: 7, count: 200))
        try store.write { try $0.keep(file) }
        try writer.act(ErasingAct.kind, on: record(1), [(ErasingAct.erasedFile, .digest(file.digest))])
        #expect(try store.file(file.digest) == nil)
        expectStoreError(.limit) { try store.write { try $0.keep(file) } }
    }

    /// Two writers write, erase and exchange at random; wherever the same is held, the same is shown.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func randomHistoriesWithErasuresConverge(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let stores = try (0..<3).map { _ in try Store.inMemory() }
        var writers = try stores.enumerated().map { number, store in
            try Writer(store, seed: UInt8(number + 1), at: 1_790_000_000_000 + Int64(number))
        }
        for step in 0..<60 {
            let one = Int.random(in: 0..<3, using: &random)
            let number = Int.random(in: 0..<3, using: &random)
            let isThere =
                try stores[one].read {
                    try Int.fetchOne($0, sql: "SELECT count(*) FROM case_record WHERE id=?", arguments: [Data(record(number).bytes)])
                } ?? 0 > 0
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1:
                if isThere {
                    try writers[one].act(CaseAct.note, on: record(number), [(CaseField.note, .text("note \(step) \(Self.secret)"))])
                } else {
                    try Self.receive(&writers[one], number)
                }
            case 2: if isThere { try Self.erase(&writers[one], record(number)) }
            case 3: try stores[one].write { try $0.seal(writers[one].stream, key: writers[one].key) }
            default:
                let other = Int.random(in: 0..<3, using: &random)
                if other != one { try copy(from: stores[one], to: stores[other]) }
            }
        }
        for (store, writer) in zip(stores, writers) { try store.write { try $0.seal(writer.stream, key: writer.key) } }
        for _ in 0..<2 { for one in 0..<3 { for other in 0..<3 where one != other { try copy(from: stores[one], to: stores[other]) } } }
        let digests = try stores.map(digestsAfterRebuild)
        #expect(Set(digests).count == 1, "seed \(seed)")
        for store in stores {
            let report = try store.verify()
            #expect(report.problems == [] && report.holes == 0, "seed \(seed)")
            let erased = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM log_erased") } ?? 0
            #expect(report.erased == erased, "seed \(seed)")
        }
    }
}
