import AmendsLog
import AmendsModel

/// The twelve acts of an ordinary case, and what each of them writes.
enum CaseStep: Int, CaseIterable {
    case receive, assign, firstNote, assess, secondNote, decide, plan, thirdNote, execute, feedBack, followUp, close

    var kind: ActKind {
        switch self {
        case .receive: CaseAct.receive
        case .assign: CaseAct.assign
        case .firstNote, .secondNote, .thirdNote: CaseAct.note
        case .assess: CaseAct.assess
        case .decide: CaseAct.decide
        case .plan: CaseAct.plan
        case .execute: CaseAct.execute
        case .feedBack: CaseAct.feedBack
        case .followUp: CaseAct.followUp
        case .close: CaseAct.close
        }
    }

    /// Each act of a workload is a whole user action.
    static func flags(of kind: ActKind) -> ActFlags { (Vocabulary.act(kind)?.flags ?? []).union(.lastOfAction) }

    /// The fields that the step writes at `milliseconds` on case `number` of `store`.
    func fields(_ random: inout SeededRandom, store: Int, number: Int, milliseconds: Int64) -> [(id: FieldID, value: FieldValue)] {
        switch self {
        case .receive: received(&random, store: store, number: number, milliseconds: milliseconds)
        case .assign:
            [
                (CaseField.department, .text(random.element(of: Self.departments))),
                (CaseField.assignee, .text(Self.staff(&random, store: store))),
            ]
        case .firstNote, .secondNote, .thirdNote: [(CaseField.note, .text(Wording.shared.text(&random, characters: 20...100)))]
        case .assess: [(CaseField.complexity, .integer(Int64(random.integer(in: 1...3))))]
        case .decide: [(CaseField.liability, .text(random.element(of: Self.liabilities)))]
        case .plan:
            [
                (CaseField.remedy, .text(random.element(of: CaseCode.remedies))),
                (CaseField.compensation, .integer(Int64(random.below(Self.compensationBound)))),
            ]
        case .execute: [(CaseField.paperLocation, .text(random.element(of: Self.shelves)))]
        case .feedBack: [(CaseField.feedback, .text(Wording.shared.text(&random, characters: 20...100)))]
        case .followUp: [(CaseField.satisfied, .text(random.element(of: Self.answers)))]
        case .close:
            [
                (CaseField.outcome, .text(random.element(of: Self.outcomes))),
                (CaseField.mark, .added(random.element(of: Self.marks))),
            ]
        }
    }

    private func received(
        _ random: inout SeededRandom, store: Int, number: Int, milliseconds: Int64
    ) -> [(id: FieldID, value: FieldValue)] {
        let severity = random.element(of: Self.severities)
        let telephone = 3_000_000_000 + random.below(7_000_000_000)
        return [
            (CaseField.number, .text("\(Workload.site(ofStore: store))-\(Workload.padded(number, digits: 7))")),
            (CaseField.kind, .text("complaint")),
            (CaseField.channel, .text(random.element(of: CaseCode.channels))),
            (CaseField.category, .text(random.element(of: CaseCode.categories))),
            (CaseField.region, .text(Self.regions[store % Self.regions.count])),
            (CaseField.content, .text(Wording.shared.text(&random, characters: 40...200))),
            (CaseField.customer, .text(Wording.shared.name(&random))),
            (CaseField.contact, .text("1\(telephone)")),
            (CaseField.receivedAt, .integer(milliseconds)),
            (CaseField.severity, .integer(Int64(severity))),
            (CaseField.receiver, .text(Self.staff(&random, store: store))),
            (CaseField.promisedBy, .integer(milliseconds + Self.promisedDays[severity - 1] * 86_400_000)),
        ]
    }

    private static func staff(_ random: inout SeededRandom, store: Int) -> String {
        "\(Workload.site(ofStore: store))-店员\(Workload.padded(random.below(12), digits: 2))"
    }

    /// Positions among minor, general, severe and major: half of the cases are minor.
    private static let severities = [1, 1, 1, 1, 2, 2, 3, 4]
    private static let promisedDays: [Int64] = [7, 5, 3, 1]
    /// Compensations stay below 800 yuan, in fen.
    private static let compensationBound = 80_000
    private static let departments = ["售后部", "客服部", "食品部", "服装部", "家电部", "配送部"]
    private static let regions = ["华东", "华南", "华北", "西南", "东北"]
    private static let liabilities = ["individual", "team", "company", "vendor", "third_party", "customer", "none"]
    private static let shelves = ["A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2"]
    private static let answers = ["yes", "yes", "yes", "yes", "yes", "no", "unreached"]
    private static let outcomes = ["resolved", "resolved", "resolved", "settled_onsite", "explained", "no_agreement"]
    private static let marks = ["老顾客", "大额", "食品", "节假日", "供应商", "培训案例"]
}

extension Workload {
    /// What `step` of case `number` of `store` writes. Each act draws from a generator of its own,
    /// so that it can be made without those before it.
    func act(_ step: CaseStep, of number: Int, inStore store: Int, milliseconds: Int64) -> WorkloadAct {
        var random = SeededRandom(seed: seed, part: store, number, step.rawValue)
        return WorkloadAct(
            milliseconds: milliseconds, caseNumber: number, record: record(of: number, inStore: store), kind: step.kind,
            flags: CaseStep.flags(of: step.kind),
            fields: step.fields(&random, store: store, number: number, milliseconds: milliseconds))
    }

    /// When the twelve acts of a case happen, ms since 1970: it begins at any time of the span, and
    /// between two acts lie a minute and, on average, nine hours.
    func times(of number: Int, inStore store: Int) -> [Int64] {
        var random = SeededRandom(seed: seed, part: store, number)
        var milliseconds = received(&random)
        var times = [milliseconds]
        for _ in 1..<Self.actsPerCase {
            milliseconds += Int64(random.exponential(mean: Self.meanPause)) + Self.minimumPause
            times.append(milliseconds)
        }
        return times
    }

    private func record(of number: Int, inStore store: Int) -> RecordID {
        var random = SeededRandom(seed: seed, part: store, number)
        let milliseconds = received(&random)
        // The generator of the times goes on to the pauses from here; the name needs one of its own.
        var name = SeededRandom(seed: seed, part: store, number, Self.actsPerCase)
        return RecordID(milliseconds: milliseconds, random: (name.next(), name.next()))
    }

    private func received(_ random: inout SeededRandom) -> Int64 { Self.start + Int64(random.fraction() * Double(spanDays) * Self.day) }

    /// ms.
    private static let day: Double = 86_400_000
    private static let meanPause: Double = 9 * 3_600_000
    private static let minimumPause: Int64 = 60_000
}
