import AmendsLog
import AmendsModel
import AmendsStore
import Foundation
import Testing

@testable import AmendsNode

@Suite struct BackupTests {
    private static func text(_ folder: TemporaryFolder, _ name: String) -> String { folder.file(name) }

    @Test func aBackupMadeWhileOthersWriteIsWholeAndHoldsNoIdentity() async throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let folder = try TemporaryFolder()
        for _ in 0..<20 { try shop.receive() }
        let node = try #require(shop.node)
        let path = folder.file("b.backup")
        async let writing: Void = {
            for _ in 0..<20 { _ = try node.receive([(CaseField.channel, .text("web"))]) }
        }()
        let outcome = try node.backup(to: path)
        try await writing
        #expect(outcome.report.problems.isEmpty && outcome.report.entries >= 22)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["b.backup"])
        let copy = try Store(path: path, create: false)
        #expect(try copy.heads() == copy.sealedHeads(), "nobody else could seal what is in it")
        #expect(try copy.cases(.init(limit: 100)).count >= 20)
        #expect(try node.lastBackup() != nil)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(bytes.range(of: try Data(contentsOf: URL(fileURLWithPath: shop.folder.path + "/identity/key"))) == nil)
        // The node itself goes on as before.
        try shop.restart()
        #expect(shop.reasons.isEmpty && shop.epoch.counter == 0)
    }

    @Test func anExistingFileIsLeftAlone() throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let folder = try TemporaryFolder()
        let path = folder.file("b.backup")
        try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
        let error = expectNodeError(.cannotCreate) { try shop.node.backup(to: path) }
        #expect(error?.reason == .backup(.exists(path: path)))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        expectNodeError(.cannotCreate) { try shop.node.backup(to: folder.file("nowhere/b.backup")) }
    }

    @Test func aRestoredNodeIsInDoubtHoweverTheBackupWasPutInItsPlace() async throws {
        for isByCommand in [true, false] {
            let shop = try Machine(.store, "S001", seed: 1)
            let office = try Machine(.headOffice, "HQ", seed: 2)
            let folder = try TemporaryFolder()
            var numbers = try [shop.receive()]
            let path = folder.file("b.backup")
            _ = try shop.node.backup(to: path)
            for _ in 0..<2 { numbers.append(try shop.receive()) }
            try await settle([(shop, office)], rounds: 1)
            numbers.append(try shop.receive())
            try shop.stop()
            if isByCommand {
                let outcome = try Node.restore(shop.folder, from: path, .test(TestClock(), seed: 40))
                #expect(!outcome.isNewNode && outcome.isReplacedReadable)
                #expect(outcome.rescued >= 3, "the database before could be read, so nothing of it is lost")
                #expect(outcome.node.takeDoubts().map(\.reason) == [.restored])
                let replaced = try #require(outcome.replaced)
                #expect(FileManager.default.fileExists(atPath: replaced))
                try outcome.node.store.close()
                try shop.start()
                #expect(shop.reasons.isEmpty)
            } else {
                try shop.put([Machine.database: try Data(contentsOf: URL(fileURLWithPath: path))])
                try shop.start()
                #expect(shop.reasons == [.restored])
            }
            #expect(shop.epoch.counter == 1)
            for _ in 0..<3 { numbers.append(try shop.receive()) }
            #expect(Set(numbers).count == numbers.count)
            try await settle([(shop, office)])
            try expectShared(shop.node, office.node, [scope("S001"), .company])
            #expect(try office.node.store.cases(.init(limit: 100)).count == (isByCommand ? 7 : 6))
            for machine in [shop, office] { #expect(try machine.node.verify().problems == []) }
        }
    }

    @Test func inAnEmptyFolderABackupMakesANewNodeThatTakesTheHistoryIn() async throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let office = try Machine(.headOffice, "HQ", seed: 2)
        let folder = try TemporaryFolder()
        for _ in 0..<3 { try shop.receive() }
        try await settle([(shop, office)], rounds: 1)
        // Not synced: only the backup has it.
        try shop.receive()
        let path = folder.file("b.backup")
        _ = try shop.node.backup(to: path)
        let lost = shop.node.id
        try shop.stop()

        let outcome = try Node.restore(NodeFolder(path: folder.file("new")), from: path, .test(TestClock(), seed: 41))
        let node = outcome.node
        #expect(outcome.isNewNode && node.id != lost && outcome.replaced == nil)
        #expect((node.role, node.site.text) == (.store, "S001"))
        _ = try node.receive([(CaseField.channel, .text("box"))])
        for _ in 0..<3 { try await talk(node, office.node) }
        try expectShared(node, office.node, [scope("S001"), .company])
        #expect(try office.node.store.cases(.init(limit: 100)).count == 5)
        #expect(try node.store.heads(of: lost) == office.node.store.heads(of: lost).filter { $0.stream.scope != .log(lost) })
        #expect(try node.verify().problems == [])
    }

    @Test func whatIsNoBackupOrDoesNotCheckOrIsOfAnotherShopChangesNothing() throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let other = try Machine(.store, "S002", seed: 3)
        let folder = try TemporaryFolder()
        try shop.receive()
        let (good, foreign) = (folder.file("good"), folder.file("foreign"))
        _ = try shop.node.backup(to: good)
        _ = try other.node.backup(to: foreign)
        let text = folder.file("text")
        try Data("no database at all".utf8).write(to: URL(fileURLWithPath: text))
        let damaged = folder.file("damaged")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: good))
        // Somewhere in the signed bytes of a segment.
        let mark = Data([0xa5, 0x01] + shop.node.id.bytes)
        let place = try #require(bytes.range(of: mark))
        bytes[place.upperBound + 120] ^= 1
        try bytes.write(to: URL(fileURLWithPath: damaged))
        let empty = folder.file("empty")
        _ = try Store(path: empty, create: true)

        let (folderOfShop, id) = (shop.folder, shop.node.id)
        #expect(expectNodeError(.busy) { try Node.restore(folderOfShop, from: good) }?.reason == .backup(.inUse(folder: folderOfShop.path)))
        try shop.stop()
        let before = try shop.copy([Machine.database, Machine.fence])
        func refusal(_ code: NodeError.Code, _ path: String) -> NodeError.Reason? {
            expectNodeError(code) { try Node.restore(folderOfShop, from: path) }?.reason
        }
        #expect(refusal(.noInput, folder.file("gone")) == .backup(.noSuchFile(path: folder.file("gone"))))
        #expect(refusal(.badInput, text) == .backup(.notABackup(path: text)))
        #expect(refusal(.badInput, empty) == .backup(.notABackup(path: empty)))
        #expect(refusal(.usage, foreign) == .backup(.ofAnother(path: foreign, role: "store", site: "S002")))
        if case .backup(.damaged(damaged, _)) = refusal(.badInput, damaged) {} else { Issue.record("a damaged backup was not called one") }
        #expect(try shop.copy([Machine.database, Machine.fence]) == before)
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folderOfShop.path)) == ["amends.db", "identity"])
        try shop.start()
        #expect(shop.node.id == id && shop.reasons.isEmpty)
    }

    @Test func aDamagedDatabaseIsReplacedAndKept() throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let folder = try TemporaryFolder()
        try shop.receive()
        let path = folder.file("b.backup")
        _ = try shop.node.backup(to: path)
        try shop.stop()
        try shop.put([Machine.database: Data(repeating: 7, count: 50_000)])
        let outcome = try Node.restore(shop.folder, from: path, .test(TestClock(), seed: 42))
        #expect(!outcome.isReplacedReadable && outcome.rescued == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: try #require(outcome.replaced))).count == 50_000)
        #expect(try outcome.node.store.cases(.init()).count == 1)
    }

    // MARK: At regular times

    @Test func theNewestBackupsAreKeptAndTheNextIsDueWhenTheLastIsOldEnough() throws {
        let shop = try Machine(.store, "S001", seed: 1)
        let folder = try TemporaryFolder()
        let schedule = BackupSchedule(folder: folder.file("backups"), interval: 3600, kept: 3)
        let start: Int64 = 1_790_000_000_000
        #expect(schedule.delay(for: shop.node, at: start) == 0)
        for hour in 0..<5 as Range<Int64> {
            try shop.receive()
            _ = try schedule.run(for: shop.node, at: start + hour * 3_600_000)
        }
        let kept = BackupSchedule.files(in: schedule.folder, of: shop.node)
        #expect(kept.count == 3)
        #expect(kept.last == "amends-S001-\(shop.node.id.short)-20260921T174640Z.backup")
        #expect(schedule.delay(for: shop.node, at: start + 4 * 3_600_000 + 600_000) == 3000)
        #expect(schedule.delay(for: shop.node, at: start + 9 * 3_600_000) == 0)
        #expect(schedule.delay(for: shop.node, at: start - 86_400_000) == 0, "a clock that was set back")
        // Files of others are not this node's to count or to delete.
        let other = try Machine(.store, "S001", seed: 2)
        try Data().write(to: URL(fileURLWithPath: schedule.folder + "/amends-S001-notes.txt"))
        _ = try schedule.run(for: other.node, at: start)
        #expect(BackupSchedule.files(in: schedule.folder, of: shop.node) == kept)
        #expect(try FileManager.default.contentsOfDirectory(atPath: schedule.folder).count == 5)
    }
}
