import AmendsLog

/// SEGMENT: one segment of a stream that the sender listed.
///
///     u16  number of the stream in the sender's list
///     …    the segment, at least 1 byte
struct SegmentMessage: Equatable {
    var stream: UInt16
    var segment: [UInt8]

    static let headerByteCount = 2

    var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headerByteCount + segment.count)
        bytes.append(bigEndian: stream)
        bytes.append(contentsOf: segment)
        return bytes
    }

    init(stream: UInt16, segment: [UInt8]) { (self.stream, self.segment) = (stream, segment) }

    init(_ payload: [UInt8]) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        stream = try reader.integer("stream")
        guard reader.remainingByteCount > 0 else { throw MalformedMessage("it carries no segment") }
        segment = Array(try reader.take(reader.remainingByteCount, "segment"))
    }
}

/// ACK: a SEGMENT is durable; the stream as it is durable now; and the credit back.
///
///     u16  number of the stream in the list of the SEGMENT's sender
///     u32  credit returned: the payload bytes of the SEGMENT
///     u64  size, at most 2^48 · 32 root, durable at the sender of the ACK
struct Acknowledgement: Equatable {
    var stream: UInt16
    var credit: UInt32
    var size: UInt64
    var root: Digest

    var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: stream)
        bytes.append(bigEndian: credit)
        bytes.append(bigEndian: size)
        root.append(to: &bytes)
        return bytes
    }

    init(stream: UInt16, credit: UInt32, size: UInt64, root: Digest) {
        (self.stream, self.credit, self.size, self.root) = (stream, credit, size, root)
    }

    init(_ payload: [UInt8]) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        stream = try reader.integer("stream")
        credit = try reader.integer("credit")
        size = try reader.streamSize()
        root = try reader.digest("root")
        try reader.finish()
    }
}

/// REFUSED: a SEGMENT was not taken. Its sender sends no more of that stream in this session.
///
///     u16  number of the stream in the list of the SEGMENT's sender
///     u32  credit returned: the payload bytes of the SEGMENT
///     u8   code, SegmentRefusal.Code
///     u16  length of the text, at most SyncLimits.maximumTextByteCount · UTF-8, for the operator
struct RefusedMessage: Equatable {
    var stream: UInt16
    var credit: UInt32
    var refusal: SegmentRefusal

    var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: stream)
        bytes.append(bigEndian: credit)
        bytes.append(refusal.code.rawValue)
        bytes.appendText(refusal.text)
        return bytes
    }

    init(stream: UInt16, credit: UInt32, refusal: SegmentRefusal) {
        (self.stream, self.credit, self.refusal) = (stream, credit, refusal)
    }

    init(_ payload: [UInt8]) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        stream = try reader.integer("stream")
        credit = try reader.integer("credit")
        let code = SegmentRefusal.Code(rawValue: try reader.integer("code"))
        refusal = SegmentRefusal(code: code, text: try reader.boundedText())
        try reader.finish()
    }
}

/// ERROR: the sender has closed the session.
///
///     u8   code, SyncError.Code
///     u16  length of the text, at most SyncLimits.maximumTextByteCount · UTF-8, for the operator
struct ErrorMessage: Equatable {
    var code: SyncError.Code
    var text: String

    var payload: [UInt8] {
        var bytes = [code.rawValue]
        bytes.appendText(text)
        return bytes
    }

    init(code: SyncError.Code, text: String) { (self.code, self.text) = (code, text) }

    init(_ payload: [UInt8]) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        code = SyncError.Code(rawValue: try reader.integer("code"))
        text = try reader.boundedText()
        try reader.finish()
    }
}

extension [UInt8] {
    /// Control characters, line ends among them, become blanks: the text will stand in somebody's log.
    mutating func appendText(_ text: String) {
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
        let fitting = plain.prefix(maximumByteCount: SyncLimits.maximumTextByteCount)
        append(bigEndian: UInt16(fitting.utf8.count))
        append(contentsOf: fitting.utf8)
    }
}

extension MessageReader {
    mutating func boundedText() throws(MalformedMessage) -> String {
        let length: UInt16 = try integer("text")
        guard length <= SyncLimits.maximumTextByteCount else { throw MalformedMessage("its text takes \(length) bytes") }
        let text = try text(byteCount: Int(length), "text")
        guard !text.unicodeScalars.contains(where: \.isControl) else { throw MalformedMessage("its text holds control characters") }
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { value < 0x20 || (0x7f...0x9f).contains(value) }
}
