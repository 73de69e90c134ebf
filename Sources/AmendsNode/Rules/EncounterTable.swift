import AmendsLog
import AmendsModel
import AmendsPolicy

/// Which two acts that did not see each other are worth a sentence.
enum EncounterTable {
    private static let closers: Set<ActKind> = [CaseAct.close, CaseAct.withdraw, CaseAct.invalidate, CaseAct.refer]
    private static let openers: Set<ActKind> = [CaseAct.reopen, CaseAct.dissatisfied]
    private static let answers: Set<ActKind> = [CaseAct.followUp, CaseAct.dissatisfied]

    /// A referral to another unit, told apart from one to anybody else.
    static let handing = ActKind(rawValue: 0xffff)
    /// What is done on a case, which the unit that goes on with it does not know of.
    private static let handling: Set<ActKind> = [
        CaseAct.amend, CaseAct.classify, CaseAct.assess, CaseAct.assign, CaseAct.investigate, CaseAct.analyse, CaseAct.decide,
        CaseAct.plan, CaseAct.communicatePlan, CaseAct.execute, CaseAct.feedBack, CaseAct.promise, CaseAct.pay, CaseAct.settleOnSite,
        CaseAct.acceptTransfer, CaseAct.refuseTransfer, CaseAct.followUp,
    ]

    /// Acts that can be one side of an encounter.
    static let kinds: Set<ActKind> = closers.union(openers).union(answers).union([
        CaseAct.escalate, CaseAct.decide, CaseAct.acceptTransfer, CaseAct.refuseTransfer, CaseAct.extend, CaseAct.declineExtension,
        CaseAct.feedBack, CaseAct.settleOnSite, handing,
    ]).union(handling)

    /// Nil where the two may well be made without knowing of each other. The same for both orders.
    static func encounter(_ left: ActKind, _ right: ActKind) -> Encounter? { one(left, right) ?? one(right, left) }

    private static func one(_ left: ActKind, _ right: ActKind) -> Encounter? {
        switch (left, right) {
        case (handing, handing): .twoReferrals
        case (handing, _) where closers.contains(right): .transferMetClosure
        case (handing, _) where openers.contains(right) || right == CaseAct.escalate: .transferMetOpening
        case (handing, _) where handling.contains(right): .transferMetHandling
        case (handing, _): nil
        case (CaseAct.decide, CaseAct.decide): .twoDecisions
        case (CaseAct.acceptTransfer, CaseAct.acceptTransfer): .twoAcceptances
        case (CaseAct.acceptTransfer, CaseAct.refuseTransfer): .acceptedAndRefused
        // The acceptance comes with the act that refers the case; the encounter is told once, of the acceptance.
        case (CaseAct.acceptTransfer, _) where closers.contains(right) && right != CaseAct.refer: .transferMetClosure
        case (CaseAct.acceptTransfer, _) where openers.contains(right) || right == CaseAct.escalate: .transferMetOpening
        case (CaseAct.refer, CaseAct.refer): .twoClosures
        case (CaseAct.refer, _): nil
        case (_, _) where closers.contains(left) && closers.contains(right) && right != CaseAct.refer: .twoClosures
        case (_, CaseAct.escalate) where closers.contains(left): .closedUnderEscalation
        case (_, _) where closers.contains(left) && openers.contains(right): .closedUnderReopening
        case (CaseAct.extend, CaseAct.feedBack): .extendedWhileAnswered
        case (CaseAct.extend, CaseAct.declineExtension): .extendedAndDeclined
        case (CaseAct.settleOnSite, CaseAct.escalate): .settledWhileEscalated
        case (_, _) where answers.contains(left) && answers.contains(right): .twoAnswers
        case (_, _) where openers.contains(left) && openers.contains(right): .twoOpenings
        default: nil
        }
    }
}
