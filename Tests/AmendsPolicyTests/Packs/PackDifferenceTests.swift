import AmendsModel
import AmendsPolicy
import Testing

@Suite struct PackDifferenceTests {
    static func changed(_ old: String, _ new: String) throws -> [PackDifference] {
        let right = try PackReader.read(PackMistakeTests.right)
        return right.differences(from: try PackReader.read(PackMistakeTests.right.replacingOccurrence(of: old, with: new)))
    }

    @Test("A pack does not differ from itself, nor by its version or its comments") func nothing() throws {
        for pack in ShippedPacks.all { #expect(pack.differences(from: pack).isEmpty, "\(pack.id)") }
        #expect(try Self.changed("version: 3", "version: 4 # new").isEmpty)
    }

    @Test("A changed limit is told with both values and where they come from") func limit() throws {
        #expect(
            try Self.changed("{ours: 5 working days, for: X-1}", "6 working days") == [
                PackDifference(
                    place: .limit(.investigate, .general), old: .limit(.workingDays(5), .ours(placeholder: "X-1")),
                    new: .limit(.workingDays(6), .regulation))
            ])
    }

    @Test("What only one of two packs has stands on one side") func addedAndRemoved() throws {
        let code = Pack.Code("phone", .init("telephone", "电话", "電話"))
        let other = Pack.Code("letter", .init("letter", "信函", "信函"))
        #expect(
            try Self.changed(
                "{code: phone, en: telephone, zh-Hans: 电话, zh-Hant: 電話}", "{code: letter, en: letter, zh-Hans: 信函, zh-Hant: 信函}") == [
                    PackDifference(place: .code(taxonomy: "channel", code: "phone", parent: nil), old: .code(code), new: nil),
                    PackDifference(place: .code(taxonomy: "channel", code: "letter", parent: nil), old: nil, new: .code(other)),
                ])
        #expect(try Self.changed("  - M11\n", "") == [PackDifference(place: .step(.executed), old: .step(.init(.executed)), new: nil)])
    }

    @Test("Another order of the same steps is one difference") func order() throws {
        let found = try Self.changed("  - M11\n  - M12", "  - M12\n  - M11")
        #expect(found.map(\.place) == [.order])
    }

    @Test("A changed parameter, receipt field and name are told, in the order of the file") func several() throws {
        let right = try PackReader.read(PackMistakeTests.right)
        let text = PackMistakeTests.right.replacingOccurrence(of: "authority.on_site_fen: 20000", with: "authority.on_site_fen: 30000")
            .replacingOccurrence(of: "[channel, content]", with: "[channel, place]").replacingOccurrence(of: "en: Ours", with: "en: Theirs")
        let found = right.differences(from: try PackReader.read(text))
        #expect(
            found.map(\.place) == [
                .title, .receiptField(CaseField.content), .receiptField(CaseField.place), .parameter("authority.on_site_fen"),
            ])
        #expect(found.last?.new == .parameter(.integer(30_000), .regulation))
    }
}
