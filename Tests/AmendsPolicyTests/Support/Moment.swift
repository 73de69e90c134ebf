import AmendsModel
import AmendsPolicy

/// `2026-02-13 09:30`, `2026-02-13 09:30:15.250`: milliseconds since 1970, in China unless an offset is given.
func moment(_ text: String, offset: Int64 = 480) -> Int64 {
    let parts = text.split(separator: " ")
    guard let day = CivilDate.day(parts[0]) else { preconditionFailure("no date: \(text)") }
    var milliseconds: Int64 = 0
    if parts.count > 1 {
        let fields = parts[1].split { $0 == ":" || $0 == "." }.compactMap { Int64($0) }
        milliseconds = fields[0] * 3_600_000 + fields[1] * 60_000
        if fields.count > 2 { milliseconds += fields[2] * 1_000 }
        if fields.count > 3 { milliseconds += fields[3] }
    }
    return day * CivilDate.dayMilliseconds + milliseconds - offset * 60_000
}

func day(_ text: String) -> Int64 {
    guard let day = CivilDate.day(text) else { preconditionFailure("no date: \(text)") }
    return day
}

extension Pack {
    /// A pack with clocks and parameters only.
    static func clocks(_ id: String, _ clocks: [ClockRule], _ parameters: [String: Pack.Parameter] = [:]) -> Pack {
        var pack = Pack(id: id, version: 1, title: Words(id, id, id))
        (pack.clocks, pack.parameters) = (clocks, parameters)
        return pack
    }

    /// The limits of the five regulations, as far as they name them; the numbers they left open are ours.
    static let salonClocks = clocks(
        "salon",
        [
            ClockRule(.respond, from: .milestone(.received), to: .milestone(.acknowledged), general: .minutes(60)),
            ClockRule(.assess, from: .milestone(.received), to: .milestone(.assessed), general: .minutes(120)),
            ClockRule(.assign, from: .milestone(.received), to: .milestone(.assigned), general: .minutes(240)),
            ClockRule(.investigate, from: .milestone(.received), to: .milestone(.investigated), general: .workingDays(7)),
            ClockRule(.plan, from: .milestone(.received), to: .milestone(.planned), general: .workingDays(10)),
            ClockRule(.execute, from: .milestone(.received), to: .milestone(.executed), general: .workingDays(15)),
            ClockRule(.resolve, from: .milestone(.received), to: .milestone(.answered), general: .workingDays(20)),
            ClockRule(.followUp, from: .milestone(.received), to: .milestone(.followedUp), general: .workingDays(30)),
        ])
    static let homeServiceClocks = clocks(
        "home-services",
        [
            ClockRule(
                .investigate, from: .milestone(.received), to: .milestone(.investigated), general: .workingDays(5),
                maximum: .workingDays(15), rework: .workingDays(3)),
            ClockRule(
                .resolve, from: .milestone(.received), to: .milestone(.answered), general: .workingDays(12), maximum: .workingDays(20),
                rework: .workingDays(6)),
            ClockRule(.followUp, from: .milestone(.answered), to: .milestone(.followedUp), general: .workingDays(3)),
        ])
    static let onlineGuestClocks = clocks(
        "online-guests",
        [
            ClockRule(
                .respond, from: .milestone(.received), to: .milestone(.acknowledged), general: .workingDays(1), urgent: .minutes(120)),
            ClockRule(
                .investigate, from: .milestone(.received), to: .milestone(.investigated), general: .workingDays(3),
                urgent: .workingDays(1), maximum: .workingDays(15)),
            ClockRule(
                .plan, from: .milestone(.received), to: .milestone(.planCommunicated), general: .workingDays(5), urgent: .workingDays(1)),
            ClockRule(
                .resolve, from: .milestone(.received), to: .milestone(.answered), general: .workingDays(10), urgent: .workingDays(2),
                maximum: .workingDays(15)),
            ClockRule(.firstAction, from: .milestone(.assessed), to: .firstAction, general: nil, urgent: .minutes(60)),
        ])
    static let nightMarketClocks = clocks(
        "night-market",
        [
            ClockRule(.meeting, from: .escalated, to: .meetingHeld, general: .minutes(1_440)),
            ClockRule(.plan, from: .milestone(.received), to: .milestone(.planned), general: .workingDays(3)),
            ClockRule(.firstAction, from: .milestone(.assessed), to: .firstAction, general: .minutes(120)),
        ])
}

extension ClockJudge {
    init(_ pack: Pack, book: PolicyBook = PolicyBook(packs: []), closures: SiteClosures = .none) {
        self.init(table: ClockTable(pack), book: book, closures: closures)
    }
}
