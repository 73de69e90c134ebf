import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsStore

/// The cases of a complaint that goes from site to site, the first to the last, as head office holds them.
struct TransferChain {
    struct Link {
        var scope: Scope
        var site: SiteCode
        var history: CaseHistory

        var state: RecordState { history.state }
        var record: RecordID { history.state.record }
        var hop: Int64 { state.integer(CaseField.hops) ?? 0 }
    }

    private(set) var links: [Link] = []
    /// Cases that go on with one of the links as well, and should not: two sites were named at once.
    private(set) var strays: [(link: Link, of: Link)] = []

    /// Longer ways are cut here: packs allow twenty, and head office may go on.
    private static let maximumLinks = 100

    /// The chain of which a case is a part; empty where it is not here.
    init(of record: RecordID, in scope: Scope, _ transaction: StoreTransaction) throws(StoreError) {
        guard var first = try Self.link(record, in: scope, transaction) else { return }
        var passed: Set<RecordID> = [record]
        while case .value(.record(let predecessor))? = first.state.shown(CaseField.predecessor)?.content,
            passed.insert(predecessor).inserted, passed.count < Self.maximumLinks,
            let before = try Self.predecessor(predecessor, transaction)
        {
            first = before
        }
        var next: Link? = first
        while let link = next, links.count < Self.maximumLinks {
            links.append(link)
            next = nil
            for (target, isShown) in Self.targets(of: link) {
                guard let found = try Self.link(link.successor(at: target), in: .site(target), transaction) else { continue }
                if isShown { next = found } else { strays.append((found, link)) }
            }
        }
    }

    /// The sites that a case was handed to: one, or several where they were named at once.
    private static func targets(of link: Link) -> [(target: SiteCode, isShown: Bool)] {
        let shown = link.state.text(CaseField.handedTo)
        var targets: [(target: SiteCode, isShown: Bool)] = []
        for text in Set(link.state.values(of: CaseField.handedTo).compactMap(\.text)).sorted() {
            if let code = SiteCode(text) { targets.append((code, text == shown)) }
        }
        return targets
    }

    private static func link(_ record: RecordID, in scope: Scope, _ transaction: StoreTransaction) throws(StoreError) -> Link? {
        guard case .site(let code) = scope, let history = try transaction.history(of: record, in: scope) else { return nil }
        return Link(scope: scope, site: code, history: history)
    }

    private static func predecessor(_ record: RecordID, _ transaction: StoreTransaction) throws(StoreError) -> Link? {
        for scope in try transaction.scopes(of: record) {
            if let found = try link(record, in: scope, transaction) { return found }
        }
        return nil
    }

    /// The steps at all sites but that of `link`.
    func steps(besides link: Link) -> Set<String> {
        var steps: Set<String> = []
        for other in links + strays.map(\.link) where other.record != link.record {
            for step in other.history.steps(at: other.site.text) { steps.insert(step.element) }
        }
        return steps
    }
}

extension TransferChain.Link {
    /// The case that goes on at `target`. Its name follows from this one's, so that two nodes of head office,
    /// or one that was restored, make the same case and never two.
    func successor(at target: SiteCode) -> RecordID {
        RecordID(mapping: "amends/transfer", source: "\(record)/\(hop + 1)/\(target)")
    }

    /// The act that handed it over, as it is shown.
    var handing: (ordinal: Int, act: RuledAct, target: SiteCode)? {
        guard let held = state.shown(CaseField.handedTo), let target = held.text.flatMap({ SiteCode($0) }) else { return nil }
        return (held.ordinal, history.acts[held.ordinal], target)
    }
}
