import AmendsLog
import AmendsModel
import AmendsPolicy

extension PackPage {
    /// The pack with its codes; names in all three languages, so that one document serves every reader.
    var json: JSON {
        var members: [(String, JSON)] = [
            ("name", .text(pack.name.description)), ("id", .text(pack.id)), ("version", .number(pack.version)),
        ]
        members.append(("title", Self.json(pack.title)))
        members.append(("source", .text(pack.source)))
        members.append(("effective_from", .optional(pack.effectiveFrom)))
        members.append(("interpreted_by", pack.interpretedBy.map(Self.json) ?? .null))
        members.append(("terms", .object(pack.terms.sorted { $0.key < $1.key }.map { ($0.key, Self.json($0.value)) })))
        members.append(("roles", .array(pack.roles.map(Self.json))))
        members.append(("channels", .array(pack.channels.map(Self.json))))
        members.append(("categories", .array(pack.categories.map(Self.json))))
        members.append(("taxonomies", .object(taxonomies)))
        members.append(("receipt", receiptJSON))
        members.append(("milestones", .array(pack.steps.map(Self.json))))
        members.append(("clocks", .object(pack.clocks.map { ($0.kind.code, clock($0)) })))
        members.append(("parameters", .object(parametersJSON)))
        return .object(members)
    }

    private var taxonomies: [(String, JSON)] {
        PackTaxonomy.all.compactMap { taxonomy in
            guard let codes = pack.taxonomies[taxonomy.name] else { return nil }
            return (taxonomy.name, .array(codes.map(Self.json)))
        }
    }

    private var receiptJSON: JSON {
        .object([("requires", .array(pack.requiredAtReceipt.map(Self.field))), ("anonymous", .flag(pack.allowsAnonymous))])
    }

    private var parametersJSON: [(String, JSON)] {
        PackParameter.all.compactMap { parameter in
            guard let value = pack.parameters[parameter.name] else { return nil }
            return (parameter.name, .object([("value", Self.json(value)), ("origin", origin(parameter.name))]))
        }
    }

    static func json(_ words: Pack.Words) -> JSON {
        .object([("en", .text(words.english)), ("zh-Hans", .text(words.simplified)), ("zh-Hant", .text(words.traditional))])
    }

    static func json(_ code: Pack.Code) -> JSON {
        .object([
            ("code", .text(code.code)), ("parent", .optional(code.parent)), ("names", json(code.words)), ("is_ours", .flag(code.isOurs)),
        ])
    }

    static func json(_ step: Pack.Step) -> JSON {
        .object([
            ("milestone", .text(step.milestone.code)), ("name", .text(step.milestone.name)), ("is_mandatory", .flag(step.isMandatory)),
            ("requires", .array(step.requires.map(field))), ("one_of", .array(step.requiresOneOf.map(field))),
            ("roles", .array(step.roles.map { .text($0.rawValue) })), ("is_waived_on_site", .flag(step.isWaivedOnSite)),
            ("is_ours", .flag(step.isOurs)),
        ])
    }

    static func json(_ value: Pack.Parameter) -> JSON {
        switch value {
        case .integer(let number): .number(number)
        case .flag(let flag): .flag(flag)
        case .text(let text): text.isEmpty ? .null : .text(text)
        case .texts(let texts): .array(texts.map(JSON.text))
        }
    }

    static func json(_ limit: ClockLimit) -> (String, JSON) {
        switch limit {
        case .minutes(let minutes): ("minutes", .number(minutes))
        case .workingDays(let days): ("working_days", .number(days))
        case .calendarDays(let days): ("days", .number(days))
        }
    }

    static func text(_ moment: ClockMoment) -> String {
        switch moment {
        case .milestone(let milestone): milestone.code
        case .firstAction: "first_action"
        case .meetingHeld: "meeting"
        case .escalated: "escalated"
        }
    }

    static func field(_ field: FieldID) -> JSON { .text(Vocabulary.field(field, of: .complaintCase)?.name ?? "field-\(field.rawValue)") }

    private func clock(_ rule: ClockRule) -> JSON {
        var members: [(String, JSON)] = [("from", .text(Self.text(rule.start))), ("to", .text(Self.text(rule.stop)))]
        if pack.anchor(of: rule) != .receipt { members.append(("anchor", .text(pack.anchor(of: rule).code))) }
        for part in PackDifference.Part.allCases {
            guard let limit = rule.limit(part) else { continue }
            members.append((part.rawValue, .object([Self.json(limit), ("origin", origin("\(rule.kind.code).\(part.rawValue)"))])))
        }
        return .object(members)
    }

    /// `regulation`, `ours`, or the requirement that left the value open.
    private func origin(_ name: String) -> JSON {
        switch pack.origin(of: name) {
        case .regulation: .text("regulation")
        case .ours(nil): .text("ours")
        case .ours(let placeholder?): .object([("ours_for", .text(placeholder))])
        }
    }
}
