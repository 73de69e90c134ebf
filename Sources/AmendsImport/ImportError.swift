/// Why an import cannot run at all. A single bad row is a ``Reject``, not an error.
public struct ImportError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The mapping has mistakes; each stands in ``ImportError/mistakes``.
        case mapping
        /// The file's header is missing, broken, or lacks columns the mapping names.
        case header
        /// The file is not in the encoding the mapping names, or the encoding is not installed.
        case encoding
        /// The file, or a temporary file, could not be opened, read or written.
        case file
        /// One of ``ImportLimits`` is exceeded by the file as a whole.
        case limit
        /// The options contradict themselves.
        case options
    }

    /// One thing wrong in a mapping.
    public struct Mistake: Equatable, Sendable, CustomStringConvertible {
        /// Line of the mapping file, from 1.
        public let line: Int
        /// What is wrong and what to write instead.
        public let message: String

        public var description: String { "line \(line): \(message)" }
    }

    public let code: Code
    public let message: String
    /// In the order of their lines.
    public let mistakes: [Mistake]

    init(_ code: Code, _ message: String, mistakes: [Mistake] = []) {
        (self.code, self.message) = (code, message)
        self.mistakes = mistakes.sorted { $0.line < $1.line }
    }

    public var description: String { ([message] + mistakes.map { "  \($0)" }).joined(separator: "\n") }
}
