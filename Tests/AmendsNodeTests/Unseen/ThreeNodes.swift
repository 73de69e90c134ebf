/// One act of one of up to three nodes, and what its writer had seen: bit n for act n, bit 0 for the
/// receipt. Acts are numbered from 1 in an order in which each follows what it saw.
struct SeenAct {
    var node: Int
    /// Which of the kinds of act that are tried it is.
    var deed: Int
    var past: UInt16
    /// Of what it saw, what nothing else it saw had seen.
    var heads: UInt16
    /// Acts on the longest way from the receipt to it.
    var level: Int
}

/// Every way in which up to three nodes act on one received case, with every pattern of who had seen
/// what: between two acts a node may have heard of any acts of the others, and of all that their
/// writers had seen.
///
/// Each way is visited once, in the order of (level, node). The nodes have no names, so of ways that
/// differ in them alone one is visited (nearly: more where two nodes begin alike).
struct ThreeNodes {
    var actsPerNode = 3
    var actsInAll = 9
    /// How many kinds of act are tried.
    var deeds: Int

    /// Calls `body` with every way, each after the one it goes on from: with one act less.
    func forEach(_ body: ([SeenAct]) throws -> Void) rethrows {
        var acts: [SeenAct] = [SeenAct(node: -1, deed: -1, past: 0, heads: 0, level: 0)]
        try goOn(&acts, [[0], [0], [0]], body)
    }

    /// `own` has, by node, what is known after each of its acts; nothing but the receipt before them.
    private func goOn(_ acts: inout [SeenAct], _ own: [[UInt16]], _ body: ([SeenAct]) throws -> Void) rethrows {
        guard acts.count <= actsInAll else { return }
        for node in 0..<3 where own[node].count <= actsPerNode && (node == 0 || own[node - 1].count > 1) {
            let others = [0, 1, 2].filter { $0 != node }
            for first in own[others[0]] {
                for second in own[others[1]] {
                    let past = own[node][own[node].count - 1] | first | second | 1
                    // What is known of another is all that is known of it: each set of acts is met once.
                    guard Self.isLast(first, own[others[0]], in: past), Self.isLast(second, own[others[1]], in: past) else { continue }
                    let heads = Self.heads(past, acts)
                    let level = 1 + (acts.indices.filter { past >> UInt16($0) & 1 == 1 }.map { acts[$0].level }.max() ?? 0)
                    guard let last = acts.last, (level, node) > (last.level, last.node) else { continue }
                    for deed in 0..<deeds where isFirstOfEqualNodes(deed, level, node, acts, own) {
                        acts.append(SeenAct(node: node, deed: deed, past: past, heads: heads, level: level))
                        try body(acts)
                        var own = own
                        own[node].append(past | 1 << UInt16(acts.count - 1))
                        try goOn(&acts, own, body)
                        acts.removeLast()
                    }
                }
            }
        }
    }

    /// Whether `known` is the most that `past` holds of a node.
    private static func isLast(_ known: UInt16, _ own: [UInt16], in past: UInt16) -> Bool {
        own.last { $0 & ~past == 0 } == known
    }

    private static func heads(_ past: UInt16, _ acts: [SeenAct]) -> UInt16 {
        var heads = past
        for (number, act) in acts.enumerated() where past >> UInt16(number) & 1 == 1 { heads &= ~act.past }
        return heads
    }

    /// Of nodes that begin at one level, the one with the smaller kind of act comes first.
    private func isFirstOfEqualNodes(_ deed: Int, _ level: Int, _ node: Int, _ acts: [SeenAct], _ own: [[UInt16]]) -> Bool {
        guard own[node].count == 1, node > 0, let before = acts.first(where: { $0.node == node - 1 }), before.level == level else {
            return true
        }
        return before.deed <= deed
    }
}
