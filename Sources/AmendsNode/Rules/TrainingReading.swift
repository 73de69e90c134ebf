import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// Who was trained in what, as the records of trainings say: pure, so that every node with the same
/// records judges alike.
struct TrainingReading: Sendable {
    /// By whoever was there, lower case: staff codes, or names where somebody was entered by name.
    private var held: [String: [(day: Int64, topics: Set<String>)]] = [:]
    /// Minutes east of UTC by which days are counted.
    private let offset: Int64

    init(_ states: [RecordState], offset: Int64) {
        self.offset = offset
        for state in states {
            let day = state.integer(ManagementField.day) ?? 0
            let topics = Set(state.elements(of: TrainingRecord.topic))
            let masteries = Dictionary(
                state.values(of: TrainingRecord.mastery).map { ($0.ordinal, $0.text ?? "") }, uniquingKeysWith: { first, _ in first })
            for attendee in state.values(of: TrainingRecord.attendee) where masteries[attendee.ordinal] != "not_mastered" {
                if let text = attendee.text { held[text.lowercased(), default: []].append((day, topics)) }
            }
        }
    }

    /// The topics that somebody was trained in by an instant.
    func topics(of names: [String], by instant: Int64) -> Set<String> {
        let today = CivilDate.day(ofMilliseconds: instant, offset: offset)
        return names.reduce(into: []) { topics, name in
            for training in held[name.lowercased()] ?? [] where training.day <= today { topics.formUnion(training.topics) }
        }
    }
}

extension Node {
    /// The topics of training that the pack in force asks for before a role, and that are not on record for
    /// a member of staff. A role may be given all the same: a shop must be able to take complaints today.
    public func missingTraining(of staff: String, for role: StaffRole, in unit: Unit) throws(NodeError) -> [String] {
        let site = if case .site(let code) = unit { code } else { self.site }
        let name: PackName = try packInForce(at: site)
        do throws(StoreError) {
            let asked = try store.policyBook().pack(name)?.table(RuleParameter.trainingBefore).filter { $0.key == role.rawValue } ?? []
            if asked.isEmpty { return [] }
            let directory = try store.directory(offset: try offsetNow(try store.settings()["time_zone"]))
            let reading = TrainingReading(try store.records(of: .training, for: .site(site)), offset: directory.offset)
            let known = reading.topics(of: [staff, directory.name(of: staff, in: scope(of: unit))], by: surroundings.now())
            return asked.map(\.value).filter { !known.contains($0) }
        } catch { throw NodeError(error) }
    }
}
