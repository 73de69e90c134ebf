import AmendsMerge
import GRDB

/// The tables of a node. Three families: `log_*` is the truth; `case_*`, `stat_*` and `search_*`
/// are the projection, which can be thrown away and folded anew; `peer_*` and `node_*` are this
/// node's own and are never sent.
enum Schema {
    /// Another version's projection is folded anew. The first part counts the rules of folding, the second
    /// the rows that are made of what was folded: count it up when those change.
    static let projectionVersion = Int(RecordState.materializerVersion) << 8 | 5

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("the log, the projection and the node's own tables") { database in
            try database.execute(sql: log)
            try database.execute(sql: projection)
            try database.execute(sql: own)
        }
        migrator.registerMigration("small records by kind, and files") { database in
            try database.execute(sql: smallRecords)
            try database.execute(sql: files)
        }
        migrator.registerMigration("due times and published policies") { database in
            // A database from before has no table of policies; its projection is folded anew anyway.
            try database.execute(sql: policies)
            try database.execute(sql: dueTimes)
        }
        migrator.registerMigration("transfers between sites, and numbers at outside bodies") { database in
            try database.execute(sql: transfers)
            try database.execute(sql: outsideNumbers)
        }
        migrator.registerMigration("erasures") { database in try database.execute(sql: erasures) }
        migrator.registerMigration("invitations and issued certificates") { database in
            try database.execute(sql: enrolment)
        }
        return migrator
    }

    /// What erasing acts named. Filled from the log as it is taken in, and again by a rebuild.
    private static let erasures = """
        -- Commitments of the values that are gone from a scope.
        CREATE TABLE log_erased (
            scope INTEGER NOT NULL, commitment BLOB NOT NULL, PRIMARY KEY (scope, commitment)
        ) STRICT, WITHOUT ROWID;
        -- Files that are gone, by their SHA-256.
        CREATE TABLE log_erased_file (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
        -- Records with an erasing act. `late` says that an entry came which had not seen it.
        CREATE TABLE log_erasure (
            scope INTEGER NOT NULL, kind INTEGER NOT NULL, record BLOB NOT NULL, late INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (scope, kind, record)
        ) STRICT, WITHOUT ROWID;
        -- Values that are absent although no erasing act held here names them.
        CREATE TABLE log_hole (
            scope INTEGER NOT NULL, commitment BLOB NOT NULL, stream INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (scope, commitment)
        ) STRICT, WITHOUT ROWID;
        -- Where a text comes from, so that it can be taken out of the index again.
        DELETE FROM search_progress;
        DROP TABLE search_document;
        INSERT INTO search_text (search_text) VALUES ('delete-all');
        CREATE TABLE search_document (
            id INTEGER PRIMARY KEY, scope INTEGER NOT NULL, record BLOB NOT NULL, stream INTEGER NOT NULL, position INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX search_document_by_place ON search_document (stream, position);
        """

    /// At the node that holds the chain's authority. Of an invitation's secret only the hash is kept; scopes in
    /// `reads` and `writes` are parted by blanks.
    private static let enrolment = """
        CREATE TABLE node_invitation (
            id INTEGER PRIMARY KEY,
            secret_hash BLOB NOT NULL UNIQUE,
            role TEXT NOT NULL,
            site TEXT NOT NULL,
            site_name TEXT NOT NULL,
            region TEXT NOT NULL,
            pack TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            reads TEXT NOT NULL,
            writes TEXT NOT NULL,
            replaces TEXT,
            made_by TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            used_by TEXT,
            used_at INTEGER,
            withdrawn_at INTEGER
        ) STRICT;
        CREATE TABLE node_certificate (
            serial TEXT PRIMARY KEY,
            node TEXT NOT NULL,
            issued_at INTEGER NOT NULL,
            not_after INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX node_certificate_by_node ON node_certificate (node, not_after);
        """

    /// Packs and calendars that head office published, as text: what the facts of cases are judged by.
    private static let policies = """
        CREATE TABLE IF NOT EXISTS case_policy (
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            years TEXT NOT NULL,
            PRIMARY KEY (kind, name)
        ) STRICT, WITHOUT ROWID;
        """

    /// Cases on their way between sites. `pending`: an answer is waited for. `touched`: something was written
    /// since head office last looked whether the case's way has to go on; stores forget it.
    private static let transfers = """
        CREATE TABLE case_transfer (
            scope INTEGER NOT NULL,
            record BLOB NOT NULL,
            pending INTEGER NOT NULL,
            touched INTEGER NOT NULL,
            PRIMARY KEY (scope, record)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX case_transfer_touched ON case_transfer (touched) WHERE touched = 1;
        CREATE INDEX case_transfer_pending ON case_transfer (pending) WHERE pending = 1;
        """

    /// Under which numbers platforms and outside bodies know a case, as they are compared.
    private static let outsideNumbers = """
        CREATE TABLE case_outside_number (
            number TEXT NOT NULL,
            scope INTEGER NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (number, scope, record)
        ) STRICT, WITHOUT ROWID;
        """

    /// The earliest deadline of a case that still runs, ms since 1970, with the number of its kind
    /// (`DeadlineKind`): queues read them in their order. Most cases have none and are not in the index.
    private static let dueTimes = """
        ALTER TABLE case_record ADD COLUMN due INTEGER;
        ALTER TABLE case_record ADD COLUMN due_kind INTEGER;
        CREATE INDEX case_record_by_due ON case_record (due) WHERE due IS NOT NULL;
        """

    /// Records that are no cases are few and read by kind; a query that says so finds them here.
    private static let smallRecords = "CREATE INDEX case_record_of_kind ON case_record (kind) WHERE kind <> 1;"

    /// Files that entries name by their SHA-256: each is kept once, however many entries name it.
    private static let files = """
        CREATE TABLE log_blob (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            media_type TEXT NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        """

    private static let log = """
        -- A stream as held here. `size` counts sealed and unsealed entries; the frontiers are the
        -- right edges of its tree at `size` and at the end of its last sealed segment.
        CREATE TABLE log_stream (
            id INTEGER PRIMARY KEY,
            scope INTEGER NOT NULL REFERENCES log_scope(id),
            origin TEXT NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            frontier BLOB NOT NULL,
            sealed_size INTEGER NOT NULL,
            sealed_frontier BLOB NOT NULL,
            -- Of an own stream: the seed of the open tail, and the newest stamp.
            seed BLOB,
            last_milliseconds INTEGER,
            last_counter INTEGER
        ) STRICT;
        CREATE TABLE log_scope (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        -- Segments as they travelled. Found by stream and first index.
        CREATE TABLE log_segment (
            id INTEGER PRIMARY KEY,
            stream INTEGER NOT NULL,
            first INTEGER NOT NULL,
            count INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX log_segment_by_place ON log_segment (stream, first);
        -- This node's newest entries, not sealed yet.
        CREATE TABLE log_tail (
            stream INTEGER NOT NULL,
            position INTEGER NOT NULL,
            row BLOB NOT NULL,
            PRIMARY KEY (stream, position)
        ) STRICT, WITHOUT ROWID;
        -- Entries that wait for an ancestor.
        CREATE TABLE log_waiting (
            scope INTEGER NOT NULL,
            record BLOB NOT NULL,
            kind INTEGER NOT NULL,
            stream INTEGER NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (scope, record, kind, stream, position)
        ) STRICT, WITHOUT ROWID;
        """

    private static let projection = """
        -- Every record of every kind. `state` is the folded record (`protocol/merge.md`);
        -- `places` says where its entries lie here, in the order of their ordinals.
        -- The columns from `number` on are for lists of cases and are null for other kinds.
        CREATE TABLE case_record (
            key INTEGER PRIMARY KEY,
            id BLOB NOT NULL,
            scope INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            state BLOB NOT NULL,
            places BLOB NOT NULL,
            conflicts INTEGER NOT NULL,
            number TEXT,
            received_at INTEGER,
            month INTEGER,
            is_open INTEGER,
            stage INTEGER,
            region INTEGER, category INTEGER, channel INTEGER, outcome INTEGER,
            acknowledged_after INTEGER, assigned_after INTEGER, investigated_after INTEGER,
            answered_after INTEGER, closed_after INTEGER, followed_up_after INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX case_record_by_id ON case_record (id, scope, kind);
        CREATE INDEX case_record_by_number ON case_record (number) WHERE number IS NOT NULL;
        -- Texts of statistics dimensions, numbered here.
        CREATE TABLE stat_symbol (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
        -- Kept statistics: one row for each scope, basis, month, dimension and its value. `sums` is a
        -- sparse vector, `digest` the sum of the contributions' hashes modulo 2^256. Rows of the cross of
        -- all dimensions hold many vectors (`CrossRow`, `PackedVectors`): a is the region, b the category.
        CREATE TABLE stat_bucket (
            scope INTEGER NOT NULL,
            basis INTEGER NOT NULL,
            month INTEGER NOT NULL,
            dimension INTEGER NOT NULL,
            a INTEGER NOT NULL, b INTEGER NOT NULL, c INTEGER NOT NULL, d INTEGER NOT NULL,
            sums BLOB NOT NULL,
            digest BLOB NOT NULL,
            PRIMARY KEY (dimension, basis, scope, month, a, b, c, d)
        ) STRICT, WITHOUT ROWID;
        -- Up to where each stream's texts have been taken into the search index.
        CREATE TABLE search_progress (stream INTEGER PRIMARY KEY, size INTEGER NOT NULL) STRICT;
        -- One row for each text indexed; its rowid is that of `search_text`.
        CREATE TABLE search_document (id INTEGER PRIMARY KEY, scope INTEGER NOT NULL, record BLOB NOT NULL) STRICT;
        CREATE VIRTUAL TABLE search_text USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2');
        """

    private static let own = """
        CREATE TABLE node_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE peer_node (
            node TEXT PRIMARY KEY,
            role TEXT NOT NULL,
            site TEXT,
            first_seen INTEGER NOT NULL,
            last_seen INTEGER NOT NULL,
            address TEXT
        ) STRICT, WITHOUT ROWID;
        -- What a peer is known to hold durably: from its acknowledgements and bundles' receipts.
        CREATE TABLE peer_head (
            node TEXT NOT NULL,
            origin TEXT NOT NULL,
            size INTEGER NOT NULL,
            PRIMARY KEY (node, origin)
        ) STRICT, WITHOUT ROWID;
        -- Refused segments, kept as evidence.
        CREATE TABLE peer_quarantine (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            sender TEXT NOT NULL,
            origin TEXT,
            reason TEXT NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        """
}
