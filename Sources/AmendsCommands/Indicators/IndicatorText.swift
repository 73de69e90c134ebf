import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText

/// An indicator's value as a person reads it, and as a program does.
struct IndicatorText {
    let catalogue: Catalogue

    func text(_ value: IndicatorValue?, of indicator: Indicator) -> String {
        switch value {
        case nil: return ""
        case .share(let ratio):
            let percent = catalogue.text(ratio)
            return indicator.isUponVolume && ratio.isAvailable ? "\(percent) (\(catalogue.text(ratio, .perThousand)))" : percent
        case .duration(let kept): return duration(kept)
        case .count(let count): return catalogue.number(Int(count))
        case .fen(let fen): return catalogue.money(Fen(fen))
        case .average(let fen, let cases): return cases > 0 ? catalogue.money(Fen(Self.average(fen, cases))) : catalogue.notApplicable
        }
    }

    /// Half up.
    static func average(_ fen: Int64, _ cases: Int64) -> Int64 { CivilDate.floorDivide(2 * fen + cases, 2 * cases) }

    /// Median and nine tenths, from kept histograms, and the mean.
    private func duration(_ kept: KeptDuration) -> String {
        guard let median = kept.quantile(1, 2), let late = kept.quantile(9, 10), let mean = kept.mean else {
            return catalogue.notApplicable
        }
        func text(_ minutes: Int64) -> String { catalogue.text(.seconds(minutes * 60)) }
        return
            "\(catalogue.heading(.median)) ≈ \(text(median)), \(catalogue.heading(.percentile90)) ≈ \(text(late)), "
            + "\(catalogue.heading(.mean)) \(catalogue.text(.seconds(Int64(mean / 1000))))"
    }

    func verdict(_ target: IndicatorTarget?, _ value: IndicatorValue?) -> String {
        guard let target, case .share(let ratio)? = value, let verdict = target.verdict(on: ratio) else { return "" }
        return catalogue.figure(Self.word(verdict))
    }

    func text(_ target: IndicatorTarget?) -> String { target.map { ($0.isCeiling ? "≤ " : "≥ ") + catalogue.part($0.basisPoints) } ?? "" }

    private static func word(_ verdict: IndicatorTarget.Verdict) -> FigureWord {
        switch verdict {
        case .met: .met
        case .missed: .missed
        case .open: .openVerdict
        }
    }

    /// Whole numbers as they are; percentages as hundredths of a percent.
    static func json(_ value: IndicatorValue?) -> JSON {
        switch value {
        case nil: .null
        case .share(let ratio):
            .object([
                ("numerator", .number(ratio.numerator)), ("denominator", .number(ratio.denominator)),
                ("undetermined", .number(ratio.undetermined)), ("basis_points", .optional(ratio.hundredths())),
                ("highest_basis_points", .optional(ratio.interval()?.upperBound)),
                ("per_hundred_thousand", .optional(ratio.hundredths(.perThousand))),
                ("coverage_basis_points", .optional(ratio.coverage?.hundredths())), ("final", .flag(ratio.isFinal)),
            ])
        case .duration(let kept):
            .object([
                ("count", .number(kept.count)), ("negative", .number(kept.negative)), ("mean_ms", .optional(kept.mean)),
                ("median_minutes", .optional(kept.quantile(1, 2))), ("percentile_90_minutes", .optional(kept.quantile(9, 10))),
            ])
        case .count(let count): .object([("count", .number(count))])
        case .fen(let fen): .object([("fen", .number(fen))])
        case .average(let fen, let cases):
            .object([("fen", .number(fen)), ("cases", .number(cases)), ("average_fen", cases > 0 ? .number(average(fen, cases)) : .null)])
        }
    }
}

extension Indicator {
    /// As typed; an unknown one is refused with the list of those that there are.
    init(typed text: String) throws {
        guard let found = Indicator(code: text) else {
            throw Failure(.usage, figure: .unknownIndicator(text: text, known: Indicator.all.map(\.code)))
        }
        self = found
    }
}
