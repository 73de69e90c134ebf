import AmendsModel
import AmendsPolicy
import Testing

/// What the night market's plan says stands in its pack.
@Suite struct NightMarketPackTests {
    let market: RegulationPack
    init() throws { market = try RegulationPack("night-market") }

    @Test("NM-4.3-2 C4: the leading group meets within 24 hours of the matter reaching it") func meeting() {
        let clock = market.pack.clock(.meeting)
        #expect(clock?.general == .minutes(24 * 60) && clock?.start == .escalated && clock?.stop == .meetingHeld)
        #expect(market.wrote("meeting.general"))
    }

    @Test("NM-4.3-1: reported up when it cannot be solved on the spot or the customer is dissatisfied") func escalation() {
        #expect(market.pack.texts("escalation.triggers") == ["not_solvable_on_site", "dissatisfied"])
        #expect(market.pack.role("escalation.target") == .leadingGroup)
        #expect(market.wrote("escalation.triggers", "escalation.target"))
    }

    @Test("NM-4.3-5: a major matter needs a special meeting") func specialMeeting() {
        #expect(market.pack.texts("meeting.special_for") == ["major"] && market.wrote("meeting.special_for"))
    }

    @Test("NM-3-1 C13: the leading group's people; stall owners in it stand aside in their own matter") func leadingGroup() {
        #expect(market.pack.role("group.leading.head") == .storeManager && market.words("store_manager", in: "role") == "市场经理")
        #expect(market.pack.role("group.leading.deputy") == .customerRelations && market.words("customer_relations", in: "role") == "客服主管")
        #expect(market.pack.roles("group.leading.members") == [.stallOwner, .logistics])
        #expect(market.pack.flag("recusal.required"))
    }

    @Test("NM-2-1 NM-2-2 NM-2-3 NM-2-4 NM-2-5: five classes of risk with their parts") func risks() {
        #expect(market.named("category") == ["service_quality", "environment", "price", "safety_hazard", "handling"])
        #expect(market.named("category", under: "service_quality") == ["attitude", "wait", "food"])
        #expect(market.named("category", under: "environment") == ["poor", "rubbish", "pests"])
        #expect(market.named("category", under: "price") == ["unreasonable", "inflated"])
        #expect(market.named("category", under: "safety_hazard") == ["facility", "fire"])
    }

    @Test("NM-2-4: a safety hazard is major") func safetyIsMajor() {
        #expect(market.pack.entry("safety_hazard", in: "severity.floor") == "major")
    }

    @Test("NM-2-6: what may follow from a complaint") func consequences() {
        #expect(Set(market.named("risk")).isSuperset(of: ["customer_loss", "negative_review", "litigation"]))
    }

    @Test("NM-4.2-1 NM-4.2-2 NM-4.2-3 NM-4.2-4 NM-4.2-5: each type has its first action and whoever does it") func firstActions() {
        let actions = Dictionary(uniqueKeysWithValues: market.pack.table("first_action").map { ($0.key, $0.value) })
        #expect(
            actions == [
                "service_quality": "contact_stall", "environment": "inspect_hygiene", "price": "explain_price",
                "safety_hazard": "safety_check",
            ])
        #expect(
            market.pack.entry("service_quality", in: "routing") == "stalls"
                && market.pack.entry("environment", in: "routing") == "logistics")
        #expect(market.wrote("first_action", "routing"))
    }

    @Test("NM-4.1-1 NM-4.1-2 NM-4.1-3: on the spot, by telephone, over the network") func channels() {
        #expect(market.named("channel") == ["onsite", "phone", "web", "social"])
    }

    @Test("NM-4.1-4: a record has content, name and contact") func record() {
        #expect(Set(market.pack.requiredAtReceipt) == [CaseField.channel, CaseField.content, CaseField.customer, CaseField.contact])
    }

    @Test("NM-4.3-3 NM-4.3-4: a plan rests on an investigation, evidence and statements") func plan() {
        #expect(market.needs(.planned).isSuperset(of: [CaseField.report, CaseField.statement, CaseField.plan]))
        #expect(market.pack.step(.planned)?.requiresOneOf == [CaseField.evidence, CaseField.noEvidenceReason])
    }

    @Test(
        "NM-4.4-1 NM-4.4-2 NM-4.4-3 NM-4.4-4 NM-4.4-5 C23: the specialist tells result, improvement, apology and after-care, then follow-up"
    )
    func feedback() {
        #expect(market.needs(.answered) == [CaseField.feedback, CaseField.improvement, CaseField.apologised, CaseField.afterCare])
        #expect(market.duty(.answered) == .intake && market.words("intake", in: "role") == "客服专员")
        #expect(market.comes(.answered, .followedUp) && market.pack.step(.followedUp)?.isMandatory == true)
        #expect(Set(market.named("remedy")).isSuperset(of: ["apology", "coupon", "discount"]))
    }

    @Test("NM-3-8 NM-5-3: hygiene and facilities are inspected daily") func inspection() {
        #expect(market.named("inspection") == ["hygiene", "facility_safety"])
        #expect(market.pack.integer("inspection.days") == 1 && market.wrote("inspection.days"))
    }

    @Test("NM-6-1 NM-6-3: summary meetings and satisfaction surveys, how often being ours") func evaluation() {
        #expect(market.pack.integer("meeting.summary_days") ?? 0 > 0 && market.added("meeting.summary_days"))
        #expect(market.pack.integer("survey.days") ?? 0 > 0 && market.named("follow_up_method") == ["questionnaire"])
    }

    @Test("C18: stall staff are not fined; measures go to the stall, deductions are off") func measures() {
        #expect(!market.pack.flag("measures.staff") && !market.pack.flag("measures.staff_fines"))
        #expect(market.pack.flag("measures.vendor") && !market.pack.flag("measures.vendor_deposit"))
    }

    @Test("Its smaller caps are ours: 100 yuan on the spot, two rounds") func caps() {
        #expect(market.pack.integer("authority.on_site_fen") == 10_000 && market.added("authority.on_site_fen"))
        #expect(market.pack.integer("rework.cap") == 2 && market.added("rework.cap"))
        #expect(market.urgent(.firstAction) == .minutes(30) && market.general(.firstAction) == .minutes(120))
    }
}
