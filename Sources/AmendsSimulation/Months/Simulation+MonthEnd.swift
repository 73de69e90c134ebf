import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy

/// The volume of business, and what is done when a month is over.
extension Simulation {
    /// A day's orders, today's or those of the days before, sometimes again with another number.
    func reportBusiness(at owner: SimulatedNode) {
        let day = owner.clock.now / VirtualTime.day - Int64(random.below(3))
        let orders = Int64(random.below(400))
        let actor = somebody(for: VolumeRecord.report, at: owner.site)
        attempt(owner) { try $0.reportVolume(day: day, orders: orders, by: actor) }
    }

    /// Each month is closed within the days after it, by one of the site's nodes, and once more later.
    func planMonthEnds() {
        guard let course else { return }
        for month in course.months.months {
            let over = (month.lastDay + 1) * VirtualTime.day
            for owner in nodes where owner.role == .store {
                guard random.below(4) > 0 else { continue }
                plan(at: over + Int64(random.below(3)) * VirtualTime.day) { [unowned self, unowned owner] in
                    closeMonth(month, at: owner)
                }
                plan(at: over + Int64(random.integer(in: 3...40)) * VirtualTime.day) { [unowned self, unowned owner] in
                    supplement(month, at: owner)
                }
            }
        }
    }

    private func closeMonth(_ month: MonthNumber, at owner: SimulatedNode) {
        // Talk first, if one can: as a shop would.
        let actor = somebody(for: CaseAct.archive, at: owner.site, roles: [.archivist, .storeManager])
        attempt(owner) { node in
            let outcome = try node.closeMonth(month, by: actor)
            reach(.sometimesMonthClosed)
            if outcome.marked > 0 { reach(.sometimesCaseArchived) }
        }
    }

    private func supplement(_ month: MonthNumber, at owner: SimulatedNode) {
        let actor = somebody(for: CaseAct.archive, at: owner.site, roles: [.archivist, .storeManager])
        attempt(owner) { node in
            _ = try node.supplement(month, by: actor)
            reach(.sometimesMonthSupplemented)
        }
    }
}
