import AmendsLog
public import AmendsModel

/// The course of a record: open or closed, rounds and milestones.
extension RecordState {
    public var isOpen: Bool { !openOrdinals.isEmpty }

    /// Why the record is still open, in ordinal order.
    public var obligations: [Obligation] {
        openOrdinals.map { ordinal in
            let entry = entries[Int(ordinal)]
            return Obligation(ordinal: Int(ordinal), kind: entry.kind, stamp: entry.stamp, time: entry.time)
        }
    }

    /// The entry that first reached `milestone` in `round`, whether it counts at present or not.
    public func mark(_ milestone: Milestone, round: UInt32) -> MilestoneMark? {
        for mark in milestones where mark.round == round && mark.milestone == milestone { return mark }
        return nil
    }

    /// When `milestone` was first reached in `round`, ms since 1970; nil where it was not, or where
    /// it means nothing because an obligation stands.
    public func time(of milestone: Milestone, round: UInt32) -> Int64? {
        if isOpen, milestone.needsDischarge { return nil }
        return mark(milestone, round: round).map { entries[Int($0.ordinal)].time }
    }

    /// When `milestone` was reached in the earliest round that has it.
    public func firstTime(of milestone: Milestone) -> Int64? {
        if isOpen, milestone.needsDischarge { return nil }
        for mark in milestones where mark.milestone == milestone { return entries[Int(mark.ordinal)].time }
        return nil
    }

    /// When `milestone` was reached in the latest round that has it.
    public func lastTime(of milestone: Milestone) -> Int64? {
        if isOpen, milestone.needsDischarge { return nil }
        for mark in milestones.reversed() where mark.milestone == milestone { return entries[Int(mark.ordinal)].time }
        return nil
    }

    /// When the case was closed, ms since 1970: nil while an obligation stands or nothing closed it.
    ///
    /// It is the time of the first closing act that saw every obligation ever opened: a close before
    /// an escalation of the same round keeps the round's milestone, but was not the end of the case.
    /// Where several closing acts discharged what only together they saw, it is the time of the last
    /// in ordinal order.
    public var closedAt: Int64? {
        closingEntry?.time
    }

    /// The act whose time ``closedAt`` is.
    public var closingEntry: EntrySummary? {
        if isOpen { return nil }
        if let closing = closings.first { return entries[Int(closing)] }
        return entries.last { $0.milestone == .closed }
    }
}
