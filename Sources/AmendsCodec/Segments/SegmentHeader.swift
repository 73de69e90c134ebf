public import AmendsLog

/// What stands in front of a segment: which run of which stream it is, and the checkpoint at its
/// end (`protocol/segment.md`). Whoever only passes segments on needs nothing else of them.
///
/// | bytes | what |
/// |---|---|
/// | 1 | 0xA5 |
/// | 1 | format, 1 |
/// | 32 | node |
/// | 4 + 8 | epoch: counter and random part |
/// | 1 + n | scope: length and text |
/// | varint | index of the first entry |
/// | varint | number of entries, 1…4096 |
/// | 32 | root of the stream's tree after the last entry |
/// | 64 | Ed25519 signature of the checkpoint |
public struct SegmentHeader: Hashable, Sendable {
    public var stream: StreamID
    /// Index of the first entry in its stream.
    public var first: UInt64
    public var count: Int
    /// Root of the stream's tree after the last entry.
    public var root: Digest
    /// Ed25519, over the checkpoint text of (origin, first + count, root).
    public var signature: [UInt8]

    public static let mark: UInt8 = 0xa5
    public static let format: UInt8 = 1
    public static let signatureByteCount = 64

    public init(stream: StreamID, first: UInt64, count: Int, root: Digest, signature: [UInt8]) {
        (self.stream, self.first, self.count) = (stream, first, count)
        (self.root, self.signature) = (root, signature)
    }

    /// The size of the stream after the last entry.
    public var end: UInt64 { first + UInt64(count) }

    /// Reads the header of a segment and nothing behind it.
    public static func peek(_ bytes: UnsafeRawBufferPointer) throws(CodecError) -> SegmentHeader {
        var reader = ByteReader(bytes)
        return try SegmentHeader(&reader)
    }

    public static func peek(_ bytes: [UInt8]) throws(CodecError) -> SegmentHeader {
        try bytes.withUnsafeBufferPointer { (bytes) throws(CodecError) in try peek(UnsafeRawBufferPointer(bytes)) }
    }

    init(_ reader: inout ByteReader) throws(CodecError) {
        guard try reader.byte() == Self.mark, try reader.byte() == Self.format else {
            throw CodecError(.unknownFormat, "format of a segment", at: 0)
        }
        let node = NodeID(key: try reader.digest())
        let epoch = Epoch(counter: try reader.bigEndian(), random: try reader.bigEndian())
        stream = StreamID(node: node, scope: try reader.scope(), epoch: epoch)
        let start = reader.offset
        first = try reader.varint()
        count = try reader.varint(atMost: EntryLimits.maximumSegmentEntries, "entries of a segment")
        guard count > 0 else { throw CodecError(.notCanonical, "entries of a segment", at: start) }
        guard !first.addingReportingOverflow(UInt64(count)).overflow else { throw CodecError(.overLimit, "index of an entry", at: start) }
        root = try reader.digest()
        signature = Array(try reader.bytes(Self.signatureByteCount))
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(Self.mark)
        bytes.append(Self.format)
        stream.node.key.append(to: &bytes)
        bytes.append(bigEndian: stream.epoch.counter)
        bytes.append(bigEndian: stream.epoch.random)
        let scope = stream.scope.description.utf8
        bytes.append(UInt8(scope.count))
        bytes.append(contentsOf: scope)
        bytes.append(varint: first)
        bytes.append(varint: count)
        root.append(to: &bytes)
        bytes.append(contentsOf: signature)
    }
}

/// The limits of a segment beside those of `EntryLimits`, each with its reason.
///
/// The *plain size* of a segment is 48 bytes for each entry, 32 for each parent, 8 for each field,
/// and the bytes of every value that is present, repeated ones repeated. It may be
/// `EntryLimits.maximumSegmentByteCount`, whatever deflate and dictionaries make of it, so nothing
/// small can unfold into something large. Salts and commitments do not count and erasing can only
/// make it smaller, so what once fitted always fits.
public enum SegmentLimits {
    public static let entryByteCount = 48
    public static let parentByteCount = Digest.byteCount
    public static let fieldByteCount = 8
    /// Fields of one segment: as many as the plain size allows.
    public static let maximumFields = EntryLimits.maximumSegmentByteCount / fieldByteCount
    /// Metadata when inflated: three times the plain size of fields of which no two are alike, rounded up.
    public static let maximumMetadataByteCount = 4 << 20
    /// A whole segment as it travels: 4 MiB of commitments and the rest at its worst stay below.
    public static let maximumByteCount = 8 << 20
    /// Letters of an alphabet: more do not pay.
    public static let maximumLetters = 32 * 1024
}
