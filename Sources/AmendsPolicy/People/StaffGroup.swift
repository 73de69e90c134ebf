public import AmendsLog
import AmendsModel

/// People who have a duty together: standing, or for one case.
public struct StaffGroup: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case leadingGroup = "leading_group"
        case investigationTeam = "investigation_team"
        case specialTeam = "special_team"
        case supervisionGroup = "supervision_group"

        /// What its members may do as such.
        public var roles: [StaffRole] {
            switch self {
            case .leadingGroup: [.leadingGroup]
            case .investigationTeam: [.investigator]
            case .specialTeam: [.investigator, .departmentHandler]
            case .supervisionGroup: [.supervisor]
            }
        }
    }

    public enum Place: String, Sendable, CaseIterable, Comparable {
        case head, deputy, member

        public static func < (left: Place, right: Place) -> Bool {
            allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
        }
    }

    public struct Member: Sendable, Hashable, CustomStringConvertible {
        public var place: Place
        public var staff: String
        public var days: DayRange

        public init(_ staff: String, _ place: Place, _ days: DayRange) { (self.staff, self.place, self.days) = (staff, place, days) }

        /// Reads `head/E012/2026-03-01`; nil for anything else.
        public init?(_ text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, let place = Place(rawValue: String(parts[0])), !parts[1].isEmpty, let days = DayRange(parts[2])
            else { return nil }
            self.init(String(parts[1]), place, days)
        }

        public var description: String { "\(place.rawValue)/\(staff)/\(days)" }
    }

    public var record: RecordID
    public var kind: Kind
    public var name: String
    public var unit: Unit
    public var forCase: RecordID?
    public var members: [Member]
    /// ms since 1970.
    public var dissolvedAt: Int64?
    public var scope: Scope

    public init(
        record: RecordID, kind: Kind, name: String, unit: Unit, forCase: RecordID? = nil, members: [Member] = [],
        dissolvedAt: Int64? = nil, scope: Scope
    ) {
        (self.record, self.kind, self.name, self.unit, self.forCase) = (record, kind, name, unit, forCase)
        (self.members, self.dissolvedAt, self.scope) = (members, dissolvedAt, scope)
    }

    /// The members at an instant, heads first. A day is taken as `offset` minutes east of UTC has it.
    public func members(at instant: Int64, offset: Int64) -> [Member] {
        guard instant < dissolvedAt ?? .max, unit.isGoverned(by: scope) else { return [] }
        let day = CivilDate.day(ofMilliseconds: instant, offset: offset)
        return members.filter { $0.days.contains(day) }.sorted { ($0.place, $0.staff) < ($1.place, $1.staff) }
    }
}
