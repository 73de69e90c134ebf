/// One JSON document whose keys stay in the order in which they are given.
enum JSON: Sendable {
    case object([(String, JSON)])
    case array([JSON])
    case text(String)
    case number(Int64)
    /// Written with as many digits as tell it from its neighbours; one that is no number becomes null.
    case fraction(Double)
    case flag(Bool)
    case null

    static func count(_ number: Int) -> JSON { .number(Int64(number)) }
    static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }
    static func optional(_ number: Int64?) -> JSON { number.map(JSON.number) ?? .null }
    static func optional(_ number: Double?) -> JSON { number.map(JSON.fraction) ?? .null }

    var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .object(let members):
            text += "{"
            for (index, (key, value)) in members.enumerated() {
                if index > 0 { text += ", " }
                Self.write(key, to: &text)
                text += ": "
                value.write(to: &text)
            }
            text += "}"
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += ", " }
                element.write(to: &text)
            }
            text += "]"
        case .text(let string): Self.write(string, to: &text)
        case .number(let number): text += String(number)
        case .fraction(let number): text += number.isFinite ? "\(number)" : "null"
        case .flag(let flag): text += flag ? "true" : "false"
        case .null: text += "null"
        }
    }

    /// RFC 8259, section 7: quotation mark, reverse solidus and control characters are escaped.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1f}", "\u{7f}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
