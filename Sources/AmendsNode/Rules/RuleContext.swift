public import AmendsLog
public import AmendsMerge
public import AmendsPolicy

/// What the rules ask about people.
public struct RulePeople: Sendable {
    /// False while nobody has been given a role anywhere: a shop before it has set up its people. Then
    /// no rule about roles is asked.
    public var areKnown: Bool
    public var isKnown: @Sendable (String) -> Bool
    /// The roles of a member of staff at a time, ms since 1970.
    public var roles: @Sendable (String, Int64) -> Set<StaffRole>
    public var hasLeft: @Sendable (String, Int64) -> Bool
    /// What a member of staff is called; the code itself where nobody knows.
    public var name: @Sendable (String) -> String
    /// The department that a member of staff works in; empty where none is recorded.
    public var department: @Sendable (String) -> String
    /// The topics that somebody was trained in by a time; nil where no pack asks and so nobody looked.
    public var trainings: (@Sendable (String, Int64) -> Set<String>)?

    public init(
        areKnown: Bool, isKnown: @escaping @Sendable (String) -> Bool, roles: @escaping @Sendable (String, Int64) -> Set<StaffRole>,
        hasLeft: @escaping @Sendable (String, Int64) -> Bool, name: @escaping @Sendable (String) -> String = { $0 },
        department: @escaping @Sendable (String) -> String = { _ in "" },
        trainings: (@Sendable (String, Int64) -> Set<String>)? = nil
    ) {
        (self.areKnown, self.isKnown, self.roles, self.hasLeft) = (areKnown, isKnown, roles, hasLeft)
        (self.name, self.department, self.trainings) = (name, department, trainings)
    }

    public static let nobody = RulePeople(areKnown: false, isKnown: { _ in false }, roles: { _, _ in [] }, hasLeft: { _, _ in false })
}

/// What the rules ask about clocks: due times of the case as it stands, ms since 1970. Like every due
/// time, each is the first millisecond that is too late.
public struct RuleDues: Sendable {
    /// Nil where the clock does not run for this case, or has stopped.
    public var due: @Sendable (ClockKind, RecordState) -> Int64?
    /// What no extension may exceed; nil where the clock cannot be extended.
    public var maximum: @Sendable (ClockKind, RecordState) -> Int64?

    public init(
        due: @escaping @Sendable (ClockKind, RecordState) -> Int64?, maximum: @escaping @Sendable (ClockKind, RecordState) -> Int64?
    ) {
        (self.due, self.maximum) = (due, maximum)
    }

    public static let none = RuleDues(due: { _, _ in nil }, maximum: { _, _ in nil })

    /// By the clocks of a pack and the calendars of a book. In a later round its own clocks count.
    public init(_ pack: Pack, _ book: PolicyBook, in scope: Scope) {
        let judge = ClockJudge(table: ClockTable(pack), book: book, closures: book.closures(in: scope))
        self.init(due: { judge.due($0, of: $1.times) }, maximum: { judge.maximum($0, of: $1.times) })
    }
}
