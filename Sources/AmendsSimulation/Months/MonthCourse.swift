import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy

/// What a history of months has beside one of days: a calendar of its own, packs and people.
struct MonthCourse {
    let months: ClosedRange<MonthNumber>
    /// Whether people have roles; else acts are made in anybody's name.
    let isStaffed: Bool
    /// The shipped packs, and those that head office has published since.
    var packs: [PackName: Pack] = [:]
    /// The pack that each site began with.
    var chosen: [SiteCode: String] = [:]
    /// Asked for and not yet granted: extensions, by case.
    var requested: [(record: RecordID, site: SiteCode, until: Int64)] = []

    /// Each begins where the working days are interesting: before the Spring Festival, Labour Day or National
    /// Day, or before a year whose notice is not out.
    private static let beginnings = ["2025-12", "2026-01", "2026-04", "2026-09", "2026-11", "2026-12"]
    /// Days after the last month, in which it is closed.
    private static let daysAfter: Int64 = 4

    init(months count: Int, _ random: inout SeededRandom) {
        guard let first = MonthNumber(random.element(of: Self.beginnings)) else { preconditionFailure("a beginning is a month") }
        months = first...MonthNumber(rawValue: first.rawValue + Int32(count) - 1)
        isStaffed = random.below(2) == 0
        for id in ShippedPacks.ids { if let pack = PolicyBook.shipped.newestPack(id) { packs[pack.name] = pack } }
    }

    /// 00:00 UTC of the first day.
    var beginning: Int64 { months.lowerBound.firstDay * VirtualTime.day }
    var end: Int64 { (months.upperBound.lastDay + 1 + Self.daysAfter) * VirtualTime.day }

    func pack(named text: String?) -> Pack? { text.flatMap { PackName($0) }.flatMap { packs[$0] } }
}

extension Simulation {
    /// The pack that a site begins with: drawn once for all nodes of the site.
    func choosePack(of site: SiteCode) -> String {
        guard course != nil else { return "plain" }
        if let chosen = course?.chosen[site] { return chosen }
        let id = random.element(of: ShippedPacks.ids)
        course?.chosen[site] = id
        return id
    }

    /// What happens in months, at the pace of shops: a few acts a day, sessions by the day or the week, and
    /// now and then something that goes wrong.
    func planMonths() throws {
        setPaceOfLines()
        try setUpPeople()
        for node in nodes where node.role == .store {
            planAgainAndAgain(mean: VirtualTime.day / Int64(2 + random.below(3))) { [unowned node] in try $0.work(at: node) }
            planAgainAndAgain(mean: VirtualTime.day) { [unowned node] in $0.reportBusiness(at: node) }
        }
        planAgainAndAgain(mean: VirtualTime.day) { try $0.workAtHeadOffice() }
        planPolicy()
        planMonthEnds()
        for number in lines.indices {
            planAgainAndAgain(mean: lines[number].meanInterval) { try $0.call(number) }
            if hasFaults { planAgainAndAgain(mean: 12 * VirtualTime.day) { $0.partition(number, mean: 4 * VirtualTime.day) } }
        }
        planAgainAndAgain(mean: 4 * VirtualTime.day) { try $0.meetUnderPack() }
        planAgainAndAgain(mean: 6 * VirtualTime.day) { $0.makeBundle() }
        planAgainAndAgain(mean: 10 * VirtualTime.day) { try $0.checkAnytime() }
        planAgainAndAgain(mean: 20 * VirtualTime.day) { $0.rebuildSomewhere() }
        guard hasFaults else { return }
        for node in nodes {
            planAgainAndAgain(mean: 8 * VirtualTime.day) { [unowned node] in try $0.troubleDisk(of: node) }
            planAgainAndAgain(mean: 10 * VirtualTime.day) { [unowned node] in $0.troubleClock(of: node) }
        }
    }

    /// Some lines talk every day, some hardly before the month is over.
    private func setPaceOfLines() {
        for number in lines.indices { lines[number].meanInterval = random.element(of: [1, 1, 3, 12]) * VirtualTime.day }
    }
}
