import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy

/// The people of a history of months: who is there, and who makes an act.
extension Simulation {
    /// Staff codes end in these; each has one role.
    private static let posts: [(post: String, role: StaffRole)] = [
        ("manager", .storeManager), ("front", .intake), ("relations", .customerRelations), ("handler", .departmentHandler),
        ("inspector", .investigator), ("archive", .archivist),
    ]
    private static let companyPosts: [(post: String, role: StaffRole)] = [
        ("leader", .companyLeader), ("hq", .headOfficeManager), ("group", .leadingGroup),
    ]

    /// The first node of each site writes down who works there, and head office who works for all.
    func setUpPeople() throws {
        guard course?.isStaffed == true else { return }
        for (number, owner) in nodes.enumerated() where owner.role != .auditor {
            if nodes[..<number].contains(where: { $0.site == owner.site }) { continue }
            guard let node = owner.node else { continue }
            let posts = owner.role == .headOffice ? Self.companyPosts : Self.posts
            let first = Actor(as: Self.code(posts[0].post, at: owner.site))
            for (place, (post, role)) in posts.enumerated() {
                let code = Self.code(post, at: owner.site)
                let name: ActFields = [(StaffRecord.name, .text(Wording.shared.name(&random))), (StaffRecord.post, .text(post))]
                try node.defineStaff(code, name, in: node.homeScope, by: place == 0 ? nil : first)
                try node.grant(role, to: code, for: node.ownUnit, from: 0, by: place == 0 ? nil : first)
            }
        }
    }

    private static func code(_ post: String, at site: SiteCode) -> String { "\(site)-\(post)" }

    /// Whoever may make such an act at a site, one of those whom `roles` names where it names somebody: a
    /// person of the site, or of the company where it takes somebody from above.
    func somebody(for kind: ActKind, at site: SiteCode, roles: [StaffRole] = []) -> Actor? {
        guard course?.isStaffed == true else { return random.below(3) == 0 ? nil : Actor(named: "店员\(random.below(4))") }
        func mayAct(_ role: StaffRole) -> Bool { Permissions.allow(kind, to: [role]) && (roles.isEmpty || roles.contains(role)) }
        var codes = Self.posts.filter { mayAct($0.role) }.map { Self.code($0.post, at: site) }
        if codes.isEmpty || random.below(12) == 0 {
            codes += Self.companyPosts.filter { mayAct($0.role) }.map { Self.code($0.post, at: headOffice.site) }
        }
        // Nobody may: somebody tries all the same.
        return Actor(as: codes.isEmpty ? Self.code("front", at: site) : random.element(of: codes))
    }

    /// Whoever agrees to what another one does.
    var approver: String { course?.isStaffed == true ? Self.code("leader", at: headOffice.site) : "总部" }
}
