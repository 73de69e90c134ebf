import AmendsLog
import AmendsModel
public import AmendsPolicy

/// What the clocks need of a case.
extension RecordState {
    /// The times of a case as ``ClockJudge`` reads them. Makes no objects but for cases in which
    /// something moved a deadline.
    public var times: CaseTimes { times(standing) }

    func times(_ standing: CaseStanding) -> CaseTimes {
        var times = CaseTimes(
            receivedAt: integer(CaseField.receivedAt) ?? firstTime(of: .received) ?? entries.first?.time ?? CaseTimes.never,
            utcOffset: integer(CaseField.utcOffset) ?? 0)
        times.round = round
        times.standing = standing
        for mark in milestones where !(isOpen && mark.milestone.needsDischarge) {
            let instant = instant(of: entries[Int(mark.ordinal)])
            if !times.first[mark.milestone].hasHappened { times.first[mark.milestone] = instant }
            if mark.round == round { times.current[mark.milestone] = instant }
        }
        readActs(into: &times)
        if !notes.isEmpty { readNotes(into: &times) }
        if let closing = closingEntry { times.closed = instant(of: closing) }
        for index in run(of: CaseField.waived) { times.waived |= waivedMilestone(writes[index]) }
        times.externalDue = integer(CaseField.externalDue) ?? CaseTimes.never
        times.promisedBy = integer(CaseField.promisedBy) ?? CaseTimes.never
        return times
    }

    private func instant(of entry: EntrySummary) -> ClockInstant { ClockInstant(entry.time, calendar: Int64(entry.calendar)) }

    private func readActs(into times: inout CaseTimes) {
        var pause: (time: Int64, hasProof: Bool)?
        for (ordinal, entry) in entries.enumerated() {
            if entry.flags.contains(.opensRound), entry.round == round, times.roundOpenedAt == CaseTimes.never {
                times.roundOpenedAt = entry.time
            }
            switch entry.kind {
            case CaseAct.firstAct: note(.firstAction, entry, entry.time, &times)
            case CaseAct.meet: note(.meetingHeld, entry, noted(.meetingAt, by: ordinal) ?? entry.time, &times)
            case CaseAct.escalate: note(.escalated, entry, entry.time, &times)
            case CaseAct.settleOnSite: times.isSettledOnSite = true
            case CaseAct.recordExternalReply:
                if times.externalAnsweredAt == CaseTimes.never { times.externalAnsweredAt = entry.time }
            case CaseAct.pause: if pause == nil { pause = (entry.time, noted(.proof, by: ordinal) != nil) }
            case CaseAct.resume:
                if let begun = pause, begun.hasProof, entry.time > begun.time {
                    times.add(ClockEvent(begun.time, .pause(end: entry.time)))
                }
                pause = nil
            default: break
            }
        }
        if let begun = pause, begun.hasProof { times.add(ClockEvent(begun.time, .pause(end: nil))) }
    }

    /// Keeps the earliest of such acts, of the case and of its present round.
    private func note(_ moment: ClockMoment, _ entry: EntrySummary, _ time: Int64, _ times: inout CaseTimes) {
        let instant = ClockInstant(time, calendar: Int64(entry.calendar))
        if !times.first[moment].hasHappened || time < times.first[moment].time { times.first[moment] = instant }
        if entry.round == round, !times.current[moment].hasHappened || time < times.current[moment].time { times.current[moment] = instant }
    }

    private func noted(_ kind: ClockNote.Kind, by ordinal: Int) -> Int64? {
        for note in notes where note.ordinal == ordinal && note.kind == kind { return note.value }
        return nil
    }

    private func readNotes(into times: inout CaseTimes) {
        var isUrgent = false
        var last: Int64 = 0
        for note in notes {
            let entry = entries[Int(note.ordinal)]
            switch note.kind {
            case .urgency:
                let urgent = note.value >= Self.urgentCode
                if entry.milestone == .received, times.events.isEmpty {
                    (times.isUrgent, isUrgent) = (urgent, urgent)
                } else if urgent != isUrgent {
                    times.add(ClockEvent(entry.time, .urgency(isUrgent: urgent)))
                    isUrgent = urgent
                }
                last = entry.time
            case .extendedInvestigation: times.add(ClockEvent(entry.time, .extension_(.investigate, until: note.value)))
            case .extendedResolution: times.add(ClockEvent(entry.time, .extension_(.resolve, until: note.value)))
            case .satisfied, .meetingAt, .proof: break
            }
        }
        // Concurrent acts may have said both: the greater holds (`most`).
        let shown = (integer(CaseField.urgency) ?? 0) >= Self.urgentCode
        if shown != isUrgent { times.add(ClockEvent(last, .urgency(isUrgent: shown))) }
    }

    /// The place of `urgent` in the urgency's list of codes.
    private static let urgentCode = Int64((CaseField.urgencies.firstIndex(of: "urgent") ?? 1) + 1)

    private func waivedMilestone(_ write: Write) -> UInt16 {
        guard write.isInline else { return 0 }
        let step = texts.withUnsafeBytes { Milestone(waivedAs: UnsafeRawBufferPointer(rebasing: $0[write.byteRange])) }
        return step.map { MilestoneSet($0).rawValue } ?? 0
    }
}
