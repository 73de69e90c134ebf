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

/// A node that holds its streams as lines of opaque entries, none of which begins another. Its segments are
/// u64 first index ‖ 32 root of the line up to the segment's end ‖ for each entry u24 length ‖ bytes; its
/// roots are hashes over all entries.
struct FakeNode {
    typealias Line = [[UInt8]]

    let signer: FakeSigner
    let party: SyncParty
    var lines: [StreamID: [Line]] = [:]
    /// Streams whose segments this node does not take.
    var refusing: Set<StreamID> = []
    var entriesPerSegment = 3

    init(seed: UInt8, role: SyncRole, site: String?) {
        signer = FakeSigner(seed: seed)
        party = SyncParty(
            node: signer.node, role: role, site: site.flatMap { SiteCode($0) }, readable: role == .store ? .own : .all)
    }

    func stream(_ scope: Scope, epoch: UInt32 = 0) -> StreamID {
        StreamID(node: signer.node, scope: scope, epoch: Epoch(counter: epoch, random: 0x0102_0304_0506_0708))
    }

    /// The streams with their first lines.
    var logs: [StreamID: Line] { lines.compactMapValues(\.first) }

    mutating func append(_ entries: [[UInt8]], to stream: StreamID) {
        add((lines[stream]?.first ?? []) + entries, to: stream)
    }

    /// Takes in a line; what it begins with or is the beginning of is one with it.
    mutating func add(_ line: Line, to stream: StreamID) {
        if lines[stream, default: []].contains(where: { $0.starts(with: line) }) { return }
        lines[stream, default: []].removeAll { line.starts(with: $0) }
        lines[stream, default: []].insert(line, at: 0)
    }

    static func root(_ entries: some Sequence<[UInt8]>) -> AmendsLog.Digest {
        sha256(entries.flatMap { entry in [UInt8(entry.count >> 8 & 255), UInt8(entry.count & 255)] + entry })
    }

    static func head(_ stream: StreamID, _ line: Line) -> StreamHead {
        StreamHead(stream: stream, size: UInt64(line.count), root: root(line))
    }

    func head(_ stream: StreamID) -> StreamHead { Self.head(stream, lines[stream]?.first ?? []) }

    var heads: [StreamHead] { lines.flatMap { stream, lines in lines.map { Self.head(stream, $0) } }.sorted() }

    private func line(through head: StreamHead) -> Line? {
        lines[head.stream]?.first { $0.count >= Int(head.size) && Self.root($0.prefix(Int(head.size))) == head.root }
    }

    /// With which of the peer's lines one of ours begins, as the order `find` asks for it.
    func beginning(of head: StreamHead, among others: [StreamHead]) -> LineBeginning {
        let line = line(through: head) ?? []
        for other in others.sorted().reversed() where other.size < head.size && Self.root(line.prefix(Int(other.size))) == other.root {
            return .line(other)
        }
        let top = min(head.size, others.map(\.size).max() ?? 0)
        var rungs: [Rung] = []
        var distance: UInt64 = 1
        while distance < top {
            rungs.append(Rung(size: top - distance, root: Self.root(line.prefix(Int(top - distance)))))
            distance *= 2
        }
        return .ladder(rungs)
    }

    /// How much of a line of the peer's is held, as the order `measure` asks for it.
    func heldSize(of head: StreamHead, ladder: [Rung]) -> UInt64 {
        if line(through: head) != nil { return head.size }
        return ladder.first { line(through: StreamHead(stream: head.stream, size: $0.size, root: $0.root)) != nil }?.size ?? 0
    }

    /// Consecutive segments from an index on, as the order `load` asks for them.
    func load(_ head: StreamHead, from: UInt64, maximumByteCount: Int) -> (segments: [[UInt8]], nextIndex: UInt64, isComplete: Bool) {
        let line = (line(through: head) ?? []).prefix(Int(head.size))
        var segments: [[UInt8]] = []
        var index = Int(from)
        var byteCount = 0
        while index < line.count {
            let end = min(index + entriesPerSegment, line.count)
            let segment = Self.segment(of: Array(line), index..<end)
            guard segments.isEmpty || byteCount + segment.count <= maximumByteCount else { break }
            byteCount += segment.count
            segments.append(segment)
            index = end
        }
        return (segments, UInt64(index), index >= line.count)
    }

    static func segment(of line: Line, _ range: Range<Int>) -> [UInt8] {
        var bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: range.lowerBound >> ($0 * 8)) }
        root(line[..<range.upperBound]).append(to: &bytes)
        for entry in line[range] { bytes += [UInt8(entry.count >> 16), UInt8(entry.count >> 8 & 255), UInt8(entry.count & 255)] + entry }
        return bytes
    }

    /// Stores a segment behind the line whose beginning gives its root; nothing may be left out.
    mutating func store(_ stream: StreamID, _ segment: [UInt8]) -> Result<StreamHead, Refused> {
        if refusing.contains(stream) { return .failure(Refused(SegmentRefusal(code: .notAllowed, text: "not here"))) }
        let first = segment.prefix(8).reduce(0) { $0 << 8 | Int($1) }
        let root = AmendsLog.Digest(segment.dropFirst(8).prefix(32))
        var entries: Line = []
        var rest = segment.dropFirst(40)
        while !rest.isEmpty {
            let length = rest.prefix(3).reduce(0) { $0 << 8 | Int($1) }
            entries.append(Array(rest.dropFirst(3).prefix(length)))
            rest = rest.dropFirst(3 + length)
        }
        let held = lines[stream] ?? [[]]
        for line in held where line.count >= first && Self.root(line[..<first] + entries) == root {
            let whole = line[..<first] + entries
            add(Array(whole), to: stream)
            return .success(Self.head(stream, lines[stream]?.first { $0.starts(with: whole) } ?? []))
        }
        let isBehind = held.allSatisfy { $0.count < first }
        return .failure(Refused(SegmentRefusal(code: isBehind ? .gap : .contradiction, text: "index \(first)")))
    }
}

struct Refused: Error {
    var refusal: SegmentRefusal
    init(_ refusal: SegmentRefusal) { self.refusal = refusal }
}
