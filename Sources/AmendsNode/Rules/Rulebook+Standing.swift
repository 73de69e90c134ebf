import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy

/// What a case as it is now lacks, whoever did what.
extension Rulebook {
    /// The findings on the case itself, in a fixed order. `now` is the reader's clock: it decides only
    /// whether something that is awaited is late.
    public func standing(of past: CasePast, at now: Int64) -> [Breach] {
        var found: [Breach] = []
        if let unknownPack { found.append(.packUnknown(unknownPack)) }
        if let other = past.state.text(CaseField.referredTo), past.state.text(CaseField.transferState) == "accepted", past.state.isOpen {
            found.append(.transferMetAct(other))
        }
        guard past.state.isOpen else { return found }
        if let other = past.state.text(CaseField.siteComplainedOf), !other.isEmpty, !site.isEmpty, other != site,
            past.state.text(CaseField.transferState) == nil
        {
            found.append(.belongsElsewhere(other))
        }
        if past.state.text(CaseField.transferState) == "offered", let offer = past.last(CaseAct.offerTransfer) {
            let hours = pack?.integer(RuleParameter.transferHours) ?? Self.transferHours
            if now.subtractingReportingOverflow(offer.time).partialValue > hours * 3_600_000 {
                found.append(.transferUnanswered(hours: hours))
            }
        }
        if let due = past.state.integer(CaseField.externalDue), now > due, !past.has(CaseField.externalReply) {
            found.append(.externalDuePassed(due))
        }
        if let recorder = isRecordedAlone(past) { found.append(.respondentRecordsAlone(recorder)) }
        guard let pack = binding else { return found }
        if let trigger = missingEscalation(past, pack, at: now) { found.append(.escalationMissing(trigger)) }
        if let action = missingFirstAction(past, pack), past.reached(.assessed) { found.append(.firstActionMissing(action)) }
        if isEmergencyMissing(past, pack) { found.append(.emergencyMissing) }
        if let meeting = dues.due(.meeting, past.state), now > meeting, needsMeeting(past, pack) { found.append(.meetingMissing) }
        if needsSpecialMeeting(past, pack) { found.append(.specialMeetingMissing) }
        found += receptionStanding(past, pack) + itemBreaches(past, pack) + departmentStanding(past, pack, at: now)
        if past.reached(.planned), !past.reached(.executed) { found += unacknowledged(past, pack) }
        found += contactStanding(past, pack, at: now)
        if let settlement = past.last(CaseAct.settleOnSite), needsConfirmation(settlement, pack),
            past.last(CaseAct.confirmSettlement) == nil
        {
            found.append(.settlementNotConfirmed)
        }
        return found
    }

    /// Hours an offer may wait where the pack says nothing.
    static let transferHours: Int64 = 24
}
