import AmendsText

/// Values over months, at most three series that differ in line and mark. A month without a value
/// interrupts the line: nothing of nothing is not nought.
public struct LineChart: Chart {
    public struct Series: Sendable, Hashable {
        public var name: String
        /// One for each month; nil where there is none.
        public var values: [Double?]
        /// As printed at the marks.
        public var figures: [String]

        public init(_ name: String, _ values: [Double?], figures: [String]) {
            (self.name, self.values, self.figures) = (name, values, figures)
        }
    }

    public var title: String
    public var months: [String]
    public var series: [Series]
    /// Of the marks at the axis, such as `%`.
    public var unit: String

    public init(_ title: String, months: [String], series: [Series], unit: String = "") {
        (self.title, self.months, self.series, self.unit) = (title, months, series, unit)
    }

    private static let (width, height) = (700.0, 230.0)
    private static let (left, right, top, bottom) = (46.0, 12.0, 30.0, 24.0)

    public func svg(number: Int) -> String {
        let scale = ChartScale(maximum: series.flatMap(\.values).compactMap { $0 }.max() ?? 0)
        var drawing = Drawing(width: Self.width, height: Self.height, title: title, number: number)
        let (plotWidth, plotHeight) = (Self.width - Self.left - Self.right, Self.height - Self.top - Self.bottom)
        func x(_ index: Int) -> Double { Self.left + plotWidth * (Double(index) + 0.5) / Double(max(months.count, 1)) }
        func y(_ value: Double) -> Double { Self.top + plotHeight * (1 - value / scale.maximum) }
        for mark in scale.marks {
            drawing.line(Self.left, y(mark), Self.width - Self.right, y(mark), faint: mark > 0)
            drawing.text(ChartAxis.text(mark, step: scale.step) + unit, x: Self.left - 5, y: y(mark) + 4, .end, size: 10)
        }
        for (index, month) in months.enumerated() { drawing.text(month, x: x(index), y: Self.height - 8, .middle, size: 10) }
        var legend = Self.left
        for (index, series) in series.enumerated() {
            drawing.polyline([(legend, 12), (legend + 28, 12)], series: index)
            drawing.text(series.name, x: legend + 34, y: 16)
            legend += 34 + Double(DisplayWidth.of(series.name)) * 6 + 22
            var run: [(x: Double, y: Double)] = []
            for (position, value) in series.values.enumerated() {
                if let value {
                    run.append((x(position), y(value)))
                    // The first series speaks above its marks, the second below.
                    drawing.text(series.figures[position], x: x(position), y: y(value) + (index == 1 ? 14 : -6), .middle, size: 9.5)
                } else {
                    if !run.isEmpty { drawing.polyline(run, series: index) }
                    run = []
                }
            }
            if !run.isEmpty { drawing.polyline(run, series: index) }
        }
        return drawing.finished()
    }
}

enum ChartAxis {
    /// As many decimals as the step needs.
    static func text(_ value: Double, step: Double) -> String {
        if step >= 1 { return String(Int(value.rounded())) }
        let tenths = Int((value * 100).rounded())
        let rest = tenths % 100
        return step >= 0.1 ? "\(tenths / 100).\(rest / 10)" : "\(tenths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
