import AmendsCodec
import AmendsLog
import AmendsModel
import GRDB

extension Store {
    /// Entries indexed in one transaction: bounds how long a search update keeps others waiting.
    static let searchBatch = 20_000

    /// Takes texts that are not indexed yet into the search index, in transactions of its own that
    /// follow those of the entries; returns how many entries were passed over. Call it until it
    /// returns 0.
    @discardableResult
    public func updateSearch() throws(StoreError) -> Int {
        try write { transaction in try transaction.indexTexts(maximumEntries: UInt64(Self.searchBatch)) }
    }

    /// Takes in all that is not indexed yet. A call that finds less than it might have taken leaves nothing,
    /// so that after a single act there is one transaction and no second one that finds nothing.
    public func catchUpSearch() throws(StoreError) {
        while try updateSearch() == Self.searchBatch {}
    }

    /// Entries not in the search index yet.
    public func searchBacklog() throws(StoreError) -> Int {
        try read { database in
            try Int.fetchOne(
                try database.cachedStatement(
                    sql: "SELECT sum(s.size - coalesce(p.size, 0)) FROM log_stream s LEFT JOIN search_progress p ON p.stream = s.id")) ?? 0
        }
    }

    /// Cases whose texts hold all of the words typed, newest first.
    public func search(_ typed: String, limit: Int = 50) throws(StoreError) -> [CaseRow] {
        let queries = SearchText.queries(typed)
        guard !queries.isEmpty else { return [] }
        return try read { database in
            let one = "SELECT record, scope FROM search_document WHERE id IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)"
            let all = queries.map { _ in one }.joined(separator: " INTERSECT ")
            var arguments = StatementArguments(queries)
            arguments += [limit]
            return try CaseRow.fetch(
                database, "WHERE r.kind = 1 AND (r.id, r.scope) IN (\(all)) ORDER BY r.received_at DESC, r.id LIMIT ?", arguments)
        }
    }
}

extension StoreTransaction {
    func indexTexts(maximumEntries: UInt64) throws(StoreError) -> Int {
        let behind = Statement(database, 
            """
            SELECT s.origin, coalesce(p.size, 0) FROM log_stream s LEFT JOIN search_progress p ON p.stream = s.id
            WHERE s.size > coalesce(p.size, 0) ORDER BY s.id
            """)
        var work: [(origin: String, from: UInt64)] = []
        while try behind.step() { work.append((behind.text(0), UInt64(behind.integer(1)))) }
        behind.reset()
        var left = maximumEntries
        for item in work where left > 0 {
            guard let stream = StreamID(origin: item.origin), let open = try open(stream, create: false) else { continue }
            let end = min(open.size, item.from + left)
            try entries.forEachEntry(of: open, in: item.from..<end) { batch, entry throws(StoreError) in
                try search.take(batch, entry, scope: open.scope)
            }
            try step()
            try search.setProgress(open.id, end)
            left -= end - item.from
        }
        return Int(maximumEntries - left)
    }

    func clearSearch() throws(StoreError) {
        for sql in [
            "DELETE FROM search_progress", "DELETE FROM search_document", "INSERT INTO search_text (search_text) VALUES ('delete-all')",
        ] {
            try Statement(database, sql).run()
        }
    }
}

/// Writes to the index. Row numbers ascend, as FTS5 needs to be quick.
final class SearchIndexer {
    private let database: Database
    private let insertDocument, insertText, progress: Statement
    private var words = ""

    init(_ database: Database) {
        self.database = database
        insertDocument = Statement(database, "INSERT INTO search_document (scope, record) VALUES (?1, ?2)")
        insertText = Statement(database, "INSERT INTO search_text (rowid, words) VALUES (?1, ?2)")
        progress = Statement(
            database, "INSERT INTO search_progress (stream, size) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET size=excluded.size")
    }

    func take(_ batch: EntryBatch, _ index: Int, scope: Int64) throws(StoreError) {
        let header = batch.headers[index]
        guard header.recordKind == .complaintCase else { return }
        words.removeAll(keepingCapacity: true)
        for slot in batch.fields[header.fieldRange] where slot.tag == .text && slot.presence != .absent && slot.id != .actor {
            if slot.id == CaseField.pack || slot.id == CaseField.calendar { continue }
            SearchText.append(batch.text(of: slot), to: &words)
            words += " "
        }
        guard !words.isEmpty else { return }
        insertDocument.bind(1, scope)
        insertDocument.bind(2, header.record)
        try insertDocument.run()
        insertText.bind(1, database.lastInsertedRowID)
        insertText.bind(2, text: words)
        try insertText.run()
    }

    func setProgress(_ stream: Int64, _ size: UInt64) throws(StoreError) {
        progress.bind(1, stream)
        progress.bind(2, Int64(size))
        try progress.run()
    }
}
