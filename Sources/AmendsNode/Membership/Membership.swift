public import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsStore
import Synchronization

/// All members of a chain. Empty in a chain that goes by first contact.
public struct Membership: Sendable, Equatable {
    public private(set) var members: [NodeID: Member] = [:]

    public init() {}

    init(_ records: [(scope: Scope, state: RecordState)]) {
        // A record of another scope says nothing: who may write there is no head office.
        for record in records where record.scope == .company {
            if let member = Member(record.state) { members[member.node] = member }
        }
    }

    public var isEmpty: Bool { members.isEmpty }
    public subscript(node: NodeID) -> Member? { members[node] }

    /// In the order of site and name.
    public var list: [Member] {
        members.values.sorted { ($0.site?.text ?? "", $0.node) < ($1.site?.text ?? "", $1.node) }
    }
}

/// Reads memberships from a store, anew only where the company's streams have grown: every session asks, and
/// a chain of a thousand nodes has a thousand records.
final class MembershipReader: Sendable {
    private struct Known {
        var sizes: [String: Int64]
        var membership: Membership
    }

    private let store: Store
    private let known = Mutex<Known?>(nil)

    init(_ store: Store) { self.store = store }

    func current() throws(StoreError) -> Membership {
        let sizes = try store.sizes(ofStreamsIn: .company)
        if let known = known.withLock({ $0 }), known.sizes == sizes { return known.membership }
        let membership = Membership(try store.records(of: .member).map { ($0.scope, $0.state) })
        known.withLock { $0 = Known(sizes: sizes, membership: membership) }
        return membership
    }
}
