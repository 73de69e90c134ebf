import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsSimulation
import AmendsStore
import Foundation

/// The workload as sealed segments, as a store would send them.
struct History {
    static let fieldWritesPerCase = Workload.fieldWritesPerCase

    /// One store's stream, cut at the given numbers of acts, each piece sealed in as few segments as possible.
    /// The stamps say when the acts were made.
    static func segments(of drafts: [EntryDraft], store number: Int, pieces: Int) throws -> [[[UInt8]]] {
        var writer = try StreamWriter(store: number)
        var result: [[[UInt8]]] = []
        let size = (drafts.count + pieces - 1) / pieces
        var rest = drafts[...]
        for _ in 0..<pieces {
            result.append(try writer.seal(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return result
    }
}

extension WorkloadAct {
    /// Without parents, and with a stamp of its time.
    var draft: EntryDraft { draft(stamp: Stamp(milliseconds: milliseconds), parents: []) }
}

/// Makes one stream's segments straight from acts, without a database. The parents of an act are the
/// last act on the same case.
struct StreamWriter {
    let stream: StreamID
    private let key: NodeKey
    private var hasher: LeafHasher
    private var frontier = MerkleFrontier()
    private var heads: [RecordID: Digest] = [:]
    private var random: SeededRandom

    init(store number: Int) throws { try self.init(number: number, scope: .site(Workload.site(ofStore: number))) }

    init(number: Int, scope: Scope) throws {
        var random = SeededRandom(seed: 99, part: number)
        key = try NodeKey(privateKey: (0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        stream = StreamID(node: key.node, scope: scope, epoch: Epoch(counter: 0, random: random.next()))
        hasher = LeafHasher(node: key.node, scope: scope)
        self.random = random
    }

    /// The acts' stamps say when they were made; their parents are found here.
    mutating func seal(_ drafts: some Collection<EntryDraft>) throws -> [[UInt8]] {
        let seed = Seed(high: random.next(), low: random.next())
        var batch = EntryBatch()
        var clock = StampClock()
        var segments: [[UInt8]] = []
        var encoder = SegmentEncoder()
        func flush() throws {
            var start = 0
            while start < batch.count {
                let count = SegmentEncoder.fittingCount(batch, from: start)
                let first = frontier.size
                for header in batch.headers[start..<start + count] { frontier.append(header.leaf) }
                let checkpoint = Checkpoint(stream: stream, size: frontier.size, root: frontier.root)
                segments.append(
                    try encoder.encode(
                        batch, start..<start + count, stream: stream, first: first, root: checkpoint.root,
                        signature: try checkpoint.signature(by: key)))
                start += count
            }
            batch.removeAll()
        }
        for var draft in drafts {
            draft.stamp = clock.read(wallMilliseconds: draft.stamp.milliseconds).stamp
            draft.parents = heads[draft.record].map { [$0] } ?? []
            batch.append(draft, seed: seed)
            try hasher.hashLeaves(of: &batch, in: batch.count - 1..<batch.count)
            heads[draft.record] = batch.headers[batch.count - 1].leaf
            if batch.count == EntryLimits.maximumSegmentEntries { try flush() }
        }
        try flush()
        return segments
    }
}

/// Segments in a file: u32 night, u32 length, bytes.
enum SegmentFile {
    static func write(_ nights: [[[UInt8]]], to path: String) throws {
        FileManager.default.createFile(atPath: path, contents: nil)
        guard let file = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteUnknown) }
        for (night, segments) in nights.enumerated() {
            for segment in segments {
                var head: [UInt8] = []
                head.append(bigEndian: UInt32(night))
                head.append(bigEndian: UInt32(segment.count))
                try file.write(contentsOf: Data(head + segment))
            }
        }
        try file.close()
    }

    static func read(_ path: String) throws -> [[[UInt8]]] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        var nights: [[[UInt8]]] = []
        try data.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            while !reader.isAtEnd {
                let night = Int(try reader.bigEndian(UInt32.self))
                let length = Int(try reader.bigEndian(UInt32.self))
                while nights.count <= night { nights.append([]) }
                nights[night].append(Array(try reader.bytes(length)))
            }
        }
        return nights
    }
}
