import AmendsLog
import AmendsModel
import AmendsNode

/// The acts that open a case, end it, or hide it.
enum Deed: Int, CaseIterable {
    case escalate, reopen, dissatisfied, close, leaderClose, withdraw, invalidate, refer, settleOnSite, link, unlink

    var kind: ActKind {
        switch self {
        case .escalate: CaseAct.escalate
        case .reopen: CaseAct.reopen
        case .dissatisfied: CaseAct.dissatisfied
        case .close, .leaderClose: CaseAct.close
        case .withdraw: CaseAct.withdraw
        case .invalidate: CaseAct.invalidate
        case .refer: CaseAct.refer
        case .settleOnSite: CaseAct.settleOnSite
        case .link: CaseAct.link
        case .unlink: CaseAct.unlink
        }
    }

    var fields: ActFields {
        switch self {
        case .escalate: [(CaseField.escalatedTo, .text("leader"))]
        case .reopen: [(CaseField.reason, .text("新情况"))]
        case .dissatisfied: [(CaseField.satisfied, .text("no"))]
        case .close: [(CaseField.outcome, .text("resolved")), Self.vocabulary]
        case .leaderClose: [(CaseField.outcome, .text("no_agreement")), (CaseField.approvedBy, .text("leader")), Self.vocabulary]
        case .withdraw: [(CaseField.outcome, .text("withdrawn")), (CaseField.proof, .text("来电录音")), Self.vocabulary]
        case .invalidate:
            [
                (CaseField.outcome, .text("invalid")), (CaseField.invalidReason, .text("no_facts")),
                (CaseField.approvedBy, .text("leader")), Self.vocabulary,
            ]
        case .refer: [(CaseField.outcome, .text("referred")), (CaseField.referredTo, .text("S009")), Self.vocabulary]
        case .settleOnSite: [(CaseField.remedy, .text("apology"))]
        case .link: [(CaseField.duplicateOf, .added(Self.earlierCase))]
        case .unlink: [(CaseField.duplicateOf, .removed(Self.earlierCase))]
        }
    }

    /// What a discharging act carries; written by value, as the rules of merging read it.
    private static let vocabulary: (id: FieldID, value: FieldValue) = (CaseField.vocabulary, .integer(Vocabulary.version))
    static let earlierCase = RecordID(high: 0x0180_0000_0000_0000, low: 1).description

    // MARK: What the design says of them

    /// A reason why the case is open.
    var opens: Bool { [.escalate, .reopen, .dissatisfied].contains(self) }
    var opensRound: Bool { [.reopen, .dissatisfied].contains(self) }
    var ends: Bool { [.close, .leaderClose, .withdraw, .invalidate, .refer].contains(self) }
    var milestone: Milestone? {
        if ends { return .closed }
        return self == .settleOnSite ? .answered : self == .dissatisfied ? .followedUp : nil
    }
    var outcome: String? {
        switch self {
        case .close: "resolved"
        case .leaderClose: "no_agreement"
        case .withdraw: "withdrawn"
        case .invalidate: "invalid"
        case .refer: "referred"
        default: nil
        }
    }
}
