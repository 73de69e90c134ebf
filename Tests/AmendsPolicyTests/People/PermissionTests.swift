import AmendsLog
import AmendsModel
import Testing

@testable import AmendsPolicy

/// Which role may make which act, and see what.
@Suite struct PermissionTests {
    @Test("The role codes of the vocabulary are the roles") func theRoleCodesOfTheVocabularyAreTheRoles() {
        #expect(PeopleCode.roles == StaffRole.allCases.map(\.rawValue))
        #expect(PeopleCode.groups == StaffGroup.Kind.allCases.map(\.rawValue))
        #expect(PeopleCode.places == StaffGroup.Place.allCases.map(\.rawValue))
        #expect(PeopleCode.statuses == StaffMember.Status.allCases.map(\.rawValue))
        #expect(PeopleCode.employers == StaffMember.Employer.allCases.map(\.rawValue))
    }

    @Test("Every act on a case has a line in the table, and somebody who may make it") func everyActHasALine() {
        for act in CaseAct.definitions {
            #expect(Permissions.table[act.kind]?.isEmpty == false, "\(act.name)")
            #expect(!Permissions.roles(for: act.kind).contains(.auditor), "\(act.name)")
        }
    }

    @Test(
        "FS-3-4 FS-3-6 SA-2.1-3 NM-3-5 NM-3-6 NM-3-7: reception takes in, settles at the counter, hands up and tells, and decides nothing")
    func reception() {
        for act in [
            CaseAct.receive, CaseAct.acknowledge, CaseAct.assess, CaseAct.firstAct, CaseAct.settleOnSite, CaseAct.escalate, CaseAct.contact,
            CaseAct.feedBack,
        ] { #expect(Permissions.allow(act, to: [.intake]), "\(Vocabulary.name(of: act))") }
        for act in [CaseAct.decide, CaseAct.extend, CaseAct.destroy, CaseAct.waive, GrantRecord.give] {
            #expect(!Permissions.allow(act, to: [.intake]), "\(Vocabulary.name(of: act))")
        }
    }

    @Test("NM-3-3 NM-3-9 FS-4-6: the leading group decides, logistics looks into matters, technical posts answer for evidence")
    func othersAtTheSite() {
        for act in [CaseAct.meet, CaseAct.plan, CaseAct.decide, CaseAct.close] { #expect(Permissions.allow(act, to: [.leadingGroup])) }
        #expect(Permissions.allow(CaseAct.investigate, to: [.logistics]))
        #expect(Permissions.allow(CaseAct.answerEvidence, to: [.technician]))
        #expect(!Permissions.allow(CaseAct.investigate, to: [.technician]))
        #expect(!Permissions.allow(CaseAct.decide, to: [.logistics, .technician, .stallOwner]))
    }

    @Test("HS-8.1-1 NG-6.1-1: who supervises orders reports and notes, and handles nothing") func supervision() {
        #expect(Permissions.allow(CaseAct.supervise, to: [.supervisor]))
        #expect(Permissions.allow(CaseAct.note, to: [.supervisor]))
        for act in [CaseAct.receive, CaseAct.investigate, CaseAct.decide, CaseAct.plan, CaseAct.close, CaseAct.amend] {
            #expect(!Permissions.allow(act, to: [.supervisor]), "\(Vocabulary.name(of: act))")
        }
        #expect(StaffRole.supervisor.sight == .whole)
    }

    @Test("FS-0-6: every post system of the regulations has roles of its own, none of which may do everything") func roles() {
        for role in StaffRole.allCases {
            let acts = CaseAct.definitions.filter { Permissions.allow($0.kind, to: [role]) }
            #expect(acts.count < CaseAct.definitions.count, "\(role)")
        }
        #expect(Permissions.roles(for: CaseAct.destroy) == [.archivist])
    }

    @Test("An act of a later version is open to whoever writes at all") func laterActs() {
        let later = ActKind(rawValue: 0x4242)
        #expect(Permissions.allow(later, to: [.trainer]))
        #expect(!Permissions.allow(later, to: [.auditor]))
        #expect(!Permissions.allow(later, to: []))
    }

    @Test("A store gives roles of the store, head office those of head office") func giving() {
        #expect(Permissions.mayGive(.intake, [.storeManager]))
        #expect(!Permissions.mayGive(.headOfficeManager, [.storeManager]))
        #expect(!Permissions.mayGive(.auditor, [.storeManager]))
        #expect(Permissions.mayGive(.storeManager, [.headOfficeManager]))
        #expect(!Permissions.mayGive(.companyLeader, [.headOfficeManager, .nodeAdmin]))
        #expect(Permissions.mayGive(.companyLeader, [.companyLeader]))
        #expect(!Permissions.mayGive(.intake, [.intake, .technician]))
    }

    @Test("FS-7-2: who the customer is, is shown to those who speak with the customer") func sight() throws {
        let customer = try #require(Vocabulary.field(CaseField.customer, of: .complaintCase))
        let content = try #require(Vocabulary.field(CaseField.content, of: .complaintCase))
        let category = try #require(Vocabulary.field(CaseField.category, of: .complaintCase))
        for role in [StaffRole.intake, .customerRelations, .storeManager] { #expect(role.sight.shows(customer)) }
        for role in [StaffRole.technician, .stallOwner, .logistics] {
            #expect(!role.sight.shows(customer) && role.sight.shows(content))
        }
        for role in [StaffRole.nodeAdmin, .auditor, .industryAdmin] {
            #expect(!role.sight.shows(customer) && !role.sight.shows(content) && role.sight.shows(category))
        }
        #expect(!Sight.nothing.shows(category))
    }
}
