/// Two acts that did not see each other and concern the same thing. Neither is wrong; what holds is
/// decided by the merge, the same everywhere, and said in a sentence.
public enum Encounter: String, Sendable, Hashable, CaseIterable {
    /// Two decisions on liability: both stand beside each other until somebody settles it.
    case twoDecisions = "two_decisions"
    /// Two acts that end the case: it ended with the first; where they differ the outcome is in conflict.
    case twoClosures = "two_closures"
    /// Ended by someone who had not seen it go up: it stays open.
    case closedUnderEscalation = "closed_under_escalation"
    /// Ended by someone who had not seen it reopened, or the customer dissatisfied: it stays open.
    case closedUnderReopening = "closed_under_reopening"
    /// Handed to another unit while somebody ended it here: it is handled there.
    case transferMetClosure = "transfer_met_closure"
    /// Handed to another unit while somebody opened it again here: it is open in both, and head office decides.
    case transferMetOpening = "transfer_met_opening"
    /// Handed to another unit while somebody handled it here: it is handled there, and head office tells it
    /// what was done here.
    case transferMetHandling = "transfer_met_handling"
    /// Handed to two units at once: the one shown goes on with it, and head office takes it back from the other.
    case twoReferrals = "two_referrals"
    /// Accepted for two units: head office decides which of them keeps it.
    case twoAcceptances = "two_acceptances"
    /// Accepted and refused: the acceptance holds, for the case is there already.
    case acceptedAndRefused = "accepted_and_refused"
    /// More time was granted while the customer was already being answered: the answer counts, and is
    /// judged by the longer limit.
    case extendedWhileAnswered = "extended_while_answered"
    /// Granted and declined: granted.
    case extendedAndDeclined = "extended_and_declined"
    /// The customer was asked twice: the later answer is shown, and a no keeps the case open.
    case twoAnswers = "two_answers"
    /// Settled at the counter while it went up or was investigated: both stand.
    case settledWhileEscalated = "settled_while_escalated"
    /// Opened again twice: it is one round.
    case twoOpenings = "two_openings"
}
