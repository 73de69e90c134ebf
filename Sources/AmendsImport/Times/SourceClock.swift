import Foundation

/// Turns the local times of a file into instants. The offsets of a zone are asked from Foundation once,
/// when the mapping is read; a row costs a binary search.
struct SourceClock: Sendable {
    /// An instant and the minutes east of UTC that its place kept then.
    struct Instant: Equatable {
        var milliseconds: Int64
        var offset: Int64
    }

    /// From `start` (seconds since 1970) on, the zone is `offset` seconds east of UTC.
    private struct Period {
        var start: Int64
        var offset: Int64
    }

    let name: String
    /// Empty for a wall clock: its times are taken as UTC, so that durations are plain differences.
    private let periods: [Period]

    static let wallName = "wall-clock"
    static let wall = SourceClock(name: wallName, periods: [])

    private init(name: String, periods: [Period]) { (self.name, self.periods) = (name, periods) }

    /// Nil where `name` is neither `wall-clock` nor a zone of the IANA database.
    init?(named name: String) {
        if name == Self.wallName {
            self = .wall
            return
        }
        guard let zone = TimeZone(identifier: name) else { return nil }
        func offset(_ second: Int64) -> Int64 { Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))) }
        let (first, last): (Int64, Int64) = (-2_208_988_800, 4_133_980_800)  // 1900 and 2101
        let week: Int64 = 7 * 86_400
        var periods = [Period(start: .min, offset: offset(first))]
        var second = first
        while second < last {
            // No zone changes twice within a week; where the ends differ, halve the week.
            if offset(second + week) != periods[periods.count - 1].offset {
                var (before, after) = (second, second + week)
                while after - before > 1 {
                    let middle = before + (after - before) / 2
                    if offset(middle) == periods[periods.count - 1].offset { before = middle } else { after = middle }
                }
                periods.append(Period(start: after, offset: offset(second + week)))
            }
            second += week
        }
        self.init(name: name, periods: periods)
    }

    private func offset(at second: Int64) -> Int64 {
        var (low, high) = (0, periods.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if periods[middle].start <= second { low = middle } else { high = middle }
        }
        return periods[low].offset
    }

    /// A local time that a zone has twice is the earlier instant; one that it skips is read with the
    /// offset kept before the jump.
    func instant(_ reading: DateFormat.Reading) -> Instant {
        if let stated = reading.offset {
            let milliseconds = reading.milliseconds - Int64(stated) * 60_000
            let offset = periods.isEmpty ? Int64(stated) : self.offset(at: Self.seconds(milliseconds)) / 60
            return Instant(milliseconds: milliseconds, offset: offset)
        }
        if periods.isEmpty { return Instant(milliseconds: reading.milliseconds, offset: 0) }
        let local = Self.seconds(reading.milliseconds)
        // A day earlier the zone kept the offset before any jump near by.
        let before = offset(at: local - 86_400)
        var chosen = before
        if offset(at: local - before) != before {
            let after = offset(at: local - before)
            if offset(at: local - after) == after { chosen = after }
        }
        return Instant(milliseconds: reading.milliseconds - chosen * 1000, offset: chosen / 60)
    }

    private static func seconds(_ milliseconds: Int64) -> Int64 {
        milliseconds >= 0 ? milliseconds / 1000 : -((-milliseconds + 999) / 1000)
    }
}
