import AmendsCodec
import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsStore
import Testing

/// A node as the store knows it: a key, a stream, and a clock that the test moves.
struct Writer {
    let store: Store
    let key: NodeKey
    let scope: Scope
    let seed: UInt8
    var milliseconds: Int64

    init(_ store: Store, seed: UInt8, scope: Scope = .shop, at milliseconds: Int64 = 1_790_000_000_000) throws {
        (self.store, self.scope, self.seed, self.milliseconds) = (store, scope, seed, milliseconds)
        key = try NodeKey(privateKey: [UInt8](repeating: seed, count: 32))
    }

    var stream: StreamID { StreamID(node: key.node, scope: scope, epoch: Epoch(counter: 0, random: 7)) }

    /// Appends one act on a case in a transaction of its own.
    @discardableResult
    mutating func act(
        _ kind: ActKind, on record: RecordID, _ fields: [(id: FieldID, value: FieldValue)] = [], recordKind: RecordKind = .complaintCase
    ) throws -> Digest {
        try #require(try append([draft(kind, on: record, fields, recordKind: recordKind)]).first)
    }

    mutating func draft(
        _ kind: ActKind, on record: RecordID, _ fields: [(id: FieldID, value: FieldValue)] = [], recordKind: RecordKind = .complaintCase
    ) -> EntryDraft {
        milliseconds += 1000
        return EntryDraft(
            kind: kind, flags: Vocabulary.act(kind)?.flags ?? [], recordKind: recordKind, record: record,
            stamp: Stamp(milliseconds: milliseconds), fields: fields)
    }

    @discardableResult
    func append(_ drafts: [EntryDraft]) throws -> [Digest] {
        try store.write { try append(drafts, $0) }
    }

    @discardableResult
    func append(_ drafts: [EntryDraft], _ transaction: StoreTransaction) throws -> [Digest] {
        try transaction.append(drafts, to: stream, freshSeed: Seed(high: UInt64(milliseconds), low: key.node.key.a))
    }

    func seal() throws { try store.write { try $0.seal(stream, key: key) } }

    /// A receipt with the fields that every case has.
    @discardableResult
    mutating func receive(_ record: RecordID, _ fields: [(id: FieldID, value: FieldValue)] = []) throws -> Digest {
        let own: [(id: FieldID, value: FieldValue)] = [(CaseField.channel, .text("phone")), (CaseField.receivedAt, .integer(milliseconds))]
        return try act(CaseAct.receive, on: record, own.filter { field in !fields.contains { $0.id == field.id } } + fields)
    }
}

extension Scope {
    static let shop = site("S001")
    static func site(_ code: String) -> Scope { SiteCode(code).map(Scope.site) ?? .company }
}

/// A record id that says which one of a test it is.
func record(_ number: Int) -> RecordID { RecordID(high: 0x0199_0000_0000_0000, low: UInt64(number)) }

/// Takes in one segment as a session would, verified against what is held.
@discardableResult
func take(_ body: [UInt8], into store: Store) throws -> StreamHead {
    let header = try SegmentHeader.peek(body)
    var verifier = SegmentVerifier()
    let segment = try verifier.verify(body, after: try store.frontiers(of: header.stream))
    return try store.write { try $0.take(segment) }
}

/// Brings `target` everything sealed at `source` that it lacks.
func copy(from source: Store, to target: Store, maximumByteCount: Int = 1 << 20) throws {
    for head in try source.sealedHeads() {
        var index = try target.frontier(of: head.stream).size
        while index < head.size {
            let loaded = try source.segments(of: head.stream, from: index, maximumByteCount: maximumByteCount)
            for body in loaded.segments { try take(body, into: target) }
            guard loaded.nextIndex > index else { break }
            index = loaded.nextIndex
        }
    }
}

/// The digests of every scope, and that a rebuild gives the same ones.
func digestsAfterRebuild(_ store: Store) throws -> [ScopeDigest] {
    let before = try store.digests()
    try store.rebuild()
    #expect(try store.digests() == before, "a rebuild gave other bytes")
    return before
}
