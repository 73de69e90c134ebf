import AmendsLog
import AmendsNode
import AmendsStore

extension Simulation {
    /// Law 3, right after a restart: no stream is shorter than it once was here.
    func checkPromises(of owner: SimulatedNode) throws {
        guard let node = owner.node else { return }
        let sizes = Dictionary(try node.store.heads().map { ($0.stream, $0.size) }, uniquingKeysWith: max)
        for (stream, size) in owner.promises.newest.sorted(by: { $0.key < $1.key }) where (sizes[stream] ?? 0) < size {
            fail(.anytimePromisesAreKept, "\(owner.name) held \(size) entries of \(stream.origin), and after a crash \(sizes[stream] ?? 0)")
        }
    }

    /// Law 3, to the byte: every root that was once durable here is the root of the same number of
    /// entries of one of the stream's lines now.
    func checkPromisesFinally(_ held: [StreamID: [[Digest]]], of owner: SimulatedNode) {
        for (stream, points) in owner.promises.points.sorted(by: { $0.key < $1.key }) {
            if let text = Self.broken(points, held[stream] ?? []) {
                fail(.finallyPromisesAreKept, "\(owner.name): \(stream.origin) \(text)")
            }
        }
    }

    /// What is wrong with `lines`, of which one must begin with what each point stands for.
    static func broken(_ points: Set<Promises.Point>, _ lines: [[Digest]]) -> String? {
        let sizes = Set(points.map(\.size))
        var found: Set<Rung> = []
        for line in lines {
            var frontier = MerkleFrontier()
            for leaf in line {
                frontier.append(leaf)
                if sizes.contains(frontier.size) { found.insert(Rung(size: frontier.size, root: frontier.root)) }
            }
        }
        let longest = lines.map(\.count).max() ?? 0
        for point in points.sorted(by: { ($0.size, $0.root) < ($1.size, $1.root) }) {
            guard point.size <= longest else {
                return "has \(longest) entries and had \(point.size)\(point.isAcknowledged ? ", acknowledged" : "")"
            }
            guard found.contains(Rung(size: point.size, root: point.root)) else {
                return "has other entries than once, before its entry \(point.size)"
            }
        }
        return nil
    }
}
