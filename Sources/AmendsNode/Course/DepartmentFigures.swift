public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsStore

/// How the cases of a period went through one department.
public struct DepartmentFigures: Sendable, Equatable {
    public var department: String
    public var given = 0
    public var accepted = 0
    public var returned = 0
    public var passedOn = 0
    public var waiting = 0
    /// Milliseconds until each answer, ascending.
    public var waits: [Int64] = []

    /// Half of the answers came sooner; nil where none came.
    public var median: Int64? { waits.isEmpty ? nil : waits[(waits.count - 1) / 2] }
}

extension Node {
    /// The departments' turns with the cases received in these months, by department; those with most first.
    public func departmentFigures(_ months: ClosedRange<MonthNumber>, site: SiteCode? = nil) throws(NodeError) -> [DepartmentFigures] {
        var figures: [String: DepartmentFigures] = [:]
        let now = surroundings.now()
        do throws(StoreError) {
            var rows: [CaseRow] = []
            try store.forEachCounted(in: site, months: months) { row, _ in
                if row.state.text(CaseField.departmentState) != nil { rows.append(row) }
            }
            for row in rows {
                let history = CaseHistory(row.state, try store.entries(of: row))
                for turn in DepartmentTurn.turns(of: history.acts) {
                    figures[turn.department, default: DepartmentFigures(department: turn.department)].add(turn, at: now)
                }
            }
        } catch { throw NodeError(error) }
        return figures.values.map(\.sorted).sorted { ($1.given, $0.department) < ($0.given, $1.department) }
    }
}

extension DepartmentFigures {
    fileprivate mutating func add(_ turn: DepartmentTurn, at now: Int64) {
        given += 1
        switch turn.answer {
        case .waiting: waiting += 1
        case .accepted: accepted += 1
        case .returned: returned += 1
        case .passedOn: passedOn += 1
        }
        if turn.answer == .accepted || turn.answer == .returned { waits.append(turn.waited(at: now)) }
    }

    fileprivate var sorted: DepartmentFigures {
        var figures = self
        figures.waits.sort()
        return figures
    }
}
