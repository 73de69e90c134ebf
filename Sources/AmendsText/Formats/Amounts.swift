import AmendsModel

/// Figures as they are written in every language of this program.
enum Amounts {
    /// `1,284`.
    static func grouped(_ magnitude: UInt64) -> String {
        let digits = Array(String(magnitude))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }

    static func grouped(_ count: Int) -> String { (count < 0 ? "-" : "") + grouped(UInt64(count.magnitude)) }

    /// `¥1,128.50`.
    static func money(_ amount: Fen) -> String {
        let magnitude = amount.count.magnitude
        return "\(amount.count < 0 ? "-" : "")¥\(grouped(magnitude / 100)).\(CivilTime.padded(Int(magnitude % 100)))"
    }

    /// `812 B`, `1.4 MiB`: one decimal, rounded to the nearest.
    static func size(_ byteCount: Int) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var (size, unit) = (Double(byteCount), 0)
        while size >= 1023.95, unit < units.count - 1 {
            size /= 1024
            unit += 1
        }
        guard unit > 0 else { return "\(byteCount) B" }
        let tenths = Int((size * 10).rounded())
        return "\(grouped(tenths / 10)).\(tenths % 10) \(units[unit])"
    }

    /// Hundredths of a percent, rounded half up; nil without a denominator.
    static func percentage(_ numerator: Int, of denominator: Int) -> String? {
        guard denominator > 0, numerator >= 0, numerator <= Int.max / 20_001 else { return nil }
        let hundredths = (numerator * 20_000 + denominator) / (denominator * 2)
        return "\(hundredths / 100).\(CivilTime.padded(hundredths % 100))"
    }
}

/// A duration as its two largest units that are not nothing.
struct DurationParts: Equatable {
    enum Unit: CaseIterable {
        case days, hours, minutes, seconds
        var secondCount: Int64 {
            switch self {
            case .days: 86_400
            case .hours: 3_600
            case .minutes: 60
            case .seconds: 1
            }
        }
    }
    struct Part: Equatable {
        var count: Int64
        var unit: Unit
    }

    var isNegative: Bool
    /// One or two, the larger first.
    var parts: [Part]

    init(_ duration: Duration) {
        let seconds = duration.components.seconds
        isNegative = seconds < 0
        var rest = Int64(clamping: seconds.magnitude)
        var all: [Part] = []
        for unit in Unit.allCases {
            all.append(Part(count: rest / unit.secondCount, unit: unit))
            rest %= unit.secondCount
        }
        // The second unit stands only right beside the first: nobody says "3 days 12 seconds".
        guard let first = all.firstIndex(where: { $0.count > 0 }) else {
            parts = [Part(count: 0, unit: .seconds)]
            return
        }
        parts = all[first..<min(first + 2, all.count)].filter { $0.count > 0 }
    }
}
