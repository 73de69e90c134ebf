/// Why something may not be done in the archive. Months are `2026-11`.
public enum ArchiveBreach: Sendable, Hashable {
    // sealing
    case monthNotOver(String)
    /// The month's own volume comes before its supplements.
    case volumeMissing(month: String)
    /// Another node seals this site's volumes; its name in hexadecimal.
    case otherNodeSeals(String)
    case nothingToAdd(month: String)
    case noSuchVolume(String)
    case ambiguousNode(String)

    // destruction
    case nobodyNamed
    case nothingRequested
    /// Another request that is not decided yet names the case.
    case requestedAlready(String)
    case noSuchRequest(String)
    case requestEnded(String)
    /// A case that must not be destroyed, and why.
    case kept(number: String, DestructionBlocker)
    case ownRequest(String)
    case approvedAlready(String)
    case approvalsMissing(have: Int, need: Int)
    /// None of those who approved holds the role that the pack asks for.
    case approverRoleMissing(StaffRole)
}

/// What keeps a case from being destroyed.
public enum DestructionBlocker: Sendable, Hashable {
    case open
    case notArchived
    case onHold(String)
    /// Kept to the end of this day, days since 1970.
    case retained(lastDay: Int64)
    /// An open case names it.
    case linked(from: String)
    case destroyed
}
