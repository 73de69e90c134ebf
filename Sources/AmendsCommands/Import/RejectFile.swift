import AmendsImport
import AmendsText
import Foundation

/// The rows that were refused, as CSV: file, line, source id, reason. No value about a person stands in it.
final class RejectFile {
    private let path: String
    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var failure: (any Error)?

    private static let bufferByteCount = 64 * 1024

    init(path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
            throw Failure(.cannotCreate, .cannotCreate(path: path, reason: String(cString: strerror(errno))))
        }
        (self.path, self.file) = (path, file)
        buffer += Array("file,line,source_id,reason\r\n".utf8)
    }

    /// A failure to write is told at the end: the cases matter more than the list.
    func add(_ reject: Reject, of source: String) {
        let cells = [source, String(reject.line), reject.sourceID ?? "", reject.reason.description]
        buffer += Array((cells.map(Self.quoted).joined(separator: ",") + "\r\n").utf8)
        if buffer.count >= Self.bufferByteCount { flush() }
    }

    func finish() throws {
        flush()
        try? file.close()
        if let failure { throw Failure(.inputOutput, .cannotWrite(path: path, reason: SystemWords.reason(failure))) }
    }

    private func flush() {
        do { try file.write(contentsOf: Data(buffer)) } catch { failure = failure ?? error }
        buffer.removeAll(keepingCapacity: true)
    }

    /// RFC 4180: quoted where a comma, a quotation mark or a line break stands in it.
    private static func quoted(_ cell: String) -> String {
        cell.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
