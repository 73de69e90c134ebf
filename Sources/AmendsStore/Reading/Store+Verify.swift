public import AmendsCodec
public import AmendsLog
import GRDB

/// What a check of the log found.
public struct VerifyReport: Sendable, Equatable {
    public var streams = 0
    public var segments = 0
    public var entries: UInt64 = 0
    /// Checkpoint signatures checked.
    public var signatures = 0
    /// Committed values that were there and gave their commitment.
    public var values = 0
    /// Values that should be there and are not.
    public var holes = 0
    /// Entries that wait for an ancestor.
    public var waiting = 0
    /// Kept files whose bytes gave their digest.
    public var files = 0
    /// What is wrong, a sentence each; empty where nothing is.
    public var problems: [String] = []

    public init() {}
}

extension Store {
    /// Reads the whole log again: decodes every entry, computes every commitment and leaf, grows every
    /// tree and checks every checkpoint's signature. Believes nothing but the bytes. Looks at one state of
    /// the log, and keeps nobody from writing the next.
    public func verify() throws(StoreError) -> VerifyReport {
        try read { database in try EntryLoader(database).verify() }
    }

    /// Every entry of every stream with its checkpoint, in the order of the streams' names and of the
    /// entries. Only what is sealed; seal first.
    public func forEachSealed(
        stream begin: (StreamID) throws -> Void, segment: (SegmentHeader, EntryBatch) throws -> Void
    ) throws(StoreError) {
        let heads = try sealedHeads()
        for head in heads {
            do { try begin(head.stream) } catch { throw StoreError(error) }
            var index: UInt64 = 0
            var decoder = SegmentDecoder()
            var batch = EntryBatch()
            while index < head.size {
                let loaded = try segments(of: head.stream, from: index, maximumByteCount: 4 << 20)
                do {
                    for body in loaded.segments {
                        let header = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
                        try segment(header, batch)
                    }
                } catch { throw StoreError(error) }
                if loaded.nextIndex <= index { break }
                index = loaded.nextIndex
            }
        }
    }
}

extension EntryLoader {
    func verify() throws(StoreError) -> VerifyReport {
        var report = VerifyReport()
        let names = Statement(database, "SELECT origin FROM log_stream ORDER BY origin")
        var origins: [String] = []
        while try names.step() { origins.append(names.text(0)) }
        for origin in origins {
            guard let stream = StreamID(origin: origin) else {
                report.problems.append("\(origin) is no stream's name.")
                continue
            }
            do throws(StoreError) {
                guard let open = try self.stream(stream) else { continue }
                report.streams += 1
                try verify(open, &report)
            } catch {
                report.problems.append("\(origin): \(error.text)")
            }
        }
        let waiting = Statement(database, "SELECT count(*) FROM log_waiting")
        if try waiting.step() { report.waiting = Int(waiting.integer(0)) }
        let files = Statement(database, "SELECT digest, bytes FROM log_blob ORDER BY id")
        while try files.step() {
            let named = Digest(Array(files.blob(0)))
            if named == sha256(files.blob(1)) {
                report.files += 1
            } else {
                report.problems.append("The file \(named?.description ?? "?") is not what it was when it was kept.")
            }
        }
        return report
    }

    private func verify(_ open: OpenStream, _ report: inout VerifyReport) throws(StoreError) {
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        var frontier = MerkleFrontier()
        let origin = open.stream.origin
        let select = segmentsFrom
        select.bind(1, open.id)
        select.bind(2, 0)
        do {
            defer { select.reset() }
            while try select.step() {
                let header: SegmentHeader
                do { header = try decoder.decode(select.blob(2), into: &batch) } catch {
                    report.problems.append("\(origin): the segment at entry \(select.integer(0)) can't be read: \(error).")
                    return
                }
                report.segments += 1
                guard select.integer(0) == Int64(header.first), select.integer(1) == Int64(header.count) else {
                    report.problems.append("\(origin): the row of the segment at entry \(header.first) does not say what the segment says.")
                    return
                }
                guard header.stream == open.stream, header.first == frontier.size else {
                    report.problems.append("\(origin): entries are missing from \(frontier.size) on.")
                    return
                }
                for entry in batch.headers { frontier.append(entry.leaf) }
                count(batch, &report)
                if frontier.root != header.root {
                    report.problems.append("\(origin): entries \(header.first) to \(frontier.size - 1) are not what was signed.")
                    return
                }
                report.signatures += 1
                if !Checkpoint(stream: open.stream, size: frontier.size, root: header.root).isSigned(
                    by: open.stream.node, signature: header.signature)
                {
                    report.problems.append("\(origin): the checkpoint at \(frontier.size) has no valid signature.")
                    return
                }
            }
        }
        if frontier != open.sealedFrontier {
            report.problems.append("\(origin): \(frontier.size) entries are sealed, but not those that the stream's own row names.")
            return
        }
        try forEachEntry(of: open, in: frontier.size..<max(open.size, frontier.size)) { batch, entry throws(StoreError) in
            frontier.append(batch.headers[entry].leaf)
            report.entries += 1
        }
        if frontier != open.frontier {
            report.problems.append("\(origin): \(frontier.size) entries are held, but not those that the stream's own row names.")
        }
    }

    private func count(_ batch: EntryBatch, _ report: inout VerifyReport) {
        report.entries += UInt64(batch.count)
        for slot in batch.fields where slot.tag.isCommitted {
            if slot.presence == .absent { report.holes += 1 } else { report.values += 1 }
        }
    }
}
