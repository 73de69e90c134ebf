/// Days on which a site is closed (building work, a typhoon, a market that does not open). They count
/// only where the case's pack says so, and then as days off: they lengthen a limit and never shorten one.
public struct SiteClosures: Sendable, Hashable {
    /// Days since 1970, ascending, each once.
    public let days: [Int64]

    public static let none = SiteClosures([])

    public init(_ days: some Sequence<Int64>) { self.days = Set(days).sorted() }

    public var isEmpty: Bool { days.isEmpty }

    public func contains(_ day: Int64) -> Bool {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low < days.count && days[low] == day
    }
}
