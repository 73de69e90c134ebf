import AmendsLog
import AmendsModel

/// Makes acts of rows by the rules of one mapping. Pure: the same rows give the same acts.
final class CaseBuilder {
    let mapping: ImportMapping
    /// Whether an act takes the latest time of the others, which then has to be found first.
    private let hasUndatedActs: Bool

    init(mapping: ImportMapping) {
        self.mapping = mapping
        hasUndatedActs = mapping.acts.contains { $0.at == nil }
    }

    /// The source id of a row.
    func sourceID(of row: SourceRow) throws(RejectReason) -> String {
        let id = row.values[mapping.caseColumn]
        if isMissing(id) { throw .noCaseID(column: name(mapping.caseColumn)) }
        if id.utf8.count > ImportLimits.maximumSourceIDByteCount { throw .caseIDTooLong(column: name(mapping.caseColumn)) }
        return id
    }

    /// The case that one row tells of.
    func importedCase(_ sourceID: String, of row: SourceRow) throws(RejectReason) -> ImportedCase {
        var acts: [ImportedAct] = []
        acts.reserveCapacity(mapping.acts.count)
        acts.append(try receipt(sourceID, first: row, last: row))
        try appendActs(of: row, to: &acts) { position in position }
        return ImportedCase(
            sourceID: sourceID, record: RecordID(mapping: mapping.id, source: sourceID), site: try site(of: row), line: row.line, acts: acts
        )
    }

    /// The case that `events`, in order and not empty, tell of. Each of them is one act that carries what
    /// it changed; the acts of the mapping's list follow, made of the last event.
    func importedCase(_ sourceID: String, of events: [SourceRow], log: EventLogRule) throws(RejectReason) -> ImportedCase {
        var acts: [ImportedAct] = []
        acts.reserveCapacity(events.count + mapping.acts.count)
        let last = events[events.count - 1]
        acts.append(try receipt(sourceID, first: events[0], last: last))
        if let kind = log.kinds.first(where: { $0.onFirstRow && holds($0.conditions, in: events[0], after: nil) }) {
            acts.append(
                try act(kind, of: events[0], at: time(kind.at ?? log.at, in: events[0]), actor: log.actor, step: 1, latest: acts[0].at))
        }
        for index in events.indices.dropFirst() {
            acts.append(try event(events[index], after: events[index - 1], log: log, step: acts.count, latest: acts[acts.count - 1].at))
        }
        var step = acts.count
        try appendActs(of: last, to: &acts) { _ in
            defer { step += 1 }
            return step
        }
        return ImportedCase(
            sourceID: sourceID, record: RecordID(mapping: mapping.id, source: sourceID), site: try site(of: last), line: last.line,
            acts: acts)
    }

    /// Everything about an event that does not depend on the events before it, so that a bad row is
    /// refused by itself and not with its case. Returns its place in the order.
    func check(event row: SourceRow, log: EventLogRule) throws(RejectReason) -> [Int64] {
        var order: [Int64] = []
        for key in log.order {
            let text = row.values[key.column]
            if key.isTime {
                guard let instant = instant(text) else { throw .badTime(column: name(key.column), value: RejectReason.quoted(text)) }
                order.append(instant.milliseconds)
            } else {
                guard let number = Int64(text) else { throw .badNumber(column: name(key.column), value: RejectReason.quoted(text)) }
                order.append(number)
            }
        }
        _ = try time(log.at, in: row)
        _ = try site(of: row)
        for rule in mapping.fields { _ = try value(rule, in: row) }
        for rule in log.kinds + mapping.acts {
            if let at = rule.at { _ = try time(at, in: row) }
            for field in rule.fields { _ = try value(field, in: row) }
        }
        return order
    }

    // MARK: Acts

    private func receipt(_ sourceID: String, first: SourceRow, last: SourceRow) throws(RejectReason) -> ImportedAct {
        let rule = mapping.acts[0]
        let at = rule.at ?? mapping.caseColumn
        guard let received = try time(at, in: last) else { throw .noTime(column: name(at)) }
        var fields: [(id: FieldID, value: FieldValue)] = []
        fields.reserveCapacity(mapping.fields.count + mapping.constants.count + 3)
        for field in mapping.fields { if let value = try value(field, in: first) { fields.append((field.field.id, value)) } }
        for constant in mapping.constants { fields.append((constant.field, constant.value)) }
        fields.append((CaseField.receivedAt, .integer(received.milliseconds)))
        fields.append((CaseField.utcOffset, .integer(received.offset)))
        fields.append((CaseField.sourceID, .text(sourceID)))
        return try act(
            rule, of: first, at: received, actor: mapping.eventLog?.actor, step: 0, latest: received.milliseconds, carrying: fields)
    }

    private func event(
        _ row: SourceRow, after previous: SourceRow, log: EventLogRule, step: Int, latest: Int64
    ) throws(RejectReason) -> ImportedAct {
        var fields: [(id: FieldID, value: FieldValue)] = []
        for rule in mapping.fields where row.values[rule.column] != previous.values[rule.column] {
            let (old, new) = (try value(rule, in: previous), try value(rule, in: row))
            if old == new { continue }
            if rule.field.type == .set {
                if case .added(let text)? = old { fields.append((rule.field.id, .removed(text))) }
                if let new { fields.append((rule.field.id, new)) }
            } else if let new {
                fields.append((rule.field.id, new))
            } else if rule.field.type == .register || rule.field.type == .most {
                fields.append((rule.field.id, .cleared))
            }
        }
        let kind = log.kinds.first { holds($0.conditions, in: row, after: previous) }
        let at = try time(kind?.at ?? log.at, in: row)
        return try act(kind ?? Self.amendment, of: row, at: at, actor: log.actor, step: step, latest: latest, carrying: fields)
    }

    private static let amendment = ActRule(
        definition: Vocabulary.act(CaseAct.amend)!, conditions: [], at: nil, actor: nil, fields: [], constants: [], onFirstRow: false)

    /// The acts of the mapping's list behind the receipt. One whose time is missing did not happen;
    /// one that has no time of its own takes the latest of the others.
    private func appendActs(of row: SourceRow, to acts: inout [ImportedAct], step: (Int) -> Int) throws(RejectReason) {
        let latest = hasUndatedActs ? try latestTime(of: row, after: acts) : acts[0].at
        for position in 1..<mapping.acts.count {
            let rule = mapping.acts[position]
            guard holds(rule.conditions, in: row, after: nil) else { continue }
            var at: SourceClock.Instant?
            if let column = rule.at {
                at = try time(column, in: row)
                if at == nil { continue }
            }
            acts.append(try act(rule, of: row, at: at, actor: nil, step: step(position), latest: latest))
        }
    }

    private func latestTime(of row: SourceRow, after acts: [ImportedAct]) throws(RejectReason) -> Int64 {
        var latest = acts[0].at
        for act in acts { latest = max(latest, act.at) }
        for rule in mapping.acts.dropFirst() {
            guard let column = rule.at, holds(rule.conditions, in: row, after: nil) else { continue }
            if let time = try time(column, in: row) { latest = max(latest, time.milliseconds) }
        }
        return latest
    }

    private func act(
        _ rule: ActRule, of row: SourceRow, at: SourceClock.Instant?, actor: Int?, step: Int, latest: Int64,
        carrying: [(id: FieldID, value: FieldValue)] = []
    ) throws(RejectReason) -> ImportedAct {
        var fields = carrying
        for field in rule.fields { if let value = try value(field, in: row) { fields.append((field.field.id, value)) } }
        for constant in rule.constants { fields.append((constant.field, constant.value)) }
        for id in rule.definition.required where !fields.contains(where: { $0.id == id }) {
            throw .fieldMissing(name: Vocabulary.field(id, of: .complaintCase)?.name ?? "", act: rule.definition.name)
        }
        var name: String?
        if let column = rule.actor ?? actor, !isMissing(row.values[column]) { name = row.values[column] }
        let byteCount = fields.reduce(name?.utf8.count ?? 0) { $0 + Self.byteCount(of: $1.value) }
        guard byteCount <= ImportLimits.maximumActByteCount else { throw .actTooLarge(act: rule.definition.name, byteCount: byteCount) }
        return ImportedAct(kind: rule.definition.kind, step: step, at: at?.milliseconds ?? latest, actor: name, fields: fields)
    }

    private static func byteCount(of value: FieldValue) -> Int {
        switch value {
        case .text(let text), .added(let text), .removed(let text): text.utf8.count
        default: MemoryLayout<Int64>.size
        }
    }

    // MARK: Values

    private func name(_ column: Int) -> String { mapping.columns[column].name }

    private func isMissing(_ text: String) -> Bool {
        text.isEmpty || (!mapping.missing.isEmpty && mapping.missing.contains(text))
    }

    private func instant(_ text: String) -> SourceClock.Instant? {
        for format in mapping.dateFormats {
            if let reading = format.read(text) { return mapping.clock.instant(reading) }
        }
        return nil
    }

    /// Nil where the column is empty.
    private func time(_ column: Int, in row: SourceRow) throws(RejectReason) -> SourceClock.Instant? {
        let text = row.values[column]
        if isMissing(text) { return nil }
        guard let instant = instant(text) else { throw .badTime(column: name(column), value: RejectReason.quoted(text)) }
        return instant
    }

    private func value(_ rule: FieldRule, in row: SourceRow) throws(RejectReason) -> FieldValue? {
        var text = row.values[rule.column]
        if text.isEmpty || (rule.missing ?? mapping.missing).contains(text) {
            guard let absent = rule.absent else { return nil }
            text = absent
        } else if !rule.map.isEmpty {
            text = rule.map[text] ?? rule.fallback ?? text
        }
        if text.isEmpty { return nil }
        return try FieldReading.value(text, of: rule.field, column: name(rule.column)) { instant($0)?.milliseconds }
    }

    private func site(of row: SourceRow) throws(RejectReason) -> SiteCode? {
        switch mapping.site {
        case nil: return nil
        case .fixed(let code): return code
        case .column(let column, let map, let fallback, let absent, let prefix, let slug):
            let text = row.values[column]
            if isMissing(text) { return absent }
            if let code = map[text] ?? fallback { return code }
            guard let code = slug ? SiteSlug.code(for: text, prefix: prefix) : SiteCode(prefix + text) else {
                throw .badSite(column: name(column), value: RejectReason.quoted(text))
            }
            return code
        }
    }

    // MARK: Conditions

    private func holds(_ conditions: [Condition], in row: SourceRow, after previous: SourceRow?) -> Bool {
        conditions.allSatisfy { holds($0, in: row, after: previous) }
    }

    /// A missing value is none of any list. Before the first event every value was missing and every number 0.
    private func holds(_ condition: Condition, in row: SourceRow, after previous: SourceRow?) -> Bool {
        switch condition {
        case .isOneOf(let column, let texts): !isMissing(row.values[column]) && texts.contains(row.values[column])
        case .isNoneOf(let column, let texts): isMissing(row.values[column]) || !texts.contains(row.values[column])
        case .isPresent(let column, let wanted): isMissing(row.values[column]) != wanted
        case .isAtLeast(let column, let count): Int64(row.values[column]).map { $0 >= count } ?? false
        case .changes(let column):
            !isMissing(row.values[column]) && row.values[column] != previous?.values[column]
        case .becomes(let column, let texts):
            texts.contains(row.values[column]) && row.values[column] != previous?.values[column]
        case .rises(let column):
            (Int64(row.values[column]) ?? 0) > (previous.flatMap { Int64($0.values[column]) } ?? 0)
        }
    }
}
