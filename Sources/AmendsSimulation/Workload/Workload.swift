public import AmendsLog
import AmendsModel

/// One act of a workload, before it has a stamp and parents.
public struct WorkloadAct: Sendable {
    /// When, in ms since 1970.
    public var milliseconds: Int64
    /// Which case of the store, from 0.
    public var caseNumber: Int
    public var record: RecordID
    public var kind: ActKind
    public var flags: ActFlags
    /// In the order of their ids.
    public var fields: [(id: FieldID, value: FieldValue)]

    public init(
        milliseconds: Int64, caseNumber: Int, record: RecordID, kind: ActKind, flags: ActFlags, fields: [(id: FieldID, value: FieldValue)]
    ) {
        (self.milliseconds, self.caseNumber, self.record) = (milliseconds, caseNumber, record)
        (self.kind, self.flags, self.fields) = (kind, flags, fields)
    }

    /// The act as it is made at `stamp` by a writer who sees `parents` as the heads of the case.
    public func draft(stamp: Stamp, parents: [Digest]) -> EntryDraft {
        EntryDraft(
            kind: kind, flags: flags, recordKind: .complaintCase, record: record, stamp: stamp, parents: parents, fields: fields)
    }
}

extension WorkloadAct: Equatable {
    public static func == (left: WorkloadAct, right: WorkloadAct) -> Bool {
        left.milliseconds == right.milliseconds && left.caseNumber == right.caseNumber && left.record == right.record
            && left.kind == right.kind && left.flags == right.flags
            && left.fields.elementsEqual(right.fields) { $0 == $1 }
    }
}

/// A chain of stores at work: in each, complaint cases that begin at any time of the span and are
/// handled from receipt to closing in 12 acts with 26 field writes, of which five are Chinese texts
/// (40–200 characters of content, three notes and a feedback of 20–100). What a store does is a
/// function of seed, store and case: a store of a larger chain does the same.
public struct Workload: Sendable {
    /// Stores are numbered from 0.
    public let stores: Int
    public let casesPerStore: Int
    public let seed: UInt64
    /// Days in which cases begin; the last ones are handled for some days longer.
    public let spanDays: Int

    public static let actsPerCase = CaseStep.allCases.count
    public static let fieldWritesPerCase = 26
    /// Acts of ``addendum(to:round:)``.
    public static let addendumCount = 100
    /// 2025-01-01T00:00:00Z.
    public static let start: Int64 = 1_735_689_600_000

    public init(stores: Int, casesPerStore: Int, seed: UInt64, spanDays: Int = 360) {
        precondition(stores > 0 && casesPerStore > 0 && spanDays > 0, "a workload has stores, cases and days")
        (self.stores, self.casesPerStore, self.seed, self.spanDays) = (stores, casesPerStore, seed, spanDays)
    }

    /// `S001` for store 0.
    public static func site(ofStore store: Int) -> SiteCode {
        guard let code = SiteCode("S" + padded(store + 1, digits: 3)) else { preconditionFailure("a letter and digits are a site code") }
        return code
    }

    /// All acts of a store in the order of time.
    public func acts(ofStore store: Int) -> WorkloadLog {
        precondition((0..<stores).contains(store), "store \(store) of \(stores)")
        return WorkloadLog(workload: self, store: store)
    }

    /// A small change-set upon `history`: 100 acts, each a note of 27–68 characters (in
    /// rounds 0–9) on one of its cases, in the minutes after its end. Another round gives other notes on other cases.
    public static func addendum(to history: some RandomAccessCollection<WorkloadAct>, round: Int) -> [WorkloadAct] {
        guard let last = history.last else { return [] }
        return (0..<addendumCount).map { number in
            var random = SeededRandom(seed: 0, part: round, number)
            let place = (number * 37 + round * 7) % history.count
            let act = history[history.index(history.startIndex, offsetBy: place)]
            let note = "补充记录\(round)-\(number)" + Wording.shared.text(&random, characters: 20...60)
            return WorkloadAct(
                milliseconds: last.milliseconds + Int64(round * addendumCount + number + 1) * 1_000, caseNumber: act.caseNumber,
                record: act.record, kind: CaseAct.note, flags: CaseStep.flags(of: CaseAct.note), fields: [(CaseField.note, .text(note))])
        }
    }

    static func padded(_ number: Int, digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

extension RandomAccessCollection where Element == WorkloadAct {
    /// The history, and the last part of the acts, which a night's session brings.
    public func nightlySplit(fraction: Double = 0.02) -> (history: SubSequence, nightly: SubSequence) {
        let nightly = Int(Double(count) * Swift.min(Swift.max(fraction, 0), 1))
        return (dropLast(nightly), suffix(nightly))
    }
}
