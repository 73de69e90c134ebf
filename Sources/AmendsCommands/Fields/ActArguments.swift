import AmendsModel
import AmendsText

/// What was typed behind an act on a case: `S001-1 --severity severe --team E012 --team E013`.
/// The vocabulary says which options there are, so no command has a list of its own.
struct ActArguments {
    enum Change: Equatable {
        case set(String)
        /// An element of a set to be taken off.
        case removed(String)
        case cleared
    }

    struct Item {
        let field: FieldDefinition
        let change: Change
    }

    private(set) var items: [Item] = []
    /// What belongs to no option.
    private(set) var names: [String] = []
    /// Paths of files to be kept.
    private(set) var files: [String] = []

    private let offer: FieldOffer

    init(_ typed: [String], _ offer: FieldOffer) throws {
        self.offer = offer
        var rest = typed[...]
        while let word = rest.popFirst() {
            if word == "--" {
                names += rest
                break
            }
            guard word.hasPrefix("-"), word.count > 1 else {
                names.append(word)
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let option = String(parts[0]).replacing("_", with: "-")
            let target = try target(of: option)
            guard let value = parts.count == 2 ? String(parts[1]) : Self.value(&rest) else {
                throw Failure(.usage, .field(.valueMissing(option: option)))
            }
            try take(value, for: target)
        }
    }

    /// The value that follows; another option is none. One that begins with `--` is written behind `=`.
    private static func value(_ rest: inout ArraySlice<String>) -> String? {
        guard let next = rest.first, !next.hasPrefix("--") else { return nil }
        return rest.popFirst()
    }

    // MARK: Options

    private enum Target {
        case field(FieldDefinition)
        case removal(FieldDefinition)
        case clearing
        case file
    }

    private func target(of option: String) throws -> Target {
        guard option.hasPrefix("--") else { throw unknown(option) }
        let name = String(option.dropFirst(2))
        if let field = offer.field(named: name) { return .field(field) }
        if name == "clear" { return .clearing }
        if name == "file", offer.takesFiles { return .file }
        guard name.hasPrefix("remove-"), let field = offer.field(named: String(name.dropFirst(7))) else { throw unknown(name) }
        guard field.type == .set else { throw Failure(.usage, .field(.notASet(option: field.option))) }
        return .removal(field)
    }

    private func unknown(_ name: String) -> Failure {
        let acts = Vocabulary.fields(of: offer.kind).first { $0.option == name }.map { field in
            Vocabulary.acts.filter { $0.recordKind == offer.kind && $0.fields.contains(field.id) }.map(\.verb)
        }
        if let acts, !acts.isEmpty, offer.kind == .complaintCase {
            return Failure(.usage, .field(.elsewhere(option: name, act: offer.command, acts: acts)))
        }
        return Failure(.usage, .unknownField(name: name, act: offer.command, known: offer.offered.map(\.option)))
    }

    private mutating func take(_ value: String, for target: Target) throws {
        switch target {
        case .file: files.append(value)
        case .removal(let field): items.append(Item(field: field, change: .removed(value)))
        case .clearing:
            let name = value.replacing("_", with: "-")
            let known = offer.offered.filter { $0.type == .register || $0.type == .most }
            guard let field = offer.field(named: name), field.type == .register || field.type == .most else {
                throw Failure(.usage, .unknownField(name: name, act: "clear", known: known.map(\.option)))
            }
            try add(field, .cleared)
        case .field(let field): try add(field, .set(value))
        }
    }

    /// Of what a record holds once, only one value can be meant.
    private mutating func add(_ field: FieldDefinition, _ change: Change) throws {
        let isSingle = field.type != .set && field.type != .list && field.type != .ledger
        if isSingle, items.contains(where: { $0.field.id == field.id }) {
            throw Failure(.usage, .field(.givenTwice(option: field.option)))
        }
        items.append(Item(field: field, change: change))
    }

    // MARK: What was given

    /// The one name that a command on a record needs.
    func name() throws -> String {
        guard let name = names.first else { throw Failure(.usage, .field(.caseMissing(act: offer.command))) }
        if names.count > 1 { throw Failure(.usage, .field(.tooManyWords(words: Array(names.dropFirst()), act: offer.command))) }
        return name
    }

    func expectNoName() throws {
        if !names.isEmpty { throw Failure(.usage, .field(.tooManyWords(words: names, act: offer.command))) }
    }

    /// As typed; nil where it was not given.
    func text(of field: FieldDefinition) -> String? {
        for item in items where item.field.id == field.id {
            if case .set(let text) = item.change { return text }
        }
        return nil
    }
}
