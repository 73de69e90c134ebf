public import AmendsLog
public import AmendsMerge
public import AmendsModel
import AmendsPolicy
import AmendsStore

/// Which records to list.
public struct RecordFilter: Sendable {
    public var month: MonthNumber?
    public var scope: Scope?
    public var isOpen: Bool?
    /// Only those whose last day lies before this one.
    public var overdueOn: Int64?
    /// Only those that name this person.
    public var person: String?

    public init(month: MonthNumber? = nil, scope: Scope? = nil, isOpen: Bool? = nil, overdueOn: Int64? = nil, person: String? = nil) {
        (self.month, self.scope, self.isOpen, self.overdueOn, self.person) = (month, scope, isOpen, overdueOn, person)
    }

    func takes(_ record: ManagementRecord) -> Bool {
        if let month, record.month != month { return false }
        if let isOpen, record.isOpen != isOpen { return false }
        if let overdueOn, !record.isOverdue(on: overdueOn) { return false }
        if let person {
            let named = record.kind.written.filter { $0.isPersonal }.flatMap { record.texts($0.id) }
            if !named.contains(where: { ManagementRules.isSame($0, person) }) { return false }
        }
        return true
    }
}

/// The records of the management side: one pair of functions for every kind.
extension Node {
    // MARK: Reading

    /// Records of a kind, oldest first.
    public func records(_ kind: ManagementKind, _ filter: RecordFilter = RecordFilter()) throws(NodeError) -> [ManagementRecord] {
        do {
            let zone = try zone()
            var found: [ManagementRecord] = []
            try store.forEachHistory(of: kind.kind) { row, history in
                if let scope = filter.scope, row.scope != scope { return }
                let record = management(kind, row, history, zone)
                if filter.takes(record) { found.append(record) }
            }
            return found.sorted { ($0.day, $0.number, $0.scope.description) < ($1.day, $1.number, $1.scope.description) }
        } catch { throw NodeError(error) }
    }

    /// The record with this number, or whose id begins with these digits.
    public func record(_ kind: ManagementKind, named name: String) throws(NodeError) -> ManagementRecord {
        do {
            let rows = try store.records(of: kind.kind)
            var found = rows.filter { $0.state.text(ManagementField.number) == name }
            if found.isEmpty, name.count >= 4 { found = rows.filter { $0.record.description.hasPrefix(name.lowercased()) } }
            guard let row = found.first else {
                throw NodeError(
                    .noInput, "There is no \(kind.name) \(name) here. `amends \(kind.name) list` shows them.",
                    reason: .noSuchRecord(kind.kind, name))
            }
            guard found.count == 1 else {
                throw NodeError(
                    .usage, "More than one \(kind.name) is called \(name). Give more digits of its id.",
                    reason: .ambiguousRecord(kind.kind, name))
            }
            return management(kind, row, try store.history(of: row), try zone())
        } catch { throw NodeError(error) }
    }

    private func zone() throws(StoreError) -> String { try store.settings()["time_zone"] ?? "UTC" }

    private func management(_ kind: ManagementKind, _ row: CaseRow, _ history: [HistoryEntry], _ zone: String) -> ManagementRecord {
        let made = row.state.entries.first?.time ?? 0
        return ManagementRecord(
            kind, scope: row.scope, state: row.state, history: history, offset: TimeZoneOffset.minutes(zone, at: made))
    }

    /// Today at the node's site, days since 1970.
    public func today() throws(NodeError) -> Int64 {
        do throws(StoreError) {
            let now = surroundings.now()
            return CivilDate.floorDivide(now + TimeZoneOffset.minutes(try zone(), at: now) * 60_000, 86_400_000)
        } catch { throw NodeError(error) }
    }

    /// The rules that acts on the record broke: nothing is refused when logs meet, so it is shown.
    public func findings(on record: ManagementRecord) throws(NodeError) -> [RecordFinding] {
        ManagementRules.findings(on: record, try surroundings(of: record.kind, nil, record, [], in: record.scope))
    }

    // MARK: Acts

    /// Makes a record. `site` places it in a site's scope, which head office may do; otherwise it lies
    /// where the kind and the node belong.
    public func add(_ kind: ManagementKind, _ fields: ActFields, by actor: Actor? = nil, site code: SiteCode? = nil) throws(NodeError)
        -> ManagementRecord
    {
        try add(kind, fields, by: actor, in: scope(of: kind, site: code))
    }

    /// The same, by somebody who is only named.
    public func add(_ kind: ManagementKind, _ fields: ActFields, actor: String, site code: SiteCode? = nil) throws(NodeError)
        -> ManagementRecord
    {
        try add(kind, fields, by: Actor(named: actor), site: code)
    }

    func add(_ kind: ManagementKind, _ fields: ActFields, by actor: Actor?, in scope: Scope) throws(NodeError) -> ManagementRecord {
        guard let act = kind.act(kind.add) else { throw NodeError(.fault, "Every kind of record can be added.") }
        let record = recordID(of: kind, fields, in: scope)
        let fields = try tied(try dated(fields, act, kind), kind, in: scope)
        var before: ManagementRecord?
        if !kind.identity.isEmpty { before = try? self.record(kind, named: record.description) }
        try check(act, of: kind, fields, actor, before, in: scope)
        do {
            try write { transaction in
                var fields = fields
                if try transaction.state(of: record, kind: kind.kind, in: scope).entries.isEmpty {
                    fields.append((ManagementField.number, .text(try number(of: kind, record, transaction))))
                }
                try append(act, of: kind, fields, actor, on: record, in: scope, transaction)
            }
            return try self.record(kind, named: record.description)
        } catch { throw NodeError(error) }
    }

    /// Makes an act on a record that is here.
    public func act(_ act: ManagementAct, of kind: ManagementKind, on name: String, _ fields: ActFields, actor: String)
        throws(NodeError) -> ManagementRecord
    {
        try self.act(act, of: kind, on: name, fields, by: Actor(named: actor))
    }

    /// The same, by a member of staff.
    public func act(_ act: ManagementAct, of kind: ManagementKind, on name: String, _ fields: ActFields, by actor: Actor? = nil)
        throws(NodeError) -> ManagementRecord
    {
        for _ in 0..<Self.maximumAttempts {
            let record = try record(kind, named: name)
            let fields = try completed(try dated(fields, act, kind), act, record)
            if act.kind == kind.settle, !record.state.conflicts.contains(where: { conflict in fields.contains { $0.id == conflict.field } })
            {
                throw NodeError(.usage, "Name a field that is in conflict and the value to keep.", reason: .nothingToSettle(record.number))
            }
            try check(act, of: kind, fields, actor, record, in: record.scope)
            do {
                let isMade = try write { transaction in
                    // Somebody else may have acted since the rules were asked.
                    guard try transaction.state(of: record.id, kind: kind.kind, in: record.scope).heads == record.state.heads else {
                        return false
                    }
                    try append(act, of: kind, fields, actor, on: record.id, in: record.scope, transaction)
                    return true
                }
                if isMade { return try self.record(kind, named: record.id.description) }
            } catch { throw NodeError(error) }
        }
        throw NodeError(.busy, "Others are changing this record at the same time. Try again.")
    }

    /// How often an act is tried when another process is quicker.
    private static let maximumAttempts = 16

    private func append(
        _ act: ManagementAct, of kind: ManagementKind, _ fields: ActFields, _ actor: Actor?, on record: RecordID, in scope: Scope,
        _ transaction: StoreTransaction
    ) throws {
        let state = try transaction.state(of: record, kind: kind.kind, in: scope)
        try authorise(actor, to: act.kind, on: state, in: scope, transaction)
        if kind.kind == .knowledge {
            let levels = fields.texts(KnowledgeRecord.level) + state.values(of: KnowledgeRecord.level).compactMap(\.text)
            try authorise(actor, at: levels.contains("industry") ? .industry : .company, act.kind, transaction)
        }
        try append(
            [NewAct(kind: act.kind, recordKind: kind.kind, record: record, fields: fields + Self.signed(actor))], in: scope, transaction)
    }

    /// With now and today where the act means them and nothing was said.
    private func dated(_ fields: ActFields, _ act: ManagementAct, _ kind: ManagementKind) throws(NodeError) -> ActFields {
        var fields = fields
        for field in act.now where !fields.contains(where: { $0.id == field }) {
            fields.append((field, .integer(kind.field(field)?.meaning == .day ? try today() : surroundings.now())))
        }
        return fields
    }

    /// With what the pack in force ties the indicators to, where a period of appraisal says nothing of it.
    private func tied(_ fields: ActFields, _ kind: ManagementKind, in scope: Scope) throws(NodeError) -> ActFields {
        guard kind.kind == .appraisalPeriod, !fields.contains(where: { $0.id == AppraisalPeriodRecord.use }) else { return fields }
        var code = site
        if case .site(let other) = scope { code = other }
        let name = try packInForce(at: code, on: surroundings.now())
        do throws(StoreError) {
            let uses = try store.policyBook().pack(name)?.texts("appraisal.linked") ?? []
            return fields + uses.filter(ManagementCode.appraisalUses.contains).map { (AppraisalPeriodRecord.use, .added($0)) }
        } catch { throw NodeError(error) }
    }

    /// With what the node itself can work out.
    private func completed(_ fields: ActFields, _ act: ManagementAct, _ record: ManagementRecord) throws(NodeError) -> ActFields {
        act.kind == ImprovementRecord.table.act(verb: "evaluate")?.kind ? try withEffect(fields, of: record) : fields
    }

    /// Throws the first rule that the act would break.
    private func check(
        _ act: ManagementAct, of kind: ManagementKind, _ fields: ActFields, _ actor: Actor?, _ record: ManagementRecord?, in scope: Scope
    ) throws(NodeError) {
        let surroundings = try surroundings(of: kind, act, record, fields, in: scope)
        let breaches = ManagementRules.breaches(of: act, fields, by: actor?.code ?? "", on: record, kind, surroundings)
        if let breach = breaches.first {
            throw NodeError(
                .usage, "\(act.name) breaks a rule: \(breach).", reason: .recordRule(kind.kind, record?.number ?? "", breach))
        }
    }

    // MARK: What the rules ask of the world

    /// `act` is nil where findings are asked for.
    private func surroundings(
        of kind: ManagementKind, _ act: ManagementAct?, _ record: ManagementRecord?, _ fields: ActFields, in scope: Scope
    ) throws(NodeError) -> RecordSurroundings {
        let rules = Set(act.map(\.rules) ?? kind.acts.flatMap(\.rules))
        var surroundings = RecordSurroundings()
        surroundings.now = self.surroundings.now()
        do {
            if rules.contains(.notByHandlers) || rules.contains(.anonymous) {
                let named = Set(fields.texts(ManagementField.cases) + (record?.texts(ManagementField.cases) ?? [])).sorted()
                for name in named {
                    // A case of another scope may not be here; what is not known here can't be asked.
                    guard let row = try? store.findCase(name) else { continue }
                    let number = row.state.text(CaseField.number) ?? name
                    surroundings.handlers.append((number, Set(try store.history(of: row).compactMap(\.actorName))))
                    let particulars = [CaseField.customer, CaseField.contact, CaseField.representative].compactMap { row.state.text($0) }
                    surroundings.anonymity = AnonymityCheck(names: surroundings.anonymity.names.union(particulars))
                }
            }
            if rules.contains(.customersAnswer) {
                let named = Set(fields.texts(ManagementField.cases) + (record?.texts(ManagementField.cases) ?? [])).sorted()
                for name in named {
                    guard let row = try? store.findCase(name) else { continue }
                    let past = CaseHistory(row.state, try store.entries(of: row)).past
                    surroundings.results.append(
                        (row.state.text(CaseField.number) ?? name, Rulebook(pack: nil).handlers(past), row.state.isResultTold))
                }
            }
            if rules.contains(.sourceExists), let source = fields.texts(ManagementField.source).last {
                surroundings.sourceExists = try ManagementTable.kinds.contains { other in
                    try source.hasPrefix(other.prefix + "-")
                        && store.records(of: other.kind).contains { $0.state.text(ManagementField.number) == source }
                }
            }
            if rules.contains(where: { if case .approved = $0 { true } else { false } }) {
                surroundings.people = try people(in: scope, store)
            }
            if rules.contains(where: { if case .publicity = $0 { true } else { false } }) {
                var code: SiteCode?
                if case .site(let site) = scope { code = site }
                let name = try packInForce(at: code ?? site, on: self.surroundings.now())
                if let pack = try store.policyBook().pack(name) { surroundings.publicity = (name, pack.flag("publicity.allowed")) }
            }
            if rules.contains(.closesSite) { surroundings.closing = try closing(record, fields, in: scope) }
        } catch { throw NodeError(error) }
        return surroundings
    }

    /// The pack in force at the site on the first of the days that it is to be closed on.
    private func closing(_ record: ManagementRecord?, _ fields: ActFields, in scope: Scope) throws -> (PackName, Bool)? {
        guard case .site(let code) = scope else { return nil }
        var first = record?.integer(ManagementField.day)
        for case (ManagementField.day, .integer(let day)) in fields { first = day }
        guard let first else { return nil }
        return try write { transaction in
            let name = try packInForce(at: code, onDay: first, transaction)
            return (name, transaction.policyBook.clocks(of: name)?.honoursClosures ?? false)
        }
    }

    // MARK: Names and places

    private func scope(of kind: ManagementKind, site code: SiteCode?) -> Scope {
        switch kind.home {
        case .own: code.map(Scope.site) ?? homeScope
        case .company: .company
        case .log: .log(id)
        }
    }

    private func recordID(of kind: ManagementKind, _ fields: ActFields, in scope: Scope) -> RecordID {
        guard kind.identity.isEmpty else {
            let words = kind.identity.map { field in fields.texts(field).first ?? "" }
            return RecordID(mapping: "amends/\(kind.name)/\(scope)", source: words.joined(separator: "\u{1f}"))
        }
        return RecordID(milliseconds: surroundings.now(), random: (surroundings.randomWord(), surroundings.randomWord()))
    }

    /// `IM-S012-1f3a-0004`: the kind, the site, the node's first four digits, and a count of its own. A
    /// record that its fields name has the same number wherever it is made.
    private func number(of kind: ManagementKind, _ record: RecordID, _ transaction: StoreTransaction) throws(StoreError) -> String {
        guard kind.identity.isEmpty else { return "\(kind.prefix)-\(record.description.prefix(8))" }
        return try nextNumber(kind.prefix, transaction)
    }

    /// Numbers are issued offline, each node with a count of its own for every prefix.
    func nextNumber(_ prefix: String, _ transaction: StoreTransaction) throws(StoreError) -> String {
        let setting = "last_number_\(prefix)"
        let next = (try transaction.setting(setting).flatMap { Int64($0) } ?? 0) + 1
        try transaction.set(setting, to: String(next))
        let digits = String(next)
        return "\(prefix)-\(site)-\(id.description.prefix(4))-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }
}
