public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// What is known of the world when the rules of a management record are asked: a pure function of it,
/// so that the same rules speak before an act and judge one that came from elsewhere.
struct RecordSurroundings {
    /// Who acted on the cases that the record names, by the case's number.
    var handlers: [(number: String, actors: Set<String>)] = []
    /// Of the cases that it names: who handled them, and whether the customer was told the result.
    var results: [(number: String, handlers: Set<String>, isTold: Bool)] = []
    /// What must not stand in a text that everybody reads.
    var anonymity = AnonymityCheck()
    /// Whether the record that `source` names is here.
    var sourceExists = true
    /// Who may approve; nobody is asked while no role was given here.
    var people = RulePeople.nobody
    /// The pack in force at the site that the record closes, on its first day, and whether it lets days be
    /// left out; nil where it lies with no site.
    var closing: (pack: PackName, isAllowed: Bool)?
    /// The pack in force where the record lies, and whether it lets results and cases be published.
    var publicity: (pack: PackName, isAllowed: Bool)?
    /// Now, ms since 1970.
    var now: Int64 = 0
}

enum ManagementRules {
    /// The rules that an act would break. `record` is the record as its writer sees it; nil for one that
    /// is being made.
    static func breaches(
        of act: ManagementAct, _ fields: ActFields, by actor: String, on record: ManagementRecord?, _ kind: ManagementKind,
        _ surroundings: RecordSurroundings
    ) -> [RecordBreach] {
        var found: [RecordBreach] = act.required.filter { !fields.gives($0) }.map(RecordBreach.fieldMissing)
        if act.kind == kind.amend, let first = kind.act(kind.add) {
            found += first.required.filter { field in fields.contains { $0.id == field && $0.value.isEmptying } }.map(
                RecordBreach.fieldMissing)
        }
        for rule in act.rules {
            found += breach(of: rule, fields, by: actor, on: record, kind, surroundings)
        }
        return found
    }

    private static func breach(
        of rule: ManagementRule, _ fields: ActFields, by actor: String, on record: ManagementRecord?, _ kind: ManagementKind,
        _ surroundings: RecordSurroundings
    ) -> [RecordBreach] {
        switch rule {
        case .named: return actor.isEmpty ? [.nobodyNamed] : []
        case .byAnother(let verb):
            guard let checked = kind.act(verb: verb), let record, record.has(verb) else { return [] }
            if actor.isEmpty { return [.nobodyNamed] }
            return record.actors(of: verb).contains(where: { isSame($0, actor) }) ? [.ownAct(checked.kind, actor: actor)] : []
        case .notBy(let field):
            let people = fields.texts(field) + (record?.texts(field) ?? [])
            return people.contains { isSame($0, actor) } ? [.aboutThemselves(field, actor: actor)] : []
        case .onlyBy(let field):
            guard let person = record?.text(field), !isSame(person, actor) else { return [] }
            return [.onlyBy(field, person: person)]
        case .after(let verb):
            guard let needed = kind.act(verb: verb), record?.has(verb) != true else { return [] }
            return [.mustFollow(needed.kind)]
        case .stillAs(let verb, let field):
            guard let approval = kind.act(verb: verb) else { return [] }
            guard let record, record.has(verb) else { return [.mustFollow(approval.kind)] }
            return record.isApproved(by: approval, field) ? [] : [.changedSince(approval.kind, field)]
        case .whileOpen: return record?.isOpen == true ? [] : [.ended]
        case .before(let verb):
            guard let later = kind.act(verb: verb), record?.has(verb) == true else { return [] }
            return [.tooLate(later.kind)]
        case .allDone(let items, let done):
            guard let record else { return [] }
            let finished = Set(record.texts(done).compactMap { Int($0) })
            let left = record.values(of: items).indices.map { $0 + 1 }.filter { !finished.contains($0) }
            return left.isEmpty ? [] : [.unfinished(items, items: left)]
        case .notByHandlers:
            return surroundings.handlers.first { $0.actors.contains { isSame($0, actor) } }.map {
                [.ownCase(actor: actor, number: $0.number)]
            } ?? []
        case .customersAnswer: return customersAnswer(by: actor, surroundings)
        case .anonymous:
            let texts = kind.written.filter { $0.type == .register && $0.meaning == .text }.compactMap { field in
                fields.texts(field.id).last ?? record?.text(field.id)
            }
            let told = surroundings.anonymity.particulars(in: texts)
            return told.isEmpty ? [] : [.notAnonymous(told)]
        case .sourceExists:
            let source = fields.texts(ManagementField.source).last ?? record?.text(ManagementField.source) ?? ""
            return surroundings.sourceExists ? [] : [.noSuchSource(source)]
        case .approved(let field):
            return approvalBreach(fields.texts(field).last ?? "", actor, surroundings.now, surroundings).map { [$0] } ?? []
        case .closesSite:
            func day(_ field: FieldID) -> Int64? {
                for case (field, .integer(let day)) in fields { return day }
                return fields.contains { $0.id == field } ? nil : record?.integer(field)
            }
            return closureBreaches(from: day(ManagementField.day), through: day(ClosureRecord.through), surroundings)
        case .publicity(let field):
            return publicityBreach(of: fields.texts(field).last ?? record?.text(field), surroundings).map { [$0] } ?? []
        }
    }

    private static func publicityBreach(of kind: String?, _ surroundings: RecordSurroundings) -> RecordBreach? {
        guard let kind, kind != "policy_notice", let publicity = surroundings.publicity, !publicity.isAllowed else { return nil }
        return .notForThePublic(publicity.pack)
    }

    /// What is wrong with the approval that an act names; nil where it names none, which is said elsewhere.
    private static func approvalBreach(_ approver: String, _ actor: String, _ time: Int64, _ surroundings: RecordSurroundings)
        -> RecordBreach?
    {
        if approver.isEmpty { return nil }
        if isSame(approver, actor) { return .ownApproval(actor: actor) }
        let people = surroundings.people
        guard people.areKnown else { return nil }
        let roles = Approval.closure.roles
        return people.roles(approver, time).isDisjoint(with: roles) ? .approverLacksRole(approver, roles) : nil
    }

    private static func closureBreaches(from first: Int64?, through last: Int64?, _ surroundings: RecordSurroundings) -> [RecordBreach] {
        guard let first else { return [] }
        guard ClosureRecord.days(from: first, through: last) != nil else { return [.badDays(maximum: ClosureRecord.maximumDays)] }
        guard let closing = surroundings.closing else { return [.noSite] }
        return closing.isAllowed ? [] : [.closedDaysCount(closing.pack)]
    }

    private static func customersAnswer(by actor: String, _ surroundings: RecordSurroundings) -> [RecordBreach] {
        surroundings.results.compactMap { result in
            if result.handlers.contains(where: { isSame($0, actor) }) { return .ownAnswer(actor: actor, number: result.number) }
            return result.isTold ? nil : .resultNotTold(number: result.number)
        }
    }

    /// A name typed with a blank behind it is still the same person.
    static func isSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (trimmed(left), trimmed(right))
        return !left.isEmpty && left.lowercased() == right.lowercased()
    }

    private static func trimmed(_ name: String) -> Substring {
        var name = name[...]
        while let first = name.first, first.isWhitespace { name = name.dropFirst() }
        while let last = name.last, last.isWhitespace { name = name.dropLast() }
        return name
    }

    // MARK: Findings

    /// The rules that the acts on a record broke, each judged by what its writer had seen.
    static func findings(on record: ManagementRecord, _ surroundings: RecordSurroundings) -> [RecordFinding] {
        var found: [RecordFinding] = []
        for (ordinal, entry) in record.history.enumerated() {
            guard let act = record.kind.act(entry.draft.kind) else { continue }
            let past = record.past(of: ordinal)
            for rule in act.rules {
                guard let breach = breach(of: rule, entry, after: past, on: record, surroundings) else { continue }
                found.append(RecordFinding(act: act.kind, actor: entry.actorName ?? "", breach: breach))
            }
        }
        return found
    }

    private static func breach(
        of rule: ManagementRule, _ entry: HistoryEntry, after past: Set<Int>, on record: ManagementRecord,
        _ surroundings: RecordSurroundings
    ) -> RecordBreach? {
        let actor = entry.actorName ?? ""
        func seen(_ verb: String) -> [HistoryEntry] {
            let act = record.kind.act(verb: verb)
            return past.sorted().map { record.history[$0] }.filter { $0.draft.kind == act?.kind }
        }
        switch rule {
        case .named: return actor.isEmpty ? .nobodyNamed : nil
        case .byAnother(let verb):
            // Whoever made the other act is the same person whether or not it was seen.
            guard let checked = record.kind.act(verb: verb) else { return nil }
            return record.actors(of: verb).contains { isSame($0, actor) } ? .ownAct(checked.kind, actor: actor) : nil
        case .notBy(let field): return record.texts(field).contains { isSame($0, actor) } ? .aboutThemselves(field, actor: actor) : nil
        case .onlyBy(let field):
            guard let person = record.text(field), !isSame(person, actor) else { return nil }
            return .onlyBy(field, person: person)
        case .after(let verb):
            guard let needed = record.kind.act(verb: verb) else { return nil }
            return seen(verb).isEmpty ? .mustFollow(needed.kind) : nil
        case .stillAs(let verb, let field):
            guard let approval = record.kind.act(verb: verb) else { return nil }
            if seen(verb).isEmpty { return .mustFollow(approval.kind) }
            return record.isApproved(by: approval, field, within: past) ? nil : .changedSince(approval.kind, field)
        case .notByHandlers:
            return surroundings.handlers.first { $0.actors.contains { isSame($0, actor) } }.map {
                .ownCase(actor: actor, number: $0.number)
            }
        case .approved(let field):
            guard let approver = entry.draft.fields.last(where: { $0.id == field })?.value.words else { return .fieldMissing(field) }
            return approvalBreach(approver, actor, entry.draft.stamp.milliseconds, surroundings)
        case .closesSite:
            // What holds now counts, and is said once, of the act that made the record.
            guard entry.draft.kind == record.kind.add, !record.has("withdraw") else { return nil }
            return closureBreaches(
                from: record.integer(ManagementField.day), through: record.integer(ClosureRecord.through), surroundings
            ).first
        case .customersAnswer: return customersAnswer(by: actor, surroundings).first
        case .publicity(let field): return publicityBreach(of: record.text(field), surroundings)
        case .whileOpen, .before, .allDone, .anonymous, .sourceExists: return nil
        }
    }
}

/// A rule that an act on a record broke.
public struct RecordFinding: Sendable, Hashable {
    public var act: ActKind
    /// Empty where nobody was named.
    public var actor: String
    public var breach: RecordBreach
}

extension ActFields {
    /// Whether the field is given a value that says something.
    func gives(_ field: FieldID) -> Bool { contains { $0.id == field && !$0.value.isEmptying } }

    func texts(_ field: FieldID) -> [String] {
        compactMap { entry in
            guard entry.id == field else { return nil }
            if case .removed = entry.value { return nil }
            return entry.value.words
        }
    }
}

extension FieldValue {
    /// Emptied, or an empty text.
    var isEmptying: Bool {
        switch self {
        case .cleared, .removed: true
        case .text(let text), .added(let text): text.allSatisfy(\.isWhitespace)
        default: false
        }
    }
}
