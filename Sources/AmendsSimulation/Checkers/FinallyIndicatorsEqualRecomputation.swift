import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore

extension Simulation {
    /// Every indicator of every site and month, as kept, is what a look at each single case comes to: each
    /// share with numerator, denominator and what is undetermined, on every node.
    func checkIndicatorsEqualRecomputation(at owner: SimulatedNode, _ cases: [SiteCode: [CountedCase]]) throws {
        guard let node = owner.node else { return }
        var counted: [Cell: CountedCell] = [:]
        for (site, cases) in cases {
            for item in cases { counted[Cell(site: site.text, month: item.month), default: CountedCell()].add(item) }
        }
        for row in try node.store.records(of: .volume) {
            guard case .site(let site) = row.scope, let day = row.state.integer(VolumeRecord.day) else { continue }
            let month = MonthNumber(milliseconds: day &* VirtualTime.day, offset: 0)
            counted[Cell(site: site.text, month: month), default: CountedCell()].volume += row.state.sum(of: VolumeRecord.orders)
        }
        let months = counted.keys.map(\.month)
        guard let first = months.min(), let last = months.max() else { return }
        var seen: Set<Cell> = []
        for line in try node.figures(by: [.kept(.site), .kept(.month)], first...last) {
            guard let month = MonthNumber(line.keys[1]) else { continue }
            let cell = Cell(site: line.keys[0], month: month)
            seen.insert(cell)
            compare(line, counted[cell] ?? CountedCell(), "\(owner.name): \(cell.site) in \(cell.month)")
        }
        for cell in counted.keys where !seen.contains(cell) && counted[cell]?.isEmpty == false {
            fail(.finallyIndicatorsEqualRecomputation, "\(owner.name) keeps no figures of \(cell.site) in \(cell.month)")
        }
    }

    private struct Cell: Hashable {
        var site: String
        var month: MonthNumber
    }

    private func compare(_ line: IndicatorLine, _ counted: CountedCell, _ place: String) {
        for indicator in Indicator.all {
            guard let kept = line.value(of: indicator) else { continue }
            if case .share(let ratio) = kept, ratio.undetermined > 0 { reach(.sometimesUndetermined) }
            guard let expected = counted.value(of: indicator), expected != kept.plain else { continue }
            fail(.finallyIndicatorsEqualRecomputation, "\(place): \(indicator.code) is kept as \(kept.plain) and counted as \(expected)")
        }
    }
}

/// What the cases of one site and month come to.
private struct CountedCell {
    private var cases: [CountedCase] = []
    var volume: Int64 = 0

    var isEmpty: Bool { cases.isEmpty && volume == 0 }

    mutating func add(_ item: CountedCase) { cases.append(item) }

    private func count(_ tally: Tally) -> Int64 {
        tally == .volume ? volume : cases.reduce(0) { $0 &+ $1.count(tally) }
    }

    private func count(_ sum: TallySum) -> Int64 {
        sum.added.reduce(0) { $0 &+ count($1) } &- sum.taken.reduce(0) { $0 &+ count($1) }
    }

    /// In the order of ``IndicatorValue/plain``; nil where the indicator is no sum of kept figures.
    func value(of indicator: Indicator) -> [Int64]? {
        switch indicator.measure {
        case .share(let numerator, let denominator, let undetermined): [count(numerator), count(denominator), count(undetermined)]
        case .count(let sum): [count(sum)]
        case .amount(let tally): [count(tally)]
        case .average(let tally, let sum): [count(tally), count(sum)]
        case .duration(let span):
            {
                let durations = cases.compactMap { $0.duration(span) }
                let ended = durations.filter { $0 >= 0 }
                return [
                    Int64(durations.count), Int64(durations.count - ended.count), Int64(ended.filter { $0 == 0 }.count),
                    ended.reduce(0, &+),
                ]
            }()
        case .overdue, .repeats, .change: nil
        }
    }
}

extension IndicatorValue {
    /// Its numbers, in a fixed order.
    fileprivate var plain: [Int64] {
        switch self {
        case .share(let ratio): [ratio.numerator, ratio.denominator, ratio.undetermined]
        case .duration(let kept): [kept.count, kept.negative, kept.zero, kept.sumMilliseconds]
        case .count(let count): [count]
        case .fen(let fen): [fen]
        case .average(let fen, let cases): [fen, cases]
        }
    }
}
