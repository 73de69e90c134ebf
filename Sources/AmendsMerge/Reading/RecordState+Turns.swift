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
    /// that did not see why the record was open there is no turn. Times never go back: a turn dated
    /// before the one it follows counts at the same moment.
    ///
    /// The flow of a month is counted from these, so that what was open at its beginning and what
    /// came and went gives what was open at its end.
    public var turns: [Turn] {
        guard let first = entries.first else { return [] }
        let opening = isTakenOver ? firstTime(of: .received) : earliestReceipt ?? firstTime(of: .received)
        var turns = [Turn(time: opening ?? first.time, isOpening: true)]
        let lastOpener = entries.lastIndex { $0.flags.contains(.opens) } ?? 0
        for (ordinal, entry) in entries.enumerated() {
            let time = max(entry.time, turns[turns.count - 1].time)
            let isOpenBefore = turns[turns.count - 1].isOpening
            if entry.flags.contains(.opens) {
                if !isOpenBefore { turns.append(Turn(time: time, isOpening: true)) }
            } else if entry.flags.contains(.discharges), isOpenBefore, isEffective(ordinal, after: lastOpener) {
                turns.append(Turn(time: time, isOpening: false))
            }
        }
        // Closing acts that only together saw everything are not told apart above.
        if turns[turns.count - 1].isOpening != isOpen {
            if isOpen {
                turns.removeLast()
            } else {
                turns.append(Turn(time: max(closedAt ?? 0, turns[turns.count - 1].time), isOpening: false))
            }
        }
        return turns
    }

    /// Whether a closing act closed the record: one that came after an obligation that still stands
    /// had not seen it, and behind the last obligation only the closing that saw all of them counts.
    private func isEffective(_ ordinal: Int, after lastOpener: Int) -> Bool {
        if let standing = openOrdinals.first, ordinal > standing { return false }
        guard ordinal > lastOpener, !isOpen, let closing = closings.first else { return true }
        return ordinal == closing
    }
}
