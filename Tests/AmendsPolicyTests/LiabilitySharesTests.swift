import AmendsModel
import AmendsPolicy
import Testing

@Suite struct LiabilitySharesTests {
    @Test("E27: shares are whole numbers that sum to exactly 10,000, and nothing else is taken")
    func sums() throws {
        let shares = try LiabilityShares(reading: "individual:W07=6000, company=3999,vendor:烤串摊=1")
        #expect(shares.shares == [.init("individual", who: "W07", 6000), .init("company", 3999), .init("vendor", who: "烤串摊", 1)])
        #expect(shares.description == "individual:W07=6000,company=3999,vendor:烤串摊=1")
        #expect(try LiabilityShares(reading: shares.description) == shares)
        for (text, error) in [
            ("individual=9999", LiabilityError.sum(9999)), ("individual=6000,company=4001", .sum(10_001)), ("none=0", .sum(0)),
            ("", .unreadable("")), ("individual", .unreadable("individual")), ("=10000", .unreadable("=10000")),
            ("individual=60.00", .unreadable("individual=60.00")), ("company=-1,individual=10001", .unreadable("company=-1")),
            ("individual=10000,", .unreadable("")), ("individual=99999999999999999999", .unreadable("individual=99999999999999999999")),
        ] {
            #expect(throws: error, "\(text)") { try LiabilityShares(reading: text) }
        }
        let many = (0...LiabilityShares.maximumCount).map { _ in "team=1" }.joined(separator: ",")
        #expect(throws: LiabilityError.self) { try LiabilityShares(reading: many) }
    }

    @Test("E27 E26: a compensation is split to the fen by the largest remainder, and the parts sum to it")
    func splitting() throws {
        func split(_ text: String, _ fen: Int64) throws -> [Int64] { try LiabilityShares(reading: text).split(Fen(fen)).map(\.count) }
        #expect(try split("individual=5000,company=5000", 1) == [1, 0], "of equal remainders the first named gets the fen")
        #expect(try split("individual=3333,team=3333,company=3334", 100) == [33, 33, 34])
        #expect(try split("individual=3334,team=3333,company=3333", 1) == [1, 0, 0])
        #expect(try split("individual=2500,team=2500,company=2500,customer=2500", 10) == [3, 3, 2, 2])
        #expect(try split("individual=1,company=9999", 12_345) == [1, 12_344])
        #expect(try split("individual=6000,company=4000", -12_345) == [-7_407, -4_938])
        #expect(try split("individual=10000,company=0", 7) == [7, 0])
    }

    @Test("E27: for any shares and amount no part is more than a fen from its share, and not a fen is lost", arguments: 0..<4)
    func anySplit(seed: Int) throws {
        var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
        func next(_ bound: UInt64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((state >> 33) % bound)
        }
        for _ in 0..<500 {
            var left: Int64 = 10_000
            var shares: [LiabilityShares.Share] = []
            for _ in 0..<next(6) {
                let part = next(UInt64(left + 1))
                shares.append(.init("team", part))
                left -= part
            }
            shares.append(.init("company", left))
            let amount = [next(100), next(1 << 30), Int64.max - next(1000), -next(1 << 30), Int64.min + 1][Int(next(5))]
            let parts = try LiabilityShares(shares).split(Fen(amount))
            #expect(parts.reduce(Int128(0)) { $0 + Int128($1.count) } == Int128(amount), "seed \(seed)")
            for (share, part) in zip(shares, parts) {
                let exact = Int128(amount) * Int128(share.basisPoints)
                #expect((Int128(part.count) * 10_000 - exact).magnitude < 10_000, "seed \(seed)")
            }
        }
    }
}
