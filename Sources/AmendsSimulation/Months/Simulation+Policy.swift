import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy

/// What head office lays down in the middle of the months: calendars and versions of packs, whether the
/// stores can hear of it or not.
extension Simulation {
    func planPolicy() {
        let span = Int(course.map { $0.end - $0.beginning } ?? 0)
        for _ in 0...random.below(3) {
            plan(after: Int64(random.below(span))) { [unowned self] in publish { $0.publishCalendar(by: headOffice) } }
        }
        for _ in 0..<1 + random.below(2) {
            plan(after: Int64(random.below(span))) { [unowned self] in publish { $0.publishPack(by: headOffice) } }
        }
    }

    /// Often the lines are cut just then, and some stores hear of it much later.
    private func publish(_ body: (Simulation) -> Void) {
        if hasFaults, random.below(2) == 0 {
            for number in lines.indices where random.below(2) == 0 { partition(number, mean: 6 * VirtualTime.day) }
        }
        if isPartitioned(headOffice) { reach(.sometimesPolicyPublishedWhilePartitioned) }
        body(self)
    }

    /// Takes some days around today off, or has them worked.
    private func publishCalendar(by owner: SimulatedNode) {
        let today = time.now / VirtualTime.day
        var days: [Int64: Bool] = [:]
        for _ in 0...random.below(5) { days[today + Int64(random.integer(in: -12...30))] = random.below(3) == 0 }
        let list = days.sorted { $0.key < $1.key }.map { "\(CivilDate.text(ofDay: $0.key)) \($0.value ? "work" : "off")" }
        let year = CivilDate.date(ofDay: today).year + 1
        attempt(owner) { node in
            _ = try node.publishCalendar(
                list.joined(separator: "\n"), years: random.below(3) == 0 ? [year] : [], source: "通知",
                by: somebody(for: CalendarRecord.publish, at: owner.site))
            reach(.sometimesCalendarPublished)
        }
    }

    /// Publishes the next version of a pack with other limits, and orders sites to use it at once or soon.
    private func publishPack(by owner: SimulatedNode) {
        guard let course else { return }
        let sites = nodes.filter { $0.role == .store }.map(\.site)
        let site = random.element(of: sites)
        let id = random.below(4) == 0 ? random.element(of: ShippedPacks.ids) : course.chosen[site] ?? "plain"
        let newest = course.packs.values.filter { $0.id == id }.max { $0.version < $1.version }
        guard let newest, let next = Self.nextVersion(of: newest, days: 2 + random.below(20)) else { return }
        let day = time.now / VirtualTime.day + Int64(random.below(6)) - 1
        let everywhere = random.below(3) == 0
        attempt(owner) { node in
            try node.installPack(
                next.text, at: everywhere ? .everySite : .sites([site]), from: day,
                by: somebody(for: PackRecord.publish, at: owner.site))
            self.course?.packs[next.name] = next
            reach(.sometimesPackPublished)
        }
    }

    /// The same pack with another version, other limits where it has one of fifteen days, and pauses.
    private static func nextVersion(of pack: Pack, days: Int) -> Pack? {
        var text = pack.text.replacing("version: \(pack.version)\n", with: "version: \(pack.version + 1)\n")
        let pauses = "  pause.allowed: {ours: true}\n  pause.clocks: {ours: [resolve, investigate]}\n"
        if !text.contains("pause.allowed") { text += (text.hasSuffix("\n") ? "" : "\n") + pauses }
        let changed = text.replacing("15 working days", with: "\(days) working days")
        // Limits must not shrink on their way through the case; where they would, they stay.
        return (try? PackReader.read(changed)) ?? (try? PackReader.read(text))
    }
}
