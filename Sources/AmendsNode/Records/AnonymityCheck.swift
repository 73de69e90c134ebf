/// Looks for what must not stand in a text that everybody reads: telephone numbers, e-mail addresses,
/// identity numbers, and the names that it is told of. It finds slips; that a text tells nobody apart is
/// for the second person to judge.
public struct AnonymityCheck: Sendable {
    /// Names and contacts of the customers in question.
    public var names: Set<String>

    public init(names: Set<String> = []) { self.names = names.filter { $0.count >= Self.minimumNameLength } }

    /// A single character stands in too many words.
    static let minimumNameLength = 2
    /// Digits in a row that may be a telephone number: a year, a price or a case number has fewer.
    static let minimumPhoneDigits = 7
    /// With no more than so many of these between two of its digits it is still one number.
    private static let maximumJoints = 2
    private static let joints: Set<Character> = [" ", "-", "－", "—", "·", "(", ")", "（", "）"]

    /// What was found, as it stands in the texts, each once, in the order of the texts.
    public func particulars(in texts: [String]) -> [String] {
        var found: [String] = []
        for text in texts {
            for name in names.sorted() where text.contains(name) { found.append(name) }
            found += Self.longNumbers(in: text)
            found += Self.addresses(in: text)
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0).inserted }
    }

    /// Runs of digits, full-width ones too, that are long enough to reach or to name somebody.
    static func longNumbers(in text: String) -> [String] {
        var found: [String] = []
        var run = ""
        var digits = 0
        func finish() {
            // A date has joints and eight digits.
            if digits >= minimumPhoneDigits, !isDate(run) { found.append(run) }
            run = ""
            digits = 0
        }
        var pending = ""
        for character in text {
            if character.isWholeNumber, character.wholeNumberValue.map({ $0 < 10 }) == true {
                run += pending
                pending = ""
                run.append(character)
                digits += 1
            } else if !run.isEmpty, pending.count < maximumJoints, joints.contains(character) {
                pending.append(character)
            } else if !run.isEmpty, character == "X" || character == "x", digits == 17 {
                run.append(character)
                digits += 1
            } else {
                pending = ""
                finish()
            }
        }
        finish()
        return found
    }

    /// `2026-11-03`, also with the day and a time behind it.
    private static func isDate(_ run: String) -> Bool {
        let parts = run.split(whereSeparator: { !$0.isNumber })
        guard parts.count >= 3, parts[0].count == 4, let year = Int(parts[0]), (1900...2200).contains(year),
            let month = Int(parts[1]), (1...12).contains(month), let day = Int(parts[2]), (1...31).contains(day)
        else { return false }
        return parts.dropFirst(3).allSatisfy { $0.count <= 2 }
    }

    /// `name@host.tld`.
    static func addresses(in text: String) -> [String] {
        let isPart = { (character: Character) in
            character.isASCII && (character.isLetter || character.isNumber || "._%+-".contains(character))
        }
        var found: [String] = []
        let characters = Array(text)
        for index in characters.indices where characters[index] == "@" || characters[index] == "＠" {
            var start = index
            while start > 0, isPart(characters[start - 1]) { start -= 1 }
            var end = index + 1
            while end < characters.count, isPart(characters[end]) { end += 1 }
            let host = characters[(index + 1)..<end]
            if start < index, host.contains("."), host.first != ".", host.last != "." { found.append(String(characters[start..<end])) }
        }
        return found
    }
}
