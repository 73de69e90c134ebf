public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// One pack as a node knows it: where it comes from, who works under it, who has acknowledged it.
public struct PackStanding: Sendable {
    public struct Acknowledgement: Sendable, Hashable {
        public var site: SiteCode
        /// The staff code of who said so; nil where the site's node did, by itself.
        public var by: String?

        public init(site: SiteCode, by: String?) { (self.site, self.by) = (site, by) }
    }

    public var name: PackName
    /// Nil where this version cannot read it.
    public var pack: Pack?
    public var isShipped: Bool
    public var isPublished: Bool
    public var isWithdrawn: Bool
    public var level: PackLevel
    public var orders: [PackOrder]
    /// Sites of which this node knows that they work under it today.
    public var sites: [SiteCode]
    public var acknowledgements: [Acknowledgement]

    public init(
        name: PackName, pack: Pack?, isShipped: Bool, isPublished: Bool, isWithdrawn: Bool, level: PackLevel = .company, orders: [PackOrder],
        sites: [SiteCode], acknowledgements: [Acknowledgement]
    ) {
        self.level = level
        (self.name, self.pack, self.isShipped, self.isPublished) = (name, pack, isShipped, isPublished)
        (self.isWithdrawn, self.orders, self.sites, self.acknowledgements) = (isWithdrawn, orders, sites, acknowledgements)
    }
}

extension Node {
    /// Every pack that this node knows, in the order of ids and versions.
    public func packs() throws(NodeError) -> [PackStanding] {
        do throws(StoreError) {
            let published = try store.records(of: .pack).filter { $0.scope == .company }
            let acknowledged = try store.records(of: .acknowledgement)
            let settings = try store.settings()
            let orders = PackOrders(published.flatMap { PackOrders.of($0.state) })
            let book = try store.policyBook()
            let inForce = try packsInForce(orders, book, settings)
            var withdrawn: Set<PackName> = []
            var levels: [PackName: PackLevel] = [:]
            var names: Set<PackName> = []
            for row in published {
                guard let name = row.state.text(PackRecord.name).flatMap({ PackName($0) }) else { continue }
                names.insert(name)
                levels[name] = PackLevel(of: row.state)
                if row.state.text(PackRecord.withdrawn) == "yes" { withdrawn.insert(name) }
            }
            let shipped = Set(PolicyBook.shipped.names)
            return book.names.map { name in
                PackStanding(
                    name: name, pack: book.pack(name), isShipped: shipped.contains(name), isPublished: names.contains(name),
                    isWithdrawn: withdrawn.contains(name), level: levels[name] ?? .company, orders: orders.orders.filter { $0.pack == name },
                    sites: inForce.filter { $0.value == name }.map(\.key).sorted { $0.text < $1.text },
                    acknowledgements: acknowledged.compactMap { row in
                        guard row.state.text(AcknowledgementRecord.subject) == Self.subject(name), case .site(let site) = row.scope else {
                            return nil
                        }
                        return .init(site: site, by: row.state.text(AcknowledgementRecord.by))
                    })
            }
        } catch { throw NodeError(error) }
    }

    /// The pack in force today at each site that this node knows of.
    private func packsInForce(_ orders: PackOrders, _ book: PolicyBook, _ settings: [String: String]) throws(StoreError)
        -> [SiteCode: PackName]
    {
        let now = surroundings.now()
        var inForce: [SiteCode: PackName] = [:]
        for row in try store.records(of: .site) {
            guard let code = row.state.text(SiteRecord.code).flatMap({ SiteCode($0) }), row.scope == .site(code) else { continue }
            let zone = row.state.text(SiteRecord.timeZone) ?? settings["time_zone"] ?? "UTC"
            let day = CivilDate.day(ofMilliseconds: now, offset: TimeZoneOffset.minutes(zone, at: now))
            inForce[code] =
                orders.inForce(at: code, on: day)?.pack
                ?? Self.chosenPack(code == site ? settings["pack"] : row.state.text(SiteRecord.pack), in: book)
        }
        return inForce
    }
}
