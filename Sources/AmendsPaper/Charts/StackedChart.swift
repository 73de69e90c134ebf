import AmendsText

/// Columns over months, each divided into parts that differ in their filling, with the sum on top.
public struct StackedChart: Chart {
    public struct Part: Sendable, Hashable {
        public var name: String
        /// One for each month.
        public var counts: [Int64]

        public init(_ name: String, _ counts: [Int64]) { (self.name, self.counts) = (name, counts) }
    }

    public var title: String
    public var months: [String]
    /// From the bottom up; six at most are told apart.
    public var parts: [Part]

    public init(_ title: String, months: [String], parts: [Part]) { (self.title, self.months, self.parts) = (title, months, parts) }

    private static let (width, height) = (700.0, 200.0)
    private static let (left, right, top, bottom) = (46.0, 12.0, 34.0, 24.0)
    private static let fills: [Drawing.Fill] = [.grey, .white, .hatched, .dotted, .crossed, .solid]

    public func svg(number: Int) -> String {
        let sums = months.indices.map { month in parts.reduce(Int64(0)) { $0 + $1.counts[month] } }
        let scale = ChartScale(maximum: Double(sums.max() ?? 0), isWhole: true)
        var drawing = Drawing(width: Self.width, height: Self.height, title: title, number: number)
        let (plotWidth, plotHeight) = (Self.width - Self.left - Self.right, Self.height - Self.top - Self.bottom)
        func y(_ value: Double) -> Double { Self.top + plotHeight * (1 - value / scale.maximum) }
        for mark in scale.marks {
            drawing.line(Self.left, y(mark), Self.width - Self.right, y(mark), faint: mark > 0)
            drawing.text(ChartAxis.text(mark, step: scale.step), x: Self.left - 5, y: y(mark) + 4, .end, size: 10)
        }
        var legend = Self.left
        for (index, part) in parts.enumerated() {
            drawing.rectangle(x: legend, y: 5, width: 16, height: 11, Self.fills[index % Self.fills.count])
            drawing.text(part.name, x: legend + 21, y: 15)
            legend += 21 + Double(DisplayWidth.of(part.name)) * 6 + 20
        }
        let slot = plotWidth / Double(max(months.count, 1))
        let columnWidth = min(slot * 0.62, 40)
        for (month, name) in months.enumerated() {
            let center = Self.left + slot * (Double(month) + 0.5)
            drawing.text(name, x: center, y: Self.height - 8, .middle, size: 10)
            var below: Int64 = 0
            for (index, part) in parts.enumerated() where part.counts[month] > 0 {
                let (low, high) = (y(Double(below)), y(Double(below + part.counts[month])))
                drawing.rectangle(
                    x: center - columnWidth / 2, y: high, width: columnWidth, height: low - high, Self.fills[index % Self.fills.count])
                below += part.counts[month]
            }
            drawing.text(String(sums[month]), x: center, y: y(Double(below)) - 5, .middle, size: 10, bold: true)
        }
        return drawing.finished()
    }
}
