import AmendsLog
import AmendsMerge
import AmendsModel

/// A department's turn with a case: from whom it came, whether the department took it, and after how long.
/// Cases go from department to department within one unit; from unit to unit they go by transfer.
public struct DepartmentTurn: Sendable, Hashable {
    public enum Answer: String, Sendable, CaseIterable {
        case waiting, accepted, returned
        /// It was given to the next before this one said anything.
        case passedOn = "passed_on"
    }

    public var department: String
    /// The department it came from; empty for the first, and where it came from whoever assigns.
    public var from: String
    public var given: CourseMoment
    public var answer = Answer.waiting
    /// When the department took it, gave it back, or lost it to the next; nil while it waits.
    public var answered: CourseMoment?
    /// Why it was given back; empty where nobody said.
    public var reason = ""

    init(_ department: String, from: String, _ given: CourseMoment) {
        (self.department, self.from, self.given) = (department, from, given)
    }

    /// Milliseconds between the giving and the answer; up to `now` where there is none yet.
    public func waited(at now: Int64) -> Int64 { max(0, (answered?.time ?? now).subtractingReportingOverflow(given.time).partialValue) }

    /// The turns that the acts of a case tell of, in their order.
    static func turns(of acts: some Sequence<RuledAct>) -> [DepartmentTurn] {
        var turns: [DepartmentTurn] = []
        for act in acts {
            switch act.text(CaseField.departmentState) {
            case "offered":
                let previous = turns.last
                if previous?.answer == .waiting { turns[turns.count - 1].answered(.passedOn, by: act) }
                let from = act.kind == CaseAct.handOver ? previous?.department ?? "" : ""
                turns.append(DepartmentTurn(Self.department(of: act) ?? previous?.department ?? "", from: from, CourseMoment(act)))
            case "accepted": if turns.last?.answer == .waiting { turns[turns.count - 1].answered(.accepted, by: act) }
            case "returned":
                if !turns.isEmpty {
                    turns[turns.count - 1].answered(.returned, by: act)
                    turns[turns.count - 1].reason = act.reason
                }
            default: break
            }
        }
        return turns
    }

    private mutating func answered(_ answer: Answer, by act: RuledAct) { (self.answer, answered) = (answer, CourseMoment(act)) }

    /// The department that an act gives the case to; of several the one in the lead.
    static func department(of act: RuledAct) -> String? {
        [CaseField.department, CaseField.leadDepartment].lazy.compactMap(act.text).first { !$0.isEmpty }
    }

    /// The department that has the case, or is to take it; nil where it was given to none.
    static func holder(of state: RecordState) -> String? {
        [CaseField.department, CaseField.leadDepartment].lazy.compactMap(state.text).first { !$0.isEmpty }
    }

    /// By these a department shows that it took the case, whether it said so or not.
    static let work: Set<ActKind> = [
        CaseAct.formTeam, CaseAct.investigate, CaseAct.analyse, CaseAct.decide, CaseAct.plan, CaseAct.execute, CaseAct.feedBack,
    ]
}
