import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import GRDB

/// One installation of the simulated chain: a disk that survives everything, and the objects of a
/// running program, which a crash throws away.
final class SimulatedNode {
    let number: Int
    let name: String
    let role: Role
    let site: SiteCode
    let key: NodeKey
    let clock: SimulatedSurroundings
    let disk: DatabaseQueue
    /// Nil while the node is down.
    private(set) var node: Node?
    /// Counts the starts of the program: what was planned for an earlier one is void.
    private(set) var start = 0
    /// What must be found again after every crash.
    var promises = Promises()
    /// Sessions that are under way.
    var endpoints: [SessionEndpoint] = []
    /// A disk that is full for a moment instead of a power cut: the program goes on after the error.
    var isFaultPassing = false

    /// Whether a write is going to fail.
    var isThreatened = false
    /// Peers that a canary does not listen to any more.
    var deafTo: Set<NodeID> = []

    init(number: Int, name: String, role: Role, site: SiteCode, key: NodeKey, clock: SimulatedSurroundings, disk: DatabaseQueue) {
        (self.number, self.name, self.role, self.site, self.key) = (number, name, role, site, key)
        (self.clock, self.disk) = (clock, disk)
    }

    var id: NodeID { key.node }
    var isUp: Bool { node != nil }

    func make(siteName: String, region: String, timeZone: String) throws {
        let beginning = Node.Beginning(role: role, site: site, siteName: siteName, region: region, timeZone: timeZone)
        node = try Node.make(in: try Store(disk), key: key, beginning, clock.surroundings)
        start += 1
    }

    /// Starts the program on what lies on the disk.
    func open() throws {
        guard node == nil else { return }
        node = try Node.open(try Store(disk), key: key, clock.surroundings)
        start += 1
    }

    /// Throws away all that was in memory. What was being written is rolled back, as the journal
    /// would on the next start.
    func crash() {
        node = nil
        (isFaultPassing, isThreatened) = (false, false)
        start += 1
        let lost = endpoints
        endpoints = []
        for endpoint in lost { endpoint.vanish() }
    }

    var hasLostPower: Bool { node?.store.hasLostPower ?? false }

    /// Whether entries of `scope` may lie here.
    func mayRead(_ scope: Scope) -> Bool {
        switch scope {
        case .company: true
        case .site(let code): role != .store || code == site
        case .log(let owner): role != .store || owner == id
        }
    }
}

/// Sizes and roots that were once durable at a node, by stream.
struct Promises {
    struct Point: Hashable {
        var size: UInt64
        var root: Digest
        /// Said to a peer in an acknowledgement, not only committed.
        var isAcknowledged: Bool
    }

    private(set) var points: [StreamID: Set<Point>] = [:]
    private(set) var newest: [StreamID: UInt64] = [:]

    mutating func add(_ head: StreamHead, isAcknowledged: Bool) {
        guard head.size > 0 else { return }
        points[head.stream, default: []].insert(Point(size: head.size, root: head.root, isAcknowledged: isAcknowledged))
        newest[head.stream] = max(newest[head.stream] ?? 0, head.size)
    }
}
