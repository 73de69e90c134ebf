public import AmendsLog
import AmendsModel
public import AmendsPolicy

/// Head office's word that a site is to work under a pack from a day on.
public struct PackOrder: Sendable, Hashable {
    public var pack: PackName
    /// Nil for every site.
    public var site: SiteCode?
    /// Days since 1970, in the site's own calendar.
    public var day: Int64
    /// Who stands behind the pack.
    public var level: PackLevel

    public init(_ pack: PackName, at site: SiteCode?, from day: Int64, level: PackLevel = .company) {
        (self.pack, self.site, self.day, self.level) = (pack, site, day, level)
    }

    /// As an element of ``PackRecord/sites``; nil for one that a later version wrote.
    init?(_ pack: PackName, element: String, level: PackLevel) {
        guard let mark = element.lastIndex(of: "@"), let day = CivilDate.day(element[element.index(after: mark)...]) else { return nil }
        let site = element[..<mark]
        if site == Self.everySite {
            self.init(pack, at: nil, from: day, level: level)
        } else {
            guard let code = SiteCode(String(site)) else { return nil }
            self.init(pack, at: code, from: day, level: level)
        }
    }

    static let everySite = "*"

    /// `S012@2027-03-01`.
    var element: String { "\(site?.text ?? Self.everySite)@\(CivilDate.text(ofDay: day))" }

    /// What an order wins by: the higher level, then the later day, then the one that names the site, then the later version.
    func isOutdone(by other: PackOrder) -> Bool {
        if level != other.level { return level < other.level }
        if day != other.day { return day < other.day }
        if (site == nil) != (other.site == nil) { return site == nil }
        return (pack.id, pack.version) < (other.pack.id, other.pack.version)
    }
}

/// Every order of head office that a node knows, the withdrawn packs left out.
public struct PackOrders: Sendable {
    public private(set) var orders: [PackOrder]

    public init(_ orders: [PackOrder]) { self.orders = orders }

    /// The order that holds at a site on a day; nil where head office has said nothing.
    public func inForce(at site: SiteCode, on day: Int64) -> PackOrder? {
        orders.filter { $0.day <= day && ($0.site == nil || $0.site == site) }.reduce(nil as PackOrder?) { best, order in
            guard let best else { return order }
            return best.isOutdone(by: order) ? order : best
        }
    }

    /// Packs that a site is to use now or is going to: what it acknowledges.
    public func packs(of site: SiteCode) -> [PackName] {
        var packs: [PackName] = []
        for order in orders where (order.site == nil || order.site == site) && !packs.contains(order.pack) { packs.append(order.pack) }
        return packs
    }
}
