/// One figure, printed as one line of JSON.
struct Figure {
    var name: String
    var value: Double
    var unit: String
    /// More about it, such as the lowest and highest of the runs.
    var details: [(String, Double)] = []

    func printLine() {
        var line = "{\"figure\": \"\(name)\", \"value\": \(Self.text(value)), \"unit\": \"\(unit)\""
        for (name, value) in details { line += ", \"\(name)\": \(Self.text(value))" }
        print(line + "}")
    }

    private static func text(_ number: Double) -> String {
        if number.magnitude >= 1000 { return String(Int64(number.rounded())) }
        let scaled = (number * 1000).rounded() / 1000
        return String(scaled)
    }
}

/// The middle of several runs.
func median(_ values: [Double]) -> Double {
    if values.isEmpty { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

extension Figure {
    /// The median of runs, with their range beside it.
    init(_ name: String, _ values: [Double], _ unit: String, details: [(String, Double)] = []) {
        self.init(
            name: name, value: median(values), unit: unit,
            details: [("lowest", values.min() ?? 0), ("highest", values.max() ?? 0), ("runs", Double(values.count))] + details)
    }
}
