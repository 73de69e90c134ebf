public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// Under which pack a site works: head office's orders first, then what the site itself has chosen. An
/// open case keeps the pack it was received under, whatever is ordered later.
extension Node {
    /// The pack for what is received at `site` at an instant (now, unless given; ms since 1970). Asking
    /// keeps nobody from writing.
    public func packInForce(at site: SiteCode? = nil, on instant: Int64? = nil) throws(NodeError) -> PackName {
        let code = site ?? self.site
        do throws(StoreError) {
            let settings = try store.settings()
            let home = try store.record(SiteRecord.record(of: code), in: .site(code))
            let day = Self.day(of: instant ?? surroundings.now(), home?.text(SiteRecord.timeZone) ?? settings["time_zone"])
            let orders = PackOrders(try store.records(of: .pack).flatMap { PackOrders.of($0.state) })
            if let order = orders.inForce(at: code, on: day) { return order.pack }
            return Self.chosenPack(code == self.site ? settings["pack"] : home?.text(SiteRecord.pack), in: try store.policyBook())
        } catch { throw NodeError(error) }
    }

    func packInForce(at site: SiteCode, on instant: Int64, _ transaction: StoreTransaction) throws(StoreError) -> PackName {
        let home = try transaction.state(of: SiteRecord.record(of: site), kind: .site, in: .site(site))
        let ownZone = try transaction.setting("time_zone")
        let day = Self.day(of: instant, home.text(SiteRecord.timeZone) ?? ownZone)
        if try transaction.hasRecord(of: .pack), let order = try transaction.packOrders().inForce(at: site, on: day) { return order.pack }
        let chosen = try site == self.site ? transaction.setting("pack") : home.text(SiteRecord.pack)
        return Self.chosenPack(chosen, in: transaction.policyBook)
    }

    private static func day(of instant: Int64, _ zone: String?) -> Int64 {
        CivilDate.day(ofMilliseconds: instant, offset: TimeZoneOffset.minutes(zone ?? "UTC", at: instant))
    }

    /// A site chooses a pack by its id, and so its newest version; by id and version where it wants that one.
    static func chosenPack(_ text: String?, in book: PolicyBook) -> PackName {
        let plain = PackName(id: ShippedPacks.plain, version: Int64(PolicyVersions.pack))
        guard let text, !text.isEmpty else { return plain }
        if let name = PackName(text) { return book.names.contains(name) ? name : plain }
        return book.names.last { $0.id == text } ?? plain
    }

    /// What acts on a case carry in their field `policy` and `pack`: for a receipt the pack in force, for
    /// others the one that the case was received under.
    func pinPolicy(_ kind: ActKind, _ fields: inout ActFields, on state: RecordState, in scope: Scope, _ transaction: StoreTransaction)
        throws -> PackName
    {
        func given() -> String? {
            for case (CaseField.policy, .text(let text)) in fields { return text }
            return nil
        }
        switch kind {
        case CaseAct.receive:
            guard let text = given() else {
                var received = surroundings.now()
                for case (CaseField.receivedAt, .integer(let instant)) in fields { received = instant }
                let site = if case .site(let code) = scope { code } else { self.site }
                let name = try packInForce(at: site, on: received, transaction)
                fields.append((CaseField.policy, .text(name.description)))
                return name
            }
            return try knownPack(text, transaction)
        case CaseAct.migrate where given() != nil:
            return try knownPack(given() ?? "", transaction)
        default:
            if given() != nil { throw NodeError(.usage, "A case changes its pack only by: amends case migrate", reason: .packIsPinned) }
            if let name = state.text(CaseField.policy).flatMap({ PackName($0) }) { return name }
            let site = if case .site(let code) = scope { code } else { self.site }
            return try packInForce(at: site, on: surroundings.now(), transaction)
        }
    }

    /// Only what this node can read may be named.
    private func knownPack(_ text: String, _ transaction: StoreTransaction) throws -> PackName {
        let book = transaction.policyBook
        guard let name = PackName(text), book.pack(name) != nil else {
            throw NodeError(unknownPack: text, known: book.names.map(\.description))
        }
        return name
    }
}

extension StoreTransaction {
    /// Head office's orders, those of withdrawn packs left out.
    func packOrders() throws(StoreError) -> PackOrders {
        PackOrders(try records(of: .pack).flatMap { PackOrders.of($0.state) })
    }
}

extension PackOrders {
    static func of(_ state: RecordState) -> [PackOrder] {
        guard state.text(PackRecord.withdrawn) != "yes", let name = state.text(PackRecord.name).flatMap({ PackName($0) }) else { return [] }
        return state.elements(of: PackRecord.sites).compactMap { PackOrder(name, element: $0) }
    }
}

extension NodeError {
    init(unknownPack text: String, known: [String]) {
        self.init(
            .noInput, "There is no policy pack \(text) here. Known are: \(known.joined(separator: ", ")).",
            reason: .unknownPack(text, known: known))
    }
}
