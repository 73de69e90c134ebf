public import AmendsLog

/// What the command line says when something cannot be done: each text says what to do next.
public enum Problem: Sendable, Equatable {
    // the data folder
    case noDataFolderGiven
    case notInitialised(folder: String)
    case alreadyInitialised(folder: String)
    case cannotCreate(path: String, reason: String)
    case cannotWrite(path: String, reason: String)
    case cannotRead(path: String, reason: String)
    case readOnly(path: String)
    case noPermission(path: String)
    case unwritable(path: String)
    case isFolder(path: String)
    case unreadable(path: String)
    case diskFull(path: String)
    case busy(seconds: Int)
    case databaseFromTheFuture
    case databaseDamaged(path: String, reason: String)

    // what was asked for
    case usage(reason: String)
    case noInput(path: String)
    case badSite(text: String)
    case badRole(text: String)
    case badAddress(text: String)
    case badInstant(text: String)
    case badMonth(text: String)
    case badTimeZone(text: String)
    case badAmount(text: String)
    case badCount(text: String)
    case unknownAct(verb: String, known: [String])
    case unknownField(name: String, act: String, known: [String])
    case unknownCode(code: String, field: FieldID, known: [String])
    case missingField(field: FieldID, option: String)
    case valueTooLong(field: FieldID, bytes: Int, maximum: Int)
    case unknownCase(text: String)
    case ambiguousCase(text: String, matches: [String])
    case nothingToSettle(number: String)
    case caseNotOpen(number: String)
    case caseIsOpen(number: String)
    case archivingOpenCase(number: String)
    case notLinked(number: String)
    case nothingGiven(act: ActKind)
    case unknownPack(text: String, known: [String])
    case unknownDivision(text: String, known: [String])
    case badPart(text: String)
    case badOffset(text: String)
    case unknownMapping(text: String, known: [String])
    case unknownKnowledge(text: String)
    case unknownKnowledgeKind(text: String, known: [String])
    case siteCodeUsed(code: String)
    case notAllowedFor(role: String, command: String)

    // other nodes
    case peerUnavailable(address: String, reason: String)
    case peerTooSlow(address: String, seconds: Int)
    case connectionCut(address: String)
    case notAccepted(address: String)
    case versionsDiffer(address: String, ours: Int, theirs: Int)
    case peerBrokeProtocol(address: String, reason: String)
    case streamQuarantined(stream: String, reason: String)
    case cannotListen(address: String, reason: String)
    case onlyLoopback(address: String)

    /// `place` is an address or a path; `reason` what the system or the other node said, which may be empty.
    case connection(ConnectionProblem, place: String, reason: String)
    case unknownReceiver(text: String)
    case ambiguousReceiver(text: String)

    // files
    case badBundle(path: String, reason: String)
    case bundleNeedsEarlier(path: String)
    case badMapping(path: String, reason: String)
    case badFile(path: String, line: Int, reason: String)
    case everyRowRejected(path: String)
    case exportExists(path: String)
    case noDemoFolder(path: String)

    // checks
    case verifyFailed(count: Int)
    case rebuildDiffers
    case digestsDiffer(scopes: [String])
    case simulationFailed(checker: String, seed: UInt64)

    case field(FieldProblem)
    case people(PeopleProblem)

    case internalFault(detail: String)
}
