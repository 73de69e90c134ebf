import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import Foundation

/// Turns what was typed for the fields of a case into their values: by what the vocabulary says of them, and
/// with the few fields whose texts have a form.
struct FieldReading {
    private let reader: FieldReader
    private let node: Node
    var time: SiteTime { reader.time }

    init(_ node: Node) throws {
        var reader = try FieldReader(.complaintCase, node)
        reader.open = [CaseField.channel, CaseField.category, CaseField.outcome]
        (self.reader, self.node) = (reader, node)
    }

    /// In the order of typing: the n-th item of one list belongs to the n-th of another.
    func fields(_ arguments: ActArguments) throws -> ActFields {
        let hasReason = arguments.items.contains { $0.field.id == CaseField.reason }
        return try arguments.items.map { item in
            switch item.change {
            case .cleared: return (item.field.id, .cleared)
            case .removed(let text):
                guard case .added(let element) = try value(text, of: item.field) else { return (item.field.id, .removed(text)) }
                return (item.field.id, .removed(element))
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
        if case .code(let known) = field.meaning, reader.code(text, of: field, known) == nil {
            throw Failure(.usage, Problem.unknownCode(code: text, field: field.id, known: known))
        }
        switch field.id {
        case CaseField.waived: return .added(try Self.milestone(text))
        case CaseField.allegationFinding: return .added(try allegationFinding(text))
        case CaseField.liabilityShares: return .text(try shares(text))
        case CaseField.measure: return try reader.value(try measure(text), of: field)
        case CaseField.volume:
            guard let record = RecordID(hexadecimal: text) else {
                throw Failure(.noInput, .field(.unknownRecord(text: text, field: field.id)))
            }
            return .record(record)
        default: break
        }
        guard text.utf8.count <= FieldReader.maximumTextByteCount else {
            throw Failure(
                .usage, .valueTooLong(field: field.id, bytes: text.utf8.count, maximum: FieldReader.maximumTextByteCount))
        }
        return try reader.value(try meant(text, field), of: field)
    }

    /// The code of a department, a class or a role that was called by its name; any other text as it is.
    private func meant(_ text: String, _ field: FieldDefinition) throws -> String {
        guard field.meaning == .text, !field.isPersonal else { return text }
        let pack: Pack? = try node.packInForce(at: nil)
        if field.id == CaseField.escalatedTo { return StaffRole(named: text, under: pack)?.rawValue ?? text }
        return pack?.code(named: text, in: field.id) ?? text
    }

    /// `M10` or `plan_communicated`, kept as `M10`.
    private static func milestone(_ text: String) throws -> String {
        let found = Milestone.allCases.first { $0.code == text.uppercased() || $0.name == text.replacing("-", with: "_") }
        guard let found else { throw Failure(.usage, .field(.badMilestone(text: text, known: Milestone.allCases.map(\.code)))) }
        return found.code
    }

    /// `individual:W07=60%,company=40%`, as people say it: subjects by code or name, shares in percent or in
    /// ten-thousandths. What cannot be read so stays as it was typed, for the rule to say what is wrong.
    private func shares(_ text: String) throws -> String {
        guard let field = Vocabulary.field(CaseField.liability, of: .complaintCase), case .code(let known) = field.meaning else { return text }
        let parts = text.replacing("，", with: ",").replacing("：", with: ":").split(separator: ",", omittingEmptySubsequences: false)
        return parts.map { part in
            guard let equals = part.lastIndex(of: "=") else { return String(part) }
            let name = part[..<equals].split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            let share = part[part.index(after: equals)...].trimmingCharacters(in: .whitespaces)
            guard let first = name.first else { return String(part) }
            let subject = reader.code(first, of: field, known) ?? first
            let points = share.hasSuffix("%") ? Share(percent: String(share.dropLast())).map { String($0.hundredths) } ?? share : share
            return "\(([subject] + name.dropFirst()).joined(separator: ":"))=\(points)"
        }.joined(separator: ",")
    }

    /// `target:kind:owner:due day:text` with the target and the kind by code or name.
    private func measure(_ text: String) throws -> String {
        let plain = text.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false).count == 5
        var measure = CaseMeasure(plain ? text : text.replacing("：", with: ":"))
        guard !measure.target.isEmpty else { return text }
        for language in Language.allCases {
            let catalogue = Catalogue(language)
            measure.target = CaseMeasure.targets.first { catalogue.label(taxonomy: CaseMeasure.taxonomy(of: $0)) == measure.target } ?? measure.target
        }
        let pack: Pack? = try node.packInForce(at: nil)
        let field = measure.target == "customer" ? CaseField.remedy : CaseField.measure
        measure.kind = pack?.code(named: measure.kind, in: field) ?? measure.kind
        return measure.written
    }

    /// `2=substantiated`: the number of an allegation, from 1, and a finding.
    private func allegationFinding(_ text: String) throws -> String {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]), number >= 1,
            let finding = Vocabulary.field(CaseField.finding, of: .complaintCase), case .code(let known) = finding.meaning
        else { throw Failure(.usage, .field(.badAllegationFinding(text: text))) }
        guard let code = reader.code(String(parts[1]), of: finding, known) else {
            throw Failure(.usage, Problem.unknownCode(code: String(parts[1]), field: finding.id, known: known))
        }
        return "\(number)=\(code)"
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
