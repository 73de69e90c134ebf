/// Heads of columns of people and of evidence.
public enum PeopleHeading: Sendable, CaseIterable {
    case staff, name, posts, employment, employer, department, roles, scope, left
    case role, unit, from, until, grantedBy, standing
    case group, groupKind, forCase, members
    case evidence, evidenceKind, file, size, digest, addedBy, here
    case inForce, ended, yes, no
}
