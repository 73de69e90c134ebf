/// The acts of one store in the order of time. Only their times are held, 16 bytes an act; an act
/// is made when it is asked for, the same each time.
public struct WorkloadLog: RandomAccessCollection, Sendable {
    private let workload: Workload
    private let store: Int
    private let places: [Place]

    /// Where an act lies: its time, and case and step in one number, which decides between acts of
    /// one millisecond as well.
    private struct Place {
        var milliseconds: Int64
        var act: Int
    }

    init(workload: Workload, store: Int) {
        var places: [Place] = []
        places.reserveCapacity(workload.casesPerStore * Workload.actsPerCase)
        for number in 0..<workload.casesPerStore {
            for (step, milliseconds) in workload.times(of: number, inStore: store).enumerated() {
                places.append(Place(milliseconds: milliseconds, act: number * Workload.actsPerCase + step))
            }
        }
        places.sort { ($0.milliseconds, $0.act) < ($1.milliseconds, $1.act) }
        (self.workload, self.store, self.places) = (workload, store, places)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { places.count }

    public subscript(position: Int) -> WorkloadAct {
        let place = places[position]
        let (number, rawStep) = place.act.quotientAndRemainder(dividingBy: Workload.actsPerCase)
        guard let step = CaseStep(rawValue: rawStep) else { preconditionFailure("a remainder is the number of a step") }
        return workload.act(step, of: number, inStore: store, milliseconds: place.milliseconds)
    }
}
