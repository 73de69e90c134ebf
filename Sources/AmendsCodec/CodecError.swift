/// Why bytes were refused. Equal by code, so that a test or a caller can name the fault; the text
/// and the place are for a person.
public struct CodecError: Error, Equatable, CustomStringConvertible, Sendable {
    public enum Code: UInt8, Sendable, CaseIterable {
        /// The bytes end before what they announce.
        case truncated
        /// Something follows where the form ends.
        case trailing
        /// A format number or mode that this version does not know.
        case unknownFormat
        /// A flag bit that this version does not know.
        case unknownFlags
        /// A value tag that this version does not know.
        case unknownTag
        /// A length, count or number over its named limit.
        case overLimit
        /// Text that is not valid UTF-8 or UTF-16.
        case invalidText
        /// Deflated bytes that do not inflate.
        case invalidDeflate
        /// Another form of the same value exists, and that one is the only one allowed.
        case notCanonical
        /// A reference to something that is not there.
        case unknownReference
        /// A scope name that no scope has.
        case invalidScope
    }

    public var code: Code
    /// What was being read or written.
    public var subject: StaticString
    /// Byte offset within the part being read, or index of the entry; −1 where neither is known.
    public var place: Int

    @inlinable
    public init(_ code: Code, _ subject: StaticString, at place: Int = -1) {
        (self.code, self.subject, self.place) = (code, subject, place)
    }

    public static func == (left: CodecError, right: CodecError) -> Bool { left.code == right.code }

    public var description: String { place < 0 ? "\(code): \(subject)" : "\(code): \(subject) at \(place)" }
}
