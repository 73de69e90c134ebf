/// The head figures of a report as it was given out: what arrived since shows as a difference. Kept
/// as lines `name=value` in the report's record.
public struct PublishedFigures: Sendable, Hashable {
    /// When it was given out, ms since 1970.
    public var publishedAt: Int64
    /// By name, such as `received` or `timely_rate.numerator`.
    public var values: [String: Int64]

    public init(publishedAt: Int64, values: [String: Int64]) { (self.publishedAt, self.values) = (publishedAt, values) }

    /// Lines in the order of their names; the first says of whom the figures are: `scope=site/S012`.
    public func text(scope: String) -> String {
        (["scope=\(scope)"] + values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: "\n")
    }

    /// Nil for a text of another scope, or none of ours. Lines that mean nothing are left out.
    public init?(_ text: String, scope: String, publishedAt: Int64) {
        var lines = text.split(separator: "\n")[...]
        guard lines.popFirst() == "scope=\(scope)" else { return nil }
        var values: [String: Int64] = [:]
        for line in lines {
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2, let value = Int64(parts[1]) { values[String(parts[0])] = value }
        }
        self.init(publishedAt: publishedAt, values: values)
    }

    /// Names whose values differ, in order; nil for a side that has none.
    public func differences(from present: [String: Int64]) -> [(name: String, published: Int64?, present: Int64?)] {
        Set(values.keys).union(present.keys).sorted().compactMap { name in
            values[name] == present[name] ? nil : (name, values[name], present[name])
        }
    }
}
