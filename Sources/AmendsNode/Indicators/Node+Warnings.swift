public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// What the thresholds say of one place on one day.
public struct WarningCheck: Sendable {
    /// Nil for all sites together.
    public var site: SiteCode?
    /// Days since 1970, both included.
    public var window: ClosedRange<Int64>
    public var signals: [Signal]

    public struct Signal: Sendable {
        public var signal: WarningSignal
        /// The complaints that it counts, in the order of their ids.
        public var cases: [RecordID]
        /// The number of the warning that stands already.
        public var standing: String?
    }

    /// `2026-10-25…2026-11-23`.
    public var windowText: String { "\(CivilDate.text(ofDay: window.lowerBound))…\(CivilDate.text(ofDay: window.upperBound))" }
}

extension WarningSignal {
    /// The same digits in every language: `11`, `5/200 (2.50 %)`.
    public var valueText: String {
        switch value {
        case .count(let count): "\(count)"
        case .share(let ratio):
            "\(ratio.numerator)/\(ratio.denominator)" + (ratio.hundredths().map { " (\(Self.percent($0)))" } ?? "")
        }
    }

    public var thresholdText: String { if case .count = value { "\(threshold)" } else { Self.percent(threshold) } }

    private static func percent(_ hundredths: Int64) -> String {
        "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) %"
    }
}

extension Node {
    /// What fires, stands or has calmed down at the end of a day (today, unless given; days since 1970), at
    /// each site whose cases are here, and for head office in all sites together. Equal cases give equal signals.
    public func checkWarnings(on day: Int64? = nil, site: SiteCode? = nil) throws(NodeError) -> [WarningCheck] {
        let day = if let day { day } else { try today() }
        do {
            let standing = try records(WarningRecord.table).filter(\.isOpen)
            let sites: [SiteCode] = if let site { [site] } else { role == .store ? [self.site] : try knownSites() }
            var checks: [WarningCheck] = []
            var packs: [Pack] = []
            for site in sites {
                guard let pack = try packInForce(ofSite: site, on: day) else { continue }
                packs.append(pack)
                checks.append(try check(WarningRules(pack), site: site, on: day, standing.filter { $0.scope == .site(site) }))
            }
            if site == nil, role != .store, sites.count > 1 {
                checks.append(
                    try check(Self.companyRules(packs, sites: sites.count), site: nil, on: day, standing.filter { $0.scope == .company }))
            }
            return checks
        } catch { throw NodeError(error) }
    }

    /// Sets down a warning for each new signal, and gives them back.
    public func raiseWarnings(on day: Int64? = nil, site: SiteCode? = nil, by actor: Actor? = nil) throws(NodeError) -> [ManagementRecord] {
        let day = if let day { day } else { try today() }
        var raised: [ManagementRecord] = []
        for check in try checkWarnings(on: day, site: site) {
            for found in check.signals where found.signal.state == .new {
                let signal = found.signal
                var fields: ActFields = [
                    (ManagementField.day, .integer(day)),
                    (WarningRecord.indicator, .text(signal.indicator.rawValue)), (WarningRecord.subject, .text(signal.subject.description)),
                    (WarningRecord.value, .text(signal.valueText)), (WarningRecord.threshold, .text(signal.thresholdText)),
                    (WarningRecord.window, .text(check.windowText)),
                ]
                // All of many thousand cases would not fit into an act; the list is read from the figures anyway.
                for record in found.cases.prefix(Self.maximumCases) { fields.append((ManagementField.cases, .added(record.description))) }
                raised.append(try add(WarningRecord.table, fields, by: actor, site: role == .headOffice ? check.site : nil))
            }
        }
        return raised
    }

    /// Cases that a warning names.
    private static let maximumCases = 200

    /// Over all sites classes and areas are watched, by the thresholds of one site for each of them.
    private static func companyRules(_ packs: [Pack], sites: Int) -> WarningRules {
        let rules = packs.map(WarningRules.init)
        return WarningRules(
            indicators: rules.contains { $0.indicators.contains(.hotspot) } ? [.hotspot] : [],
            count: (rules.map(\.count).max() ?? 0) * Int64(sites), windowDays: rules.map(\.windowDays).max() ?? 1,
            minimumCases: (rules.map(\.minimumCases).max() ?? 0) * Int64(sites), hysteresis: rules.map(\.hysteresis).min() ?? 0)
    }

    private func packInForce(ofSite site: SiteCode, on day: Int64) throws -> Pack? {
        try store.write { transaction in
            let name = try packInForce(at: site, on: day * 86_400_000 + 43_200_000, transaction)
            return transaction.policyBook.pack(name)
        }
    }

    private func check(_ rules: WarningRules, site: SiteCode?, on day: Int64, _ standing: [ManagementRecord]) throws -> WarningCheck {
        let window = day - rules.windowDays + 1...day
        let (figures, cases) = try warningFigures(site: site, window)
        var numbers: [WarningRules.Standing: String] = [:]
        for record in standing {
            guard let indicator = record.text(WarningRecord.indicator).flatMap(WarningIndicator.init(rawValue:)),
                let subject = record.text(WarningRecord.subject).flatMap({ WarningSubject($0) })
            else { continue }
            let key = WarningRules.Standing(indicator, subject)
            numbers[key] = min(numbers[key] ?? record.number, record.number)
        }
        let signals = rules.signals(figures, standing: Set(numbers.keys)).map { signal in
            let counted = signal.indicator == .overdue ? cases.overdue : cases.of[signal.subject] ?? []
            return WarningCheck.Signal(
                signal: signal, cases: counted.sorted(), standing: numbers[WarningRules.Standing(signal.indicator, signal.subject)])
        }
        return WarningCheck(site: site, window: window, signals: signals)
    }

    private struct WarningCases {
        var of: [WarningSubject: [RecordID]] = [:]
        var overdue: [RecordID] = []
    }

    /// Counted by the days on which cases were received, each in its own zone.
    private func warningFigures(site: SiteCode?, _ window: ClosedRange<Int64>) throws -> (WarningRules.Figures, WarningCases) {
        var figures = WarningRules.Figures()
        var cases = WarningCases()
        let length = window.upperBound - window.lowerBound + 1
        var customers: [String: [(at: Int64, number: String, record: RecordID, isNow: Bool)]] = [:]
        let months = Self.month(of: window.lowerBound - length)...Self.month(of: window.upperBound)
        try store.forEachCounted(in: site, months: months) { row, facts in
            let day = CivilDate.day(ofMilliseconds: facts.receivedAt, offset: facts.offset)
            guard facts.marks.contains(.countable), day > window.lowerBound - length - 1, day <= window.upperBound else { return }
            let isNow = window.contains(day)
            func count(_ subject: WarningSubject) {
                let counts = figures.shared[subject] ?? (0, 0)
                figures.shared[subject] = (counts.now + (isNow ? 1 : 0), counts.before + (isNow ? 0 : 1))
                if isNow { cases.of[subject, default: []].append(row.record) }
            }
            for (kind, field) in Self.watchedFields {
                for key in CaseDimension.keys(field, row.state) where !key.isEmpty { count(WarningSubject(kind, key)) }
            }
            for key in RepeatedThing.customer.keys(of: row.state) {
                let number = row.state.text(CaseField.number) ?? row.record.description
                customers[key, default: []].append((facts.receivedAt, number, row.record, isNow))
            }
            guard isNow else {
                figures.countableBefore += 1
                return
            }
            figures.countable += 1
            cases.of[WarningSubject(.site), default: []].append(row.record)
            if facts.marks.contains(.surveyed) { figures.surveyed += 1 }
            if facts.marks.contains(.surveySatisfied) { figures.satisfied += 1 }
        }
        for complaints in customers.values where complaints.count > 1 {
            guard let first = complaints.min(by: { ($0.at, $0.number) < ($1.at, $1.number) }) else { continue }
            let subject = WarningSubject(.customer, first.number)
            let now = complaints.filter(\.isNow)
            figures.shared[subject] = (Int64(now.count), Int64(complaints.count - now.count))
            cases.of[subject] = now.map(\.record)
        }
        try addVolume(to: &figures, site, window)
        try addOverdue(to: &figures, &cases, site, window)
        return (figures, cases)
    }

    private static let watchedFields: [(WarningSubject.Kind, FieldID)] = [
        (.category, CaseField.category), (.region, CaseField.region), (.stall, CaseField.stall), (.item, CaseField.item),
        (.department, CaseField.department), (.respondent, CaseField.respondent),
    ]

    private func addVolume(to figures: inout WarningRules.Figures, _ site: SiteCode?, _ window: ClosedRange<Int64>) throws {
        for row in try store.records(of: .volume) where site.map({ row.scope == .site($0) }) ?? true {
            guard let day = row.state.integer(VolumeRecord.day), window.contains(day) else { continue }
            figures.volume = figures.volume.addingReportingOverflow(row.state.sum(of: VolumeRecord.orders)).partialValue
        }
    }

    /// Limits that are over at the end of the day, or now where the day is not over.
    private func addOverdue(
        to figures: inout WarningRules.Figures, _ cases: inout WarningCases, _ site: SiteCode?, _ window: ClosedRange<Int64>
    ) throws {
        let zone = try store.settings()["time_zone"] ?? "UTC"
        let end = (window.upperBound + 1) * 86_400_000
        let instant = min(surroundings.now(), end - TimeZoneOffset.minutes(zone, at: end) * 60_000 - 1)
        let rows = try store.cases(CaseFilter(isOpen: true, site: site, dueBy: instant, limit: .max))
        cases.overdue = rows.map(\.record)
        figures.overdue = Int64(rows.count)
    }
}
