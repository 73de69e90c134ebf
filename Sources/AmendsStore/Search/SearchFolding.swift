import Foundation

/// Makes one form of characters that people take for the same: traditional and simplified ones, full-width
/// digits and letters, compatibility forms. What is indexed and what is asked for are folded alike, so a
/// wrong guess can only find too much.
enum SearchFolding {
    /// Gives `body` the characters that stand for `scalar`: none, one or several.
    static func fold(_ scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
        switch scalar.value {
        case 0..<0xa0: body(scalar)
        // Joiners and marks that only choose a form, as rare characters in names have them.
        case 0xad, 0x200b...0x200d, 0x2060, 0xfe00...0xfe0f, 0xfeff, 0xe0100...0xe01ef: break
        case 0x3000: body(" ")
        case 0xff01...0xff5e: Unicode.Scalar(scalar.value - 0xfee0).map(body)
        case 0x3400...0x9fff: body(simplified(scalar))
        // Radicals, compatibility ideographs, circled and squared forms.
        case 0x2460...0x24ff, 0x2f00...0x2fd5, 0x3200...0x33ff, 0xf900...0xfaff, 0xff65...0xffdc, 0x2f800...0x2fa1f:
            for plain in String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars { body(simplified(plain)) }
        default: body(scalar)
        }
    }

    static func folded(_ text: some Sequence<Unicode.Scalar>) -> String.UnicodeScalarView {
        var result = String.UnicodeScalarView()
        for scalar in text { fold(scalar) { result.append($0) } }
        return result
    }

    // MARK: Traditional and simplified

    private static let first: UInt32 = 0x3400
    private static let last: UInt32 = 0x9fff

    /// The simplified form by code point; 0 where the character is its own.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: Int(last - first) + 1)
        // Groups of characters with blanks between them, the simplified one first.
        for group in EmbeddedText.traditional_txt.split(whereSeparator: \.isWhitespace) {
            guard let simplified = group.unicodeScalars.first.flatMap({ UInt16(exactly: $0.value) }) else { continue }
            for other in group.unicodeScalars.dropFirst() where (first...last).contains(other.value) {
                table[Int(other.value - first)] = simplified
            }
        }
        return table
    }()

    private static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (first...last).contains(scalar.value) else { return scalar }
        let found = table[Int(scalar.value - first)]
        return found == 0 ? scalar : Unicode.Scalar(found) ?? scalar
    }
}
