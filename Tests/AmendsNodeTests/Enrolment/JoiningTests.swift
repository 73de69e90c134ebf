import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import AmendsTrust
import Foundation
import Testing

typealias EnrolmentDeclineCode = EnrolmentMessage.Decline.Code

/// Whole nodes over TLS on loopback: an invitation, a node that joins, and everybody who may not.
@Suite struct JoiningTests {
    @Test func aStoreJoinsWithACodeAndIsReadyToWork() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = folder }
            #expect(store.role == .store && store.site == SiteCode("S012"))
            #expect(try store.membership().list.map(\.node) == office.node.membership().list.map(\.node))
            #expect(try store.membership()[store.id]?.site == SiteCode("S012"))
            #expect(try store.headOfficeAddress?.port == UInt16(port))
            _ = try store.receive([(CaseField.channel, .text("phone"))])
            let summary = try await store.sync(host: "127.0.0.1", port: port)
            #expect(summary.sent.segmentCount > 0)
            try expectShared(store, office.node, [scope("S012"), .company])
            #expect(try digests(office.node)[scope("S012")]?.cases == 1)
            // The node's files are its own business.
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.file("node/identity")).sorted()
            #expect(files.contains("credentials.pem") && files.contains("key"))
            for file in files {
                let rights =
                    try FileManager.default.attributesOfItem(atPath: folder.file("node/identity/\(file)"))[.posixPermissions] as? Int
                #expect(rights == 0o600, "\(file)")
            }
        }
    }

    @Test func aCodeIsGoodOnceForOneNodeAndAgainForTheSame() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let code = try office.invitation(to: "S012", port: port)
            let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
            let place = NodeFolder(path: first.file("node"))
            let joined = try await Node.join(code, in: place, .test(office.clock, seed: 1)).node
            await expectDeclined(.used) {
                try await Node.join(code, in: NodeFolder(path: second.file("node")), .test(office.clock, seed: 2))
            }
            #expect(!FileManager.default.fileExists(atPath: second.file("node/identity/key")))
            // An answer may be lost: the same node asks again.
            let again = try await Node.join(code, in: place, .test(office.clock, seed: 3))
            #expect(again.node.id == joined.id)
            #expect(try office.node.membership().list.count == 2)
        }
    }

    @Test func whatWasCutOffAfterTheKeyWasMadeGoesOnWithTheSameKey() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let code = try office.invitation(to: "S012", port: port)
            let folder = try TemporaryFolder()
            let place = NodeFolder(path: folder.file("node"))
            let node = try await Node.join(code, in: place, .test(office.clock, seed: 1)).node
            let id = node.id
            try node.store.close()
            // As if the machine had stopped before anything but the key was written.
            for file in ["amends.db", "amends.db-wal", "amends.db-shm", "identity/credentials.pem"] {
                try? FileManager.default.removeItem(atPath: folder.file("node/\(file)"))
            }
            let again = try await Node.join(code, in: place, .test(office.clock, seed: 2))
            #expect(again.node.id == id)
            #expect(again.firstSyncFailure == nil)
        }
    }

    @Test func expiredAndWithdrawnCodesAreRefused() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let expired = try office.invitation(to: "S012", port: port, hours: 1)
            office.clock.move(2 * 3_600_000)
            let withdrawn = try office.invitation(to: "S012", port: port)
            try office.node.withdraw(invitation: 2)
            let folder = try TemporaryFolder()
            let place = NodeFolder(path: folder.file("node"))
            await expectDeclined(.expired) { try await Node.join(expired, in: place, .test(office.clock, seed: 1)) }
            await expectDeclined(.withdrawn) { try await Node.join(withdrawn, in: place, .test(office.clock, seed: 1)) }
            #expect(!place.exists)
            #expect(try office.node.invitations().map(\.usedBy) == [nil, nil])
            expectNodeError(.noInput) { try office.node.withdraw(invitation: 2) }
        }
    }

    @Test func aGuessedSecretIsRefusedAndGuessingIsStopped() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let code = try office.invitation(to: "S012", port: port)
            let folder = try TemporaryFolder()
            for attempt in 0..<AttemptLimit.maximumAttempts {
                var secret = code.secret
                secret[attempt % 10] ^= 1
                let guess = InvitationCode(address: code.address, authority: code.authority, secret: secret)
                await expectDeclined(.unknownCode) {
                    try await Node.join(
                        guess, in: NodeFolder(path: folder.file("guess\(attempt)")), .test(office.clock, seed: UInt64(attempt + 2)))
                }
            }
            // From here on the right code is of no use either, until some time has passed.
            await expectDeclined(.tooManyAttempts) {
                try await Node.join(code, in: NodeFolder(path: folder.file("node")), .test(office.clock, seed: 1))
            }
            office.clock.move(AttemptLimit.windowMilliseconds + 1)
            _ = try await Node.join(code, in: NodeFolder(path: folder.file("node")), .test(office.clock, seed: 1))
        }
    }

    @Test func aNodeOfAnotherChainIsNotShownTheSecret() async throws {
        let office = try OfficeOnClock()
        let other = try OfficeOnClock(seed: 201, clock: office.clock)
        _ = try other.invitation(to: "X", port: 1)
        try await withServed(other.node) { port in
            let code = try office.invitation(to: "S012", port: port)
            let folder = try TemporaryFolder()
            let place = NodeFolder(path: folder.file("node"))
            do {
                _ = try await Node.join(code, in: place, .test(office.clock, seed: 1))
                Issue.record("a foreign head office was believed")
            } catch let error as NodeError {
                #expect(error.reason == .notThisChain(address: code.address.text), "\(error.text)")
            }
            #expect(!place.exists)
        }
    }

    @Test func aStoreOfTheChainIsNotShownTheSecretEither() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = folder }
            try await withServed(store) { storePort in
                let code = try office.invitation(to: "S013", port: storePort)
                let other = try TemporaryFolder()
                do {
                    _ = try await Node.join(code, in: NodeFolder(path: other.file("node")), .test(office.clock, seed: 2))
                    Issue.record("a store was believed to be head office")
                } catch let error as NodeError { #expect(error.reason == .notThisChain(address: code.address.text)) }
                #expect(try office.node.invitations().first?.usedBy == nil)
            }
        }
    }

    @Test func nobodyJoinsInTheClear() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            _ = try office.invitation(to: "S012", port: port)
            let pipe = try await TCPConnection.connect(host: "127.0.0.1", port: port)
            try await pipe.send(EnrolmentMessage.ask(versions: 1...1).frame.encoded)
            var frames = pipe.frames.makeAsyncIterator()
            let answer = try EnrolmentMessage(#require(try await frames.next()))
            guard case .declined(let decline) = answer else {
                Issue.record("\(answer)")
                return
            }
            #expect(decline.code == .unproven)
            await pipe.close()
        }
    }

    @Test func aNodeThatIsThereAlreadyKeepsItsKeyAndItsLog() async throws {
        let office = try OfficeOnClock()
        let folder = try TemporaryFolder()
        let place = NodeFolder(path: folder.file("node"))
        let surroundings = Surroundings.test(office.clock, seed: 1)
        let before = try Node.make(
            in: place, Node.Beginning(role: .store, site: try #require(SiteCode("S012")), siteName: "旧店"), surroundings)
        _ = try before.receive([(CaseField.channel, .text("phone"))])
        let id = before.id
        try before.store.close()
        try await withServed(office.node) { port in
            let wrong = try office.invitation(to: "S013", port: port)
            await expectDeclined(.otherParty) { try await Node.join(wrong, in: place, surroundings) }
            #expect(place.exists)
            let code = try office.invitation(to: "S012", port: port)
            let joining = try await Node.join(code, in: place, surroundings)
            #expect(joining.node.id == id)
            #expect(joining.firstSyncFailure == nil)
            #expect(try digests(office.node)[scope("S012")]?.cases == 1)
            // The wrong one is still open.
            #expect(try office.node.invitations().last?.usedBy == nil)
        }
    }

    @Test func nodesKnownByFirstContactAreNotLockedOutWhenTheAuthorityIsMade() async throws {
        let office = try OfficeOnClock()
        let store = try makeNode(.store, "S001", seed: 1, clock: office.clock)
        try await talk(store, office.node)
        #expect(try office.node.makeAuthority() == 1)
        _ = try store.receive([(CaseField.channel, .text("phone"))])
        let (outcome, _) = try await talk(store, office.node)
        #expect(outcome.error == nil)
        #expect(try digests(office.node)[scope("S001")]?.cases == 1)
        let stranger = try makeNode(.store, "S002", seed: 2, clock: office.clock)
        let (refused, _) = try await talk(stranger, office.node)
        #expect(refused.error?.code == .refused)
        #expect(refused.error?.text.contains("amends invite") == true)
    }
}
