import AmendsLog
import AmendsModel

/// A moment at which a case was opened or closed.
public struct Turn: Hashable, Sendable {
    /// Milliseconds since 1970.
    public let time: Int64
    /// False for a closing.
    public let isOpening: Bool

    public init(time: Int64, isOpening: Bool) { (self.time, self.isOpening) = (time, isOpening) }
}

extension RecordState {
    /// How the record was opened and closed by turns, beginning with its receipt: an opening is
    /// followed by a closing and that by an opening, and the last one says how it stands now. Of a close
    /// that did not see all that kept the record open there is no turn. Times never go back: a turn dated
    /// before the one it follows counts at the same moment.
    ///
    /// The flow of a month is counted from these, so that what was open at its beginning and what
    /// came and went gives what was open at its end.
    public var turns: [Turn] {
        guard let first = entries.first else { return [] }
        let opening = isTakenOver ? firstTime(of: .received) : earliestReceipt ?? firstTime(of: .received)
        var turns = [Turn(time: opening ?? first.time, isOpening: true)]
        for ordinal in turnOrdinals {
            let last = turns[turns.count - 1]
            turns.append(Turn(time: max(entries[Int(ordinal)].time, last.time), isOpening: !last.isOpening))
        }
        if isOpen { return turns }
        // Nothing ever opened it.
        if turnOrdinals.isEmpty { turns.append(Turn(time: turns[0].time, isOpening: false)) }
        // Of closings that did not see each other the earliest counts.
        if let closedAt { turns[turns.count - 1] = Turn(time: max(closedAt, turns[turns.count - 2].time), isOpening: false) }
        return turns
    }

    /// Whether it was opened once, and closed once or not yet.
    var hasPlainCourse: Bool { isOpen ? turnOrdinals.isEmpty : turnOrdinals.count == 1 && closedAt != nil }
}
