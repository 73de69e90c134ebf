import AmendsImport
import Testing

@Suite struct MappingMistakeTests {
    private static let sound = """
        id: shop
        delimiter: comma
        encoding: utf-8
        time_zone: wall-clock
        date_formats: ["%Y-%m-%d"]
        missing: ["?"]
        case: id
        site: {column: shop, slug: true}
        columns:
          kind: {field: category, map: {a: attitude}, default: other}
          how: {field: channel, absent: other}
        constants: {kind: complaint}
        acts:
          - {kind: case.receive, at: day}
          - {kind: case.close, when: {column: state, is: done}, at: closed}
        """

    @Test func theMappingTheMistakesAreMadeInIsSound() throws {
        let mapping = try ImportMapping(yaml: Self.sound)
        #expect(mapping.id == "shop")
        #expect(mapping.columnNames == ["id", "shop", "kind", "how", "day", "state", "closed"])
        #expect(!mapping.isEventLog)
    }

    /// What is replaced by what, on which line the mistake is seen, and words its message must hold: the
    /// name of the thing, and what to do.
    static let mistakes: [(old: String, new: String, line: Int, words: [String])] = [
        ("id: shop\n", "", 1, ["'id' is missing", "id: la311"]),
        ("id: shop", "id: Shop 1", 1, ["id 'Shop 1'", "a–z"]),
        ("delimiter: comma", "delimiter: commas", 2, ["'commas'", "semicolon"]),
        ("delimiter: comma", "delimiter: 'x'", 2, ["'x'", "semicolon"]),
        ("encoding: utf-8", "encoding: latin", 3, ["'latin'", "windows-1252"]),
        ("time_zone: wall-clock\n", "", 1, ["'time_zone' is missing", "Asia/Shanghai"]),
        ("time_zone: wall-clock", "time_zone: Mars/Olympus", 4, ["Mars/Olympus", "wall-clock"]),
        ("date_formats: [\"%Y-%m-%d\"]\n", "", 1, ["'date_formats' is missing", "%Y"]),
        ("\"%Y-%m-%d\"", "\"%Y-%Q-%d\"", 5, ["%Y-%Q-%d", "%y %m"]),
        ("\"%Y-%m-%d\"", "", 5, ["date_formats is empty", "%Y-%m-%d"]),
        ("missing:", "misssing:", 6, ["'misssing'", "did you mean 'missing'?"]),
        ("case: id\n", "", 1, ["'case' is missing", "column"]),
        ("case: id", "case: [id]", 7, ["case must be one text"]),
        ("{column: shop, slug: true}", "Shop Nr. 1", 8, ["'Shop Nr. 1' is no site code", "1 to 32"]),
        ("{column: shop, slug: true}", "{slug: true}", 8, ["site", "'column'"]),
        ("slug: true", "slug: maybe", 8, ["slug must be true or false"]),
        ("slug: true", "prefix: 'A B'", 8, ["prefix must be 1 to 16"]),
        ("slug: true", "map: {x: 'A B'}", 8, ["'A B' is no site code"]),
        ("field: category", "field: categori", 10, ["'categori'", "did you mean 'category'?"]),
        ("field: category", "field: zzzzzz", 10, ["'zzzzzz'", "its fields are number, kind, channel"]),
        ("field: category", "field: received_at", 10, ["'received_at'", "'at' of case.receive"]),
        ("field: category", "field: duplicate_of", 10, ["'duplicate_of'", "cannot name other records"]),
        ("field: category, map: {a: attitude}, default: other", "map: {a: attitude}", 10, ["column 'kind'", "'field'"]),
        ("map: {a: attitude}, default", "default", 10, ["'default'", "column 'kind' has no map"]),
        (
            "field: category, map: {a: attitude}, default: other", "field: severity, map: {a: huge}", 10,
            ["'huge'", "minor, general, severe, major"]
        ),
        ("field: category, map: {a: attitude}, default: other", "field: score, absent: many", 10, ["'many'", "whole number"]),
        ("field: category, map: {a: attitude}, default: other", "field: demanded, absent: x1", 10, ["'x1'", "128.50"]),
        ("field: channel, absent: other", "field: category", 14, ["'category' more than once"]),
        ("  how: {field: channel, absent: other}\n", "", 13, ["case.receive needs field 'channel'", "'constants'"]),
        ("{kind: complaint}", "{kynd: complaint}", 12, ["'kynd'", "did you mean 'kind'?"]),
        ("{kind: complaint}", "{occurred_at: '2024-01-01'}", 12, ["'occurred_at'", "columns only"]),
        ("case.receive, at: day", "case.close, at: day", 14, ["the first act must be case.receive"]),
        ("case.receive, at: day", "case.receive", 14, ["case.receive needs 'at'"]),
        ("case.receive, at: day", "case.receive, at: day, when: {column: x, is: y}", 14, ["every case is received"]),
        ("kind: case.close", "kind: case.receive", 15, ["only be the first act"]),
        ("kind: case.close", "kind: case.cloze", 15, ["'case.cloze'", "did you mean 'case.close'?"]),
        ("kind: case.close", "kind: site.define", 15, ["'site.define' is no act on a case"]),
        ("kind: case.close", "kind: case.follow-up", 15, ["case.follow-up needs field 'satisfied'"]),
        ("kind: case.close, ", "", 15, ["an act needs its 'kind'"]),
        ("{column: state, is: done}", "{is: done}", 15, ["when needs a 'column'"]),
        ("{column: state, is: done}", "{column: state}", 15, ["when says nothing", "is_not"]),
        ("{column: state, is: done}", "{column: state, rises: true}", 15, ["'rises'", "event_log"]),
        ("{column: state, is: done}", "{column: state, at_least: many}", 15, ["at_least must be a whole number"]),
        ("at: closed}", "ad: closed}", 15, ["'ad'", "did you mean 'at'?"]),
        ("acts:\n", "acts: case.close\nother:\n", 13, ["acts must be a list"]),
        ("missing: [\"?\"]", "missing: [\"?\"", 7, ["this is no YAML"]),
        ("delimiter: comma", "id: twice", 1, ["written twice", "id"]),
        ("missing: [\"?\"]", "event_log: {order: n}", 6, ["event_log needs 'at'"]),
        ("missing: [\"?\"]", "event_log: {at: t, order: {column: n, as: word}}", 6, ["order needs a column", "as: time"]),
        ("missing: [\"?\"]", "event_log: {at: t, kinds: case.amend}", 6, ["kinds must be a list"]),
        (
            "missing: [\"?\"]", "event_log: {at: t, kinds: [{kind: case.reopen, when: {column: n, rises: true}}]}", 6,
            ["case.reopen needs field 'reason'"]
        ),
    ]

    @Test(arguments: mistakes.indices) func aMistakeIsNamedWithItsLineAndWhatToDo(_ index: Int) throws {
        let mistake = Self.mistakes[index]
        #expect(Self.sound.contains(mistake.old))
        let yaml = Self.sound.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
        let error = #expect(throws: ImportError.self) { try ImportMapping(yaml: yaml) }
        #expect(error?.code == .mapping)
        let found = error?.mistakes.contains { seen in seen.line == mistake.line && mistake.words.allSatisfy(seen.message.contains) }
        #expect(found == true, "no mistake in line \(mistake.line) with \(mistake.words) in:\n\(error.map(String.init(describing:)) ?? "")")
    }

    @Test func allMistakesAreListedInTheOrderOfTheirLines() throws {
        let yaml = Self.sound
            .replacing("encoding: utf-8", with: "encoding: latin")
            .replacing("field: category", with: "field: categori")
            .replacing("case.close", with: "case.cloze")
        let error = try #require(throws: ImportError.self) { try ImportMapping(yaml: yaml) }
        #expect(error.mistakes.map(\.line) == [3, 10, 15])
        #expect(error.description.contains("\n  line 10: "))
    }

    @Test func aMappingThatIsTooLongOrUnfoldsWithoutEndIsRefused() throws {
        let long = Self.sound + "\n#" + String(repeating: "x", count: ImportLimits.maximumMappingByteCount)
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...6 {
            bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }
        for yaml in [long, bomb + Self.sound, "", "- a\n- b", "just text"] {
            let error = try #require(throws: ImportError.self) { try ImportMapping(yaml: yaml) }
            #expect(error.code == .mapping)
            #expect(!error.mistakes.isEmpty)
        }
    }

    @Test func everyShippedMappingIsSound() throws {
        #expect(ShippedMappings.names == ["cfpb", "la311", "nyc311", "servicenow"])
        for name in ShippedMappings.names {
            let text = try #require(ShippedMappings.text(named: name))
            let mapping = try ImportMapping(yaml: text)
            #expect(mapping.id == name)
            #expect(mapping.timeZone == "wall-clock")
        }
        #expect(ShippedMappings.text(named: "other") == nil)
    }

    @Test func columnsTheFileLacksAreNamedTogetherWithThoseItHas() throws {
        let error = try #require(throws: ImportError.self) { try Importing.text("ID,how,shop,kind,Day\n", mapping: Self.sound) }
        #expect(error.code == .header)
        #expect(error.message.contains("ID, how, shop, kind, Day"))
        #expect(
            error.mistakes.map(\.description) == [
                "line 7: the file has no column 'id'; did you mean 'ID'?", "line 14: the file has no column 'day'; did you mean 'Day'?",
                "line 15: the file has no column 'state'", "line 15: the file has no column 'closed'",
            ])
    }

    @Test func aHeaderWithTheSameNameTwiceOrOneColumnOnlyOrNoneIsRefused() throws {
        let twice = try #require(throws: ImportError.self) { try Importing.text("id,day,text,day\n", mapping: Mappings.plain()) }
        #expect(twice.mistakes.map(\.message) == ["the file has 2 columns 'day'; rename all but one"])
        let one = try #require(throws: ImportError.self) { try Importing.text("id;day;text\n", mapping: Mappings.plain()) }
        #expect(one.message.contains("is the mapping's delimiter the file's?"))
        let none = try #require(throws: ImportError.self) { try Importing.text("\n\n", mapping: Mappings.plain()) }
        #expect(none.code == .header)
        let broken = try #require(throws: ImportError.self) { try Importing.text("\"id,day\n", mapping: Mappings.plain()) }
        #expect(broken.code == .header)
    }
}
