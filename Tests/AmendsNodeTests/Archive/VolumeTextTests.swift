import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Foundation
import Testing

/// `protocol/archive.md` and its vector.
@Suite struct VolumeTextTests {
    private static let lines: [VolumeLine] = [
        .listed(
            .init(
                serial: "S012-2026-11-0001", number: "S012-1f3a-000017", record: RecordID(high: 1, low: 2), received: 1_793_672_400_000,
                heads: [Digest(a: 1, b: 2, c: 3, d: 4), Digest(a: 5, b: 6, c: 7, d: 8)], outcome: "resolved", paper: "柜3\t第2层\\A\n备用")),
        .listed(
            .init(
                serial: "S012-2026-11-0002", number: "S012-1f3a-000018", record: RecordID(high: 1, low: 3), received: 1_793_672_400_000,
                heads: [.zero], outcome: "")),
        .addendum(
            .init(
                serial: "S012-2026-10-0003", number: "S012-1f3a-000004", record: RecordID(high: 1, low: 4), received: 1_791_000_000_000,
                heads: [.zero], outcome: "explained")),
        .merged(number: "S012-1f3a-000019", record: RecordID(high: 1, low: 5), into: RecordID(high: 1, low: 2).description),
        .carriedOver(number: "S012-1f3a-000020", record: RecordID(high: 1, low: 6)),
        .heldBack(number: "S012-1f3a-000021", record: RecordID(high: 1, low: 7), rule: "order.mandatory"),
    ]

    private static func text() throws -> VolumeText {
        VolumeText(
            scope: .site(try #require(SiteCode("S012"))), number: "S012-2026-11", month: november, supplement: 0, rule: "closed",
            lines: lines,
            previous: Digest(a: 9, b: 9, c: 9, d: 9), sealedAt: 1_796_000_000_000, node: try testKey(7).node)
    }

    @Test func everyLineIsReadAsItWasWritten() {
        for line in Self.lines {
            #expect(line.text.hasSuffix("\n") && line.text.dropLast().unicodeScalars.allSatisfy { $0 != "\n" })
            #expect(VolumeLine(String(line.text.unicodeScalars.dropLast())) == line)
        }
        let odd = VolumeLine.carriedOver(number: "a\r\n\u{301}\t\\n", record: .zero)
        #expect(VolumeLine(String(odd.text.unicodeScalars.dropLast())) == odd)
    }

    @Test(
        "a line that is not exactly as it would be written is refused",
        arguments: [
            "", "case", "open\tx", "open\tx\tzz", "open\tx\t00000000000000000000000000000000\t",
            "open\tx\\q\t00000000000000000000000000000000",
            "open\tx\\\t00000000000000000000000000000000", "OPEN\tx\t00000000000000000000000000000000",
            "open\tx\t000000000000000000000000000000AB", "case\ts\tn\t00000000000000000000000000000000\t01\t\tr\t",
            "case\ts\tn\t00000000000000000000000000000000\t1\t\tr\t", "case\ts\tn\t00000000000000000000000000000000\t1\tabc\tr\t",
        ])
    func otherLinesAreRefused(text: String) { #expect(VolumeLine(text) == nil) }

    @Test func theSignedTextIsReadExactly() throws {
        let text = try Self.text()
        #expect(VolumeText(text.bytes) == text)
        #expect(text.listed == 2 && text.addenda == 1 && text.merged == 1 && text.carriedOver == 1 && text.heldBack == 1)
        let string = String(decoding: text.bytes, as: UTF8.self)
        for changed in [
            string.replacing("listed 2", with: "listed  2"), string.replacing("listed 2", with: "listed 02"), string + "\n",
            string.replacing("scope", with: "Scope"), String(string.dropLast()), "x 1\n" + string, "",
        ] { #expect(VolumeText(Array(changed.utf8)) == nil, "\(changed)") }
    }

    /// What `protocol/vectors/archive.json` holds.
    private struct Vector: Codable, Equatable {
        var about: String
        var lines: [String]
        var contents: String
        var text: String
        var digest: String
        /// 32 bytes, hexadecimal.
        var key: String
        var note: String
    }

    @Test("HS-5.2-1 NG-4.1-2: volumes are written as the vector of the protocol shows, and its signature holds")
    func theVectorIsKept() throws {
        let text = try Self.text()
        let key = try testKey(7)
        var note = try SignedNote(text: text.bytes)
        try note.sign(with: key)
        let made = Vector(
            about: "An archive volume: lines, their digest, the signed text. See protocol/archive.md.", lines: Self.lines.map(\.text),
            contents: text.contents.description, text: String(decoding: text.bytes, as: UTF8.self), digest: text.digest.description,
            key: String(repeating: "07", count: 32), note: String(decoding: note.encoded, as: UTF8.self))
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../protocol/vectors/archive.json")
        if ProcessInfo.processInfo.environment["AMENDS_WRITE_VECTORS"] == "1" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
            try encoder.encode(made).write(to: url)
        }
        let kept = try JSONDecoder().decode(Vector.self, from: Data(contentsOf: url))
        // Signatures of this library differ from time to time; the one that is kept must hold.
        #expect(kept.lines == made.lines && kept.contents == made.contents && kept.text == made.text && kept.digest == made.digest)
        let signed = try SignedNote(encoded: Array(kept.note.utf8))
        #expect(signed.text == text.bytes)
        #expect(try signed.verifiedSigners(among: [key.node]) == [key.node])
        #expect(sha256(Array(kept.lines.joined().utf8)).description == kept.contents)
    }
}
