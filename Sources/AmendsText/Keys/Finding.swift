public import AmendsModel

/// A rule that a record does not keep. Merging never refuses an entry, so this is shown instead.
public enum Finding: Sendable, Equatable {
    /// Closed by an act that had not seen what keeps the case open.
    case closedWithoutSeeing
    /// Closed or archived although a mandatory milestone of the round is missing.
    case milestoneMissing(Milestone)
    /// A milestone reported as earlier than the receipt.
    case earlierThanReceipt(Milestone)
    /// Received more than once.
    case receivedTwice
    /// Acts on a record that nobody received or defined here.
    case neverReceived
    /// Two concurrent payments of one claim.
    case concurrentPayments
    /// Paid before anyone decided on liability.
    case paidBeforeDecision
    case changedAfterArchiving
    /// Two cases each declared the duplicate of the other.
    case duplicateCycle
    /// Written with a clock that stood behind its own last stamp.
    case clockSteppedBack
    /// An act that only a later version understands.
    case unknownAct(number: Int)
    /// Entries that wait for an earlier one that has not arrived.
    case waitingForEarlier(count: Int)
}
