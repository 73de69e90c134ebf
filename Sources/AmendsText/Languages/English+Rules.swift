import AmendsModel
import AmendsPolicy

extension English {
    func refusal(_ sentence: String, rule: String, pack: String) -> String {
        "\(sentence) Nothing was written. (Rule \(rule)\(pack.isEmpty ? "" : " of \(pack)"))"
    }

    func broken(_ act: String, _ sentence: String, rule: String) -> String { "\(act): \(sentence)" }

    func label(rule: String) -> String? {
        switch rule {
        case "content.missing", "content.one_of": "information is missing"
        case "order.mandatory": "a mandatory step is missing"
        case "destruction.open", "state.open": "not closed"
        case "segregation.record": "the one complained of is the only contact"
        default: nil
        }
    }

    func explained(by name: String, at time: String, _ reason: String) -> String { "Explained by \(name), \(time): \(reason)" }

    func unjudged(_ count: Int) -> String {
        "\(count) acts were made without seeing each other in such numbers that they were not checked against the rules."
    }

    private func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    func sentence(_ breach: Breach, _ words: RuleWords) -> String {
        switch breach {
        case .outOfOrder(let milestone):
            "Before this comes “\(words.label(milestone))”, which is not there in this round. First: \(words.command(milestone))"
        case .fieldMissing(let field): "\(words.label(field)) is missing. Give \(words.option(field))."
        case .oneOfMissing(let fields):
            "One of these is missing: \(list(words.labels(fields))). Give one of \(list(fields.map(words.option)))."
        case .unknownCode(let field, let code):
            "“\(words.label(code, field))” is not in use for \(words.label(field)) under this pack. See: amends pack show"
        case .caseIsClosed: "The case is closed. Reopen it first: \(words.command("reopen", "--reason WHY"))"
        case .caseIsOpen: "The case is open."
        case .caseIsDestroyed: "The case was destroyed; only its tombstone is left."
        case .mandatoryStepMissing(let milestone):
            "“\(words.label(milestone))” is not there, and nobody waived it. Do it (\(words.command(milestone))) or have it waived: "
                + words.command("waive", "--waived \(milestone.code) --approved-by STAFF")
        case .sharesDoNotSum(let sum): "The shares of liability sum to \(words.share(sum)), not to 100 %. Correct them."
        case .sharesUnreadable(let part):
            "“\(part)” is no share of liability. Write them like this: individual:W07=60%,company=40%"
        case .leadDepartmentMissing: "Several departments are concerned, and none of them leads. Name it with --lead-department."
        case .evidenceMissing: "There is neither evidence nor a reason why there is none. Give --evidence or --no-evidence-reason."
        case .allegationsUnanswered(let count): "\(count) allegations have no finding. Give one --allegation-finding for each."
        case .measuresUnfinished(let count):
            "\(count) measures are neither done nor cancelled. Record each: \(words.command("complete-measure", "--measure-done \"N what\""))"
        case .unknownMeasure(let text): "“\(text)” names no measure of this case. Begin with its number, from 1."
        case .attemptsMissing(let made, let needed):
            "The customer counts as not reached after \(needed) attempts; \(made) are recorded. Record each: \(words.command("attempt"))"
        case .anonymousNotAllowed: "This pack takes no anonymous complaints. Record name and contact."
        case .anonymousIsNotAsked: "The complaint is anonymous: there was nobody to ask."
        case .severityBelowFloor(let code):
            "A case of this class is at least “\(words.label(code, CaseField.severity))”. Give --severity \(code)."
        case .recordedLate(let hours): "It was written down \(hours) hours after it was received. Say why: --recorded-late"
        case .receivedInFuture: "The time of receipt lies after the time at which it was written down. Check both clocks."
        case .outcomeHasOwnAct(let outcome):
            "“\(words.label(outcome, CaseField.outcome))” is an act of its own: withdraw, invalidate, refer or accept-transfer."
        case .externalNumberKnown(let other):
            "The case \(other) has this number of an outside body already. Is it the same complaint, record the road there: "
                + "amends case add-intake \(other) --channel CODE --external-number …; is it another one, say why with --reason."
        case .packUnknown(let name): "The pack \(name) is not known here, so its rules were not checked. Sync with head office."
        case .staffUnknown(let code): "Nobody here has the staff code \(code). See: amends staff list"
        case .staffHasLeft(let code): "\(code) had left by then."
        case .roleMissing(let roles): "This is for: \(list(words.labels(roles))). Ask one of them, or see: amends role list"
        case .approverLacksRole(let code, let roles): "\(code) may not approve this. It takes: \(list(words.labels(roles)))."
        case .respondentActs(let code): "The complaint is about \(code), who may not judge it. Somebody else does this."
        case .respondentRecordsAlone(let code):
            "\(code), whom the complaint is about, took it, and nobody else has spoken with the customer. "
                + "Have somebody else do so: \(words.command("contact"))"
        case .ownRequest(let code): "\(code) asked for it and may not approve it. A second person does."
        case .handlerFollowsUp(let code):
            "\(code) handled the case and should not ask the customer about it. Somebody else does, or say with --reason why not."
        case .secondPersonMissing: "This takes a second person. Name them with --approved-by."
        case .recusalMissing(let code):
            "\(code) is concerned and stands aside: name them with --recused as well; they are heard, and decide nothing."
        case .decidedAbove(let roles): "The complaint is about whoever runs the unit, so it is decided above: \(list(words.labels(roles)))."
        case .aboveAuthority(let fen, let limit):
            "\(words.money(fen)) is above the limit of \(words.money(limit)). Name with --approved-by somebody who may grant it."
        case .settlementNotConfirmed:
            "The settlement leans on an approval by word of mouth. Whoever gave it confirms it: \(words.command("confirm-settlement"))"
        case .settlementConfirmedLate(let hours):
            "The approval was to be confirmed within \(hours) hours. Say with --reason why it was not."
        case .notSimple:
            "Only simple cases are settled at the counter; this one is severe, complex or an emergency. Handle it, or escalate it."
        case .extensionTooLate: "The limit was over already. Only force majeure allows an extension now; say what it was with --reason."
        case .extensionOver: "The limit was over already, and this pack makes no exception. The case is late."
        case .extensionAboveMaximum: "That is beyond the longest time this pack allows in all. See: \(words.command("due"))"
        case .extensionNotAllowed: "This pack allows no extension of that limit."
        case .extensionNotRequested: "Nobody has asked for this extension in this round. First: \(words.command("request-extension"))"
        case .customerNotTold: "The customer has not been told of the extension. Tell them and give --extension-told-at."
        case .customerRefused: "The customer refused the plan. Make another, or let a leader decide."
        case .reworkCapReached(let cap):
            "The customer has been dissatisfied \(cap) times. A leader may now end the case without agreement: "
                + words.command("close", "--outcome no_agreement --approved-by STAFF")
        case .reworkCapNotReached(let cap):
            "A case is ended without agreement only after \(cap) rounds in which the customer was dissatisfied."
        case .pauseNotAllowed: "This pack does not let the clock stand still for that reason."
        case .pauseTooLate: "The limit was over already; a pause changes nothing."
        case .notPaused: "The clock is not paused."
        case .isPaused: "The clock is paused already."
        case .reopenedLate(let days): "Reopened \(days) days after closing; a new, linked case would be better."
        case .scoreAboveMaximum(let most): "The highest score of this pack is \(most). Give --score 1 to \(most)."
        case .teamLacksRoles(let roles):
            "This pack wants in the team: \(list(words.labels(roles))). Name somebody of each with --team."
        case .invalidAfterDecision: "Liability was decided already, so the case is no longer declared invalid. Close it with its outcome."
        case .escalationMissing(let trigger):
            "\(self.trigger(trigger)) It should go up: \(words.command("escalate", "--escalated-to ROLE"))"
        case .meetingMissing: "The case went up, and those it went to have not met about it. First: \(words.command("meet"))"
        case .specialMeetingMissing: "So grave a case needs a special meeting: \(words.command("meet", "--meeting-kind special"))"
        case .meetingWithoutDecision: "The meeting decided nothing: the clock of the meeting has stopped, that of the plan has not."
        case .firstActionMissing(let action):
            "A case of this class asks for “\(words.label(action, CaseField.firstAction))” at once: "
                + words.command("first-action", "--first-action \(action)")
        case .emergencyNotReported(let bodies, let minutes):
            "In an emergency \(list(bodies)) is to be told within \(minutes) minutes, and no record says so. Tell them, and record it: "
                + words.command("first-action", "--first-action emergency --reported-to BODY")
        case .emergencyMissing: "This is an emergency by the pack, and nobody declared it: \(words.command("declare-emergency"))"
        case .supervisionUnanswered: "An order to report on this case has no answer. First: \(words.command("answer-supervision"))"
        case .supervisionNotAsked: "There is no order to report that is not answered."
        case .externalReplyMissing(let body):
            "\(body) was asked and has not answered. Record what came: \(words.command("record-external-reply"))"
        case .externalDuePassed(let due): "The outside body's limit passed at \(words.time(due)) and no answer is recorded."
        case .receptionStepsMissing(let steps):
            "The reception's check list is not complete: \(list(steps.map { words.label($0, CaseField.receptionStep) })). Make up for it, and "
                + "record it: \(words.command("acknowledge", "--reception-step CODE"))"
        case .itemMissing:
            "It does not say which service it is about. Name it: \(words.command("amend", "--item CODE")). See: amends item list"
        case .itemUnknown(let item):
            "The catalogue has no “\(item)” in use. Take one of: amends item list; or add it: amends item add"
        case .customerNotContacted(let days):
            "The customer has heard nothing for \(days) days. Tell how it stands, and record it: \(words.command("contact"))"
        case .trainingMissing(let code, let topics):
            "No training of \(code) in \(list(topics.map(words.topic))) is on record. Record it: amends training attend"
        case .customerViewMissing:
            "Nobody asked the customer about the plan while it was carried out. Ask, and record the answer: "
                + words.command("communicate-plan", "--customer-answer ANSWER")
        case .planNotAdjusted:
            "The customer refused the plan and it is as it was. Adjust it (\(words.command(.planned))), or say with --reason why not."
        case .tasksUnacknowledged(let people):
            "These have tasks in the plan and have not said that they know them: \(list(people)). Each of them: "
                + words.command("acknowledge-task", "--as STAFF")
        case .noTask(let code):
            "The plan gives \(code.isEmpty ? "nobody here" : code) no task that is not acknowledged. See: \(words.command("show"))"
        case .departmentNotOffered:
            "The case does not wait for a department to take it. Give it to one: \(words.command("hand-over", "--department CODE"))"
        case .handedToItself(let department): "The case lies with \(words.label(department, CaseField.department)) already."
        case .notOfDepartment(let code, let department):
            "The case was given to \(words.label(department, CaseField.department)), and \(code) works elsewhere. Somebody of that department does this."
        case .departmentUnanswered(let department, let hours):
            "\(words.label(department, CaseField.department)) was given the case more than \(hours) hours ago and has not taken it. "
                + "Remind it, or give the case to another: \(words.command("hand-over", "--department CODE"))"
        case .departmentReturned(let department):
            "\(words.label(department, CaseField.department)) gave the case back. Give it to another: \(words.command("hand-over", "--department CODE"))"
        case .linkedToItself: "A case is no duplicate of itself."
        case .notLinked: "The case is not linked behind another one."
        case .linkedBehindLater(let other):
            "Of two duplicates the one taken in first stays. Link the other: amends case link \(other) --duplicate-of \(words.number)"
        case .groupOfItself: "A case is no member of itself."
        case .notInGroup: "The case is not in that group."
        case .safetyMatterContinues: "Withdrawn by the customer, but the matter concerns safety: it goes on in an internal case."
        case .transferOffered(let site): "It is offered to \(site.isEmpty ? "another unit" : site) already. Wait for the answer."
        case .transferNotOffered: "The case is not on offer to another unit."
        case .transferToItself: "The case lies with that unit already."
        case .headOfficeAccepts: "Only head office hands a case from one unit to another; it is offered, and waits."
        case .belongsElsewhere(let site):
            "The complaint is about \(site). Hand it over: \(words.command("refer", "--handed-to \(site) --reason WHY"))"
        case .transferHopsUsed(let hops):
            "The case was passed on \(hops) times already. Say with --reason why again; head office decides where it stays."
        case .transferUnanswered(let hours): "Who takes the case over was asked more than \(hours) hours ago. Head office decides."
        case .transferNotAnswered("refused"): "The case was refused here. Head office says who handles it."
        case .transferNotAnswered:
            "The case is on offer here. Answer first: \(words.command("accept-transfer")) or "
                + words.command("refuse-transfer", "--reason WHY")
        case .transferBack(let site):
            "\(site) has had this case already, and only head office sends it back. Tell head office: "
                + words.command("offer-transfer", "--transfer-to \(site) --reason WHY")
        case .transferLimit(let hops):
            "The case was passed on \(hops) times already: head office decides where it stays. Ask it: "
                + words.command("offer-transfer", "--transfer-to SITE --reason WHY")
        case .handedOver(let site):
            "\(site) goes on with this case. What comes in here is told there: \(words.command("note", "--note …"))"
        case .transferDecided:
            "Head office decided that this unit handles the case. Ask it for another word: "
                + words.command("offer-transfer", "--transfer-to SITE --reason WHY")
        case .siteClosed(let site): "\(site) is closed and takes no cases. Choose another site, or leave it to head office."
        case .transferMetAct(let site):
            "Handed over to \(site), but open here too: somebody here had not seen that. Carry on there, and close it here: "
                + words.command("refer", "--handed-to \(site) --reason WHY")
        case .resultNotTold: "The result was not told to the customer in this round. First: \(words.command("feed-back"))"
        case .handlerAnswers(let code):
            "\(code) handled the case and does not answer a questionnaire for the customer. Somebody else records it."
        case .intakeUnknown: "The case did not come by such a road. It shows: \(words.command("show"))"
        case .sameCustomerAsItself: "The customer of a case is its own customer already."
        case .notSameCustomer: "The customers of the two cases are not linked."
        case .onHold(let reason): "There is a hold on it: \(reason). It is kept until that is lifted."
        case .retentionNotOver(let until): "It is kept until \(words.time(until))."
        case .paperMissing:
            "This pack has every case on paper too, and nothing says where it lies: \(words.command("amend", "--paper-location WHERE"))"
        case .notClosedYet: "The case is not closed and archived."
        case .notOnHold(let reason): "There is no such hold: \(reason)."
        }
    }

    private func trigger(_ trigger: EscalationTrigger) -> String {
        switch trigger {
        case .severe: "The case is severe."
        case .major: "The case is major."
        case .urgent: "The case is urgent."
        case .complex: "The case is complex."
        case .dissatisfied: "The customer is not satisfied."
        case .notSolvedOnSite: "It was not solved on the spot."
        case .overdue: "It is overdue."
        }
    }

    func sentence(_ encounter: Encounter, _ left: String, _ right: String, _ words: RuleWords) -> String {
        let unseen = "\(left) and \(right) were made without knowing of each other."
        return switch encounter {
        case .twoDecisions: "\(unseen) Both decisions stand until somebody chooses: \(words.command("settle", "--liability VALUE"))"
        case .twoClosures: "\(unseen) The case ended with the first; where they differ the outcome is in conflict."
        case .closedUnderEscalation: "\(unseen) The case stays open: whoever ended it had not seen it go up."
        case .closedUnderReopening: "\(unseen) The case stays open: whoever ended it had not seen the new round."
        case .transferMetClosure:
            "\(unseen) The case is handled where it was handed to; what was done here is kept, and the outcome is in conflict."
        case .transferMetOpening: "\(unseen) The case is open both here and where it was handed to. Head office decides who carries on."
        case .transferMetHandling:
            "\(unseen) The case is handled where it was handed to; head office tells that unit what was done here."
        case .twoReferrals:
            "\(unseen) It was handed to two units. The one shown goes on with it, and head office takes it back from the other."
        case .twoAcceptances: "\(unseen) It was accepted for two units. Head office decides which of them keeps it."
        case .acceptedAndRefused: "\(unseen) The acceptance holds, for the case is there already."
        case .extendedWhileAnswered: "\(unseen) The answer counts as given, and is measured by the longer limit."
        case .extendedAndDeclined: "\(unseen) The extension is granted."
        case .twoAnswers: "\(unseen) The customer was asked twice; a no keeps the case open."
        case .settledWhileEscalated: "\(unseen) Both stand: it is settled with the customer, and open until those above have seen it."
        case .twoOpenings: "\(unseen) It is one new round."
        }
    }
}
