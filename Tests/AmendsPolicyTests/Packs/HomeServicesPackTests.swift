import AmendsModel
import AmendsPolicy
import Testing

/// What the home-service system says stands in its pack; its four blanks are filled and marked.
@Suite struct HomeServicesPackTests {
    let home: RegulationPack
    init() throws { home = try RegulationPack("home-services") }

    @Test("HS-3.4-1 HS-3.4-2 HS-4.4-1 HS-5.2-2: the blanks of the regulation have a default that says so") func blanks() {
        #expect(home.general(.investigate) == .workingDays(5) && home.left("investigate.general", for: "HS-3.4-1"))
        #expect(home.maximum(.investigate) == .workingDays(15) && home.left("investigate.maximum", for: "HS-3.4-2"))
        #expect(home.general(.followUp) == .workingDays(3) && home.left("follow_up.general", for: "HS-4.4-1"))
        #expect(home.pack.integer("retention.years") == 3 && home.left("retention.years", for: "HS-5.2-2"))
    }

    @Test("HS-3.4-2 C7: an extension is approved by a company leader, and capped") func extensions() {
        #expect(home.pack.role("extension.approver") == .companyLeader && home.wrote("extension.approver"))
        #expect(Approval.extending.roles.contains(.companyLeader) && home.maximum(.investigate) != nil)
    }

    @Test("HS-2.1-1 HS-2.1-2 HS-2.1-3 HS-2.1-4: hotline, online, through the worker, in writing") func channels() {
        #expect(home.named("channel") == ["phone", "web", "wechat", "onsite_staff", "letter", "email"])
    }

    @Test("HS-2.1-3 C12: a case taken in by the one complained of needs a second contact; in the team they only inform")
    func secondContact() {
        #expect(home.pack.flag("receipt.second_contact") && home.pack.text("team.respondent") == "informant")
    }

    @Test("HS-2.2-1: a record has name, contact, matter, time and place of occurrence") func record() {
        #expect(
            Set(home.pack.requiredAtReceipt).isSuperset(of: [
                CaseField.customer, CaseField.contact, CaseField.content, CaseField.occurredAt, CaseField.place,
            ]))
    }

    @Test("HS-2.2-2 C17: urgency alone starts the emergency procedure") func emergency() {
        #expect(home.pack.flag("emergency.needs_urgent") && !home.pack.flag("emergency.needs_severe"))
        #expect(home.wrote("emergency.needs_urgent", "emergency.needs_severe") && home.named("first_action") == ["emergency"])
        #expect(home.urgent(.firstAction) == .minutes(60) && home.general(.firstAction) == nil)
    }

    @Test("HS-2.2-3: the answer is promised and the course explained") func promise() {
        #expect(home.needs(.acknowledged) == [CaseField.promisedBy, CaseField.processExplained])
    }

    @Test("HS-3.1-1: a team of customer service, project lead and staff concerned") func team() {
        #expect(home.pack.roles("team.roles") == [.intake, .departmentHandler, .technician] && home.wrote("team.roles"))
        #expect(home.comes(.acknowledged, .teamFormed, .investigated) && home.needs(.teamFormed) == [CaseField.team])
    }

    @Test("HS-3.2-1 HS-3.2-2 HS-3.2-3 HS-3.2-4: four methods") func methods() {
        #expect(home.named("method") == ["talk", "records", "site", "staff"])
        #expect(Set(home.named("evidence")).isSuperset(of: ["service", "dispatch", "training"]))
    }

    @Test("HS-3.3-1 HS-3.3-2 HS-3.3-3 HS-3.3-4: four contents are looked into, with their parts") func contents() {
        #expect(home.named("content_checked") == ["service_quality", "staff_conduct", "need_understanding", "communication"])
        #expect(home.named("category") == home.named("content_checked"))
        #expect(home.named("category", under: "service_quality") == ["attitude", "skill", "efficiency", "norm"])
        #expect(home.named("category", under: "staff_conduct") == ["violation", "ethics"])
        #expect(home.needs(.investigated) == [CaseField.report, CaseField.method, CaseField.contentChecked])
    }

    @Test("HS-4.1-1: liable are the individual, the team or the company") func liability() {
        #expect(home.named("liability") == ["individual", "team", "company"] && home.needs(.liabilityDecided) == [CaseField.liability])
    }

    @Test("HS-4.2-1 HS-4.2-2 HS-4.2-3 HS-4.2-4 C18: measures for staff, team and company; fines are recorded and can be switched off")
    func measures() {
        #expect(Set(home.named("staff_measure")).isSuperset(of: ["criticism", "fine", "suspension", "dismissal", "ordered_apology"]))
        #expect(home.named("team_measure") == ["leader_criticism", "strengthen_mgmt", "rectification_plan"])
        #expect(home.named("company_measure") == ["adjust_rules", "adjust_process", "improve_system"])
        #expect(home.pack.flag("measures.staff_fines") && home.wrote("measures.staff_fines"))
        #expect(PackParameter.named("measures.staff_fines")?.fallback == .flag(false))
        #expect(Set(home.named("remedy")) == ["apology", "remedial_service", "explanation", "understanding_sought"])
    }

    @Test("HS-4.3-1 HS-4.3-2 HS-4.3-3 C23: the investigation team tells measures, basis and effect, and asks") func feedback() {
        #expect(home.named("feedback_channel") == ["phone", "sms", "email", "written"])
        #expect(home.needs(.answered).isSuperset(of: [CaseField.basis, CaseField.expectedEffect, CaseField.askedSatisfied]))
        #expect(home.pack.step(.answered)?.requiresOneOf == [CaseField.remedy, CaseField.measure])
        #expect(home.duty(.answered) == .investigator && home.duty(.followedUp) == .intake)
    }

    @Test("HS-4.4-1 HS-4.4-2 C8: followed up by telephone or questionnaire, and handled again until satisfied or a leader ends it")
    func followUp() {
        #expect(home.named("follow_up_method") == ["phone", "questionnaire"])
        #expect(home.pack.flag("rework.until_satisfied") && home.wrote("rework.until_satisfied", "rework.from"))
        #expect(home.pack.text("rework.from") == "M09")
        #expect(home.pack.integer("rework.cap") == 3 && home.pack.role("rework.decider") == .companyLeader && home.added("rework.cap"))
    }

    @Test("HS-5.1-2 HS-5.2-1 C5 C2: archived at the end of the month after follow-up, on paper too; by closing month") func archive() {
        #expect(home.comes(.executed, .answered, .followedUp, .archived))
        #expect(home.pack.integer("archive.working_days") == 0 && home.wrote("archive.working_days", "archive.paper"))
        #expect(home.pack.flag("archive.paper") && home.pack.text("archive.month") == "closed" && home.added("archive.month"))
    }

    @Test("HS-5.2-3: a company leader approves destruction, two people sign") func destruction() {
        #expect(home.pack.role("destroy.approver") == .companyLeader && home.wrote("destroy.approver"))
        #expect(home.pack.integer("destroy.persons") == 2)
    }

    @Test("HS-8.2-1 HS-8.2-2 HS-8.2-3 C14 C16: timely means handled in time; complaints are compared with service orders") func indicators()
    {
        #expect(home.pack.texts("kpi.indicators") == ["timely_rate", "satisfaction", "complaint_rate"])
        #expect(home.pack.text("kpi.timely_counts") == "handled" && home.pack.text("volume.unit") == "orders")
        #expect(home.wrote("kpi.indicators", "kpi.timely_counts", "volume.unit"))
    }

    @Test("HS-7.1-2 HS-7.2-2 C21: what is trained and how; results may be published; a second person always checks them") func training() {
        #expect(home.named("training_topic") == ["classification_process", "communication", "service_norm", "ethics"])
        #expect(home.named("training_method") == ["case", "drill"])
        #expect(home.pack.flag("publicity.allowed") && home.wrote("publicity.allowed"))
        #expect(home.pack.integer("privacy.small_cell") == 3)
    }

    @Test("HS-8.1-1 HS-8.1-2 HS-8.3-1 HS-6.2-3: supervision of truth and course, tied to performance") func supervision() {
        #expect(home.named("supervision") == ["process_compliance", "truth_reasonableness"] && home.named("role").contains("supervisor"))
        #expect(home.pack.texts("appraisal.linked").contains("performance") && home.wrote("appraisal.linked"))
    }
}
