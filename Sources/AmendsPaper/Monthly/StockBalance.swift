public import AmendsMerge

/// What was open, what came and went, and what is left, for the cases of one place in one month.
public struct StockBalance: Sendable, Hashable {
    public var opening: Int64 = 0
    public var received: Int64 = 0
    public var reopened: Int64 = 0
    public var closed: Int64 = 0
    /// Counted by itself and not from the others, so that it checks them.
    public var closing: Int64 = 0

    public init() {}

    /// 0 where opening + received + reopened − closed = closing.
    public var difference: Int64 { opening + received + reopened - closed - closing }

    /// Adds a case by its turns, each in the month of the case's own zone.
    public mutating func add(_ turns: [Turn], offset: Int64, in month: MonthNumber) {
        var isFirst = true
        var isOpenBefore = false
        var isOpenAfter = false
        for turn in turns {
            let turnMonth = MonthNumber(milliseconds: turn.time, offset: offset)
            if turnMonth < month { isOpenBefore = turn.isOpening }
            if turnMonth <= month { isOpenAfter = turn.isOpening }
            if turnMonth == month {
                if isFirst { received += 1 } else if turn.isOpening { reopened += 1 } else { closed += 1 }
            }
            isFirst = false
        }
        if isOpenBefore { opening += 1 }
        if isOpenAfter { closing += 1 }
    }
}
