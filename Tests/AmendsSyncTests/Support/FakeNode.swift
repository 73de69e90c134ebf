import AmendsLog
import AmendsSync
import Crypto

/// A signer whose key comes from one repeated byte.
struct FakeSigner: SessionSigner {
    let key: Curve25519.Signing.PrivateKey
    let node: NodeID

    init(seed: UInt8) {
        self.init([UInt8](repeating: seed, count: 32))
    }

    init(_ bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes),
            let node = NodeID(Array(key.publicKey.rawRepresentation))
        else { preconditionFailure("any 32 bytes are a key") }
        (self.key, self.node) = (key, node)
    }

    func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }
}

/// A node that holds its logs as arrays of opaque entries. Its segments are
/// u64 first index ‖ for each entry u16 length ‖ bytes; its roots are hashes over all entries.
struct FakeNode {
    let signer: FakeSigner
    let party: SyncParty
    var logs: [StreamID: [[UInt8]]] = [:]
    /// Streams whose segments this node does not take.
    var refusing: Set<StreamID> = []
    var entriesPerSegment = 3
    /// What it lets its peer read.
    var reading = ReadingRight.everything

    init(seed: UInt8, role: SyncRole, site: String?) {
        signer = FakeSigner(seed: seed)
        party = SyncParty(
            node: signer.node, role: role, site: site.flatMap { SiteCode($0) }, readable: role == .store ? .own : .all)
    }

    func stream(_ scope: Scope, epoch: UInt32 = 0) -> StreamID {
        StreamID(node: signer.node, scope: scope, epoch: Epoch(counter: epoch, random: 0x0102_0304_0506_0708))
    }

    mutating func append(_ entries: [[UInt8]], to stream: StreamID) {
        logs[stream, default: []] += entries
    }

    static func root(_ entries: some Sequence<[UInt8]>) -> AmendsLog.Digest {
        sha256(entries.flatMap { entry in [UInt8(entry.count >> 8 & 255), UInt8(entry.count & 255)] + entry })
    }

    func head(_ stream: StreamID) -> StreamHead {
        let entries = logs[stream] ?? []
        return StreamHead(stream: stream, size: UInt64(entries.count), root: Self.root(entries))
    }

    var heads: [StreamHead] { logs.keys.sorted().map(head) }

    /// Consecutive segments from an index on, as the order `load` asks for them.
    func load(_ stream: StreamID, from: UInt64, maximumByteCount: Int) -> (segments: [[UInt8]], nextIndex: UInt64, isComplete: Bool) {
        let entries = logs[stream] ?? []
        var segments: [[UInt8]] = []
        var index = Int(from)
        var byteCount = 0
        while index < entries.count {
            let end = min(index + entriesPerSegment, entries.count)
            let segment = Self.segment(first: index, entries[index..<end])
            guard segments.isEmpty || byteCount + segment.count <= maximumByteCount else { break }
            byteCount += segment.count
            segments.append(segment)
            index = end
        }
        return (segments, UInt64(index), index >= entries.count)
    }

    static func segment(first: Int, _ entries: some Sequence<[UInt8]>) -> [UInt8] {
        var bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: first >> ($0 * 8)) }
        for entry in entries { bytes += [UInt8(entry.count >> 16), UInt8(entry.count >> 8 & 255), UInt8(entry.count & 255)] + entry }
        return bytes
    }

    /// Stores a segment; what overlaps must be what is held, and nothing may be left out.
    mutating func store(_ stream: StreamID, _ segment: [UInt8]) -> SegmentRefusal? {
        if refusing.contains(stream) { return SegmentRefusal(code: .notAllowed, text: "not here") }
        var rest = segment[...]
        var index = rest.prefix(8).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(8)
        while !rest.isEmpty {
            let length = rest.prefix(3).reduce(0) { $0 << 8 | Int($1) }
            let entry = Array(rest.dropFirst(3).prefix(length))
            rest = rest.dropFirst(3 + length)
            let held = logs[stream, default: []].count
            if index > held { return SegmentRefusal(code: .gap, text: "index \(index) after \(held)") }
            if index < held, logs[stream]?[index] != entry { return SegmentRefusal(code: .diverged, text: "index \(index)") }
            if index == held { logs[stream, default: []].append(entry) }
            index += 1
        }
        return nil
    }
}
