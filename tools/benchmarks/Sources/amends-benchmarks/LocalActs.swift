import AmendsCodec
import AmendsLog
import AmendsMerge
import AmendsNode
import AmendsPolicy
import AmendsSimulation
import AmendsStore
import Foundation
import GRDBSQLite

/// Durable local acts, one transaction each, beside prepared statements that write the same rows.
enum LocalActs {
    static func figure(runs: Int) throws -> Figure {
        let acts = Array(Workload(stores: 1, casesPerStore: 200, seed: 7, spanDays: 20).acts(ofStore: 0))
        var ratios: [Double] = []
        var rates: [Double] = []
        for _ in 0..<runs {
            let own = try withFolder { try node(acts, $0) }
            let raw = try withFolder { try statements(own.rows, $0) }
            ratios.append(raw / own.seconds)
            rates.append(Double(acts.count) / own.seconds)
        }
        return Figure("local_act_ratio", ratios, "ratio", details: [("acts_per_s", median(rates))])
    }

    /// Seconds for all acts, and what rows they wrote.
    private static func node(_ acts: [WorkloadAct], _ folder: String) throws -> (seconds: Double, rows: [WrittenRows]) {
        let pair = try Pair(folder: folder, name: "local")
        let stream = pair.store.stream(in: .site(pair.store.site))
        var random = SeededRandom(seed: 5)
        let clock = ContinuousClock()
        let elapsed = try clock.measure {
            for act in acts {
                try pair.store.store.write { transaction in
                    var stamps = StampClock(last: try transaction.lastStamp(of: stream))
                    let reading = stamps.read(wallMilliseconds: act.milliseconds)
                    try transaction.append(
                        [act.draft(stamp: reading.stamp, parents: [])], to: stream,
                        freshSeed: Seed(high: random.next(), low: random.next()),
                        needsFreshSeed: reading.needsFreshSeed)
                }
            }
        }
        return (elapsed / .seconds(1), try WrittenRows.of(acts))
    }

    /// Seconds for prepared statements in one transaction an act: the tail row, the stream's row, the
    /// case's row, and the rows of statistics where the act changes them.
    private static func statements(_ rows: [WrittenRows], _ folder: String) throws -> Double {
        var opened: OpaquePointer?
        guard sqlite3_open(folder + "/raw.db", &opened) == SQLITE_OK, let database = opened else {
            throw BenchmarkFailure(text: "can't open")
        }
        defer { sqlite3_close(database) }
        let schema = """
            PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=8000;
            CREATE TABLE tail (stream INTEGER, position INTEGER, row BLOB, PRIMARY KEY (stream, position)) WITHOUT ROWID;
            CREATE TABLE stream (id INTEGER PRIMARY KEY, size INTEGER, frontier BLOB);
            CREATE TABLE complaint (key INTEGER PRIMARY KEY, id BLOB UNIQUE, state BLOB, places BLOB, number TEXT, a, b, c, d, e, f, g, h);
            CREATE TABLE bucket (a INTEGER, b INTEGER, sums BLOB, digest BLOB, PRIMARY KEY (a, b)) WITHOUT ROWID;
            INSERT INTO stream VALUES (1, 0, x'');
            """
        guard sqlite3_exec(database, schema, nil, nil, nil) == SQLITE_OK else {
            throw BenchmarkFailure(text: String(cString: sqlite3_errmsg(database)))
        }
        func prepare(_ sql: String) -> OpaquePointer? {
            var statement: OpaquePointer?
            sqlite3_prepare_v2(database, sql, -1, &statement, nil)
            return statement
        }
        let begin = prepare("BEGIN IMMEDIATE")
        let commit = prepare("COMMIT")
        let tail = prepare("INSERT INTO tail VALUES (1,?,?)")
        let stream = prepare("UPDATE stream SET size=?, frontier=? WHERE id=1")
        let complaint = prepare(
            "INSERT INTO complaint (id, state, places, number, a,b,c,d,e,f,g,h) VALUES (?,?,?,?,1,2,3,4,5,6,7,8) ON CONFLICT (id) DO UPDATE SET state=excluded.state, places=excluded.places, a=2, b=3, c=4"
        )
        let bucket = prepare("INSERT INTO bucket VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET sums=excluded.sums, digest=excluded.digest")
        let all = [begin, commit, tail, stream, complaint, bucket]
        defer { for statement in all { sqlite3_finalize(statement) } }
        func run(_ statement: OpaquePointer?) throws {
            guard sqlite3_step(statement) == SQLITE_DONE else { throw BenchmarkFailure(text: String(cString: sqlite3_errmsg(database))) }
            sqlite3_reset(statement)
        }
        func bind(_ statement: OpaquePointer?, _ position: Int32, _ bytes: [UInt8]) {
            _ = bytes.withUnsafeBytes {
                sqlite3_bind_blob(statement, position, $0.baseAddress, Int32($0.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            }
        }
        let clock = ContinuousClock()
        let elapsed = try clock.measure {
            for (position, row) in rows.enumerated() {
                try run(begin)
                sqlite3_bind_int64(tail, 1, Int64(position))
                bind(tail, 2, row.entry)
                try run(tail)
                sqlite3_bind_int64(stream, 1, Int64(position))
                bind(stream, 2, row.frontier)
                try run(stream)
                bind(complaint, 1, row.record)
                bind(complaint, 2, row.state)
                bind(complaint, 3, row.places)
                bind(complaint, 4, row.number)
                try run(complaint)
                for number in row.buckets {
                    sqlite3_bind_int64(bucket, 1, number)
                    sqlite3_bind_int64(bucket, 2, 1)
                    bind(bucket, 3, row.sums)
                    bind(bucket, 4, row.places)
                    try run(bucket)
                }
                try run(commit)
            }
        }
        return elapsed / .seconds(1)
    }
}

/// The rows that one act writes, ready in memory.
struct WrittenRows {
    var entry: [UInt8]
    var frontier: [UInt8]
    var record: [UInt8]
    var state: [UInt8]
    var places: [UInt8]
    var number: [UInt8]
    var sums: [UInt8]
    /// One number for each bucket that the act changes.
    var buckets: [Int64]

    static func of(_ acts: [WorkloadAct]) throws -> [WrittenRows] {
        var batch = EntryBatch()
        var states: [RecordID: RecordState] = [:]
        let writer = try StreamWriter(store: 0)
        var hasher = LeafHasher(node: writer.stream.node, scope: writer.stream.scope)
        var frontier = MerkleFrontier()
        return try acts.map { act in
            var state = states[act.record] ?? RecordState(record: act.record, kind: .complaintCase)
            let old = CaseFacts(of: state, by: .shipped, symbols: (1, 2, 3, 4))
            batch.removeAll()
            batch.append(
                act.draft(stamp: Stamp(milliseconds: act.milliseconds), parents: state.heads.map(\.leaf)), seed: Seed(high: 1, low: 2))
            try hasher.hashLeaves(of: &batch, in: 0..<1)
            var row: [UInt8] = []
            EntryRow.append(entry: 0, of: batch, to: &row)
            frontier.append(batch.headers[0].leaf)
            state.apply(batch, 0)
            states[act.record] = state
            let new = CaseFacts(of: state, by: .shipped, symbols: (1, 2, 3, 4))
            // The month's whole and four dimensions, and the cross of them; one more for a month of answer or closing.
            let count = old == new ? 0 : 6 + (new?.answeredAt != old?.answeredAt ? 1 : 0) + (new?.closedAt != old?.closedAt ? 1 : 0)
            return WrittenRows(
                entry: row, frontier: frontier.encoded, record: act.record.bytes, state: state.encoded,
                places: [UInt8](repeating: 7, count: 32), number: Array("S001-0000".utf8), sums: [UInt8](repeating: 5, count: 120),
                buckets: (0..<count).map { Int64($0) * 40 + Int64(act.caseNumber % 40) })
        }
    }
}
