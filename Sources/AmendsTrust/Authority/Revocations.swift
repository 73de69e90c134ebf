public import AmendsLog

/// The nodes that may not come back, with the time of their revocation. It lies beside the authority's key
/// and in its export, so that a head office that is rebuilt knows them before any other node tells it.
public struct Revocations: Hashable, Sendable {
    /// Milliseconds since 1970, by head office's clock.
    public private(set) var times: [NodeID: Int64] = [:]

    /// Nodes that a list may hold: far more than a chain replaces in its life, and 8 MiB of text.
    public static let maximumCount = 100_000

    public init() {}

    /// The earliest time of a node counts. False where the node was in the list with it, or the list is full.
    @discardableResult
    public mutating func add(_ node: NodeID, at milliseconds: Int64) -> Bool {
        let time = max(milliseconds, 0)
        if let known = times[node] {
            guard time < known else { return false }
        } else if times.count >= Self.maximumCount {
            return false
        }
        times[node] = time
        return true
    }

    public mutating func add(_ others: Revocations) { for (node, time) in others.times { add(node, at: time) } }

    public func contains(_ node: NodeID) -> Bool { times[node] != nil }

    /// In the order of their names.
    public var nodes: [NodeID] { times.keys.sorted() }

    // MARK: As text

    /// One line for each node: its name, a space, and the time.
    public var text: String { nodes.map { "\($0) \(times[$0] ?? 0)\n" }.joined() }

    /// Reads exactly what ``text`` writes.
    public init(_ text: String) throws(TrustError) {
        var last: NodeID?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().enumerated() {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, let node = NodeID(hexadecimal: parts[0]), let time = Int64(parts[1]), time >= 0,
                "\(node) \(time)" == line, last.map({ $0 < node }) ?? true, number < Self.maximumCount
            else { throw TrustError(.revocationsMalformed(line: number + 1)) }
            times[node] = time
            last = node
        }
        guard text.isEmpty || text.hasSuffix("\n") else { throw TrustError(.revocationsMalformed(line: times.count + 1)) }
    }
}
