public import AmendsLog
import AmendsMerge
import AmendsModel

/// One case on a certificate of destruction: that it was destroyed, or why it was not.
struct CertificateLine: Hashable {
    var serial: String
    var number: String
    var record: RecordID
    var isDestroyed: Bool

    init(_ state: RecordState) {
        serial = state.text(CaseField.serial) ?? "-"
        number = state.text(CaseField.number) ?? "-"
        record = state.record
        isDestroyed = state.isDestroyed
    }

    /// Words joined by tabs and ended by a newline. Serial and number come from this program or from an
    /// imported file; what would break a line is left out of them.
    var text: String {
        [isDestroyed ? "destroyed" : "kept", Self.plain(serial), Self.plain(number), record.description].joined(separator: "\t") + "\n"
    }

    private static func plain(_ word: String) -> String {
        String(String.UnicodeScalarView(word.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }))
    }

    static func chunks(of lines: [CertificateLine]) -> [String] {
        var chunks: [String] = []
        var chunk = ""
        for line in lines.map(\.text) {
            if !chunk.isEmpty, chunk.utf8.count + line.utf8.count > Node.maximumChunkByteCount {
                chunks.append(chunk)
                chunk = ""
            }
            chunk += line
        }
        return chunk.isEmpty ? chunks : chunks + [chunk]
    }
}

/// The signed text of a certificate of destruction (`protocol/archive.md`).
public struct CertificateText: Sendable, Hashable {
    public var scope: Scope
    public var number: String
    public var destroyed: Int
    public var kept: Int
    public var approvals: Int
    /// SHA-256 of the lines, newlines included.
    public var contents: Digest
    /// Ms since 1970.
    public var at: Int64
    public var node: NodeID

    init(scope: Scope, number: String, lines: [CertificateLine], approvals: Int, at: Int64, node: NodeID) {
        (self.scope, self.number, self.approvals, self.at, self.node) = (scope, number, approvals, at, node)
        destroyed = lines.count { $0.isDestroyed }
        kept = lines.count - destroyed
        contents = sha256(lines.flatMap { Array($0.text.utf8) })
    }

    /// What was done, and what was not: nobody is to read more into a certificate than is true.
    public static let statement = "personal values are erased; leaves, proofs and figures remain"

    public var bytes: [UInt8] {
        Array(
            """
            amends-destruction-certificate 1
            scope \(scope)
            number \(number)
            destroyed \(destroyed)
            kept \(kept)
            approvals \(approvals)
            contents \(contents)
            at \(at)
            node \(node)
            statement \(Self.statement)

            """.utf8)
    }
}
