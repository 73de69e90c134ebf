import AmendsModel
import AmendsPolicy

extension English {
    func sentence(_ fault: PackMistake.Fault, in catalogue: Catalogue) -> String {
        switch fault {
        case .tooLong(let bytes, let maximum):
            "the pack has \(Amounts.grouped(bytes)) bytes; at most \(Amounts.grouped(maximum)) travel as one record. Leave out codes that are not used"
        case .notYAML(let problem): "this is no YAML: \(problem)"
        case .empty: "the pack is empty; copy one with: amends pack show plain --text"
        case .tooManyParts(let maximum): "the pack has more than \(Amounts.grouped(maximum)) parts"
        case .writtenTwice(let key): "\"\(key)\" is written twice in one place; keep one of them"
        case .notASection(let place): "\(Self.named(place)) must be lines of \"name: value\""
        case .notAList(let place): "\(Self.named(place)) must be a list, [one, two] or lines beginning with \"- \""
        case .notAText(let place): "\(Self.named(place)) must be one text of at most 2,000 bytes"
        case .notAFlag(let place): "\(Self.named(place)) must be true or false"
        case .notANumber(let place): "\(Self.named(place)) must be a whole number"
        case .outOfBounds(let place, let number, let minimum, let maximum):
            "\(Self.named(place)) is \(number); it must lie between \(minimum) and \(maximum)"
        case .unknownKey(let key, let place, let nearest, let known):
            "\(Self.named(place)) knows no \"\(key)\"; \(Self.hint(nearest, known))"
        case .missingKey(let key, let place): "\(Self.named(place)) lacks \"\(key)\""
        case .badIdentifier(let text, let place): "\"\(text)\" in \(Self.named(place)) must be 1 to 64 of a–z, 0–9, \"-\" and \"_\""
        case .badDate(let text): "\"\(text)\" is not a day; write a form such as 2027-03-01"
        case .labelMissing(let language, let place):
            "\(Self.named(place)) has no name in \(language); people read it in en, zh-Hans and zh-Hant"
        case .unknownCode(let code, let place, let nearest, let known):
            "\(Self.named(place)) cannot be \"\(code)\"; \(Self.hint(nearest, known)). A code of your own begins with x_, where there may be one"
        case .unknownTaxonomy(let name, let nearest, let known): "there is no taxonomy \"\(name)\"; \(Self.hint(nearest, known))"
        case .codeTwice(let code, let place): "\"\(code)\" is listed twice in \(Self.named(place)); keep one of them"
        case .codeIsOff(let code, let place, let taxonomy):
            "\(Self.named(place)) names \"\(code)\", which the pack does not list under \(catalogue.label(taxonomy: taxonomy)) (\(taxonomy))"
        case .parentUnknown(let code, let place): "the parent \"\(code)\" is not a code of \(Self.named(place))"
        case .unknownField(let name, let place, let nearest):
            "\(Self.named(place)): a case has no field \"\(name)\"\(nearest.map { "; did you mean \"\($0)\"?" } ?? "")"
        case .fieldNotOfAct(let field, let milestone):
            "neither \(milestone.code) nor anything before it can set the field \"\(field)\", so nobody could ever reach \(milestone.code)"
        case .tableLine(let text, let place): "\(Self.named(place)): \"\(text)\" is no line of a table"
        case .priorityMissing(let keys):
            "priority says nothing of \(keys.joined(separator: ", ")); every severity with every urgency needs one"
        case .unknownMilestone(let text, let place):
            "\(Self.named(place)): there is no milestone \"\(text)\" in this pack; write M01 to M16"
        case .milestoneTwice(let milestone): "the milestone \(Self.named(milestone, catalogue)) is listed twice"
        case .milestoneMissing(let milestone): "the milestone \(Self.named(milestone, catalogue)) is missing; no case can do without it"
        case .wrongOrder(let first, let second):
            "\(Self.named(first, catalogue)) must come before \(Self.named(second, catalogue)); here it comes after it"
        case .unknownMoment(let text, let place):
            "\(Self.named(place)) cannot be \"\(text)\"; write a milestone such as M12, or first_action, meeting or escalated"
        case .clockWithoutMilestone(let clock, let milestone):
            "the clock \(clock.code) names \(Self.named(milestone, catalogue)), which is not among the pack's milestones"
        case .unknownAnchor(let text, let place):
            "\(Self.named(place)) cannot be \"\(text)\"; write receipt, previous_milestone, or a milestone such as M06"
        case .anchorWithoutReceipt(let clock):
            "the clock \(clock.code) has an anchor and does not start at M01; a clock is counted from its own start, so leave one of the two out"
        case .anchorWithoutStep(let clock):
            "the clock \(clock.code) ends with no milestone, so there is no step before its end to count from; leave anchor out"
        case .anchorNotBefore(let clock, let named, let stop):
            "the clock \(clock.code) cannot be counted from \(Self.named(named, catalogue)), which does not come before its end, \(Self.named(stop, catalogue))"
        case .badLimit(let text, let place):
            "\(Self.named(place)) cannot be \"\(text)\"; write a limit such as 30 minutes, 2 hours, 7 working days or 10 days"
        case .limitMissing(let clock): "the clock \(clock.code) has neither a general nor an urgent limit"
        case .notIncreasing(let earlier, let later, let urgent):
            "the limit of \(later.code)\(urgent ? " for urgent cases" : "") can end before that of \(earlier.code), which comes first; limits must not decrease"
        case .urgentAboveGeneral(let clock): "urgent cases would have longer for \(clock.code) than others"
        case .maximumBelowLimit(let clock):
            "an extended \(clock.code) would be shorter than one without extension; maximum is the whole time, not what is added"
        case .clockIsOff(let clock, let place): "\(Self.named(place)) names the clock \(clock.code), which the pack has not"
        case .unknownRole(let text, let place, let nearest):
            "\(Self.named(place)): there is no role \"\(text)\"\(nearest.map { "; did you mean \"\($0)\"?" } ?? "")"
        case .roleNotNamed(let role, let place): "\(Self.named(place)) names \(role.rawValue), which is not among the pack's roles"
        case .mayNotApprove(let role, let approval, let place):
            "\(Self.named(place)): \(role.rawValue) may not approve \(label(approval)); these may: \(approval.roles.map(\.rawValue).joined(separator: ", "))"
        }
    }

    private static func named(_ place: String) -> String { place.isEmpty ? "a pack" : "\"\(place)\"" }

    private static func named(_ milestone: Milestone, _ catalogue: Catalogue) -> String {
        "\(milestone.code) (\(catalogue.label(milestone).lowercased()))"
    }

    private static func hint(_ nearest: String?, _ known: [String]) -> String {
        if let nearest { return "did you mean \"\(nearest)\"?" }
        return known.isEmpty ? "protocol/pack.md lists them" : "write one of \(known.joined(separator: ", "))"
    }
}
