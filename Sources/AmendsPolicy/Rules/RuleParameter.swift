import AmendsModel

/// The parameters of packs that the rules ask for; ``PackParameter`` says what each means and what holds
/// where a pack says nothing.
public enum RuleParameter {
    static let needsEveryStep = "close.needs_every_step"
    public static let reworkFrom = "rework.from"
    public static let reopenFrom = "reopen.from"
    public static let reworkCap = "rework.cap"
    public static let reworkDecider = "rework.decider"
    public static let reopenDays = "reopen.window_days"
    public static let untilSatisfied = "rework.until_satisfied"
    public static let leastScore = "satisfied.score"
    public static let greatestScore = "satisfied.score_maximum"
    public static let attempts = "follow_up.attempts"
    public static let notHandler = "follow_up.not_handler"

    public static let onSiteLimit = "authority.on_site_fen"
    public static let onSiteComplexity = "authority.on_site_complexity"
    public static let managerLimit = "authority.manager_fen"
    public static let amountApprover = "authority.approver"
    public static let confirmHours = "authority.confirm_hours"
    public static let planAgreed = "plan.customer_agrees"
    public static let planAsked = "plan.customer_asked"
    public static let tasksAcknowledged = "plan.tasks_acknowledged"

    public static let extensionApprover = "extension.approver"
    public static let extensionReason = "extension.reason_required"
    public static let extensionTold = "extension.tell_customer"
    public static let forceMajeure = "extension.force_majeure"
    public static let pauseAllowed = "pause.allowed"
    public static let pauseReasons = "pause.reasons"

    public static let triggers = "escalation.triggers"
    public static let overdueHours = "escalation.overdue_hours"
    public static let escalationTarget = "escalation.target"
    public static let majorTarget = "escalation.major_target"
    public static let specialMeeting = "meeting.special_for"
    public static let emergencyUrgent = "emergency.needs_urgent"
    public static let emergencySevere = "emergency.needs_severe"
    public static let emergencyCategories = "emergency.categories"
    public static let severityFloor = "severity.floor"
    public static let firstAction = "first_action"
    public static let notifyAtOnce = "routing.notify_at_once"
    public static let leadRequired = "routing.lead_required"
    public static let acceptHours = "routing.accept_hours"

    public static let staffMeasures = "measures.staff"
    public static let staffFines = "measures.staff_fines"
    public static let vendorMeasures = "measures.vendor"
    public static let vendorDeposit = "measures.vendor_deposit"
    public static let reportTo = "emergency.report_to"
    public static let reportMinutes = "emergency.report_minutes"
    public static let teamRoles = "team.roles"
    public static let teamComplexities = "team.complexities"

    public static let lateReceiptHours = "receipt.late_after_hours"
    public static let secondContact = "receipt.second_contact"
    public static let checkList = "receipt.checklist"
    public static let itemNamed = "receipt.item"
    public static let contactDays = "contact.days"
    public static let trainingBefore = "training.before"
    public static let recusal = "recusal.required"
    public static let respondentInTeam = "team.respondent"
    public static let invalidSecond = "invalid.second_person"
    public static let withdrawProof = "withdraw.proof"
    public static let waiveApprover = "waive.approver"
    public static let destroyApprover = "destroy.approver"
    public static let externalAccept = "external.accept_working_days"
    public static let externalMediation = "external.mediation_working_days"
    public static let archivePaper = "archive.paper"
    public static let transferHops = "transfer.maximum_hops"
    public static let transferHours = "transfer.answer_hours"
}

extension Pack {
    /// Whether whoever acts is held to the steps of the pack. Where not, they only say what comes next.
    public var isBinding: Bool { parameters[RuleParameter.needsEveryStep] != .flag(false) }

    /// A switch that is on unless the pack turns it off.
    public func isOn(_ name: String) -> Bool { parameters[name] != .flag(false) }

    /// Of a table by category: what it says of a class of the case, its subcategory, category, risks or
    /// further classes (`sorting.price`), in that order.
    public func entries(for classes: [String], in name: String) -> [String] {
        let table = table(name)
        return classes.compactMap { key in table.first { $0.key == key }?.value }
    }
}
