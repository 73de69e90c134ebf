import AmendsLog

/// When something happened to a case, and who did it.
public struct CourseMoment: Sendable, Hashable {
    /// ms since 1970.
    public var time: Int64
    /// Empty where nobody was named.
    public var actor: String

    init(_ act: RuledAct) { (time, actor) = (act.time, act.actor) }
}
