/// Interesting states that a batch of histories must have reached: a check of what never happens
/// proves nothing.
public enum Sometimes: String, Sendable, CaseIterable {
    case sometimesConflict
    case sometimesConflictSettled
    case sometimesConcurrentCloseAndEscalate
    case sometimesSecondRound
    case sometimesLinked
    case sometimesWaitingEntry
    case sometimesRefold
    case sometimesHeadOfficeEdits
    case sometimesUnknownKind
    case sometimesUnknownFieldType
    case sometimesMixedRecordKinds
    case sometimesManyEntriesInOneAction
    case sometimesRefusedByGuard
    case sometimesActWhilePartitioned
    case sometimesCrashBetweenWrites
    case sometimesCrashInLocalAct
    case sometimesCrashWhileSealing
    case sometimesCrashWhileTaking
    case sometimesCrashAfterCommitBeforeAcknowledgement
    case sometimesWriteFailedAndNodeWentOn
    case sometimesCutInsideSegment
    case sometimesPartitionCutsSession
    case sometimesLostFrame
    case sometimesDuplicateFrame
    case sometimesReorderedFrame
    case sometimesTruncatedFrame
    case sometimesCorruptedFrame
    case sometimesSessionFailed
    case sometimesTwoNodesOfASiteMet
    case sometimesStreamCarriedByAnother
    case sometimesBundleTaken
    case sometimesBundleTakenTwice
    case sometimesBundleLost
    case sometimesBundleOld
    case sometimesClockBefore1971
    case sometimesClockAfter2100
    case sometimesClockJumpedBack
    case sometimesBadSegmentRefused
    case sometimesForgedSignature
    case sometimesForgedContinuation
    case sometimesForeignScopeRefused
    case sometimesAuditor
}
