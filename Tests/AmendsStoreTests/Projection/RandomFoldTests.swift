import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsTestSupport
import Foundation
import GRDB
import Testing

@testable import AmendsStore

/// Random acts of three nodes on few cases, exchanged now and then, so that much is concurrent.
struct RandomChain {
    var writers: [Writer]
    var random: SplitMix64
    private var nextRecord = 0

    static let regions = ["north", "south", "", "东区"]
    static let kinds: [ActKind] = [
        CaseAct.acknowledge, CaseAct.assess, CaseAct.assign, CaseAct.note, CaseAct.investigate, CaseAct.plan, CaseAct.execute,
        CaseAct.feedBack,
        CaseAct.followUp, CaseAct.dissatisfied, CaseAct.escalate, CaseAct.reopen, CaseAct.withdraw, CaseAct.link, CaseAct.unlink,
        CaseAct.close,
        CaseAct.close, CaseAct.archive, CaseAct.amend, CaseAct.amend, CaseAct.settle, CaseAct.settleOnSite, CaseAct.invalidate,
        CaseAct.refer, CaseAct.firstAct, CaseAct.meet, CaseAct.extend, CaseAct.pause, CaseAct.resume,
    ]

    static let packs = ["plain/1", "plain/1", "nobody/7"]
    static let caseKinds = ["complaint", "inquiry", "suggestion", "feedback", "handling_complaint", "riddle"]

    init(seed: UInt64) throws {
        random = SplitMix64(seed: seed)
        writers = []
        for number in 0..<3 {
            writers.append(
                try Writer(try Store.inMemory(), seed: UInt8(number + 1), at: 1_700_000_000_000 + Int64(seed) * 977 + Int64(number)))
        }
    }

    /// Times before and after the receipt, by minutes, days or years.
    private mutating func instant() -> Int64 {
        1_700_000_000_000 + Int64.random(in: -3...400, using: &random) * [0, 60_000, 86_400_000, 2_000_000_000].randomElement(
            using: &random)!
    }

    private mutating func fields(of kind: ActKind) -> [(id: FieldID, value: FieldValue)] {
        var fields: [(id: FieldID, value: FieldValue)] = []
        if Bool.random(using: &random) { fields.append((CaseField.at, .integer(instant()))) }
        if kind == CaseAct.receive { fields.append((CaseField.policy, .text(Self.packs.randomElement(using: &random)!))) }
        if Bool.random(using: &random) { fields.append((CaseField.calendar, .integer(Int64.random(in: 0...2, using: &random)))) }
        switch Int.random(in: 0..<15, using: &random) {
        case 8: fields.append((CaseField.urgency, Bool.random(using: &random) ? .integer(2) : .integer(1)))
        case 9: fields.append((CaseField.kind, .text(Self.caseKinds.randomElement(using: &random)!)))
        case 10: fields.append((CaseField.anonymous, .text(Bool.random(using: &random) ? "yes" : "no")))
        case 11: fields.append((CaseField.finding, .text(Bool.random(using: &random) ? "substantiated" : "partly")))
        case 12: fields.append((CaseField.invalidReason, .text(["not_ours", "malicious", "duplicate"].randomElement(using: &random)!)))
        case 13: fields.append((CaseField.outcome, .text(["withdrawn", "invalid", "merged"].randomElement(using: &random)!)))
        case 14: fields.append((CaseField.externalDue, .integer(instant())))
        case 0: fields.append((CaseField.region, .text(Self.regions.randomElement(using: &random)!)))
        case 1:
            fields.append((CaseField.category, Bool.random(using: &random) ? .text("c\(Int.random(in: 0..<3, using: &random))") : .cleared))
        case 2: fields.append((CaseField.outcome, .text("o\(Int.random(in: 0..<3, using: &random))")))
        case 3: fields.append((CaseField.satisfied, .text(["yes", "no", "unreached", ""].randomElement(using: &random)!)))
        case 4: fields.append((CaseField.reportedTimely, .text(["yes", "no", "?"].randomElement(using: &random)!)))
        case 5: fields.append((CaseField.compensation, .integer(Int64.random(in: -500...5000, using: &random))))
        case 6: fields.append((CaseField.receivedAt, .integer(instant())))
        default: fields.append((CaseField.utcOffset, .integer(Int64.random(in: -12...14, using: &random) * 60)))
        }
        if kind == CaseAct.link {
            fields.append((CaseField.duplicateOf, .added(record(Int.random(in: 0..<3, using: &random)).description)))
        }
        switch kind {
        case CaseAct.extend: fields.append((CaseField.extendedResolution, .integer(instant())))
        case CaseAct.meet: fields.append((CaseField.meetingAt, .integer(instant())))
        case CaseAct.pause: fields.append((CaseField.proof, .text("letter")))
        default: break
        }
        if kind == CaseAct.unlink {
            fields.append((CaseField.duplicateOf, .removed(record(Int.random(in: 0..<3, using: &random)).description)))
        }
        return fields
    }

    mutating func step() throws {
        let number = Int.random(in: 0..<3, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            try writers[number].seal()
            try copy(
                from: writers[number].store, to: writers[(number + 1) % 3].store, maximumByteCount: Int.random(in: 1...3000, using: &random)
            )
        case 1:
            let receipt = fields(of: CaseAct.receive)
            try writers[number].receive(record(nextRecord), receipt)
            nextRecord += 1
        case 2:
            let (orders, day) = (Int64.random(in: 0...90, using: &random), Int64.random(in: 19_000...19_060, using: &random))
            try writers[number].act(
                VolumeRecord.report, on: record(9000 + number),
                [(VolumeRecord.day, .integer(day)), (VolumeRecord.orders, .integer(orders))],
                recordKind: .volume)
        default:
            guard nextRecord > 0 else { return }
            let kind = Self.kinds.randomElement(using: &random)!
            let fields = fields(of: kind)
            try writers[number].act(kind, on: record(Int.random(in: 0..<nextRecord, using: &random)), fields)
        }
        if Bool.random(using: &random) { writers[number].milliseconds += Int64.random(in: -5_000_000...90_000_000, using: &random) }
    }

    mutating func exchangeAll() throws {
        for writer in writers { try writer.seal() }
        for _ in 0..<2 {
            for from in 0..<3 { for to in 0..<3 where from != to { try copy(from: writers[from].store, to: writers[to].store) } }
        }
    }
}

@Suite struct RandomFoldTests {
    @Test(arguments: 0..<25 as Range<UInt64>)
    func threeStoresAndARebuildGiveTheSameBytes(seed: UInt64) throws {
        var chain = try RandomChain(seed: seed)
        for _ in 0..<120 { try chain.step() }
        let before = try chain.writers[0].store.digests()
        try chain.writers[0].store.rebuild()
        #expect(try chain.writers[0].store.digests() == before, "seed \(seed): rebuilding half a history gave other bytes")
        try chain.exchangeAll()
        let digests = try chain.writers.map { try $0.store.digests() }
        #expect(digests[0] == digests[1], "seed \(seed)")
        #expect(digests[0] == digests[2], "seed \(seed)")
        #expect(digests[0].allSatisfy { $0.waiting == 0 }, "seed \(seed)")
        for writer in chain.writers {
            #expect(try writer.store.verify().problems == [], "seed \(seed)")
            try writer.store.rebuild()
            #expect(try writer.store.digests() == digests[0], "seed \(seed): rebuild")
        }
        // A fourth store that gets everything at once, stream by stream.
        let fresh = try Store.inMemory()
        try copy(from: chain.writers[2].store, to: fresh)
        #expect(try fresh.digests() == digests[0], "seed \(seed): all at once")
    }

    /// The statistics as one pass over the folded cases gives them.
    private struct Naive {
        var counts: [[String]: [Measure: Int64]] = [:]
        var durations: [[String]: [DurationKind: [Int64]]] = [:]
        var milestones: [[String]: [Milestone: Int64]] = [:]
        var digests: [[String]: AdditiveDigest] = [:]
        var clocks: [[String]: [ClockKind: [Int64]]] = [:]

        init(_ store: Store, by divisions: [StatisticsQuery.Division]) throws {
            for row in try store.records(of: .complaintCase) {
                let state = row.state
                let receivedAt = state.integer(CaseField.receivedAt) ?? state.firstTime(of: .received) ?? state.entries[0].time
                let month = MonthNumber(milliseconds: receivedAt, offset: state.integer(CaseField.utcOffset) ?? 0)
                let key = divisions.map { division in
                    switch division {
                    case .site: String(row.scope.description.dropFirst(5))
                    case .month: month.description
                    case .region: state.text(CaseField.region) ?? ""
                    case .category: state.text(CaseField.category) ?? ""
                    case .channel: state.text(CaseField.channel) ?? ""
                    case .outcome: state.text(CaseField.outcome) ?? ""
                    }
                }
                var own: Set<Measure> = []
                func count(_ measure: Measure, _ number: Int64 = 1) {
                    counts[key, default: [:]][measure, default: 0] += number
                    if number != 0 { own.insert(measure) }
                }
                count(Measure.received)
                count(state.isOpen ? .open : .closed)
                if state.round > 1 { count(.reopened) }
                if state.entries.contains(where: { $0.kind == CaseAct.escalate }) { count(.escalated) }
                if state.elements(of: CaseField.duplicateOf).contains(where: { $0 < state.record.description }) { count(.duplicates) }
                switch state.text(CaseField.satisfied) {
                case "yes": count(.satisfied)
                case "no": count(.dissatisfied)
                case nil, "": break
                default: count(.unreached)
                }
                switch state.text(CaseField.reportedTimely) {
                case "yes": count(.reportedTimely)
                case "no": count(.reportedLate)
                default: break
                }
                let paid = state.balance(of: CaseField.compensation).count
                count(.compensation, paid)
                if paid != 0 { count(.compensated) }
                if !state.conflicts.isEmpty { count(.conflicting) }
                for milestone in Milestone.allCases where state.firstTime(of: milestone) != nil {
                    milestones[key, default: [:]][milestone, default: 0] += 1
                }
                try RandomFoldTests.countMore(row, store, count)
                let judge = state.text(CaseField.policy).flatMap { PackName($0) }.flatMap { PolicyBook.shipped.clocks(of: $0) }
                    .map { ClockJudge(table: $0, book: .shipped) }
                if let readings = judge?.judge(state.times) {
                    if readings.isExtended { count(.extended) }
                    for reading in readings.started where own.contains(.countable) {
                        var sums = clocks[key]?[reading.kind] ?? [0, 0, 0]
                        sums[0] += 1
                        if reading.state == .timely { sums[1] += 1 }
                        if reading.state == .late { sums[2] += 1 }
                        clocks[key, default: [:]][reading.kind] = sums
                    }
                }
                if own.contains(.countable) {
                    let parts: [(Measure, Measure)] = [
                        (.settledOnSite, .countableSettledOnSite), (.reworked, .countableReworked), (.reopenedByAct, .countableReopened),
                        (.extended, .countableExtended), (.escalated, .countableEscalated), (.withdrawn, .countableWithdrawn),
                        (.closed, .countableClosed),
                    ]
                    for (all, countable) in parts where own.contains(all) { count(countable) }
                    let finding = state.text(CaseField.finding)
                    if finding == "substantiated" || finding == "partly" { count(.countableSubstantiated) }
                    if finding != nil { count(.countableJudged) }
                }
                let facts = try #require(CaseFacts(of: state, by: .shipped, symbols: (0, 0, 0, 0)))
                digests[key, default: AdditiveDigest()].add(facts.digest)
                for kind in DurationKind.allCases {
                    let start = kind == .followedUp ? state.firstTime(of: .answered) : receivedAt
                    let end = kind == .closed ? state.closedAt : state.firstTime(of: kind.end)
                    if let start, let end { durations[key, default: [:]][kind, default: []].append(end - start) }
                }
            }
        }
    }

    /// What the indicators are shares of, told from the acts themselves.
    fileprivate static func countMore(_ row: CaseRow, _ store: Store, _ count: (Measure, Int64) -> Void) throws {
        func once(_ measure: Measure, if isSo: Bool) { if isSo { count(measure, 1) } }
        let state = row.state
        let kinds = state.entries.map(\.kind)
        let (outcome, kind) = (state.text(CaseField.outcome), state.text(CaseField.kind))
        let closing = state.isOpen ? nil : state.closingEntry?.kind
        let isInvalid = closing == CaseAct.invalidate || closing != nil && outcome == "invalid"
        let isWithdrawn = (closing == CaseAct.withdraw || closing != nil && outcome == "withdrawn") && state.firstTime(of: .answered) == nil
        let isAnonymous = state.text(CaseField.anonymous) == "yes"
        once(.invalid, if: isInvalid)
        once(.withdrawn, if: isWithdrawn)
        once(.anonymous, if: isAnonymous)
        once(.settledOnSite, if: kinds.contains(CaseAct.settleOnSite))
        once(.reopenedByAct, if: kinds.contains(CaseAct.reopen))
        let reworks = kinds.count { $0 == CaseAct.dissatisfied }
        once(.reworked, if: reworks > 0)
        count(.reworks, Int64(reworks))
        once(.substantiated, if: state.text(CaseField.finding) == "substantiated")
        once(.partlySubstantiated, if: state.text(CaseField.finding) == "partly")
        once(.inquiries, if: kind == "inquiry")
        once(.suggestions, if: kind == "suggestion")
        once(.feedback, if: kind == "feedback")
        once(.handlingComplaints, if: kind == "handling_complaint")
        let isNoComplaint = ["inquiry", "suggestion", "feedback"].contains(kind)
        let isMerged = closing != nil && outcome == "merged"
        guard !isNoComplaint, !isInvalid, !isMerged, !state.isHiddenAsDuplicate else { return }
        count(.countable, 1)
        guard !isWithdrawn, !isAnonymous else { return }
        // An answer counts once the result was told, in whichever round.
        let told = state.entries.firstIndex { [CaseAct.feedBack, CaseAct.settleOnSite].contains($0.kind) } ?? state.entries.count
        let isTold = state.shown(CaseField.satisfied).map { $0.ordinal > told } ?? false
        let answer = isTold ? state.text(CaseField.satisfied) : nil
        var first: String?
        for (index, act) in try store.history(of: row).enumerated() where index > told && state.entries[index].milestoneRound == 1 {
            for case (CaseField.satisfied, .text(let text)) in act.draft.fields { first = text }
        }
        once(.asked, if: answer.map { !$0.isEmpty } ?? false)
        once(.surveyed, if: answer == "yes" || answer == "no")
        once(.surveySatisfied, if: answer == "yes")
        once(.firstSurveyed, if: first == "yes" || first == "no")
        once(.firstSatisfied, if: first == "yes")
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func keptStatisticsAreThoseOfOnePassOverTheCases(seed: UInt64) throws {
        var chain = try RandomChain(seed: seed &+ 1000)
        for _ in 0..<200 { try chain.step() }
        try chain.exchangeAll()
        let store = chain.writers[1].store
        let queries: [[StatisticsQuery.Division]] = [
            [], [.month], [.site], [.region], [.category], [.channel], [.outcome], [.site, .month, .region],
            [.region, .category, .channel, .outcome], [.category, .channel], [.region, .outcome], [.channel, .outcome, .month],
            [.outcome, .site, .region],
        ]
        for divisions in queries {
            let naive = try Naive(store, by: divisions)
            let lines = try store.statistics(StatisticsQuery(by: divisions, isExact: true))
            // A month with nothing but business volume, or answers and closings, has a line of its own.
            #expect(Set(lines.filter { $0.count(Measure.received) > 0 }.map(\.keys)) == Set(naive.counts.keys), "seed \(seed) \(divisions)")
            for line in lines where line.count(Measure.received) > 0 {
                for measure in Measure.allCases where measure != .orders {
                    #expect(
                        line.count(measure) == naive.counts[line.keys]?[measure] ?? 0, "seed \(seed) \(divisions) \(line.keys) \(measure)")
                }
                for milestone in Milestone.allCases {
                    #expect(
                        line.reached(milestone) == naive.milestones[line.keys]?[milestone] ?? 0, "seed \(seed) \(line.keys) \(milestone)")
                }
                for kind in ClockKind.allCases {
                    let sums = naive.clocks[line.keys]?[kind] ?? [0, 0, 0]
                    let kept = line.clock(kind)
                    #expect([kept.started, kept.timely, kept.late] == sums, "seed \(seed) \(line.keys) \(kind)")
                }
                for kind in DurationKind.allCases {
                    let values = naive.durations[line.keys]?[kind] ?? []
                    let sound = values.filter { $0 >= 0 }.sorted()
                    let kept = line.duration(kind)
                    #expect(kept.count == Int64(values.count), "seed \(seed) \(line.keys) \(kind)")
                    #expect(kept.negative == Int64(values.count - sound.count), "seed \(seed) \(line.keys) \(kind)")
                    #expect(kept.zero == Int64(sound.count { $0 == 0 }), "seed \(seed) \(line.keys) \(kind)")
                    #expect(kept.sumMilliseconds == sound.reduce(0, +), "seed \(seed) \(line.keys) \(kind)")
                    #expect(line.exact[kind] == ExactDuration(sorted: sound), "seed \(seed) \(line.keys) \(kind)")
                    let isCross = divisions.count { $0 != .month && $0 != .site } > 1
                    guard !isCross else { continue }
                    var histogram = [Int64](repeating: 0, count: Histogram.binCount)
                    for value in sound { histogram[Histogram.bin(minutes: value / 60_000)] += 1 }
                    #expect(kept.histogram == histogram, "seed \(seed) \(line.keys) \(kind)")
                }
            }
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func everyBucketsDigestIsTheSumOfItsCases(seed: UInt64) throws {
        var chain = try RandomChain(seed: seed &+ 5000)
        for _ in 0..<150 { try chain.step() }
        try chain.exchangeAll()
        let store = chain.writers[0].store
        let naive = try Naive(store, by: [.month, .region])
        let kept = try store.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT month, text, digest FROM stat_bucket JOIN stat_symbol ON stat_symbol.id = a WHERE dimension=1 AND basis=0")
        }
        #expect(kept.count == naive.digests.count, "seed \(seed)")
        for row in kept {
            let key = [MonthNumber(rawValue: row[0]).description, row[1] as String]
            let bytes = try row.withUnsafeData(atIndex: 2) { Array($0 ?? .init()) }
            #expect(Digest(bytes) == naive.digests[key]?.sum, "seed \(seed) \(key)")
        }
    }

    @Test func theFlowOfAMonthCountsAnswersAndClosingsWhereTheyHappened() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        let (october, november) = (Int64(1_792_000_000_000), Int64(1_794_000_000_000))
        for number in 0..<4 { try writer.receive(record(number), [(CaseField.receivedAt, .integer(october))]) }
        for number in 0..<3 { try writer.act(CaseAct.feedBack, on: record(number), [(CaseField.at, .integer(october + 5))]) }
        for number in 0..<2 { try writer.act(CaseAct.close, on: record(number), [(CaseField.at, .integer(november + Int64(number)))]) }
        let lines = try store.statistics(StatisticsQuery(by: [.month]))
        #expect(lines.map(\.keys) == [["2026-10"], ["2026-11"]])
        #expect(lines.map { $0.count(Measure.received) } == [4, 0])
        #expect(lines.map(\.answeredInPeriod) == [3, 0])
        #expect(lines.map(\.closedInPeriod) == [0, 2])
        let october1 = try #require(MonthNumber("2026-10"))
        let only = try store.statistics(StatisticsQuery(by: [], from: october1, to: october1))
        #expect(only.map { $0.count(Measure.closed) } == [2])
        #expect(only.map(\.closedInPeriod) == [0])
    }
}
