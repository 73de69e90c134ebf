import AmendsLog
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
    private(set) var disk: DatabaseQueue
    let fence: SimulatedFence
    /// Nil while the node is down.
    private(set) var node: Node?
    /// Counts the starts of the program: what was planned for an earlier one is void.
    private(set) var start = 0
    /// What must be found again after every crash.
    var promises = Promises()
    /// Sessions that are under way.
    var endpoints: [SessionEndpoint] = []
    /// Copies of the disk that may be put back.
    var images: [DiskImage] = []
    /// Epochs that this machine has left, as far as its disk lets it know.
    var left: Set<Epoch> = []
    /// The epoch it was last seen to live in.
    var epoch: Epoch?
    /// Whether it cannot know that it repeats itself: its whole disk was put back or copied, and it has not
    /// heard of what is missing.
    var isAmnesic = false
    /// The machine whose disk it was copied from.
    var original: Int?
    /// A disk that is full for a moment instead of a power cut: the program goes on after the error.
    var isFaultPassing = false

    /// Whether a write is going to fail.
    var isThreatened = false
    /// Peers that a canary does not listen to any more.
    var deafTo: Set<NodeID> = []

    init(
        number: Int, name: String, role: Role, site: SiteCode, key: NodeKey, clock: SimulatedSurroundings, disk: DatabaseQueue,
        fence: SimulatedFence = SimulatedFence()
    ) {
        (self.number, self.name, self.role, self.site, self.key) = (number, name, role, site, key)
        (self.clock, self.disk, self.fence) = (clock, disk, fence)
    }

    var id: NodeID { key.node }
    var isUp: Bool { node != nil }

    func make(siteName: String, region: String, timeZone: String) throws {
        let beginning = Node.Beginning(role: role, site: site, siteName: siteName, region: region, timeZone: timeZone)
        node = try Node.make(in: try Store(disk), key: key, beginning, clock.surroundings, fence: fence)
        start += 1
    }

    /// Starts the program on what lies on the disk.
    func open() throws {
        guard node == nil else { return }
        node = try Node.open(try Store(disk), key: key, clock.surroundings, fence: fence)
        start += 1
    }

    /// Throws away all that was in memory. What was being written is rolled back, as the journal
    /// would on the next start.
    func crash() {
        node = nil
        fence.cutPower(afterWrites: nil)
        (isFaultPassing, isThreatened) = (false, false)
        start += 1
        let lost = endpoints
        endpoints = []
        for endpoint in lost { endpoint.vanish() }
    }

    var hasLostPower: Bool { node.map { $0.store.hasLostPower || fence.hasLostPower } ?? false }

    /// Another disk is put in while the program is not running.
    func replaceDisk(by other: DatabaseQueue) {
        precondition(node == nil, "a disk is replaced while the machine is off")
        disk = other
    }

    func image(at milliseconds: Int64) throws -> DiskImage {
        DiskImage(database: try SimulatedDisk.copy(of: disk), fence: fence.bytes, promises: promises, left: left, at: milliseconds)
    }

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
