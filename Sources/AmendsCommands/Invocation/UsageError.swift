import AmendsText
import ArgumentParser

/// What the argument parser says is wrong with a command line, in the reader's language. It says so in
/// English only, in a few fixed sentences.
struct UsageError {
    let problem: UsageProblem

    init(_ message: String) { problem = Self.problem(message) }

    private static func problem(_ message: String) -> UsageProblem {
        let quoted = quoted(in: message)
        func begins(_ text: String) -> Bool { message.hasPrefix(text) }
        switch quoted.first {
        case let option? where begins("Unknown option"): return .unknownOption(option, similar: quoted.count > 1 ? quoted[1] : nil)
        case let option? where begins("Missing value for"): return .valueMissing(option)
        case let argument? where begins("Missing expected argument"): return .argumentMissing(argument)
        case .some where begins("Missing one of"): return .oneOfMissing(quoted.joined(separator: ", "))
        case let option? where begins("The option") && quoted.count > 1: return .valueNotTaken(option: option, value: quoted[1])
        case let value? where begins("The value") && quoted.count > 1:
            return .badValue(value, for: quoted[1], others: quoted.dropFirst(2).joined(separator: ", "))
        case .some where begins("Unexpected argument") || message.contains(" unexpected arguments: "):
            return .unexpected(quoted.joined(separator: " "))
        default: return .other(message)
        }
    }

    /// What stands between single quotation marks. Each opens behind a space and closes before a mark or a
    /// space, so that an apostrophe in what was typed ends nothing.
    private static func quoted(in message: String) -> [String] {
        var found: [String] = []
        var rest = message[...]
        while let open = rest.firstRange(of: " '") {
            rest = rest[open.upperBound...]
            let end = rest.indices.first { place in
                guard rest[place] == "'" else { return false }
                let next = rest.index(after: place)
                return next == rest.endIndex || " ,.:?\n".contains(rest[next])
            }
            guard let end else { break }
            found.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return found
    }
}
