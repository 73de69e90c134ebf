public import AmendsLog
import AmendsModel

/// A rule that the acts on a record broke, or a question that only a person can answer. Merge
/// refuses nothing: it shows.
public enum Finding: Hashable, Sendable {
    /// Entries are held whose past is not: how many.
    case entriesWaiting(Int)
    /// An act on a case that did not see its receipt.
    case actBeforeReceipt
    /// A closing act on a case that nothing received.
    case closedWithoutReceipt
    /// Two closing acts that did not see each other.
    case closedTwice
    /// A register holds values that differ.
    case conflict(FieldID)
    /// A ledger holds payments that did not see each other.
    case concurrentPayments(FieldID)
}

extension RecordState {
    /// All findings, always in the same order. `waiting` is the number of entries of the record that
    /// the store holds back for want of a parent; the state does not know them.
    public func findings(waiting: Int = 0) -> [Finding] {
        var findings: [Finding] = []
        if waiting > 0 { findings.append(.entriesWaiting(waiting)) }
        if marks.contains(.actBeforeReceipt) { findings.append(.actBeforeReceipt) }
        if !hasReceipt, milestones.contains(where: { $0.milestone == .closed }) { findings.append(.closedWithoutReceipt) }
        if marks.contains(.closedTwice) { findings.append(.closedTwice) }
        findings += fieldsInConflict.map(Finding.conflict)
        var last: FieldID?
        for write in writes where write.flags.contains(.concurrent) && write.field != last {
            findings.append(.concurrentPayments(write.field))
            last = write.field
        }
        return findings
    }
}
