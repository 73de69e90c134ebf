import AmendsCodec
import AmendsLog
public import AmendsStore
import Foundation

/// Checks an exported history without any node or database: every value against its commitment,
/// every entry against its leaf, every stream against its signed checkpoint. Nothing in it can have
/// been forged, dropped or reordered where this finds no problem; that a whole stream is missing
/// shows only beside another export.
public struct ExportVerifier {
    private var report = VerifyReport()
    private var stream: StreamID?
    private var frontier = MerkleFrontier()
    private var hasher: LeafHasher?
    private var batch = EntryBatch()
    private var lineNumber = 0

    /// Longest line, bytes: the longest entry with every byte escaped.
    static let maximumLineByteCount = 512 * 1024
    /// Problems told before the check gives up.
    static let maximumProblems = 100

    public static func verify(path: String) throws(NodeError) -> VerifyReport {
        guard let file = fopen(path, "r") else { throw NodeError(.noInput, "\(path) can't be read.", reason: .unreadable(path)) }
        defer { fclose(file) }
        var verifier = ExportVerifier()
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        while verifier.report.problems.count < maximumProblems {
            let length = getline(&buffer, &capacity, file)
            guard length > 0, let buffer else { break }
            verifier.lineNumber += 1
            guard length <= maximumLineByteCount else {
                verifier.problem("the line is too long")
                continue
            }
            verifier.take(Data(bytes: buffer, count: length))
        }
        if verifier.lineNumber == 0 { throw NodeError(.badInput, "\(path) is empty.") }
        if verifier.stream != nil { verifier.problem("the last stream ends without a checkpoint") }
        return verifier.report
    }

    private mutating func problem(_ text: String) { report.problems.append("line \(lineNumber): \(text).") }

    private mutating func take(_ data: Data) {
        guard let line = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else { return problem("this is no JSON object") }
        if lineNumber == 1 {
            if line["format"] as? String != "amends-export" || line["version"] as? Int != 1 { problem("this is no export of version 1") }
        } else if let origin = line["stream"] as? String {
            begin(origin)
        } else if let note = line["checkpoint"] as? String {
            end(note)
        } else {
            entry(line)
        }
    }

    private mutating func begin(_ origin: String) {
        if stream != nil { problem("a stream begins before the last one's checkpoint") }
        guard let named = StreamID(origin: origin) else { return problem("\(origin) is no stream's name") }
        (stream, frontier) = (named, MerkleFrontier())
        hasher = LeafHasher(node: named.node, scope: named.scope)
        report.streams += 1
    }

    private mutating func entry(_ line: [String: Any]) {
        batch.removeAll()
        guard let read = ExportedEntry.read(line, into: &batch) else { return problem("this is no entry in form") }
        if !ExportedEntry.hasItsNames(line, batch.headers[0]) { problem("an act or field is called by another's name") }
        guard stream != nil else { return problem("an entry stands outside any stream") }
        do { try hasher?.hashLeaves(of: &batch, in: 0..<1) } catch { return problem("the entry is not canonical: \(error)") }
        if read.index != frontier.size { problem("entry \(read.index) stands where \(frontier.size) belongs") }
        if batch.headers[0].leaf != read.leaf { problem("the entry's content does not give its leaf: it was changed") }
        frontier.append(batch.headers[0].leaf)
        report.entries += 1
        for slot in batch.fields where slot.tag.isCommitted {
            if slot.presence == .absent { report.holes += 1 } else { report.values += 1 }
        }
    }

    private mutating func end(_ text: String) {
        guard let stream else { return problem("a checkpoint stands outside any stream") }
        self.stream = nil
        do {
            let note = try SignedNote(encoded: Array(text.utf8))
            let checkpoint = try note.checkpoint()
            if checkpoint.stream != stream { problem("the checkpoint is another stream's") }
            if checkpoint.size != frontier.size || checkpoint.root != frontier.root {
                problem("the entries do not give the tree that was signed: entries were changed, dropped or reordered")
            }
            report.signatures += 1
            if try !note.verifiedSigners(among: [stream.node]).contains(stream.node) {
                problem("the checkpoint is not signed by the stream's node")
            }
        } catch { problem("the checkpoint can't be read: \(error)") }
    }
}
