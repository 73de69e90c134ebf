import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser
import Foundation

struct CaseEvidence: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "List the evidence of a case, or write one of its files, checked against its digest.")

    @Argument(help: ArgumentHelp("The number of the case, or the first digits of its id.", valueName: "case")) var name: String
    @Option(help: ArgumentHelp("The file to write: the first digits of its digest.", valueName: "digest")) var save: String?
    @Option(help: ArgumentHelp("Where to write it.", valueName: "path")) var to: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func validate() throws {
        if (save == nil) != (to == nil) { throw ValidationError("--save and --to belong together.") }
    }

    func perform(on node: Node, _ console: Console) async throws {
        let view = try CaseView(named: name, on: node, as: reading)
        let pieces = view.evidence
        if let save, let to { return try write(save, of: pieces, to: to, node, console) }
        let rows = try pieces.map { piece in try (piece, piece.file.flatMap { try node.store.fileRow($0.digest) }) }
        if json.isOn {
            return try console.write(.object([("number", .text(view.number)), ("evidence", .array(rows.map { element($0, $1, view) }))]))
        }
        if rows.isEmpty { return console.say(.people(.noEvidence(number: view.number))) }
        try console.write(table(rows, view, console.catalogue))
    }

    private func table(_ rows: [(EvidencePiece, KeptFileRow?)], _ view: CaseView, _ catalogue: Catalogue) -> TextTable {
        let isShown = view.sight.shows(CaseField.evidence)
        var table = TextTable([
            .init(catalogue.heading(.time)), .init(catalogue.label(PeopleHeading.evidence), maximumWidth: 48),
            .init(catalogue.label(PeopleHeading.evidenceKind)), .init(catalogue.label(PeopleHeading.file), maximumWidth: 32),
            .init(catalogue.label(PeopleHeading.size), .right), .init(catalogue.label(PeopleHeading.digest)),
            .init(catalogue.label(PeopleHeading.addedBy), maximumWidth: 24), .init(catalogue.label(PeopleHeading.here)),
        ])
        for (piece, row) in rows {
            table.append([
                catalogue.dateTime(milliseconds: piece.time, utcOffset: view.offset), isShown ? piece.text : Masked.text,
                piece.kind.map { catalogue.label(code: $0, of: CaseField.evidenceKind) } ?? "",
                isShown ? piece.file?.name ?? "" : Masked.text,
                row.map { catalogue.size(bytes: $0.byteCount) } ?? "", piece.file?.digest.short ?? "", piece.person,
                piece.file == nil ? "" : catalogue.label(row == nil ? PeopleHeading.no : .yes),
            ])
        }
        return table
    }

    private func element(_ piece: EvidencePiece, _ row: KeptFileRow?, _ view: CaseView) -> JSON {
        let isShown = view.sight.shows(CaseField.evidence)
        return .object([
            ("evidence", .text(isShown ? piece.text : Masked.text)), ("kind", .optional(piece.kind)), ("time", view.instant(piece.time)),
            ("actor", .text(piece.actor)), ("file", .optional(piece.file.map { isShown ? $0.name : Masked.text })),
            ("digest", .optional(piece.file?.digest.description)), ("bytes", .optional(row.map { Int64($0.byteCount) })),
            ("media_type", .optional(row?.mediaType)), ("here", .flag(row != nil)),
        ])
    }

    private func write(_ prefix: String, of pieces: [EvidencePiece], to path: String, _ node: Node, _ console: Console) throws {
        let digests = Set(pieces.compactMap(\.file?.digest).filter { $0.description.hasPrefix(prefix.lowercased()) })
        guard let digest = digests.first else { throw Failure(.noInput, .field(.unknownFile(digest: prefix))) }
        if digests.count > 1 { throw Failure(.usage, .field(.ambiguousFile(digest: prefix))) }
        guard !FileManager.default.fileExists(atPath: path) else { throw Failure(.cannotCreate, .exportExists(path: path)) }
        guard let bytes = try node.store.file(digest) else { throw Failure(.noInput, .field(.fileNotHere(digest: digest.short))) }
        do { try Data(bytes).write(to: URL(fileURLWithPath: path)) } catch {
            throw Failure(.inputOutput, .cannotWrite(path: path, reason: "\(error)"))
        }
        console.say(.people(.fileSaved(path: path, digest: digest.description)))
    }
}

/// One piece of evidence: what one act said of it.
struct EvidencePiece {
    let text: String
    let kind: String?
    let file: EvidenceReference?
    /// ms since 1970.
    let time: Int64
    let actor: String
    let person: String
}

extension CaseView {
    /// In the order in which it was added.
    var evidence: [EvidencePiece] {
        history.indices.flatMap { ordinal -> [EvidencePiece] in
            let fields = history[ordinal].draft.fields
            func texts(_ field: FieldID) -> [String] {
                fields.compactMap { if $0.id == field, case .text(let text) = $0.value { text } else { nil } }
            }
            let (pieces, kinds, files) = (texts(CaseField.evidence), texts(CaseField.evidenceKind), texts(CaseField.evidenceFile))
            return pieces.indices.map { index in
                EvidencePiece(
                    text: pieces[index], kind: kinds.indices.contains(index) ? kinds[index] : nil,
                    file: files.indices.contains(index) ? EvidenceReference(files[index]) : nil, time: state.entries[ordinal].time,
                    actor: actor(of: ordinal), person: person(of: ordinal))
            }
        }
    }
}

extension Sight {
    func shows(_ field: FieldID) -> Bool { Vocabulary.field(field, of: .complaintCase).map(shows) ?? true }
}
