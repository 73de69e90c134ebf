public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// How a unit stands with one duty.
public struct DutyLine: Sendable, Equatable {
    public var duty: UnitDuty
    /// At least every so often, ms; nil for what is there once.
    public var every: Int64?
    /// When it was last done, ms since 1970; nil where it never was.
    public var last: Int64?
    /// By when it is to be done again: the first millisecond that is too late.
    public var next: Int64?
    /// What of it is not there: places of a group.
    public var missing: [StaffGroup.Place] = []
    public var isOverdue: Bool

    /// Whether the figures are days and not instants.
    public var isByDay: Bool { duty != .channelWatch }
}

/// The duties of a unit under its pack: whoever leads the unit sees here whether the regulation is
/// carried out, and supervision sees what is left undone.
public struct UnitDuties: Sendable {
    public var site: SiteCode
    public var pack: PackName
    public var lines: [DutyLine]
    /// When it was asked, ms since 1970.
    public var at: Int64
    public var overdue: Int { lines.count(where: \.isOverdue) }
}

extension Node {
    /// What the pack in force at a site asks of it, and how it stands; what was done for the whole company
    /// counts for each of its sites.
    public func duties(at code: SiteCode? = nil) throws(NodeError) -> UnitDuties {
        let site = code ?? self.site
        let now = surroundings.now()
        let name = try packInForce(at: site, on: now)
        let shelf = try archive(of: site)
        do throws(StoreError) {
            guard let pack = try store.policyBook().pack(name) else { return UnitDuties(site: site, pack: name, lines: [], at: now) }
            let reading = DutyReading(store: store, scope: .site(site), offset: try offsetNow(try store.settings()["time_zone"]), now: now)
            var lines: [DutyLine] = []
            if let line = try acknowledgementLine(name, at: site) { lines.append(line) }
            if let line = try leadingGroupLine(pack, at: site, now) { lines.append(line) }
            let begun = try reading.begun(at: site)
            for duty in UnitDuty.allCases {
                guard let interval = duty.interval, let number = pack.integer(interval.parameter), number > 0 else { continue }
                lines.append(try reading.line(duty, every: number * interval.unit, begun: begun))
            }
            if let line = try archivingLine(pack, shelf, begun: begun, now) { lines.append(line) }
            return UnitDuties(site: site, pack: name, lines: lines, at: now)
        } catch { throw NodeError(error) }
    }

    /// By when the volume of the first month without one is to be closed. Nil where the pack has no archive.
    private func archivingLine(_ pack: Pack, _ shelf: VolumeShelf, begun: Int64, _ now: Int64) throws(StoreError) -> DutyLine? {
        guard pack.step(.archived) != nil, let days = pack.integer("archive.working_days") else { return nil }
        let offset = try offsetNow(try store.settings()["time_zone"])
        let newest = shelf.volumes.filter { $0.supplement == 0 }.max { $0.month < $1.month }
        let month = newest.map { MonthNumber(rawValue: $0.month.rawValue + 1) } ?? MonthNumber(milliseconds: begun, offset: offset)
        let rule = DueRule(calendar: try store.policyBook().newestCalendar, utcOffset: offset)
        let lastDay = month.lastDay
        let next = days == 0 ? rule.end(ofDay: lastDay) : rule.end(of: .workingDays(days), from: rule.end(ofDay: lastDay) - 1)
        return DutyLine(duty: .archiving, last: newest?.text?.sealedAt, next: next, isOverdue: now >= next)
    }

    /// Nil where head office has published nothing to acknowledge.
    private func acknowledgementLine(_ name: PackName, at site: SiteCode) throws(StoreError) -> DutyLine? {
        guard try store.record(PackRecord.record(of: name.description), in: .company) != nil else { return nil }
        let own = try store.record(AcknowledgementRecord.record(of: Self.subject(name), in: .site(site)), in: .site(site))
        let last = own?.entries.last?.time
        return DutyLine(duty: .acknowledgement, last: last, isOverdue: last == nil)
    }

    /// Nil where the pack names no leading group.
    private func leadingGroupLine(_ pack: Pack, at site: SiteCode, _ now: Int64) throws(StoreError) -> DutyLine? {
        var places: [StaffGroup.Place] = []
        if pack.role("group.leading.head") != nil { places.append(.head) }
        if pack.role("group.leading.deputy") != nil { places.append(.deputy) }
        if !pack.roles("group.leading.members").isEmpty { places.append(.member) }
        if places.isEmpty { return nil }
        let directory = try store.directory(offset: try offsetNow(try store.settings()["time_zone"]))
        let groups = directory.groups(.leadingGroup, in: .site(site), at: now)
        let filled = Set(groups.flatMap { $0.members(at: now, offset: directory.offset) }.map(\.place))
        let missing = places.filter { !filled.contains($0) }
        return DutyLine(duty: .leadingGroup, missing: missing, isOverdue: !missing.isEmpty)
    }
}

/// When each duty was last done, as the records of a site and of the company say.
private struct DutyReading {
    let store: Store
    let scope: Scope
    /// Minutes east of UTC.
    let offset: Int64
    let now: Int64

    /// When the site began: nothing is asked of the time before.
    func begun(at site: SiteCode) throws(StoreError) -> Int64 {
        try store.record(SiteRecord.record(of: site), in: scope)?.entries.first?.time ?? now
    }

    func line(_ duty: UnitDuty, every: Int64, begun: Int64) throws(StoreError) -> DutyLine {
        let last = try last(duty)
        var next = max(last ?? .min, begun) + every
        // A day counts to its end.
        if duty != .channelWatch { next = (CivilDate.day(ofMilliseconds: next, offset: offset) + 1) * 86_400_000 - offset * 60_000 }
        return DutyLine(duty: duty, every: every, last: last, next: next, isOverdue: now >= next)
    }

    private func last(_ duty: UnitDuty) throws(StoreError) -> Int64? {
        switch duty {
        case .acknowledgement, .leadingGroup, .archiving: nil
        case .supervision: try lastDay(.supervision)
        case .training: try lastDay(.training)
        case .survey: try lastDay(.survey)
        case .inspection: try lastDay(.inspection)
        case .summaryMeeting: try lastDay(.meeting) { $0.text(MeetingRecord.meetingKind) == "summary" }
        case .bulletin: try lastDay(.bulletin, BulletinRecord.issuedOn)
        case .channelWatch: try states(.watch).compactMap { $0.integer(WatchRecord.checkedAt) }.min()
        }
    }

    private func states(_ kind: RecordKind) throws(StoreError) -> [RecordState] { try store.records(of: kind, for: scope) }

    /// Noon of the day, so that it stays the same day whatever is added to it.
    private func lastDay(
        _ kind: RecordKind, _ field: FieldID = ManagementField.day, where isMeant: (RecordState) -> Bool = { _ in true }
    ) throws(StoreError) -> Int64? {
        let days = try states(kind).filter(isMeant).compactMap { state -> Int64? in
            if let day = state.integer(field) { return day }
            // A bulletin that was not given out is none.
            return field == ManagementField.day ? state.entries.first.map { CivilDate.day(ofMilliseconds: $0.time, offset: offset) } : nil
        }
        let today = CivilDate.day(ofMilliseconds: now, offset: offset)
        return days.filter { $0 <= today }.max().map { $0 * 86_400_000 + 43_200_000 - offset * 60_000 }
    }
}
