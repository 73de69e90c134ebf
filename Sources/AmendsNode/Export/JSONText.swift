/// Writes JSON piece by piece, members in the order they are given: two nodes with the same entries
/// write the same bytes. Numbers, texts and brackets are put where the writer says; that they make a
/// document is its caller's business.
public struct JSONText {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false
    private let comma: String
    private let colon: String

    /// `isSpaced` puts a space after each comma and colon, for people's eyes.
    public init(isSpaced: Bool = false) { (comma, colon) = isSpaced ? (", ", ": ") : (",", ":") }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    public mutating func open(_ bracket: Character) {
        separate()
        append(String(bracket))
        needsComma = false
    }

    public mutating func close(_ bracket: Character) {
        append(String(bracket))
        needsComma = true
    }

    public mutating func name(_ name: String) {
        separate()
        quote(name)
        append(colon)
        needsComma = false
    }

    public mutating func value(_ text: String) {
        separate()
        quote(text)
        needsComma = true
    }

    public mutating func value(_ number: Int64) { literal(String(number)) }

    /// Written with as many digits as tell it from its neighbours; one that is no number becomes null.
    public mutating func value(_ number: Double) { literal(number.isFinite ? "\(number)" : "null") }
    public mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }
    public mutating func null() { literal("null") }

    private mutating func literal(_ text: String) {
        separate()
        append(text)
        needsComma = true
    }

    mutating func member(_ name: String, _ text: String) {
        self.name(name)
        value(text)
    }

    mutating func member(_ name: String, _ number: Int64) {
        self.name(name)
        value(number)
    }

    mutating func endLine() {
        append("\n")
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { append(comma) }
        needsComma = false
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { units in
            var index = 0
            while index < units.count {
                let unit = units[index]
                switch unit {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), unit]
                case UInt8(ascii: "\n"): append("\\n")
                case UInt8(ascii: "\r"): append("\\r")
                case UInt8(ascii: "\t"): append("\\t")
                case 0..<0x20, 0x7f:
                    append("\\u00")
                    let digits = String(unit, radix: 16)
                    append(digits.utf8.count == 1 ? "0" + digits : digits)
                // The line and paragraph separators would break a line for some readers.
                case 0xe2 where index + 2 < units.count && units[index + 1] == 0x80 && (0xa8...0xa9).contains(units[index + 2]):
                    append(units[index + 2] == 0xa8 ? "\\u2028" : "\\u2029")
                    index += 2
                default: bytes.append(unit)
                }
                index += 1
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
