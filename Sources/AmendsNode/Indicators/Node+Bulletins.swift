public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsStore

extension Node {
    /// Warnings set down in a month, and those from before that nobody had answered when it ended; of one
    /// site, or of all that are here.
    public func warnings(standingIn month: MonthNumber, site: SiteCode? = nil) throws(NodeError) -> [ManagementRecord] {
        try records(WarningRecord.table, RecordFilter(scope: site.map(Scope.site))).filter { warning in
            guard warning.day <= month.lastDay else { return false }
            if warning.day >= month.firstDay { return true }
            return warning.isOpen || warning.endedOn.map { $0 >= month.firstDay } ?? true
        }
    }

    /// Sets a bulletin down. It becomes a record of the site, or of the company where head office makes it
    /// for all.
    public func makeBulletin(
        of warnings: [ManagementRecord], _ month: MonthNumber, title: String, text: String, site: SiteCode? = nil, by actor: Actor? = nil
    ) throws(NodeError) -> ManagementRecord {
        var fields: ActFields = [
            (BulletinRecord.period, .text(month.description)), (ManagementField.title, .text(title)), (ManagementField.text, .text(text)),
        ]
        for number in Set(warnings.map(\.number)).sorted() { fields.append((BulletinRecord.warning, .added(number))) }
        return try add(BulletinRecord.table, fields, by: actor, site: role == .headOffice ? site : nil)
    }
}
