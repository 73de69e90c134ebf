import AmendsLog
import AmendsModel
import AmendsPolicy

extension English {
    func label(_ group: CaseGroup) -> String {
        switch group {
        case .complaint: "Complaint"
        case .customer: "Customer"
        case .assessment: "Assessment"
        case .team: "In charge"
        case .investigation: "Investigation and evidence"
        case .liability: "Liability"
        case .plan: "Plan and measures"
        case .money: "Money"
        case .feedback: "Feedback"
        case .followUp: "Follow-up"
        case .supervision: "Escalation and supervision"
        case .links: "Links"
        case .archive: "Outcome and archive"
        }
    }

    func label(_ heading: PeopleHeading) -> String {
        switch heading {
        case .staff: "Staff"
        case .name: "Name"
        case .posts: "Posts"
        case .employment: "Employment"
        case .employer: "Employed by"
        case .department: "Department"
        case .roles: "Roles"
        case .scope: "Scope"
        case .left: "Left at"
        case .role: "Role"
        case .unit: "Unit"
        case .from: "From"
        case .until: "Until"
        case .grantedBy: "Granted by"
        case .standing: "Standing"
        case .group: "Group"
        case .groupKind: "Kind"
        case .forCase: "For case"
        case .members: "Members"
        case .evidence: "Evidence"
        case .evidenceKind: "Kind"
        case .file: "File"
        case .size: "Size"
        case .digest: "SHA-256"
        case .addedBy: "Added by"
        case .here: "Here"
        case .inForce: "in force"
        case .ended: "ended"
        case .yes: "yes"
        case .no: "no"
        }
    }

    func sentence(_ problem: FieldProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .valueMissing(let option): "\(option) needs a value behind it; one that begins with -- is written as \(option)=VALUE."
        case .givenTwice(let option): "--\(option) can be given once only: the case holds one value of it."
        case .notASet(let option): "--\(option) is no list that something could be taken off. To empty it: --clear \(option)"
        case .caseMissing(let act): "Say which case: amends case \(act) NUMBER …"
        case .tooManyWords(let words, let act):
            "\"\(act)\" does not know what to do with: \(words.joined(separator: " ")). Put a text of several words in quotation marks."
        case .elsewhere(let option, let act, let acts):
            "--\(option) does not belong to \"\(act)\". It belongs to: \(acts.joined(separator: ", ")); to correct it: amend."
        case .negativeAmount(let field): "\(catalogue.label(field)) can't be less than nothing."
        case .reversalNeedsReason(let field):
            "An amount below zero takes back what was entered under \(catalogue.label(field)). Say why with --reason."
        case .badMilestone(let text, let known): "\"\(text)\" is not a step of a case. Known are: \(known.joined(separator: ", "))."
        case .badAllegationFinding(let text):
            "\"\(text)\" is not a finding on an allegation. Use its number and a finding, such as 2=substantiated."
        case .unknownRecord(let text, let field):
            "\"\(text)\" is not the id of a record (\(catalogue.label(field))): 32 hexadecimal digits."
        case .fileTooLarge(let path, let bytes, let maximum):
            "\(path) has \(Amounts.size(bytes)); at most \(Amounts.size(maximum)) are kept. Make the picture smaller, or cut the video."
        case .notEvidence(let path):
            "\(path) is empty, or no picture, sound, video or document. Programs and unknown files are not kept."
        case .unknownFile(let digest): "This case names no file \(digest). List its files with: amends case evidence NUMBER"
        case .ambiguousFile(let digest): "More than one file of this case begins with \(digest). Give more digits."
        case .fileNotHere(let digest): "The file \(digest) is not on this node. The node where it was added has it."
        }
    }

    func sentence(_ problem: PeopleProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .refused(let refusal, let act): sentence(refusal, act, in: catalogue)
        case .unknownRole(let text, let known): "\"\(text)\" is not a role. Known are: \(known.joined(separator: ", "))."
        case .badUnit(let text): "\"\(text)\" is not a unit. Use a site's code, or * for the company with all its sites."
        case .foreignUnit(let text): "A store decides for itself only, not for \(text). Let head office do it."
        case .badDays(let text): "\"\(text)\" is not a day, or ends before it begins. Use a form such as 2026-11-03."
        case .badStaffCode(let text): "\"\(text)\" can't be a staff code: 1 to 32 characters without / and without blanks, such as E012."
        case .noSuchGrant(let staff, let role): "\(staff) does not hold the role \(role) here. See: amends role list"
        case .unknownGroup(let name, let known):
            known.isEmpty
                ? "There is no group \"\(name)\" here. Set it up with: amends group define"
                : "There is no group \"\(name)\" here. Known are: \(known.joined(separator: ", "))."
        case .groupExists(let name): "There is a group \"\(name)\" already. Change its members with: amends group member \"\(name)\""
        case .notAMember(let staff, let group): "\(staff) is no member of \(group)."
        case .nameTooLong(let text, let maximum): "\"\(text)\" is too long for a name: at most \(maximum) bytes."
        case .unknownPost(let staff, let post): "\(staff) does not hold the post \"\(post)\" at present. See: amends staff show \(staff)"
        }
    }

    private func sentence(_ refusal: PersonRefusal, _ act: ActKind?, in catalogue: Catalogue) -> String {
        switch refusal {
        case .unknown(let code): "Nobody here has the staff code \(code). See: amends staff list"
        case .hasLeft(let code): "\(code) has left and may do nothing any more."
        case .isSuspended(let code): "\(code) is suspended and may do nothing until that is over."
        case .roleMissing(let code, let roles):
            "\(code) may not do this\(act.map { " (\(catalogue.label($0)))" } ?? ""). It takes one of these roles: "
                + "\(roles.map { catalogue.label(code: $0.rawValue, of: GrantRecord.role, kind: .grant) }.joined(separator: ", ")). "
                + "See who has which: amends role list"
        case .nobodyNamed: "People have roles here, so say who acts: --as STAFFCODE, or set AMENDS_AS. See: amends staff list"
        case .mayNotGrant(let code, let role):
            "\(code) may not give or take the role \"\(catalogue.label(code: role.rawValue, of: GrantRecord.role, kind: .grant))\". "
                + "Let somebody above the store do it."
        case .firstRoleGivesNone(let role, let others):
            "The first role given here can't be \"\(catalogue.label(code: role.rawValue, of: GrantRecord.role, kind: .grant))\": "
                + "nobody could give another. Begin with one of: \(others.map(\.rawValue).joined(separator: ", "))."
        case .complainedOf(let code): "This case complains of \(code), who may not see it before it is decided."
        }
    }

    func sentence(_ notice: PeopleNotice, in catalogue: Catalogue) -> String {
        func role(_ code: String) -> String { catalogue.label(code: code, of: GrantRecord.role, kind: .grant) }
        return switch notice {
        case .postTaken(let staff, let post): "\(staff) now holds the post \"\(post)\"."
        case .staffLeft(let staff): "\(staff) has left; what they did stays under their name, and their roles have ended."
        case .tasksLeft(let staff, let numbers):
            "\(counted(numbers.count, .cases)) open in the hands of \(staff): \(numbers.joined(separator: ", ")). "
                + "Give each to somebody else: amends case assign NUMBER --assignee STAFFCODE"
        case .roleGranted(let staff, let code, let unit): "\(staff) now has the role \"\(role(code))\" for \(unit)."
        case .rolesBegin: "This is the first role here. From now on everybody who acts says who they are: --as STAFFCODE, or AMENDS_AS."
        case .roleRevoked(let staff, let code, let count):
            "\(staff) no longer has the role \"\(role(code))\"\(count == 1 ? "" : " (\(count) grants ended)")."
        case .groupDefined(let name): "The group \"\(name)\" is set up."
        case .membersChanged(let group, let members): "The group \"\(group)\" now has \(counted(members, .people))."
        case .groupDissolved(let name): "The group \"\(name)\" is dissolved."
        case .noRecords: "Nothing is recorded yet."
        case .fileSaved(let path, let digest): "\(path) written; its digest is right: \(digest)"
        case .noEvidence(let number): "Case \(number) has no evidence yet."
        case .masked: "*** stands for what your roles do not show."
        }
    }
}
