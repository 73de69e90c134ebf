/// What a stream held at some size: every later state of the stream must begin with this tree.
/// Its text is a C2SP tlog-checkpoint (`protocol/tree.md`), so that other tools can check it.
public struct Checkpoint: Hashable, Sendable {
    public var stream: StreamID
    /// Number of entries.
    public var size: UInt64
    public var root: Digest

    public init(stream: StreamID, size: UInt64, root: Digest) {
        (self.stream, self.size, self.root) = (stream, size, root)
    }

    /// Longest body, in bytes: an origin of at most 168, 15 digits of size, 44 of root, three newlines.
    public static let maximumByteCount = 230

    /// Origin, size and root in base64, each on a line: the bytes that are signed.
    public var body: [UInt8] {
        Array("\(stream.origin)\n\(size)\n".utf8) + Base64.encode(root.bytes) + [Self.newline]
    }

    /// Reads exactly what ``body`` writes and nothing else.
    public init(body: [UInt8]) throws(LogError) {
        guard body.count <= Self.maximumByteCount else {
            throw LogError(.checkpointTooLong, "\(body.count) bytes, at most \(Self.maximumByteCount)")
        }
        let lines = body.split(separator: Self.newline, omittingEmptySubsequences: false)
        guard lines.count >= 4, let end = lines.last, end.isEmpty else {
            throw LogError(.checkpointShape, "a checkpoint is three lines, each ended by a newline")
        }
        guard lines.count == 4 else { throw LogError(.checkpointExtension, "\(lines.count - 4) lines after the root") }
        let origin = String(decoding: lines[0], as: UTF8.self)
        guard let stream = StreamID(origin: origin), stream.origin.utf8.elementsEqual(lines[0]) else {
            throw LogError(.checkpointOrigin, "not the origin of a stream: \(origin.debugDescription)")
        }
        guard let size = Self.size(lines[1]) else {
            throw LogError(.checkpointSize, "not a size in plain decimal digits, at most \(MerkleFrontier.maximumSize)")
        }
        guard let root = Base64.decode(lines[2]).flatMap({ Digest($0) }) else {
            throw LogError(.checkpointRoot, "not 32 bytes in base64")
        }
        self.init(stream: stream, size: size, root: root)
    }

    private static let newline = UInt8(ascii: "\n")

    private static func size(_ digits: ArraySlice<UInt8>) -> UInt64? {
        let isDecimal = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isDecimal, digits.count == 1 || digits.first != UInt8(ascii: "0"),
            let size = UInt64(String(decoding: digits, as: UTF8.self)), size <= MerkleFrontier.maximumSize
        else { return nil }
        return size
    }
}

extension Checkpoint {
    /// 64 bytes of Ed25519 signature over ``body``. The stream's own node signs first; others cosign.
    public func signature(by key: NodeKey) throws(LogError) -> [UInt8] { try key.sign(body) }

    public func isSigned(by node: NodeID, signature: some Collection<UInt8>) -> Bool {
        node.verify(signature: signature, of: body)
    }
}
