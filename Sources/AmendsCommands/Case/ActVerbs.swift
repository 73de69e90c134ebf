import AmendsLog
import AmendsModel

/// An act that is a command of its own.
protocol ActVerb: Sendable {
    /// The act, and one sentence for `--help`.
    static var entry: (act: ActKind, purpose: String) { get }
}

/// Every act on a case that is there, one line each.
enum ActVerbs {
    // Taking in
    enum Acknowledge: ActVerb { static let entry = (act: CaseAct.acknowledge, purpose: "Tell the customer that the case is known.") }
    enum Assess: ActVerb { static let entry = (act: CaseAct.assess, purpose: "Judge severity, urgency and complexity.") }
    enum Classify: ActVerb { static let entry = (act: CaseAct.classify, purpose: "Confirm or correct how the case is classed.") }
    enum Assign: ActVerb { static let entry = (act: CaseAct.assign, purpose: "Give the case to a department or person.") }
    enum HandOver: ActVerb { static let entry = (act: CaseAct.handOver, purpose: "Hand the case on to another department.") }
    enum TakeOver: ActVerb { static let entry = (act: CaseAct.takeOver, purpose: "Take the case that the department was given.") }
    enum HandBack: ActVerb { static let entry = (act: CaseAct.handBack, purpose: "Give it back, with the reason.") }
    enum FirstAct: ActVerb { static let entry = (act: CaseAct.firstAct, purpose: "Record what was done at once.") }
    enum SettleOnSite: ActVerb { static let entry = (act: CaseAct.settleOnSite, purpose: "Settle a simple case at the counter.") }
    enum ConfirmSettlement: ActVerb {
        static let entry = (act: CaseAct.confirmSettlement, purpose: "Approve such a settlement afterwards.")
    }
    enum Escalate: ActVerb {
        static let entry = (act: CaseAct.escalate, purpose: "Hand the case up; it stays open until someone who saw this closes it.")
    }
    enum DeclareEmergency: ActVerb { static let entry = (act: CaseAct.declareEmergency, purpose: "Start the emergency procedure.") }
    enum Meet: ActVerb { static let entry = (act: CaseAct.meet, purpose: "Record a meeting on the case and what it decided.") }

    // Finding out
    enum FormTeam: ActVerb { static let entry = (act: CaseAct.formTeam, purpose: "Name the investigation team, and who stands aside.") }
    enum Investigate: ActVerb { static let entry = (act: CaseAct.investigate, purpose: "Report what was found out.") }
    enum AddEvidence: ActVerb { static let entry = (act: CaseAct.addEvidence, purpose: "Add a piece of evidence, with its file.") }
    enum RequestEvidence: ActVerb { static let entry = (act: CaseAct.requestEvidence, purpose: "Ask somebody for evidence, until a time.") }
    enum AnswerEvidence: ActVerb { static let entry = (act: CaseAct.answerEvidence, purpose: "Answer such a request.") }
    enum TakeStatement: ActVerb { static let entry = (act: CaseAct.takeStatement, purpose: "Record what somebody stated.") }
    enum Analyse: ActVerb { static let entry = (act: CaseAct.analyse, purpose: "Record the cause.") }
    enum Decide: ActVerb { static let entry = (act: CaseAct.decide, purpose: "Decide on liability.") }
    enum RequestExtension: ActVerb { static let entry = (act: CaseAct.requestExtension, purpose: "Ask for more time.") }
    enum Extend: ActVerb { static let entry = (act: CaseAct.extend, purpose: "Grant more time.") }
    enum DeclineExtension: ActVerb { static let entry = (act: CaseAct.declineExtension, purpose: "Decline to grant more time.") }

    // Putting right
    enum Plan: ActVerb { static let entry = (act: CaseAct.plan, purpose: "Plan remedy and compensation.") }
    enum TellPlan: ActVerb { static let entry = (act: CaseAct.tellPlan, purpose: "Tell people and departments of the plan.") }
    enum AcknowledgeTask: ActVerb {
        static let entry = (act: CaseAct.acknowledgeTask, purpose: "Say that whoever acts knows their tasks in the plan.")
    }
    enum CommunicatePlan: ActVerb {
        static let entry = (act: CaseAct.communicatePlan, purpose: "Record the customer's answer to the plan.")
    }
    enum Execute: ActVerb { static let entry = (act: CaseAct.execute, purpose: "Record that the plan was carried out.") }
    enum Promise: ActVerb { static let entry = (act: CaseAct.promise, purpose: "Promise compensation.") }
    enum Pay: ActVerb { static let entry = (act: CaseAct.pay, purpose: "Record a payment or a coupon.") }
    enum TakeMeasure: ActVerb {
        static let entry = (act: CaseAct.takeMeasure, purpose: "Order a measure for staff, team, company or place.")
    }
    enum CompleteMeasure: ActVerb { static let entry = (act: CaseAct.completeMeasure, purpose: "Record that a measure was carried out.") }

    // The customer
    enum FeedBack: ActVerb { static let entry = (act: CaseAct.feedBack, purpose: "Tell the customer the result.") }
    enum FollowUp: ActVerb { static let entry = (act: CaseAct.followUp, purpose: "Ask whether the customer is satisfied.") }
    enum Contact: ActVerb { static let entry = (act: CaseAct.contact, purpose: "Record what was said to or heard from the customer.") }
    enum Attempt: ActVerb { static let entry = (act: CaseAct.attempt, purpose: "Record an attempt to reach the customer.") }
    enum Withdraw: ActVerb { static let entry = (act: CaseAct.withdraw, purpose: "Record that the customer withdrew.") }
    enum Pause: ActVerb { static let entry = (act: CaseAct.pause, purpose: "Stop the clocks where the pack allows it.") }
    enum Resume: ActVerb { static let entry = (act: CaseAct.resume, purpose: "Let the clocks run again.") }

    // Ending
    enum Close: ActVerb { static let entry = (act: CaseAct.close, purpose: "Close the case.") }
    enum Invalidate: ActVerb {
        static let entry = (act: CaseAct.invalidate, purpose: "Declare that there is nothing to complain of; a second person agrees.")
    }
    enum Refer: ActVerb { static let entry = (act: CaseAct.refer, purpose: "Close the case here and refer it elsewhere.") }
    enum Reopen: ActVerb { static let entry = (act: CaseAct.reopen, purpose: "Open a closed case again.") }
    enum Waive: ActVerb { static let entry = (act: CaseAct.waive, purpose: "Record that a step is not needed, and why.") }
    enum Archive: ActVerb { static let entry = (act: CaseAct.archive, purpose: "Archive a closed case.") }
    enum Hold: ActVerb { static let entry = (act: CaseAct.hold, purpose: "Keep the case from being destroyed.") }
    enum ReleaseHold: ActVerb { static let entry = (act: CaseAct.releaseHold, purpose: "Take such a hold off.") }
    enum Destroy: ActVerb { static let entry = (act: CaseAct.destroy, purpose: "Record the destruction of the file.") }

    // Elsewhere
    enum Supervise: ActVerb { static let entry = (act: CaseAct.supervise, purpose: "Order a report on the case from above.") }
    enum AnswerSupervision: ActVerb { static let entry = (act: CaseAct.answerSupervision, purpose: "Answer such an order.") }
    enum ReferOut: ActVerb {
        static let entry = (act: CaseAct.referOut, purpose: "Hand the matter to an outside body; the case stays open.")
    }
    enum RecordExternalReply: ActVerb { static let entry = (act: CaseAct.recordExternalReply, purpose: "Record the outside body's reply.") }
    enum OfferTransfer: ActVerb { static let entry = (act: CaseAct.offerTransfer, purpose: "Offer the case to another site.") }
    enum AcceptTransfer: ActVerb { static let entry = (act: CaseAct.acceptTransfer, purpose: "Take over a case that is offered.") }
    enum RefuseTransfer: ActVerb { static let entry = (act: CaseAct.refuseTransfer, purpose: "Refuse it.") }
    enum Link: ActVerb { static let entry = (act: CaseAct.link, purpose: "Hide the case behind another one as its duplicate.") }
    enum Unlink: ActVerb { static let entry = (act: CaseAct.unlink, purpose: "Remove such a link.") }
    enum JoinGroup: ActVerb { static let entry = (act: CaseAct.joinGroup, purpose: "Join the case to a group complaint.") }
    enum LeaveGroup: ActVerb { static let entry = (act: CaseAct.leaveGroup, purpose: "Take it out of one.") }

    // The record
    enum Note: ActVerb { static let entry = (act: CaseAct.note, purpose: "Add a note.") }
    enum Amend: ActVerb { static let entry = (act: CaseAct.amend, purpose: "Correct fields; what was there stays in the history.") }
    enum Settle: ActVerb { static let entry = (act: CaseAct.settle, purpose: "Choose the value of a field that is in conflict.") }
    enum Explain: ActVerb { static let entry = (act: CaseAct.explain, purpose: "Explain a finding, so that it is not asked again.") }
    enum Migrate: ActVerb { static let entry = (act: CaseAct.migrate, purpose: "Handle the case under another policy pack from now on.") }
}
