import AmendsText
import Mustache

/// What people wrote, made harmless for HTML and SVG, in text and in attributes.
enum HTMLText {
    /// By scalars and not by characters: a quotation mark with a combining accent is another character,
    /// and would still end an attribute.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in Printable.text(text, keepingLineBreaks: true).unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// As a string of CSS: everything but ASCII letters and digits as its number, so that it can end
    /// neither the string nor the style sheet.
    static func cssString(_ text: some StringProtocol) -> String {
        var result = "\""
        for scalar in Printable.text(text).unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return result + "\""
    }
}

/// The library's own escaping goes by characters; templates ask for this one by its name.
struct StrictHTML: MustacheContentType {
    static let name = "STRICT"

    func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
