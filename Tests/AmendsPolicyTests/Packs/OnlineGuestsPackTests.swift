import AmendsModel
import AmendsPolicy
import Testing

/// What the online-guest system says stands in its pack; its seven blanks are filled and marked.
@Suite struct OnlineGuestsPackTests {
    let guests: RegulationPack
    init() throws { guests = try RegulationPack("online-guests") }

    @Test("NG-3.2-1 NG-3.2-2: urgent ones: first feedback and final answer, the blanks filled") func urgentLimits() {
        #expect(guests.urgent(.respond) == .minutes(120) && guests.left("respond.urgent", for: "NG-3.2-1"))
        #expect(guests.urgent(.resolve) == .workingDays(2) && guests.left("resolve.urgent", for: "NG-3.2-2"))
    }

    @Test("NG-3.2-3 NG-3.2-4 NG-3.2-5 NG-3.2-6: general ones: contact, investigation, plan told, answer") func generalLimits() {
        #expect(guests.general(.respond) == .workingDays(1) && guests.left("respond.general", for: "NG-3.2-3"))
        #expect(guests.general(.investigate) == .workingDays(3) && guests.left("investigate.general", for: "NG-3.2-4"))
        #expect(guests.general(.plan) == .workingDays(5) && guests.left("plan.general", for: "NG-3.2-5"))
        #expect(guests.pack.clock(.plan)?.stop == .milestone(.planCommunicated))
        #expect(guests.general(.resolve) == .workingDays(10) && guests.left("resolve.general", for: "NG-3.2-6"))
    }

    @Test("NG-2.1-1 NG-2.1-2 NG-2.1-3: travel platforms, social media and the website, in detail") func channels() {
        #expect(guests.named("channel") == ["ota", "social", "web", "email"])
        #expect(guests.named("channel_detail") == ["booking", "review", "message", "comment", "dm", "mailbox", "form"])
    }

    @Test("NG-2.2-1: platform staff watch the channels") func watch() {
        #expect(guests.named("role").contains("platform_operator") && guests.pack.integer("channel_watch.minutes") ?? 0 > 0)
    }

    @Test("NG-2.2-2: a record has channel, content and contact") func record() {
        #expect(guests.pack.requiredAtReceipt == [CaseField.channel, CaseField.content, CaseField.contact])
    }

    @Test("NG-2.2-3: severity and urgency together give the priority") func priority() {
        #expect(guests.needs(.assessed) == [CaseField.severity, CaseField.urgency, CaseField.priority])
        #expect(guests.pack.entry("severe.urgent", in: "priority") == "P1" && guests.pack.entry("general.general", in: "priority") == "P3")
    }

    @Test("NG-2.2-4 C17: the emergency process needs urgent and severe; the limits hang on urgency alone") func emergency() {
        #expect(guests.pack.flag("emergency.needs_urgent") && guests.pack.flag("emergency.needs_severe"))
        #expect(guests.wrote("emergency.needs_urgent", "emergency.needs_severe") && guests.urgent(.resolve) != nil)
    }

    @Test("NG-2.2-5 NG-2.2-6: departments by their duties, one of several in the lead") func departments() {
        #expect(Set(guests.pack.table("routing").map(\.value)).isSubset(of: guests.on("department")))
        #expect(guests.pack.flag("routing.lead_required") && guests.wrote("routing.lead_required"))
        #expect(guests.needs(.assigned) == [CaseField.department])
    }

    @Test("NG-3.1-1 NG-3.1-2: an investigation says whether it is true; three causes") func findings() {
        #expect(guests.needs(.investigated) == [CaseField.report, CaseField.finding])
        #expect(
            guests.named("finding") == ["substantiated", "unsubstantiated"] && guests.named("evidence") == ["order", "service", "comm"])
        #expect(guests.named("cause") == ["product_service", "communication", "process"])
    }

    @Test("NG-3.1-3 NG-3.1-4 NG-3.1-5 NG-3.1-6 C1: the plan is told and agreed to before it is carried out; answer and visit follow")
    func order() {
        #expect(
            guests.comes(
                .received, .assessed, .assigned, .investigated, .causeAnalysed, .planned, .planCommunicated, .executed, .answered,
                .followedUp))
        #expect(guests.needs(.planCommunicated) == [CaseField.customerAnswer])
        #expect(guests.pack.flag("plan.customer_agrees") && guests.wrote("plan.customer_agrees"))
        #expect(guests.named("first_action").contains("settle_onsite") && guests.pack.integer("authority.on_site_fen") == 30_000)
    }

    @Test("NG-3.1-7 C23: the responsible department tells, somebody else follows up") func feedback() {
        #expect(guests.duty(.planCommunicated) == .departmentHandler && guests.duty(.answered) == .departmentHandler)
        #expect(guests.pack.step(.followedUp)?.roles.contains(.departmentHandler) == false && guests.pack.flag("follow_up.not_handler"))
    }

    @Test("NG-3.3-1 NG-3.3-2 C7: complex ones get a special team and may take longer; the guest is told why; cap and approver are ours")
    func complexOnes() {
        #expect(guests.pack.texts("team.complexities") == ["complex"] && guests.wrote("team.complexities"))
        #expect(guests.pack.flag("extension.tell_customer") && guests.pack.flag("extension.reason_required"))
        #expect(guests.wrote("extension.tell_customer", "extension.reason_required"))
        #expect(guests.maximum(.investigate) == .workingDays(15) && guests.added("investigate.maximum"))
        #expect(guests.pack.role("extension.approver") == .storeManager && guests.added("extension.approver"))
    }

    @Test("NG-3.3-3 C8: a dissatisfied guest's round begins with the causes and ends with satisfaction or a leader's word") func rework() {
        #expect(guests.pack.text("rework.from") == "M07" && guests.wrote("rework.from", "rework.until_satisfied"))
        #expect(guests.pack.role("rework.decider") == .companyLeader)
    }

    @Test("NG-4.1-2 C6: kept for not less than three years") func retention() {
        #expect(guests.pack.integer("retention.years") == 3 && guests.left("retention.years", for: "NG-4.1-2"))
        #expect(guests.pack.flag("retention.at_least") && guests.wrote("retention.at_least"))
    }

    @Test("NG-6.2-1 NG-6.2-2 NG-6.2-3 C14 C16: timely means handled and answered; compared with business volume") func indicators() {
        #expect(guests.pack.texts("kpi.indicators") == ["timely_rate", "satisfaction", "complaint_rate"])
        #expect(guests.pack.text("kpi.timely_counts") == "answered" && guests.pack.text("volume.unit") == "business")
        #expect(guests.wrote("kpi.indicators", "kpi.timely_counts", "volume.unit"))
    }

    @Test("NG-5.1-1 NG-5.3-1 NG-6.1-1 NG-6.1-2 NG-6.3-1: training, ways of feedback, four supervised aspects, what appraisal is tied to")
    func management() {
        #expect(guests.named("training_topic") == ["service_norm", "classification_process", "communication", "faq"])
        #expect(guests.named("follow_up_method") == ["phone", "online", "interview"])
        #expect(
            guests.named("supervision") == ["acceptance_timeliness", "process_compliance", "result_effectiveness", "satisfaction"]
                && guests.named("role").contains("supervisor"))
        #expect(guests.pack.texts("appraisal.linked") == ["bonus", "promotion", "honour"])
    }

    @Test("NG-6.3-2: what the cut sentence leads to is ours") func penalties() {
        #expect(guests.named("penalty").isEmpty && guests.on("penalty") == ["notice", "retraining", "bonus_cut"])
    }
}
