import AmendsLog
import AmendsNode
import AmendsStore
import GRDB

extension Simulation {
    /// Law 3: whatever any disk still holds once the last fault is over. Disks that were put back, copied or lost
    /// before that have taken with them what only they held.
    func noteWhatIsHeld() throws {
        guard hasDiskTrouble else { return }
        for owner in nodes {
            // What is not sealed yet is durable, too.
            _ = try owner.node?.headsToSync()
            notePromises(of: owner)
            for (stream, lines) in try leaves(at: owner) {
                for line in lines { heldAtTheEnd[stream.scope, default: [:]].merge(line.map { ($0, owner.name) }) { first, _ in first } }
            }
        }
    }

    /// It must be everywhere it belongs, from whomever it had to come.
    func checkNothingHeldIsLost(_ held: [StreamID: [[Digest]]], at owner: SimulatedNode) {
        guard hasDiskTrouble else { return }
        var here: [Scope: Set<Digest>] = [:]
        for (stream, lines) in held { for line in lines { here[stream.scope, default: []].formUnion(line) } }
        for (scope, leaves) in heldAtTheEnd.sorted(by: { $0.key < $1.key }) where owner.mayRead(scope) {
            let missing = leaves.filter { here[scope]?.contains($0.key) != true }
            guard let first = missing.min(by: { $0.key < $1.key }) else { continue }
            fail(.finallyNothingHeldIsLost, "\(owner.name) lacks \(missing.count) entries of \(scope) that were held, one of them by \(first.value)")
        }
    }

    /// Lines beside a stream's first that a node holds.
    func branchCount(at owner: SimulatedNode) -> Int {
        guard hasDiskTrouble else { return 0 }
        return (try? owner.disk.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM log_stream WHERE parent IS NOT NULL") }) ?? 0
    }

    func noteLinesReached() {
        for owner in nodes where branchCount(at: owner) > 0 {
            reach(.sometimesTwoLines)
            let sql = "SELECT count(*) FROM log_stream a JOIN log_stream b ON a.parent = b.id WHERE b.parent IS NOT NULL"
            if ((try? owner.disk.read { try Int.fetchOne($0, sql: sql) }) ?? 0) > 0 { reach(.sometimesBranchOfBranch) }
        }
    }
}
