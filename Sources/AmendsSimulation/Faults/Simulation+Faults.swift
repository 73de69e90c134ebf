import AmendsNode
import AmendsStore

/// Disks and clocks that fail.
extension Simulation {
    // MARK: Power

    /// Lets one of the node's next writes fail, or ends its program between two of them.
    func troubleDisk(of owner: SimulatedNode) throws {
        guard hasFaults, let node = owner.node else { return }
        switch random.below(4) {
        case 0: crash(owner)
        case 1:
            (owner.isFaultPassing, owner.isThreatened) = (true, true)
            node.store.cutPower(afterSteps: random.below(12))
        default:
            owner.isThreatened = true
            node.store.cutPower(afterSteps: random.below(40))
        }
    }

    /// A write has failed: the program ends, or, where only the disk was full for a moment, goes on.
    func lostPower(_ owner: SimulatedNode) {
        reach(.sometimesCrashBetweenWrites)
        if owner.isFaultPassing, let node = owner.node {
            (owner.isFaultPassing, owner.isThreatened) = (false, false)
            reach(.sometimesWriteFailedAndNodeWentOn)
            node.store.cutPower(afterSteps: nil)
            return
        }
        crash(owner)
    }

    func crash(_ owner: SimulatedNode) {
        guard owner.isUp else { return }
        report.crashes += 1
        owner.crash()
        forgetForCanary(owner)
        let pause = random.below(3) == 0 ? 6 * VirtualTime.hour : VirtualTime.minute
        plan(after: 1 + Int64(random.exponential(mean: Double(pause)))) { [unowned self, unowned owner] in try reopen(owner) }
    }

    func reopen(_ owner: SimulatedNode) throws {
        guard !owner.isUp else { return }
        do { try owner.open() } catch {
            fail(.anytimeNodesOpenAgain, "\(owner.name): \(error)")
            throw error
        }
        try checkPromises(of: owner)
        notePromises(of: owner)
    }

    /// Whether the program ends after a commit and before anybody hears of it.
    func crashesBeforeAcknowledgement(_ owner: SimulatedNode) -> Bool {
        guard hasFaults, random.below(60) == 0 else { return false }
        reach(.sometimesCrashAfterCommitBeforeAcknowledgement)
        crash(owner)
        return true
    }

    // MARK: Clocks

    /// The years 1970 to 2106, in ms.
    private static let clockRange: ClosedRange<Int64> = 0...4_294_967_295_000
    private static let year1971: Int64 = 31_536_000_000
    private static let year2101: Int64 = 4_133_980_800_000

    /// Most clocks are a little wrong, some are wrong by years.
    func drawClockError() -> Int64 {
        switch random.below(8) {
        case 0...4: return Int64(random.integer(in: -90_000...90_000))
        case 5: return Int64(random.integer(in: -3_000...3_000)) * VirtualTime.hour
        default:
            let ends = [Self.clockRange.lowerBound...Self.year1971, Self.clockRange, Self.year2101...Self.clockRange.upperBound]
            let range = random.element(of: ends)
            let shown = range.lowerBound + Int64(random.below(Int(range.upperBound - range.lowerBound)))
            if shown < Self.year1971 { reach(.sometimesClockBefore1971) }
            if shown >= Self.year2101 { reach(.sometimesClockAfter2100) }
            return shown - time.now
        }
    }

    /// In a history of months a clock is wrong by years only now and then: else nothing would happen in the
    /// months that are looked at.
    func drawSmallClockError() -> Int64 {
        switch random.below(24) {
        case 0: drawClockError()
        case 1...4: Int64(random.integer(in: -40...40)) * VirtualTime.hour
        default: Int64(random.integer(in: -90_000...90_000))
        }
    }

    func troubleClock(of owner: SimulatedNode) {
        guard hasFaults else { return }
        let error = months > 0 ? drawSmallClockError() : drawClockError()
        if error < owner.clock.offset { reach(.sometimesClockJumpedBack) }
        owner.clock.offset = error
    }
}
