import AmendsCodec
public import AmendsLog
public import AmendsMerge
public import AmendsModel
public import AmendsStore
import Foundation

/// In what form the history leaves the node.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// Everything, with what is needed to prove it (`protocol/export.md`).
    case jsonl
    /// One line a case, for a spreadsheet. Proves nothing.
    case csv
}

public struct ExportOutcome: Sendable {
    public var streams = 0
    public var entries: UInt64 = 0
    public var cases = 0
}

extension Node {
    /// Checks the whole log of this node.
    public func verify() throws(NodeError) -> VerifyReport {
        do throws(StoreError) { return try store.verify() } catch { throw NodeError(error) }
    }

    /// Writes the history that this node holds to a new file at `path`. Two nodes that hold the same
    /// write the same bytes.
    public func export(_ format: ExportFormat, to path: String) throws(NodeError) -> ExportOutcome {
        try seal()
        let file = try OutputFile(path: path)
        switch format {
        case .jsonl: return try exportHistory(to: file)
        case .csv: return try exportCases(to: file)
        }
    }

    private func exportHistory(to file: borrowing OutputFile) throws(NodeError) -> ExportOutcome {
        var outcome = ExportOutcome()
        let destroyed = try destroyedCases()
        var line = JSONText()
        var newest: (stream: StreamID, size: UInt64, root: Digest, signature: [UInt8])?
        func writeCheckpoint() throws {
            guard let last = newest else { return }
            newest = nil
            var note = SignedNote(Checkpoint(stream: last.stream, size: last.size, root: last.root))
            try note.add(NoteSignature(by: last.stream.node, bytes: last.signature))
            line.open("{")
            line.member("checkpoint", String(decoding: note.encoded, as: UTF8.self))
            line.close("}")
            line.endLine()
        }
        line.open("{")
        line.member("format", "amends-export")
        line.member("version", 1)
        line.close("}")
        line.endLine()
        do {
            try store.forEachSealed(
                stream: { stream in
                    try writeCheckpoint()
                    outcome.streams += 1
                    line.open("{")
                    line.member("stream", stream.origin)
                    line.close("}")
                    line.endLine()
                },
                segment: { header, batch in
                    let withheld = destroyed[header.stream.scope] ?? []
                    for index in 0..<batch.count {
                        let entry = batch.headers[index]
                        let isWithheld = entry.recordKind == .complaintCase && withheld.contains(entry.record)
                        ExportedEntry.write(batch, index, at: header.first + UInt64(index), withholding: isWithheld, to: &line)
                    }
                    outcome.entries += UInt64(batch.count)
                    newest = (header.stream, header.first + UInt64(batch.count), header.root, header.signature)
                    try file.write(line.bytes)
                    line.removeAll()
                })
            try writeCheckpoint()
            try file.write(line.bytes)
            try file.finish()
        } catch { throw NodeError(error) }
        return outcome
    }

    /// The cases of which only tombstones are shown.
    private func destroyedCases() throws(NodeError) -> [Scope: Set<RecordID>] {
        var found: [Scope: Set<RecordID>] = [:]
        do throws(StoreError) {
            try store.forEachCase { row in if row.state.isDestroyed { found[row.scope, default: []].insert(row.record) } }
        } catch { throw NodeError(error) }
        return found
    }

    private func exportCases(to file: borrowing OutputFile) throws(NodeError) -> ExportOutcome {
        var outcome = ExportOutcome()
        do {
            let fields = CaseField.definitions.filter { $0.type != .act && $0.id != CaseField.sourceSteps }
            var text =
                CSVText.byteOrderMark
                + CSVText.line((["scope", "id", "open", "round", "stage", "conflicts"] + fields.map(\.name)).map { .text($0) })
            try store.forEachHistory(of: .complaintCase) { row, history in
                outcome.cases += 1
                let row = row.shown
                var cells: [CSVText.Cell] = [
                    .text(row.scope.description), .text(row.record.description), .text(row.state.isOpen ? "yes" : "no"),
                    .figure(String(row.state.round)), .text(row.stage.name), .figure(String(row.conflicts)),
                ]
                for field in fields {
                    let values =
                        field.type == .register || field.type == .most
                        ? row.state.shown(field.id).map { [$0] } ?? [] : row.state.values(of: field.id)
                    cells.append(.text(values.map { ShownField.text($0, field, history) }.joined(separator: "\n")))
                }
                text += CSVText.line(cells)
                if text.utf8.count > 1 << 20 {
                    try file.write(Array(text.utf8))
                    text = ""
                }
            }
            try file.write(Array(text.utf8))
            try file.finish()
        } catch { throw NodeError(error) }
        return outcome
    }
}

/// A field's value as plain text, long ones from their entry.
public enum ShownField {
    public static func text(_ held: HeldValue, _ definition: FieldDefinition?, _ history: [HistoryEntry]) -> String {
        switch held.content {
        case .absent: ""
        case .value(let value): text(value, definition)
        case .reference:
            history.indices.contains(held.ordinal) && history[held.ordinal].draft.fields.indices.contains(held.position)
                ? text(history[held.ordinal].draft.fields[held.position].value, definition) : ""
        }
    }

    public static func text(_ value: FieldValue, _ definition: FieldDefinition?) -> String {
        switch value {
        case .cleared: return ""
        case .integer(let number):
            switch definition?.meaning {
            case .fen: return Fen(number).description
            case .instant: return UTCInstant.text(number)
            case .code(let codes) where definition?.type == .most && number >= 1 && number <= codes.count: return codes[Int(number) - 1]
            default: return String(number)
            }
        case .text(let text), .added(let text), .removed(let text): return text
        case .bytes(let bytes), .opaque(_, let bytes): return Hexadecimal.text(bytes)
        case .record(let record): return record.description
        case .digest(let digest): return digest.description
        }
    }
}

/// ISO 8601 in UTC.
public enum UTCInstant {
    public static func text(_ milliseconds: Int64) -> String {
        let day = CivilDate.floorDivide(milliseconds, 86_400_000)
        let remainder = milliseconds % 86_400_000
        let rest = remainder < 0 ? remainder + 86_400_000 : remainder
        let (year, month, date) = CivilDate.date(ofDay: day)
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
        let time = "\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60))"
        let fraction = rest % 1000 == 0 ? "" : "." + String(String(1000 + rest % 1000).dropFirst())
        return "\(year)-\(two(month))-\(two(date))T\(time)\(fraction)Z"
    }
}

/// A file that appears under its name only when it is complete.
struct OutputFile: ~Copyable {
    private let path: String
    private let partial: String
    private let handle: FileHandle

    init(path: String) throws(NodeError) {
        self.path = path
        partial = path + ".part"
        guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: partial)
        else {
            throw NodeError(.cannotCreate, "\(path) can't be written. Check the folder and its permissions.", reason: .unwritable(path))
        }
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws(NodeError) {
        do { try handle.write(contentsOf: Data(bytes)) } catch {
            throw NodeError(.inputOutput, "Writing \(path) failed; is the disk full? What was written so far is in \(partial).")
        }
    }

    func finish() throws(NodeError) {
        do {
            try handle.synchronize()
            try handle.close()
        } catch { throw NodeError(.inputOutput, "Writing \(path) failed; is the disk full?") }
        guard rename(partial, path) == 0 else { throw NodeError(.cannotCreate, "\(partial) can't be renamed to \(path).") }
    }
}
