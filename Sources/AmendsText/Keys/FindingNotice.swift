public import AmendsLog

/// A rule that a record does not keep, or a question that only a person can answer. Merging never
/// refuses an entry, so this is shown instead.
public enum FindingNotice: Sendable, Equatable {
    /// Entries that wait for an earlier one that has not arrived.
    case entriesWaiting(count: Int)
    case actBeforeReceipt
    case closedWithoutReceipt
    /// Two closing acts that did not see each other.
    case closedTwice
    case conflict(field: FieldID)
    case concurrentPayments(field: FieldID)
}
