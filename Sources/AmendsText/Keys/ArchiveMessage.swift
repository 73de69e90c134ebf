public import AmendsPolicy

/// What the command line says of archive volumes and destruction.
public enum ArchiveMessage: Sendable, Equatable {
    case sealed(number: String, listed: Int, carriedOver: Int, heldBack: Int)
    case sealedBefore(number: String)
    case marked(Int)
    case unmarked(String)
    /// A closed case that a rule keeps out of the volume; the reason is a sentence already.
    case held(number: String, reason: String)
    case heldUntilSupplement(month: String)
    /// Cases that came after the month was closed.
    case late(Int, month: String)
    /// The pack wants the summary of each case in its file.
    case summariesWanted(Int)
    /// The pack's years are the least.
    case mayBeKeptLonger
    case noVolumes
    case volumeIsWhole(number: String, cases: Int)
    case volumeHasProblems(number: String, count: Int)
    case appointed(node: String, site: String)
    case nothingDue
    case due(Int)
    case requested(number: String, cases: Int)
    case approved(number: String, have: Int, need: Int)
    case declined(number: String)
    case destroyed(number: String, cases: Int)
    /// Said with every certificate and every tombstone.
    case erasedHere
    case noRequests

    case refused(ArchiveBreach)
}

/// What is wrong with a volume, in words of its own.
public enum VolumeFault: Sendable, Equatable {
    case notSealed
    case unreadableLines(Int)
    case textUnreadable
    case signatureInvalid
    case contentsDiffer
    case textDiffers
    case outOfOrder(serial: String)
    case caseMissing(number: String)
    case actsMissing(number: String)
    case previousMissing
    case superseded(number: String, node: String)
}

/// What became of a case since it was listed.
public enum ListingRemark: Sendable, Equatable {
    case reopened
    case mergedInto(String)
    case destroyed(certificate: String)
    case invalid
    case listedAgain(serial: String)
    case notHere
}

/// Words for tables of the archive.
public enum ArchiveWord: Sendable, CaseIterable {
    case serial, volume, listed, addenda, merged, carriedOver, heldBack, kind, remark, retainUntil, paper, sealedAt, sealedBy
    case rule, contents, requester, approvers, state, waiting, declined, certified, approvedEnough, counts, doesNotCount, month
}
