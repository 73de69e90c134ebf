public import AmendsLog
public import AmendsModel
public import AmendsPolicy
public import AmendsStore
public import AmendsSync
public import AmendsTransport
public import AmendsTrust

/// Why a node would not do something, with a code for exit statuses and a text for the operator.
public struct NodeError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// The request makes no sense as given.
        case usage
        /// A file or stream of bytes is not what it should be.
        case badInput
        case noInput
        case peerUnavailable
        case cannotCreate
        case inputOutput
        case busy
        case notPermitted
        case fault
    }

    /// What exactly was wrong, where a face of the program may want to say it in its own words.
    public enum Reason: Sendable, Equatable {
        case fieldMissing(FieldID)
        case caseIsClosed(String)
        case caseIsOpen(String)
        case archivingOpenCase(String)
        case notLinked(String)
        case nothingToSettle(String)
        /// Who may not do what; the act is nil where it is about reading.
        case person(PersonRefusal, ActKind?)
        /// A rule of handling, and the pack that has it; empty for a rule of every case.
        case breach(Breach, number: String, pack: String)
        /// Everything that is wrong with the text of a pack.
        case packMistakes([PackMistake])
        case unknownPack(String, known: [String])
        /// The name is taken by another text.
        case packDiffers(PackName)
        case packNotPublished(PackName)
        /// Head office ordered the site to use this one.
        case packOrdered(PackName, SiteCode)
        /// The body above the company ordered the site to use this one.
        case packStandsAbove(PackName, SiteCode)
        /// A case changes its pack by migration only.
        case packIsPinned
        /// Everything that is wrong with a list of days.
        case calendarMistakes([CalendarMistake])
        /// The version that was to be published, and the newest that is known.
        case calendarVersionTaken(Int64, newest: Int64)
        case onlyHeadOffice(String)
        case onlyStore(String)
        /// The code belonged to a site that was closed.
        case siteCodeUsed(SiteCode)
        case noSuchRecord(RecordKind, String)
        case ambiguousRecord(RecordKind, String)
        /// A rule of a management record, and which record.
        case recordRule(RecordKind, String, RecordBreach)
        case archive(ArchiveBreach)
        /// An indicator of which this part is no number of cases.
        case noCasesIn(Indicator, Indicator.Part)
        // the chain and its members
        case trust(TrustError.Code)
        /// Head office said no to an enrolment.
        case declined(EnrolmentMessage.Decline)
        /// The node at the address of an invitation is not its head office.
        case notThisChain(address: String)
        case authorityThere
        case authorityElsewhere
        case authorityMissing
        case certificateMissing
        case fileThere(String)
        case addressMissing
        case invitationLength
        case noSuchInvitation(Int64)
        /// The beginning of the node's name.
        case replacesOther(String)
        case noSuchMember(String)
        case ambiguousMember(String)
        case fixedRights(NodeRole)
        case revokingItself
        case store(StoreError.Code)
        /// Bytes could not be moved.
        case transport(TransportError)
        /// How a session with somebody ended before its time.
        case session(SyncError, with: String)
        case unknownTimeZone(String)
        case unknownReceiver(String)
        case ambiguousReceiver(String)
        case folderTaken(String)
        case folderMissing(String)
        case unwritable(String)
        case unreadable(String)
    }

    public let code: Code
    public let text: String
    public let reason: Reason?

    public init(_ code: Code, _ text: String, reason: Reason? = nil) { (self.code, self.text, self.reason) = (code, text, reason) }

    public var description: String { text }

    public init(_ error: StoreError) {
        if let cause = error.cause as? NodeError {
            self = cause
            return
        }
        let code: Code =
            switch error.code {
            case .notInitialised, .noSuchRecord: .noInput
            case .alreadyInitialised: .cannotCreate
            case .fromTheFuture, .damaged, .refusedSegment, .gap: .badInput
            case .busy, .outOfDate: .busy
            case .diskFull, .inputOutput: .inputOutput
            case .readOnly: .cannotCreate
            case .ambiguous, .limit: .usage
            case .notPermitted: .notPermitted
            case .cancelled, .other: .fault
            }
        self.init(code, error.text, reason: .store(error.code))
    }

    public init(_ error: any Error) {
        switch error {
        case let error as NodeError: self = error
        case let error as StoreError: self.init(error)
        default: self.init(.fault, String(describing: error))
        }
    }
}
