import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore

/// The chain: who is in it, and what a day brings.
extension Simulation {
    func makeChain() throws {
        usesIntakeThreads = random.below(8) == 0
        if usesIntakeThreads { reach(.sometimesIntakeThreads) }
        try add("HQ", .headOffice, site: "HQ")
        for store in 1...stores {
            let site = "S\(store)"
            // The first store always has two nodes: that is where concurrent acts of one site come from.
            let isDouble = store == 1 || random.below(3) == 0
            for letter in isDouble ? ["a", "b"] : ["a"] {
                let node = try add(site + letter, .store, site: site)
                lines.append(Line(caller: node.number, called: 0, meanInterval: 8 * VirtualTime.hour))
            }
            if isDouble {
                let last = nodes.count - 1
                lines.append(Line(caller: last, called: last - 1, meanInterval: 6 * VirtualTime.hour))
            }
        }
        if random.below(4) == 0 {
            let auditor = try add("audit", .auditor, site: "HQ")
            lines.append(Line(caller: auditor.number, called: 0, meanInterval: 20 * VirtualTime.hour))
            reach(.sometimesAuditor)
        }
    }

    private static let regions = ["华东", "华南", "西北", ""]
    private static let timeZones = ["Asia/Shanghai", "UTC", "Asia/Urumqi"]

    @discardableResult
    private func add(_ name: String, _ role: Role, site: String) throws -> SimulatedNode {
        guard let code = SiteCode(site) else { preconditionFailure("sites have plain names") }
        let number = nodes.count
        var keyRandom = SeededRandom(seed: seed, part: 2, number)
        let key = try NodeKey(privateKey: (0..<NodeKey.byteCount).map { _ in UInt8(truncatingIfNeeded: keyRandom.next()) })
        let clock = SimulatedSurroundings(time: time, random: SeededRandom(seed: seed, part: 3, number))
        let node = SimulatedNode(
            number: number, name: name, role: role, site: code, key: key, clock: clock, disk: try disks.take())
        if hasFaults { clock.offset = drawClockError() }
        try node.make(siteName: "店 \(site)", region: random.element(of: Self.regions), timeZone: random.element(of: Self.timeZones))
        nodes.append(node)
        notePromises(of: node)
        return node
    }

    func planDays() {
        for node in nodes where node.role != .auditor {
            let acts = node.role == .headOffice ? options.headOfficeActsPerDay : options.actsPerDay
            guard acts > 0 else { continue }
            planAgainAndAgain(mean: VirtualTime.day / Int64(acts)) { [unowned node] simulation in try simulation.act(at: node) }
        }
        for number in lines.indices {
            planAgainAndAgain(mean: lines[number].meanInterval) { simulation in try simulation.call(number) }
            if hasFaults {
                planAgainAndAgain(mean: 2 * VirtualTime.day) { simulation in simulation.partition(number) }
            }
        }
        planAgainAndAgain(mean: VirtualTime.day / 2) { simulation in try simulation.meetOverOneCase() }
        planAgainAndAgain(mean: VirtualTime.day / 2) { simulation in simulation.makeBundle() }
        planAgainAndAgain(mean: VirtualTime.day) { simulation in try simulation.checkAnytime() }
        planAgainAndAgain(mean: 2 * VirtualTime.day) { simulation in simulation.rebuildSomewhere() }
        guard hasFaults else { return }
        for node in nodes {
            planAgainAndAgain(mean: VirtualTime.day) { [unowned node] simulation in try simulation.troubleDisk(of: node) }
            planAgainAndAgain(mean: VirtualTime.day) { [unowned node] simulation in simulation.troubleClock(of: node) }
        }
    }

    /// A projection is folded anew in the middle of the day, as after an upgrade.
    private func rebuildSomewhere() {
        let owner = random.element(of: nodes)
        guard let node = owner.node else { return }
        do throws(StoreError) {
            try node.store.rebuild()
            reach(.sometimesRebuilt)
        } catch {
            if owner.hasLostPower { lostPower(owner) } else { fail(.anytimeStoresWork, "\(owner.name) rebuilding: \(error.text)") }
        }
    }

    /// Sizes and roots that are durable now, and so must be there for ever.
    func notePromises(of owner: SimulatedNode) {
        guard let node = owner.node else { return }
        do throws(StoreError) {
            for head in try node.store.heads() where head.stream.node == owner.id {
                owner.promises.add(head, isAcknowledged: false)
            }
        } catch { fail(.anytimeStoresWork, "\(owner.name): \(error.text)") }
    }
}
