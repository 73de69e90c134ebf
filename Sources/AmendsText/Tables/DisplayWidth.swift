/// How many columns text takes on a terminal, after Unicode Standard Annex 11: East Asian wide and
/// fullwidth characters take two, marks that sit on another character none.
public enum DisplayWidth {
    public static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

    public static func of(_ character: Character) -> Int {
        var widest = 0
        for scalar in character.unicodeScalars {
            // Variation selector 16 asks for the emoji form of what stands before it.
            if scalar.value == 0xfe0f { return 2 }
            widest = max(widest, of(scalar))
        }
        return widest
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value) || scalar.value == 0xad ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: return isWide(scalar.value) || scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }

    /// The ranges of property East_Asian_Width=W or F that are not emoji.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115f,  // Hangul Jamo
            0x2329...0x232a, 0x2e80...0x303e,  // radicals, CJK punctuation
            0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff,  // kana, bopomofo, unified ideographs
            0xa000...0xa4cf, 0xa960...0xa97c, 0xac00...0xd7a3,  // Yi, Hangul
            0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f,  // compatibility forms
            0xff01...0xff60, 0xffe0...0xffe6,  // fullwidth forms
            0x16fe0...0x18cff, 0x1b000...0x1b2ff,  // Tangut, kana supplement
            0x1f200...0x1f265, 0x20000...0x3fffd:  // enclosed ideographs, planes 2 and 3
            true
        default: false
        }
    }

    /// The longest beginning of `text` that fits in `width` columns, with `…` where something was cut.
    public static func fitted(_ text: String, into width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 0 else { return "" }
        var (result, used) = ("", 0)
        for character in text {
            let next = of(character)
            guard used + next <= width - 1 else { break }
            result.append(character)
            used += next
        }
        return result + "…"
    }
}

/// Text from outside made safe for a terminal.
public enum Printable {
    /// Without control characters and without marks that turn the direction of writing: a customer's
    /// words must not be able to move the cursor, colour the screen or hide what follows. Line breaks
    /// stay where `keepingLineBreaks`, else they become spaces as tabs do.
    public static func text(_ text: some StringProtocol, keepingLineBreaks: Bool = false) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0a where keepingLineBreaks: result.append(scalar)
            case 0x09, 0x0a, 0x0d, 0x2028, 0x2029: result.append(" ")
            case 0...0x1f, 0x7f...0x9f, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
