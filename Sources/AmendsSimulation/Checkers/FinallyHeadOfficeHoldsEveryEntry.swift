import AmendsCodec
import AmendsLog
import AmendsNode
import AmendsStore

extension Simulation {
    /// Law 5: whatever was ever durable in a node's own streams is at head office, with the same
    /// leaves, entries of unknown kinds included. The leaves are computed again from what lies there.
    func checkHeadOfficeHoldsEveryEntry(_ held: [StreamID: [Digest]]) {
        for owner in nodes {
            for (stream, points) in owner.promises.points.sorted(by: { $0.key < $1.key }) where stream.node == owner.id {
                if let text = Self.broken(points, held[stream] ?? []) {
                    fail(.finallyHeadOfficeHoldsEveryEntry, "\(stream.origin) of \(owner.name) \(text)")
                }
            }
        }
    }

    /// The leaves of every stream held, computed from the entries' contents.
    func leaves(at owner: SimulatedNode) throws -> [StreamID: [Digest]] {
        guard let store = owner.node?.store else { return [:] }
        var result: [StreamID: [Digest]] = [:]
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        for head in try store.sealedHeads() {
            var leaves: [Digest] = []
            while leaves.count < head.size {
                // One at a time: several would be joined first, which sessions and bundles do often enough.
                let loaded = try store.segments(of: head.stream, from: UInt64(leaves.count), maximumByteCount: 1)
                if loaded.segments.isEmpty { break }
                for segment in loaded.segments {
                    _ = try segment.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
                    leaves += batch.headers.map(\.leaf)
                }
            }
            result[head.stream] = leaves
        }
        return result
    }
}
