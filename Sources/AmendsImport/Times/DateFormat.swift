/// A time format such as `%d/%m/%Y %H:%M`, compiled once and read byte by byte: no formatter object and
/// no locale stands between a row and its time. Numbers may have leading zeros or not.
struct DateFormat: Sendable {
    /// What a matching text says.
    struct Reading: Equatable {
        /// Milliseconds since 1970-01-01 00:00 on the clock the text was read from.
        var milliseconds: Int64
        /// Minutes east of UTC, where the text says so itself (`%z`).
        var offset: Int?
    }

    private enum Element: Equatable {
        case literal(UInt8)
        case spaces
        case year, shortYear, month, monthName, day, hour, hourOfTwelve, minute, second, fraction, meridiem, offset
    }

    let text: String
    private let elements: [Element]

    static let directives = "%Y %y %m %b %d %H %I %p %M %S %f %z %%"

    /// Why a format cannot be used, as a sentence for its author.
    struct Refusal: Error { let message: String }

    init(_ text: String) throws(Refusal) {
        var elements: [Element] = []
        var units = Array(text.utf8)[...]
        while let unit = units.popFirst() {
            if unit == UInt8(ascii: " ") {
                if elements.last != .spaces { elements.append(.spaces) }
            } else if unit == UInt8(ascii: "%") {
                guard let letter = units.popFirst(), let element = Self.element(letter) else {
                    throw Refusal(message: "'\(text)' holds a directive that is none of \(Self.directives)")
                }
                elements.append(element)
            } else {
                elements.append(.literal(unit))
            }
        }
        let hasDay = elements.contains(.day) && (elements.contains(.month) || elements.contains(.monthName))
        guard hasDay, elements.contains(.year) || elements.contains(.shortYear) else {
            throw Refusal(message: "'\(text)' must name day, month and year (%d, %m or %b, %Y or %y)")
        }
        guard elements.contains(.hourOfTwelve) == elements.contains(.meridiem), !(elements.contains(.hour) && elements.contains(.meridiem))
        else {
            throw Refusal(message: "'\(text)' must have %I together with %p, or %H alone")
        }
        (self.text, self.elements) = (text, elements)
    }

    private static func element(_ letter: UInt8) -> Element? {
        switch letter {
        case UInt8(ascii: "Y"): .year
        case UInt8(ascii: "y"): .shortYear
        case UInt8(ascii: "m"): .month
        case UInt8(ascii: "b"): .monthName
        case UInt8(ascii: "d"): .day
        case UInt8(ascii: "H"): .hour
        case UInt8(ascii: "I"): .hourOfTwelve
        case UInt8(ascii: "p"): .meridiem
        case UInt8(ascii: "M"): .minute
        case UInt8(ascii: "S"): .second
        case UInt8(ascii: "f"): .fraction
        case UInt8(ascii: "z"): .offset
        case UInt8(ascii: "%"): .literal(UInt8(ascii: "%"))
        default: nil
        }
    }

    /// Nil where `value` is not of this form or names no day of the calendar.
    func read(_ value: String) -> Reading? {
        var value = value
        return value.withUTF8 { read($0) }
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading? {
        var cursor = Cursor(bytes: bytes)
        var (year, month, day, hour, minute, second, fraction) = (0, 0, 0, 0, 0, 0, 0)
        var afternoon: Bool?
        var offset: Int?
        for element in elements {
            switch element {
            case .literal(let unit): guard cursor.skip(unit) else { return nil }
            case .spaces: guard cursor.skipSpaces() else { return nil }
            case .year: guard cursor.number(4...4, into: &year) else { return nil }
            case .shortYear:
                guard cursor.number(2...2, into: &year) else { return nil }
                // As in POSIX: 69–99 lie in the twentieth century.
                year += year < 69 ? 2000 : 1900
            case .month: guard cursor.number(1...2, into: &month) else { return nil }
            case .monthName: guard cursor.monthName(into: &month) else { return nil }
            case .day: guard cursor.number(1...2, into: &day) else { return nil }
            case .hour: guard cursor.number(1...2, into: &hour), hour < 24 else { return nil }
            case .hourOfTwelve: guard cursor.number(1...2, into: &hour), (1...12).contains(hour) else { return nil }
            case .minute: guard cursor.number(1...2, into: &minute), minute < 60 else { return nil }
            case .second: guard cursor.number(1...2, into: &second), second < 60 else { return nil }
            case .fraction: guard cursor.milliseconds(into: &fraction) else { return nil }
            case .meridiem:
                afternoon = cursor.meridiem()
                if afternoon == nil { return nil }
            case .offset:
                offset = cursor.offset()
                if offset == nil { return nil }
            }
        }
        guard cursor.isAtEnd, let days = CalendarDay.number(year: year, month: month, day: day) else { return nil }
        if let afternoon { hour = hour % 12 + (afternoon ? 12 : 0) }
        let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second
        return Reading(milliseconds: Int64(seconds) * 1000 + Int64(fraction), offset: offset)
    }
}

/// The reading position in one value.
private struct Cursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip(_ unit: UInt8) -> Bool {
        guard next == unit else { return false }
        position += 1
        return true
    }

    mutating func skipSpaces() -> Bool {
        guard skip(UInt8(ascii: " ")) else { return false }
        while skip(UInt8(ascii: " ")) {}
        return true
    }

    /// Reads as many digits as `counts` allows.
    mutating func number(_ counts: ClosedRange<Int>, into result: inout Int) -> Bool {
        let start = position
        var value = 0
        while position - start < counts.upperBound, let digit = next, digit &- UInt8(ascii: "0") < 10 {
            value = value * 10 + Int(digit &- UInt8(ascii: "0"))
            position += 1
        }
        result = value
        return position - start >= counts.lowerBound
    }

    /// One to nine digits after the point; what is finer than a millisecond is dropped.
    mutating func milliseconds(into result: inout Int) -> Bool {
        let start = position
        var digits = 0
        guard number(1...9, into: &digits) else { return false }
        var (value, count) = (digits, position - start)
        while count > 3 { (value, count) = (value / 10, count - 1) }
        while count < 3 { (value, count) = (value * 10, count + 1) }
        result = value
        return true
    }

    /// The next three letters in lower case, as one number.
    private mutating func letters(_ count: Int) -> UInt32? {
        guard position + count <= bytes.count else { return nil }
        var word: UInt32 = 0
        for index in position..<position + count { word = word << 8 | UInt32(bytes[index] | 0x20) }
        position += count
        return word
    }

    private static let months: [UInt32] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map {
        $0.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }

    mutating func monthName(into result: inout Int) -> Bool {
        guard let word = letters(3), let index = Self.months.firstIndex(of: word) else { return false }
        result = index + 1
        return true
    }

    /// Whether `PM` stands here; nil for neither.
    mutating func meridiem() -> Bool? {
        switch letters(2) {
        case 0x616d: false
        case 0x706d: true
        default: nil
        }
    }

    /// `Z`, `+08`, `+0800` or `+08:00`, in minutes.
    mutating func offset() -> Int? {
        if skip(UInt8(ascii: "Z")) { return 0 }
        let negative = next == UInt8(ascii: "-")
        guard negative ? skip(UInt8(ascii: "-")) : skip(UInt8(ascii: "+")) else { return nil }
        var (hours, minutes) = (0, 0)
        guard number(2...2, into: &hours), hours <= 18 else { return nil }
        let colon = skip(UInt8(ascii: ":"))
        if colon || !isAtEnd {
            guard number(2...2, into: &minutes), minutes < 60 else { return nil }
        }
        return (hours * 60 + minutes) * (negative ? -1 : 1)
    }
}

/// The proleptic Gregorian calendar, as far as times need it.
enum CalendarDay {
    private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// Days since 1970-01-01; nil where there is no such day or its year lies outside ``ImportLimits/years``.
    static func number(year: Int, month: Int, day: Int) -> Int? {
        guard ImportLimits.years.contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        guard day <= lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) else { return nil }
        // Years counted from March, so that the leap day ends them (H. Hinnant, chrono-compatible date algorithms).
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let (era, yearOfEra) = (shifted / 400, shifted % 400)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
