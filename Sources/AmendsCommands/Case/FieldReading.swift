import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText

/// Turns what was typed for a field into its value, by what the vocabulary says of it.
struct FieldReading {
    let node: Node
    let time: SiteTime

    init(_ node: Node) throws {
        self.node = node
        time = try SiteTime(node)
    }

    /// Fields whose codes an imported file may bring along; any word is taken for them.
    static let open: Set<FieldID> = [CaseField.channel, CaseField.category, CaseField.outcome]

    /// Longest text of one field, bytes: an act must fit in an entry with all its fields.
    static let maximumTextByteCount = EntryLimits.maximumByteCount - 8 * 1024

    func fields(_ options: CaseFieldOptions) throws -> ActFields {
        var fields: ActFields = try options.given.map { ($0.id, try value($0.text, of: $0.id)) }
        for text in options.mark { fields.append((CaseField.mark, .added(try checked(text, CaseField.mark)))) }
        for text in options.removeMark { fields.append((CaseField.mark, .removed(text))) }
        for name in options.clear { fields.append((try cleared(name), .cleared)) }
        return fields
    }

    func value(_ text: String, of id: FieldID) throws -> FieldValue {
        guard let field = Vocabulary.field(id, of: .complaintCase) else { return .text(text) }
        switch field.meaning {
        case .text: return .text(try checked(text, id))
        case .code(let known):
            let position = known.firstIndex(of: text)
            guard position != nil || Self.open.contains(id) && !text.isEmpty else {
                throw Failure(.usage, .unknownCode(code: text, field: id, known: known))
            }
            if field.type == .most, let position { return .integer(Int64(position + 1)) }
            return .text(try checked(text, id))
        case .instant:
            guard let instant = time.instant(text) else { throw Failure(.usage, .badInstant(text: text)) }
            return .integer(instant.milliseconds)
        case .offset:
            guard let minutes = SiteTime.offset(text) else { throw Failure(.usage, .badOffset(text: text)) }
            return .integer(Int64(minutes))
        case .fen:
            guard let amount = Fen(yuan: text), amount.count.magnitude <= Fen.maximumPerAct.count.magnitude else {
                throw Failure(.usage, .badAmount(text: text))
            }
            return .integer(amount.count)
        case .count, .day, .share:
            guard let number = Int64(text) else { throw Failure(.usage, .badCount(text: text)) }
            return .integer(number)
        case .record: return .added(try node.findCase(named: text).record.description)
        }
    }

    private func checked(_ text: String, _ id: FieldID) throws -> String {
        guard text.utf8.count <= Self.maximumTextByteCount else {
            throw Failure(.usage, .valueTooLong(field: id, bytes: text.utf8.count, maximum: Self.maximumTextByteCount))
        }
        return text
    }

    private func cleared(_ name: String) throws -> FieldID {
        let known = Vocabulary.fields(of: .complaintCase).filter { $0.type == .register || $0.type == .most }
        guard let field = known.first(where: { $0.name == name.replacing("-", with: "_") }) else {
            throw Failure(.usage, .unknownField(name: name, act: "clear", known: known.map { CaseFieldOptions.name(of: $0.id) }))
        }
        return field.id
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
