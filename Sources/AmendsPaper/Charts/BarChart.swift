import AmendsText

/// Horizontal bars with their names before and their figures behind them.
public struct BarChart: Chart {
    public struct Bar: Sendable, Hashable {
        public var name: String
        public var value: Double
        /// As printed; the value is only drawn.
        public var figure: String

        public init(_ name: String, _ value: Double, figure: String) { (self.name, self.value, self.figure) = (name, value, figure) }
    }

    public var title: String
    public var bars: [Bar]

    public init(_ title: String, _ bars: [Bar]) { (self.title, self.bars) = (title, bars) }

    private static let width = 700.0
    private static let barHeight = 15.0
    private static let gap = 6.0
    /// Widest a name may be, in columns of half a character.
    private static let nameWidth = 28

    public func svg(number: Int) -> String {
        let names = bars.map { DisplayWidth.fitted($0.name, into: Self.nameWidth) }
        let nameSpace = Double(names.map(DisplayWidth.of).max() ?? 0) * 6 + 10
        let figureSpace = Double(bars.map { DisplayWidth.of($0.figure) }.max() ?? 0) * 6.2 + 10
        let room = max(Self.width - nameSpace - figureSpace, 100)
        let maximum = max(bars.map(\.value).max() ?? 0, 1e-9)
        var drawing = Drawing(
            width: Self.width, height: Double(bars.count) * (Self.barHeight + Self.gap) + Self.gap, title: title, number: number)
        for (index, bar) in bars.enumerated() {
            let top = Self.gap + Double(index) * (Self.barHeight + Self.gap)
            let length = max(bar.value, 0) / maximum * room
            drawing.text(names[index], x: nameSpace - 6, y: top + 11.5, .end)
            drawing.rectangle(x: nameSpace, y: top, width: length, height: Self.barHeight, .grey)
            drawing.text(bar.figure, x: nameSpace + length + 5, y: top + 11.5)
        }
        drawing.line(nameSpace, 0, nameSpace, drawing.height)
        return drawing.finished()
    }
}
