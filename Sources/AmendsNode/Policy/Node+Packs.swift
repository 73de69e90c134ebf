public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

extension Node {
    /// Which sites an order is for.
    public enum Addressees: Sendable, Equatable {
        case everySite
        case sites([SiteCode])
    }

    /// Publishes a pack for the company and orders sites to use it from a day on (days since 1970; today
    /// unless given); says the pack and that day. A text with any mistake is refused whole, and so is one
    /// whose name another text has. What is published already is not published again, so that more sites
    /// can be ordered to use it.
    @discardableResult
    public func installPack(
        _ text: String, at addressees: Addressees = .sites([]), from day: Int64? = nil, level: PackLevel = .company, by actor: Actor? = nil
    ) throws(NodeError) -> (name: PackName, day: Int64) {
        let pack: Pack
        do throws(PackError) { pack = try PackReader.read(text) } catch { throw NodeError(error) }
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "pack install") }
        let name = pack.name
        let record = PackRecord.record(of: name.description)
        return try write { transaction in
            let state = try transaction.state(of: record, kind: .pack, in: .company)
            let known = transaction.policyBook.pack(name)?.text
            if let known, known != text {
                throw NodeError(
                    .usage, "The pack \(name) is there already and says something else. Give the new text another version.",
                    reason: .packDiffers(name))
            }
            try authorise(actor, to: PackRecord.publish, on: state, in: .company, transaction)
            let level = state.entries.isEmpty ? level : max(level, PackLevel(of: state))
            try authorise(actor, at: level, PackRecord.publish, transaction)
            if state.entries.isEmpty {
                var fields: ActFields = [(PackRecord.name, .text(name.description)), (PackRecord.text, .text(text))]
                if level != .company { fields.append((PackRecord.level, .text(level.rawValue))) }
                try policyAct(PackRecord.publish, record, in: .company, fields, by: actor, transaction)
            }
            let day = try day ?? today(transaction)
            try order(name, at: addressees, from: day, level, by: actor, transaction)
            return (name, day)
        }
    }

    /// Writes the orders, and takes back those of other packs for the same sites on the same day or later:
    /// the last word counts.
    private func order(
        _ name: PackName, at addressees: Addressees, from day: Int64, _ level: PackLevel, by actor: Actor?, _ transaction: StoreTransaction
    ) throws {
        let orders =
            switch addressees {
            case .everySite: [PackOrder(name, at: nil, from: day, level: level)]
            case .sites(let codes): codes.map { PackOrder(name, at: $0, from: day, level: level) }
            }
        if orders.isEmpty { return }
        let known = try transaction.packOrders()
        for order in orders {
            guard let site = order.site, let above = known.inForce(at: site, on: day), above.level > level else { continue }
            throw NodeError(
                .notPermitted, "\(above.pack) stands above what the company orders for \(site). Only the body that published it orders another.",
                reason: .packStandsAbove(above.pack, site))
        }
        for record in try transaction.records(of: .pack) where record.scope == .company {
            let outdone = PackOrders.of(record.state).filter { old in
                !orders.contains(old)
                    && orders.contains { ($0.site == nil || $0.site == old.site) && $0.day <= old.day && $0.level >= old.level }
            }
            if outdone.isEmpty { continue }
            let fields: ActFields = outdone.map { (PackRecord.sites, .removed($0.element)) }
            try policyAct(PackRecord.order, record.state.record, in: .company, fields, by: actor, transaction)
        }
        let fields: ActFields = orders.map { (PackRecord.sites, .added($0.element)) }
        try policyAct(PackRecord.order, PackRecord.record(of: name.description), in: .company, fields, by: actor, transaction)
    }

    /// Says that a published pack is not for new cases any more. Cases received under it keep it.
    public func withdrawPack(_ name: PackName, by actor: Actor? = nil) throws(NodeError) {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "pack withdraw") }
        let record = PackRecord.record(of: name.description)
        try write { transaction in
            let state = try transaction.state(of: record, kind: .pack, in: .company)
            try authorise(actor, to: PackRecord.withdraw, on: state, in: .company, transaction)
            try authorise(actor, at: PackLevel(of: state), PackRecord.withdraw, transaction)
            guard !state.entries.isEmpty else {
                throw NodeError(
                    .usage, "The pack \(name) was never published here, so there is nothing to withdraw.", reason: .packNotPublished(name))
            }
            try policyAct(PackRecord.withdraw, record, in: .company, [(PackRecord.withdrawn, .text("yes"))], by: actor, transaction)
        }
    }

    /// Chooses the pack of this node's own site, by id or by id and version, where head office has ordered
    /// none.
    @discardableResult
    public func usePack(_ text: String, by actor: Actor? = nil) throws(NodeError) -> PackName {
        let scope = homeScope
        let record = SiteRecord.record(of: site)
        return try write { transaction in
            let book = transaction.policyBook
            let isKnown = PackName(text).map { book.pack($0) != nil } ?? (book.newestPack(text) != nil)
            guard isKnown else { throw NodeError(unknownPack: text, known: book.names.map(\.description)) }
            let day = try today(transaction)
            if let order = try transaction.packOrders().inForce(at: site, on: day) {
                throw NodeError(
                    .notPermitted, "Head office ordered \(site) to use \(order.pack). Ask it for another order: amends pack install",
                    reason: .packOrdered(order.pack, site))
            }
            let state = try transaction.state(of: record, kind: .site, in: scope)
            try authorise(actor, to: SiteRecord.amend, on: state, in: scope, transaction)
            try transaction.set("pack", to: text)
            try policyAct(SiteRecord.amend, record, kind: .site, in: scope, [(SiteRecord.pack, .text(text))], by: actor, transaction)
            return Self.chosenPack(text, in: book)
        }
    }

    // MARK: Acknowledging

    /// Says in the site's own scope that the site knows a pack and will follow it.
    public func acknowledgePack(_ name: PackName, by actor: Actor? = nil) throws(NodeError) {
        guard role == .store else { throw NodeError(onlyStore: "pack acknowledge") }
        try write { transaction in
            let state = try transaction.state(of: PackRecord.record(of: name.description), kind: .pack, in: .company)
            guard !state.entries.isEmpty, transaction.policyBook.pack(name) != nil else {
                throw NodeError(
                    .noInput, "Head office has published no pack \(name), so there is nothing to acknowledge.",
                    reason: .packNotPublished(name))
            }
            let record = AcknowledgementRecord.record(of: Self.subject(name), in: .site(site))
            let own = try transaction.state(of: record, kind: .acknowledgement, in: .site(site))
            try authorise(actor, to: AcknowledgementRecord.acknowledge, on: own, in: .site(site), transaction)
            try acknowledge(name, by: actor, transaction)
        }
    }

    /// Acknowledges what head office ordered this site to use and this version can read, once each. A
    /// store does this after every session and bundle.
    func acknowledgeOrderedPacks() throws(NodeError) {
        guard role == .store else { return }
        let missing = try write { transaction in
            guard try transaction.hasRecord(of: .pack) else { return [PackName]() }
            let book = transaction.policyBook
            return try transaction.packOrders().packs(of: site).filter { name in
                let record = AcknowledgementRecord.record(of: Self.subject(name), in: .site(site))
                return try transaction.state(of: record, kind: .acknowledgement, in: .site(site)).entries.isEmpty && book.pack(name) != nil
            }
        }
        if missing.isEmpty { return }
        try write { transaction in for name in missing { try acknowledge(name, by: nil, transaction) } }
    }

    private func acknowledge(_ name: PackName, by actor: Actor?, _ transaction: StoreTransaction) throws {
        var fields: ActFields = [(AcknowledgementRecord.subject, .text(Self.subject(name)))]
        if let actor, !actor.code.isEmpty { fields.append((AcknowledgementRecord.by, .text(actor.code))) }
        try policyAct(
            AcknowledgementRecord.acknowledge, AcknowledgementRecord.record(of: Self.subject(name), in: .site(site)),
            kind: .acknowledgement,
            in: .site(site), fields, by: actor, transaction)
    }

    static func subject(_ name: PackName) -> String { "pack \(name)" }

    // MARK: Writing

    private func policyAct(
        _ kind: ActKind, _ record: RecordID, kind recordKind: RecordKind = .pack, in scope: Scope, _ fields: ActFields, by actor: Actor?,
        _ transaction: StoreTransaction
    ) throws(StoreError) {
        var fields = fields
        if let actor, !actor.code.isEmpty { fields.append((.actor, .text(actor.code))) }
        try define(kind, record: record, kind: recordKind, in: scope, fields, transaction)
    }

    /// Days since 1970 at this node's site.
    func today(_ transaction: StoreTransaction) throws(StoreError) -> Int64 {
        let now = surroundings.now()
        return CivilDate.day(ofMilliseconds: now, offset: TimeZoneOffset.minutes(try transaction.setting("time_zone") ?? "UTC", at: now))
    }
}

extension NodeError {
    init(_ error: PackError) {
        let count = error.mistakes.count
        self.init(
            .badInput, "The pack has \(count) \(count == 1 ? "mistake" : "mistakes"), so nothing of it was taken.",
            reason: .packMistakes(error.mistakes))
    }

    init(onlyHeadOffice command: String) {
        self.init(.notPermitted, "Only head office may do \(command).", reason: .onlyHeadOffice(command))
    }

    init(onlyStore command: String) {
        self.init(.notPermitted, "Only a store may do \(command).", reason: .onlyStore(command))
    }
}
