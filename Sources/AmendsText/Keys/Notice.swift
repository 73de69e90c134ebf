public import AmendsLog
public import AmendsModel

/// What the command line says of something that went as it should.
public enum Notice: Sendable, Equatable {
    // a node and its cases
    case nodeInitialised(role: String, site: String, node: String, folder: String)
    case caseReceived(number: String)
    case actRecorded(act: ActKind, number: String)
    case nothingToChange(number: String)
    /// A rule has something to say about an act that was made; what it says is a sentence already.
    case reminder(String)
    case nextStep(Milestone, number: String)
    case conflictSettled(field: FieldID, number: String, left: Int)
    case staffRecorded(code: String)
    case volumeRecorded(day: String, orders: Int)
    case noConflicts
    case conflictsFound(count: Int)
    case noCases
    case casesFound(count: Int)
    case noMatches(words: String)
    case moreNotShown

    // serving and syncing
    case listening(address: String)
    case listeningOnEveryInterface(address: String)
    case acceptingNewNodes
    case nodeAccepted(node: String, site: String)
    case syncing(address: String)
    /// Segments and bytes both ways.
    case synced(peer: String, received: Int, sent: Int, bytesReceived: Int, bytesSent: Int)
    case alreadyEqual(peer: String)
    case tryingAgain(address: String, seconds: Int)
    case stopping
    case stopped
    /// The node doubted its own past and began a new epoch (`protocol/session.md`).
    case newEpoch(reason: String)
    case clockDiffers(peer: String, seconds: Int)

    // bundles
    case bundleMade(path: String, segments: Int, entries: Int, bytes: Int)
    case bundleTaken(path: String, added: Int, alreadyThere: Int)

    // import, export, checks
    case importing(rows: Int, rejected: Int, percent: Int?)
    case imported(rows: Int, cases: Int, added: Int, alreadyThere: Int, rejected: Int)
    case rejectsWritten(path: String, count: Int)
    /// Cases of other sites, which a store may not write.
    case foreignCases(count: Int, site: String)
    case rebuilding(entries: Int, of: Int)
    case rebuilt(entries: Int, cases: Int)
    case projectionUnchanged
    case exported(cases: Int, path: String)
    case verified(streams: Int, segments: Int, entries: Int)
    case digestsAgree(scopes: Int)
    case simulationClean(histories: Int, seed: UInt64)

    // people and evidence
    case people(PeopleNotice)
}
