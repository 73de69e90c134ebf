/// The checkers by their names. `anytime…` looks during the history, `eventually…` while the chain
/// comes to rest after it, `finally…` at what then lies on the disks.
public enum Checker: String, CaseIterable, Sendable {
    /// Law 10: local acts need no network.
    case anytimeLocalActsSucceed
    /// No store fails without a fault of its disk.
    case anytimeStoresWork
    /// A program starts again on what a crash left.
    case anytimeNodesOpenAgain
    /// Law 3: what was durable or acknowledged before a crash is there after it.
    case anytimePromisesAreKept
    /// Law 1: nodes that hold the same show the same.
    case anytimeSameEntriesShowTheSame
    case eventuallyCleanSessionsSucceed
    case eventuallyTheChainIsQuiet
    /// Law 6: whoever shares a scope holds the same of it, whatever single segments and peers did.
    case finallySharedScopesHoldTheSame
    /// Law 1.
    case finallySameEntriesShowTheSame
    /// Law 2: a rebuild gives the same bytes.
    case finallyRebuildGivesTheSame
    /// Law 2: other orders and batches and duplicates give the same bytes.
    case finallyAnyOrderGivesTheSame
    /// Law 3.
    case finallyPromisesAreKept
    /// Law 4, by an oracle that knows nothing of the fold.
    case finallyNothingIsDischargedUnseen
    /// Law 5: every entry ever durable anywhere is at head office, unchanged.
    case finallyHeadOfficeHoldsEveryEntry
    /// Law 6: a refused segment is kept as evidence.
    case finallyBadSegmentsAreInQuarantine
    /// Law 9: nothing forged was taken.
    case finallyNothingForgedIsHeld
    /// Search is complete, and finds the same wherever the same is held.
    case finallySearchFindsTheSame
    /// Every value, leaf, root and signature of every log checks.
    case finallyLogsVerify
    /// In histories of months: kept indicators are what a look at every single case comes to.
    case finallyIndicatorsEqualRecomputation
    /// In histories of months: what came and went leaves what is open, for every site and month.
    case finallyStockBalances
}
