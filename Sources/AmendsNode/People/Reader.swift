import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsPolicy
public import AmendsStore

/// Who reads, and what they may see of which case. Without a staff code everything is shown: whoever has
/// the node's folder has its database.
public struct Reader: Sendable {
    public let code: String?
    public let directory: Directory
    private let now: Int64
    private let home: Scope

    /// Refuses a code that nobody here has, and whoever has left or is suspended.
    public init(_ node: Node, as code: String?) throws(NodeError) {
        (self.code, now, home) = (code, node.surroundings.now(), node.homeScope)
        directory = try code == nil ? Directory() : node.directory()
        if let code, let refusal = directory.refusal(of: code, in: home, at: now) {
            throw NodeError(refusing: refusal)
        }
    }

    public func sight(of row: CaseRow) -> Sight {
        // Kept, and used for nothing: only those who decide about it see who it is about.
        let isRestricted = !row.state.elements(of: CaseField.restricted).isEmpty
        return isRestricted && !mayDecideOnErasure(in: row.scope) ? min(unrestrictedSight(of: row), .outline) : unrestrictedSight(of: row)
    }

    private func mayDecideOnErasure(in scope: Scope) -> Bool {
        guard let code else { return false }
        return directory.roles(of: code, in: scope, at: now).contains(.privacyOfficer)
    }

    private func unrestrictedSight(of row: CaseRow) -> Sight {
        guard let code else { return .whole }
        if isComplainedOf(in: row.state) { return .nothing }
        if !directory.hasGrants { return .whole }
        let roles = CaseRoles.of(code, on: row.state)
        let own = roles.map(\.sight).max() ?? .nothing
        return max(own, directory.sight(of: code, in: row.scope, at: now, on: row.record))
    }

    /// Whether the case complains of the reader and is not decided: until then they must not see it.
    public func isComplainedOf(in state: RecordState) -> Bool {
        guard let code, state.isOpen, state.elements(of: CaseField.respondent).contains(code) else { return false }
        return state.mark(.liabilityDecided, round: state.round) == nil
    }

    /// Refuses a case that the reader must not see at all.
    public func check(_ row: CaseRow) throws(NodeError) {
        guard let code else { return }
        if isComplainedOf(in: row.state) { throw NodeError(refusing: .complainedOf(code)) }
        if sight(of: row) == .nothing {
            throw NodeError(refusing: .roleMissing(code, StaffRole.allCases.filter { $0.sight == .whole }))
        }
    }
}
