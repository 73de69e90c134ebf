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
        typed.split(whereSeparator: \.isWhitespace).compactMap { word in
            var cut = ""
            append(String(word), to: &cut)
            let terms = cut.split(whereSeparator: { $0 == " " }).map { $0.replacing("\"", with: "") }.filter { !$0.isEmpty }
            guard let last = terms.last else { return nil }
            let isPrefix = last.unicodeScalars.allSatisfy { !isWide($0) }
            return "\"" + terms.joined(separator: " ") + "\"" + (isPrefix ? " *" : "")
        }
    }
}
