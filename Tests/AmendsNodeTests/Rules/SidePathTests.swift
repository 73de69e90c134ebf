import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

@Suite struct SidePathTests {
    private static func begun(_ id: String, _ fields: ActFields = [], upTo last: Milestone = .received) throws -> (CaseStory, Rulebook) {
        let pack = try shipped(id)
        var story = CaseStory()
        let receipt = ProperCase.receipt(pack).filter { field in !fields.contains { $0.id == field.id } }
        story.add(CaseAct.receive, by: "front", receipt + fields)
        for step in pack.steps where step.isMandatory && step.milestone != .received && step.milestone <= last && step.milestone < .closed {
            let (kind, fields) = ProperCase.act(step, pack)
            story.add(kind, by: ProperCase.actor(step), fields)
        }
        return (story, Rulebook(pack: pack, people: Crew.people))
    }

    /// Handles the case once more, from where the pack sends a dissatisfied customer's back to, to the answer.
    private static func answeredAgain(_ story: inout CaseStory, _ pack: Pack) throws {
        while story.state.time(of: .answered, round: story.state.round) == nil {
            let step = try #require(pack.step(story.state.stage(under: pack)))
            let (kind, fields) = ProperCase.act(step, pack)
            story.add(kind, by: ProperCase.actor(step), fields)
        }
    }

    private static let close: ActFields = [(CaseField.outcome, .text("resolved"))]

    @Test("E23: a withdrawal needs the customer's statement, and a matter of safety goes on without them", arguments: regulations)
    func withdrawal(id: String) throws {
        let (story, rulebook) = try Self.begun(id)
        #expect(story.breaches(of: CaseAct.withdraw, by: "front", under: rulebook) == [.fieldMissing(CaseField.proof)])
        #expect(story.breaches(of: CaseAct.withdraw, by: "front", [(CaseField.proof, .text("微信截图"))], under: rulebook) == [])
        let (danger, rules) = try Self.begun(id, [(CaseField.risk, .added("injury")), (CaseField.severity, .integer(4))])
        let proof: ActFields = [(CaseField.proof, .text("微信截图"))]
        #expect(danger.breaches(of: CaseAct.withdraw, by: "front", proof, under: rules).contains(.safetyMatterContinues))
        let related = proof + [(CaseField.related, .added("00ff00ff00ff00ff00ff00ff00ff00ff"))]
        #expect(!danger.breaches(of: CaseAct.withdraw, by: "front", related, under: rules).contains(.safetyMatterContinues))
    }

    @Test("E24: a case is declared invalid with a reason and a second person, and only before liability is decided")
    func invalid() throws {
        let declared: ActFields = [(CaseField.invalidReason, .text("no_facts")), (CaseField.approvedBy, .text("manager"))]
        let (early, rulebook) = try Self.begun("home-services", upTo: .investigated)
        #expect(early.breaches(of: CaseAct.invalidate, by: "front", declared, under: rulebook) == [])
        #expect(
            early.breaches(of: CaseAct.invalidate, by: "front", [declared[1]], under: rulebook).contains(
                .fieldMissing(CaseField.invalidReason)))
        let (late, rules) = try Self.begun("home-services", upTo: .liabilityDecided)
        #expect(late.breaches(of: CaseAct.invalidate, by: "front", declared, under: rules).contains(.invalidAfterDecision))
        // It stays visible, counts as received, and can be taken up again.
        var invalid = early
        invalid.add(CaseAct.invalidate, by: "front", declared + [(CaseField.outcome, .text("invalid"))])
        #expect(!invalid.state.isOpen)
        #expect(invalid.breaches(of: CaseAct.reopen, by: "manager", [(CaseField.reason, .text("新证据"))], under: rulebook) == [])
        #expect(invalid.state.stage(under: rulebook.pack) == .archived, "nobody is asked whether they are satisfied with it")
    }

    @Test(
        "C8 E13 E39 HS-4.4-2 NG-3.3-3: after the pack's number of rounds a leader may end the case without agreement, and nobody before",
        arguments: regulations)
    func noAgreement(id: String) throws {
        var (story, rulebook) = try Self.begun(id, upTo: .answered)
        let pack = try #require(rulebook.pack)
        let cap = try #require(pack.integer("rework.cap"))
        let ending: ActFields = [(CaseField.outcome, .text("no_agreement")), (CaseField.approvedBy, .text("leader"))]
        for round in 1...cap {
            #expect(
                story.breaches(of: CaseAct.close, by: "manager", ending, under: rulebook).contains(.reworkCapNotReached(cap)),
                "round \(round)")
            let answer = story.breaches(of: CaseAct.dissatisfied, by: "desk", [(CaseField.satisfied, .text("no"))], under: rulebook)
            #expect(answer == [])
            story.add(CaseAct.dissatisfied, by: "desk", [(CaseField.satisfied, .text("no"))])
            // Nobody can be dissatisfied with a result that they have not been told yet (E39).
            #expect(
                story.breaches(of: CaseAct.dissatisfied, by: "desk", [(CaseField.satisfied, .text("no"))], under: rulebook)
                    .contains(.outOfOrder(needs: .answered)))
            try Self.answeredAgain(&story, pack)
        }
        // The customer may say no once more; it is recorded, and a leader is asked.
        #expect(
            story.breaches(of: CaseAct.dissatisfied, by: "desk", [(CaseField.satisfied, .text("no"))], under: rulebook) == [
                .reworkCapReached(cap)
            ])
        let breaches = story.breaches(of: CaseAct.close, by: "manager", ending, under: rulebook)
        #expect(breaches.allSatisfy { $0.weight == .warns }, "\(breaches)")
        #expect(story.breaches(of: CaseAct.close, by: "manager", [ending[0]], under: rulebook).contains(.secondPersonMissing))
        #expect(story.breaches(of: CaseAct.close, by: "leader", ending, under: rulebook).contains(.ownRequest("leader")))
        #expect(
            story.breaches(of: CaseAct.close, by: "manager", [ending[0], (CaseField.approvedBy, .text("front"))], under: rulebook)
                .contains { if case .approverLacksRole("front", _) = $0 { true } else { false } })
        story.add(CaseAct.close, by: "manager", ending)
        #expect(story.state.text(CaseField.satisfied) == "no", "the dissatisfaction stays")
        #expect(story.history.judged(by: rulebook).breaches.map(\.breach).filter { $0.weight == .refuses } == [])
    }

    @Test("E38: a customer counts as not reached after so many attempts of this round", arguments: regulations)
    func notReached(id: String) throws {
        var (story, rulebook) = try Self.begun(id, upTo: .answered)
        let needed = try #require(rulebook.pack?.integer("follow_up.attempts"))
        let unreached: ActFields = [(CaseField.satisfied, .text("unreached"))]
        func missing(_ more: ActFields = []) -> Breach? {
            story.breaches(of: CaseAct.followUp, by: "desk", unreached + more, under: rulebook).first {
                if case .attemptsMissing = $0 { true } else { false }
            }
        }
        #expect(missing() == .attemptsMissing(made: 0, needed: needed))
        for _ in 1..<needed { story.add(CaseAct.attempt, by: "desk", [(CaseField.attempt, .text("无人接听"))]) }
        #expect(missing() == .attemptsMissing(made: needed - 1, needed: needed))
        #expect(missing([(CaseField.attempt, .text("关机"))]) == nil, "the last one is told with the result")
        story.add(CaseAct.attempt, by: "desk", [(CaseField.attempt, .text("关机"))])
        #expect(missing() == nil)
        story.add(CaseAct.dissatisfied, by: "desk", [(CaseField.satisfied, .text("no"))])
        #expect(missing() == .attemptsMissing(made: 0, needed: needed))
    }

    @Test("NG-3.1-4: a plan that the guest refused is not carried out, one that nobody answered needs the attempts")
    func customersAnswer() throws {
        var (story, rulebook) = try Self.begun("online-guests", upTo: .planned)
        #expect(story.breaches(of: CaseAct.execute, by: "handler", under: rulebook).contains(.outOfOrder(needs: .planCommunicated)))
        #expect(
            story.breaches(of: CaseAct.communicatePlan, by: "handler", [(CaseField.customerAnswer, .text("no_answer"))], under: rulebook)
                .contains { if case .attemptsMissing = $0 { true } else { false } })
        var refused = story
        refused.add(CaseAct.communicatePlan, by: "handler", [(CaseField.customerAnswer, .text("refused"))])
        #expect(refused.breaches(of: CaseAct.execute, by: "handler", under: rulebook) == [.customerRefused])
        story.add(CaseAct.communicatePlan, by: "handler", [(CaseField.customerAnswer, .text("agreed"))])
        #expect(story.breaches(of: CaseAct.execute, by: "handler", under: rulebook) == [])
    }

    @Test("NG-2.2-5 NG-2.2-6 SA-4.2-3: a case of several departments has one that leads")
    func departments() throws {
        let (story, rulebook) = try Self.begun("online-guests", upTo: .assessed)
        let one: ActFields = [(CaseField.department, .text("housekeeping"))]
        let two = one + [(CaseField.departments, .added("housekeeping")), (CaseField.departments, .added("sales"))]
        #expect(story.breaches(of: CaseAct.assign, by: "manager", one, under: rulebook) == [])
        #expect(story.breaches(of: CaseAct.assign, by: "manager", two, under: rulebook) == [.leadDepartmentMissing])
        #expect(
            story.breaches(of: CaseAct.assign, by: "manager", two + [(CaseField.leadDepartment, .text("housekeeping"))], under: rulebook)
                == [])
    }

    @Test("NG-3.1-1 E18: an investigation has a finding for every allegation, and evidence or the reason why there is none")
    func investigation() throws {
        let allegations: ActFields = [(CaseField.allegation, .text("房间有异味")), (CaseField.allegation, .text("态度差"))]
        let (story, rulebook) = try Self.begun("online-guests", allegations, upTo: .assigned)
        let report: ActFields = [(CaseField.report, .text("已核实")), (CaseField.finding, .text("partly"))]
        func breaches(_ more: ActFields) -> [Breach] {
            story.breaches(of: CaseAct.investigate, by: "handler", report + more, under: rulebook)
        }
        #expect(breaches([]).contains(.allegationsUnanswered(2)))
        #expect(breaches([]).contains(.evidenceMissing))
        let findings: ActFields = [
            (CaseField.allegationFinding, .added("1 substantiated")), (CaseField.allegationFinding, .added("2 unverifiable")),
        ]
        #expect(breaches([findings[0], (CaseField.evidence, .text("照片"))]) == [.allegationsUnanswered(1)])
        #expect(breaches(findings + [(CaseField.noEvidenceReason, .text("监控已覆盖"))]) == [])
        #expect(breaches(findings + [(CaseField.evidence, .text("照片"))]) == [])
    }

    @Test(
        "HS-4.3-2 NM-4.4-1 NM-4.4-2 NM-4.4-3 FS-6-4: what is told to the customer is what the pack asks for",
        arguments: [
            ("home-services", [CaseField.basis, CaseField.expectedEffect, CaseField.askedSatisfied]),
            ("night-market", [CaseField.improvement, CaseField.apologised, CaseField.afterCare]), ("salon", [CaseField.feedback]),
        ])
    func feedback(id: String, asked: [FieldID]) throws {
        let (story, rulebook) = try Self.begun(id, upTo: .executed)
        let step = try #require(rulebook.pack?.step(.answered))
        let (kind, fields) = ProperCase.act(step, try shipped(id))
        let breaches = story.breaches(of: kind, by: "front", fields, under: rulebook)
        #expect(
            breaches.filter { $0 != .customerViewMissing } == [] || story.state.values(of: CaseField.expectedEffect).isEmpty,
            "\(id): \(breaches)")
        for field in asked {
            let without = fields.filter { $0.id != field }
            #expect(story.breaches(of: kind, by: "front", without, under: rulebook).contains(.fieldMissing(field)), "\(id)")
        }
        // "No" is no apology.
        if asked.contains(CaseField.apologised) {
            let no = fields.filter { $0.id != CaseField.apologised } + [(CaseField.apologised, .text("no"))]
            #expect(story.breaches(of: kind, by: "front", no, under: rulebook).contains(.fieldMissing(CaseField.apologised)))
        }
        // An apology or an explanation, as the foot spa has it.
        let (spa, rules) = try Self.begun("foot-spa", upTo: .planned)
        let bare: ActFields = [(CaseField.feedback, .text("结果"))]
        #expect(
            spa.breaches(of: CaseAct.feedBack, by: "front", bare, under: rules) == [.oneOfMissing([CaseField.apologised, CaseField.basis])])
        #expect(spa.breaches(of: CaseAct.feedBack, by: "front", bare + [(CaseField.basis, .text("说明"))], under: rules) == [])
        #expect(spa.breaches(of: CaseAct.feedBack, by: "front", bare + [(CaseField.apologised, .text("yes"))], under: rules) == [])
    }

    @Test("E22: a member of a group case is not investigated by itself, and gets its own remedy and answer")
    func group() throws {
        var (story, rulebook) = try Self.begun("home-services", upTo: .assigned)
        let group = "00ff00ff00ff00ff00ff00ff00ff00ff"
        #expect(
            story.breaches(of: CaseAct.joinGroup, by: "front", [(CaseField.groupCase, .added(story.record.description))], under: rulebook)
                == [.groupOfItself])
        #expect(
            story.breaches(of: CaseAct.leaveGroup, by: "front", [(CaseField.groupCase, .removed(group))], under: rulebook) == [.notInGroup])
        story.add(CaseAct.joinGroup, by: "front", [(CaseField.groupCase, .added(group))])
        #expect(story.state.stage(under: rulebook.pack) == .planned)
        let (kind, fields) = ProperCase.act(try #require(rulebook.pack?.step(.planned)), try shipped("home-services"))
        #expect(story.breaches(of: kind, by: "manager", fields, under: rulebook) == [])
        story.add(CaseAct.leaveGroup, by: "front", [(CaseField.groupCase, .removed(group))])
        #expect(story.state.stage(under: rulebook.pack) == .teamFormed)
    }

    @Test("E14: a case merged into another ends without its own steps, and only while it is linked")
    func merged() throws {
        var (story, rulebook) = try Self.begun("salon")
        let ending: ActFields = [(CaseField.outcome, .text("merged"))]
        #expect(story.breaches(of: CaseAct.close, by: "manager", ending, under: rulebook) == [.notLinked])
        let earlier = "0100" + story.record.description.dropFirst(4)
        let later = "ff" + story.record.description.dropFirst(2)
        #expect(
            story.breaches(of: CaseAct.link, by: "front", [(CaseField.duplicateOf, .added(story.record.description))], under: rulebook) == [
                .linkedToItself
            ])
        #expect(
            story.breaches(of: CaseAct.link, by: "front", [(CaseField.duplicateOf, .added(later))], under: rulebook) == [
                .linkedBehindLater(later)
            ])
        story.add(CaseAct.link, by: "front", [(CaseField.duplicateOf, .added(earlier))])
        #expect(story.breaches(of: CaseAct.close, by: "manager", ending, under: rulebook) == [])
        story.add(CaseAct.unlink, by: "front", [(CaseField.duplicateOf, .removed(earlier))])
        #expect(story.breaches(of: CaseAct.close, by: "manager", ending, under: rulebook) == [.notLinked])
        #expect(
            story.breaches(of: CaseAct.unlink, by: "front", [(CaseField.duplicateOf, .removed(earlier))], under: rulebook) == [.notLinked])
    }

    @Test("E12: reopening is for a closed case; long after closing a linked case would be better")
    func reopening() throws {
        var (story, rulebook) = try Self.begun("salon")
        let reopening: ActFields = [(CaseField.reason, .text("又掉色"))]
        #expect(story.breaches(of: CaseAct.reopen, by: "front", reopening, under: rulebook) == [.caseIsOpen])
        story.add(CaseAct.withdraw, by: "front", [(CaseField.proof, .text("x"))], minutes: 100)
        #expect(story.breaches(of: CaseAct.assess, by: "front", under: rulebook).contains(.caseIsClosed))
        rulebook.pack?.parameters["reopen.window_days"] = .integer(30)
        let day: Int64 = 1_440
        #expect(story.breaches(of: CaseAct.reopen, by: "front", reopening, under: rulebook, minutes: 100 + 31 * day - 1) == [])
        #expect(
            story.breaches(of: CaseAct.reopen, by: "front", reopening, under: rulebook, minutes: 100 + 31 * day) == [
                .reopenedLate(days: 31)
            ])
    }

    @Test("withdrawing, referring and declaring invalid are acts of their own, and closing names an outcome")
    func outcomes() throws {
        let (story, rulebook) = try Self.begun("salon", upTo: .followedUp)
        #expect(story.breaches(of: CaseAct.close, by: "manager", under: rulebook).contains(.fieldMissing(CaseField.outcome)))
        for outcome in ["withdrawn", "invalid", "referred"] {
            #expect(
                story.breaches(of: CaseAct.close, by: "manager", [(CaseField.outcome, .text(outcome))], under: rulebook)
                    .contains(.outcomeHasOwnAct(outcome)))
        }
        #expect(story.breaches(of: CaseAct.close, by: "manager", Self.close, under: rulebook) == [])
    }

    @Test("E48 FS-1-4: while an outside body has not answered that is said, and its own limit is watched beside the pack's")
    func outsideBody() throws {
        var (story, rulebook) = try Self.begun("foot-spa", upTo: .executed)
        let due = CaseStory.start + 7 * CaseStory.day
        story.add(CaseAct.referOut, by: "manager", [(CaseField.externalBody, .text("12315")), (CaseField.externalDue, .integer(due))])
        #expect(story.breaches(of: CaseAct.close, by: "manager", Self.close, under: rulebook).contains(.externalReplyMissing("12315")))
        #expect(!rulebook.standing(of: story.history.past, at: due).contains(.externalDuePassed(due)))
        #expect(rulebook.standing(of: story.history.past, at: due + 1).contains(.externalDuePassed(due)))
        story.add(CaseAct.recordExternalReply, by: "front", [(CaseField.externalReply, .text("调解成功"))])
        #expect(!rulebook.standing(of: story.history.past, at: due + 1).contains(.externalDuePassed(due)))
        #expect(!story.breaches(of: CaseAct.close, by: "manager", Self.close, under: rulebook).contains(.externalReplyMissing("12315")))
    }

    @Test("E6 E7: a receipt written down long after it happened says why")
    func lateReceipt() throws {
        let pack = try shipped("salon")
        let rulebook = Rulebook(pack: pack)
        let hours = try #require(pack.integer("receipt.late_after_hours"))
        let story = CaseStory()
        let receipt = ProperCase.receipt(pack)
        func breaches(written: Int64, _ more: ActFields = []) -> [Breach] {
            story.breaches(of: CaseAct.receive, receipt + more, under: rulebook, minutes: 0, written: written)
        }
        #expect(breaches(written: hours * 60 - 1) == [])
        #expect(breaches(written: hours * 60) == [.recordedLate(hours: hours)])
        #expect(breaches(written: hours * 60, [(CaseField.recordedLate, .text("停电，先记在纸上"))]) == [])
        #expect(breaches(written: -1) == [.receivedInFuture])
    }

    @Test(
        "FS-3-2 SA-2.2-1 HS-2.2-1 NM-4.1-4 NG-2.2-2 FS-6-1: each pack's record fields are asked for at the receipt", arguments: regulations)
    func requiredAtReceipt(id: String) throws {
        let pack = try shipped(id)
        let receipt = ProperCase.receipt(pack)
        #expect(!pack.requiredAtReceipt.isEmpty)
        for field in pack.requiredAtReceipt {
            let breaches = CaseStory().breaches(of: CaseAct.receive, receipt.filter { $0.id != field }, under: Rulebook(pack: pack))
            #expect(breaches.contains(.fieldMissing(field)), "\(id)")
        }
        let unknown = receipt.filter { $0.id != CaseField.channel } + [(CaseField.channel, .text("carrier_pigeon"))]
        #expect(
            CaseStory().breaches(of: CaseAct.receive, unknown, under: Rulebook(pack: pack)) == [
                .unknownCode(CaseField.channel, code: "carrier_pigeon")
            ])
    }

    @Test("HS-5.2-3 E33 E34: nothing is destroyed while it is open, kept, held, or without a leader's word", arguments: regulations)
    func destruction(id: String) throws {
        var (story, rulebook) = try Self.begun(id, upTo: .followedUp)
        let until = CaseStory.start + 1000 * CaseStory.day
        let destroy: ActFields = [(CaseField.certificate, .text("销毁-2030-01")), (CaseField.approvedBy, .text("leader"))]
        #expect(story.breaches(of: CaseAct.destroy, by: "archivist", destroy, under: rulebook).contains(.notClosedYet))
        story.add(CaseAct.close, by: "manager", Self.close)
        story.add(CaseAct.archive, by: "archivist", [(CaseField.retainUntil, .integer(until))])
        let minutes = 1000 * Int64(1_440)
        #expect(
            story.breaches(of: CaseAct.destroy, by: "archivist", destroy, under: rulebook, minutes: minutes - 1) == [
                .retentionNotOver(until: until)
            ])
        #expect(story.breaches(of: CaseAct.destroy, by: "archivist", destroy, under: rulebook, minutes: minutes) == [])
        #expect(
            story.breaches(of: CaseAct.destroy, by: "leader", destroy, under: rulebook, minutes: minutes).contains(.ownRequest("leader")))
        #expect(
            story.breaches(
                of: CaseAct.destroy, by: "archivist", [destroy[0], (CaseField.approvedBy, .text("front"))], under: rulebook,
                minutes: minutes
            )
            .contains { if case .approverLacksRole("front", _) = $0 { true } else { false } })
        story.add(CaseAct.hold, by: "archivist", [(CaseField.hold, .added("诉讼"))])
        #expect(story.breaches(of: CaseAct.destroy, by: "archivist", destroy, under: rulebook, minutes: minutes) == [.onHold("诉讼")])
        #expect(
            story.breaches(of: CaseAct.releaseHold, by: "archivist", [(CaseField.hold, .removed("审计"))], under: rulebook) == [
                .notOnHold("审计")
            ])
        story.add(CaseAct.releaseHold, by: "archivist", [(CaseField.hold, .removed("诉讼"))])
        #expect(story.breaches(of: CaseAct.destroy, by: "archivist", destroy, under: rulebook, minutes: minutes) == [])
        var reopened = story
        reopened.add(CaseAct.reopen, by: "front", [(CaseField.reason, .text("x"))])
        #expect(reopened.breaches(of: CaseAct.destroy, by: "archivist", destroy, under: rulebook, minutes: minutes).contains(.notClosedYet))
        story.add(CaseAct.destroy, by: "archivist", destroy, minutes: minutes)
        #expect(story.breaches(of: CaseAct.note, [(CaseField.note, .text("x"))], under: rulebook) == [.caseIsDestroyed])
    }

    @Test("SA-1.1-4 C10: the nature judged at the counter is confirmed later, and the first judgement stays in the history")
    func nature() throws {
        var (story, rulebook) = try Self.begun("salon", upTo: .investigated)
        #expect(story.state.text(CaseField.nature) == "valid")
        #expect(
            story.breaches(of: CaseAct.classify, by: "manager", [(CaseField.confirmedNature, .text("comm_help"))], under: rulebook) == [])
        story.add(
            CaseAct.classify, by: "manager", [(CaseField.confirmedNature, .text("valid")), (CaseField.registration, .text("登记 2026-17"))])
        #expect(story.state.text(CaseField.nature) == "valid")
        #expect(story.state.text(CaseField.registration) == "登记 2026-17")
        #expect(story.state.text(CaseField.confirmedNature) == "valid")
        #expect(story.history.acts.first?.fields.contains { $0.id == CaseField.nature } == true)
    }
}
