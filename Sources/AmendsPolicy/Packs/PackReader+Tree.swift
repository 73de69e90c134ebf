import AmendsModel
import Yams

extension PackReader {
    mutating func note(_ line: Int, _ fault: PackMistake.Fault) { mistakes.append(PackMistake(line: line, fault)) }
    mutating func note(_ node: Node, _ fault: PackMistake.Fault) { note(line(of: node), fault) }

    func line(of node: Node) -> Int { node.mark?.line ?? 1 }

    /// The entries of a section in their order; nil where `node` is something else. Of two equal keys
    /// the later one is noted and counts.
    mutating func pairs(_ node: Node, _ place: String) -> [(key: String, node: Node, value: Node)]? {
        guard case .mapping(let mapping) = node else {
            note(node, .notASection(place: place))
            return nil
        }
        var pairs: [(key: String, node: Node, value: Node)] = []
        var repeated: [String] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                note(key, .notAText(place: place))
                continue
            }
            if name.hasPrefix(PackTree.twiceMark) {
                repeated.append(String(name.dropFirst(PackTree.twiceMark.count)).filter { $0 != "\"" && $0 != "'" })
            } else {
                pairs.append((name, key, value))
            }
        }
        for name in repeated {
            let bare = name.replacingPrefixes(of: PackTree.twiceMark)
            note(pairs.first { $0.key == bare }?.node ?? node, .writtenTwice(key: bare))
        }
        return pairs
    }

    mutating func section(_ node: Node, _ place: String, keys: [String]) -> [String: Node]? {
        guard let pairs = pairs(node, place) else { return nil }
        var section: [String: Node] = [:]
        for (key, keyNode, value) in pairs {
            if keys.contains(key) {
                section[key] = value
            } else {
                note(keyNode, .unknownKey(key, place: place, nearest: Spelling.nearest(to: key, among: keys), known: keys))
            }
        }
        return section
    }

    mutating func list(_ node: Node, _ place: String) -> [Node] {
        guard case .sequence(let items) = node else {
            note(node, .notAList(place: place))
            return []
        }
        return Array(items)
    }

    mutating func text(_ node: Node, _ place: String) -> String? {
        guard let text = node.scalar?.string, text.utf8.count <= PackLimits.maximumTextByteCount else {
            note(node, .notAText(place: place))
            return nil
        }
        return text
    }

    mutating func flag(_ node: Node, _ place: String) -> Bool? {
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            note(node, .notAFlag(place: place))
            return nil
        }
    }

    mutating func number(_ node: Node, _ place: String, in range: ClosedRange<Int64>) -> Int64? {
        guard let text = node.scalar?.string, let number = Int64(text) else {
            note(node, .notANumber(place: place))
            return nil
        }
        guard range.contains(number) else {
            note(node, .outOfBounds(place: place, number: number, minimum: range.lowerBound, maximum: range.upperBound))
            return nil
        }
        return number
    }

    /// Small letters, digits, `-` and `_`: what can stand on a command line and in a case's pack name.
    mutating func identifier(_ node: Node, _ place: String) -> String? {
        guard let text = text(node, place) else { return nil }
        guard Self.isIdentifier(text) else {
            note(node, .badIdentifier(text, place: place))
            return nil
        }
        return text
    }

    static func isIdentifier(_ text: String) -> Bool {
        (1...PackLimits.maximumIdentifierByteCount).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

extension String {
    /// The text without any number of `prefix` at its beginning.
    func replacingPrefixes(of prefix: String) -> String {
        var rest = self[...]
        while rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        return String(rest)
    }
}
