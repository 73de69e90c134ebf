import AmendsModel
import AmendsPolicy
import Testing

/// Every mistake that a pack can have, one at a time: it is named, with the line it stands in, and
/// nothing else is said.
@Suite struct PackMistakeTests {
    /// A pack without mistakes, as short as one can be.
    static let right = """
        id: ours
        version: 3
        title: {en: Ours, zh-Hans: 我们的制度, zh-Hant: 我們的制度}
        effective_from: 2027-03-01
        terms:
          complainant: {en: member, zh-Hans: 会员, zh-Hant: 會員}
        roles:
          - {code: store_manager, en: manager, zh-Hans: 店长, zh-Hant: 店長}
          - {code: company_leader, en: leader, zh-Hans: 公司领导, zh-Hant: 公司領導}
        channels:
          - {code: phone, en: telephone, zh-Hans: 电话, zh-Hant: 電話}
        categories:
          - {code: price, en: price, zh-Hans: 价格, zh-Hant: 價格}
          - {code: inflated, parent: price, en: too dear, zh-Hans: 虚高, zh-Hant: 虛高}
        taxonomies:
          severity:
            - {code: severe, en: severe, zh-Hans: 严重, zh-Hant: 嚴重}
          department:
            - {code: till, en: till, zh-Hans: 收银, zh-Hant: 收銀}
        receipt:
          requires: [channel, content]
          anonymous: true
        milestones:
          - M01
          - {id: M02, requires: [apologised], roles: [store_manager]}
          - {id: M06, requires: [report]}
          - M09
          - M11
          - M12
          - M14
        clocks:
          respond: {from: M01, to: M02, general: 2 hours, urgent: 30 minutes}
          investigate: {from: M01, to: M06, general: {ours: 5 working days, for: X-1}, maximum: 15 working days}
          resolve: {from: M01, to: M12, general: 12 working days}
        parameters:
          authority.on_site_fen: 20000
          extension.approver: company_leader
          rework.from: M09
          routing: {price: till}
          pause.clocks: [resolve]
          reception.hours: always

        """

    struct Broken: Sendable, CustomTestStringConvertible {
        var name: String
        var old: String
        var new: String
        /// A part of the line that the mistake stands in.
        var at: String
        var fault: PackMistake.Fault

        init(_ name: String, _ old: String, _ new: String, at: String? = nil, _ fault: PackMistake.Fault) {
            (self.name, self.old, self.new, self.at, self.fault) = (name, old, new, at ?? new, fault)
        }

        var testDescription: String { name }

        var text: String { PackMistakeTests.right.replacingOccurrence(of: old, with: new) }
        var line: Int {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return (lines.firstIndex { $0.contains(at) } ?? -2) + 1
        }
    }

    static let topKeys = [
        "id", "version", "title", "source", "effective_from", "interpreted_by", "terms", "roles", "channels", "categories", "taxonomies",
        "receipt", "milestones", "clocks", "parameters",
    ]

    static let tree: [Broken] = [
        .init(
            "unknown section", "receipt:", "receit:\n  x: 1\nreceipt:", at: "receit:",
            .unknownKey("receit", place: "", nearest: "receipt", known: topKeys)),
        .init("section missing", "id: ours\n", "source: X\n", at: "source: X", .missingKey("id", place: "")),
        .init("key twice", "version: 3", "version: 2\nversion: 3", at: "version: 3", .writtenTwice(key: "version")),
        .init(
            "parameter twice", "  rework.from: M09", "  rework.from: M06\n  rework.from: M09", at: "rework.from: M09",
            .writtenTwice(key: "rework.from")),
        .init("no section", "receipt:\n  requires: [channel, content]\n  anonymous: true", "receipt: yes", .notASection(place: "receipt")),
        .init("no list", "requires: [channel, content]", "requires: channel", .notAList(place: "receipt.requires")),
        .init("no text", "effective_from: 2027-03-01", "effective_from: [1]", .notAText(place: "effective_from")),
        .init("no switch", "anonymous: true", "anonymous: sometimes", .notAFlag(place: "receipt.anonymous")),
        .init("no number", "authority.on_site_fen: 20000", "authority.on_site_fen: plenty", .notANumber(place: "authority.on_site_fen")),
        .init(
            "out of bounds", "authority.on_site_fen: 20000", "authority.on_site_fen: -1",
            .outOfBounds(place: "authority.on_site_fen", number: -1, minimum: 0, maximum: 100_000_000)),
        .init(
            "version out of bounds", "version: 3", "version: 0", .outOfBounds(place: "version", number: 0, minimum: 1, maximum: 1_000_000)),
        .init("bad id", "id: ours", "id: Ours & Co", .badIdentifier("Ours & Co", place: "id")),
        .init("bad day", "2027-03-01", "2027-02-30", .badDate("2027-02-30")),
        .init("label missing", "zh-Hans: 电话, ", "", at: "code: phone", .labelMissing(language: "zh-Hans", place: "channels.phone")),
        .init("label empty", "zh-Hant: 電話", "zh-Hant: ''", .labelMissing(language: "zh-Hant", place: "channels.phone")),
        .init("term without a name", "zh-Hant: 會員", "zh-Hant: ''", .labelMissing(language: "zh-Hant", place: "terms.complainant")),
        .init(
            "unknown language", "zh-Hant: 會員}", "zh-Hant: 會員, fr: membre}",
            .unknownKey("fr", place: "terms.complainant", nearest: nil, known: ["en", "zh-Hans", "zh-Hant"])),
        .init(
            "unknown parameter", "rework.from: M09", "rework.form: M09",
            .unknownKey("rework.form", place: "parameters", nearest: "rework.from", known: [])),
        .init(
            "origin without value", "{ours: 5 working days, for: X-1}", "{for: X-1}",
            .missingKey("ours", place: "clocks.investigate.general")),
    ]

    static let codes: [Broken] = [
        .init(
            "unknown channel", "code: phone", "code: fone",
            .unknownCode("fone", place: "channels", nearest: "phone", known: CaseCode.channels)),
        .init(
            "unknown part", "code: inflated", "code: dear",
            .unknownCode("dear", place: "categories", nearest: nil, known: PackTaxonomy.category.parts)),
        .init(
            "code twice", "channels:", "channels:\n  - {code: phone, en: a, zh-Hans: 甲, zh-Hant: 甲}", at: "en: telephone",
            .codeTwice("phone", place: "channels")),
        .init("parent unknown", "parent: price", "parent: prize", .parentUnknown("prize", place: "categories")),
        .init("code without its code", "{code: phone, ", "{", at: "en: telephone", .missingKey("code", place: "channels")),
        .init(
            "unknown taxonomy", "  severity:", "  severety:",
            .unknownTaxonomy("severety", nearest: "severity", known: PackTaxonomy.all.map(\.name))),
        .init(
            "severity of one's own", "code: severe", "code: x_hopeless",
            .unknownCode("x_hopeless", place: "taxonomies.severity", nearest: nil, known: CaseField.severities)),
        .init(
            "unknown field", "[channel, content]", "[channel, contnet]",
            .unknownField("contnet", place: "receipt.requires", nearest: "content")),
        .init("field twice", "[channel, content]", "[channel, channel]", .codeTwice("channel", place: "receipt.requires")),
        .init(
            "field that a receipt cannot set", "[channel, content]", "[channel, feedback]",
            .fieldNotOfAct(field: "feedback", milestone: .received)),
        .init(
            "field that only a later step sets", "requires: [apologised]", "requires: [report]", at: "id: M02",
            .fieldNotOfAct(field: "report", milestone: .acknowledged)),
        .init(
            "category that is off", "routing: {price: till}", "routing: {attitude: till}",
            .codeIsOff("attitude", place: "routing", taxonomy: "category")),
        .init(
            "department that is off", "routing: {price: till}", "routing: {price: cellar}",
            .codeIsOff("cellar", place: "routing", taxonomy: "department")),
        .init(
            "choice that is none", "reception.hours: always", "reception.hours: alway",
            .unknownCode("alway", place: "reception.hours", nearest: "always", known: ["always", "opening"])),
        .init(
            "priorities not for all", "  reception.hours: always",
            "  priority: {minor.general: P4, minor.urgent: P3, general.general: P3, general.urgent: P2, severe.general: P2, severe.urgent: P1}",
            .priorityMissing(["major.general", "major.urgent"])),
    ]

    static let steps: [Broken] = [
        .init("unknown milestone", "  - M11", "  - M17", .unknownMilestone("M17", place: "milestones")),
        .init("milestone twice", "  - M11", "  - M11\n  - {id: M09}", at: "{id: M09}", .milestoneTwice(.planned)),
        .init(
            "milestone without its id", "{id: M06, requires: [report]}", "{requires: [report]}\n  - M06", at: "{requires",
            .missingKey("id", place: "milestones")),
        .init("no closing", "  - M14\n", "", at: "  - M01", .milestoneMissing(.closed)),
        .init(
            "closing before the answer", "  - M12\n  - M14", "  - M14\n  - M12", at: "  - M12",
            .wrongOrder(first: .answered, second: .closed)),
        .init(
            "first step comes later", "  - M01\n  - {id: M02, requires: [apologised], roles: [store_manager]}",
            "  - {id: M02, requires: [apologised], roles: [store_manager]}\n  - M01", at: "  - M01",
            .wrongOrder(first: .received, second: .acknowledged)),
        .init(
            "plan after execution", "  - M09\n  - M11", "  - M11\n  - M09", at: "  - M09", .wrongOrder(first: .planned, second: .executed)),
        .init(
            "round begins with a step that is off", "rework.from: M09", "rework.from: M05", .unknownMilestone("M05", place: "rework.from")),
    ]

    static let clocks: [Broken] = [
        .init(
            "unknown clock", "  respond:", "  reply:",
            .unknownKey("reply", place: "clocks", nearest: nil, known: ClockKind.allCases.map(\.code))),
        .init(
            "clock of a milestone that is off", "from: M01, to: M12", "from: M01, to: M13", .clockWithoutMilestone(.resolve, .followedUp)),
        .init("clock without an end", "to: M12, ", "", at: "  resolve:", .missingKey("to", place: "clocks.resolve")),
        .init("moment that is none", "to: M12", "to: lunch", .unknownMoment("lunch", place: "clocks.resolve.to")),
        .init("limit that is none", "general: 2 hours", "general: two hours", .badLimit("two hours", place: "clocks.respond.general")),
        .init("limit without a unit", "general: 12 working days", "general: 12", .badLimit("12", place: "clocks.resolve.general")),
        .init(
            "limit out of bounds", "12 working days", "4000 working days",
            .outOfBounds(place: "clocks.resolve.general", number: 4000, minimum: 1, maximum: 3660)),
        .init("clock without a limit", ", general: 12 working days", "", at: "  resolve:", .limitMissing(.resolve)),
        .init(
            "answer before the investigation ends", "general: 12 working days", "general: 4 working days",
            .notIncreasing(earlier: .investigate, later: .resolve, urgent: false)),
        .init(
            "hours after working days", "general: 12 working days", "general: 300 hours",
            .notIncreasing(earlier: .investigate, later: .resolve, urgent: false)),
        .init("urgent longer than general", "urgent: 30 minutes", "urgent: 3 hours", .urgentAboveGeneral(.respond)),
        .init("maximum below the limit", "maximum: 15 working days", "maximum: 3 working days", .maximumBelowLimit(.investigate)),
        .init("pause of a clock that is off", "pause.clocks: [resolve]", "pause.clocks: [plan]", .clockIsOff(.plan, place: "pause.clocks")),
    ]

    static let people: [Broken] = [
        .init(
            "unknown role", "roles: [store_manager]", "roles: [store_manger]",
            .unknownRole("store_manger", place: "milestones.M02.roles", nearest: "store_manager")),
        .init(
            "role that is no role", "code: company_leader", "code: emperor", at: "code: emperor",
            .unknownCode("emperor", place: "roles", nearest: nil, known: StaffRole.allCases.map(\.rawValue))),
        .init(
            "approver that the pack does not name", "extension.approver: company_leader", "extension.approver: leading_group",
            .roleNotNamed(.leadingGroup, place: "extension.approver")),
    ]

    @Test("The pack that the broken ones are made of has no mistake") func theRightOneIsRight() throws {
        let pack = try PackReader.read(Self.right)
        #expect(pack.name.description == "ours/3" && pack.steps.count == 7 && pack.clocks.count == 3)
        #expect(pack.origin(of: "investigate.general") == .ours(placeholder: "X-1"))
        #expect(pack.origin(of: "investigate.maximum") == .regulation)
        #expect(pack.entry("price", in: "routing") == "till")
    }

    @Test(
        "A mistake is named, with its line, and nothing else",
        arguments: tree + codes + steps + clocks + people.filter { $0.name != "role that is no role" })
    func aMistakeIsNamed(broken: Broken) throws {
        #expect(broken.text != Self.right, "the test changes nothing")
        #expect(Self.mistakes(broken.text) == [PackMistake(line: broken.line, broken.fault)])
    }

    @Test("A role that is no role is missed where it should approve, too") func aRoleThatIsNoRole() throws {
        let broken = try #require(Self.people.first { $0.name == "role that is no role" })
        #expect(
            Self.mistakes(broken.text) == [
                PackMistake(line: broken.line, broken.fault),
                PackMistake(
                    line: Self.line(of: "extension.approver", in: broken.text), .roleNotNamed(.companyLeader, place: "extension.approver")),
            ])
    }

    @Test("An approver must be one who may approve") func anApproverMustBeAllowedTo() {
        let text = Self.right.replacingOccurrence(of: "roles:\n", with: "roles:\n  - {code: intake, en: desk, zh-Hans: 前台, zh-Hant: 前台}\n")
            .replacingOccurrence(of: "extension.approver: company_leader", with: "extension.approver: intake")
        let line = Self.line(of: "extension.approver", in: text)
        #expect(Self.mistakes(text) == [PackMistake(line: line, .mayNotApprove(.intake, .extending, place: "extension.approver"))])
    }

    @Test("A limit that decreases for urgent cases only is said to be so") func decreasingForUrgentCases() {
        let text = Self.right.replacingOccurrence(of: "general: 12 working days", with: "general: 12 working days, urgent: 2 working days")
        #expect(
            Self.mistakes(text) == [
                PackMistake(
                    line: Self.line(of: "  resolve:", in: text), .notIncreasing(earlier: .investigate, later: .resolve, urgent: true))
            ])
    }

    @Test("All mistakes of a pack are listed at once, in the order of their lines") func allAtOnce() {
        var text = Self.right
        for broken in [Self.tree[7], Self.tree[9], Self.codes[0], Self.steps[0], Self.clocks[4], Self.people[0]] {
            text = text.replacingOccurrence(of: broken.old, with: broken.new)
        }
        text = text.replacingOccurrence(of: "version: 3", with: "version: 3\nversion: 4\nversion: 5")
        let mistakes = Self.mistakes(text)
        #expect(mistakes.count == 8, "\(mistakes)")
        #expect(mistakes.map(\.line) == mistakes.map(\.line).sorted())
        #expect(mistakes.filter { $0.fault == .writtenTwice(key: "version") }.count == 2)
    }

    @Test("What is no pack at all is refused with a word") func noPackAtAll() {
        #expect(Self.mistakes("") == [PackMistake(line: 1, .empty)])
        #expect(Self.mistakes("just words").map(\.fault) == [.notASection(place: "")])
        guard case .notYAML? = Self.mistakes("id: [ours\nversion: 3\n").first?.fault else {
            Issue.record("an open bracket is no YAML")
            return
        }
        let long = Self.right + "# " + String(repeating: "长", count: PackLimits.maximumByteCount / 3) + "\n"
        #expect(Self.mistakes(long) == [PackMistake(line: 1, .tooLong(bytes: long.utf8.count, maximum: PackLimits.maximumByteCount))])
        let unfolding =
            "a: &a [1, 2, 3, 4, 5, 6, 7, 8]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n"
            + "d: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d]\n"
        #expect(Self.mistakes(unfolding) == [PackMistake(line: 1, .tooManyParts(maximum: 20_000))])
    }

    @Test("The same text gives the same mistakes") func itIsDeterministic() {
        for broken in Self.tree + Self.codes { #expect(Self.mistakes(broken.text) == Self.mistakes(broken.text)) }
    }

    static func mistakes(_ text: String) -> [PackMistake] {
        do throws(PackError) {
            _ = try PackReader.read(text)
            return []
        } catch { return error.mistakes }
    }

    static func line(of part: String, in text: String) -> Int {
        (text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(part) } ?? -2) + 1
    }
}

extension String {
    /// The first occurrence of `part` replaced.
    func replacingOccurrence(of part: String, with other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return replacingCharacters(in: range, with: other)
    }

    private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
