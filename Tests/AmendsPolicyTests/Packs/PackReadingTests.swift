import AmendsModel
import AmendsPolicy
import Testing

@Suite struct PackReadingTests {
    static func read(_ old: String, _ new: String) throws -> Pack {
        try PackReader.read(PackMistakeTests.right.replacingOccurrence(of: old, with: new))
    }

    @Test("A parameter that a pack leaves out has its fallback, and that is ours") func fallbacks() throws {
        let pack = try PackReader.read(PackMistakeTests.right)
        #expect(pack.integer("retention.years") == 3 && pack.origin(of: "retention.years") == .ours(placeholder: nil))
        #expect(pack.integer("authority.on_site_fen") == 20_000 && pack.origin(of: "authority.on_site_fen") == .regulation)
    }

    @Test("A fallback never names what the pack has not") func fallbacksFit() throws {
        let pack = try PackReader.read(PackMistakeTests.right)
        // No safety hazard among its categories, no M05 or M13 among its steps, no leading group.
        #expect(pack.table("severity.floor").isEmpty)
        #expect(pack.text("reopen.from") == "M06")
        #expect(pack.role("destroy.approver") == .companyLeader)
        let without = PackMistakeTests.right.replacingOccurrence(
            of: "  - {code: company_leader, en: leader, zh-Hans: 公司领导, zh-Hant: 公司領導}\n", with: ""
        )
        .replacingOccurrence(of: "  extension.approver: company_leader\n", with: "")
        let alone = try PackReader.read(without)
        #expect(alone.role("destroy.approver") == nil && alone.role("extension.approver") == .storeManager)
    }

    @Test("Limits are read in minutes, hours, working days and days") func limits() throws {
        func limit(_ text: String) throws -> ClockLimit? {
            try Self.read("general: 12 working days", "general: \(text)").clock(.resolve)?.general
        }
        #expect(try limit("20 days") == .calendarDays(20))
        #expect(
            try Self.read("general: 2 hours, urgent: 30 minutes", "general: 1 hour, urgent: 1 minute").clock(.respond)?.urgent
                == .minutes(1))
    }

    @Test("A code of one's own begins with x_ and is named like any other") func ownCodes() throws {
        let pack = try Self.read("code: inflated, parent: price", "code: x_haircut")
        #expect(
            pack.allows("x_haircut", in: CaseField.category) && pack.words(for: "x_haircut", in: CaseField.category)?.simplified == "虚高")
        #expect(!pack.allows("attitude", in: CaseField.category) && pack.allows("anything", in: CaseField.remedy))
    }

    @Test("Parts are subcategories; a further class is written with its dimension") func wordsOfCodes() throws {
        let salon = try #require(ShippedPacks.pack(named: "salon"))
        #expect(salon.words(for: "prepaid_card", in: CaseField.subcategory)?.simplified == "预付卡")
        #expect(salon.words(for: "prepaid_card", in: CaseField.category) == nil)
        #expect(salon.words(for: "sorting:false_ad", in: CaseField.classification)?.simplified == "虚假宣传")
        #expect(salon.words(for: "false_ad", in: CaseField.classification) == nil)
        #expect(salon.words(for: "valid", in: CaseField.confirmedNature)?.english == "valid complaint")
    }
}
