/// A drawing of figures that is read in black and white, and whose figures stand in it as text.
public protocol Chart: Sendable {
    /// An HTML figure with an inline drawing. `number` is the chart's place on its paper, from 1, and
    /// keeps the names inside the drawing apart.
    func svg(number: Int) -> String
}

/// Writes the parts of an inline drawing; coordinates are in units of 1/10 mm or so.
struct Drawing {
    let width: Double
    let height: Double
    private let number: Int
    private let title: String
    private var body = ""

    init(width: Double, height: Double, title: String, number: Int) {
        (self.width, self.height, self.title, self.number) = (width, height, title, number)
    }

    /// How a surface is filled, told apart without colour.
    enum Fill: Int, CaseIterable {
        case solid, white, hatched, grey, dotted, crossed
    }

    enum Anchor: String {
        case start, middle, end
    }

    mutating func text(_ text: String, x: Double, y: Double, _ anchor: Anchor = .start, size: Double = 11, bold: Bool = false) {
        body +=
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(size))\" text-anchor=\"\(anchor.rawValue)\""
        body += bold ? " font-weight=\"600\">" : ">"
        body += HTMLText.escaped(text) + "</text>"
    }

    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ fill: Fill) {
        body += "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" "
        body += "fill=\"\(paint(fill))\" stroke=\"#000\" stroke-width=\"0.7\"/>"
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, faint: Bool = false) {
        body += "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\" "
        body += faint ? "stroke=\"#bbb\" stroke-width=\"0.6\"/>" : "stroke=\"#000\" stroke-width=\"0.9\"/>"
    }

    /// A series of a line chart: its line and its marks differ from those of the others.
    mutating func polyline(_ points: [(x: Double, y: Double)], series: Int) {
        let dashes = ["", "7 4", "2 3"]
        let text = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
        body +=
            "<polyline points=\"\(text)\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.6\" stroke-dasharray=\"\(dashes[series % 3])\"/>"
        for point in points { mark(x: point.x, y: point.y, series: series) }
    }

    mutating func mark(x: Double, y: Double, series: Int) {
        switch series % 3 {
        case 0: body += "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"3\"/>"
        case 1:
            body += "<rect x=\"\(Self.number(x - 3))\" y=\"\(Self.number(y - 3))\" width=\"6\" height=\"6\" fill=\"#fff\" stroke=\"#000\"/>"
        default:
            let (left, right, top, bottom) = (Self.number(x - 3.6), Self.number(x + 3.6), Self.number(y - 3.6), Self.number(y + 3))
            body += "<path d=\"M\(left) \(bottom)L\(right) \(bottom)L\(Self.number(x)) \(top)z\" fill=\"#fff\" stroke=\"#000\"/>"
        }
    }

    private func paint(_ fill: Fill) -> String {
        switch fill {
        case .solid: "#222"
        case .white: "#fff"
        case .grey: "#aaa"
        case .hatched, .dotted, .crossed: "url(#fill-\(number)-\(fill.rawValue))"
        }
    }

    private var patterns: String {
        func pattern(_ fill: Fill, _ side: Int, _ content: String) -> String {
            "<pattern id=\"fill-\(number)-\(fill.rawValue)\" width=\"\(side)\" height=\"\(side)\" patternUnits=\"userSpaceOnUse\">"
                + "<rect width=\"\(side)\" height=\"\(side)\" fill=\"#fff\"/>\(content)</pattern>"
        }
        return "<defs>"
            + pattern(.hatched, 6, "<path d=\"M-1 7L7 -1M-4 4L4 -4M2 10L10 2\" stroke=\"#000\" stroke-width=\"1.3\"/>")
            + pattern(.dotted, 5, "<circle cx=\"2.5\" cy=\"2.5\" r=\"1\"/>")
            + pattern(.crossed, 6, "<path d=\"M0 0L6 6M6 0L0 6\" stroke=\"#000\" stroke-width=\"0.8\"/>") + "</defs>"
    }

    func finished() -> String {
        "<figure class=\"chart\"><figcaption>\(HTMLText.escaped(title))</figcaption><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" "
            + "role=\"img\" font-family=\"inherit\"><title>\(HTMLText.escaped(title))</title>\(patterns)\(body)</svg></figure>\n"
    }

    /// Two decimals at most, and never in powers of ten.
    private static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
        let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// The marks of an axis from 0: round figures, not more than six.
struct ChartScale: Equatable {
    let step: Double
    let maximum: Double

    /// `isWhole` is for what comes in whole numbers only.
    init(maximum: Double, isWhole: Bool = false) {
        let wanted = maximum.isFinite && maximum > 0 ? maximum : 1
        var power = 1.0
        while power * 10 <= wanted / 5 { power *= 10 }
        while power > wanted / 5 { power /= 10 }
        let round = [1, 2, 5, 10].map { $0 * power }.first { $0 * 5 >= wanted * (1 - 1e-9) } ?? power * 10
        step = isWhole ? max(round, 1) : round
        self.maximum = step * (wanted / step - 1e-9).rounded(.up)
    }

    var marks: [Double] { Array(stride(from: 0, through: maximum + step / 2, by: step)) }
}
