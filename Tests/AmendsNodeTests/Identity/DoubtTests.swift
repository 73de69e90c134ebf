import AmendsLog
import AmendsModel
import AmendsStore
import Foundation
import Testing

@testable import AmendsNode

@Suite struct DoubtTests {
    private static let both = [Machine.database, Machine.fence]

    @Test func whoStartsAgainOnTheSameDiskGoesOnInTheSameEpoch() throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let epoch = shop.epoch
        for _ in 0..<3 {
            try shop.receive()
            try shop.restart()
        }
        #expect(shop.reasons.isEmpty)
        #expect(shop.epoch == epoch && epoch.counter == 0)
        #expect(try shop.lines(epoch).map(\.size).reduce(0, +) == 2 + 3)
    }

    /// What is done to the disk of a shop that has met head office, and why it then doubts.
    enum Mishap: CaseIterable {
        case oldDatabase, oldDatabaseWithoutFence, lostDatabase, lostFence, damagedFence, anothersDatabase

        var reason: Doubt.Reason {
            switch self {
            case .oldDatabase: .databaseShorter
            case .lostDatabase: .databaseMissing
            case .oldDatabaseWithoutFence, .lostFence, .damagedFence: .fenceMissing
            case .anothersDatabase: .otherDatabase
            }
        }

        func strike(_ shop: Machine, old: [String: Data]) throws {
            let database = [Machine.database: old[Machine.database] ?? Data()]
            switch self {
            case .oldDatabase: try shop.put(database)
            case .oldDatabaseWithoutFence:
                try shop.put(database)
                try shop.lose([Machine.fence])
            case .lostDatabase: try shop.lose([Machine.database])
            case .lostFence: try shop.lose([Machine.fence])
            case .damagedFence:
                var fence = try shop.copy([Machine.fence])
                fence[Machine.fence]?[20] ^= 4
                try shop.put(fence)
            case .anothersDatabase:
                let other = try Machine(.store, "S001", seed: 77)
                try other.node.seal()
                try other.stop()
                try shop.put(try other.copy([Machine.database]))
            }
        }
    }

    @Test("E51: a node put back from a copy, or whose database or fence is lost, takes a new epoch at once and offline, repeats no number and appends to no old stream", arguments: Mishap.allCases)
    func aDiskThatForgetsBeginsANewEpoch(mishap: Mishap) async throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let office = try Machine(.headOffice, "HQ", seed: 2)
        let id = shop.node.id
        var numbers = try [shop.receive()]
        try shop.stop()
        let old = try shop.copy([Machine.database])
        try shop.start()
        for _ in 0..<3 { numbers.append(try shop.receive()) }
        try await settle([(shop, office)], rounds: 1)
        // Given out at the counter, and never seen by anybody else.
        numbers.append(try shop.receive())
        let (epoch, before) = (shop.epoch, try shop.node.store.heads(of: id))
        try shop.stop()
        try mishap.strike(shop, old: old)

        try shop.start()
        #expect(shop.node.id == id)
        #expect(shop.reasons == [mishap.reason])
        #expect(shop.epoch.counter == 1)
        for _ in 0..<5 { numbers.append(try shop.receive()) }
        #expect(Set(numbers).count == numbers.count, "\(numbers)")
        for line in try shop.lines(epoch) { #expect(before.contains { $0.stream == line.stream && $0.size >= line.size }) }
        try shop.restart()
        #expect(shop.reasons.isEmpty, "once is enough")

        try await settle([(shop, office)])
        #expect(try shop.loggedReasons() == [mishap.reason.rawValue])
        try expectShared(shop.node, office.node, [scope("S001"), .company])
        #expect(shop.reasons.isEmpty, "old streams that are filled again are no reason")
        #expect(shop.epoch.counter == 1)
        let known = try office.node.store.cases(.init(limit: 100)).compactMap { $0.state.text(CaseField.number) }
        #expect(Set(known).isSuperset(of: numbers[..<4]), "what had been sent is there")
        #expect(Set(known).isSuperset(of: numbers[5...]), "and what was written since")
        for machine in [shop, office] { #expect(try machine.node.verify().problems == []) }
    }

    @Test func theFirstEntryOfAStreamNamesTheNodesEarlierLines() async throws {
        let shop = try Machine(.store, "S001", seed: 1)
        var lived: [StreamHead] = []
        for lost in [Machine.fence, Machine.fence, Machine.database] {
            try shop.receive()
            try shop.node.seal()
            lived += try shop.node.store.heads(of: shop.node.id).filter { $0.stream.epoch == shop.epoch && $0.stream.scope == shop.site }
            try shop.stop()
            // What the database has forgotten, the fence remembers.
            try shop.lose([lost])
            try shop.start()
        }
        try shop.receive()
        var named: [Checkpoint] = []
        try shop.node.store.forEachHistory(of: .node) { row, history in
            for entry in history where row.scope == shop.site && entry.stream.epoch == shop.epoch && entry.draft.kind == NodeRecord.open {
                for case (NodeRecord.earlier, .text(let text)) in entry.draft.fields { named.append(try Checkpoint(body: Array(text.utf8))) }
            }
        }
        #expect(lived.count == 3)
        #expect(named.map { StreamHead(stream: $0.stream, size: $0.size, root: $0.root) }.sorted() == lived.sorted())
    }

    // MARK: Clones

    @Test("E51: a data folder that was copied and runs twice: both lines are kept by everybody, both copies go on in epochs of their own")
    func aClonedDiskMakesTwoLinesAndBothGoOn() async throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let office = try Machine(.headOffice, "HQ", seed: 2)
        let neighbour = try Machine(.store, "S001", seed: 3)
        try shop.receive()
        try await settle([(shop, office)], rounds: 1)
        let copy = try shop.cloned(seed: 9)
        #expect(shop.reasons.isEmpty && copy.reasons.isEmpty, "nothing tells the two apart yet")
        // Both write and meet others, of whom only one knows head office.
        for machine in [shop, copy] { for _ in 0..<3 { try machine.receive() } }
        try await talk(copy.node, neighbour.node)
        try await talk(shop.node, office.node)
        for machine in [shop, copy] { try machine.receive() }
        try await settle([(shop, office), (copy, neighbour), (neighbour, office)])
        #expect(shop.reasons == [.shownByPeer] && copy.reasons == [.shownByPeer])
        #expect(Set([shop.epoch, copy.epoch]).count == 2)
        #expect([shop.epoch.counter, copy.epoch.counter] == [1, 1])
        for machine in [shop, copy] { try machine.receive() }
        try await settle([(copy, neighbour), (neighbour, office), (shop, office)])
        for machine in [shop, copy, neighbour] {
            try expectShared(machine.node, office.node, [scope("S001"), .company])
            #expect(try machine.node.verify().problems == [])
        }
        #expect(try office.node.store.cases(.init(limit: 100)).count == 1 + 2 * 5)
        #expect(try office.node.store.branchedStreams().contains { $0.stream.scope == scope("S001") && $0.lines.count == 2 })
        // However often they meet, nobody takes the other's epoch for news.
        try await settle([(shop, office), (copy, neighbour), (neighbour, office)], rounds: 3)
        #expect(shop.reasons.isEmpty && copy.reasons.isEmpty)
        #expect([shop.epoch.counter, copy.epoch.counter] == [1, 1])
    }

    @Test func manyCopiesOfOneDiskComeToRest() async throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let office = try Machine(.headOffice, "HQ", seed: 2)
        try shop.receive()
        var copies = [shop]
        for seed in 0..<4 as Range<UInt64> { copies.append(try shop.cloned(seed: 20 + seed)) }
        for round in 0..<4 {
            for copy in copies {
                try copy.receive()
                try await talk(copy.node, office.node)
                // One of them is put back again meanwhile.
                if round == 1, copy === copies[2] {
                    try copy.stop()
                    try copy.lose([Machine.fence])
                    try copy.start()
                }
            }
        }
        try await settle(copies.map { ($0, office) }, rounds: 2)
        for copy in copies { _ = copy.reasons }
        try await settle(copies.map { ($0, office) }, rounds: 2)
        for copy in copies {
            try copy.receive()
            #expect(copy.reasons.isEmpty, "epochs that outbid each other for ever")
            #expect(copy.epoch.counter <= 3)
        }
        try await settle(copies.map { ($0, office) }, rounds: 2)
        for copy in copies { try expectShared(copy.node, office.node, [scope("S001")]) }
        #expect(try office.node.store.cases(.init(limit: 100)).count == 1 + 5 * 5)
    }

    /// A whole disk put back, fence and all, agrees with itself: only a peer can tell.
    @Test func aWholeDiskPutBackDoubtsWhenAPeerShowsWhatItForgot() async throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let office = try Machine(.headOffice, "HQ", seed: 2)
        try shop.receive()
        try shop.stop()
        let old = try shop.copy(Self.both)
        try shop.start()
        for _ in 0..<2 { try shop.receive() }
        try await settle([(shop, office)], rounds: 1)
        try shop.stop()
        try shop.put(old)
        try shop.start()
        #expect(shop.reasons.isEmpty)
        // Written before anybody could tell: a second line.
        try shop.receive()
        try await settle([(shop, office)], rounds: 1)
        #expect(shop.reasons == [.shownByPeer])
        try shop.receive()
        try await settle([(shop, office)])
        try expectShared(shop.node, office.node, [scope("S001"), .company])
        #expect(try office.node.store.cases(.init(limit: 100)).count == 1 + 2 + 1 + 1)
    }

    @Test func aHeadOfficePutBackFromLastMonthIsFilledAgainByItsStores() async throws {
        let office = try Machine(.headOffice, "HQ", seed: 2)
        let shops = [try Machine(.store, "S001", seed: 1), try Machine(.store, "S002", seed: 3)]
        for shop in shops { try shop.receive() }
        try await settle(shops.map { ($0, office) }, rounds: 1)
        try office.stop()
        let old = try office.copy([Machine.database])
        try office.start()
        for number in 0..<3 { try office.node.defineStaff(code: "E\(number)", name: "甲", post: "auditor") }
        for shop in shops { for _ in 0..<3 { try shop.receive() } }
        try await settle(shops.map { ($0, office) }, rounds: 1)
        try office.stop()
        try office.put(old)
        try office.start()
        #expect(office.reasons == [.databaseShorter])
        try office.node.defineStaff(code: "E9", name: "乙", post: "auditor")
        try await settle(shops.map { ($0, office) })
        #expect(try office.node.store.records(of: .staff).count == 4)
        for (number, shop) in shops.enumerated() {
            try expectShared(shop.node, office.node, [scope("S00\(number + 1)"), .company])
            #expect(shop.reasons.isEmpty)
        }
        #expect(try office.node.verify().problems == [])
    }

    // MARK: When nothing can be written

    @Test func aDatabaseThatIsBusyCanBeReadAndTheNextActBeginsTheEpoch() throws {
        let shop = try Machine(.store, "S001", seed: 1)
        try shop.receive()
        try shop.stop()
        try shop.lose([Machine.fence])
        let blocker = try Store(path: shop.folder.databasePath, create: false)
        try blocker.write { _ in
            let reader = try Node.open(shop.folder, .test(TestClock(), seed: 5), busyTimeout: 0)
            #expect(try reader.store.cases(.init()).count == 1)
            #expect(reader.takeDoubts().isEmpty)
            #expect(reader.epoch.counter == 0)
        }
        let reader = try Node.open(shop.folder, .test(TestClock(), seed: 5))
        #expect(reader.takeDoubts().map(\.reason) == [.fenceMissing])
    }

    @Test func aKeyAloneIsNotEnoughAndTheErrorSaysWhatIs() throws {
        let shop = try Machine(.store, "S001", seed: 1)
        try shop.stop()
        try shop.lose(Self.both)
        let error = expectNodeError(.noInput) { try Node.open(shop.folder) }
        #expect(error?.text.contains("amends restore") == true)
    }
}
