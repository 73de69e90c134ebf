import AmendsLog
import AmendsModel
import Yams

/// Reads a mapping from YAML and goes on after a mistake, so that its author sees all of them at once.
struct MappingReader {
    private var mistakes: [ImportError.Mistake] = []
    private var columns: [Column] = []
    private var places: [String: Int] = [:]
    private var isEventLog = false

    private static let topKeys = [
        "id", "title", "delimiter", "encoding", "time_zone", "date_formats", "missing", "case", "site", "columns", "constants", "acts",
        "event_log",
    ]
    private static let actKeys = ["kind", "when", "at", "actor", "columns", "constants"]

    mutating func read(_ yaml: String) throws -> ImportMapping {
        let mapping = try top(compose(yaml))
        guard mistakes.isEmpty, let mapping else {
            throw ImportError(
                .mapping, "the mapping has \(mistakes.count == 1 ? "a mistake" : "\(mistakes.count) mistakes"):", mistakes: mistakes)
        }
        return mapping
    }

    private mutating func note(_ line: Int, _ message: String) { mistakes.append(.init(line: line, message: message)) }

    // MARK: The tree

    private func compose(_ yaml: String) throws -> Node {
        func refusal(_ line: Int, _ message: String) -> ImportError {
            ImportError(.mapping, "the mapping cannot be read:", mistakes: [.init(line: line, message: message)])
        }
        guard yaml.utf8.count <= ImportLimits.maximumMappingByteCount else {
            throw refusal(1, "the mapping is longer than \(ImportLimits.maximumMappingByteCount) bytes")
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            throw refusal(mark.line, "this is no YAML: \(problem)")
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            throw refusal(context.mark.line, "written twice in one place: \(duplicates.sorted().joined(separator: ", "))")
        } catch {
            throw refusal(1, "this is no YAML: \(error)")
        }
        guard let root else { throw refusal(1, "the mapping is empty") }
        var budget = ImportLimits.maximumMappingNodes
        guard Self.fits(root, &budget) else {
            throw refusal(1, "the mapping has more than \(ImportLimits.maximumMappingNodes) parts")
        }
        return root
    }

    private static func fits(_ node: Node, _ budget: inout Int) -> Bool {
        budget -= 1
        guard budget >= 0 else { return false }
        switch node {
        case .scalar, .alias: return true
        case .sequence(let items): return items.allSatisfy { fits($0, &budget) }
        case .mapping(let pairs): return pairs.allSatisfy { fits($0.key, &budget) && fits($0.value, &budget) }
        }
    }

    private func line(of node: Node) -> Int { node.mark?.line ?? 1 }

    /// The entries of a mapping node, keys that are no texts refused; nil where `node` is something else.
    private mutating func pairs(_ node: Node, _ what: String) -> [(key: String, line: Int, value: Node)]? {
        guard case .mapping(let mapping) = node else {
            note(line(of: node), "\(what) must be a list of 'name: value' lines")
            return nil
        }
        var pairs: [(key: String, line: Int, value: Node)] = []
        for (key, value) in mapping {
            if let name = key.scalar?.string {
                pairs.append((name, line(of: key), value))
            } else {
                note(line(of: key), "\(what) has a name that is not a text")
            }
        }
        return pairs
    }

    private mutating func section(_ node: Node, _ what: String, keys: [String]) -> [String: Node]? {
        guard let pairs = pairs(node, what) else { return nil }
        var section: [String: Node] = [:]
        for (key, line, value) in pairs {
            if keys.contains(key) {
                section[key] = value
            } else {
                let near = Spelling.nearest(to: key, among: keys).map { "did you mean '\($0)'?" }
                note(line, "\(what) knows no '\(key)'; " + (near ?? "write one of " + keys.joined(separator: ", ")))
            }
        }
        return section
    }

    private mutating func text(_ node: Node, _ what: String) -> String? {
        if let scalar = node.scalar { return scalar.string }
        note(line(of: node), "\(what) must be one text")
        return nil
    }

    /// A text, or a list of them.
    private mutating func texts(_ node: Node, _ what: String) -> [String] {
        guard case .sequence(let items) = node else { return text(node, what).map { [$0] } ?? [] }
        var texts: [String] = []
        for item in items {
            if let text = text(item, what) { texts.append(text) }
        }
        return texts
    }

    private mutating func flag(_ node: Node?, _ what: String) -> Bool {
        guard let node, let text = text(node, what) else { return false }
        if text != "true" && text != "false" { note(line(of: node), "\(what) must be true or false") }
        return text == "true"
    }

    /// The place of the column `node` names.
    private mutating func column(_ node: Node, _ what: String) -> Int? {
        guard let name = text(node, what) else { return nil }
        return column(named: name, line: line(of: node))
    }

    private mutating func column(named name: String, line: Int) -> Int {
        if let place = places[name] { return place }
        if name.isEmpty { note(line, "a column's name is empty; write it as in the file's header") }
        places[name] = columns.count
        columns.append(Column(name: name, line: line))
        return columns.count - 1
    }

    // MARK: The whole

    private mutating func top(_ root: Node) -> ImportMapping? {
        guard let section = section(root, "a mapping", keys: Self.topKeys) else { return nil }
        func missing(_ key: String, _ hint: String) { mistakes.append(.init(line: 1, message: "'\(key)' is missing; \(hint)")) }

        let id = section["id"].flatMap { identifier($0) } ?? ""
        if section["id"] == nil { missing("id", "it names the source for good, such as 'id: la311'") }
        let title = section["title"].flatMap { text($0, "title") } ?? id
        let delimiter = section["delimiter"].flatMap { self.delimiter($0) } ?? UInt8(ascii: ",")
        let encoding = section["encoding"].flatMap { self.encoding($0) } ?? .utf8
        let clock = section["time_zone"].flatMap { self.clock($0) } ?? .wall
        if section["time_zone"] == nil { missing("time_zone", "write a zone such as Asia/Shanghai, or wall-clock") }
        let formats = section["date_formats"].map { dateFormats($0) } ?? []
        if section["date_formats"] == nil { missing("date_formats", "write a list such as ['%Y-%m-%d %H:%M:%S']") }
        let absent = Set(section["missing"].map { texts($0, "missing") } ?? [])
        let caseColumn = section["case"].flatMap { column($0, "case") } ?? 0
        if section["case"] == nil { missing("case", "name the column that holds the source's own case id") }
        let site = section["site"].flatMap { self.site($0) }
        isEventLog = section["event_log"] != nil
        let fields = section["columns"].map { self.fields($0) } ?? []
        let constants = section["constants"].map { self.constants($0) } ?? []
        var acts: [ActRule] = []
        if let node = section["acts"] {
            acts = self.acts(node, receiptFields: fields, receiptConstants: constants)
        } else {
            missing("acts", "list the acts a row tells of, 'kind: case.receive' first")
        }
        let eventLog = section["event_log"].flatMap { self.eventLog($0) }

        return ImportMapping(
            id: id, title: title, encoding: encoding, delimiter: delimiter, clock: clock, dateFormats: formats,
            missing: absent.subtracting([""]), columns: columns, caseColumn: caseColumn, site: site, fields: fields,
            constants: constants, acts: acts, eventLog: eventLog)
    }

    private mutating func identifier(_ node: Node) -> String? {
        guard let id = text(node, "id") else { return nil }
        let isPlain = id.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
        if !isPlain || !(1...64).contains(id.utf8.count) {
            note(line(of: node), "id '\(id)' must be 1 to 64 of a–z, 0–9, '-', '_' and '.'")
        }
        return id
    }

    private static let delimiters = ["comma": ",", "tab": "\t", "semicolon": ";", "pipe": "|"]

    private mutating func delimiter(_ node: Node) -> UInt8? {
        guard let name = text(node, "delimiter") else { return nil }
        let units = Array((Self.delimiters[name] ?? name).utf8)
        let isWord =
            units.first.map { $0 >= 0x80 || Character(UnicodeScalar($0)).isLetter || Character(UnicodeScalar($0)).isNumber } ?? true
        guard units.count == 1, !isWord, !"\"\r\n\0 ".utf8.contains(units[0]) else {
            note(line(of: node), "delimiter '\(name)' must be comma, tab, semicolon, pipe or one other ASCII mark")
            return nil
        }
        return units[0]
    }

    private mutating func encoding(_ node: Node) -> TextEncoding? {
        guard let name = text(node, "encoding") else { return nil }
        if let encoding = TextEncoding(rawValue: name.lowercased()) { return encoding }
        note(
            line(of: node), "encoding '\(name)' is not known; write one of " + TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        )
        return nil
    }

    private mutating func clock(_ node: Node) -> SourceClock? {
        guard let name = text(node, "time_zone") else { return nil }
        if let clock = SourceClock(named: name) { return clock }
        note(line(of: node), "time_zone '\(name)' is not known; write a zone such as Asia/Shanghai, or wall-clock")
        return nil
    }

    private mutating func dateFormats(_ node: Node) -> [DateFormat] {
        var formats: [DateFormat] = []
        for text in texts(node, "date_formats") {
            do {
                formats.append(try DateFormat(text))
            } catch {
                note(line(of: node), "date format \(error.message)")
            }
        }
        if formats.isEmpty && mistakes.isEmpty { note(line(of: node), "date_formats is empty; write a list such as ['%Y-%m-%d']") }
        return formats
    }

    private mutating func site(_ node: Node) -> SiteRule? {
        if let scalar = node.scalar { return siteCode(scalar.string, line: line(of: node)).map(SiteRule.fixed) }
        guard let section = section(node, "site", keys: ["column", "map", "default", "absent", "prefix", "slug"]) else { return nil }
        guard let name = section["column"], let column = column(name, "site column") else {
            note(line(of: node), "site must be one site code, or name a 'column'")
            return nil
        }
        var map: [String: SiteCode] = [:]
        for (key, line, value) in section["map"].flatMap({ pairs($0, "map") }) ?? [] {
            if let text = text(value, "a site code"), let code = siteCode(text, line: line) { map[key] = code }
        }
        var codes: [String: SiteCode] = [:]
        for key in ["default", "absent"] {
            if let node = section[key], let text = text(node, key) { codes[key] = siteCode(text, line: line(of: node)) }
        }
        let prefix = section["prefix"].flatMap { text($0, "prefix") } ?? ""
        if let node = section["prefix"], SiteCode(prefix) == nil || prefix.utf8.count > SiteSlug.maximumPrefixByteCount {
            note(line(of: node), "prefix must be 1 to \(SiteSlug.maximumPrefixByteCount) of A–Z, a–z, 0–9, '-', '_' and '.'")
        }
        return .column(
            column, map: map, fallback: codes["default"], absent: codes["absent"], prefix: prefix, slug: flag(section["slug"], "slug"))
    }

    private mutating func siteCode(_ text: String, line: Int) -> SiteCode? {
        let code = SiteCode(text)
        if code == nil { note(line, "'\(text)' is no site code: 1 to 32 of A–Z, a–z, 0–9, '-', '_' and '.'") }
        return code
    }

    // MARK: Fields

    private static let importable = CaseField.definitions.filter { reserved[$0.id] == nil }
    private static let reserved: [FieldID: String] = [
        CaseField.receivedAt: "it is the 'at' of case.receive",
        CaseField.utcOffset: "it follows from time_zone",
        CaseField.sourceID: "it is the column named by 'case'",
        CaseField.sourceSteps: "the node counts it",
        CaseField.duplicateOf: "an import cannot name other records",
        CaseField.predecessor: "an import cannot name other records",
        CaseField.successor: "an import cannot name other records",
        CaseField.groupCase: "an import cannot name other records",
        CaseField.volume: "an import cannot name other records",
        CaseField.causedBy: "an import cannot name other records",
        CaseField.related: "an import cannot name other records",
        CaseField.policy: "the node sets it",
        CaseField.transferState: "the node sets it",
        CaseField.departmentState: "the node sets it",
        CaseField.at: "it is the act's 'at'",
        CaseField.pack: "the node sets it",
        CaseField.calendar: "the node sets it",
        CaseField.vocabulary: "the node sets it",
    ]

    private mutating func field(named name: String, line: Int) -> FieldDefinition? {
        guard let field = Vocabulary.field(named: name, of: .complaintCase) else {
            let names = Self.importable.map(\.name)
            let near = Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            note(line, "a case has no field '\(name)'; " + (near ?? "its fields are " + names.joined(separator: ", ")))
            return nil
        }
        if let reason = Self.reserved[field.id] {
            note(line, "field '\(name)' cannot be filled from a column: \(reason)")
            return nil
        }
        return field
    }

    private mutating func fields(_ node: Node) -> [FieldRule] {
        var rules: [FieldRule] = []
        for (name, line, value) in pairs(node, "columns") ?? [] {
            let column = column(named: name, line: line)
            if case .sequence(let items) = value {
                for item in items { rules += rule(item, column: column).map { [$0] } ?? [] }
            } else {
                rules += rule(value, column: column).map { [$0] } ?? []
            }
        }
        return rules
    }

    private mutating func rule(_ node: Node, column: Int) -> FieldRule? {
        if let name = node.scalar?.string {
            return field(named: name, line: line(of: node)).map {
                FieldRule(column: column, field: $0, missing: nil, map: [:], fallback: nil, absent: nil)
            }
        }
        let what = "column '\(columns[column].name)'"
        guard let section = section(node, what, keys: ["field", "map", "default", "absent", "missing"]) else { return nil }
        guard let nameNode = section["field"], let name = text(nameNode, "field") else {
            note(line(of: node), "\(what) must name its 'field'")
            return nil
        }
        guard let field = field(named: name, line: line(of: nameNode)) else { return nil }
        var map: [String: String] = [:]
        for (key, line, value) in section["map"].flatMap({ pairs($0, "map") }) ?? [] {
            guard let target = text(value, "map") else { continue }
            check(target, field, line: line)
            map[key] = target
        }
        var fixed: [String: String] = [:]
        for key in ["default", "absent"] {
            guard let node = section[key], let value = text(node, key) else { continue }
            check(value, field, line: line(of: node))
            fixed[key] = value
        }
        if let node = section["default"], map.isEmpty {
            note(line(of: node), "'default' is for values a 'map' does not list; \(what) has no map")
        }
        return FieldRule(
            column: column, field: field, missing: section["missing"].map { Set(texts($0, "missing")).subtracting([""]) }, map: map,
            fallback: fixed["default"], absent: fixed["absent"])
    }

    /// A value the mapping itself writes; the empty one stands for none.
    private mutating func check(_ value: String, _ field: FieldDefinition, line: Int) {
        if !value.isEmpty { _ = constant(value, field, line: line) }
    }

    private mutating func constant(_ value: String, _ field: FieldDefinition, line: Int) -> FieldValue? {
        if field.meaning == .instant {
            note(line, "field '\(field.name)' is a time; times come from columns only")
            return nil
        }
        do {
            return try FieldReading.value(value, of: field, column: field.name) { _ in nil }
        } catch {
            switch error {
            case .unknownCode(_, _, let known):
                note(line, "field '\(field.name)' cannot be '\(value)'; write one of " + known.joined(separator: ", "))
            case .badAmount: note(line, "field '\(field.name)' cannot be '\(value)'; write yuan such as 128.50")
            default: note(line, "field '\(field.name)' cannot be '\(value)'; write a whole number")
            }
            return nil
        }
    }

    private mutating func constants(_ node: Node) -> [Constant] {
        var constants: [Constant] = []
        for (name, line, value) in pairs(node, "constants") ?? [] {
            guard let text = text(value, "constants"), let field = field(named: name, line: line) else { continue }
            if let value = constant(text, field, line: line) { constants.append(Constant(field: field.id, value: value)) }
        }
        return constants
    }

    // MARK: Acts

    private mutating func acts(_ node: Node, receiptFields: [FieldRule], receiptConstants: [Constant]) -> [ActRule] {
        guard case .sequence(let items) = node else {
            note(line(of: node), "acts must be a list, each line beginning with '- kind:'")
            return []
        }
        var rules: [ActRule] = []
        for (position, item) in items.enumerated() {
            guard position < ImportLimits.maximumActs else {
                note(line(of: item), "acts has more than \(ImportLimits.maximumActs) acts; put fields that belong together into one")
                break
            }
            let isReceipt = position == 0
            guard
                let rule = act(
                    item, keys: Self.actKeys, comparesEvents: false, sharedFields: isReceipt ? receiptFields : [],
                    sharedConstants: isReceipt ? receiptConstants : [])
            else { continue }
            if (rule.definition.kind == CaseAct.receive) != isReceipt {
                note(line(of: item), isReceipt ? "the first act must be case.receive" : "case.receive can only be the first act")
            }
            if isReceipt && rule.at == nil {
                note(line(of: item), "case.receive needs 'at', the column that says when the case was received")
            }
            if isReceipt && !rule.conditions.isEmpty {
                note(line(of: item), "case.receive cannot have a condition: every case is received")
            }
            rules.append(rule)
        }
        if items.isEmpty { note(line(of: node), "acts is empty; the first act must be case.receive") }
        return rules
    }

    private mutating func act(
        _ node: Node, keys: [String], comparesEvents: Bool, sharedFields: [FieldRule] = [], sharedConstants: [Constant] = []
    ) -> ActRule? {
        guard let section = section(node, "an act", keys: keys) else { return nil }
        let fields = section["columns"].map { self.fields($0) } ?? []
        let constants = section["constants"].map { self.constants($0) } ?? []
        let conditions = section["when"].map { self.conditions($0, comparesEvents: comparesEvents) } ?? []
        let at = section["at"].flatMap { column($0, "at") }
        let actor = section["actor"].flatMap { column($0, "actor") }
        let onFirstRow = flag(section["on_first_row"], "on_first_row")
        guard let kindNode = section["kind"], let name = text(kindNode, "kind") else {
            note(line(of: node), "an act needs its 'kind', such as case.close")
            return nil
        }
        guard let definition = Vocabulary.act(named: name), definition.recordKind == .complaintCase else {
            let names = CaseAct.definitions.map(\.name)
            let near = Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            note(line(of: kindNode), "'\(name)' is no act on a case; " + (near ?? "write one of " + names.joined(separator: ", ")))
            return nil
        }
        let rule = ActRule(
            definition: definition, conditions: conditions, at: at, actor: actor, fields: fields, constants: constants,
            onFirstRow: onFirstRow)
        checkFilling(rule, sharedFields, sharedConstants, line: line(of: node))
        return rule
    }

    /// Refuses what an act would carry twice, and misses what it must carry.
    private mutating func checkFilling(_ rule: ActRule, _ sharedFields: [FieldRule], _ sharedConstants: [Constant], line: Int) {
        let ids = (sharedFields + rule.fields).map(\.field.id) + (sharedConstants + rule.constants).map(\.field)
        var seen: Set<FieldID> = []
        for id in ids where !seen.insert(id).inserted {
            guard let field = Vocabulary.field(id, of: .complaintCase), field.type != .list, field.type != .set else { continue }
            note(line, "\(rule.definition.name) fills field '\(field.name)' more than once; keep one of them")
        }
        for id in rule.definition.required where !seen.contains(id) && id != CaseField.receivedAt {
            let name = Vocabulary.field(id, of: .complaintCase)?.name ?? "?"
            note(line, "\(rule.definition.name) needs field '\(name)'; give it a column, or a value under 'constants'")
        }
    }

    private static let conditionKeys = ["column", "is", "is_not", "present", "at_least", "changes", "becomes", "rises"]

    private mutating func conditions(_ node: Node, comparesEvents: Bool) -> [Condition] {
        guard case .sequence(let items) = node else { return condition(node, comparesEvents: comparesEvents) }
        var conditions: [Condition] = []
        for item in items { conditions += condition(item, comparesEvents: comparesEvents) }
        return conditions
    }

    private mutating func condition(_ node: Node, comparesEvents: Bool) -> [Condition] {
        guard let section = section(node, "when", keys: Self.conditionKeys) else { return [] }
        guard let name = section["column"], let column = column(name, "when") else {
            note(line(of: node), "when needs a 'column' to look at")
            return []
        }
        var conditions: [Condition] = []
        if let node = section["is"] { conditions.append(.isOneOf(column, Set(texts(node, "is")))) }
        if let node = section["is_not"] { conditions.append(.isNoneOf(column, Set(texts(node, "is_not")))) }
        if let node = section["present"] { conditions.append(.isPresent(column, flag(node, "present"))) }
        if let node = section["at_least"], let text = text(node, "at_least") {
            if let count = Int64(text) {
                conditions.append(.isAtLeast(column, count))
            } else {
                note(line(of: node), "at_least must be a whole number")
            }
        }
        if let node = section["becomes"] { conditions.append(.becomes(column, Set(texts(node, "becomes")))) }
        if flag(section["changes"], "changes") { conditions.append(.changes(column)) }
        if flag(section["rises"], "rises") { conditions.append(.rises(column)) }
        for key in ["changes", "becomes", "rises"] where !comparesEvents {
            if let node = section[key] { note(line(of: node), "'\(key)' compares events and can stand only under event_log, in kinds") }
        }
        if section.count == 1 {
            note(line(of: node), "when says nothing of its column; write one of " + Self.conditionKeys.dropFirst().joined(separator: ", "))
        }
        return conditions
    }

    // MARK: Event logs

    private mutating func eventLog(_ node: Node) -> EventLogRule? {
        guard let section = section(node, "event_log", keys: ["order", "at", "actor", "kinds"]) else { return nil }
        let order = section["order"].map { self.order($0) } ?? []
        guard let atNode = section["at"], let at = column(atNode, "at") else {
            note(line(of: node), "event_log needs 'at', the column that says when an event happened")
            return nil
        }
        var kinds: [ActRule] = []
        if let node = section["kinds"] {
            if case .sequence(let items) = node {
                for item in items {
                    guard let rule = act(item, keys: Self.actKeys + ["on_first_row"], comparesEvents: true) else { continue }
                    if rule.definition.kind == CaseAct.receive { note(line(of: item), "the first event is case.receive; no other can be") }
                    kinds.append(rule)
                }
            } else {
                note(line(of: node), "kinds must be a list, each line beginning with '- kind:'")
            }
        }
        return EventLogRule(order: order, at: at, actor: section["actor"].flatMap { column($0, "actor") }, kinds: kinds)
    }

    private mutating func order(_ node: Node) -> [EventLogRule.OrderKey] {
        let items: [Node] = if case .sequence(let list) = node { Array(list) } else { [node] }
        var keys: [EventLogRule.OrderKey] = []
        for item in items {
            if item.scalar != nil {
                if let column = column(item, "order") { keys.append(.init(column: column, isTime: false)) }
                continue
            }
            guard let section = section(item, "order", keys: ["column", "as"]), let name = section["column"],
                let column = column(name, "order"), let kind = section["as"].flatMap({ text($0, "as") }), ["number", "time"].contains(kind)
            else {
                note(line(of: item), "order needs a column, or {column: …, as: number} or {column: …, as: time}")
                continue
            }
            keys.append(.init(column: column, isTime: kind == "time"))
        }
        return keys
    }
}
