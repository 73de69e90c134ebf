/// A measure as its field writes it: `target:kind:owner:due day:text`; what is written otherwise is all text.
public struct PlannedMeasure: Sendable, Hashable {
    public var target = ""
    public var kind = ""
    public var owner = ""
    public var due = ""
    public var text = ""

    public init(_ written: String) {
        let parts = written.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 5 {
            (target, kind, owner, due, text) = (parts[0], parts[1], parts[2], parts[3], parts[4])
        } else {
            text = written
        }
    }

    /// By the number of the measure, which the text begins with.
    public static func done(_ texts: [String]) -> [Int: String] {
        var result: [Int: String] = [:]
        for text in texts {
            guard let number = Int(text.prefix { $0.isNumber }) else { continue }
            let rest = text.drop { $0.isNumber }.drop { " :：.、=".contains($0) }
            result[number] = [result[number], rest.isEmpty ? "✓" : String(rest)].compactMap { $0 }.joined(separator: "\n")
        }
        return result
    }
}
