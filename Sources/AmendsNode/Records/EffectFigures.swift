import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// Complaints and business before and after an improvement measure, in two windows of equal length.
public struct EffectFigures: Sendable, Equatable {
    public var before: Int64
    public var after: Int64
    public var volumeBefore: Int64
    public var volumeAfter: Int64
    /// Whether the window after it was not over when they were taken.
    public var isProvisional: Bool

    public init(before: Int64, after: Int64, volumeBefore: Int64 = 0, volumeAfter: Int64 = 0, isProvisional: Bool = false) {
        (self.before, self.after, self.volumeBefore, self.volumeAfter) = (before, after, volumeBefore, volumeAfter)
        self.isProvisional = isProvisional
    }

    /// Days of a window where the measure names none.
    public static let standardDays: Int64 = 30
    /// Fewer cases than this in both windows together say nothing.
    static let minimumCount: Int64 = 5

    /// Complaints upon business in each window.
    public var rateBefore: Ratio { Ratio(before, of: volumeBefore) }
    public var rateAfter: Ratio { Ratio(after, of: volumeAfter) }
    /// By what part of the number before it changed (K4); less than nothing where it fell.
    public var change: Ratio { Ratio(after - before, of: before) }

    /// Whether rates can be compared: there was business in both windows.
    public var hasRates: Bool { volumeBefore > 0 && volumeAfter > 0 }

    /// What the figures say, by numbers or, where `byRate`, by numbers in proportion to the business. A
    /// difference no larger than chance alone makes (the square root of the cases in both windows)
    /// is no effect. One of ``ManagementCode/verdicts``.
    public func verdict(byRate: Bool) -> String {
        if before + after < Self.minimumCount { return "too_few" }
        // Each count times the other window's business; equal business cancels out.
        let (left, right) = byRate && hasRates ? (Int128(volumeBefore), Int128(volumeAfter)) : (1, 1)
        let difference = Int128(after) * left - Int128(before) * right
        let chance = Int128(after) * left * left + Int128(before) * right * right
        if difference * difference <= chance { return "no_effect" }
        return difference < 0 ? "effective" : "worse"
    }
}

extension Node {
    /// The figures of an improvement measure that was carried out, from what this node holds now. Its
    /// days begin at midnight where the measure was set down; every complaint counts that was neither
    /// merged into another nor found to be none.
    public func effect(of measure: ManagementRecord, days: Int64? = nil, category: String? = nil) throws(NodeError) -> EffectFigures {
        guard let start = measure.integer(ImprovementRecord.effectiveOn) else {
            throw NodeError(
                .usage, "The measure \(measure.number) has no day from which it works.",
                reason: .recordRule(.improvement, measure.number, .fieldMissing(ImprovementRecord.effectiveOn)))
        }
        let length = min(max(1, days ?? measure.integer(ImprovementRecord.windowDays) ?? EffectFigures.standardDays), 3660)
        let category = category ?? measure.text(ImprovementRecord.category)
        func instant(_ day: Int64) -> Int64 { day * 86_400_000 - measure.offset * 60_000 }
        let site: SiteCode? = if case .site(let code) = measure.scope { code } else { nil }
        let range = instant(start - length)..<instant(start + length)
        // A case's month is that of its own zone, which is less than a day away from any other.
        let months = Self.month(of: start - length - 1)...Self.month(of: start + length)
        var figures = EffectFigures(before: 0, after: 0, isProvisional: try today() < start + length)
        do {
            try store.forEachCounted(in: site, months: months) { row, facts in
                guard facts.marks.contains(.countable), range.contains(facts.receivedAt),
                    category == nil || row.state.text(CaseField.category) == category
                else { return }
                if facts.receivedAt < instant(start) { figures.before += 1 } else { figures.after += 1 }
            }
            for row in try store.records(of: .volume) where site.map({ row.scope == .site($0) }) ?? true {
                guard let day = row.state.integer(VolumeRecord.day), (start - length..<start + length).contains(day) else { continue }
                let orders = row.state.sum(of: VolumeRecord.orders)
                if day < start { figures.volumeBefore += orders } else { figures.volumeAfter += orders }
            }
        } catch { throw NodeError(error) }
        return figures
    }

    static func month(of day: Int64) -> MonthNumber { MonthNumber(milliseconds: day * 86_400_000, offset: 0) }

    /// The fields of an evaluation, with the figures and the verdict that were not given.
    func withEffect(_ given: ActFields, of measure: ManagementRecord) throws(NodeError) -> ActFields {
        var fields = given
        func add(_ field: FieldID, _ value: FieldValue) {
            if !fields.contains(where: { $0.id == field }) { fields.append((field, value)) }
        }
        func integer(_ field: FieldID) -> Int64? {
            for case (field, .integer(let number)) in given { return number }
            return nil
        }
        let figures = try effect(
            of: measure, days: integer(ImprovementRecord.windowDays), category: given.texts(ImprovementRecord.category).last)
        add(ImprovementRecord.countBefore, .integer(figures.before))
        add(ImprovementRecord.countAfter, .integer(figures.after))
        if figures.volumeBefore > 0 { add(ImprovementRecord.volumeBefore, .integer(figures.volumeBefore)) }
        if figures.volumeAfter > 0 { add(ImprovementRecord.volumeAfter, .integer(figures.volumeAfter)) }
        add(ImprovementRecord.provisional, .text(figures.isProvisional ? "yes" : "no"))
        let indicator = given.texts(ImprovementRecord.indicator).last ?? measure.text(ImprovementRecord.indicator)
        let recorded = EffectFigures(
            before: integer(ImprovementRecord.countBefore) ?? figures.before, after: integer(ImprovementRecord.countAfter) ?? figures.after,
            volumeBefore: integer(ImprovementRecord.volumeBefore) ?? figures.volumeBefore,
            volumeAfter: integer(ImprovementRecord.volumeAfter) ?? figures.volumeAfter)
        add(ImprovementRecord.verdict, .text(recorded.verdict(byRate: indicator == "rate")))
        return fields
    }
}
