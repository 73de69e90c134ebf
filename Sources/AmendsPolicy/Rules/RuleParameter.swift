/// The parameters of packs that the rules ask for, by name.
public enum RuleParameter {
    /// Whether the steps of the pack bind whoever acts; where they do not, they only give the stage.
    public static let isBinding = "order.binding"
    /// The milestone with which a round begins after dissatisfaction, and after a reopening.
    public static let reworkFrom = "rework.from"
    public static let reopenFrom = "reopen.from"
    /// Rounds of dissatisfaction after which the leader decides.
    public static let reworkCap = "rework.cap"
    public static let reopenDays = "reopen.days"
    /// Attempts before a customer counts as not reached.
    public static let attempts = "follow_up.attempts"

    /// Fen that may be settled at the counter, and granted by whoever runs the unit.
    public static let onSiteLimit = "authority.on_site"
    public static let unitLimit = "authority.unit"
    /// Hours within which an approval by phone is confirmed.
    public static let confirmHours = "authority.confirm_hours"
    /// Roles that may approve an extension, a closure without agreement, a waiver, a destruction.
    public static let extensionApprovers = "extension.approvers"
    public static let extensionNeedsApproval = "extension.needs_approval"
    public static let leaders = "leader.roles"

    public static let pauseReasons = "pause.reasons"

    /// Triggers (``EscalationTrigger``), and who is told.
    public static let escalateOn = "escalation.on"
    public static let escalateTo = "escalation.to"
    public static let specialMeeting = "meeting.special_for_major"
    /// Codes of urgency and severity that must all hold.
    public static let emergencyOn = "emergency.on"
    /// `category=severity`.
    public static let severityFloors = "severity.floors"
    /// `category=first action`.
    public static let firstActions = "first_action.by_category"
    public static let safetyCategories = "safety.categories"

    /// Minutes after receipt beyond which writing it down needs a reason.
    public static let lateReceiptMinutes = "receipt.late_minutes"
    public static let transferHops = "transfer.hops"
    public static let transferHours = "transfer.hours"
}
