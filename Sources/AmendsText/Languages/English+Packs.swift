import AmendsModel
import AmendsPolicy

extension English {
    func label(_ word: PackWord) -> String {
        switch word {
        case .pack: "Pack"
        case .shipped: "shipped"
        case .published: "published"
        case .withdrawn: "withdrawn"
        case .origin: "Origin"
        case .inForceAt: "In force at"
        case .orderedFrom: "Ordered"
        case .acknowledgedBy: "Acknowledged by"
        case .itself: "its node"
        case .industry: "published by the trade's own body"
        case .everySite: "every site"
        case .unreadable: "(this version cannot read it)"
        case .regulation: "Regulation"
        case .effectiveFrom: "In force from"
        case .interpretedBy: "Interpreted by"
        case .terms: "What things are called"
        case .roles: "Posts"
        case .channels: "Channels"
        case .categories: "Categories"
        case .receipt: "To take a case in"
        case .milestones: "Steps, in their order"
        case .clocks: "Time limits"
        case .parameters: "Settings"
        case .required: "needs"
        case .oneOf: "one of"
        case .doneBy: "done by"
        case .optional: "optional"
        case .waivedOnSite: "not needed when settled on the spot"
        case .anonymousAllowed: "Anonymous complaints are taken"
        case .anonymousRefused: "Anonymous complaints are not taken"
        case .from: "from"
        case .to: "to"
        case .limit: "Limit"
        case .general: "General"
        case .urgent: "Urgent"
        case .maximum: "Longest with an extension"
        case .rework: "In a later round"
        case .countedFrom: "counted from"
        case .ours: "default, not from the regulation"
        case .yes: "yes"
        case .no: "no"
        case .none: "none"
        case .order: "Order of the steps"
        case .only: "added"
        case .before: "Before"
        case .after: "After"
        case .difference: "What differs"
        }
    }

    func label(_ duty: UnitDuty) -> String {
        switch duty {
        case .acknowledgement: "The pack is acknowledged"
        case .leadingGroup: "The leading group is there"
        case .supervision: "Supervision of records"
        case .training: "Training"
        case .survey: "Survey of customers"
        case .inspection: "Inspection"
        case .summaryMeeting: "Summary meeting"
        case .archiving: "The month's volume is closed"
        case .bulletin: "Bulletin of warnings"
        case .channelWatch: "Look at the channels"
        }
    }

    func label(_ clock: ClockKind) -> String {
        switch clock {
        case .respond: "First response"
        case .assess: "Assessment"
        case .assign: "Assignment"
        case .firstAction: "First action"
        case .meeting: "Meeting of the leading group"
        case .investigate: "Investigation"
        case .plan: "Plan"
        case .execute: "Execution"
        case .resolve: "Handled and answered"
        case .followUp: "Follow-up"
        }
    }

    func label(_ approval: Approval) -> String {
        switch approval {
        case .extending: "an extension"
        case .settlement: "a settlement on the spot"
        case .compensation: "compensation"
        case .destruction: "destruction"
        case .noAgreement: "closing without agreement"
        case .waiver: "leaving out a step"
        case .invalidity: "that a case is invalid"
        case .publication: "a publication"
        case .closure: "closed days"
        }
    }

    func text(_ limit: ClockLimit) -> String {
        func counted(_ count: Int64, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
        return switch limit {
        case .minutes(let minutes) where minutes.isMultiple(of: 60): counted(minutes / 60, "hour")
        case .minutes(let minutes): counted(minutes, "minute")
        case .workingDays(let days): counted(days, "working day")
        case .calendarDays(let days): counted(days, "day")
        }
    }

    func text(_ moment: ClockMoment, in catalogue: Catalogue) -> String {
        switch moment {
        case .milestone(let milestone): "\(milestone.code) \(catalogue.label(milestone).lowercased())"
        case .firstAction: "first action"
        case .meetingHeld: "meeting held"
        case .escalated: "escalated"
        }
    }

    func ours(placeholder: String) -> String { "default, not from the regulation: \(placeholder) leaves it open" }

    func mistake(line: Int, _ sentence: String) -> String { "line \(line): \(sentence)" }

    func sentence(_ notice: PackNotice, in catalogue: Catalogue) -> String {
        switch notice {
        case .noMistakes(let path, let pack): "\(path) has no mistakes; it is the pack \(pack)."
        case .installed(let pack): "The pack \(pack) is published. It travels to the stores with the next session or bundle."
        case .ordered(let pack, let sites, let day):
            "\(sites?.joined(separator: ", ") ?? "Every site") is to use \(pack) from \(CivilDate.text(ofDay: day)) on. Open cases keep the pack they were received under."
        case .withdrawn(let pack): "The pack \(pack) is withdrawn: nothing new is received under it. Cases received under it keep it."
        case .inUse(let pack, let site): "\(site) works under \(pack) from now on. Open cases keep the pack they were received under."
        case .acknowledged(let pack, let site): "\(site) has acknowledged \(pack)."
        case .noDifference: "The two packs say the same."
        case .differences(let count): "\(Amounts.grouped(count)) \(count == 1 ? "difference" : "differences")."
        }
    }

    func sentence(_ problem: PackProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .mistakes(let path, let count):
            "\(path) has \(Amounts.grouped(count)) \(count == 1 ? "mistake" : "mistakes"), so nothing of it was taken; what is in force stays in force."
        case .neitherFileNorPack(let text, let known):
            "There is neither a file nor a pack \(text). Packs here are: \(known.joined(separator: ", "))."
        case .differs(let pack): "The pack \(pack) is there already and says something else. Give the new text another version."
        case .notPublished(let pack): "Head office has not published \(pack). See: amends pack list"
        case .standsAbove(let pack, let site):
            "The trade's own body has ordered \(site) to use \(pack), which stands above what the company orders. Ask that body for another order."
        case .ordered(let pack, let site):
            "Head office ordered \(site) to use \(pack). Only another order of head office changes that: amends pack install"
        case .pinned:
            "A case keeps the pack it was received under. To move it to another one: amends case migrate CASE --policy NAME/VERSION"
        case .onlyHeadOffice(let command): "Only head office may do \"\(command)\"."
        case .onlyStore(let command): "Only a store may do \"\(command)\"."
        case .badDay(let text): "\"\(text)\" is not a day. Use a form such as 2027-03-01."
        }
    }

    var taxonomyLabels: [String: String] {
        [
            "channel": "Channel", "category": "Category", "role": "Post", "kind": "Kind", "nature": "Nature", "sorting": "Sorting class",
            "type": "Type for the solution", "channel_detail": "Detail of the channel", "severity": "Severity", "urgency": "Urgency",
            "complexity": "Complexity", "risk": "Risk", "legal_risk": "Legal risk", "venue_grade": "Grade of the venue",
            "department": "Department", "first_action": "First action", "method": "Method of investigation",
            "content_checked": "Content checked",
            "evidence": "Evidence", "finding": "Finding", "cause": "Cause", "cause_origin": "Origin of the cause", "liability": "Liability",
            "remedy": "Remedy", "compensation_kind": "Kind of compensation", "staff_measure": "Measure for staff",
            "team_measure": "Measure for the team", "company_measure": "Measure of the company",
            "environment_measure": "Measure on the premises",
            "vendor_measure": "Measure for the stall", "feedback_channel": "Channel of feedback", "follow_up_method": "Method of follow-up",
            "outcome": "Outcome", "invalid_reason": "Reason of invalidity", "supervision": "Supervised aspect",
            "conduct": "Item of conduct",
            "training_topic": "Training topic", "training_method": "Training method", "improvement_area": "Area of improvement",
            "reward": "Reward", "penalty": "Penalty", "inspection": "Inspection",
        ]
    }

    var termLabels: [String: String] {
        [
            "complainant": "whoever complains", "case": "a case", "site": "a site", "company": "the company", "staff": "members of staff",
            "order": "an order",
            "stall": "a stall", "regulation": "the regulation",
        ]
    }
}
