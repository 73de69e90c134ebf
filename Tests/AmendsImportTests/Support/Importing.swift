import AmendsLog
import AmendsModel
import Foundation

@testable import AmendsImport

/// What came of one import.
struct Outcome {
    var cases: [ImportedCase] = []
    var rejects: [Reject] = []
    var progress: [ImportProgress] = []
    var report = ImportReport()

    var ids: [String] { cases.map(\.sourceID) }

    /// Everything of the cases but their lines, for comparing two imports.
    var transcript: [String] { cases.map(\.transcript) }
}

extension ImportedCase {
    var transcript: String {
        "\(sourceID) \(record) \(site?.text ?? "-") " + acts.map(\.transcript).joined(separator: " | ")
    }

    /// The text of a field as the acts leave it, in order.
    func text(_ id: FieldID) -> String? {
        var last: String?
        for act in acts {
            for field in act.fields where field.id == id {
                if case .text(let text) = field.value { last = text } else { last = nil }
            }
        }
        return last
    }
}

extension ImportedAct {
    var transcript: String {
        "\(step):\(Vocabulary.name(of: kind))@\(at) \(actor ?? "-") "
            + fields.map { "\(Vocabulary.field($0.id, of: .complaintCase)?.name ?? "?")=\($0.value.transcript)" }.joined(separator: ",")
    }
}

extension FieldValue {
    var transcript: String {
        switch self {
        case .cleared: "∅"
        case .integer(let number): "\(number)"
        case .text(let text): text
        case .added(let text): "+\(text)"
        case .removed(let text): "-\(text)"
        default: "?"
        }
    }
}

/// A file that lives as long as the test needs it.
final class TemporaryFile {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("amends-import-test-\(UUID().uuidString)")

    init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: url) }
    deinit { try? FileManager.default.removeItem(at: url) }
}

enum Importing {
    static func file(_ url: URL, mapping yaml: String, options: ImportOptions = ImportOptions()) throws -> Outcome {
        var outcome = Outcome()
        outcome.report = try ImportReader(mapping: ImportMapping(yaml: yaml), url: url, options: options).read(
            onCase: { outcome.cases.append($0) }, onReject: { outcome.rejects.append($0) }, onProgress: { outcome.progress.append($0) })
        return outcome
    }

    static func bytes(_ bytes: [UInt8], mapping yaml: String, options: ImportOptions = ImportOptions()) throws -> Outcome {
        let temporary = try TemporaryFile(bytes)
        return try withExtendedLifetime(temporary) { try file(temporary.url, mapping: yaml, options: options) }
    }

    static func text(_ text: String, mapping yaml: String, options: ImportOptions = ImportOptions()) throws -> Outcome {
        try bytes(Array(text.utf8), mapping: yaml, options: options)
    }
}

/// Small mappings that tests begin with.
enum Mappings {
    /// Columns `id,day,text`; `text` becomes the content.
    static func plain(encoding: String = "utf-8", delimiter: String = "comma", zone: String = "wall-clock") -> String {
        """
        id: plain
        delimiter: \(delimiter)
        encoding: \(encoding)
        time_zone: \(zone)
        date_formats: ["%Y-%m-%d %H:%M", "%Y-%m-%d"]
        case: id
        columns: {text: content}
        constants: {channel: phone}
        acts:
          - {kind: case.receive, at: day}
        """
    }

    /// Columns `id,number,time,state,group,opened,closed`.
    static let log = """
        id: log
        time_zone: wall-clock
        date_formats: ["%Y-%m-%d %H:%M"]
        missing: ["?"]
        case: id
        columns: {state: outcome, group: department}
        constants: {channel: phone}
        event_log:
          order: number
          at: time
          kinds:
            - {kind: case.reopen, when: {column: state, becomes: again}, constants: {reason: asked again}}
            - {kind: case.assign, when: {column: group, changes: true}}
        acts:
          - {kind: case.receive, at: opened}
          - {kind: case.close, when: {column: state, is: done}, at: closed}
        """
}
