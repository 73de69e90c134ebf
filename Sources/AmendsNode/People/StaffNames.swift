public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsStore

/// What people were called at which time: whoever left, or was renamed, stays named in what was done.
public struct StaffNames: Sendable {
    /// By code, the oldest first.
    private var names: [String: [(from: Int64, name: String)]] = [:]

    public init() {}

    /// The names of these staff codes as the records of `scope` tell them, else the company's.
    public init(of codes: Set<String>, in scope: Scope, _ store: Store) throws(StoreError) {
        guard !codes.isEmpty else { return }
        let rows = try store.records(of: .staff)
        for code in codes {
            let own = rows.first { $0.scope == scope && $0.state.text(StaffRecord.code) == code }
            guard let row = own ?? rows.first(where: { $0.state.text(StaffRecord.code) == code }) else { continue }
            for entry in try store.history(of: row) {
                for case (StaffRecord.name, .text(let name)) in entry.draft.fields.map({ ($0.id, $0.value) }) {
                    names[code, default: []].append((entry.draft.stamp.milliseconds, name))
                }
            }
        }
    }

    /// The name at an instant, ms since 1970; what happened before anybody wrote the name down has the first
    /// one. Nil for who has none here.
    public func name(of code: String, at instant: Int64) -> String? {
        guard let known = names[code] else { return nil }
        return known.last { $0.from <= instant }?.name ?? known.first?.name
    }
}
