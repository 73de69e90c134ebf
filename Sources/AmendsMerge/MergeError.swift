/// Why the bytes of a folded state cannot be read. The state is a projection: whoever gets this
/// error folds the record again from its entries.
public struct MergeError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// Written by another materializer or with another vocabulary.
        case otherVersion
        /// The bytes end too early.
        case truncated
        /// Bytes follow the state.
        case trailingBytes
        /// A number is longer than it needs to be or does not fit.
        case badNumber
        /// A part contradicts another one, or is not in canonical order.
        case badContent
    }

    public let code: Code
    /// The byte at which reading stopped.
    public let offset: Int

    public init(_ code: Code, at offset: Int) { (self.code, self.offset) = (code, offset) }

    public var description: String { "the folded state cannot be read (\(code.rawValue) at byte \(offset)); fold the record again" }
}
