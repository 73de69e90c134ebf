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
    case sometimesSameEntriesMidway
    case sometimesManySegmentsAtOnce
    case sometimesRebuilt
    case sometimesIntakeThreads
    case sometimesFoundBySearch

    // Of histories of months.
    case sometimesRefusedToSomebody
    case sometimesCalendarPublished
    case sometimesPackPublished
    case sometimesPolicyPublishedWhilePartitioned
    case sometimesCaseMigrated
    case sometimesMonthClosed
    case sometimesMonthSupplemented
    case sometimesCaseArchived
    case sometimesUndetermined
    case sometimesTimely
    case sometimesLate
    /// Judged otherwise by a calendar that came when the case was under way, or over.
    case sometimesVerdictChangedByCalendar
    /// Late by the limit of the pack, and in time by an extension.
    case sometimesTimelyByExtension
    case sometimesExtendedWhileAnswered
    case sometimesUnderPublishedPack
    case sometimesClosedInALaterMonth
    case sometimesReopenedInALaterMonth
    case sometimesSettledOnSite
    case sometimesWithdrawn
    case sometimesInvalid
    case sometimesHiddenDuplicate
    case sometimesHandedOver
    case sometimesPaused
    case sometimesNoAgreement

    /// What a batch of histories of months must have reached.
    public static let ofMonths: [Sometimes] = allCases.filter { $0.isOfMonths }
    /// What a batch of histories of days must have reached.
    public static let ofDays: [Sometimes] = allCases.filter { !$0.isOfMonths }

    private var isOfMonths: Bool {
        guard let first = Self.allCases.firstIndex(of: .sometimesRefusedToSomebody), let own = Self.allCases.firstIndex(of: self) else {
            return false
        }
        return own >= first
    }
}
