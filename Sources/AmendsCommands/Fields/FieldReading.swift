import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText

/// Turns what was typed for a field into its value, by what the vocabulary says of it.
struct FieldReading {
    let node: Node
    let time: SiteTime
    let kind: RecordKind

    init(_ node: Node, kind: RecordKind = .complaintCase) throws {
        (self.node, self.kind) = (node, kind)
        time = try SiteTime(node)
    }

    /// Fields whose codes an imported file or a pack may bring along; any word is taken for them.
    static let open: Set<FieldID> = [CaseField.channel, CaseField.category, CaseField.outcome]

    /// Longest text of one field, bytes: an act must fit in an entry with all its fields.
    static let maximumTextByteCount = EntryLimits.maximumByteCount - 8 * 1024

    /// In the order of typing, but for the fields of one act that belong together: those stay in order too.
    func fields(_ arguments: FieldArguments) throws -> ActFields {
        let hasReason = arguments.items.contains { kind == .complaintCase && $0.field.id == CaseField.reason }
        return try arguments.items.map { item in
            switch item.change {
            case .cleared: return (item.field.id, .cleared)
            case .removed(let text): return (item.field.id, .removed(try element(text, of: item.field)))
            case .set(let text):
                let value = try value(text, of: item.field)
                if item.field.meaning == .fen, case .integer(let fen) = value, fen < 0 { try checkReversal(of: item.field, hasReason) }
                return (item.field.id, value)
            }
        }
    }

    /// An amount below zero takes back what was entered before, and says why.
    private func checkReversal(of field: FieldDefinition, _ hasReason: Bool) throws {
        guard field.type == .ledger else { throw Failure(.usage, .field(.negativeAmount(field: field.id))) }
        if !hasReason { throw Failure(.usage, .field(.reversalNeedsReason(field: field.id))) }
    }

    func value(_ text: String, of field: FieldDefinition) throws -> FieldValue {
        if field.type == .set { return .added(try element(text, of: field)) }
        switch field.meaning {
        case .text: return .text(try checked(text, field))
        case .code(let known):
            let code = try code(text, of: field, known)
            if field.type == .most, let position = known.firstIndex(of: code) { return .integer(Int64(position + 1)) }
            return .text(code)
        case .instant:
            guard let instant = time.instant(text) else { throw Failure(.usage, .badInstant(text: text)) }
            return .integer(instant.milliseconds)
        case .offset:
            guard let minutes = SiteTime.offset(text) else { throw Failure(.usage, .badOffset(text: text)) }
            return .integer(Int64(minutes))
        case .fen:
            guard let amount = Fen(typed: text), amount.count.magnitude <= Fen.maximumPerAct.count.magnitude else {
                throw Failure(.usage, .badAmount(text: text))
            }
            return .integer(amount.count)
        case .count:
            guard let number = Int64(text) else { throw Failure(.usage, .badCount(text: text)) }
            return .integer(number)
        case .record: return .record(try record(text, of: field))
        }
    }

    /// An element of a set: always a text.
    private func element(_ text: String, of field: FieldDefinition) throws -> String {
        switch field.meaning {
        case .code(let known): return try code(text, of: field, known)
        case .record: return try record(text, of: field).description
        case .text where kind == .complaintCase && field.id == CaseField.waived: return try Self.milestone(text)
        case .text where kind == .complaintCase && field.id == CaseField.allegationFinding: return try allegationFinding(text)
        default: return try checked(text, field)
        }
    }

    /// The code itself, or its label in one of the languages.
    private func code(_ text: String, of field: FieldDefinition, _ known: [String]) throws -> String {
        if known.contains(text) { return text }
        for language in Language.allCases {
            let catalogue = Catalogue(language)
            if let code = known.first(where: { catalogue.label(code: $0, of: field.id, kind: kind) == text }) { return code }
        }
        guard kind == .complaintCase, Self.open.contains(field.id), !text.isEmpty else {
            throw Failure(.usage, .unknownCode(code: text, field: field.id, known: known))
        }
        return try checked(text, field)
    }

    /// A case by its number, or any record by its whole id.
    private func record(_ text: String, of field: FieldDefinition) throws -> RecordID {
        if kind == .complaintCase, field.id == CaseField.volume {
            guard let record = RecordID(hexadecimal: text) else {
                throw Failure(.noInput, .field(.unknownRecord(text: text, field: field.id)))
            }
            return record
        }
        return try node.findCase(named: text).record
    }

    /// `M10` or `plan_communicated`, kept as `M10`.
    private static func milestone(_ text: String) throws -> String {
        let found = Milestone.allCases.first { $0.code == text.uppercased() || $0.name == text.replacing("-", with: "_") }
        guard let found else { throw Failure(.usage, .field(.badMilestone(text: text, known: Milestone.allCases.map(\.code)))) }
        return found.code
    }

    /// `2=substantiated`: the number of an allegation, from 1, and a finding.
    private func allegationFinding(_ text: String) throws -> String {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]), number >= 1,
            let finding = Vocabulary.field(CaseField.finding, of: .complaintCase), case .code(let known) = finding.meaning
        else { throw Failure(.usage, .field(.badAllegationFinding(text: text))) }
        return "\(number)=\(try code(String(parts[1]), of: finding, known))"
    }

    private func checked(_ text: String, _ field: FieldDefinition) throws -> String {
        guard text.utf8.count <= Self.maximumTextByteCount else {
            throw Failure(.usage, .valueTooLong(field: field.id, bytes: text.utf8.count, maximum: Self.maximumTextByteCount))
        }
        return text
    }
}

extension Node {
    /// The case that a person named by its number or the beginning of its id.
    func findCase(named name: String) throws -> CaseRow {
        do { return try store.findCase(name) } catch  where error.code == .noSuchRecord {
            throw Failure(.noInput, .unknownCase(text: name))
        }
    }
}
