import AmendsLog
import AmendsNode
import AmendsStore

extension Simulation {
    /// Law 1, in the middle of everything: whichever two nodes hold the same entries of a scope and
    /// of `company` now show the same bytes of it.
    func checkAnytime() throws {
        disturbMidwayForCanary()
        try checkSameEntriesShowTheSame(.anytimeSameEntriesShowTheSame)
    }

    func checkSameEntriesShowTheSame(_ checker: Checker) throws {
        var shown: [Shared: (name: String, digest: ScopeDigest)] = [:]
        for owner in nodes {
            guard let node = owner.node else { continue }
            for digest in try node.store.digests() {
                let key = Shared(scope: digest.scope, heads: digest.heads)
                guard let other = shown[key] else {
                    shown[key] = (owner.name, digest)
                    continue
                }
                if checker == .anytimeSameEntriesShowTheSame, digest.cases > 0 { reach(.sometimesSameEntriesMidway) }
                if other.digest != digest {
                    fail(
                        checker,
                        "\(other.name) and \(owner.name) hold the same of \(digest.scope) and differ in \(difference(other.digest, digest))"
                    )
                }
            }
        }
    }

    private struct Shared: Hashable {
        var scope: Scope
        var heads: Digest
    }

    func difference(_ left: ScopeDigest, _ right: ScopeDigest) -> String {
        var parts: [String] = []
        if left.heads != right.heads { parts.append("heads") }
        if left.projection != right.projection { parts.append("projection") }
        if left.statistics != right.statistics { parts.append("statistics") }
        if left.entries != right.entries { parts.append("entries (\(left.entries), \(right.entries))") }
        if left.cases != right.cases { parts.append("cases (\(left.cases), \(right.cases))") }
        if left.waiting != right.waiting { parts.append("waiting (\(left.waiting), \(right.waiting))") }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
}
