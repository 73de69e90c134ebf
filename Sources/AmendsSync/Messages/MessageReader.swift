import AmendsLog

/// Why a payload is not the message that its type promises.
struct MalformedMessage: Error, Equatable {
    var text: String
    init(_ text: String) { self.text = text }
}

/// Reads a payload from front to end and never past it.
struct MessageReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var remainingByteCount: Int { bytes.count - offset }

    mutating func take(_ count: Int, _ what: String) throws(MalformedMessage) -> ArraySlice<UInt8> {
        guard count <= remainingByteCount else { throw MalformedMessage("it ends inside its \(what)") }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(_ what: String) throws(MalformedMessage) -> Value {
        var value: UInt64 = 0
        for byte in try take(Value.bitWidth / 8, what) { value = value << 8 | UInt64(byte) }
        return Value(truncatingIfNeeded: value)
    }

    mutating func digest(_ what: String) throws(MalformedMessage) -> Digest {
        guard let digest = Digest(try take(Digest.byteCount, what)) else { throw MalformedMessage("it ends inside its \(what)") }
        return digest
    }

    /// The size of a stream: no stream is longer, and whoever stores a size counts on it.
    mutating func streamSize() throws(MalformedMessage) -> UInt64 {
        let size: UInt64 = try integer("size")
        guard size <= MerkleFrontier.maximumSize else { throw MalformedMessage("it says that a stream has \(size) entries") }
        return size
    }

    /// `count` bytes of valid UTF-8.
    mutating func text(byteCount count: Int, _ what: String) throws(MalformedMessage) -> String {
        guard let text = String(validating: try take(count, what), as: UTF8.self) else {
            throw MalformedMessage("its \(what) is not UTF-8")
        }
        return text
    }

    /// A message says what it says and nothing after it.
    func finish() throws(MalformedMessage) {
        guard remainingByteCount == 0 else { throw MalformedMessage("\(remainingByteCount) bytes follow its end") }
    }
}

extension [UInt8] {
    /// Appends `value`, most significant byte first.
    mutating func append<Value: FixedWidthInteger & UnsignedInteger>(bigEndian value: Value) {
        for shift in stride(from: Value.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> Value(shift)))
        }
    }
}

extension String {
    /// The longest beginning of the text that takes at most `maximum` bytes and cuts no character.
    func prefix(maximumByteCount maximum: Int) -> String {
        guard utf8.count > maximum else { return self }
        var result = ""
        var byteCount = 0
        for character in self {
            byteCount += character.utf8.count
            guard byteCount <= maximum else { break }
            result.append(character)
        }
        return result
    }
}
