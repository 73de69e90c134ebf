import AmendsImport
import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText
import AmendsTransport
import AmendsTrust

/// Why a command did not do what was asked: what to say, and the status to end with.
struct Failure: Error {
    enum Message {
        case problem(Problem)
        /// A rule of handling said no.
        case rule(RuleNotice)
        case record(RecordMessage)
        case archive(ArchiveMessage)
        case figure(FigureSentence)
        case pack(PackProblem)
        case time(TimeProblem)
        case member(MemberProblem)
        /// Words that come from below and are in one language only.
        case text(String)
        /// Everything has been said.
        case none
    }

    let status: ExitStatus
    let message: Message

    init(_ status: ExitStatus, _ problem: Problem) { (self.status, message) = (status, .problem(problem)) }
    init(_ status: ExitStatus, _ archive: ArchiveMessage) { (self.status, message) = (status, .archive(archive)) }
    init(_ status: ExitStatus, _ record: RecordMessage) { (self.status, message) = (status, .record(record)) }
    init(_ status: ExitStatus, figure: FigureSentence) { (self.status, message) = (status, .figure(figure)) }
    init(_ status: ExitStatus, _ pack: PackProblem) { (self.status, message) = (status, .pack(pack)) }
    init(_ status: ExitStatus, _ time: TimeProblem) { (self.status, message) = (status, .time(time)) }
    init(_ status: ExitStatus, _ member: MemberProblem) { (self.status, message) = (status, .member(member)) }
    init(_ status: ExitStatus, text: String) { (self.status, message) = (status, .text(text)) }
    init(silently status: ExitStatus) { (self.status, message) = (status, .none) }

    /// `folder` is the data folder that was worked on.
    init(_ error: any Error, folder: String) {
        switch error {
        case let error as Failure: self = error
        case let error as NodeError: self.init(error, folder: folder)
        case let error as StoreError: self.init(NodeError(error), folder: folder)
        case let error as ImportError:
            self.init(error.code == .file ? .noInput : error.code == .options ? .usage : .badInput, text: error.description)
        case let error as TrustError: self.init(.usage, MemberProblem(error.code, path: ""))
        case let error as TransportError:
            self = Self.problem(error).map { Failure(.inputOutput, $0) } ?? Failure(.inputOutput, text: error.description)
        default: self.init(.fault, .internalFault(detail: "\(error)"))
        }
    }

    init(_ error: NodeError, folder: String) {
        status = ExitStatus(error.code)
        if let message = Self.ruled(error.reason) {
            self.message = message
            return
        }
        message =
            MemberProblem(error.reason).map(Message.member) ?? Self.record(error.reason).map(Message.record) ?? Self.pack(error.reason).map(
                Message.pack) ?? Self.problem(
                error.reason, folder: folder
            ).map(Message.problem)
            ?? .text(error.text)
    }

    /// Refusals that have words of their own.
    private static func ruled(_ reason: NodeError.Reason?) -> Message? {
        switch reason {
        case .breach(let breach, let number, let pack): .rule(.refused(breach, number: number, pack: pack))
        case .archive(let breach): .archive(.refused(breach))
        case .noCasesIn(let indicator, let part): .figure(.noCasesInPart(indicator, part))
        case .calendarVersionTaken(let version, let newest): .time(.versionTaken(version, newest: newest))
        default: nil
        }
    }

    private static func record(_ reason: NodeError.Reason?) -> RecordMessage? {
        switch reason {
        case .noSuchRecord(let kind, let name): .noSuchRecord(kind, name: name)
        case .ambiguousRecord(let kind, let name): .ambiguous(kind, name: name)
        case .recordRule(let kind, let number, let breach): .rule(kind, number: number, breach)
        default: nil
        }
    }

    private static func pack(_ reason: NodeError.Reason?) -> PackProblem? {
        switch reason {
        case .packDiffers(let name): .differs(name)
        case .packNotPublished(let name): .notPublished(name)
        case .packOrdered(let name, let site): .ordered(name, site: site.text)
        case .packStandsAbove(let name, let site): .standsAbove(name, site: site.text)
        case .packIsPinned: .pinned
        case .onlyHeadOffice(let command): .onlyHeadOffice(command: command)
        case .onlyStore(let command): .onlyStore(command: command)
        default: nil
        }
    }

    /// The reason in words of every language; nil where only the node's own text tells enough.
    private static func problem(_ reason: NodeError.Reason?, folder: String) -> Problem? {
        switch reason {
        case .fieldMissing(let field):
            .missingField(field: field, option: Vocabulary.field(field, of: .complaintCase)?.option ?? "field-\(field.rawValue)")
        case .person(let refusal, let act): .people(.refused(refusal, act: act))
        case .siteCodeUsed(let code): .siteCodeUsed(code: code.text)
        case .caseIsClosed(let number): .caseNotOpen(number: number)
        case .caseIsOpen(let number): .caseIsOpen(number: number)
        case .archivingOpenCase(let number): .archivingOpenCase(number: number)
        case .notLinked(let number): .notLinked(number: number)
        case .nothingToSettle(let number): .nothingToSettle(number: number)
        case .unknownPack(let text, let known): .unknownPack(text: text, known: known)
        case .unknownTimeZone(let text): .badTimeZone(text: text)
        case .unknownReceiver(let text): .unknownReceiver(text: text)
        case .ambiguousReceiver(let text): .ambiguousReceiver(text: text)
        case .folderTaken(let path): .alreadyInitialised(folder: path)
        case .folderMissing(let path): .notInitialised(folder: path)
        case .unwritable(let path): .unwritable(path: path)
        case .unreadable(let path): .unreadable(path: path)
        case .transport(let error): problem(error)
        case .session(let error, let peer): problem(error, with: peer)
        case .store(.notInitialised): .notInitialised(folder: folder)
        case .store(.alreadyInitialised): .alreadyInitialised(folder: folder)
        case .store(.fromTheFuture): .databaseFromTheFuture
        case .store(.busy): .busy(seconds: Int((try? Patience.seconds()) ?? Store.busyTimeout))
        case .store(.diskFull): .diskFull(path: folder)
        case .store(.readOnly): .readOnly(path: folder)
        default: nil
        }
    }
}
