extension Fen {
    /// Reads an amount as people write it: `200`, `200.5`, `¥1,200.00`, `１２００元`, `1.2万`, `一千二百元五角`,
    /// `壹仟贰佰元整`. Nil for anything that is not clearly one amount: `12,00`, `1.234`, `一二百`.
    public init?(typed text: String) {
        var scalars = Self.trimmed(text.unicodeScalars.map(Self.narrow))
        var isNegative = false
        if let first = scalars.first, first == "-" || first == "负" || first == "負" {
            isNegative = true
            scalars.removeFirst()
        }
        Self.dropCurrency(&scalars)
        scalars = Self.trimmed(scalars)
        guard let magnitude = Self.decimal(scalars) ?? Self.numerals(scalars) else { return nil }
        self.init(isNegative ? -magnitude : magnitude)
    }

    private static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        Array(scalars.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// Full-width forms become narrow ones.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{ff01}"..."\u{ff5e}": Unicode.Scalar(scalar.value - 0xfee0) ?? scalar
        case "￥": "¥"
        case "\u{3000}", "\u{a0}", "\u{202f}", "\t": " "
        case "−": "-"
        default: scalar
        }
    }

    private static func dropCurrency(_ scalars: inout [Unicode.Scalar]) {
        for mark in ["人民币", "人民幣", "RMB", "CNY", "¥"] where scalars.starts(with: mark.unicodeScalars) {
            scalars.removeFirst(mark.unicodeScalars.count)
            break
        }
        for mark in ["RMB", "CNY", "整", "正"] where scalars.reversed().starts(with: mark.unicodeScalars.reversed()) {
            scalars.removeLast(mark.unicodeScalars.count)
            break
        }
    }

    // MARK: Digits

    /// `1,200.50`, with or without `元` or `块`, and with `万`, `千` or `百` behind it.
    private static func decimal(_ scalars: [Unicode.Scalar]) -> Int64? {
        var digits = scalars
        if let last = digits.last, "元圆圓块塊".unicodeScalars.contains(last) { digits.removeLast() }
        var scale: Int64 = 100
        if let last = digits.last, let unit = units[last] ?? wideUnits[last], unit >= 100 {
            scale *= unit
            digits.removeLast()
        }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = whole(parts[0]) else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard (1...8).contains(parts[1].count), parts[1].allSatisfy(isDigit) else { return nil }
            var unit = scale
            for digit in parts[1] {
                // Whatever is smaller than a fen is no amount of money.
                guard unit % 10 == 0 else { return nil }
                unit /= 10
                fraction += Int64(digit.value - 48) * unit
            }
        }
        return multiplied(whole, scale).flatMap { sum($0, fraction) }
    }

    /// Digits, in groups of three where there are commas.
    private static func whole(_ scalars: ArraySlice<Unicode.Scalar>) -> Int64? {
        let groups = scalars.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        }
        let digits = groups.joined()
        guard (1...18).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1.value - 48) }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    // MARK: Chinese numerals

    private static let numeralDigits: [Unicode.Scalar: Int64] = [
        "零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
        "貳": 2, "參": 3, "陸": 6, "两": 2, "兩": 2,
    ]
    private static let units: [Unicode.Scalar: Int64] = [
        "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000,
    ]
    private static let wideUnits: [Unicode.Scalar: Int64] = ["万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000]

    /// `一千二百元五角`: yuan, then tenths and hundredths.
    private static func numerals(_ scalars: [Unicode.Scalar]) -> Int64? {
        let parts = scalars.split(maxSplits: 1, omittingEmptySubsequences: false) { "元圆圓块塊".unicodeScalars.contains($0) }
        guard !scalars.isEmpty else { return nil }
        var fen: Int64 = 0
        var small = parts.count == 2 ? parts[1] : []
        if parts.count == 2 || !scalars.contains(where: { "角毛分".unicodeScalars.contains($0) }) {
            guard let yuan = integer(parts[0]) else { return nil }
            guard let whole = multiplied(yuan, 100) else { return nil }
            fen = whole
        } else {
            small = parts[0]
        }
        guard let rest = tenths(small) else { return nil }
        return sum(fen, rest)
    }

    /// `五角`, `零五分`, `五角二分`, and colloquially `五` for `五角`.
    private static func tenths(_ scalars: ArraySlice<Unicode.Scalar>) -> Int64? {
        var rest = scalars
        if rest.isEmpty { return 0 }
        var fen: Int64 = 0
        if rest.first == "零" || rest.first == "〇" { rest = rest.dropFirst() }
        while let first = rest.first {
            guard let digit = numeralDigits[first] ?? (isDigit(first) ? Int64(first.value - 48) : nil) else { return nil }
            rest = rest.dropFirst()
            switch rest.first {
            case nil where fen == 0 && scalars.count == 1: fen += digit * 10
            case "角" where fen == 0, "毛" where fen == 0: fen += digit * 10
            case "分": return rest.count == 1 ? fen + digit : nil
            default: return nil
            }
            rest = rest.dropFirst()
        }
        return fen
    }

    /// `三亿零五万两千一百`: what stands before 万 or 亿 is a number below ten thousand.
    private static func integer(_ scalars: ArraySlice<Unicode.Scalar>) -> Int64? {
        guard !scalars.isEmpty else { return nil }
        var total: Int64 = 0
        var rest = scalars
        for wide in [Int64(100_000_000), 10_000] {
            guard let end = rest.firstIndex(where: { wideUnits[$0] == wide }) else { continue }
            guard let count = section(rest[..<end]), count > 0 else { return nil }
            total += count * wide
            rest = rest[rest.index(after: end)...]
            // `一万二` is twelve thousand.
            if rest.count == 1, let digit = rest.first.flatMap({ numeralDigits[$0] }), digit > 0 {
                return total + digit * wide / 10
            }
        }
        if rest.isEmpty { return total }
        return section(rest).map { total + $0 }
    }

    /// A number below ten thousand: `两千一百`, `十五`, `一百零五`, `一百二` for 120. Units go down.
    private static func section(_ scalars: ArraySlice<Unicode.Scalar>) -> Int64? {
        var rest = scalars
        var total: Int64 = 0
        var last: Int64 = 10_000
        var isAfterZero = false
        if rest.isEmpty { return nil }
        while let first = rest.first {
            if let unit = units[first], unit == 10, last == 10_000, total == 0, !isAfterZero {
                // `十五` without its one.
                total += 10
                last = 10
                rest = rest.dropFirst()
                continue
            }
            guard let digit = numeralDigits[first] else { return nil }
            rest = rest.dropFirst()
            if digit == 0 {
                if rest.isEmpty { return total == 0 && scalars.count == 1 ? 0 : nil }
                if isAfterZero { return nil }
                isAfterZero = true
                continue
            }
            guard let mark = rest.first else {
                // The last digit without a unit: ones, or after a unit and no zero the next lower unit.
                if isAfterZero || last == 10 || total == 0 { return total + digit }
                return total + digit * last / 10
            }
            guard let unit = units[mark], unit < last else { return nil }
            total += digit * unit
            last = unit
            isAfterZero = false
            rest = rest.dropFirst()
        }
        return isAfterZero ? nil : total
    }

    // MARK: Without overflow

    private static func multiplied(_ number: Int64, _ factor: Int64) -> Int64? {
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    private static func sum(_ one: Int64, _ other: Int64) -> Int64? {
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow ? nil : sum
    }
}
