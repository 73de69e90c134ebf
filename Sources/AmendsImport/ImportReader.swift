public import Foundation

/// What an import may be told besides its mapping and its file.
public struct ImportOptions: Sendable {
    /// Takes only the cases whose source id hashes (FNV-1a, 64 bits, modulo `count`) to `index`: this divides
    /// one real file between several stores. `index` counts from 0.
    public var part: (index: Int, count: Int)?
    /// Where an event log that does not fit into memory is sorted. The file there has no name and is gone
    /// with the process.
    public var temporaryDirectory: URL
    /// Memory for the rows of an event log.
    public var sortingMemoryByteCount: Int
    /// Cases of one file.
    public var maximumCases: Int

    public init(
        part: (index: Int, count: Int)? = nil, temporaryDirectory: URL = FileManager.default.temporaryDirectory,
        sortingMemoryByteCount: Int = ImportLimits.sortingMemoryByteCount, maximumCases: Int = ImportLimits.maximumCases
    ) {
        (self.part, self.temporaryDirectory) = (part, temporaryDirectory)
        (self.sortingMemoryByteCount, self.maximumCases) = (sortingMemoryByteCount, maximumCases)
    }
}

/// How far an import has come.
public struct ImportProgress: Equatable, Sendable {
    public let bytesRead: Int64
    /// Nil where the file is a pipe.
    public let totalBytes: Int64?
    /// Rows read, refused ones included.
    public let rows: Int
    public let cases: Int
}

/// What an import came to.
public struct ImportReport: Equatable, Sendable {
    public init() {}

    /// Rows read, the header not counted.
    public internal(set) var rows = 0
    public internal(set) var cases = 0
    public internal(set) var acts = 0
    /// Rows (for an event log also whole cases) refused.
    public internal(set) var rejected = 0
    /// Rows that belong to other parts of a divided file.
    public internal(set) var otherParts = 0
    public internal(set) var bytesRead: Int64 = 0
    /// The encoding the file was read in: the mapping's, or that of its byte order mark.
    public internal(set) var encoding = TextEncoding.utf8
}

/// Reads a table of cases, row by row and in bounded memory. Reading the same file again gives the same cases.
public struct ImportReader: Sendable {
    public let mapping: ImportMapping
    public let url: URL
    public let options: ImportOptions

    public init(mapping: ImportMapping, url: URL, options: ImportOptions = ImportOptions()) {
        (self.mapping, self.url, self.options) = (mapping, url, options)
    }

    /// Cases come in the order of the file, those of an event log in the order of their source ids and
    /// only after the whole file has been read. An error thrown by `onCase` ends the import and is passed on.
    /// - Throws: ``ImportError`` where the file cannot be read at all; a bad row is no error.
    @discardableResult
    public func read(
        onCase: (ImportedCase) throws -> Void, onReject: (Reject) -> Void, onProgress: (ImportProgress) -> Void = { _ in }
    ) throws -> ImportReport {
        if let part = options.part, part.count < 1 || !(0..<part.count).contains(part.index) {
            throw ImportError(.options, "part \(part.index) of \(part.count): the number must be 0 or more and less than the count")
        }
        let table = try SourceTable(path: url.path, mapping: mapping)
        return try withoutActuallyEscaping(onCase) { onCase in
            try withoutActuallyEscaping(onReject) { onReject in
                try withoutActuallyEscaping(onProgress) { onProgress in
                    var run = ImportRun(
                        builder: CaseBuilder(mapping: mapping), options: options, table: table, onCase: onCase, onReject: onReject,
                        onProgress: onProgress)
                    if let log = mapping.eventLog { try run.readEvents(log) } else { try run.readRows() }
                    return run.finish()
                }
            }
        }
    }
}

/// One reading of one file.
private struct ImportRun {
    let builder: CaseBuilder
    let options: ImportOptions
    let table: SourceTable
    let onCase: (ImportedCase) throws -> Void
    let onReject: (Reject) -> Void
    let onProgress: (ImportProgress) -> Void
    var report = ImportReport()

    private mutating func reject(_ line: Int, _ sourceID: String?, _ reason: RejectReason) {
        report.rejected += 1
        onReject(Reject(line: line, sourceID: sourceID, reason: reason))
    }

    private mutating func deliver(_ imported: ImportedCase) throws {
        guard report.cases < options.maximumCases else {
            throw ImportError(.limit, "the file has more than \(options.maximumCases) cases; divide it")
        }
        report.cases += 1
        report.acts += imported.acts.count
        try onCase(imported)
    }

    /// A row without a readable id belongs to no part; the first one tells of it.
    private var isFirstPart: Bool { options.part.map { $0.index == 0 } ?? true }

    /// Calls `take` with every sound row of this part.
    private mutating func forEachRow(_ take: (inout Self, String, SourceRow) throws -> Void) throws {
        while true {
            let step = try table.next()
            report.rows = table.rowCount
            if table.source.bytesRead != report.bytesRead {
                report.bytesRead = table.source.bytesRead
                tellProgress()
            }
            switch step {
            case .end: return
            case .rejected(let line, let reason): if isFirstPart { reject(line, nil, reason) }
            case .row:
                let sourceID: String
                do throws(RejectReason) {
                    sourceID = try builder.sourceID(of: table.row)
                } catch {
                    if isFirstPart { reject(table.row.line, nil, error) }
                    continue
                }
                if let part = options.part, SourceHash.of(sourceID) % UInt64(part.count) != UInt64(part.index) {
                    report.otherParts += 1
                    continue
                }
                try take(&self, sourceID, table.row)
            }
        }
    }

    private func tellProgress() {
        onProgress(ImportProgress(bytesRead: report.bytesRead, totalBytes: table.source.byteCount, rows: report.rows, cases: report.cases))
    }

    mutating func readRows() throws {
        var seen: Set<UInt64> = []
        try forEachRow { run, sourceID, row in
            let hash = SourceHash.of(sourceID)
            if seen.contains(hash) { return run.reject(row.line, sourceID, .secondRow(sourceID: sourceID)) }
            let imported: ImportedCase
            do throws(RejectReason) {
                imported = try run.builder.importedCase(sourceID, of: row)
            } catch {
                return run.reject(row.line, sourceID, error)
            }
            seen.insert(hash)
            try run.deliver(imported)
        }
    }

    mutating func readEvents(_ log: EventLogRule) throws {
        var sorter = EventSorter(
            orderCount: log.order.count, columnCount: builder.mapping.columns.count, memoryByteCount: options.sortingMemoryByteCount,
            directory: options.temporaryDirectory)
        try forEachRow { run, sourceID, row in
            let order: [Int64]
            do throws(RejectReason) {
                order = try run.builder.check(event: row, log: log)
            } catch {
                return run.reject(row.line, sourceID, error)
            }
            try sorter.add(row, sourceID: sourceID, order: order)
        }
        try sorter.forEachCase { sourceID, rows, isWhole in
            let line = rows[rows.count - 1].line
            guard isWhole else { return reject(line, sourceID, .tooManyEvents(sourceID: sourceID)) }
            let imported: ImportedCase
            do throws(RejectReason) {
                imported = try builder.importedCase(sourceID, of: rows, log: log)
            } catch {
                return reject(line, sourceID, error)
            }
            try deliver(imported)
        }
    }

    func finish() -> ImportReport {
        tellProgress()
        var report = report
        report.encoding = table.source.encoding
        return report
    }
}
