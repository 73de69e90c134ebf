/// Writes JSON line by line, members in the order they are given: two nodes with the same entries
/// write the same bytes.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    mutating func open(_ bracket: Character) {
        separate()
        append(String(bracket))
        needsComma = false
    }

    mutating func close(_ bracket: Character) {
        append(String(bracket))
        needsComma = true
    }

    mutating func name(_ name: String) {
        separate()
        quote(name)
        append(":")
        needsComma = false
    }

    mutating func value(_ text: String) {
        separate()
        quote(text)
        needsComma = true
    }

    mutating func value(_ number: Int64) {
        separate()
        append(String(number))
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
        if needsComma { append(",") }
        needsComma = false
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for unit in text.utf8 {
            switch unit {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), unit]
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\r"): append("\\r")
            case UInt8(ascii: "\t"): append("\\t")
            case 0..<0x20, 0x7f:
                append("\\u00")
                let digits = String(unit, radix: 16)
                append(digits.utf8.count == 1 ? "0" + digits : digits)
            default: bytes.append(unit)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
