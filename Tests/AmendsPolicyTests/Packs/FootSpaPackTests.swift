import AmendsModel
import AmendsPolicy
import Testing

/// What the foot spa's regulation says stands in its pack; it names no number at all.
@Suite struct FootSpaPackTests {
    let spa: RegulationPack
    init() throws { spa = try RegulationPack("foot-spa") }

    @Test("FS-0-2 FS-3-4: five classes of content, and what the desk may settle") func contents() {
        #expect(spa.named("category") == ["service_quality", "hygiene_safety", "price", "staff_quality", "environment"])
        #expect(spa.words("price", in: "category") == "价格透明")
        #expect(spa.pack.entry("service_difference", in: "first_action") == "settle_onsite")
        #expect(spa.pack.entry("error", in: "first_action") == "settle_onsite")
        #expect(spa.pack.texts("authority.on_site_complexity") == ["simple"] && spa.wrote("authority.on_site_complexity"))
        #expect(spa.pack.integer("authority.on_site_fen") == 20_000 && spa.added("authority.on_site_fen"))
    }

    @Test("FS-2-1: three channels of a shop") func channels() { #expect(spa.named("channel") == ["phone", "wechat", "box"]) }

    @Test("FS-6-1 FS-6-2 FS-6-3 FS-6-4 FS-6-5 FS-6-6 FS-6-7 C1: feedback before execution, archive before follow-up") func order() {
        #expect(spa.comes(.received, .investigated, .liabilityDecided, .planned, .answered, .executed, .closed, .archived, .followedUp))
        #expect(spa.pack.flag("archive.report") && spa.wrote("archive.report"))
    }

    @Test("FS-6-4: a result comes with an apology or an explanation") func apologyOrExplanation() {
        #expect(spa.pack.step(.answered)?.requiresOneOf == [CaseField.apologised, CaseField.basis])
    }

    @Test("FS-2-3 FS-7-3: no step is left out before a case is closed") func everyStep() {
        #expect(spa.pack.flag("close.needs_every_step"))
        for milestone in [Milestone.received, .investigated, .answered, .executed, .archived] {
            #expect(spa.pack.step(milestone)?.isMandatory == true, "\(milestone.code)")
        }
    }

    @Test("FS-3-3 FS-3-6: the desk judges severity; complex and severe ones are reported up") func judgement() {
        #expect(spa.duty(.assessed) == .intake && spa.needs(.assessed).contains(CaseField.severity))
        #expect(spa.pack.texts("escalation.triggers") == ["complex", "severe"] && spa.wrote("escalation.triggers"))
        #expect(spa.pack.role("escalation.target") == .storeManager)
    }

    @Test("FS-1-5: major ones go to the industry body") func majorOnes() {
        #expect(spa.pack.role("escalation.major_target") == .industryAdmin && spa.wrote("escalation.major_target"))
    }

    @Test("FS-3-5: the customer fills in a form") func form() { #expect(spa.pack.flag("receipt.form") && spa.wrote("receipt.form")) }

    @Test("FS-0-6 FS-4-1 FS-5-1 FS-5-2 C23: the posts of the trade; customer relations tell the result and follow up") func posts() {
        for role in [StaffRole.industryAdmin, .storeManager, .intake, .technician, .logistics, .customerRelations] {
            #expect(spa.named("role").contains(role.rawValue), "\(role)")
        }
        #expect(spa.duty(.answered) == .customerRelations && spa.duty(.followedUp) == .customerRelations)
    }

    @Test("FS-0-3 FS-3-7: a complaint may put the reputation at risk, end in court, or become a conflict") func risks() {
        #expect(spa.named("risk") == ["litigation", "reputation", "conflict"])
    }

    @Test("FS-0-5: grades of venues") func grades() { #expect(spa.on("venue_grade") == ["premium", "ordinary"]) }

    @Test("FS-5-5: inquiries and suggestions are cases too") func kinds() {
        #expect(spa.named("kind") == ["complaint", "inquiry", "suggestion"])
    }

    @Test("FS-7-1 FS-3-8: the norms of conduct are a check list") func conduct() {
        #expect(spa.named("conduct") == ["respect", "calm", "facts", "confidentiality", "skills", "detail", "patience"])
        #expect(spa.named("supervision") == ["conduct"])
    }

    @Test("FS-4-3 FS-4-5: hygiene is inspected; a technical error is a cause") func hygiene() {
        #expect(spa.named("inspection").contains("disinfection") && spa.named("evidence").contains("disinfection"))
        #expect(spa.named("cause").contains("technical_error"))
    }

    @Test("FS-2-9 FS-8-3 FS-8-4: staff are called to account, and good handling is praised") func accountability() {
        #expect(spa.named("staff_measure") == ["accountability"] && spa.pack.flag("measures.staff"))
        #expect(spa.pack.texts("appraisal.linked") == ["praise", "accountability"] && spa.wrote("appraisal.linked"))
    }

    @Test("FS-1-3 FS-8-2: hot spots are watched, and response time is measured") func figures() {
        #expect(spa.pack.texts("warning.indicators").contains("hotspot"))
        #expect(spa.pack.texts("kpi.indicators").contains("response_time"))
    }

    @Test("FS-9-1: every limit, amount and retention is a default of ours") func nothingIsClaimed() {
        for rule in spa.pack.clocks {
            for part in PackDifference.Part.allCases where rule.limit(part) != nil {
                #expect(spa.added("\(rule.kind.code).\(part.rawValue)"), "\(rule.kind.code).\(part.rawValue)")
            }
        }
        for parameter in PackParameter.all {
            if case .integer = parameter.kind { #expect(spa.added(parameter.name), "\(parameter.name)") }
        }
    }
}
