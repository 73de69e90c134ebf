import AmendsLog
import AmendsNode
import AmendsStore
import GRDB

/// Disks that are put back from copies, copied whole, lost, or that lose what they said they had written.
extension Simulation {
    /// What becomes of a disk while its machine is off.
    private enum Mishap: CaseIterable {
        /// The database alone is put back: the fence knows better.
        case oldDatabase
        /// The whole disk is put back: it agrees with itself.
        case oldDisk
        case oldDatabaseAndNoFence
        case noFence
        case noDatabase
    }

    func planDiskTrouble() {
        guard hasDiskTrouble else { return }
        for owner in nodes where owner.role != .auditor {
            planAgainAndAgain(mean: VirtualTime.day / 2) { [unowned owner] simulation in try simulation.keepImage(of: owner) }
            planAgainAndAgain(mean: 3 * VirtualTime.day) { [unowned owner] simulation in try simulation.strike(owner) }
        }
        planAgainAndAgain(mean: 3 * VirtualTime.day) { simulation in try simulation.cloneSomebody() }
        planAgainAndAgain(mean: 4 * VirtualTime.day) { simulation in
            simulation.reach(.sometimesSeveralDisksAtOnce)
            for owner in simulation.nodes where owner.role != .auditor && simulation.random.below(2) == 0 { try simulation.strike(owner) }
        }
    }

    private static let maximumImages = 3

    private func keepImage(of owner: SimulatedNode) throws {
        guard hasFaults, owner.isUp, !owner.isThreatened else { return }
        if owner.images.count == Self.maximumImages { owner.images.remove(at: random.below(Self.maximumImages)) }
        owner.images.append(try owner.image(at: time.now))
    }

    /// Ends the program, does something to its disk, and starts it again.
    func strike(_ owner: SimulatedNode) throws {
        guard hasFaults, owner.isUp else { return }
        let mishap = random.element(of: Mishap.allCases)
        // What the disk said was written a moment ago is gone with the power: an image from just now.
        let isRecent = random.below(4) == 0
        let image = isRecent ? try owner.image(at: time.now) : owner.images.isEmpty ? nil : random.element(of: owner.images)
        if isRecent { try act(at: owner) }
        guard owner.isUp else { return }
        stop(owner)
        switch mishap {
        case .oldDatabase, .oldDatabaseAndNoFence, .oldDisk:
            guard let image else { break }
            reach(isRecent ? .sometimesLostUnsyncedWrites : .sometimesDatabasePutBack)
            if owner.number == 0 { reach(.sometimesHeadOfficeRolledBack) }
            owner.replaceDisk(by: try SimulatedDisk.copy(of: image.database))
            owner.promises = image.promises
            if mishap == .oldDatabaseAndNoFence { owner.fence.bytes = nil }
            if mishap == .oldDisk {
                reach(.sometimesDiskPutBack)
                (owner.fence.bytes, owner.left, owner.isAmnesic, owner.epoch) = (image.fence, image.left, true, nil)
            }
        case .noFence:
            reach(.sometimesFenceLost)
            owner.fence.bytes = nil
        case .noDatabase:
            guard let template, owner.fence.bytes != nil else { break }
            reach(.sometimesDatabaseLost)
            owner.replaceDisk(by: try SimulatedDisk.copy(of: template))
            owner.promises = Promises()
        }
        let wasAlone = isPartitioned(owner)
        let epoch = owner.epoch
        try reopen(owner)
        if wasAlone, owner.epoch != epoch, owner.isUp { reach(.sometimesDoubtOffline) }
    }

    /// Copies a whole disk to another machine, and lets both run.
    private func cloneSomebody() throws {
        guard hasFaults, nodes.count(where: { $0.original != nil }) < Self.maximumClones else { return }
        let owner = random.element(of: nodes)
        guard owner.isUp, owner.role != .auditor else { return }
        try clone(owner)
    }

    private static let maximumClones = 2

    @discardableResult
    func clone(_ owner: SimulatedNode) throws -> SimulatedNode {
        reach(owner.number == 0 ? .sometimesHeadOfficeCloned : .sometimesCloned)
        let number = nodes.count
        let clock = SimulatedSurroundings(time: time, random: SeededRandom(seed: seed, part: 4, number))
        clock.offset = drawClockError()
        let image = try owner.image(at: time.now)
        let copy = SimulatedNode(
            number: number, name: "\(owner.name)+\(number)", role: owner.role, site: owner.site, key: owner.key, clock: clock,
            disk: image.database, fence: SimulatedFence(image.fence))
        (copy.promises, copy.left, copy.original) = (image.promises, image.left, owner.number)
        (copy.isAmnesic, owner.isAmnesic) = (true, true)
        nodes.append(copy)
        try connect(copy)
        try reopen(copy)
        planActs(of: copy)
        return copy
    }

    /// A copy meets others than its original does, and not always head office.
    private func connect(_ copy: SimulatedNode) throws {
        let others = nodes.filter { $0.id != copy.id && $0.role == .store && ($0.site == copy.site || copy.role == .headOffice) }
        let peers: [SimulatedNode]
        if copy.role == .headOffice || (!others.isEmpty && random.below(3) > 0) {
            peers = others
        } else {
            peers = [headOffice]
        }
        for peer in peers {
            lines.append(Line(caller: copy.number, called: peer.number, meanInterval: 6 * VirtualTime.hour))
            planCalls(over: lines.count - 1)
        }
    }

    /// After the last day every copy meets head office, unless it is head office's own: what only a copy's own log
    /// holds reaches nobody else.
    func connectCopiesWithHeadOffice() {
        for copy in nodes where copy.original != nil && copy.id != headOffice.id {
            guard !lines.contains(where: { $0.caller == copy.number && $0.called == 0 }) else { continue }
            lines.append(Line(caller: copy.number, called: 0, meanInterval: VirtualTime.day))
        }
    }

    /// Ends a program in good order.
    func stop(_ owner: SimulatedNode) {
        guard owner.isUp else { return }
        owner.crash()
        forgetForCanary(owner)
    }

    // MARK: Its life

    /// Looks in which epoch the node lives now. Once it has left one, it must not come back.
    func noteLife(of owner: SimulatedNode) {
        guard let node = owner.node else { return }
        for doubt in node.takeDoubts() {
            if doubt.reason == .shownByPeer {
                reach(.sometimesDoubtFromPeer)
                if owner.original != nil { reach(.sometimesCopyDoubted) }
            }
        }
        let epoch = node.epoch
        guard epoch != owner.epoch else { return }
        if let last = owner.epoch {
            owner.left.insert(last)
            owner.isAmnesic = false
        }
        owner.epoch = epoch
        disturbForCanary(life: owner)
        if owner.left.contains(epoch) { fail(.anytimeNoOldEpochIsAppendedTo, "\(owner.name) lives in the epoch \(epoch) again, which it had left") }
    }
}
