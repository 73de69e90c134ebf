import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy

/// The rules of handling: which of them an act would break, given what its writer saw.
///
/// One pure function serves twice. Before an act is made here, it speaks up and the act may be refused;
/// for an act that came from elsewhere it says what is shown beside it. It reads no clock and no store:
/// the pack, the people and the due times come in. What a later act makes of an earlier one is not its
/// business, except in ``standing(of:at:)``, which looks at a case as it is now.
///
/// Rules come in three layers: those of every case (open or closed, links, transfers), those of whoever
/// acts (segregation, approval), and those of the pack. Where the pack is not known, or its order does
/// not bind, only the first two are asked.
public struct Rulebook: Sendable {
    /// The pack that the case is handled under; nil where it has none, or one that is not known here.
    public var pack: Pack?
    /// Its name where it is not known here.
    public var unknownPack: String?
    public var people: RulePeople
    public var dues: RuleDues
    /// The site that the case lies with.
    public var site: String
    /// Whether the one who acts works at head office. Acts of a history say it themselves where it matters.
    public var writesEverywhere = true
    /// Of an act about to be made: the number of another case that an outside body's number in it names.
    public var numberTakenBy: String?
    /// Of a case as it is: the number of another case that has one of its outside bodies' numbers.
    public var numberSharedWith: String?
    /// Whether a site takes no cases any more, at an instant (ms since 1970).
    public var isSiteClosed: @Sendable (String, Int64) -> Bool = { _, _ in false }
    /// The handlers of the case whose handling is complained of.
    public var handlersOfCause: Set<String> = []
    /// Codes and titles of the services in use; nil where no pack asks and so nobody looked.
    public var items: Set<String>?

    public init(pack: Pack?, unknownPack: String? = nil, people: RulePeople = .nobody, dues: RuleDues = .none, site: String = "") {
        (self.pack, self.unknownPack, self.people, self.dues, self.site) = (pack, unknownPack, people, dues, site)
    }

    /// The pack, where whoever acts is bound to its steps.
    var binding: Pack? { pack.flatMap { $0.isBinding ? $0 : nil } }

    /// The rules that `act` breaks after `past`, the gravest first; each once.
    public func breaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        guard let definition = Vocabulary.act(act.kind), definition.recordKind == .complaintCase else { return [] }
        var found: [Breach] = []
        found += stateBreaches(of: act, after: past)
        found += definition.required.filter { !act.gives($0) }.map(Breach.fieldMissing)
        found += linkBreaches(of: act, after: past)
        found += transferBreaches(of: act, after: past)
        found += departmentBreaches(of: act, after: past)
        found += taskBreaches(of: act, after: past)
        found += roadBreaches(of: act, after: past)
        found += answerBreaches(of: act, after: past)
        found += liabilityBreaches(of: act)
        found += peopleBreaches(of: act, after: past)
        if let pack = binding {
            // What another unit took in was judged there.
            if act.kind == CaseAct.receive, !act.gives(CaseField.predecessor) { found += receiptBreaches(of: act, pack) }
            found += orderBreaches(of: act, definition.milestone, after: past, pack)
            found += contentBreaches(of: act, definition.milestone, after: past, pack)
            found += authorityBreaches(of: act, after: past, pack)
            found += extensionBreaches(of: act, after: past, pack)
            found += escalationBreaches(of: act, after: past, pack)
            found += sidePathBreaches(of: act, after: past, pack)
            found += planBreaches(of: act, after: past, pack)
            found += trainingBreaches(of: act, after: past, pack)
            if act.kind == CaseAct.close { found += closingBreaches(of: act, after: past, pack) }
            if act.kind == CaseAct.archive { found += archivingBreaches(of: act, after: past, pack) }
        }
        if act.kind == CaseAct.destroy { found += destructionBreaches(of: act, after: past) }
        if let unknownPack, act.kind == CaseAct.receive { found.append(.packUnknown(unknownPack)) }
        return Self.eachOnce(found)
    }

    private static func eachOnce(_ breaches: [Breach]) -> [Breach] {
        var seen: Set<Breach> = []
        let different = breaches.filter { seen.insert($0).inserted }
        return different.filter { $0.weight == .refuses } + different.filter { $0.weight == .needsReason }
            + different.filter { $0.weight == .warns }
    }

    // MARK: Open and closed

    /// Acts that a closed case takes.
    static let takenWhenClosed: Set<ActKind> = [
        CaseAct.note, CaseAct.amend, CaseAct.link, CaseAct.unlink, CaseAct.settle, CaseAct.followUp, CaseAct.dissatisfied, CaseAct.reopen,
        CaseAct.archive, CaseAct.destroy, CaseAct.contact, CaseAct.attempt, CaseAct.classify, CaseAct.hold, CaseAct.releaseHold,
        CaseAct.supervise, CaseAct.answerSupervision, CaseAct.confirmSettlement, CaseAct.recordExternalReply, CaseAct.explain,
        CaseAct.waive, CaseAct.leaveGroup, CaseAct.reportTransfer, CaseAct.restrict, CaseAct.liftRestriction, CaseAct.linkCustomer,
        CaseAct.unlinkCustomer, CaseAct.addIntake, CaseAct.removeIntake,
    ]

    private func stateBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        let state = past.state
        // Erasing follows a right of the customer, whatever has become of the case.
        if act.kind == CaseAct.receive || act.kind == ErasingAct.kind { return [] }
        if past.reached(.destroyed, inAnyRound: true), act.kind != CaseAct.explain { return [.caseIsDestroyed] }
        switch act.kind {
        // Nobody goes on with it yet, and head office says who does.
        case CaseAct.refer where isHeadOffices(act) && state.isHandedOver && state.shown(CaseField.successor) == nil: return []
        case CaseAct.reopen: return state.isOpen ? [.caseIsOpen] : []
        case CaseAct.archive: return state.isOpen ? [.notClosedYet] : []
        case CaseAct.destroy: return []
        default: return state.isOpen || Self.takenWhenClosed.contains(act.kind) ? [] : [.caseIsClosed]
        }
    }
}
