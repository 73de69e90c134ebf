import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

@Suite struct ExtensionTests {
    /// A case with a limit that ends after ten days and may be extended up to the fifteenth.
    private static func begun(_ id: String) throws -> (CaseStory, Rulebook) {
        let pack = try shipped(id)
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        var rulebook = Rulebook(pack: pack, people: Crew.people)
        rulebook.dues = RuleDues(
            due: { _, _ in CaseStory.start + 10 * CaseStory.day }, maximum: { _, _ in CaseStory.start + 15 * CaseStory.day })
        return (story, rulebook)
    }

    private static let dayMinutes: Int64 = 1_440

    private static func request(until day: Int64, reason: String? = "等待第三方检测") -> ActFields {
        [(CaseField.extensionClock, .text("investigate")), (CaseField.extensionUntil, .integer(CaseStory.start + day * CaseStory.day))]
            + (reason.map { [(CaseField.reason, .text($0))] } ?? [])
    }

    private static func grant(until day: Int64, told: Bool = true) -> ActFields {
        [(CaseField.extendedInvestigation, .integer(CaseStory.start + day * CaseStory.day))]
            + (told ? [(CaseField.extensionToldAt, .integer(CaseStory.start + 9 * CaseStory.day))] : [])
    }

    @Test("E9 HS-3.4-2: asked for and approved before the limit ends, by somebody above, within the cap, and the customer is told")
    func proper() throws {
        var (story, rulebook) = try Self.begun("home-services")
        #expect(story.breaches(of: CaseAct.requestExtension, by: "handler", Self.request(until: 14), under: rulebook) == [])
        #expect(
            story.breaches(of: CaseAct.requestExtension, by: "handler", Self.request(until: 15), under: rulebook)
                == [.extensionAboveMaximum(.investigate)])
        #expect(
            story.breaches(of: CaseAct.requestExtension, by: "handler", Self.request(until: 14, reason: nil), under: rulebook)
                == [.fieldMissing(CaseField.reason)])
        #expect(story.breaches(of: CaseAct.extend, by: "leader", Self.grant(until: 14), under: rulebook) == [.extensionNotRequested])
        story.add(CaseAct.requestExtension, by: "handler", Self.request(until: 14))
        #expect(story.breaches(of: CaseAct.extend, by: "leader", Self.grant(until: 14), under: rulebook) == [])
        #expect(
            story.breaches(of: CaseAct.extend, by: "leader", Self.grant(until: 16), under: rulebook) == [
                .extensionAboveMaximum(.investigate)
            ])
        #expect(story.breaches(of: CaseAct.extend, by: "leader", Self.grant(until: 14, told: false), under: rulebook) == [.customerNotTold])
        #expect(
            story.breaches(of: CaseAct.extend, by: "manager", Self.grant(until: 14), under: rulebook)
                == [.approverLacksRole("manager", [.companyLeader])])
        #expect(story.breaches(of: CaseAct.extend, by: "leader", under: rulebook).contains(.fieldMissing(CaseField.extendedInvestigation)))
    }

    @Test("E9: the time of the approval counts, to the millisecond; later only for force majeure, which is said")
    func late() throws {
        var (story, rulebook) = try Self.begun("home-services")
        story.add(CaseAct.requestExtension, by: "handler", Self.request(until: 14))
        let past = story.history.past
        func granted(at time: Int64, _ more: ActFields = []) -> [Breach] {
            rulebook.breaches(
                of: RuledAct(
                    CaseAct.extend, actor: "leader", time: time, written: time + 30 * CaseStory.day, fields: Self.grant(until: 14) + more),
                after: past)
        }
        let due = CaseStory.start + 10 * CaseStory.day
        #expect(granted(at: due - 1) == [], "it was written down long after, and was approved in time")
        #expect(granted(at: due) == [.extensionTooLate])
        #expect(Breach.extensionTooLate.weight == .needsReason)
        rulebook.pack?.parameters["extension.force_majeure"] = .flag(false)
        #expect(granted(at: due) == [.extensionOver])
        #expect(Breach.extensionOver.weight == .refuses)
    }

    @Test("C7 NG-3.3-2: where the pack names nobody who approves, the reason is enough, and the guest is told")
    func withoutApproval() throws {
        var (story, rulebook) = try Self.begun("online-guests")
        rulebook.pack?.parameters["extension.approver"] = .text("")
        let grant = Self.grant(until: 14) + [(CaseField.reason, .text("需供应商回复"))]
        #expect(story.breaches(of: CaseAct.extend, by: "handler", grant, under: rulebook) == [])
        #expect(
            story.breaches(of: CaseAct.extend, by: "handler", Self.grant(until: 14), under: rulebook) == [.fieldMissing(CaseField.reason)])
        #expect(
            story.breaches(of: CaseAct.extend, by: "handler", Self.grant(until: 14, told: false) + grant.suffix(1), under: rulebook)
                == [.customerNotTold])
        rulebook.pack?.clocks = []
        #expect(story.breaches(of: CaseAct.extend, by: "handler", grant, under: rulebook).contains(.extensionNotAllowed(.investigate)))
        story.add(CaseAct.note)
    }

    @Test(
        "E8: no pack lets the clock wait for the customer; one that does names why, asks for proof, and not after the limit",
        arguments: regulations)
    func pause(id: String) throws {
        var (story, rulebook) = try Self.begun(id)
        let pause: ActFields = [(CaseField.pauseReason, .text("等待顾客提供照片")), (CaseField.proof, .text("短信"))]
        #expect(story.breaches(of: CaseAct.pause, by: "manager", pause, under: rulebook) == [.pauseNotAllowed])
        rulebook.pack?.parameters["pause.allowed"] = .flag(true)
        rulebook.pack?.parameters["pause.reasons"] = .texts(["等待顾客提供照片"])
        #expect(story.breaches(of: CaseAct.pause, by: "manager", pause, under: rulebook) == [])
        #expect(
            story.breaches(of: CaseAct.pause, by: "manager", pause.dropLast().map { $0 }, under: rulebook) == [
                .fieldMissing(CaseField.proof)
            ])
        #expect(
            story.breaches(of: CaseAct.pause, by: "manager", [(CaseField.pauseReason, .text("太忙")), pause[1]], under: rulebook) == [
                .pauseNotAllowed
            ])
        #expect(story.breaches(of: CaseAct.pause, by: "manager", pause, under: rulebook, minutes: 10 * Self.dayMinutes) == [.pauseTooLate])
        #expect(story.breaches(of: CaseAct.resume, by: "manager", under: rulebook) == [.notPaused])
        story.add(CaseAct.pause, by: "manager", pause)
        #expect(story.breaches(of: CaseAct.pause, by: "manager", pause, under: rulebook) == [.isPaused])
        #expect(story.breaches(of: CaseAct.resume, by: "manager", under: rulebook) == [])
    }

    @Test("E9: the rules ask the pack's own clocks: the limit of the investigation and its cap in working days")
    func realClocks() throws {
        let pack = try shipped("home-services")
        let dues = RuleDues(pack, PolicyBook(packs: [pack]), in: .company)
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        let due = try #require(dues.due(.investigate, story.state))
        let maximum = try #require(dues.maximum(.investigate, story.state))
        let limit = try #require(pack.clock(.investigate))
        let rule = DueRule(calendar: .shipped, utcOffset: 480)
        #expect(due == rule.end(of: try #require(limit.general), from: CaseStory.start))
        #expect(maximum == rule.end(of: try #require(limit.maximum), from: CaseStory.start))
        #expect(due < maximum)
        story.add(CaseAct.investigate, [(CaseField.report, .text("x"))])
        #expect(dues.due(.investigate, story.state) == nil, "it has stopped")
    }
}
