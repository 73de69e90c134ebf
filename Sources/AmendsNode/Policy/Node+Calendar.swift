import AmendsLog
import AmendsModel
public import AmendsPolicy
import AmendsStore

extension Node {
    /// Publishes a version of the working-day calendar for the company: the lines of a list
    /// (`2027-01-01 off`) and the years whose list is complete with it. The version is the next one
    /// unless given. A list with any mistake is refused whole, and so is a version that is there already:
    /// what is published never changes.
    public func publishCalendar(
        _ days: String, version: Int64? = nil, years: [Int64] = [], source: String = "", by actor: Actor? = nil
    ) throws(NodeError) -> CalendarRevision {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "calendar publish") }
        return try write { transaction in
            let newest = transaction.policyBook.newestCalendar.version
            let version = version ?? newest + 1
            let revision: CalendarRevision
            do throws(CalendarMistakes) {
                revision = try CalendarRevision(version: version, days: days, years: years, source: source)
            } catch { throw NodeError(error) }
            guard version > newest else {
                throw NodeError(
                    .usage, "Version \(newest) of the calendar is there already. Leave --version out, or give a greater one.",
                    reason: .calendarVersionTaken(version, newest: newest))
            }
            let record = CalendarRecord.record(of: version)
            let state = try transaction.state(of: record, kind: .calendar, in: .company)
            try authorise(actor, to: CalendarRecord.publish, on: state, in: .company, transaction)
            var fields: ActFields = [(CalendarRecord.version, .integer(version)), (CalendarRecord.days, .text(days))]
            if !source.isEmpty { fields.append((CalendarRecord.source, .text(source))) }
            for year in revision.years { fields.append((CalendarRecord.years, .added(String(year)))) }
            if let actor, !actor.code.isEmpty { fields.append((.actor, .text(actor.code))) }
            try define(CalendarRecord.publish, record: record, kind: .calendar, in: .company, fields, transaction)
            return revision
        }
    }
}

extension NodeError {
    init(_ error: CalendarMistakes) {
        let count = error.mistakes.count
        self.init(
            .badInput, "The list of days has \(count) \(count == 1 ? "mistake" : "mistakes"), so nothing of it was taken.",
            reason: .calendarMistakes(error.mistakes))
    }
}
