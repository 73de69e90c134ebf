public import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
public import AmendsStore

/// Cases that go from one site to another (`DESIGN` section 5). Sites do not read each other's cases; head office
/// does, and writes in every scope. A site closes its case as handed over; head office, as soon as it holds that,
/// opens the case that goes on at the other site, and tells each of them what was done at the others. All of
/// this follows from the entries, so it may be done again at any time, by any node of head office.
extension Node {
    /// Carries on what came in about cases between sites; says how many acts were written. Stores only
    /// forget what was noted for it.
    @discardableResult
    public func carryTransfers() throws(NodeError) -> Int {
        do {
            let stuck = role == .headOffice ? try store.pendingTransfers().filter(\.state.isHandedOver) : []
            guard try !stuck.isEmpty || store.hasTouchedTransfers() else { return 0 }
            var written = 0
            if !stuck.isEmpty {
                try store.write { transaction in
                    for row in stuck { written += try carryTransfer(of: row.record, in: row.scope, transaction) }
                }
            }
            while true {
                let (seen, acts) = try store.write { transaction in try carryTouched(transaction) }
                written += acts
                if seen == 0 { break }
            }
            if written > 0 { try catchUpSearch() }
            return written
        } catch { throw NodeError(error) }
    }

    /// Cases looked at in one transaction: bounds how long others wait for the write lock.
    private static let carriedAtOnce = 100

    private func carryTouched(_ transaction: StoreTransaction) throws -> (seen: Int, acts: Int) {
        let touched = try transaction.touchedTransfers(limit: Self.carriedAtOnce)
        var acts = 0
        for (scope, record) in touched {
            if role == .headOffice { acts += try carryTransfer(of: record, in: scope, transaction) }
            try transaction.forgetTouched(record, in: scope)
        }
        return (touched.count, acts)
    }

    /// Does for one complaint what is to be done: opens the case that goes on, takes it back from a site that
    /// was named at the same time, and tells each site of the others. Says how many acts it took.
    @discardableResult
    func carryTransfer(of record: RecordID, in scope: Scope, _ transaction: StoreTransaction) throws -> Int {
        guard try transaction.state(of: record, kind: .complaintCase, in: scope).isBetweenSites else { return 0 }
        var chain = try TransferChain(of: record, in: scope, transaction)
        guard let last = chain.links.last else { return 0 }
        var acts = 0
        if try passOn(last, in: chain, transaction) {
            acts += 1
            chain = try TransferChain(of: record, in: scope, transaction)
        }
        for (stray, origin) in chain.strays where !stray.state.isHandedOver {
            guard let target = origin.handing?.target, chain.links.contains(where: { $0.record == origin.successor(at: target) }) else {
                continue
            }
            try takeBack(stray, for: target, transaction)
            acts += 1
        }
        for (place, link) in chain.links.enumerated() {
            acts += try tell(link, of: chain, next: place + 1 < chain.links.count ? chain.links[place + 1].record : nil, transaction) ? 1 : 0
        }
        for (stray, origin) in chain.strays {
            acts += try tell(stray, of: chain, next: origin.handing.map { origin.successor(at: $0.target) }, transaction) ? 1 : 0
        }
        return acts
    }

    // MARK: Going on

    /// Why head office does not pass a case on by itself.
    public enum TransferObstacle: Sendable, Hashable {
        /// No node of the site was ever met, and nobody defined it.
        case siteUnknown(String)
        case siteClosed(String)
        /// It was passed on as often as sites may.
        case limit(Int64)
        /// It has been at that site.
        case back(String)
    }

    private func obstacle(to link: TransferChain.Link, _ transaction: StoreTransaction) throws(StoreError) -> TransferObstacle? {
        guard let (ordinal, act, target) = link.handing else { return nil }
        func isDefined(in scope: Scope) throws(StoreError) -> Bool {
            try !transaction.state(of: SiteRecord.record(of: target), kind: .site, in: scope).entries.isEmpty
        }
        let isKnown = try isDefined(in: .company) ? true : try isDefined(in: .site(target))
        if !isKnown { return .siteUnknown(target.text) }
        let book = try rulebook(for: link.state, in: link.scope, asksForSites: true, transaction)
        if book.isSiteClosed(target.text, act.time) { return .siteClosed(target.text) }
        if act.gives(CaseField.headOffice) { return nil }
        var rules = book
        rules.writesEverywhere = false
        for breach in rules.transferBreaches(of: act, after: link.history.past(seenBy: ordinal)) {
            switch breach {
            case .transferLimit(let hops): return .limit(hops)
            case .transferBack(let site): return .back(site)
            default: continue
            }
        }
        return nil
    }

    /// Opens the case that goes on with `link`; says whether it did.
    private func passOn(_ link: TransferChain.Link, in chain: TransferChain, _ transaction: StoreTransaction) throws -> Bool {
        guard let (ordinal, act, target) = link.handing, try obstacle(to: link, transaction) == nil else { return false }
        let seen = link.history.past(seenBy: ordinal)
        let isDecided = act.text(CaseField.headOffice) == "decides"
        var receipt = Handover(seen).values.filter { $0.id != CaseField.receivedAt }
        if let received = seen.state.earliestReceipt { receipt.append((CaseField.receivedAt, .integer(received))) }
        receipt += [
            (CaseField.at, .integer(act.time)), (CaseField.predecessor, .record(link.record)),
            (CaseField.hops, .integer(link.hop + 1)), (CaseField.transferTo, .text(target.text)),
            (CaseField.transferState, .text(isDecided ? "decided" : "offered")),
        ]
        var way = chain.steps(besides: link)
        for step in link.history.steps(at: link.site.text) { way.insert(step.element) }
        receipt += way.sorted().map { (CaseField.way, .added($0)) }
        if act.hasReason { receipt.append((CaseField.reason, .text(act.reason))) }
        try append(
            [
                NewAct(
                    kind: CaseAct.receive, recordKind: .complaintCase, record: link.successor(at: target),
                    fields: receipt + versions(seen.state, transaction))
            ], in: .site(target), transaction)
        return true
    }

    /// Hands a case that went to two sites at once from the one that is not shown to the one that is.
    private func takeBack(_ stray: TransferChain.Link, for target: SiteCode, _ transaction: StoreTransaction) throws {
        let fields: ActFields = [
            (CaseField.referredTo, .text(target.text)), (CaseField.handedTo, .text(target.text)), (CaseField.outcome, .text("referred")),
            (CaseField.headOffice, .text("decides")),
        ]
        try append(
            [
                NewAct(
                    kind: CaseAct.refer, recordKind: .complaintCase, record: stray.record,
                    fields: fields + versions(stray.state, transaction))
            ], in: stray.scope, transaction)
    }

    /// Tells the site of `link` what was done at the others; says whether there was anything to tell.
    private func tell(_ link: TransferChain.Link, of chain: TransferChain, next: RecordID?, _ transaction: StoreTransaction) throws -> Bool {
        // Read again: it may have been written on just now.
        let state = try transaction.state(of: link.record, kind: .complaintCase, in: link.scope)
        let known = Set(state.elements(of: CaseField.way))
        var fields: ActFields = chain.steps(besides: link).subtracting(known).sorted().map { (CaseField.way, .added($0)) }
        if let next, state.shown(CaseField.successor)?.content != .value(.record(next)) {
            fields.append((CaseField.successor, .record(next)))
        }
        if fields.isEmpty { return false }
        try append(
            [NewAct(kind: CaseAct.reportTransfer, recordKind: .complaintCase, record: link.record, fields: fields)], in: link.scope,
            transaction)
        return true
    }

    // MARK: What acts on transfers carry

    func completedTransfer(_ kind: ActKind, after state: RecordState, in scope: Scope) -> ActFields {
        var added: ActFields = []
        var isHere = false
        if case .site(let code) = scope { isHere = state.isTakenOver && state.text(CaseField.transferTo) == code.text }
        switch kind {
        case CaseAct.offerTransfer: added.append((CaseField.transferState, .text("offered")))
        // Whoever accepts for a unit that was asked decides.
        case CaseAct.acceptTransfer:
            added.append((CaseField.transferState, .text(isHere && role == .headOffice ? "decided" : "accepted")))
        // A unit that wanted to be rid of a case which it had taken over keeps it.
        case CaseAct.refuseTransfer where state.isTakenOver && !isHere:
            if case .site(let code) = scope { added.append((CaseField.transferTo, .text(code.text))) }
            added.append((CaseField.transferState, .text("decided")))
        case CaseAct.refuseTransfer: added.append((CaseField.transferState, .text("refused")))
        default: break
        }
        if role == .headOffice {
            added.append((CaseField.headOffice, .text(kind == CaseAct.acceptTransfer && !isHere ? "offers" : "decides")))
        }
        return added
    }

    func completedReferral(_ fields: ActFields, _ transaction: StoreTransaction) throws(StoreError) -> ActFields {
        func text(_ field: FieldID) -> String? { if case .text(let text)? = fields.last(where: { $0.id == field })?.value { text } else { nil } }
        var added: ActFields = []
        var target = text(CaseField.handedTo).flatMap { SiteCode($0) }
        if let target {
            if text(CaseField.referredTo) == nil { added.append((CaseField.referredTo, .text(target.text))) }
        } else if let code = text(CaseField.referredTo).flatMap({ SiteCode($0) }),
            try !transaction.state(of: SiteRecord.record(of: code), kind: .site, in: .company).entries.isEmpty
        {
            // A word that is the code of a site which head office has told of means the site.
            target = code
            added.append((CaseField.handedTo, .text(code.text)))
        }
        if text(CaseField.outcome) == nil { added.append((CaseField.outcome, .text("referred"))) }
        if target != nil, role == .headOffice, text(CaseField.headOffice) == nil { added.append((CaseField.headOffice, .text("offers"))) }
        return added
    }

    /// Head office agrees that a case goes where its unit wants it: it is closed here, and offered there.
    func handOver(_ past: CasePast, by actor: Actor?, in scope: Scope, _ transaction: StoreTransaction) throws {
        let state = past.state
        guard let name = state.text(CaseField.transferTo), let target = SiteCode(name) else {
            throw NodeError(.usage, "The case is not on offer to another unit.", reason: .breach(.transferNotOffered, number: "", pack: ""))
        }
        // The unit takes what was offered to it: nothing is handed over.
        if scope == .site(target) { return }
        let reason = past.last(CaseAct.offerTransfer)?.reason ?? ""
        var referral: ActFields = [
            (CaseField.referredTo, .text(target.text)), (CaseField.handedTo, .text(target.text)), (CaseField.outcome, .text("referred")),
            (CaseField.headOffice, .text("offers")),
        ]
        if !reason.isEmpty { referral.append((CaseField.reason, .text(reason))) }
        try append(
            [
                NewAct(
                    kind: CaseAct.refer, recordKind: .complaintCase, record: state.record,
                    fields: signed(referral + versions(state, transaction), by: actor))
            ], in: scope, transaction)
    }

    // MARK: Head office's word

    /// Head office offers a case to a site, or decides that it is the site's. What was refused, what could not
    /// be passed on, and what lies with the wrong site.
    public func sendCase(_ name: String, to target: SiteCode, decides: Bool, because reason: String, by actor: Actor? = nil)
        throws(NodeError) -> CaseRow
    {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "transfer \(decides ? "decide" : "offer")") }
        let row: CaseRow
        do throws(StoreError) { row = try store.findCase(name) } catch { throw NodeError(error) }
        if row.scope == .site(target), row.state.isTakenOver, !row.state.isHandedOver, decides {
            return try act(CaseAct.acceptTransfer, on: name, [(CaseField.reason, .text(reason))], by: actor)
        }
        return try act(
            CaseAct.refer, on: name,
            [
                (CaseField.handedTo, .text(target.text)), (CaseField.reason, .text(reason)),
                (CaseField.headOffice, .text(decides ? "decides" : "offers")),
            ], by: actor)
    }

    /// A case for whose handling an answer is waited for.
    public struct PendingTransfer: Sendable {
        public var row: CaseRow
        public var way: CaseWay
        /// Since when, ms since 1970, and the first millisecond that is too late.
        public var since: Int64
        public var due: Int64
        /// Why it is not passed on; nil where it is, and where this is no head office.
        public var obstacle: TransferObstacle?
    }

    /// Cases between sites, those that wait longest first.
    public func pendingTransfers() throws(NodeError) -> [PendingTransfer] {
        do {
            let book = try store.policyBook()
            return try store.pendingTransfers().compactMap { row in
                guard case .site(let code) = row.scope, let since = row.state.transferAskedAt else { return nil }
                let history = CaseHistory(row.state, try store.entries(of: row))
                let table = row.state.text(CaseField.policy).flatMap { PackName($0) }.flatMap { book.clocks(of: $0) }
                let hours = table?.transferHours ?? ClockTable.defaultTransferHours
                var why: TransferObstacle?
                if role == .headOffice, row.state.isHandedOver {
                    let link = TransferChain.Link(scope: row.scope, site: code, history: history)
                    why = try store.write { transaction in try obstacle(to: link, transaction) }
                }
                return PendingTransfer(
                    row: row, way: CaseWay(history, at: code.text), since: since, due: since + hours * 3_600_000, obstacle: why)
            }
        } catch { throw NodeError(error) }
    }
}
