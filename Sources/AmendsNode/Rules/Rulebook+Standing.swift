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
        if let other = past.state.text(CaseField.handedTo), past.state.isOpen { found.append(.transferMetAct(other)) }
        if let asked = past.state.transferAskedAt {
            let hours = pack?.integer(RuleParameter.transferHours) ?? ClockTable.defaultTransferHours
            if now.subtractingReportingOverflow(asked).partialValue > hours * 3_600_000 { found.append(.transferUnanswered(hours: hours)) }
        }
        if let numberSharedWith { found.append(.externalNumberKnown(numberSharedWith)) }
        guard past.state.isOpen else { return found }
        if let other = past.state.text(CaseField.siteComplainedOf), !other.isEmpty, !site.isEmpty, other != site,
            past.state.text(CaseField.transferState) == nil, !past.state.isHandedOver
        {
            found.append(.belongsElsewhere(other))
        }
        if let due = past.state.earliestExternalDue, now > due, !past.has(CaseField.externalReply) {
            found.append(.externalDuePassed(due))
        }
        if let recorder = isRecordedAlone(past) { found.append(.respondentRecordsAlone(recorder)) }
        guard let pack = binding else { return found }
        if let trigger = missingEscalation(past, pack, at: now) { found.append(.escalationMissing(trigger)) }
        if let action = missingFirstAction(past, pack), past.reached(.assessed) { found.append(.firstActionMissing(action)) }
        if isEmergencyMissing(past, pack) { found.append(.emergencyMissing) }
        let untold = unreportedEmergency(past, pack)
        if !untold.isEmpty { found.append(.emergencyNotReported(untold, minutes: pack.integer(RuleParameter.reportMinutes) ?? 0)) }
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
}
