import AmendsCodec
import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsSimulation
import GRDBSQLite

/// The yardstick: prepared SQLite statements that write a packed log row for each act and the wide
/// case row once for each case, 1,000 acts in a transaction, `synchronous=FULL`. No hashing, no
/// signatures, no merging, no statistics: rows ready in memory.
struct RawSQLite {
    struct CaseRow {
        var id: [UInt8]
        var state: [UInt8]
        var places: [UInt8]
        var number: [UInt8]
        var integers: [Int64]
    }

    let acts: [[UInt8]]
    let cases: [CaseRow]

    /// The rows of a workload: entries as the node keeps them unsealed, states as it keeps them folded.
    init(_ workload: Workload) throws {
        var acts: [[UInt8]] = []
        var cases: [CaseRow] = []
        for store in 0..<workload.stores {
            var batch = EntryBatch()
            var states: [RecordID: RecordState] = [:]
            let writer = try StreamWriter(store: store)
            var hasher = LeafHasher(node: writer.stream.node, scope: writer.stream.scope)
            for act in workload.acts(ofStore: store) {
                var state = states[act.record] ?? RecordState(record: act.record, kind: .complaintCase)
                batch.removeAll()
                batch.append(
                    act.draft(stamp: Stamp(milliseconds: act.milliseconds), parents: state.heads.map(\.leaf)), seed: Seed(high: 1, low: 2))
                try hasher.hashLeaves(of: &batch, in: 0..<1)
                var row: [UInt8] = []
                EntryRow.append(entry: 0, of: batch, to: &row)
                acts.append(row)
                state.apply(batch, 0)
                states[act.record] = state
            }
            for (record, state) in states {
                cases.append(
                    CaseRow(
                        id: record.bytes, state: state.encoded, places: [UInt8](repeating: 7, count: 48),
                        number: Array((state.text(CaseField.number) ?? "").utf8),
                        integers: [state.integer(CaseField.receivedAt) ?? 0, 24_300, 0, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
            }
        }
        (self.acts, self.cases) = (acts, cases)
    }

    /// Seconds to write all of it into a new database at `path`.
    func write(to path: String) throws -> Double {
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let database = opened else { throw BenchmarkFailure(text: "can't open \(path)") }
        defer { sqlite3_close(database) }
        func execute(_ sql: String) throws {
            guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
                throw BenchmarkFailure(text: String(cString: sqlite3_errmsg(database)))
            }
        }
        try execute(
            """
            PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=8000;
            CREATE TABLE act (id INTEGER PRIMARY KEY, stream INTEGER, position INTEGER, row BLOB);
            CREATE TABLE complaint (key INTEGER PRIMARY KEY, id BLOB UNIQUE, state BLOB, places BLOB, number TEXT,
                a INTEGER, b INTEGER, c INTEGER, d INTEGER, e INTEGER, f INTEGER, g INTEGER, h INTEGER, i INTEGER, j INTEGER, k INTEGER,
                l INTEGER, m INTEGER, n INTEGER);
            """)
        var insertAct: OpaquePointer?
        var insertCase: OpaquePointer?
        sqlite3_prepare_v2(database, "INSERT INTO act (stream, position, row) VALUES (?,?,?)", -1, &insertAct, nil)
        sqlite3_prepare_v2(
            database,
            "INSERT INTO complaint (id, state, places, number, a,b,c,d,e,f,g,h,i,j,k,l,m,n) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            -1, &insertCase, nil)
        defer {
            sqlite3_finalize(insertAct)
            sqlite3_finalize(insertCase)
        }
        let clock = ContinuousClock()
        let elapsed = try clock.measure {
            var caseNumber = 0
            for start in stride(from: 0, to: acts.count, by: 1000) {
                try execute("BEGIN IMMEDIATE")
                let end = min(start + 1000, acts.count)
                for position in start..<end {
                    sqlite3_bind_int64(insertAct, 1, 1)
                    sqlite3_bind_int64(insertAct, 2, Int64(position))
                    bind(insertAct, 3, acts[position])
                    try step(insertAct, database)
                }
                let caseEnd = end == acts.count ? cases.count : cases.count * end / acts.count
                while caseNumber < caseEnd {
                    let row = cases[caseNumber]
                    bind(insertCase, 1, row.id)
                    bind(insertCase, 2, row.state)
                    bind(insertCase, 3, row.places)
                    bind(insertCase, 4, row.number)
                    for (offset, number) in row.integers.enumerated() { sqlite3_bind_int64(insertCase, Int32(5 + offset), number) }
                    try step(insertCase, database)
                    caseNumber += 1
                }
                try execute("COMMIT")
            }
        }
        return elapsed / .seconds(1)
    }

    private func bind(_ statement: OpaquePointer?, _ position: Int32, _ bytes: [UInt8]) {
        // The bytes outlive the step, so SQLite need not copy them.
        _ = bytes.withUnsafeBytes {
            sqlite3_bind_blob(statement, position, $0.baseAddress, Int32($0.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
    }

    private func step(_ statement: OpaquePointer?, _ database: OpaquePointer) throws {
        guard sqlite3_step(statement) == SQLITE_DONE else { throw BenchmarkFailure(text: String(cString: sqlite3_errmsg(database))) }
        sqlite3_reset(statement)
    }
}
