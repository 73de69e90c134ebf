/// Who makes an act.
public struct Actor: Sendable, Hashable {
    /// A staff code, or whatever name was given.
    public let code: String
    /// Whether the code is claimed to be that of a member of staff, and so is checked.
    public let isAs: Bool

    public init(as code: String) { (self.code, isAs) = (code, true) }
    public init(named name: String) { (code, isAs) = (name, false) }
}
