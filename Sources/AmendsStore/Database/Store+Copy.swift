public import AmendsLog
import GRDB

extension Store {
    /// Writes a copy of the database, as it is at one moment, to a new file at `path`. Others go on reading and
    /// writing meanwhile. What was erased lies in no page of it, for only what is in use is copied.
    public func copy(to path: String) throws(StoreError) {
        do {
            // Not in a transaction of GRDB's: SQLite makes its own for it.
            try database.unsafeRead { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        } catch { throw StoreError(error) }
    }

    /// What SQLite finds wrong with the file, a sentence each; empty where nothing is.
    public func integrityProblems() throws(StoreError) -> [String] {
        try read { database in try String.fetchAll(database, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" } }
    }

    /// Takes in every line of `other` that goes beyond what is held here, as far as it is sealed there; returns how
    /// many entries came. A line that can't be taken is passed over.
    public func takeAll(of other: Store, at milliseconds: Int64) throws(StoreError) -> Int {
        let before = try entryCount()
        let held = Dictionary(grouping: try sealedHeads(), by: \.stream)
        let intake = Intake(store: self)
        for line in try other.sealedHeads() {
            var index = try other.start(of: line, for: held[line.stream] ?? [])
            var isRefused = false
            while index < line.size, !isRefused {
                let loaded = try other.segments(of: line, from: index, maximumByteCount: 4 << 20)
                for body in loaded.segments where !isRefused {
                    switch intake.take(body, stream: line.stream, sender: "disk", at: milliseconds) {
                    case .stored: break
                    case .failed(let error): throw error
                    case .refused, .detached: isRefused = true
                    }
                }
                if loaded.isComplete { break }
                index = loaded.nextIndex
            }
        }
        return try entryCount() - before
    }
}
