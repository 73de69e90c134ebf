import AmendsLog
import AmendsTestSupport
import Testing

@testable import AmendsTrust

@Suite struct InvitationCodeTests {
    private func fingerprint(_ random: inout SplitMix64) throws -> AuthorityFingerprint {
        try #require(AuthorityFingerprint((0..<10).map { _ in UInt8.random(in: 0...255, using: &random) }))
    }

    @Test func everyKindOfAddressComesBackFromItsCode() throws {
        var random = SplitMix64(seed: 5)
        let hosts = [
            "10.1.2.3", "0.0.0.0", "255.255.255.255", "::1", "2001:db8::7", "a", "hq.example.com", "shop-4.chain.internal",
            String(repeating: "z9.", count: 33),
        ]
        for host in hosts {
            for port: UInt16 in [7601, 1, 443, 65_535] {
                let address = try JoinAddress(host: host, port: port)
                let code = InvitationCode(
                    address: address, authority: try fingerprint(&random),
                    secret: (0..<10).map { _ in UInt8.random(in: 0...255, using: &random) })
                #expect(try InvitationCode(code.text) == code, "\(host) \(port)")
                #expect(try InvitationCode(code.text.lowercased().replacing("-", with: " ")) == code)
            }
        }
    }

    @Test func anAddressByNumberWithTheUsualPortTakesEightGroups() throws {
        var random = SplitMix64(seed: 6)
        let code = InvitationCode(
            address: try JoinAddress(host: "192.168.1.10", port: 7601), authority: try fingerprint(&random),
            secret: [UInt8](repeating: 7, count: 10))
        #expect(code.text.split(separator: "-").count == 8)
        #expect(code.text.utf8.count == 55)
    }

    @Test func namesAreReadInSmallLettersAndOthersRefused() throws {
        #expect(try JoinAddress(host: "HQ.Example.COM", port: 80).host == "hq.example.com")
        #expect(try JoinAddress(host: "2001:DB8:0::1", port: 80).host == "2001:db8::1")
        for host in ["", "a b", "hq_1", "总部", String(repeating: "a", count: 101), "fe80::1%eth0", "1:2"] {
            #expect(throws: TrustError.self, "\(host)") { try JoinAddress(host: host, port: 80) }
        }
        #expect(throws: TrustError.self) { try JoinAddress(host: "a", port: 0) }
    }

    @Test func addressesAreReadAsTheyAreWritten() throws {
        for (text, host, port) in [
            ("hq:9", "hq", 9), ("hq", "hq", 7601), ("[::1]:8", "::1", 8), ("[::1]", "::1", 7601), ("10.0.0.1:1", "10.0.0.1", 1),
        ] as [(String, String, UInt16)] {
            #expect(JoinAddress(written: text) == (try JoinAddress(host: host, port: port)), "\(text)")
        }
        for text in ["", ":7", "hq:x", "hq:70000", "hq:0", "[::1", "a:b:c"] { #expect(JoinAddress(written: text) == nil, "\(text)") }
    }

    // MARK: Codes of another form

    /// A code of these symbols with right checks.
    private func refusal(of symbols: [UInt8]) -> TrustError? {
        do {
            _ = try InvitationCode(SpokenCode.text(symbols))
            return nil
        } catch { return error }
    }

    private func symbols(version: UInt64 = 0, kind: UInt64, _ rest: (inout SymbolWriter) -> Void) -> [UInt8] {
        var writer = SymbolWriter()
        writer.append(version, bitCount: 2)
        writer.append(kind, bitCount: 3)
        writer.append([UInt8](repeating: 3, count: 20))
        rest(&writer)
        return writer.finish()
    }

    @Test func onlyTheShortestFormOfACodeIsRead() {
        // The usual port spelled out.
        #expect(refusal(of: symbols(kind: 1) { $0.append([0x1d, 0xb1, 10, 0, 0, 1]) })?.code == .codeOfAnotherKind)
        #expect(refusal(of: symbols(kind: 1) { $0.append([0x1d, 0xb2, 10, 0, 0, 1]) }) == nil)
        // A number written as a name.
        #expect(refusal(of: symbols(kind: 4) { $0.append(29 * 1600 + 37 * 40 + 29, bitCount: 16) }) == nil)
        // Something behind the address.
        #expect(refusal(of: symbols(kind: 0) { $0.append([10, 0, 0, 1, 0, 0, 0, 0]) })?.code == .codeOfAnotherKind)
        #expect(refusal(of: symbols(kind: 0) { $0.append([10, 0, 0, 1, 1]) })?.code == .codeOfAnotherKind)
        // A name with a gap, an empty one, and a character that there is not.
        #expect(refusal(of: symbols(kind: 4) { $0.append(1 * 1600 + 2, bitCount: 16) })?.code == .codeOfAnotherKind)
        #expect(refusal(of: symbols(kind: 4) { $0.append(0, bitCount: 16) })?.code == .codeOfAnotherKind)
        #expect(refusal(of: symbols(kind: 4) { $0.append(39 * 1600, bitCount: 16) })?.code == .codeOfAnotherKind)
        #expect(refusal(of: symbols(kind: 4) { $0.append(65_535, bitCount: 16) })?.code == .codeOfAnotherKind)
        // Kinds and versions of later programs, and too little of everything.
        #expect(refusal(of: symbols(kind: 6) { $0.append([1, 2, 3, 4]) })?.code == .codeOfAnotherKind)
        #expect(refusal(of: symbols(version: 1, kind: 0) { $0.append([10, 0, 0, 1]) })?.code == .codeVersion)
        #expect(refusal(of: [0, 1, 2, 3, 4])?.code == .codeOfAnotherKind)
        #expect(refusal(of: symbols(kind: 2) { $0.append([1, 2, 3, 4]) })?.code == .codeOfAnotherKind)
    }

    @Test func whateverIsTypedIsAnsweredWithACodeOrARefusal() throws {
        let seed: UInt64 = 20_261_201
        var random = SplitMix64(seed: seed)
        for round in 0..<3_000 {
            let count = Int.random(in: 0...190, using: &random)
            let symbols = (0..<count).map { _ in UInt8.random(in: 0...31, using: &random) }
            let filled =
                symbols.count % 5 == 0 && !symbols.isEmpty ? symbols : symbols + [UInt8](repeating: 0, count: 5 - symbols.count % 5)
            guard filled.count <= 155 else { continue }
            let text = SpokenCode.text(filled)
            if let code = try? InvitationCode(text) { #expect(code.text == text, "seed \(seed), round \(round)") }
        }
    }
}
