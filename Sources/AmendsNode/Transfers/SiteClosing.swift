import AmendsLog
import AmendsMerge
import AmendsModel

/// Sites that take no cases any more, as head office has written in the company's scope.
enum SiteClosing {
    /// By the code of the site the instant from which it is closed, ms since 1970.
    static func closed(_ records: [(scope: Scope, state: RecordState)]) -> [String: Int64] {
        var closed: [String: Int64] = [:]
        for (scope, state) in records where scope == .company {
            guard let code = state.text(SiteRecord.code), let day = state.integer(SiteRecord.closedOn) else { continue }
            let zone = state.text(SiteRecord.timeZone) ?? "Asia/Shanghai"
            let midnight = day.multipliedReportingOverflow(by: CivilDate.dayMilliseconds).partialValue
            closed[code] = midnight - TimeZoneOffset.minutes(zone, at: midnight) * 60_000
        }
        return closed
    }
}
