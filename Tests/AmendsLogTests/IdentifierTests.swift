import AmendsLog
import Testing

@Suite struct IdentifierTests {
    let node = NodeID(key: Digest(a: 0x0123_4567_89ab_cdef, b: 1, c: 2, d: .max))

    @Test func aDigestIsItsThirtyTwoBytesInOrder() {
        let bytes = (0..<32).map { UInt8($0) }
        let digest = Digest(bytes)
        #expect(digest?.a == 0x0001_0203_0405_0607)
        #expect(digest?.d == 0x1819_1a1b_1c1d_1e1f)
        #expect(digest?.bytes == bytes)
        #expect(digest?.description == Hexadecimal.text(bytes))
        #expect(Digest(bytes.dropLast()) == nil)
        #expect(Digest(bytes + [0]) == nil)
    }

    @Test func aDigestIsReadAndWrittenAtAnyPlace() {
        let bytes = (0..<40).map { UInt8($0) }
        for offset in 0...8 {
            let digest = bytes.withUnsafeBytes { Digest(reading: $0, at: offset) }
            #expect(digest.bytes == Array(bytes[offset..<offset + 32]))
            var copy = [UInt8](repeating: 0, count: 40)
            copy.withUnsafeMutableBytes { digest.write(to: $0, at: offset) }
            #expect(Array(copy[offset..<offset + 32]) == digest.bytes)
            #expect(copy.prefix(offset).allSatisfy { $0 == 0 } && copy.suffix(8 - offset).allSatisfy { $0 == 0 })
        }
    }

    @Test func digestsAreOrderedAsTheirBytes() {
        var digests: [Digest] = [.zero, Digest(a: .max, b: .max, c: .max, d: .max)]
        for place in 0..<32 {
            for value in [UInt8(1), 0x7f, 0x80] {
                var bytes = [UInt8](repeating: 0, count: 32)
                bytes[place] = value
                digests.append(contentsOf: Digest(bytes).map { [$0] } ?? [])
            }
        }
        #expect(digests.count == 98)
        for left in digests {
            for right in digests { #expect((left < right) == left.bytes.lexicographicallyPrecedes(right.bytes)) }
        }
    }

    /// FIPS 180-4, one block and two.
    @Test func sha256IsThatOfTheStandard() {
        #expect(sha256([]).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(sha256(Array("abc".utf8)).description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)).description
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    }

    @Test func hexadecimalIsWrittenLowAndReadInBothCases() {
        let bytes = (0...255).map { UInt8($0) }
        let text = Hexadecimal.text(bytes)
        #expect(text.count == 512 && text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
        #expect(Hexadecimal.bytes(text) == bytes)
        #expect(Hexadecimal.bytes(text.uppercased()) == bytes)
        #expect(Hexadecimal.bytes("") == [])
        for wrong in ["0", "0g", "g0", "+1", " 1", "0x", "é", "١٢", "/:", "@`"] { #expect(Hexadecimal.bytes(wrong) == nil, "\(wrong)") }
    }

    @Test func aSiteCodeHasOneToThirtyTwoPlainCharacters() {
        for text in ["S012", "a", "A-b_c.9", String(repeating: "Z", count: 32)] { #expect(SiteCode(text)?.text == text) }
        for text in ["", String(repeating: "Z", count: 33), "S 1", "S/1", "门店", "S\u{301}", "\u{212A}", "a\n", "a:b", "@", "[", "`", "{"] {
            #expect(SiteCode(text) == nil, "\(text)")
        }
    }

    @Test func aScopeIsReadOnlyAsItIsWritten() throws {
        let site = try #require(SiteCode("S012"))
        for scope in [Scope.company, .site(site), .log(node)] {
            #expect(Scope(scope.description) == scope)
            #expect(scope.description.utf8.count <= Scope.maximumByteCount)
        }
        #expect(Scope.site(site).description == "site/S012")
        let refused = [
            "", "Company", "company/", "company ", "site", "site/", "site/a b", "site/a/b", "log/", "log/00", "S012",
            "log/" + node.description.uppercased(), "log/" + node.description + "0",
        ]
        for text in refused { #expect(Scope(text) == nil, "\(text)") }
    }

    @Test func companyComesBeforeEveryOtherScope() throws {
        let scopes: [Scope] = [.company, .log(node), .site(try #require(SiteCode("A"))), .site(try #require(SiteCode("a")))]
        #expect(Array(scopes.reversed()).sorted() == scopes)
        for scope in scopes { #expect(!(scope < scope)) }
    }

    @Test func anOriginIsReadOnlyAsItIsWritten() throws {
        let site = try #require(SiteCode("S012"))
        for scope in [Scope.company, .site(site), .log(node)] {
            for epoch in [Epoch(counter: 0, random: 0), Epoch(counter: 7, random: 0xabc), Epoch(counter: .max, random: .max)] {
                let stream = StreamID(node: node, scope: scope, epoch: epoch)
                #expect(StreamID(origin: stream.origin) == stream)
            }
        }
        let stream = StreamID(node: node, scope: .company, epoch: Epoch(counter: 7, random: 0xabc))
        #expect(stream.origin == "amends/\(node)/7-0000000000000abc/company")
        let refused = [
            "", "amends", "amends///", "amends/\(node)/7-0000000000000abc", "amends/\(node)/7-0000000000000abc/",
            "Amends/\(node)/7-0000000000000abc/company", "amends/\(node)/07-0000000000000abc/company",
            "amends/\(node)/+7-0000000000000abc/company", "amends/\(node)/-7-0000000000000abc/company",
            "amends/\(node)/7-abc/company", "amends/\(node)/7-0000000000000ABC/company",
            "amends/\(node)/4294967296-0000000000000abc/company", "amends/\(node)/7-00000000000000abc/company",
            "amends/\(node.description.uppercased())/7-0000000000000abc/company", "amends/00/7-0000000000000abc/company",
            "amends/\(node)/7-0000000000000abc/company/x", " amends/\(node)/7-0000000000000abc/company",
        ]
        for text in refused { #expect(StreamID(origin: text) == nil, "\(text)") }
    }

    @Test func anImportedRecordHasTheSameNameEveryTime() {
        let record = RecordID(mapping: "orders", source: "17")
        #expect(record == RecordID(mapping: "orders", source: "17"))
        #expect(record != RecordID(mapping: "orders1", source: "7"))
        #expect(RecordID(hexadecimal: record.description) == record)
        #expect(RecordID(record.bytes) == record)
        #expect(RecordID(record.bytes.dropLast()) == nil)
    }

    @Test func aFreshRecordBeginsWithItsTime() {
        let record = RecordID(milliseconds: 0x0123_4567_89ab, random: (0xffff_ffff_ffff_1234, 0x5678))
        #expect(record.description == "0123456789ab12340000000000005678")
        #expect(RecordID(milliseconds: 1, random: (.max, .max)) < RecordID(milliseconds: 2, random: (0, 0)))
    }
}
