/// How a secret is written down so that it can be read over the telephone: Crockford's base 32 in
/// groups of six, of which the sixth checks the five before it (`protocol/enrolment.md`, section 1).
///
/// The check is a sum over GF(32) with another factor for every place, and with the group's number in
/// it. So one wrong character, two characters of a group swapped, and two groups swapped are always
/// found, and the message says which group to read again.
enum SpokenCode {
    /// Symbols are values 0 … 31.
    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    static let dataSymbolsInGroup = 5
    static let symbolsInGroup = dataSymbolsInGroup + 1
    /// Beyond 31 groups two of them would have one number. No address needs as many.
    static let maximumGroupCount = 31
    /// Bytes of typed text that are looked at; a code of 31 groups, generously spaced, fits.
    static let maximumTextByteCount = 2_048

    /// The groups, separated by hyphens. The last one is filled up with zeros.
    static func text(_ symbols: [UInt8]) -> String {
        let groupCount = (symbols.count + dataSymbolsInGroup - 1) / dataSymbolsInGroup
        precondition(groupCount <= maximumGroupCount && symbols.allSatisfy { $0 < 32 }, "whoever makes a code keeps to its limits")
        return (0..<groupCount).map { number in
            let first = number * dataSymbolsInGroup
            var group = Array(symbols[first..<min(first + dataSymbolsInGroup, symbols.count)])
            group += [UInt8](repeating: 0, count: dataSymbolsInGroup - group.count)
            group.append(check(group, number: number))
            return String(decoding: group.map { alphabet[Int($0)] }, as: UTF8.self)
        }.joined(separator: "-")
    }

    /// The data symbols of `text`, the last group's filling included. Letters may be small or full-width,
    /// O is read as 0, I and L as 1; spaces and hyphens are passed over.
    static func symbols(_ text: String) throws(TrustError) -> [UInt8] {
        guard text.utf8.count <= maximumTextByteCount else { throw TrustError(.codeTooLong) }
        var typed: [UInt8] = []
        for scalar in text.unicodeScalars where !isSpacing(scalar) {
            guard let value = value(of: scalar) else { throw TrustError(.codeCharacter(Character(scalar))) }
            typed.append(value)
        }
        guard typed.count <= maximumGroupCount * symbolsInGroup else { throw TrustError(.codeTooLong) }
        var symbols: [UInt8] = []
        for number in 0..<(typed.count / symbolsInGroup) {
            let group = typed[(number * symbolsInGroup)..<((number + 1) * symbolsInGroup)]
            guard group.last == check(Array(group.dropLast()), number: number) else { throw TrustError(.codeGroup(number + 1)) }
            symbols += group.dropLast()
        }
        guard typed.count % symbolsInGroup == 0, !typed.isEmpty else { throw TrustError(.codeIncomplete(characterCount: typed.count)) }
        return symbols
    }

    // MARK: The check

    /// What makes Σ α^(place + 1) · symbol + check + number = 0 over GF(32).
    private static func check(_ group: [UInt8], number: Int) -> UInt8 {
        var sum = UInt8(number)
        for (place, symbol) in group.enumerated() {
            var product = symbol
            for _ in 0...place { product = timesAlpha(product) }
            sum ^= product
        }
        return sum
    }

    /// Multiplied by α in GF(2)[α] / (α⁵ + α² + 1).
    private static func timesAlpha(_ value: UInt8) -> UInt8 {
        let doubled = value << 1
        return doubled & 32 == 0 ? doubled : doubled ^ 0b100101
    }

    // MARK: Typed characters

    private static func isSpacing(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDash || scalar.properties.isPatternWhitespace
    }

    /// Nil for a character that no code has.
    private static func value(of scalar: Unicode.Scalar) -> UInt8? {
        // Full-width forms, as Chinese keyboards write them, lie 0xFEE0 above ASCII.
        let number = (0xff01...0xff5e).contains(scalar.value) ? scalar.value - 0xfee0 : scalar.value
        guard let unit = UInt8(exactly: number), unit < 128 else { return nil }
        switch unit {
        case UInt8(ascii: "o"), UInt8(ascii: "O"): return 0
        case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "l"), UInt8(ascii: "L"): return 1
        default:
            let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(unit)
            return alphabet.firstIndex(of: isSmall ? unit - 32 : unit).map { UInt8($0) }
        }
    }
}
