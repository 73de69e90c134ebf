import AmendsLog
import AmendsModel
import Testing

@testable import AmendsPolicy

/// Who works here, in which post and role, at which time.
@Suite struct DirectoryTests {
    private static let day: Int64 = 86_400_000
    /// 2026-03-01 00:00 in China.
    private static let march: Int64 = 1_772_294_400_000
    private let site = Scope.site(SiteCode("S001")!)
    private let other = Scope.site(SiteCode("S002")!)

    private func grant(
        _ staff: String, _ role: StaffRole, _ unit: Unit, from: Int64 = march, to: Int64? = nil, in scope: Scope? = nil
    ) -> RoleGrant {
        RoleGrant(
            record: RecordID(high: UInt64(from), low: UInt64(staff.hashValue.magnitude)), staff: staff, role: role, unit: unit, from: from,
            to: to, scope: scope ?? site)
    }

    private func unit(_ code: String) throws -> Unit { try #require(Unit(code)) }

    @Test("FS-2-2: a post is held on its days, and a later one follows it") func posts() throws {
        let member = StaffMember(
            code: "E1", name: "王芳", scope: site,
            posts: try ["2026-03-01..2026-05-31/前台", "2026-06-01/投诉专员", "2026-06-01/值班"].map { try #require(DatedPost($0)) }, post: "x")
        func posts(_ day: String) throws -> [String] { member.posts(on: try #require(CivilDate.day(day))) }
        #expect(try posts("2026-02-28").isEmpty)
        #expect(try posts("2026-03-01") == ["前台"])
        #expect(try posts("2026-05-31") == ["前台"])
        #expect(try posts("2026-06-01") == ["值班", "投诉专员"])
        #expect(StaffMember(code: "E2", name: "x", scope: site, post: "店长").posts(on: 0) == ["店长"])
    }

    @Test(arguments: ["", "2026-03-01", "/前台", "2026-03-01/", "2026-02-30/前台", "2026-05-31..2026-03-01/前台", "2026-03-01.2026-05-31/前台"])
    func whatIsNoPostIsRefused(text: String) { #expect(DatedPost(text) == nil) }

    @Test("A post and a membership read what they write") func textForms() throws {
        for text in ["2026-03-01/A/B", "2026-03-01..2026-05-31/前台"] { #expect(try #require(DatedPost(text)).description == text) }
        for text in ["head/E012/2026-03-01", "member/E1/2026-03-01..2026-05-31"] {
            #expect(try #require(StaffGroup.Member(text)).description == text)
        }
        for text in ["chief/E1/2026-03-01", "head//2026-03-01", "head/E1", "head/E1/x"] { #expect(StaffGroup.Member(text) == nil) }
    }

    @Test("E28: a role begins and ends at its instants, whatever was heard since") func instants() throws {
        let directory = Directory(
            staff: [StaffMember(code: "E1", name: "王芳", scope: site)],
            grants: [grant("E1", .intake, try unit("S001"), from: Self.march, to: Self.march + 10)])
        func roles(_ instant: Int64) -> Set<StaffRole> { directory.roles(of: "E1", in: site, at: instant) }
        #expect(roles(Self.march - 1).isEmpty)
        #expect(roles(Self.march) == [.intake])
        #expect(roles(Self.march + 9) == [.intake])
        #expect(roles(Self.march + 10).isEmpty)
    }

    @Test("A site's records speak for the site only, the company's for every site") func units() throws {
        let directory = Directory(
            staff: ["E1", "E2", "E3"].map { StaffMember(code: $0, name: $0, scope: site) },
            grants: [
                grant("E1", .storeManager, try unit("S001")), grant("E2", .headOfficeManager, .company, in: .company),
                // Written in a site's scope, it speaks for no other site and not for the company.
                grant("E3", .companyLeader, .company), grant("E3", .storeManager, try unit("S002")),
            ])
        #expect(directory.roles(of: "E1", in: site, at: Self.march) == [.storeManager])
        #expect(directory.roles(of: "E1", in: other, at: Self.march).isEmpty)
        #expect(directory.roles(of: "E1", in: .company, at: Self.march).isEmpty)
        for scope in [site, other, .company] { #expect(directory.roles(of: "E2", in: scope, at: Self.march) == [.headOfficeManager]) }
        for scope in [site, other, .company] { #expect(directory.roles(of: "E3", in: scope, at: Self.march).isEmpty) }
    }

    @Test("E28: whoever left may do nothing from that instant, and is still known by name") func leaving() {
        let left = StaffMember(code: "E1", name: "王芳", scope: site, status: .left, leftAt: Self.march + 5)
        let directory = Directory(staff: [left], grants: [grant("E1", .storeManager, .company, in: .company)])
        #expect(directory.refusal(of: CaseAct.close, by: "E1", in: site, at: Self.march + 4) == nil)
        #expect(directory.refusal(of: CaseAct.close, by: "E1", in: site, at: Self.march + 5) == .hasLeft("E1"))
        #expect(directory.name(of: "E1", in: site) == "王芳")
        #expect(directory.holders(of: .storeManager, in: site, at: Self.march + 4) == ["E1"])
        #expect(directory.holders(of: .storeManager, in: site, at: Self.march + 5).isEmpty)
    }

    @Test("E28: somebody who moved to another site is known there, and gone here") func moving() throws {
        let directory = Directory(
            staff: [
                StaffMember(code: "E1", name: "王芳", scope: site, status: .left, leftAt: Self.march),
                StaffMember(code: "E1", name: "王芳", scope: other),
            ],
            grants: [
                grant("E1", .intake, try unit("S001"), from: 0), grant("E1", .intake, try unit("S002"), in: other),
            ])
        #expect(directory.refusal(of: CaseAct.receive, by: "E1", in: site, at: Self.march) == .hasLeft("E1"))
        #expect(directory.refusal(of: CaseAct.receive, by: "E1", in: other, at: Self.march) == nil)
        #expect(directory.refusal(of: "E1", in: .company, at: Self.march) == nil)
    }

    @Test("Nobody, the suspended and those without the role are refused with the roles that it takes") func refusals() throws {
        let directory = Directory(
            staff: [StaffMember(code: "E1", name: "a", scope: site), StaffMember(code: "E2", name: "b", scope: site, status: .suspended)],
            grants: [grant("E1", .technician, try unit("S001"))])
        #expect(directory.refusal(of: CaseAct.decide, by: "E9", in: site, at: Self.march) == .unknown("E9"))
        #expect(directory.refusal(of: CaseAct.decide, by: "E2", in: site, at: Self.march) == .isSuspended("E2"))
        #expect(
            directory.refusal(of: CaseAct.decide, by: "E1", in: site, at: Self.march)
                == .roleMissing("E1", [.companyLeader, .headOfficeManager, .leadingGroup, .storeManager]))
        #expect(directory.refusal(of: CaseAct.investigate, by: "E1", in: site, at: Self.march, besides: [.investigator]) == nil)
    }

    @Test("NM-3-1 HS-3.1-1: a leading group has head, deputy and members with days; a team counts on its own case only") func groups()
        throws
    {
        let (case1, case2) = (RecordID(high: 1, low: 1), RecordID(high: 2, low: 2))
        func members(_ texts: [String]) throws -> [StaffGroup.Member] { try texts.map { try #require(StaffGroup.Member($0)) } }
        let directory = Directory(
            staff: ["M", "D", "S", "T"].map { StaffMember(code: $0, name: $0, scope: site) },
            groups: [
                StaffGroup(
                    record: RecordID(high: 9, low: 1), kind: .leadingGroup, name: "领导小组", unit: try unit("S001"),
                    members: try members(["member/S/2026-03-01..2026-03-31", "deputy/D/2026-03-01", "head/M/2026-03-01"]), scope: site),
                StaffGroup(
                    record: RecordID(high: 9, low: 2), kind: .investigationTeam, name: "调查组", unit: try unit("S001"), forCase: case1,
                    members: try members(["member/T/2026-03-01"]), dissolvedAt: Self.march + 40 * Self.day, scope: site),
            ])
        let group = try #require(directory.groups(.leadingGroup, in: site, at: Self.march).first)
        #expect(group.members(at: Self.march, offset: 480).map(\.staff) == ["M", "D", "S"])
        #expect(group.members(at: Self.march + 31 * Self.day, offset: 480).map(\.staff) == ["M", "D"])
        #expect(group.members(at: Self.march - 1, offset: 480).isEmpty)
        #expect(directory.roles(of: "M", in: site, at: Self.march) == [.leadingGroup])
        #expect(directory.roles(of: "M", in: other, at: Self.march).isEmpty)
        #expect(directory.roles(of: "T", in: site, at: Self.march, on: case1) == [.investigator])
        #expect(directory.roles(of: "T", in: site, at: Self.march, on: case2).isEmpty)
        #expect(directory.roles(of: "T", in: site, at: Self.march + 40 * Self.day, on: case1).isEmpty)
        #expect(directory.isMember("T", of: .investigationTeam, in: site, at: Self.march, on: case1))
        #expect(directory.holders(of: .leadingGroup, in: site, at: Self.march) == ["D", "M", "S"])
    }

    @Test("E29: a stall's or agency's people carry their employer") func employers() {
        let member = StaffMember(code: "E1", name: "a", scope: site, employer: .stall, employerName: "顺风摊")
        #expect(Directory(staff: [member]).member("E1", in: site)?.employer == .stall)
    }

    @Test("Handlers of another unit see that a case is there, and nothing of whom it is about") func sightElsewhere() throws {
        let directory = Directory(
            staff: ["E1", "E2"].map { StaffMember(code: $0, name: $0, scope: site) }, grants: [grant("E1", .intake, try unit("S001"))])
        #expect(directory.sight(of: "E1", in: site, at: Self.march) == .whole)
        #expect(directory.sight(of: "E1", in: other, at: Self.march) == .outline)
        #expect(directory.sight(of: "E2", in: site, at: Self.march) == .nothing)
    }
}
