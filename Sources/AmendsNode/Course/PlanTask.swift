import AmendsLog
import AmendsModel

/// What the plan of a case asks of one person or department, and whether they said that they know it.
public struct PlanTask: Sendable, Hashable {
    public enum Item: Sendable, Hashable {
        /// The plan itself, of which they are in charge.
        case plan
        /// The number of a measure, from 1, and its words.
        case measure(Int, PlannedMeasure)
        /// Only told of it.
        case told
    }

    /// A staff code, a name or a department, as the plan has it.
    public var who: String
    public var items: [Item] = []
    /// When they were last given something.
    public var told: CourseMoment
    public var acknowledged: CourseMoment?
    /// Whether every measure of theirs is done, and there was nothing else.
    public var isDone = false

    /// Whether somebody still waits for a word from them.
    public var isOpen: Bool { acknowledged == nil && !isDone }
}

/// Reads the tasks of a case off its acts. Whoever gives himself a task knows it; a plan that gives
/// somebody more is acknowledged anew.
struct PlanTasks {
    private(set) var tasks: [PlanTask] = []
    private let isOne: (String, String) -> Bool
    private var measureCount = 0
    private var done: Set<Int> = []

    /// `isOne` says whether a person is meant by a name in the plan: by staff code, name or department.
    init(of acts: some Sequence<RuledAct>, isOne: @escaping (_ person: String, _ who: String) -> Bool) {
        self.isOne = isOne
        for act in acts { read(act) }
        for index in tasks.indices { tasks[index].isDone = tasks[index].items.allSatisfy(isFinished) }
    }

    private func isFinished(_ item: PlanTask.Item) -> Bool { if case .measure(let number, _) = item { done.contains(number) } else { false } }

    private mutating func read(_ act: RuledAct) {
        if let owner = act.text(CaseField.planOwner) { give(.plan, to: owner, by: act) }
        for text in act.texts(CaseField.measure) {
            measureCount += 1
            let measure = PlannedMeasure(text)
            give(.measure(measureCount, measure), to: measure.owner, by: act)
        }
        for who in act.texts(CaseField.planTold) { give(.told, to: who, by: act) }
        done.formUnion(act.texts(CaseField.measureDone).compactMap(Rulebook.number))
        if act.kind == CaseAct.acknowledgeTask || act.kind == CaseAct.completeMeasure { acknowledge(act) }
    }

    private mutating func give(_ item: PlanTask.Item, to who: String, by act: RuledAct) {
        if who.isEmpty { return }
        let moment = CourseMoment(act)
        let known = isOne(act.actor, who) ? moment : nil
        guard let index = tasks.firstIndex(where: { $0.who == who }) else {
            return tasks.append(PlanTask(who: who, items: [item], told: moment, acknowledged: known))
        }
        if !tasks[index].items.contains(item) { tasks[index].items.append(item) }
        (tasks[index].told, tasks[index].acknowledged) = (moment, known)
    }

    private mutating func acknowledge(_ act: RuledAct) {
        for index in tasks.indices where tasks[index].acknowledged == nil && isOne(act.actor, tasks[index].who) {
            tasks[index].acknowledged = CourseMoment(act)
        }
    }
}
