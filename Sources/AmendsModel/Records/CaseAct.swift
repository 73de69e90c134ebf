public import AmendsLog

/// The acts on a case. Numbers are promises.
public enum CaseAct {
    public static let receive = ActKind(rawValue: 0x0101)
    public static let acknowledge = ActKind(rawValue: 0x0102)
    public static let assess = ActKind(rawValue: 0x0103)
    public static let assign = ActKind(rawValue: 0x0104)
    public static let note = ActKind(rawValue: 0x0105)
    public static let investigate = ActKind(rawValue: 0x0106)
    public static let decide = ActKind(rawValue: 0x0107)
    public static let plan = ActKind(rawValue: 0x0108)
    public static let execute = ActKind(rawValue: 0x0109)
    public static let feedBack = ActKind(rawValue: 0x010a)
    public static let followUp = ActKind(rawValue: 0x010b)
    /// A follow-up whose answer is "not satisfied": it opens an obligation and the next round.
    public static let dissatisfied = ActKind(rawValue: 0x010c)
    public static let escalate = ActKind(rawValue: 0x010d)
    public static let reopen = ActKind(rawValue: 0x010e)
    public static let withdraw = ActKind(rawValue: 0x010f)
    public static let refer = ActKind(rawValue: 0x0110)
    public static let link = ActKind(rawValue: 0x0111)
    public static let unlink = ActKind(rawValue: 0x0112)
    public static let close = ActKind(rawValue: 0x0113)
    public static let archive = ActKind(rawValue: 0x0114)
    public static let amend = ActKind(rawValue: 0x0115)
    /// Chooses one value of a field that concurrent acts set differently.
    public static let settle = ActKind(rawValue: 0x0116)
    /// Settles a simple case at the counter, within the authority that the pack gives. The customer is still asked afterwards.
    public static let settleOnSite = ActKind(rawValue: 0x0117)
    /// Declares that there is nothing to complain of; a second person agrees.
    public static let invalidate = ActKind(rawValue: 0x0118)
    public static let formTeam = ActKind(rawValue: 0x0119)
    public static let analyse = ActKind(rawValue: 0x011a)
    public static let communicatePlan = ActKind(rawValue: 0x011b)
    public static let destroy = ActKind(rawValue: 0x011c)
    public static let requestExtension = ActKind(rawValue: 0x011d)
    /// Grants an extension.
    public static let extend = ActKind(rawValue: 0x011e)
    public static let declineExtension = ActKind(rawValue: 0x011f)
    public static let firstAct = ActKind(rawValue: 0x0120)
    public static let meet = ActKind(rawValue: 0x0121)
    /// An order from above to report on the case.
    public static let supervise = ActKind(rawValue: 0x0122)
    public static let answerSupervision = ActKind(rawValue: 0x0123)
    public static let addEvidence = ActKind(rawValue: 0x0124)
    public static let requestEvidence = ActKind(rawValue: 0x0125)
    public static let answerEvidence = ActKind(rawValue: 0x0126)
    public static let takeStatement = ActKind(rawValue: 0x0127)
    public static let promise = ActKind(rawValue: 0x0128)
    /// Records a payment, or a coupon with what it is worth and what it costs.
    public static let pay = ActKind(rawValue: 0x0129)
    public static let contact = ActKind(rawValue: 0x012a)
    public static let attempt = ActKind(rawValue: 0x012b)
    public static let takeMeasure = ActKind(rawValue: 0x012c)
    public static let completeMeasure = ActKind(rawValue: 0x012d)
    public static let offerTransfer = ActKind(rawValue: 0x012e)
    public static let acceptTransfer = ActKind(rawValue: 0x012f)
    public static let refuseTransfer = ActKind(rawValue: 0x0130)
    public static let pause = ActKind(rawValue: 0x0131)
    public static let resume = ActKind(rawValue: 0x0132)
    /// Confirms or corrects how the case is classed.
    public static let classify = ActKind(rawValue: 0x0133)
    public static let hold = ActKind(rawValue: 0x0134)
    public static let releaseHold = ActKind(rawValue: 0x0135)
    /// Moves an open case to another pack or version.
    public static let migrate = ActKind(rawValue: 0x0136)
    public static let joinGroup = ActKind(rawValue: 0x0137)
    public static let leaveGroup = ActKind(rawValue: 0x0138)
    /// Hands a matter to an outside body; the case stays open here.
    public static let referOut = ActKind(rawValue: 0x0139)
    public static let recordExternalReply = ActKind(rawValue: 0x013a)
    public static let waive = ActKind(rawValue: 0x013b)
    public static let declareEmergency = ActKind(rawValue: 0x013c)
    /// Approves afterwards a settlement above the authority of the one who made it.
    public static let confirmSettlement = ActKind(rawValue: 0x013d)
    /// Explains a finding, so that it is not asked again.
    public static let explain = ActKind(rawValue: 0x013e)
    /// Hands the case on to another department of the same unit.
    public static let handOver = ActKind(rawValue: 0x0150)
    /// The department that the case was given to takes it.
    public static let takeOver = ActKind(rawValue: 0x0151)
    /// It gives the case back, and says why.
    public static let handBack = ActKind(rawValue: 0x0152)
    /// Tells people and departments of the plan.
    public static let tellPlan = ActKind(rawValue: 0x0153)
    /// Says that whoever acts knows their tasks.
    public static let acknowledgeTask = ActKind(rawValue: 0x0154)

    /// Whether an act can start, stop or move a clock; it then says which calendar its writer held.
    public static func movesClocks(_ act: ActDefinition) -> Bool {
        act.milestone != nil || !act.flags.isDisjoint(with: [.opens, .discharges]) || [firstAct, meet, extend].contains(act.kind)
    }

    public static let definitions: [ActDefinition] = [
        .init(
            0x0101, "case.receive", .complaintCase, flags: .opens, milestone: .received,
            required: [CaseField.channel, CaseField.receivedAt]),
        .init(0x0102, "case.acknowledge", .complaintCase, milestone: .acknowledged),
        .init(0x0103, "case.assess", .complaintCase, milestone: .assessed),
        .init(0x0104, "case.assign", .complaintCase, milestone: .assigned),
        .init(0x0105, "case.note", .complaintCase, required: [CaseField.note]),
        .init(0x0106, "case.investigate", .complaintCase, milestone: .investigated),
        .init(0x0107, "case.decide", .complaintCase, milestone: .liabilityDecided, required: [CaseField.liability]),
        .init(0x0108, "case.plan", .complaintCase, milestone: .planned),
        .init(0x0109, "case.execute", .complaintCase, milestone: .executed),
        .init(0x010a, "case.feed-back", .complaintCase, milestone: .answered),
        .init(0x010b, "case.follow-up", .complaintCase, milestone: .followedUp, required: [CaseField.satisfied]),
        .init(0x010c, "case.dissatisfied", .complaintCase, flags: [.opens, .opensRound], milestone: .followedUp),
        .init(0x010d, "case.escalate", .complaintCase, flags: .opens, required: [CaseField.escalatedTo]),
        .init(0x010e, "case.reopen", .complaintCase, flags: [.opens, .opensRound], required: [CaseField.reason]),
        .init(0x010f, "case.withdraw", .complaintCase, flags: .discharges, milestone: .closed),
        .init(0x0110, "case.refer", .complaintCase, flags: .discharges, milestone: .closed, required: [CaseField.referredTo]),
        .init(0x0111, "case.link", .complaintCase, required: [CaseField.duplicateOf]),
        .init(0x0112, "case.unlink", .complaintCase, required: [CaseField.duplicateOf]),
        .init(0x0113, "case.close", .complaintCase, flags: .discharges, milestone: .closed),
        .init(0x0114, "case.archive", .complaintCase, milestone: .archived),
        .init(0x0115, "case.amend", .complaintCase),
        .init(0x0116, "case.settle", .complaintCase),
        .init(0x0117, "case.settle-on-site", .complaintCase, milestone: .answered, required: [CaseField.remedy]),
        .init(
            0x0118, "case.invalidate", .complaintCase, flags: .discharges, milestone: .closed,
            required: [CaseField.invalidReason, CaseField.approvedBy]),
        .init(0x0119, "case.form-team", .complaintCase, milestone: .teamFormed, required: [CaseField.team]),
        .init(0x011a, "case.analyse", .complaintCase, milestone: .causeAnalysed, required: [CaseField.cause]),
        .init(0x011b, "case.communicate-plan", .complaintCase, milestone: .planCommunicated, required: [CaseField.customerAnswer]),
        .init(0x011c, "case.destroy", .complaintCase, milestone: .destroyed, required: [CaseField.certificate, CaseField.approvedBy]),
        .init(0x011d, "case.request-extension", .complaintCase, required: [CaseField.extensionClock, CaseField.extensionUntil]),
        .init(0x011e, "case.extend", .complaintCase),
        .init(0x011f, "case.decline-extension", .complaintCase),
        .init(0x0120, "case.first-action", .complaintCase, required: [CaseField.firstAction]),
        .init(0x0121, "case.meet", .complaintCase, required: [CaseField.meetingAt]),
        .init(0x0122, "case.supervise", .complaintCase, required: [CaseField.supervisionReason]),
        .init(0x0123, "case.answer-supervision", .complaintCase, required: [CaseField.supervisionReply]),
        .init(0x0124, "case.add-evidence", .complaintCase, required: [CaseField.evidence]),
        .init(0x0125, "case.request-evidence", .complaintCase, required: [CaseField.evidenceRequest, CaseField.evidenceAsked]),
        .init(0x0126, "case.answer-evidence", .complaintCase, required: [CaseField.evidenceAnswer]),
        .init(0x0127, "case.take-statement", .complaintCase, required: [CaseField.statement, CaseField.statementBy]),
        .init(0x0128, "case.promise", .complaintCase, required: [CaseField.promised]),
        .init(0x0129, "case.pay", .complaintCase),
        .init(0x012a, "case.contact", .complaintCase, required: [CaseField.contactLog]),
        .init(0x012b, "case.attempt", .complaintCase, required: [CaseField.attempt]),
        .init(0x012c, "case.take-measure", .complaintCase, required: [CaseField.measure]),
        .init(0x012d, "case.complete-measure", .complaintCase, required: [CaseField.measureDone]),
        .init(0x012e, "case.offer-transfer", .complaintCase, required: [CaseField.transferTo]),
        .init(0x012f, "case.accept-transfer", .complaintCase),
        .init(0x0130, "case.refuse-transfer", .complaintCase),
        .init(0x0131, "case.pause", .complaintCase, required: [CaseField.pauseReason]),
        .init(0x0132, "case.resume", .complaintCase),
        .init(0x0133, "case.classify", .complaintCase),
        .init(0x0134, "case.hold", .complaintCase, required: [CaseField.hold]),
        .init(0x0135, "case.release-hold", .complaintCase, required: [CaseField.hold]),
        .init(0x0136, "case.migrate", .complaintCase, required: [CaseField.policy]),
        .init(0x0137, "case.join-group", .complaintCase, required: [CaseField.groupCase]),
        .init(0x0138, "case.leave-group", .complaintCase, required: [CaseField.groupCase]),
        .init(0x0139, "case.refer-out", .complaintCase, required: [CaseField.externalBody]),
        .init(0x013a, "case.record-external-reply", .complaintCase, required: [CaseField.externalReply]),
        .init(0x013b, "case.waive", .complaintCase, required: [CaseField.waived]),
        .init(0x013c, "case.declare-emergency", .complaintCase),
        .init(0x013d, "case.confirm-settlement", .complaintCase),
        .init(0x013e, "case.explain", .complaintCase, required: [CaseField.explained, CaseField.reason]),
        .init(0x0150, "case.hand-over", .complaintCase, required: [CaseField.department]),
        .init(0x0151, "case.take-over", .complaintCase),
        .init(0x0152, "case.hand-back", .complaintCase, required: [CaseField.reason]),
        .init(0x0153, "case.tell-plan", .complaintCase, required: [CaseField.planTold]),
        .init(0x0154, "case.acknowledge-task", .complaintCase),
    ]
}
