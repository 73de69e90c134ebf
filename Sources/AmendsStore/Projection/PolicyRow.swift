import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// A row of `case_policy`. Of a pack or a calendar: its name or version, its text and its years. Of closed
/// days: the scope of the site and the record, and the first and the last day, days since 1970.
struct PolicyRow {
    var kind: Int64
    var name: String
    var text: String
    var years: String

    static let query = "SELECT kind, name, text, years FROM case_policy WHERE kind>0 ORDER BY kind, name"

    /// `site/S012 0190…2a`.
    static func closureName(_ scope: String, _ record: RecordID) -> String { "\(scope) \(record)" }

    static func closure(_ state: RecordState, name: String) -> PolicyRow? {
        ClosureRecord.daysClosed(by: state).map { days in
            PolicyRow(
                kind: Int64(RecordKind.closure.rawValue), name: name, text: "\(days.lowerBound) \(days.upperBound)", years: "")
        }
    }

    /// Nil for a row that this version does not understand.
    var policy: PublishedPolicy? {
        switch UInt8(clamping: kind) {
        case RecordKind.pack.rawValue: return .pack(name: name, text: text)
        case RecordKind.calendar.rawValue:
            return .calendar(version: Int64(name) ?? 0, days: text, years: years.split(separator: " ").compactMap { Int64($0) })
        case RecordKind.closure.rawValue:
            let days = text.split(separator: " ").compactMap { Int64($0) }
            guard let scope = Scope(String(name.prefix { $0 != " " })), days.count == 2, days[0] <= days[1] else { return nil }
            return .closure(scope, days[0]...days[1])
        default: return nil
        }
    }
}
