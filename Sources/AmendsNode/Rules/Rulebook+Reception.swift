import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// How customers are received and kept informed, and what a case must say of the service.
extension Rulebook {
    /// The lines of the check list that nobody has done, where the complaint came from a person.
    func receptionStanding(_ past: CasePast, _ pack: Pack) -> [Breach] {
        guard pack.flag(RuleParameter.checkList), let channel = past.state.text(CaseField.channel), Self.inPerson.contains(channel) else {
            return []
        }
        let done = Set(past.state.elements(of: CaseField.receptionStep))
        let missing = CaseCode.receptionSteps.filter { !done.contains($0) && !showsByItself($0, past) }
        return missing.isEmpty ? [] : [.receptionStepsMissing(missing)]
    }

    /// Channels at whose other end somebody waits to be greeted and listened to.
    static let inPerson: Set = ["onsite", "onsite_staff", "phone"]

    /// What the record itself proves needs no word.
    private func showsByItself(_ step: String, _ past: CasePast) -> Bool {
        switch step {
        case "recorded": true
        case "apologised": past.state.text(CaseField.apologised) == "yes"
        case "judged": past.reached(.assessed, inAnyRound: true)
        case "time_named": past.has(CaseField.promisedBy)
        default: false
        }
    }

    // MARK: Training

    /// Said once of a person in a case: at the first act of theirs.
    func trainingBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        guard people.areKnown, let trainings = people.trainings, !act.actor.isEmpty, Vocabulary.act(act.kind)?.milestone != nil,
            !past.acts.contains(where: { $0.actor == act.actor })
        else { return [] }
        let roles = people.roles(act.actor, act.time)
        let asked = pack.table(RuleParameter.trainingBefore).filter { line in
            StaffRole(rawValue: line.key).map { roles.contains($0) && Permissions.allow(act.kind, to: [$0]) } ?? false
        }
        if asked.isEmpty { return [] }
        let known = trainings(act.actor, act.time)
        let missing = asked.map(\.value).filter { !known.contains($0) }
        return missing.isEmpty ? [] : [.trainingMissing(act.actor, missing)]
    }

    // MARK: The service complained of

    func itemBreaches(_ past: CasePast, _ pack: Pack) -> [Breach] {
        guard pack.flag(RuleParameter.itemNamed) else { return [] }
        guard let item = past.state.text(CaseField.item), !item.isEmpty else { return past.has(CaseField.item) ? [] : [.itemMissing] }
        guard let items, !items.isEmpty, !items.contains(item) else { return [] }
        return [.itemUnknown(item)]
    }

    // MARK: Keeping in touch

    private static let contacts: Set<ActKind> = [
        CaseAct.receive, CaseAct.acknowledge, CaseAct.contact, CaseAct.attempt, CaseAct.communicatePlan, CaseAct.feedBack,
        CaseAct.settleOnSite, CaseAct.followUp, CaseAct.dissatisfied,
    ]

    /// Nobody waits for a word once the result is told.
    func contactStanding(_ past: CasePast, _ pack: Pack, at now: Int64) -> [Breach] {
        guard let days = pack.integer(RuleParameter.contactDays), days > 0, past.state.text(CaseField.anonymous) != "yes",
            !past.reached(.answered), let last = past.acts.filter({ Self.contacts.contains($0.kind) }).map(\.time).max()
        else { return [] }
        let silent = now.subtractingReportingOverflow(last).partialValue / 86_400_000
        return silent >= days ? [.customerNotContacted(days: silent)] : []
    }
}
