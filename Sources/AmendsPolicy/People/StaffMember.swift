public import AmendsLog

/// Someone who works here, as the records say at present.
public struct StaffMember: Sendable, Hashable {
    public enum Status: String, Sendable, CaseIterable {
        case active, suspended, left
    }

    /// Whose people they are: what a stall or an agency answers for is not an individual's liability.
    public enum Employer: String, Sendable, CaseIterable {
        case own, stall, agency
    }

    public var code: String
    public var name: String
    /// The site whose records name the person, or the company.
    public var scope: Scope
    public var posts: [DatedPost]
    /// The post without dates.
    public var post: String
    public var status: Status
    /// ms since 1970.
    public var leftAt: Int64?
    public var employer: Employer
    /// Which stall or agency; empty for the company's own people.
    public var employerName: String
    public var department: String

    public init(
        code: String, name: String, scope: Scope, posts: [DatedPost] = [], post: String = "", status: Status = .active,
        leftAt: Int64? = nil, employer: Employer = .own, employerName: String = "", department: String = ""
    ) {
        (self.code, self.name, self.scope, self.posts, self.post) = (code, name, scope, posts, post)
        (self.status, self.leftAt, self.employer, self.employerName) = (status, leftAt, employer, employerName)
        self.department = department
    }

    /// The posts held on a day (days since 1970), the earlier begun first; where none has days, the
    /// post without them.
    public func posts(on day: Int64) -> [String] {
        let held = posts.filter { $0.days.contains(day) }.sorted { ($0.days.first, $0.name) < ($1.days.first, $1.name) }
        if !held.isEmpty { return held.map(\.name) }
        return posts.isEmpty && !post.isEmpty ? [post] : []
    }

    /// Whether the person had left by then; a day of leaving counts from its own instant on.
    public func hasLeft(by instant: Int64) -> Bool {
        if let leftAt { return leftAt <= instant }
        return status == .left
    }
}
