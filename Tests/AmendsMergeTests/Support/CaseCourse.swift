import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// A case told act by act, each of which saw all before it, in China.
struct CaseCourse {
    private(set) var history = History()
    private var last: String?

    /// Received under a pack, `salon/1` unless given.
    init(received: String, policy: String = "salon/1", _ fields: [(id: FieldID, value: FieldValue)] = []) {
        let time = Self.moment(received)
        add(
            CaseAct.receive, at: received,
            [
                (CaseField.receivedAt, .integer(time)), (CaseField.utcOffset, .integer(480)), (CaseField.policy, .text(policy)),
                (CaseField.calendar, .integer(1)),
            ] + fields)
    }

    mutating func add(_ act: ActKind, at text: String, _ fields: [(id: FieldID, value: FieldValue)] = []) {
        let name = "act \(history.batch.count)"
        history.add(name, act, at: Self.moment(text), counter: UInt16(history.batch.count), after: last.map { [$0] } ?? [], fields: fields)
        last = name
    }

    var state: RecordState { history.state }

    func facts(_ book: PolicyBook = .shipped) -> CaseFacts? { CaseFacts(of: state, by: book, symbols: (0, 0, 0, 0)) }

    func readings(_ book: PolicyBook = .shipped) -> ClockReadings? {
        let name = state.text(CaseField.policy).flatMap { PackName($0) }
        return name.flatMap { book.clocks(of: $0) }.map { ClockJudge(table: $0, book: book).judge(state.times) }
    }

    /// `2026-03-09 09:30` in China, ms since 1970.
    static func moment(_ text: String) -> Int64 {
        let parts = text.split(separator: " ")
        guard let day = CivilDate.day(parts[0]) else { preconditionFailure("no date: \(text)") }
        let fields = parts.count > 1 ? parts[1].split(separator: ":").compactMap { Int64($0) } : [0, 0]
        return day * CivilDate.dayMilliseconds + fields[0] * 3_600_000 + fields[1] * 60_000 - 480 * 60_000
    }
}
