/// What the command line says of people's records and of evidence when it went as it should.
public enum PeopleNotice: Sendable, Equatable {
    case postTaken(staff: String, post: String)
    case staffLeft(staff: String)
    /// Open cases that lie in the hands of somebody who left.
    case tasksLeft(staff: String, numbers: [String])
    case roleGranted(staff: String, role: String, unit: String)
    /// The first role ever given here: from now on whoever acts says who they are.
    case rolesBegin
    case roleRevoked(staff: String, role: String, count: Int)
    case groupDefined(name: String)
    case membersChanged(group: String, members: Int)
    case groupDissolved(name: String)
    case noRecords
    case fileSaved(path: String, digest: String)
    case noEvidence(number: String)
    /// Values that the reader's roles do not show.
    case masked
}
