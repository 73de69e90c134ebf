public import AmendsLog
public import AmendsPolicy

/// What was done with one case of a request.
public struct ErasureLine: Sendable, Hashable {
    public enum Fate: Sendable, Hashable {
        case erased(values: Int, files: Int)
        case restricted(DestructionBlocker)
        /// Decided so, although nothing stood in the way of erasing.
        case restrictedByDecision
    }

    public var record: RecordID
    public var number: String
    public var fate: Fate

    /// Words joined by spaces and ended by a newline.
    var text: String {
        let words =
            switch fate {
            case .erased(let values, let files): ["erased", String(values), String(files)]
            case .restricted, .restrictedByDecision: ["restricted", "0", "0"]
            }
        return (words + [record.description]).joined(separator: " ") + "\n"
    }
}

/// The signed text over a carried-out request (`protocol/erasure.md`). It names no person.
struct ErasureText {
    var scope: Scope
    var number: String
    var lines: [ErasureLine]
    var at: Int64
    var node: NodeID

    var bytes: [UInt8] {
        let contents = lines.map(\.text).joined()
        return Array(
            """
            amends-erasure-certificate 1
            scope \(scope)
            number \(number)
            cases \(lines.count)
            contents \(sha256(Array(contents.utf8)))
            at \(at)
            node \(node)

            \(contents)
            """.utf8)
    }
}
