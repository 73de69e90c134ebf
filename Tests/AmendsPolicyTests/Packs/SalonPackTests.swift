import AmendsModel
import AmendsPolicy
import Testing

/// What the salon's handbook says stands in its pack, and is marked as its own.
@Suite struct SalonPackTests {
    let salon: RegulationPack
    init() throws { salon = try RegulationPack("salon") }

    @Test(
        "SA-4.3-1 SA-4.3-2 SA-4.3-3 SA-4.3-4 SA-4.3-5 SA-4.3-6 SA-4.3-7 SA-4.3-8: the eight limits of the handbook, in its own numbers")
    func limits() {
        #expect(salon.general(.respond) == .minutes(60))
        #expect(salon.general(.assess) == .minutes(120))
        #expect(salon.general(.assign) == .minutes(240))
        #expect(salon.general(.investigate) == .workingDays(7))
        #expect(salon.general(.plan) == .workingDays(10))
        #expect(salon.general(.execute) == .workingDays(15))
        #expect(salon.general(.resolve) == .workingDays(20))
        #expect(salon.general(.followUp) == .workingDays(30))
        #expect(
            salon.wrote(
                "respond.general", "assess.general", "assign.general", "investigate.general", "plan.general", "execute.general",
                "resolve.general", "follow_up.general"))
    }

    @Test("C3: the handbook's limits run from receipt, each to its own step") func limitsRunFromReceipt() {
        #expect(salon.pack.text("anchor") == "receipt")
        for kind in [ClockKind.respond, .assess, .assign, .investigate, .plan, .execute, .resolve, .followUp] {
            #expect(salon.pack.clock(kind)?.start == .milestone(.received), "\(kind)")
        }
        #expect(salon.pack.clock(.resolve)?.stop == .milestone(.answered) && salon.pack.clock(.followUp)?.stop == .milestone(.followedUp))
    }

    @Test("SA-4.2-1 SA-4.2-2 SA-4.2-3 SA-4.2-4 SA-4.2-5 SA-4.2-6 SA-4.2-7 SA-4.2-8 C1: the eight steps come in the handbook's order")
    func steps() {
        #expect(salon.comes(.received, .assessed, .assigned, .investigated, .planned, .executed, .answered, .followedUp))
        #expect(salon.pack.flag("rework.until_satisfied") && salon.wrote("rework.until_satisfied"))
        #expect(salon.pack.text("rework.from") == "M09")
    }

    @Test("SA-1.1-2 SA-1.1-3: by nature a complaint is valid, or seeks help, consults or vents") func natures() {
        #expect(salon.named("nature") == ["valid", "comm_help", "comm_consult", "comm_vent"])
        #expect(salon.needs(.assessed).contains(CaseField.nature))
    }

    @Test("SA-1.1-5: by content there are four classes") func contents() {
        #expect(salon.named("category") == ["equipment", "attitude", "service_quality", "incident"])
    }

    @Test("SA-2.3-1 SA-6.1.1-1 C11: the handbook's other classifications are dimensions of their own") func otherDimensions() {
        #expect(salon.named("sorting") == ["product_quality", "after_sales", "price", "false_ad"])
        #expect(salon.named("type") == ["product_quality", "service", "logistics"])
        #expect(
            PackTaxonomy.named("sorting")?.field == CaseField.classification
                && PackTaxonomy.named("type")?.field == CaseField.classification)
    }

    @Test("SA-3.3-1: causes fall into four groups, read for a shop") func causeGroups() {
        #expect(Array(salon.named("cause").prefix(4)) == ["personal", "post_duty", "management", "customer_side"])
        #expect(salon.words("management", in: "cause") == "门店管理原因" && salon.words("customer_side", in: "cause") == "顾客方面原因")
    }

    @Test("SA-3.1-1 SA-3.1-2 SA-3.1-3 SA-3.1-4 SA-3.1-5: the common causes stand under their groups") func commonCauses() {
        #expect(salon.named("cause", under: "personal") == ["attitude", "communication"])
        #expect(salon.named("cause", under: "post_duty") == ["skill"])
        #expect(salon.named("cause", under: "management") == ["charging", "rights_neglect"])
    }

    @Test("SA-2.3-3 SA-6.1.2-1: candidate causes, and where a root cause comes from") func causes() {
        #expect(Set(salon.named("cause")).isSuperset(of: ["design_defect", "after_sales_lacking", "improper_ad"]))
        #expect(salon.named("cause_origin") == ["rnd", "production", "sales"])
        #expect(salon.comes(.investigated, .causeAnalysed, .planned) && salon.needs(.causeAnalysed) == [CaseField.cause])
    }

    @Test("SA-2.1-1 SA-2.1-2: four channels, taken round the clock") func channels() {
        #expect(salon.named("channel") == ["phone", "email", "letter", "chat"])
        #expect(salon.pack.text("reception.hours") == "always" && salon.wrote("reception.hours"))
    }

    @Test("SA-2.1-3 SA-2.1-7 C23: receivers take cases in, follow them and tell the result") func receivers() {
        #expect(salon.words("intake", in: "role") == "投诉接收人员")
        #expect(salon.duty(.acknowledged) == .intake && salon.duty(.answered) == .intake)
        #expect(salon.duty(.followedUp) != salon.duty(.answered))
    }

    @Test("SA-2.1-4: the first thing said is an apology") func apology() { #expect(salon.needs(.acknowledged) == [CaseField.apologised]) }

    @Test("SA-2.1-5: product quality and after-sales matters are told to their departments at once") func notifiedAtOnce() {
        #expect(Set(salon.pack.table("routing.notify_at_once").map(\.key)) == ["sorting.product_quality", "sorting.after_sales"])
        #expect(salon.wrote("routing.notify_at_once") && salon.named("first_action") == ["immediate_notify"])
    }

    @Test("SA-2.2-1 SA-2.2-2: a record has name, contact, content and nature, in one form") func record() {
        #expect(
            Set(salon.pack.requiredAtReceipt).isSuperset(of: [CaseField.customer, CaseField.contact, CaseField.content, CaseField.nature]))
        #expect(salon.pack.flag("receipt.form") && salon.wrote("receipt.form"))
    }

    @Test("SA-6.1.3-1 SA-6.1.3-2 SA-6.1.3-3 SA-8.1-2: what is done for the customer and in the company") func remedies() {
        #expect(Set(salon.named("remedy")).isSuperset(of: ["return", "exchange", "repair", "compensation", "extra_service", "apology"]))
        #expect(
            Set(salon.named("company_measure")).isSuperset(of: [
                "staff_training", "adjust_process", "delivery_system", "delivery_efficiency", "packaging",
            ]))
    }

    @Test("SA-6.1.4-1 SA-6.2.2-1: a plan has an owner, dates, its effect and foreseen problems") func plan() {
        #expect(
            salon.needs(.planned)
                == [CaseField.plan, CaseField.planOwner, CaseField.planDue, CaseField.expectedEffect, CaseField.foreseenProblems])
    }

    @Test("SA-9.2-2 SA-9.2-5: warnings on rate and number of complaints, and a bulletin") func warnings() {
        #expect(salon.pack.texts("warning.indicators") == ["rate", "count"] && salon.wrote("warning.indicators"))
        #expect(salon.pack.integer("warning.bulletin_days") ?? 0 > 0)
    }

    @Test("SA-11.3-1: three classes of legal risk") func legalRisks() {
        #expect(salon.named("legal_risk") == ["contract", "tort", "environment"])
    }

    @Test("SA-8.1-1 SA-8.2-1 SA-8.3-1 SA-7.3-1: what is trained, rewarded and improved") func management() {
        #expect(
            Set(salon.named("training_topic"))
                == ["importance", "principles", "classification_process", "communication", "response", "mindset"])
        #expect(
            salon.named("reward") == ["pay", "promotion", "honour"]
                && salon.pack.texts("appraisal.linked") == ["pay", "promotion", "honour"])
        #expect(Set(salon.named("improvement_area")).isSuperset(of: ["product", "service", "training", "environment", "crm", "marketing"]))
    }

    @Test("SA-3.2-1 SA-3.2-2 SA-3.2-3 SA-3.2-4: four ways to find a cause") func methods() {
        #expect(Set(salon.named("method")) == ["records", "survey", "self_assess", "peer"])
    }

    @Test("SA-12.1.2-1: complaints are graded") func grades() {
        #expect(salon.on("severity") == ["minor", "general", "severe", "major"])
        #expect(salon.pack.table("priority").count == 8)
    }
}
