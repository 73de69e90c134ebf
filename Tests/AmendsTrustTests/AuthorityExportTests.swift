import AmendsLog
import AmendsModel
import AmendsTestSupport
import Testing

@testable import AmendsTrust

@Suite struct AuthorityExportTests {
    private static let now = CertificateTests.now
    private let authority: CertificateAuthority
    private let export: AuthorityExport
    private let code = RecoveryCode(random: seeded(11))

    init() throws {
        authority = try CertificateAuthority(at: Self.now, random: seeded(1))
        let node = NodeID(key: Digest(a: 1, b: 2, c: 3, d: 4))
        let request = try CertificateRequest(for: node, key: TLSKey(random: seeded(4)))
        let headOffice = try authority.issue(
            to: node, role: .headOffice, site: SiteCode("HQ"), request, at: Self.now, days: 365, random: seeded(5))
        var revocations = Revocations()
        for number: UInt64 in 1...5 {
            revocations.add(NodeID(key: Digest(a: 9 - number, b: 0, c: 0, d: number)), at: Self.now + Int64(number))
        }
        export = AuthorityExport(authority: authority, headOffices: [headOffice], revocations: revocations)
    }

    private func sealed() throws -> [UInt8] {
        try export.sealed(with: AuthorityExport.Seal(code, logN: 14, random: seeded(12)), random: seeded(13))
    }

    @Test func whatWasExportedComesBackWithItsCode() throws {
        let opened = try AuthorityExport(opening: sealed(), with: RecoveryCode(code.text))
        #expect(opened.authority.certificate == authority.certificate && opened.authority.key.bytes == authority.key.bytes)
        #expect(opened.headOffices == export.headOffices)
        #expect(opened.revocations == export.revocations)
        #expect(opened.revocations.nodes.count == 5)
    }

    @Test func anExportFollowsARevocationWithoutTheCode() throws {
        let seal = try AuthorityExport.Seal(code, logN: 14, random: seeded(12))
        let kept = try AuthorityExport.Seal(seal.bytes)
        var later = export
        later.revocations.add(NodeID(key: Digest(a: 77, b: 0, c: 0, d: 0)), at: Self.now)
        let opened = try AuthorityExport(opening: later.sealed(with: kept, random: seeded(14)), with: code)
        #expect(opened.revocations.nodes.count == 6)
    }

    @Test func anotherCodeOpensNothing() throws {
        let file = try sealed()
        #expect(throws: TrustError(.exportSealed)) { try AuthorityExport(opening: file, with: RecoveryCode(random: seeded(15))) }
    }

    @Test func noChangedByteOfAnExportGoesUnnoticed() throws {
        let file = try sealed()
        // Every change costs a key derivation, so a part of the ciphertext stands for the rest.
        for place in Array(0..<60) + stride(from: 60, to: file.count, by: 97) {
            var changed = file
            changed[place] ^= 0x80
            #expect(throws: TrustError.self, "byte \(place)") { try AuthorityExport(opening: changed, with: code) }
        }
    }

    @Test func aFileThatIsCutShortOrNoExportIsRefused() throws {
        let file = try sealed()
        for count in [0, 5, 8, 10, 30, 54, file.count - 1] {
            #expect(throws: TrustError.self, "\(count)") { try AuthorityExport(opening: Array(file.prefix(count)), with: code) }
        }
        #expect(throws: TrustError.self) { try AuthorityExport(opening: file + [0], with: code) }
        var later = file
        later[9] = 2
        #expect(throws: TrustError(.exportVersion(2))) { try AuthorityExport(opening: later, with: code) }
        // A key derivation that would take a day, or all memory.
        later = file
        later[10] = 40
        #expect(throws: TrustError.self) { try AuthorityExport(opening: later, with: code) }
    }

    @Test func aRecoveryCodeIsFiveGroupsAndNothingElse() throws {
        #expect(code.text.split(separator: "-").count == 5)
        #expect(try RecoveryCode(code.text) == code)
        #expect(throws: TrustError(.codeOfAnotherKind)) { try RecoveryCode(SpokenCode.text([1, 2, 3, 4, 5])) }
    }

    // MARK: Revocations

    @Test func revocationsComeBackFromTheirText() throws {
        #expect(try Revocations(export.revocations.text) == export.revocations)
        #expect(try Revocations("") == Revocations())
        #expect(export.revocations.nodes == export.revocations.nodes.sorted())
    }

    @Test func theEarlierTimeOfARevocationCounts() {
        let node = NodeID(key: Digest(a: 1, b: 1, c: 1, d: 1))
        var revocations = Revocations()
        let changed = [50, 60, 40].map { revocations.add(node, at: $0) }
        #expect(changed == [true, false, true])
        #expect(revocations.times == [node: 40])
    }

    @Test func linesThatNobodyWroteAreRefused() throws {
        let lines = export.revocations.text.split(separator: "\n").map(String.init)
        let faults = [
            lines[1] + "\n" + lines[0] + "\n", lines[0] + "\n" + lines[0] + "\n", lines[0], lines[0] + " \n", "x 5\n",
            lines[0].replacing("0", with: "A") + "\n",
            lines[0].replacing(" ", with: " 0") + "\n", lines[0].replacing(" ", with: " -") + "\n", "\n",
        ]
        for text in faults { #expect(throws: TrustError.self, "\(text)") { try Revocations(text) } }
    }
}
