public import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

/// The sites of the chain as head office tells of them in the company's scope, where every site reads them.
extension Node {
    /// Tells of a site, or of what changed about it; what is not given stays. The code of a site that was closed
    /// is never given to another one.
    public func defineSite(_ code: SiteCode, name: String? = nil, region: String? = nil, timeZone: String? = nil, by actor: Actor? = nil)
        throws(NodeError)
    {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "site define") }
        if let timeZone, !TimeZoneOffset.exists(timeZone) {
            throw NodeError(.usage, "There is no time zone \(timeZone). Give an IANA name such as Asia/Shanghai.")
        }
        let record = SiteRecord.record(of: code)
        try write { transaction in
            let state = try transaction.state(of: record, kind: .site, in: .company)
            guard state.integer(SiteRecord.closedOn) == nil else {
                throw NodeError(
                    .usage, "The site \(code) was closed, and the code of a site is never used again. Choose another code.",
                    reason: .siteCodeUsed(code))
            }
            var fields: ActFields = [(SiteRecord.code, .text(code.text))]
            if let name { fields.append((SiteRecord.name, .text(name))) }
            if let region { fields.append((SiteRecord.region, .text(region))) }
            if let timeZone { fields.append((SiteRecord.timeZone, .text(timeZone))) }
            try make(
                state.entries.isEmpty ? SiteRecord.define : SiteRecord.amend, fields, by: actor, on: record, in: .company,
                named: code.text, transaction)
        }
        try carryTransfers()
    }

    /// Closes a site: from a day on (days since 1970) no case is handed to it.
    public func closeSite(_ code: SiteCode, on day: Int64, by actor: Actor? = nil) throws(NodeError) {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "site close") }
        let record = SiteRecord.record(of: code)
        try write { transaction in
            let state = try transaction.state(of: record, kind: .site, in: .company)
            let fields: ActFields = [(SiteRecord.code, .text(code.text)), (SiteRecord.closedOn, .integer(day))]
            try make(
                state.entries.isEmpty ? SiteRecord.define : SiteRecord.amend, fields, by: actor, on: record, in: .company,
                named: code.text, transaction)
        }
    }
}
