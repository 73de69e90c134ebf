public import AmendsLog

extension RecordKind {
    /// One complaint (or inquiry, suggestion) from receipt to destruction.
    public static let complaintCase = RecordKind(rawValue: 1)
}

/// The fields of a case. Numbers are promises: never reused, never renumbered.
public enum CaseField {
    public static let number = FieldID(rawValue: 1)
    public static let kind = FieldID(rawValue: 2)
    public static let channel = FieldID(rawValue: 3)
    public static let category = FieldID(rawValue: 4)
    public static let subcategory = FieldID(rawValue: 5)
    public static let region = FieldID(rawValue: 6)
    public static let content = FieldID(rawValue: 7)
    public static let customer = FieldID(rawValue: 8)
    public static let contact = FieldID(rawValue: 9)
    public static let receivedAt = FieldID(rawValue: 10)
    public static let utcOffset = FieldID(rawValue: 11)
    public static let occurredAt = FieldID(rawValue: 12)
    public static let place = FieldID(rawValue: 13)
    public static let severity = FieldID(rawValue: 14)
    public static let urgency = FieldID(rawValue: 15)
    public static let complexity = FieldID(rawValue: 16)
    public static let demand = FieldID(rawValue: 17)
    public static let demanded = FieldID(rawValue: 18)
    public static let receiver = FieldID(rawValue: 19)
    public static let department = FieldID(rawValue: 20)
    public static let assignee = FieldID(rawValue: 21)
    public static let promisedBy = FieldID(rawValue: 22)
    public static let note = FieldID(rawValue: 23)
    public static let report = FieldID(rawValue: 24)
    public static let finding = FieldID(rawValue: 25)
    public static let cause = FieldID(rawValue: 26)
    public static let liability = FieldID(rawValue: 27)
    public static let plan = FieldID(rawValue: 28)
    public static let remedy = FieldID(rawValue: 29)
    public static let compensation = FieldID(rawValue: 30)
    public static let feedback = FieldID(rawValue: 31)
    public static let satisfied = FieldID(rawValue: 32)
    public static let score = FieldID(rawValue: 33)
    public static let outcome = FieldID(rawValue: 34)
    public static let reportedTimely = FieldID(rawValue: 35)
    public static let escalatedTo = FieldID(rawValue: 36)
    public static let referredTo = FieldID(rawValue: 37)
    public static let duplicateOf = FieldID(rawValue: 38)
    public static let paperLocation = FieldID(rawValue: 39)
    public static let serial = FieldID(rawValue: 40)
    public static let order = FieldID(rawValue: 41)
    public static let sourceID = FieldID(rawValue: 42)
    public static let sourceSteps = FieldID(rawValue: 43)
    public static let mark = FieldID(rawValue: 44)
    /// The pack and version the case is handled under, `salon/1`: pinned at receipt, changed only by migration.
    public static let policy = FieldID(rawValue: 45)
    /// Approved new due times; of concurrent ones the later counts.
    public static let extendedInvestigation = FieldID(rawValue: 46)
    public static let extendedResolution = FieldID(rawValue: 47)
    /// What an extension is asked for.
    public static let extensionClock = FieldID(rawValue: 48)
    public static let extensionUntil = FieldID(rawValue: 49)
    /// When the customer was told of the extension.
    public static let extensionToldAt = FieldID(rawValue: 50)
    /// As judged at receipt; confirmed only after verification.
    public static let nature = FieldID(rawValue: 51)
    public static let confirmedNature = FieldID(rawValue: 52)
    /// The reference under which a valid complaint was verified and registered.
    public static let registration = FieldID(rawValue: 53)
    /// Further classes, `dimension:value`; the primary class is the category.
    public static let classification = FieldID(rawValue: 54)
    public static let risk = FieldID(rawValue: 55)
    public static let legalRisk = FieldID(rawValue: 56)
    public static let priority = FieldID(rawValue: 57)
    public static let apologised = FieldID(rawValue: 58)
    public static let processExplained = FieldID(rawValue: 59)
    public static let firstAction = FieldID(rawValue: 60)
    public static let firstActionResult = FieldID(rawValue: 61)
    public static let leadDepartment = FieldID(rawValue: 62)
    public static let departments = FieldID(rawValue: 63)
    /// Staff codes of the investigation team.
    public static let team = FieldID(rawValue: 64)
    /// Staff codes of those who stand aside.
    public static let recused = FieldID(rawValue: 65)
    public static let method = FieldID(rawValue: 66)
    public static let contentChecked = FieldID(rawValue: 67)
    /// What a piece of evidence is; fields of one act belong together.
    public static let evidence = FieldID(rawValue: 68)
    public static let evidenceKind = FieldID(rawValue: 69)
    /// SHA-256 of the file, hexadecimal, and its name.
    public static let evidenceFile = FieldID(rawValue: 70)
    public static let noEvidenceReason = FieldID(rawValue: 71)
    public static let statement = FieldID(rawValue: 72)
    public static let statementBy = FieldID(rawValue: 73)
    public static let evidenceRequest = FieldID(rawValue: 74)
    /// The staff code or post that is asked.
    public static let evidenceAsked = FieldID(rawValue: 75)
    public static let evidenceDue = FieldID(rawValue: 76)
    public static let evidenceAnswer = FieldID(rawValue: 77)
    public static let causeOrigin = FieldID(rawValue: 78)
    public static let causeNote = FieldID(rawValue: 79)
    /// Staff codes of those complained of.
    public static let respondent = FieldID(rawValue: 80)
    /// `subject[:who]=basis points`, separated by commas; they sum to 10,000.
    public static let liabilityShares = FieldID(rawValue: 81)
    public static let liabilityBasis = FieldID(rawValue: 82)
    public static let planOwner = FieldID(rawValue: 83)
    public static let planDue = FieldID(rawValue: 84)
    public static let expectedEffect = FieldID(rawValue: 85)
    public static let foreseenProblems = FieldID(rawValue: 86)
    /// Staff code of the second person.
    public static let approvedBy = FieldID(rawValue: 87)
    public static let customerAnswer = FieldID(rawValue: 88)
    /// `target:kind:owner:due day:text`.
    public static let measure = FieldID(rawValue: 89)
    /// The number of the measure, from 1, and its proof.
    public static let measureDone = FieldID(rawValue: 90)
    /// Compensation promised; what was paid is `compensation`.
    public static let promised = FieldID(rawValue: 91)
    public static let couponValue = FieldID(rawValue: 92)
    public static let couponCost = FieldID(rawValue: 93)
    public static let compensationKind = FieldID(rawValue: 94)
    public static let receipt = FieldID(rawValue: 95)
    public static let feedbackChannel = FieldID(rawValue: 96)
    public static let basis = FieldID(rawValue: 97)
    public static let improvement = FieldID(rawValue: 98)
    public static let afterCare = FieldID(rawValue: 99)
    public static let askedSatisfied = FieldID(rawValue: 100)
    public static let followUpMethod = FieldID(rawValue: 101)
    /// An attempt to reach the customer.
    public static let attempt = FieldID(rawValue: 102)
    /// Why the customer is not satisfied.
    public static let dissatisfaction = FieldID(rawValue: 103)
    public static let meetingAt = FieldID(rawValue: 104)
    public static let meetingKind = FieldID(rawValue: 105)
    public static let attendee = FieldID(rawValue: 106)
    public static let minutes = FieldID(rawValue: 107)
    public static let decision = FieldID(rawValue: 108)
    public static let supervisionReason = FieldID(rawValue: 109)
    public static let supervisionDue = FieldID(rawValue: 110)
    public static let supervisionReply = FieldID(rawValue: 111)
    public static let emergency = FieldID(rawValue: 112)
    public static let externalBody = FieldID(rawValue: 113)
    public static let externalNumber = FieldID(rawValue: 114)
    public static let externalDue = FieldID(rawValue: 115)
    public static let externalReply = FieldID(rawValue: 116)
    /// The site a transfer is offered to.
    public static let transferTo = FieldID(rawValue: 117)
    public static let transferState = FieldID(rawValue: 118)
    /// The case of another site that this one continues.
    public static let predecessor = FieldID(rawValue: 119)
    public static let successor = FieldID(rawValue: 120)
    public static let hops = FieldID(rawValue: 121)
    /// The group case that this one belongs to.
    public static let groupCase = FieldID(rawValue: 122)
    public static let complainants = FieldID(rawValue: 123)
    public static let invalidReason = FieldID(rawValue: 124)
    public static let proof = FieldID(rawValue: 125)
    /// The amount of an on-the-spot settlement.
    public static let settlement = FieldID(rawValue: 126)
    public static let siteComplainedOf = FieldID(rawValue: 127)
    public static let anonymous = FieldID(rawValue: 128)
    public static let preferredContact = FieldID(rawValue: 129)
    public static let representative = FieldID(rawValue: 130)
    public static let contactVerified = FieldID(rawValue: 131)
    public static let customerLanguage = FieldID(rawValue: 132)
    /// The service item or product complained of.
    public static let item = FieldID(rawValue: 133)
    public static let equipment = FieldID(rawValue: 134)
    public static let stall = FieldID(rawValue: 135)
    public static let paperForm = FieldID(rawValue: 136)
    /// Milestones that are not needed here, `M10`.
    public static let waived = FieldID(rawValue: 137)
    /// Reasons why the case must not be destroyed.
    public static let hold = FieldID(rawValue: 138)
    public static let allegation = FieldID(rawValue: 139)
    /// `number=finding`, the number from 1.
    public static let allegationFinding = FieldID(rawValue: 140)
    public static let retainUntil = FieldID(rawValue: 141)
    /// The archive volume that lists the case.
    public static let volume = FieldID(rawValue: 142)
    public static let certificate = FieldID(rawValue: 143)
    /// What was said to or heard from the customer.
    public static let contactLog = FieldID(rawValue: 144)
    public static let contactDirection = FieldID(rawValue: 145)
    public static let pauseReason = FieldID(rawValue: 146)
    /// The case whose handling is complained of.
    public static let causedBy = FieldID(rawValue: 147)
    public static let related = FieldID(rawValue: 148)
    public static let venueGrade = FieldID(rawValue: 149)
    /// Why a receipt was written down long after it happened.
    public static let recordedLate = FieldID(rawValue: 150)
    /// The finding that is explained: its rule and, for an act, `@` and the first digits of its leaf.
    public static let explained = FieldID(rawValue: 160)
    /// Whether the department that the case was given to has taken it.
    public static let departmentState = FieldID(rawValue: 170)
    /// What of the reception's check list was done, in the order of the list.
    public static let receptionStep = FieldID(rawValue: 171)
    /// What makes it a complaint: dissatisfaction, an opinion, a demand.
    public static let expressed = FieldID(rawValue: 172)
    public static let addressedTo = FieldID(rawValue: 173)
    /// Staff codes and departments that were told of the plan, besides those whom it gives tasks.
    public static let planTold = FieldID(rawValue: 174)
    /// The customer's number as a member.
    public static let member = FieldID(rawValue: 175)
    /// The name of the platform that the complaint came through.
    public static let platform = FieldID(rawValue: 176)
    /// The site that a closed case was handed to; who handles it there is told by its successor.
    public static let handedTo = FieldID(rawValue: 180)
    /// What happened to the case at other sites, one ``TransferStep`` each: told by head office, because
    /// sites do not read each other's cases.
    public static let way = FieldID(rawValue: 181)
    /// The further roads by which the complaint came, one ``CaseIntake`` each.
    public static let intake = FieldID(rawValue: 182)
    /// Cases of the same customer, recorded twice there and here. Written on both.
    public static let sameCustomer = FieldID(rawValue: 183)

    /// Requests for erasure that could not be followed yet: the case is kept and used for nothing.
    /// Outside bodies that were told of an emergency.
    public static let reportedTo = FieldID(rawValue: 184)
    public static let restricted = FieldID(rawValue: 190)

    /// Fields of the act, the same numbers in every record kind.
    public static let at = FieldID(rawValue: 200)
    public static let reason = FieldID(rawValue: 201)
    public static let pack = FieldID(rawValue: 202)
    public static let calendar = FieldID(rawValue: 203)
    /// The vocabulary version of the writer of an act that discharges.
    public static let vocabulary = FieldID(rawValue: 204)
    /// Of an act on a transfer: that head office made it.
    public static let headOffice = FieldID(rawValue: 220)

    public static let severities = ["minor", "general", "severe", "major"]
    public static let urgencies = ["general", "urgent"]
    public static let complexities = ["simple", "normal", "complex"]

    /// The fields that divide the statistics.
    public static func isDimension(_ field: FieldID) -> Bool {
        field == region || field == category || field == channel || field == outcome
    }

    /// Every field with its type. `most` fields hold the position of their code in its list, from 1.
    public static let definitions: [FieldDefinition] =
        [
            .init(1, "number", .register),
            .init(2, "kind", .register, .code(["complaint", "inquiry", "suggestion", "handling_complaint", "feedback"])),
            .init(3, "channel", .register, .code(CaseCode.channels)),
            .init(4, "category", .register, .code(CaseCode.categories)),
            .init(5, "subcategory", .register),
            .init(6, "region", .register),
            .init(7, "content", .register, personal: true),
            .init(8, "customer", .register, personal: true),
            .init(9, "contact", .register, personal: true),
            .init(10, "received_at", .register, .instant),
            .init(11, "utc_offset", .register, .offset),
            .init(12, "occurred_at", .register, .instant),
            .init(13, "place", .register),
            .init(14, "severity", .most, .code(severities)),
            .init(15, "urgency", .most, .code(urgencies)),
            .init(16, "complexity", .most, .code(complexities)),
            .init(17, "demand", .register, personal: true),
            .init(18, "demanded", .register, .fen),
            .init(19, "receiver", .register, personal: true),
            .init(20, "department", .register),
            .init(21, "assignee", .register, personal: true),
            .init(22, "promised_by", .register, .instant),
            .init(23, "note", .list, personal: true),
            .init(24, "report", .register, personal: true),
            .init(25, "finding", .register, .code(["substantiated", "partly", "unsubstantiated", "unverifiable"])),
            .init(26, "cause", .register, .code(CaseCode.causes)),
            .init(27, "liability", .register, .code(["individual", "team", "company", "vendor", "third_party", "customer", "none"])),
            .init(28, "plan", .register, personal: true),
            .init(29, "remedy", .register, .code(CaseCode.remedies)),
            .init(30, "compensation", .ledger, .fen),
            .init(31, "feedback", .register, personal: true),
            .init(32, "satisfied", .register, .code(["yes", "no", "unreached"])),
            .init(33, "score", .register, .count),
            .init(34, "outcome", .register, .code(CaseCode.outcomes)),
            .init(35, "reported_timely", .register, .code(["yes", "no"])),
            .init(36, "escalated_to", .register),
            .init(37, "referred_to", .register),
            .init(38, "duplicate_of", .set, .record),
            .init(39, "paper_location", .register),
            .init(40, "serial", .register),
            .init(41, "order", .register),
            .init(42, "source_id", .register),
            .init(43, "source_steps", .register, .count),
            .init(44, "mark", .set),
            .init(45, "policy", .register),
            .init(46, "extended_investigation", .most, .instant),
            .init(47, "extended_resolution", .most, .instant),
            .init(48, "extension_clock", .register, .code(CaseCode.extendableClocks)),
            .init(49, "extension_until", .register, .instant),
            .init(50, "extension_told_at", .register, .instant),
            .init(51, "nature", .register, .code(CaseCode.natures)),
            .init(52, "confirmed_nature", .register, .code(CaseCode.natures)),
            .init(53, "registration", .register),
            .init(54, "classification", .set),
            .init(55, "risk", .set, .code(CaseCode.risks)),
            .init(56, "legal_risk", .set, .code(CaseCode.legalRisks)),
            .init(57, "priority", .register, .code(["P1", "P2", "P3", "P4"])),
            .init(58, "apologised", .register, .code(CaseCode.yesNo)),
            .init(59, "process_explained", .register, .code(CaseCode.yesNo)),
            .init(60, "first_action", .list, .code(CaseCode.firstActions)),
            .init(61, "first_action_result", .list, personal: true),
            .init(62, "lead_department", .register),
            .init(63, "departments", .set),
            .init(64, "team", .set),
            .init(65, "recused", .set),
            .init(66, "method", .set, .code(CaseCode.methods)),
            .init(67, "content_checked", .set, .code(CaseCode.contentsChecked)),
            .init(68, "evidence", .list, personal: true),
            .init(69, "evidence_kind", .list, .code(CaseCode.evidenceKinds)),
            .init(70, "evidence_file", .list),
            .init(71, "no_evidence_reason", .register),
            .init(72, "statement", .list, personal: true),
            .init(73, "statement_by", .list, personal: true),
            .init(74, "evidence_request", .list, personal: true),
            .init(75, "evidence_asked", .list),
            .init(76, "evidence_due", .list, .instant),
            .init(77, "evidence_answer", .list, personal: true),
            .init(78, "cause_origin", .register, .code(["rnd", "production", "sales", "service", "delivery"])),
            .init(79, "cause_note", .register, personal: true),
            .init(80, "respondent", .set),
            .init(81, "liability_shares", .register),
            .init(82, "liability_basis", .register, personal: true),
            .init(83, "plan_owner", .register),
            .init(84, "plan_due", .register, .instant),
            .init(85, "expected_effect", .register),
            .init(86, "foreseen_problems", .register),
            .init(87, "approved_by", .register),
            .init(88, "customer_answer", .register, .code(["agreed", "refused", "no_answer"])),
            .init(89, "measure", .list, personal: true),
            .init(90, "measure_done", .list, personal: true),
            .init(91, "promised", .ledger, .fen),
            .init(92, "coupon_value", .ledger, .fen),
            .init(93, "coupon_cost", .ledger, .fen),
            .init(94, "compensation_kind", .register, .code(CaseCode.compensationKinds)),
            .init(95, "receipt", .register),
            .init(96, "feedback_channel", .register, .code(CaseCode.feedbackChannels)),
            .init(97, "basis", .register),
            .init(98, "improvement", .register),
            .init(99, "after_care", .register),
            .init(100, "asked_satisfied", .register, .code(CaseCode.yesNo)),
            .init(101, "follow_up_method", .register, .code(CaseCode.followUpMethods)),
            .init(102, "attempt", .list, personal: true),
            .init(103, "dissatisfaction", .register, personal: true),
            .init(104, "meeting_at", .register, .instant),
            .init(105, "meeting_kind", .register, .code(["leading_group", "special", "summary"])),
            .init(106, "attendee", .set),
            .init(107, "minutes", .register, personal: true),
            .init(108, "decision", .register, personal: true),
            .init(109, "supervision_reason", .register),
            .init(110, "supervision_due", .register, .instant),
            .init(111, "supervision_reply", .list, personal: true),
            .init(112, "emergency", .register, .code(CaseCode.yesNo)),
            .init(113, "external_body", .register),
            .init(114, "external_number", .register),
            .init(115, "external_due", .register, .instant),
            .init(116, "external_reply", .list, personal: true),
            .init(117, "transfer_to", .register),
            .init(118, "transfer_state", .register, .code(CaseCode.transferStates)),
            .init(119, "predecessor", .register, .record),
            .init(120, "successor", .register, .record),
            .init(121, "hops", .register, .count),
            .init(122, "group_case", .set, .record),
            .init(123, "complainants", .register, .count),
            .init(124, "invalid_reason", .register, .code(CaseCode.invalidReasons)),
            .init(125, "proof", .register, personal: true),
            .init(126, "settlement", .register, .fen),
            .init(127, "site_complained_of", .register),
            .init(128, "anonymous", .register, .code(CaseCode.yesNo)),
            .init(129, "preferred_contact", .register, personal: true),
            .init(130, "representative", .register, personal: true),
            .init(131, "contact_verified", .register, .code(CaseCode.yesNo)),
            .init(132, "customer_language", .register),
            .init(133, "item", .register),
            .init(134, "equipment", .register),
            .init(135, "stall", .register),
            .init(136, "paper_form", .register, .code(CaseCode.yesNo)),
            .init(137, "waived", .set),
            .init(138, "hold", .set),
            .init(139, "allegation", .list, personal: true),
            .init(140, "allegation_finding", .set),
            .init(141, "retain_until", .register, .instant),
            .init(142, "volume", .register, .record),
            .init(143, "certificate", .register),
            .init(144, "contact_log", .list, personal: true),
            .init(145, "contact_direction", .list, .code(["in", "out", "internal"])),
            .init(146, "pause_reason", .register),
            .init(147, "caused_by", .set, .record),
            .init(148, "related", .set, .record),
            .init(149, "venue_grade", .register),
            .init(150, "recorded_late", .register),
            .init(160, "explained", .set),
            .init(170, "department_state", .register, .code(CaseCode.departmentStates)),
            .init(171, "reception_step", .set, .code(CaseCode.receptionSteps)),
            .init(172, "expressed", .set, .code(CaseCode.expressions)),
            .init(173, "addressed_to", .register, .code(CaseCode.addressees)),
            .init(174, "plan_told", .set),
            .init(175, "member", .register, personal: true),
            .init(176, "platform", .register),
            .init(180, "handed_to", .register),
            .init(181, "way", .set, personal: true),
            .init(182, "intake", .set),
            .init(183, "same_customer", .set, .record),
            .init(184, "reported_to", .set),
            .init(190, "restricted", .set),
            .init(200, "at", .act, .instant),
            .init(201, "reason", .act, personal: true),
            .init(202, "pack", .act),
            .init(203, "calendar", .act, .count),
            .init(204, "vocabulary", .act, .count),
            .init(220, "head_office", .act, .code(CaseCode.headOfficeWords)),
        ] + ErasingAct.fields
}
