import AmendsModel
import Yams

/// The YAML tree of a pack, keys that stand twice in one place set apart: the library refuses a text
/// for the first of them, and its author wants to hear of all mistakes at once.
struct PackTree {
    private(set) var root: Node?
    private(set) var mistakes: [PackMistake] = []

    /// Put before the first of two equal keys, so that the text can be read.
    static let twiceMark = "⟪twice⟫"

    init(_ yaml: String) { read(yaml) }

    private mutating func read(_ yaml: String) {
        guard yaml.utf8.count <= PackLimits.maximumByteCount else {
            return note(1, .tooLong(bytes: yaml.utf8.count, maximum: PackLimits.maximumByteCount))
        }
        var text = yaml
        for _ in 0...PackLimits.maximumRepeatedKeys {
            do {
                root = try Yams.compose(yaml: text)
                break
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard let marked = Self.marked(text, context.mark) else {
                    return note(context.mark.line, .writtenTwice(key: keys.sorted().first ?? ""))
                }
                text = marked
            } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
                YamlError.composer(_, let problem, let mark, _)
            {
                return note(mark.line, .notYAML(problem: problem))
            } catch {
                return note(1, .notYAML(problem: "\(error)"))
            }
        }
        guard let root else { return note(1, .empty) }
        var budget = PackLimits.maximumParts
        if !Self.fits(root, &budget) {
            self.root = nil
            note(1, .tooManyParts(maximum: PackLimits.maximumParts))
        }
    }

    private mutating func note(_ line: Int, _ fault: PackMistake.Fault) { mistakes.append(PackMistake(line: line, fault)) }

    /// The text with the key at `mark`, line and column from 1, set apart.
    private static func marked(_ text: String, _ mark: Mark) -> String? {
        var line = 1
        var scalars = text.unicodeScalars.startIndex
        while line < mark.line {
            guard let end = text.unicodeScalars[scalars...].firstIndex(of: "\n") else { return nil }
            scalars = text.unicodeScalars.index(after: end)
            line += 1
        }
        guard
            let place = text.unicodeScalars.index(scalars, offsetBy: mark.column - 1, limitedBy: text.unicodeScalars.endIndex),
            place < text.unicodeScalars.endIndex
        else { return nil }
        return String(text[..<place]) + twiceMark + String(text[place...])
    }

    /// Aliases can unfold without end.
    private static func fits(_ node: Node, _ budget: inout Int) -> Bool {
        budget -= 1
        guard budget >= 0 else { return false }
        switch node {
        case .scalar, .alias: return true
        case .sequence(let items): return items.allSatisfy { fits($0, &budget) }
        case .mapping(let pairs): return pairs.allSatisfy { fits($0.key, &budget) && fits($0.value, &budget) }
        }
    }
}

/// The limits of a pack's text, with their reasons.
public enum PackLimits {
    /// A published pack is one entry, at most 64 KiB with everything around it.
    public static let maximumByteCount = 48 * 1024
    /// Nodes of the YAML tree, so that aliases cannot unfold without end.
    static let maximumParts = 20_000
    /// Keys written twice that are still told apart, each after reading the text once more.
    static let maximumRepeatedKeys = 50
    static let maximumIdentifierByteCount = 64
    /// Bytes of one label or other text.
    static let maximumTextByteCount = 2000
    static let minutes: ClosedRange<Int64> = 1...525_600
    static let hours: ClosedRange<Int64> = 1...8784
    static let days: ClosedRange<Int64> = 1...3660
    static let versions: ClosedRange<Int64> = 1...1_000_000
}
