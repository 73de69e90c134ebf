import AmendsNode

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
        var text = JSONText(isSpaced: true)
        write(to: &text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private func write(to text: inout JSONText) {
        switch self {
        case .object(let members):
            text.open("{")
            for (name, value) in members {
                text.name(name)
                value.write(to: &text)
            }
            text.close("}")
        case .array(let elements):
            text.open("[")
            for element in elements { element.write(to: &text) }
            text.close("]")
        case .text(let string): text.value(string)
        case .number(let number): text.value(number)
        case .fraction(let number): text.value(number)
        case .flag(let flag): text.value(flag)
        case .null: text.null()
        }
    }
}
