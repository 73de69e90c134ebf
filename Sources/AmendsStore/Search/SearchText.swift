/// Cuts text for the search index: every Han character (and kana, hangul) is a word of its own, so
/// that a word of two characters is found as a phrase of two, and other scripts keep their words.
enum SearchText {
    static func append(_ text: String, to result: inout String) {
        var wasWide = false
        for scalar in text.unicodeScalars {
            let wide = isWide(scalar)
            if wide || wasWide { result.unicodeScalars.append(" ") }
            result.unicodeScalars.append(scalar)
            wasWide = wide
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2e80...0x2fdf, 0x3005...0x3007, 0x3040...0x30ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xac00...0xd7af, 0xf900...0xfaff,
            0x20000...0x323af:
            true
        default: false
        }
    }

    /// The FTS5 queries for what a person typed: one for each word, all of which a record must
    /// match. Han characters side by side are a phrase; other words match by their beginning.
    static func queries(_ typed: String) -> [String] {
        // By scalars: a quotation mark with a combining accent is another character, but still a
        // quotation mark to FTS5.
        let words = typed.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace }).lazy.compactMap { word -> String? in
            guard word.contains(where: isIndexed), let last = word.last else { return nil }
            var cut = ""
            append(String(String.UnicodeScalarView(word.filter { $0 != "\"" && $0 != "\0" })), to: &cut)
            return "\"" + cut + "\"" + (isWide(last) ? "" : " *")
        }
        return Array(words.prefix(maximumWords))
    }

    /// Words of one search; SQLite joins no more than 500 queries, and nobody types so many.
    static let maximumWords = 32

    /// Whether the tokenizer makes a word of it; a word without any such character would match nothing.
    private static func isIndexed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber,
            .privateUse:
            true
        default: false
        }
    }
}
