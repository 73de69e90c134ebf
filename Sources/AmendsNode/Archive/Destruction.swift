public import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsStore

/// A request to destroy archived cases, with its approvals and its certificate.
public struct Destruction: Sendable {
    public let record: RecordID
    public let scope: Scope
    public let state: RecordState
    public let history: [HistoryEntry]
    public let number: String
    /// Ascending.
    public let cases: [RecordID]
    /// The numbers of volumes that were named.
    public let volumes: [String]
    public let requester: String
    /// Who approved, in order, each once.
    public let approvers: [String]
    public let isDeclined: Bool
    /// The certificate; nil until it was carried out.
    public let certificate: SignedNote?
    /// Lines of the certificate: what was destroyed, and what was kept after all.
    public let lines: [String]

    public var isOpen: Bool { state.isOpen }

    /// SHA-256 of the lines as the certificate was signed, hexadecimal; nil where there is none.
    public var signedDigest: String? {
        certificate.flatMap { note in
            String(decoding: note.text, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("contents ") }.map { String($0.dropFirst(9)) }
        }
    }

    init(_ row: CaseRow, _ history: [HistoryEntry]) {
        (record, scope, state, self.history) = (row.record, row.scope, row.state, history)
        number = row.state.text(DestructionRecord.number) ?? row.record.description
        cases = row.state.elements(of: DestructionRecord.cases).compactMap { RecordID(hexadecimal: $0) }.sorted()
        volumes = row.state.elements(of: DestructionRecord.volume)
        requester = history.first { $0.draft.kind == DestructionRecord.request }?.actorName ?? ""
        var approvers: [String] = []
        for entry in history where entry.draft.kind == DestructionRecord.approve {
            guard let name = entry.actorName, !approvers.contains(where: { ManagementRules.isSame($0, name) }) else { continue }
            approvers.append(name)
        }
        // What the requester says of his own request is no approval, wherever it was said.
        let requester = requester
        self.approvers = approvers.filter { !ManagementRules.isSame($0, requester) }
        isDeclined = history.contains { $0.draft.kind == DestructionRecord.decline }
        var certificate: SignedNote?
        var lines: [String] = []
        for entry in history where entry.draft.kind == DestructionRecord.certify {
            for case (DestructionRecord.note, .text(let text)) in entry.draft.fields where certificate == nil {
                certificate = try? SignedNote(encoded: Array(text.utf8))
            }
        }
        for entry in history {
            for case (DestructionRecord.lines, .text(let text)) in entry.draft.fields {
                lines += text.unicodeScalars.split(separator: "\n").map(String.init)
            }
        }
        (self.certificate, self.lines) = (certificate, lines)
    }
}

/// An archived case with how long it is kept.
public struct ArchivedCase: Sendable {
    public var row: CaseRow
    public var number: String
    public var serial: String
    /// Ms since 1970.
    public var retainUntil: Int64
}
