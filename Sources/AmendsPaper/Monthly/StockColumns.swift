public import AmendsNode
public import AmendsText

extension StockReport {
    /// The columns of a table of stocks: those for cases that go from site to site only where there are any.
    public var columns: [(word: ReportWord, value: (StockLine) -> Int64)] { Self.columns(of: lines) }

    static func columns(of lines: [StockLine]) -> [(word: ReportWord, value: (StockLine) -> Int64)] {
        var columns: [(word: ReportWord, value: (StockLine) -> Int64)] = [(.opening, \.opening), (.received, \.received)]
        if lines.contains(where: { $0.takenOver != 0 }) { columns.append((.takenOver, \.takenOver)) }
        columns += [(.reopened, \.reopened), (.closed, \.closed)]
        if lines.contains(where: { $0.handedOver != 0 }) { columns.append((.handedOver, \.handedOver)) }
        return columns + [(.closing, \.closing)]
    }
}
