import AmendsLog
import AmendsModel
import GRDB
import Testing

@testable import AmendsStore

@Suite struct SearchTests {
    private static let texts = [
        "足浴水太烫,要求退款", "退货单丢失,请尽快处理", "The WATER was too hot, refund requested", "服务员态度差 bad attitude, 要求道歉",
        "café crème brûlée was cold", "iPhone15退款未到账", "款退", "空调 aircon 漏水 (3 times)",
    ]

    private static func store() throws -> Store {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        for (number, text) in texts.enumerated() { try writer.receive(record(number), [(CaseField.content, .text(text))]) }
        while try store.updateSearch() > 0 {}
        return store
    }

    private static func found(_ words: String, in store: Store) throws -> Set<Int> {
        Set(try store.search(words).map { Int($0.record.low) })
    }

    @Test(
        arguments: [
            ("退款", [0, 5]), ("退货", [1]), ("要求", [0, 3]), ("要求 道歉", [3]), ("款", [0, 5, 6]), ("refund", [2]), ("REF", [2]), ("fund", []),
            ("hot water", [2]), ("water hot", [2]), ("态度差 attitude", [3]), ("cafe creme", [4]), ("CAFÉ", [4]), ("iphone15退款", [5]),
            ("退款未到账", [5]),
            ("漏水 3", [7]), ("水漏", []), ("空调 times aircon", [7]), ("水", [0, 7]), ("", []), ("   ", []), ("　退款　", [0, 5]),
        ] as [(String, [Int])])
    func wordsOfTwoCharactersAndEnglishWordsAreFound(words: String, expected: [Int]) throws {
        #expect(try Self.found(words, in: Self.store()) == Set(expected))
    }

    @Test(arguments: [
        "\"", "\"\"", "refund\"", "\"refund", "refund OR 退款", "NOT refund", "refund NEAR water", "(refund", "words:refund", "refund*", "*",
        "-refund",
        "refund AND", "^refund", "{words}: refund", "'; DROP TABLE case_record; --", "\"\u{301} OR refund", "re\"fund", "\0", "refund\0x",
        "退\"款", "+", ":",
        "refund\\", "\u{202e}refund", "😀", "\u{e000}",
    ])
    func whatAPersonTypesIsNeverAnOperator(words: String) throws {
        let store = try Self.store()
        _ = try store.search(words)
        #expect(try store.digests().first?.cases == Self.texts.count)
    }

    @Test func aVeryLongSearchIsCutShort() throws {
        let store = try Self.store()
        #expect(try Self.found(String(repeating: "refund ", count: 3000), in: store) == [2])
        #expect(try Self.found(String(repeating: "长", count: 5000), in: store) == [])
    }

    @Test func operatorsAreOrdinaryWords() throws {
        let store = try Self.store()
        #expect(try Self.found("refund OR 退款", in: store) == [])
        #expect(try Self.found("refund NOT hot", in: store) == [])
        #expect(try Self.found("\"refund\"", in: store) == [2])
        #expect(try Self.found("refund !!!", in: store) == [2])
        #expect(try Self.found("(3", in: store) == [7])
    }

    @Test func wordsOfDifferentActsOfOneCaseAreFoundTogether() throws {
        let store = try Self.store()
        var writer = try Writer(store, seed: 1, at: 1_800_000_000_000)
        try writer.act(CaseAct.note, on: record(0), [(CaseField.note, .text("顾客同意优惠券"))])
        #expect(try Self.found("优惠券", in: store) == [])
        #expect(try store.searchBacklog() == 1)
        while try store.updateSearch() > 0 {}
        #expect(try store.searchBacklog() == 0)
        #expect(try Self.found("优惠券 太烫", in: store) == [0])
        try writer.seal()
        #expect(try store.updateSearch() == 0)
        try store.rebuild()
        #expect(try Self.found("优惠券 太烫", in: store) == [0])
        #expect(try Self.found("退款", in: store) == [0, 5])
    }

    @Test(
        "E54: Chinese is found without spaces, in traditional and simplified characters alike, in full-width digits and letters",
        arguments: [
            ("电视机坏了，要求赔偿", ["電視機壞了", "电视机坏了", "要求賠償", "視機", "坏", "壞"], ["坏机", "赔了"]),
            ("電視機壞了，要求賠償", ["电视机坏了", "電視機", "赔偿", "賠償"], ["偿赔"]),
            ("顧客張國華稱頭髮被剪壞", ["张国华", "張國華", "头发", "頭髮"], ["理发"]),
            ("后台回复：客户反馈餐厅里面有虫", ["後臺", "回覆", "餐廳裡面", "餐廳裏面", "有蟲", "客戶反饋"], ["後面"]),
            ("电话１３８００１３８０００，ＶＩＰ卡ｎｏ．８８", ["13800138000", "1380", "vip", "VIP卡", "no.88", "１３８００１３８０００", "電話"], ["38001"]),
            ("mobile 13800138000 vip", ["１３８００１３８０００", "ＶＩＰ", "ｍｏｂｉｌｅ"], ["３８００"]),
            ("𠮷野家的𠮷先生", ["𠮷野家", "𠮷", "𠮷先生", "先生"], ["吉野家", "野𠮷"]),
            ("姓名：㐂田、𰻞、𱁬𪚥", ["㐂田", "𰻞", "𱁬", "𪚥", "𱁬𪚥"], ["𪚥𱁬"]),
            ("葛\u{e0100}城的﨑と金\u{f90a}", ["葛城", "葛\u{e0101}城", "金金", "﨑"], ["城葛"]),
            ("①号桌，㎏，ﾃｽﾄ", ["1号桌", "kg", "テスト"], ["2号桌"]),
        ] as [(String, [String], [String])])
    func writtenInAnyForm(text: String, found: [String], notFound: [String]) throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1), [(CaseField.content, .text(text))])
        try writer.receive(record(2), [(CaseField.content, .text("空调漏水"))])
        while try store.updateSearch() > 0 {}
        for words in found { #expect(try Self.found(words, in: store) == [1], "\(words)") }
        for words in notFound { #expect(try Self.found(words, in: store) == [], "\(words)") }
    }

    @Test("E54: the table knows thousands of characters, each once, and never leads from one form to another and on")
    func theTableIsSound() throws {
        let groups = EmbeddedText.traditional_txt.split(whereSeparator: \.isWhitespace)
        let simplified = groups.compactMap(\.unicodeScalars.first)
        let others = groups.flatMap { $0.unicodeScalars.dropFirst() }
        #expect(others.count > 2_500 && Set(others).count == others.count && Set(simplified).count == simplified.count)
        #expect(Set(others).isDisjoint(with: simplified))
        for scalar in simplified + others {
            let once = SearchFolding.folded([scalar])
            #expect(String(SearchFolding.folded(once)) == String(once), "\(scalar)")
        }
    }

    @Test("E54: an index that an earlier version made is made anew when the store opens")
    func anOldIndexIsMadeAnew() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/store.sqlite"
        do {
            let store = try Store(path: path, create: true)
            var writer = try Writer(store, seed: 1)
            try writer.receive(record(1), [(CaseField.content, .text("電視機壞了"))])
            while try store.updateSearch() > 0 {}
            #expect(try Self.found("电视机", in: store) == [1])
            try store.close()
        }
        let old = try DatabaseQueue(path: path)
        try old.write { database in
            // As a version that did not fold characters left it.
            try database.execute(sql: "INSERT INTO search_text (search_text) VALUES ('delete-all')")
            try database.execute(sql: "INSERT INTO search_text (rowid, words) VALUES (1, '電 視 機 壞 了')")
            try database.execute(sql: "PRAGMA user_version = 515")
        }
        try old.close()
        let store = try Store(path: path, create: false)
        #expect(try store.searchBacklog() > 0)
        while try store.updateSearch() > 0 {}
        #expect(try Self.found("电视机", in: store) == [1] && Self.found("電視機", in: store) == [1])
    }

    @Test func theLimitCutsTheListAndNewestComeFirst() throws {
        let store = try Self.store()
        let found = try store.search("要求").map { Int($0.record.low) }
        #expect(found == [3, 0])
        #expect(try store.search("要求", limit: 1).map { Int($0.record.low) } == [3])
    }

    @Test func streamsOverSeveralBatchesOfTheIndexAreCovered() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try store.write { transaction in
            for number in 0..<Int(Store.searchBatch) + 100 {
                try writer.append(
                    [
                        writer.draft(
                            CaseAct.receive, on: record(number), [(CaseField.content, .text(number % 5000 == 0 ? "needle" : "hay"))])
                    ], transaction)
            }
        }
        try writer.seal()
        var passes = 0
        while try store.updateSearch() > 0 { passes += 1 }
        #expect(passes == 2)
        #expect(try store.search("needle", limit: 100).count == Int(Store.searchBatch) / 5000 + 1)
    }
}
