/// Cuts text for the search index: every Han character (and kana, hangul) is a word of its own, so
/// that a word of two characters is found as a phrase of two, and other scripts keep their words.
/// Texts are folded first (``SearchFolding``).
enum SearchText {
    static func append(_ text: String, to result: inout String) { append(text.unicodeScalars, to: &result) }

    private static func append(_ text: some Sequence<Unicode.Scalar>, to result: inout String) {
        var wasWide = false
        for scalar in text {
            SearchFolding.fold(scalar) { scalar in
                let wide = isWide(scalar)
                if wide || wasWide { result.unicodeScalars.append(" ") }
                if wide, scalar.value > 0xffff {
                    // The tokenizer knows the letters of an older Unicode; rare ones are spelt by their numbers.
                    result += "u" + String(scalar.value, radix: 16)
                } else {
                    result.unicodeScalars.append(scalar)
                }
                wasWide = wide
            }
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2e80...0x2fdf, 0x3005...0x3007, 0x3040...0x30ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xac00...0xd7af, 0xf900...0xfaff,
            0x20000...0x3ffff:
            true
        default: false
        }
    }

    /// The FTS5 queries for what a person typed: one for each word, all of which a record must
    /// match. Han characters side by side are a phrase; other words match by their beginning.
    static func queries(_ typed: String) -> [String] {
        // By scalars: a quotation mark with a combining accent is another character, but still a
        // quotation mark to FTS5.
        let folded = SearchFolding.folded(typed.unicodeScalars)
        let words = folded.split(whereSeparator: { $0.properties.isWhitespace }).lazy.compactMap { word -> String? in
            guard word.contains(where: isIndexed), let last = word.last else { return nil }
            var cut = ""
            append(word.filter { $0 != "\"" && $0 != "\0" }, to: &cut)
            return "\"" + cut + "\"" + (isWide(last) ? "" : " *")
        }
        return Array(words.prefix(maximumWords))
    }

    /// Words of one search; SQLite joins no more than 500 queries, and nobody types so many.
    static let maximumWords = 32

    /// Whether a word is made of it; one without any such character would match nothing.
    private static func isIndexed(_ scalar: Unicode.Scalar) -> Bool {
        if isWide(scalar) { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber,
            .privateUse:
            return true
        default: return false
        }
    }
}
