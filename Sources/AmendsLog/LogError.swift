/// What this module refuses, and why. The code is for programs and tests, the context for the
/// person who has to look at the bytes.
public struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case checkpointTooLong
        /// Not three lines, each ended by a newline.
        case checkpointShape
        /// A line after the root: such lines cannot be audited, so none is accepted.
        case checkpointExtension
        case checkpointOrigin
        case checkpointSize
        case checkpointRoot
        case noteTooLong
        /// Not UTF-8, a control character, or no newline at the end.
        case noteText
        /// No blank line followed by signature lines.
        case noteShape
        case noteSignatureLine
        case tooManySignatures
        /// A signature of a known key that does not fit the text.
        case signatureInvalid
        /// No signature of any known key.
        case unsigned
        case keyMalformed
        case signingFailed
        /// An index or size outside the tree.
        case outsideTree
        /// Fewer or more leaves than were asked for.
        case leavesMissing
    }

    public let code: Code
    public let context: String

    public init(_ code: Code, _ context: String) { (self.code, self.context) = (code, context) }

    public var description: String { "\(code.rawValue): \(context)" }
}
