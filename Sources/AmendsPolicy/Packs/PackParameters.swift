import AmendsModel

/// Every parameter of a pack. A pack that was read has a value for each of these names, its own or the
/// fallback. Read them with `pack.integer("…")`, `flag`, `text`, `texts`, `role`, `roles`, `table`, `entry`.
///
/// What is **not** here: the order of milestones, which are mandatory, the fields each requires
/// (feedback contents, the promise, the plan's contents …) and the roles that do it (who feeds back,
/// who follows up) are in ``Pack/steps``; limits, maxima of extensions and limits of later rounds are in
/// ``Pack/clocks``; the mandatory fields of a receipt and whether it may be anonymous are in
/// ``Pack/requiredAtReceipt`` and ``Pack/allowsAnonymous``; codes and their names are in the taxonomies.
///
/// | name | kind | meaning |
/// |---|---|---|
/// | `hours_basis` | choice | `elapsed`: hours run round the clock |
/// | `day_end` | choice | when the last counted day ends: `midnight` of the unit's zone |
/// | `anchor` | choice | limits run from `receipt` or from the `previous_milestone` (C3) |
/// | `calendar.site_exceptions` | flag | a site may enter days on which it is closed (E3) |
/// | `reception.hours` | choice | `always` or `opening` |
/// | `receipt.form` | flag | the customer is asked to fill in and sign a form |
/// | `receipt.checklist` | flag | whoever takes a complaint from a person goes through the reception's check list |
/// | `receipt.item` | flag | a case names an item of the catalogue of services |
/// | `receipt.late_after_hours` | hours | a receipt written down later than this needs a reason (E6) |
/// | `receipt.second_contact` | flag | a case taken in by the one complained of needs a contact by another within the respond clock (C12) |
/// | `severity.floor` | table | category or `risk.…` → the least severity |
/// | `urgent.categories` | codes | categories that count as urgent from the start |
/// | `priority` | table | `severity.urgency` → P1…P4, all of them |
/// | `emergency.needs_urgent`, `emergency.needs_severe` | flags | what starts the emergency procedure: all that are on; both off: only the categories (C17) |
/// | `emergency.categories` | codes | categories that start it by themselves |
/// | `emergency.report_to` | words | outside bodies to be told at once |
/// | `emergency.report_minutes` | minutes | within which time |
/// | `first_action` | table | category → what is done at once |
/// | `routing` | table | category (or `sorting.…`, `type.…`) → department |
/// | `routing.notify_at_once` | table | the same, for classes of which the department is told at once |
/// | `routing.lead_required` | flag | several departments need one in the lead |
/// | `routing.accept_hours` | hours | a department takes the case that it was given, or gives it back, within |
/// | `authority.on_site_fen` | fen | the front line may settle this much on the spot |
/// | `authority.on_site_complexity` | codes | of cases this complex at most |
/// | `authority.manager_fen` | fen | the manager may grant this much |
/// | `authority.approver` | role | who approves more |
/// | `authority.confirm_hours` | hours | an approval by telephone is confirmed within (E46) |
/// | `escalation.triggers` | choices | what makes a case be reported up |
/// | `escalation.target` | role | to whom |
/// | `escalation.major_target` | role | to whom with a major one; none: the same |
/// | `escalation.overdue_hours` | hours | after a limit passed it is reported up; 0: at once |
/// | `meeting.special_for` | codes | severities for which the meeting must be a special one |
/// | `meeting.summary_days` | days | a summary meeting at least every so often; 0: none |
/// | `group.leading.head`, `group.leading.deputy` | role | head and deputy of the leading group |
/// | `group.leading.members` | roles | its members |
/// | `team.complexities` | codes | complexities that need a special team |
/// | `team.roles` | roles | who is usually in the investigation team |
/// | `team.respondent` | choice | the one complained of is `informant` only, or `barred` |
/// | `recusal.required` | flag | members of a group stand aside in their own matter (C13) |
/// | `extension.approver` | role | who grants an extension; none: nobody need |
/// | `extension.reason_required`, `extension.tell_customer` | flags | what it must have |
/// | `extension.force_majeure` | flag | may be granted after the limit, for force majeure (E9) |
/// | `pause.allowed` | flag | a clock may stand still while the customer is waited for (E8) |
/// | `pause.clocks`, `pause.reasons` | clocks, words | which, and why |
/// | `pause.maximum_days` | days | altogether |
/// | `training.before` | table | role → topic of the training that comes before its acts |
/// | `contact.days` | days | the customer of an open case hears something at least every so often; 0: none asked |
/// | `follow_up.attempts` | count | attempts before a customer counts as not reached |
/// | `follow_up.not_handler` | flag | whoever handled the case does not follow it up |
/// | `satisfied.score`, `satisfied.score_maximum` | count | the least score that counts as satisfied, and the highest there is |
/// | `rework.until_satisfied` | flag | a dissatisfied customer starts another round |
/// | `rework.from` | milestone | the first step of that round |
/// | `rework.cap` | count | rounds after which a leader decides (C8) |
/// | `rework.decider` | role | who may then end it without agreement |
/// | `reopen.from` | milestone | the first step after a reopening |
/// | `reopen.window_days` | days | later than this after closing, a new linked case is better; 0: no limit |
/// | `close.needs_every_step` | flag | a case is not closed while a mandatory step is missing (FS-7-3) |
/// | `invalid.second_person` | flag | a second person agrees that a case is invalid |
/// | `withdraw.proof` | flag | a withdrawal needs the customer's statement |
/// | `waive.approver` | role | who may waive a step |
/// | `transfer.maximum_hops` | count | then head office decides (E20) |
/// | `transfer.answer_hours` | hours | an offer without an answer goes to head office |
/// | `transfer.clock` | choice | the clock `continues` or `restarts` |
/// | `external.accept_working_days`, `external.mediation_working_days` | working days | limits of a regulator's own procedure (E48) |
/// | `archive.month` | choice | a case is listed in the month it was `received` or `closed` (C5) |
/// | `archive.working_days` | working days | the volume is sealed so long after the month's end; 0: on its last day |
/// | `archive.paper` | flag | paper is kept beside the record |
/// | `archive.report` | flag | a summary report goes with the case |
/// | `retention.years` | years | after archiving |
/// | `retention.at_least` | flag | the regulation says "not less than" (C6) |
/// | `destroy.approver` | role | who approves destruction |
/// | `destroy.persons` | count | how many people sign |
/// | `kpi.indicators` | choices | the indicators of the regulation |
/// | `kpi.timely_counts` | choice | timely means `handled` or `answered` in time (C14) |
/// | `kpi.timely_target_bp`, `kpi.satisfaction_target_bp`, `kpi.complaint_rate_target_bp` | basis points | targets; the last one is a ceiling |
/// | `volume.unit` | choice | what complaints are compared with: `orders` or `business` (C16) |
/// | `warning.indicators` | choices | what is watched |
/// | `warning.rate_bp`, `warning.count` | basis points, count | thresholds |
/// | `warning.window_days`, `warning.minimum_cases` | days, count | over how long, and with how many at least |
/// | `warning.hysteresis_percent` | percent | a warning ends this far below its threshold |
/// | `warning.before_due_percent` | percent | part of a limit left when its end is announced |
/// | `warning.bulletin_days` | days | a bulletin at least every so often; 0: none |
/// | `privacy.small_cell` | count | public figures below it are suppressed (E42) |
/// | `plan.customer_agrees` | flag | the plan is carried out when the customer agreed to it |
/// | `plan.customer_asked` | flag | the customer is asked about the plan before the result is told, and a refused plan is adjusted |
/// | `plan.tasks_acknowledged` | flag | whoever the plan gives a task says that they know it before it is carried out |
/// | `measures.staff`, `measures.staff_fines` | flags | measures against staff, and fines, may be recorded (C18) |
/// | `measures.vendor`, `measures.vendor_deposit` | flags | the same for stalls, and deductions from a deposit |
/// | `supervision.days` | days | records are checked at least every so often |
/// | `training.days`, `survey.days`, `inspection.days` | days | training, surveys and inspections at least every so often; 0: none asked |
/// | `channel_watch.minutes` | minutes | channels are looked at every so often; 0: none asked |
/// | `publicity.allowed` | flag | results and cases may be published |
/// | `appraisal.linked` | choices | what the indicators are tied to |
extension PackParameter {
    /// In the order in which a pack is shown.
    public static let all: [PackParameter] =
        time + receipt + judging + authority + people + rounds + sidePaths + archive + figures + measures

    private static let time: [PackParameter] = [
        .init("hours_basis", oneOf: ["elapsed"], "elapsed"),
        .init("day_end", oneOf: ["midnight"], "midnight"),
        .init("anchor", oneOf: ["receipt", "previous_milestone"], "receipt"),
        .init(flag: "calendar.site_exceptions", false),
        .init(flag: "pause.allowed", false),
        .init("pause.clocks", .clocks, .texts([])),
        .init("pause.reasons", .words, .texts([])),
        .init("pause.maximum_days", 1...365, 10),
    ]

    private static let receipt: [PackParameter] = [
        .init("reception.hours", oneOf: ["always", "opening"], "opening"),
        .init(flag: "receipt.form", false),
        .init(flag: "receipt.checklist", false),
        .init(flag: "receipt.item", false),
        .init("receipt.late_after_hours", 1...8784, 24),
        .init(flag: "receipt.second_contact", true),
    ]

    private static let severities = CaseField.severities
    private static let priorities = ["P1", "P2", "P3", "P4"]

    private static let judging: [PackParameter] = [
        .init(
            "severity.floor", .table(.codes(["category", "risk"]), .choice(severities)),
            .texts(["safety_hazard=severe", "risk.injury=severe"])),
        .init("urgent.categories", .codes("category"), .texts([])),
        .init(
            "priority", .table(.severityAndUrgency, .choice(priorities)),
            .texts([
                "minor.general=P4", "minor.urgent=P3", "general.general=P3", "general.urgent=P2", "severe.general=P2", "severe.urgent=P1",
                "major.general=P1", "major.urgent=P1",
            ])),
        .init(flag: "emergency.needs_urgent", true),
        .init(flag: "emergency.needs_severe", true),
        .init("emergency.categories", .codes("category"), .texts([])),
        .init("emergency.report_to", .words, .texts([])),
        .init("emergency.report_minutes", 1...10_080, 60),
        .init("first_action", .table(.codes(["category"]), .choice(CaseCode.firstActions)), .texts([])),
        .init("routing", .table(.codes(["category", "sorting", "type"]), .codes(["department"])), .texts([])),
        .init("routing.notify_at_once", .table(.codes(["category", "sorting", "type"]), .codes(["department"])), .texts([])),
        .init(flag: "routing.lead_required", true),
        .init("routing.accept_hours", 1...8784, 24),
    ]

    private static let authority: [PackParameter] = [
        .init("authority.on_site_fen", 0...100_000_000, 20_000),
        .init("authority.on_site_complexity", .codes("complexity"), .texts(["simple", "normal"])),
        .init("authority.manager_fen", 0...1_000_000_000, 200_000),
        .init("authority.approver", .role(.compensation), .text("company_leader")),
        .init("authority.confirm_hours", 1...720, 24),
        .init(
            "escalation.triggers",
            .choices(["not_solvable_on_site", "dissatisfied", "complex", "severe", "major", "urgent", "overdue", "manual"]),
            .texts(["severe", "major", "dissatisfied", "overdue", "manual"])),
        .init("escalation.target", .role(nil), .text("store_manager")),
        .init("escalation.major_target", .role(nil), .text("")),
        .init("escalation.overdue_hours", 0...8784, 24),
        .init("meeting.special_for", .codes("severity"), .texts([])),
        .init("meeting.summary_days", 0...730, 0),
        .init("extension.approver", .role(.extending), .text("company_leader")),
        .init(flag: "extension.reason_required", true),
        .init(flag: "extension.tell_customer", true),
        .init(flag: "extension.force_majeure", true),
    ]

    private static let people: [PackParameter] = [
        .init("group.leading.head", .role(nil), .text("")),
        .init("group.leading.deputy", .role(nil), .text("")),
        .init("group.leading.members", .roles, .texts([])),
        .init("team.complexities", .codes("complexity"), .texts([])),
        .init("team.roles", .roles, .texts([])),
        .init("team.respondent", oneOf: ["informant", "barred"], "informant"),
        .init(flag: "recusal.required", true),
        .init("training.before", .table(.codes(["role"]), .codes(["training_topic"])), .texts([])),
    ]

    private static let rounds: [PackParameter] = [
        .init("contact.days", 0...365, 0),
        .init("follow_up.attempts", 1...100, 3),
        .init(flag: "follow_up.not_handler", true),
        .init("satisfied.score", 1...100, 4),
        .init("satisfied.score_maximum", 1...100, 5),
        .init(flag: "rework.until_satisfied", true),
        .init("rework.from", .milestone, .text("M09")),
        .init("rework.cap", 1...100, 3),
        .init("rework.decider", .role(.noAgreement), .text("company_leader")),
        .init("reopen.from", .milestone, .text("M06")),
        .init("reopen.window_days", 0...3660, 0),
    ]

    private static let sidePaths: [PackParameter] = [
        .init(flag: "close.needs_every_step", true),
        .init(flag: "invalid.second_person", true),
        .init(flag: "withdraw.proof", true),
        .init("waive.approver", .role(.waiver), .text("store_manager")),
        .init("transfer.maximum_hops", 1...20, 2),
        .init("transfer.answer_hours", 1...8784, 24),
        .init("transfer.clock", oneOf: ["continues", "restarts"], "continues"),
        .init("external.accept_working_days", 1...365, 7),
        .init("external.mediation_working_days", 1...365, 45),
    ]

    private static let archive: [PackParameter] = [
        .init("archive.month", oneOf: ["received", "closed"], "closed"),
        .init("archive.working_days", 0...60, 3),
        .init(flag: "archive.paper", false),
        .init(flag: "archive.report", false),
        .init("retention.years", 1...100, 3),
        .init(flag: "retention.at_least", false),
        .init("destroy.approver", .role(.destruction), .text("company_leader")),
        .init("destroy.persons", 2...10, 2),
    ]

    static let warnings = ["rate", "count", "hotspot", "repeat", "overdue", "satisfaction"]

    private static let figures: [PackParameter] = [
        .init("kpi.indicators", .choices(Indicator.codesOfPacks), .texts(["timely_rate", "satisfaction", "complaint_rate"])),
        .init("kpi.timely_counts", oneOf: ["handled", "answered"], "answered"),
        .init("kpi.timely_target_bp", 0...10_000, 9500),
        .init("kpi.satisfaction_target_bp", 0...10_000, 9000),
        .init("kpi.complaint_rate_target_bp", 0...1_000_000, 100),
        .init("volume.unit", oneOf: ["orders", "business"], "orders"),
        .init("warning.indicators", .choices(warnings), .texts(["rate", "count"])),
        .init("warning.rate_bp", 1...1_000_000, 200),
        .init("warning.count", 1...1_000_000, 5),
        .init("warning.window_days", 1...730, 30),
        .init("warning.minimum_cases", 1...1_000_000, 3),
        .init("warning.hysteresis_percent", 0...90, 20),
        .init("warning.before_due_percent", 1...90, 25),
        .init("warning.bulletin_days", 0...730, 30),
        .init("privacy.small_cell", 1...1000, 3),
    ]

    private static let measures: [PackParameter] = [
        .init(flag: "plan.customer_agrees", false),
        .init(flag: "plan.customer_asked", false),
        .init(flag: "plan.tasks_acknowledged", false),
        .init(flag: "measures.staff", true),
        .init(flag: "measures.staff_fines", false),
        .init(flag: "measures.vendor", false),
        .init(flag: "measures.vendor_deposit", false),
        .init("supervision.days", 0...730, 30),
        .init("training.days", 0...3660, 180),
        .init("survey.days", 0...3660, 0),
        .init("inspection.days", 0...730, 0),
        .init("channel_watch.minutes", 0...10_080, 0),
        .init(flag: "publicity.allowed", false),
        .init(
            "appraisal.linked", .choices(["praise", "bonus", "promotion", "honour", "pay", "performance", "accountability"]), .texts([])),
    ]
}
