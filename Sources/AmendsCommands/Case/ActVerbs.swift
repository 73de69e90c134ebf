import AmendsLog
import AmendsModel

/// An act that is a command of its own.
protocol ActVerb: Sendable {
    static var kind: ActKind { get }
    /// One sentence for `--help`.
    static var purpose: String { get }
}

/// Every act on a case that is there, one line each.
enum ActVerbs {
    enum Acknowledge: ActVerb {
        static let kind = CaseAct.acknowledge
        static let purpose = "Tell the customer that the case is known."
    }
    enum Assess: ActVerb {
        static let kind = CaseAct.assess
        static let purpose = "Judge severity, urgency and complexity."
    }
    enum Assign: ActVerb {
        static let kind = CaseAct.assign
        static let purpose = "Give the case to a department or person."
    }
    enum Note: ActVerb {
        static let kind = CaseAct.note
        static let purpose = "Add a note."
    }
    enum Investigate: ActVerb {
        static let kind = CaseAct.investigate
        static let purpose = "Report what was found out."
    }
    enum Decide: ActVerb {
        static let kind = CaseAct.decide
        static let purpose = "Decide on liability."
    }
    enum Plan: ActVerb {
        static let kind = CaseAct.plan
        static let purpose = "Plan remedy and compensation."
    }
    enum Execute: ActVerb {
        static let kind = CaseAct.execute
        static let purpose = "Record that the plan was carried out."
    }
    enum FeedBack: ActVerb {
        static let kind = CaseAct.feedBack
        static let purpose = "Tell the customer the result."
    }
    enum FollowUp: ActVerb {
        static let kind = CaseAct.followUp
        static let purpose = "Ask whether the customer is satisfied."
    }
    enum Escalate: ActVerb {
        static let kind = CaseAct.escalate
        static let purpose = "Hand the case up; it stays open until someone who saw this closes it."
    }
    enum Reopen: ActVerb {
        static let kind = CaseAct.reopen
        static let purpose = "Open a closed case again."
    }
    enum Withdraw: ActVerb {
        static let kind = CaseAct.withdraw
        static let purpose = "Record that the customer withdrew."
    }
    enum Refer: ActVerb {
        static let kind = CaseAct.refer
        static let purpose = "Close the case here and refer it elsewhere."
    }
    enum Link: ActVerb {
        static let kind = CaseAct.link
        static let purpose = "Hide the case behind another one as its duplicate."
    }
    enum Unlink: ActVerb {
        static let kind = CaseAct.unlink
        static let purpose = "Remove such a link."
    }
    enum Close: ActVerb {
        static let kind = CaseAct.close
        static let purpose = "Close the case."
    }
    enum Archive: ActVerb {
        static let kind = CaseAct.archive
        static let purpose = "Archive a closed case."
    }
    enum Amend: ActVerb {
        static let kind = CaseAct.amend
        static let purpose = "Correct fields; what was there stays in the history."
    }
    enum Settle: ActVerb {
        static let kind = CaseAct.settle
        static let purpose = "Choose the value of a field that is in conflict."
    }
}
