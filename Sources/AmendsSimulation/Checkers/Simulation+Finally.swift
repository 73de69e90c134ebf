import AmendsLog
import AmendsNode
import AmendsStore

extension Simulation {
    /// All checks of what lies on the disks after the end. The costly ones look at head office, which
    /// holds everything, and at one other node.
    func checkFinally() throws {
        try checkSharedScopesHoldTheSame()
        try checkSameEntriesShowTheSame(.finallySameEntriesShowTheSame)
        let another = nodes[1 + random.below(nodes.count - 1)]
        for owner in [headOffice, another] { try checkLogVerifies(of: owner) }
        for owner in nodes {
            let held = try leaves(at: owner)
            checkPromisesFinally(held, of: owner)
            checkNothingForgedIsHeld(held, at: owner)
            if owner.number == 0 { checkHeadOfficeHoldsEveryEntry(held) }
        }
        try checkNothingIsDischargedUnseen(at: headOffice)
        try checkBadSegmentsAreInQuarantine()
        if months > 0 { try checkFigures() }
        try checkSearchFindsTheSame()
        for owner in [headOffice, another] { try checkAnyOrderGivesTheSame(of: owner) }
        try sum()
    }

    /// After the last sessions everybody holds the same of every scope that he may read.
    private func checkSharedScopesHoldTheSame() throws {
        var heads: [(owner: SimulatedNode, heads: [StreamHead])] = []
        for owner in nodes { heads.append((owner, try owner.node?.store.heads() ?? [])) }
        for (left, leftHeads) in heads {
            for (right, rightHeads) in heads where left.number < right.number {
                let shared: (StreamHead) -> Bool = { left.mayRead($0.stream.scope) && right.mayRead($0.stream.scope) }
                guard leftHeads.filter(shared) != rightHeads.filter(shared) else { continue }
                let rest = Set(leftHeads.filter(shared)).symmetricDifference(rightHeads.filter(shared))
                let streams = Set(rest.map(\.stream)).sorted()
                fail(
                    .finallySharedScopesHoldTheSame,
                    "\(left.name) and \(right.name) do not hold the same of \(streams.map(\.origin).joined(separator: ", "))")
            }
        }
    }

    private func checkNothingForgedIsHeld(_ held: [StreamID: [Digest]], at owner: SimulatedNode) {
        for stream in forgedStreams where held[stream] != nil {
            fail(.finallyNothingForgedIsHeld, "\(owner.name) holds the forged stream \(stream.origin)")
        }
        for stream in held.keys where stream.scope == .company && stream.node != headOffice.id {
            fail(.finallyNothingForgedIsHeld, "\(owner.name) holds \(stream.origin), written without the right to")
        }
    }

    private func checkBadSegmentsAreInQuarantine() throws {
        for owner in nodes {
            let expected = evidence.filter { $0.node == owner.number }
            guard !expected.isEmpty, let rows = try owner.node?.store.quarantine() else { continue }
            guard expected.count <= StoreTransaction.maximumQuarantined else { continue }
            for item in expected where !rows.contains(where: { $0.origin == item.origin && $0.byteCount == item.byteCount }) {
                fail(.finallyBadSegmentsAreInQuarantine, "\(owner.name) kept no evidence of a bad segment of \(item.origin)")
            }
        }
    }

    private func checkLogVerifies(of owner: SimulatedNode) throws {
        guard let problems = try owner.node?.store.verify().problems, let first = problems.first else { return }
        fail(.finallyLogsVerify, "\(owner.name): \(first)")
    }

    private func sum() throws {
        guard let digests = try headOffice.node?.store.digests() else { return }
        report.entries = digests.reduce(0) { $0 + $1.entries }
        var text = ""
        for digest in digests { text += "\(digest.scope) \(digest.heads) \(digest.projection) \(digest.statistics) \(digest.waiting)\n" }
        text += "\(report.acts) \(report.sessions) \(report.crashes)\n"
        for state in Sometimes.allCases { text += "\(report.reached[state] ?? 0) " }
        report.fingerprint = sha256(Array(text.utf8)).description
    }
}
