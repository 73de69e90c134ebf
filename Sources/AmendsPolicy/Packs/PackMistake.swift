public import AmendsModel

/// One thing wrong in a pack, and where.
public struct PackMistake: Error, Sendable, Hashable, Comparable {
    /// Line of the pack's text, from 1.
    public let line: Int
    public let fault: Fault

    public init(line: Int, _ fault: Fault) { (self.line, self.fault) = (line, fault) }

    /// What is wrong. `place` is the dotted path of a section: `clocks.respond`, `parameters`. The
    /// sentences are in AmendsText.
    public enum Fault: Sendable, Hashable {
        // the text as a whole
        case tooLong(bytes: Int, maximum: Int)
        case notYAML(problem: String)
        case empty
        case tooManyParts(maximum: Int)

        // the tree
        case writtenTwice(key: String)
        case notASection(place: String)
        case notAList(place: String)
        case notAText(place: String)
        case notAFlag(place: String)
        case notANumber(place: String)
        case outOfBounds(place: String, number: Int64, minimum: Int64, maximum: Int64)
        case unknownKey(String, place: String, nearest: String?, known: [String])
        case missingKey(String, place: String)
        case badIdentifier(String, place: String)
        case badDate(String)
        case labelMissing(language: String, place: String)

        // codes and fields
        case unknownCode(String, place: String, nearest: String?, known: [String])
        case unknownTaxonomy(String, nearest: String?, known: [String])
        case codeTwice(String, place: String)
        case codeIsOff(String, place: String, taxonomy: String)
        case parentUnknown(String, place: String)
        case unknownField(String, place: String, nearest: String?)
        case fieldNotOfAct(field: String, milestone: Milestone)
        case tableLine(String, place: String)
        case priorityMissing([String])

        // milestones and clocks
        case unknownMilestone(String, place: String)
        case milestoneTwice(Milestone)
        case milestoneMissing(Milestone)
        case wrongOrder(first: Milestone, second: Milestone)
        case unknownMoment(String, place: String)
        case clockWithoutMilestone(ClockKind, Milestone)
        case unknownAnchor(String, place: String)
        /// A clock that does not start with the receipt is counted from its start.
        case anchorWithoutReceipt(ClockKind)
        /// It is stopped by something that has no place among the steps.
        case anchorWithoutStep(ClockKind)
        case anchorNotBefore(ClockKind, Milestone, stop: Milestone)
        case badLimit(String, place: String)
        case limitMissing(ClockKind)
        case notIncreasing(earlier: ClockKind, later: ClockKind, urgent: Bool)
        case urgentAboveGeneral(ClockKind)
        case maximumBelowLimit(ClockKind)
        case clockIsOff(ClockKind, place: String)

        // people
        case unknownRole(String, place: String, nearest: String?)
        case roleNotNamed(StaffRole, place: String)
        case mayNotApprove(StaffRole, Approval, place: String)
    }

    public static func < (left: PackMistake, right: PackMistake) -> Bool { left.line < right.line }
}

/// Why a text is no pack: all that is wrong with it, in the order of its lines.
public struct PackError: Error, Sendable, Equatable {
    public let mistakes: [PackMistake]

    public init(_ mistakes: [PackMistake]) { self.mistakes = mistakes.sorted() }
}
