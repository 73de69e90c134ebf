/// A measure as its field writes it, `target:kind:owner:due day:text`: `staff:training:E03:2026-11-20:收银规范`.
/// What is written otherwise is all text.
public struct CaseMeasure: Equatable, Sendable {
    /// `customer`, `staff`, `team`, `company`, `environment` or `vendor`.
    public var target = ""
    /// A code of the target's own list.
    public var kind = ""
    /// A staff code, or a name.
    public var owner = ""
    public var due = ""
    public var text = ""

    public static let targets = ["customer", "staff", "team", "company", "environment", "vendor"]

    /// The list of a pack that the kind comes from: what is done for a customer is a remedy.
    public var taxonomy: String { Self.taxonomy(of: target) }
    public static func taxonomy(of target: String) -> String { target == "customer" ? "remedy" : "\(target)_measure" }

    public init(_ written: String) {
        let parts = written.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 5 {
            (target, kind, owner, due, text) = (parts[0], parts[1], parts[2], parts[3], parts[4])
        } else {
            text = written
        }
    }

    /// As its field writes it.
    public var written: String { target.isEmpty ? text : "\(target):\(kind):\(owner):\(due):\(text)" }

    /// What was done, by the number of the measure, which the text begins with.
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
