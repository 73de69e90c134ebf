import AmendsLog
import AmendsStore

/// Names of settings in a node's database, beside those that the store reads itself.
enum NodeSetting {
    static let role = "role"
    static let site = "site"
    static let timeZone = "time_zone"
    static let pack = "pack"
    /// 32 hexadecimal digits, new with every doubt: a copy of the database from before has another one.
    static let database = "database"
    /// When the last backup was made, ms since 1970.
    static let lastBackup = "last_backup"
}

extension NodeProfile {
    /// Nil where the database has none yet.
    init?(_ settings: [String: String]) {
        guard let role = settings[NodeSetting.role].flatMap(Role.init(rawValue:)), let site = settings[NodeSetting.site].flatMap({ SiteCode($0) })
        else { return nil }
        self.init(role: role, site: site, timeZone: settings[NodeSetting.timeZone] ?? "UTC", pack: settings[NodeSetting.pack] ?? "plain")
    }

    /// Sets what the database does not have.
    func write(_ transaction: StoreTransaction) throws(StoreError) {
        for (name, value) in [
            (NodeSetting.role, role.rawValue), (NodeSetting.site, site.text), (NodeSetting.timeZone, timeZone), (NodeSetting.pack, pack),
        ] where try transaction.setting(name) == nil {
            try transaction.set(name, to: value)
        }
    }
}
