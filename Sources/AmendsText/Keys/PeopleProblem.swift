public import AmendsLog
public import AmendsPolicy

/// Why somebody may not do something, or people's records cannot be changed as asked.
public enum PeopleProblem: Sendable, Equatable {
    /// `act` is nil where it is about reading.
    case refused(PersonRefusal, act: ActKind?)
    case unknownRole(text: String, known: [String])
    case badUnit(text: String)
    case foreignUnit(text: String)
    case badDays(text: String)
    case badStaffCode(text: String)
    case noSuchGrant(staff: String, role: String)
    case unknownGroup(name: String, known: [String])
    case groupExists(name: String)
    case notAMember(staff: String, group: String)
    case nameTooLong(text: String, maximum: Int)
    case unknownPost(staff: String, post: String)
}
