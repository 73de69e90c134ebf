/// Why knowledge could not be read: every mistake with its file and line, so that all are put right at once.
public struct KnowledgeError: Error, Sendable, Hashable, CustomStringConvertible {
    public struct Mistake: Sendable, Hashable {
        public var file: String
        /// From 1.
        public var line: Int
        public var message: String

        public init(file: String, line: Int, message: String) { (self.file, self.line, self.message) = (file, line, message) }
    }

    public var mistakes: [Mistake]

    public var description: String {
        mistakes.map { "\($0.file):\($0.line): \($0.message)" }.joined(separator: "\n")
    }
}
