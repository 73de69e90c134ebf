public import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
public import AmendsStore

/// Fields of an act, by number.
public typealias ActFields = [(id: FieldID, value: FieldValue)]

extension Node {
    /// Takes in a case: gives it an id and a number and writes its receipt. Content, channel and
    /// whatever else is known come as fields; the time of receipt is now unless a field says otherwise.
    /// Needs no network.
    public func receive(_ fields: ActFields, actor: String? = nil, site code: SiteCode? = nil) throws(NodeError) -> CaseRow {
        try receive(fields, by: actor.map(Actor.init(named:)), site: code)
    }

    /// The same, by a member of staff.
    public func receive(_ fields: ActFields, by actor: Actor?, site code: SiteCode? = nil) throws(NodeError) -> CaseRow {
        let scope = Scope.site(code ?? site)
        let now = surroundings.now()
        let record = RecordID(milliseconds: now, random: (surroundings.randomWord(), surroundings.randomWord()))
        do {
            try write { transaction in
                var fields = fields
                func addUnlessGiven(_ id: FieldID, _ value: @autoclosure () throws -> FieldValue) rethrows {
                    if !fields.contains(where: { $0.id == id }) { fields.append((id, try value())) }
                }
                try addUnlessGiven(CaseField.number, .text(try nextNumber(transaction)))
                addUnlessGiven(CaseField.kind, .text("complaint"))
                addUnlessGiven(CaseField.receivedAt, .integer(now))
                let zone = try transaction.setting("time_zone") ?? "UTC"
                // The offset of the time of receipt, which may lie on the other side of a clock change.
                var receivedAt = now
                for case (CaseField.receivedAt, .integer(let time)) in fields { receivedAt = time }
                addUnlessGiven(CaseField.utcOffset, .integer(TimeZoneOffset.minutes(zone, at: receivedAt)))
                let home = try transaction.state(of: SiteRecord.record(of: site), kind: .site, in: homeScope)
                if let region = home.text(SiteRecord.region), !region.isEmpty { addUnlessGiven(CaseField.region, .text(region)) }
                try make(CaseAct.receive, fields, by: actor, on: record, in: scope, named: "", transaction)
            }
            followSearch()
            return try store.findCase(record.description)
        } catch { throw NodeError(error) }
    }

    /// Makes an act on a case that is here. `kind` is one of ``CaseAct`` but not `receive`.
    public func act(_ kind: ActKind, on name: String, _ fields: ActFields, actor: String? = nil) throws(NodeError) -> CaseRow {
        try act(kind, on: name, fields, by: actor.map(Actor.init(named:)))
    }

    /// The same, by a member of staff. `files` are kept beside the log, in the same transaction.
    public func act(_ kind: ActKind, on name: String, _ fields: ActFields, by actor: Actor?, keeping files: [KeptFile] = [])
        throws(NodeError) -> CaseRow
    {
        do {
            let row = try store.findCase(name)
            try write { transaction in
                for file in files { try transaction.keep(file) }
                try make(kind, fields, by: actor, on: row.record, in: row.scope, named: name, transaction)
            }
            followSearch()
            return try store.findCase(row.record.description)
        } catch { throw NodeError(error) }
    }

    /// Links a case behind another one as its duplicate, or removes the link.
    public func link(_ name: String, behind other: String, remove: Bool = false, actor: String? = nil) throws(NodeError) -> CaseRow {
        let target: RecordID
        do throws(StoreError) { target = try store.findCase(other).record } catch { throw NodeError(error) }
        let value: FieldValue = remove ? .removed(target.description) : .added(target.description)
        return try act(remove ? CaseAct.unlink : CaseAct.link, on: name, [(CaseField.duplicateOf, value)], actor: actor)
    }

    /// A transaction that a guard may refuse: its refusal comes out as it is, whatever the store makes
    /// of errors that are not its own.
    func write<Value>(_ body: (StoreTransaction) throws -> Value) throws(NodeError) -> Value {
        var refusal: NodeError?
        do throws(StoreError) {
            return try store.write { transaction in
                do { return try body(transaction) } catch let error as NodeError {
                    refusal = error
                    throw error
                }
            }
        } catch { throw refusal ?? NodeError(error) }
    }

    /// One act on a case, with what every act carries: who, and the versions it was made under.
    func make(
        _ kind: ActKind, _ fields: ActFields, by actor: Actor?, on record: RecordID, in scope: Scope, named name: String,
        _ transaction: StoreTransaction
    ) throws {
        var (kind, fields) = (kind, fields)
        if kind == CaseAct.followUp { fields += try judged(fields, on: record, in: scope, transaction) }
        if kind == CaseAct.followUp, fields.contains(where: { $0.id == CaseField.satisfied && $0.value == .text("no") }) {
            kind = CaseAct.dissatisfied
        }
        guard let definition = Vocabulary.act(kind) else { throw NodeError(.usage, "This version knows no such act.") }
        let past = try self.past(of: record, definition, in: scope, transaction)
        try authorise(actor, to: kind, on: past.state, in: scope, transaction)
        // Only head office says of an act that it is head office's.
        fields.removeAll { $0.id == CaseField.headOffice && role != .headOffice }
        if definition.recordKind == .complaintCase { try Roads.gather(kind, &fields, on: past.state, at: surroundings.now()) }
        if definition.recordKind == .complaintCase { fields += try completed(kind, fields, after: past, in: scope, transaction) }
        try Guard.checkFields(fields, of: definition)
        let pack =
            definition.recordKind == .complaintCase ? try pinPolicy(kind, &fields, on: past.state, in: scope, transaction) : nil
        if let known = pack.flatMap({ transaction.policyBook.pack($0) }) {
            fields = ClassDefaults.fields(of: kind, fields, on: past.state, under: known)
            fields += OutsideLimit.fields(
                of: kind, fields, on: past.state, at: surroundings.now(), under: known, transaction.policyBook.newestCalendar)
        }
        // Only now it is known which department the class belongs to.
        if kind == CaseAct.assign, DepartmentTurn.department(of: RuledAct(kind, time: 0, fields: fields)) != nil {
            fields.append((CaseField.departmentState, .text("offered")))
        }
        try Guard.check(
            proposed(kind, fields, by: actor), of: definition, after: past, named: name,
            by: try rulebook(
                for: past.state, receiving: fields, in: scope, asksForSites: kind == CaseAct.refer || kind == CaseAct.offerTransfer,
                transaction))
        if let actor, !actor.code.isEmpty { fields.append((.actor, .text(actor.code))) }
        if definition.milestone != nil || !definition.flags.isDisjoint(with: [.opens, .discharges]) {
            if let pack { fields.append((CaseField.pack, .text(pack.description))) }
        }
        if CaseAct.movesClocks(definition) {
            fields.append((CaseField.calendar, .integer(transaction.policyBook.newestCalendar.version)))
        }
        try append([NewAct(kind: kind, recordKind: definition.recordKind, record: record, fields: fields)], in: scope, transaction)
        if definition.recordKind == .complaintCase { try follow(kind, fields, after: past, by: actor, in: scope, transaction) }
    }

    /// What a score alone says of the customer: satisfied from the pack's least score on.
    private func judged(_ fields: ActFields, on record: RecordID, in scope: Scope, _ transaction: StoreTransaction) throws(StoreError)
        -> ActFields
    {
        guard !fields.contains(where: { $0.id == CaseField.satisfied }),
            case .integer(let score)? = fields.last(where: { $0.id == CaseField.score })?.value,
            let name = try transaction.state(of: record, kind: .complaintCase, in: scope).text(CaseField.policy),
            let least = PackName(name).flatMap({ transaction.policyBook.pack($0) })?.integer(RuleParameter.leastScore)
        else { return [] }
        return [(CaseField.satisfied, .text(score >= least ? "yes" : "no"))]
    }

    /// Numbers are issued offline: site, the node's first four digits, and a count of its own.
    func nextNumber(_ transaction: StoreTransaction) throws(StoreError) -> String {
        let last = try transaction.setting("last_number").flatMap { Int64($0) } ?? 0
        try transaction.set("last_number", to: String(last + 1))
        let digits = String(last + 1)
        return "\(site)-\(id.description.prefix(4))-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
    }

    /// Brings the search up to an act that is durable already. Where that fails (a full disk), the act has
    /// been made all the same, and the next one makes up for it.
    func followSearch() { try? catchUpSearch() }

    /// Search follows in transactions of its own.
    func catchUpSearch() throws(StoreError) {
        try store.catchUpSearch()
    }
}

extension Node {
    /// Defines or changes a member of staff, at head office for the company, elsewhere for the site.
    public func defineStaff(code: String, name: String, post: String, actor: String? = nil) throws(NodeError) {
        try defineStaff(
            code, [(StaffRecord.name, .text(name)), (StaffRecord.post, .text(post))], in: homeScope, by: actor.map(Actor.init(named:)))
    }

    /// Reports this node's part of a day's business volume. `day` counts from 1970-01-01. Reporting
    /// again replaces the part; the parts of a site's nodes are added.
    public func reportVolume(day: Int64, orders: Int64, by actor: Actor? = nil) throws(NodeError) {
        guard orders >= 0 else { throw NodeError(.usage, "The number of orders can't be negative.") }
        try act(
            VolumeRecord.report, on: VolumeRecord.record(of: site, day: day, node: id), in: .site(site),
            [(VolumeRecord.day, .integer(day)), (VolumeRecord.orders, .integer(orders))], by: actor)
    }
}
