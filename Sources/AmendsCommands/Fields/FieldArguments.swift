import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText

/// Words of a command line that no option of the command itself took: names, and `--field value` or
/// `--field=value` for fields of a record.
struct FieldArguments: Equatable {
    /// What stands by itself: the number of a record.
    var names: [String] = []
    /// Without the dashes, in the order given; a name may come several times.
    var fields: [Field] = []

    struct Field: Equatable {
        var name: String
        var text: String
    }

    init(_ words: [String]) throws {
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--"), word.count > 2 else {
                names.append(word)
                continue
            }
            if let sign = word.firstIndex(of: "=") {
                fields.append(.init(name: String(word[..<sign].dropFirst(2)), text: String(word[word.index(after: sign)...])))
            } else {
                guard let text = rest.popFirst() else { throw Failure(.usage, .valueMissing(option: word)) }
                fields.append(.init(name: String(word.dropFirst(2)), text: text))
            }
        }
    }

    /// The one name that was given; nil where none was.
    func name() throws -> String? {
        if names.count > 1 { throw Failure(.usage, .tooManyNames(Array(names.dropFirst()))) }
        return names.first
    }
}

/// Turns what was typed into values, by what the vocabulary says of the fields of one kind of record.
struct FieldReader {
    let kind: RecordKind
    let node: Node
    let time: SiteTime
    /// Whose names of codes are taken beside the program's own; read when a name was typed.
    private let named: [Catalogue]
    /// Fields whose codes an imported file may bring along; any word is taken for them.
    var open: Set<FieldID> = []

    init(_ kind: RecordKind, _ node: Node) throws {
        (self.kind, self.node) = (kind, node)
        time = try SiteTime(node)
        named = Language.allCases.map { Catalogue($0).naming { try? node.packInForce(at: nil) } }
    }

    /// Longest text of one field, bytes: an act must fit in an entry with all its fields.
    static let maximumTextByteCount = EntryLimits.maximumByteCount - 8 * 1024

    /// Reads fields that are among `known`. `--clear FIELD` empties one, `--remove-FIELD VALUE` takes a
    /// value out of a set.
    func values(_ arguments: FieldArguments, known: [FieldDefinition], act: String) throws -> ActFields {
        func find(_ name: String) throws -> FieldDefinition {
            if let found = known.first(where: { $0.option == name.replacing("_", with: "-") }) { return found }
            throw Failure(.usage, .unknownField(kind, name: name, act: act, known: known.map { "--\($0.option)" }))
        }
        var fields: ActFields = []
        for argument in arguments.fields {
            if argument.name == "clear" {
                fields.append((try find(argument.text).id, .cleared))
            } else if argument.name.hasPrefix("remove-"),
                let set = known.first(where: { $0.option == argument.name.dropFirst(7) }),
                set.type == .set
            {
                let value = try value(argument.text, of: set)
                if case .added(let text) = value { fields.append((set.id, .removed(text))) }
            } else {
                let field = try find(argument.name)
                // Said twice, a field that holds one value means the later one.
                if field.type != .set, field.type != .list, field.type != .ledger { fields.removeAll { $0.id == field.id } }
                fields.append((field.id, try value(argument.text, of: field)))
            }
        }
        return fields
    }

    func value(_ text: String, of field: FieldDefinition) throws -> FieldValue {
        switch field.meaning {
        case .text: return try words(text, field)
        case .code(let codes):
            guard let code = code(text, of: field, codes) else {
                throw Failure(.usage, .unknownCode(kind, field.id, code: text, known: codes))
            }
            if field.type == .most, let position = codes.firstIndex(of: code) { return .integer(Int64(position + 1)) }
            return try words(code, field)
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
        case .day:
            guard let day = SiteTime.day(text) else { throw Failure(.usage, RecordMessage.badDay(text: text)) }
            return .integer(day)
        case .share:
            guard let share = Share(percent: text) else { throw Failure(.usage, .badShare(text: text)) }
            return .integer(share.hundredths)
        case .record:
            let record = try node.findCase(named: text).record
            return field.type == .set ? .added(record.description) : .record(record)
        }
    }

    /// The code that was meant: itself, or its label in one of the languages, the pack's or the program's. Nil where there is none, and
    /// the field takes no other words.
    func code(_ text: String, of field: FieldDefinition, _ known: [String]) -> String? {
        if known.contains(text) { return text }
        for catalogue in named + Language.allCases.map({ Catalogue($0) }) {
            if let code = known.first(where: { catalogue.label(code: $0, of: field.id, kind: kind) == text }) { return code }
        }
        return open.contains(field.id) && !text.isEmpty ? text : nil
    }

    private func words(_ text: String, _ field: FieldDefinition) throws -> FieldValue {
        guard text.utf8.count <= Self.maximumTextByteCount else {
            throw Failure(.usage, .tooLong(kind, field.id, bytes: text.utf8.count, maximum: Self.maximumTextByteCount))
        }
        return field.type == .set ? .added(text) : .text(text)
    }
}
