import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
public import AmendsStore

extension Node {
    /// The rules under which a case stands here and now. For a receipt its fields name the pack.
    func rulebook(for state: RecordState, receiving fields: ActFields = [], in scope: Scope, _ source: some RuleSource)
        throws(StoreError) -> Rulebook
    {
        var name = state.text(CaseField.policy)
        if state.entries.isEmpty, case .text(let given)? = fields.last(where: { $0.id == CaseField.policy })?.value { name = given }
        let book = try source.rulesBook()
        let pack = name.flatMap { PackName($0) }.flatMap { book.pack($0) }
        var rulebook = Rulebook(pack: pack, unknownPack: pack == nil ? name : nil)
        rulebook.writesEverywhere = role == .headOffice
        rulebook.handlersOfCause = try handlersOfCause(state, fields, in: scope, source)
        if case .site(let code) = scope { rulebook.site = code.text }
        if let pack, pack.isBinding { rulebook.dues = RuleDues(pack, book, in: scope) }
        rulebook.people = try people(of: state, in: scope, source)
        return rulebook
    }

    /// Those who handled the cases whose handling is complained of: they are complained of now.
    private func handlersOfCause(_ state: RecordState, _ fields: ActFields, in scope: Scope, _ source: some RuleSource)
        throws(StoreError) -> Set<String>
    {
        var causes = Set(state.elements(of: CaseField.causedBy))
        for case (CaseField.causedBy, .added(let text)) in fields { causes.insert(text) }
        var handlers: Set<String> = []
        for case let record? in causes.map({ RecordID(hexadecimal: $0) }) {
            guard let cause = try source.history(of: record, in: scope) else { continue }
            handlers.formUnion(Rulebook(pack: nil).handlers(cause.past))
        }
        return handlers
    }

    /// What an act made now would see. The acts themselves are read only for a case; they are few.
    func past(of record: RecordID, _ definition: ActDefinition, in scope: Scope, _ transaction: StoreTransaction) throws(StoreError)
        -> CasePast
    {
        let state = try transaction.state(of: record, kind: definition.recordKind, in: scope)
        guard definition.recordKind == .complaintCase, !state.entries.isEmpty else { return CasePast(state, []) }
        let batch = try transaction.entries(of: record, kind: definition.recordKind, in: scope)
        return CaseHistory(state, batch).past
    }

    /// Roles are asked only where some were given.
    func people(in scope: Scope, _ source: some RuleSource) throws(StoreError) -> RulePeople {
        try people(of: RecordState(record: .zero, kind: .complaintCase), in: scope, source)
    }

    private func people(of state: RecordState, in scope: Scope, _ source: some RuleSource) throws(StoreError) -> RulePeople {
        guard try source.hasGrants() else { return .nobody }
        let directory = try source.directory(offset: try offsetNow(try source.setting("time_zone")))
        let record = state.record
        return RulePeople(
            areKnown: true, isKnown: { directory.member($0, in: scope) != nil },
            roles: { code, time in
                directory.roles(of: code, in: scope, at: time, on: record).union(CaseRoles.of(code, on: state))
            }, hasLeft: { code, time in directory.member(code, in: scope)?.hasLeft(by: time) ?? false })
    }

    func proposed(_ kind: ActKind, _ fields: ActFields, by actor: Actor?) -> RuledAct {
        let now = surroundings.now()
        var time = now
        for case (CaseField.at, .integer(let given)) in fields { time = given }
        return RuledAct(kind, actor: actor?.code ?? "", time: time, written: now, fields: fields)
    }

    // MARK: Findings

    /// What is to be said about a case: rules that its acts broke when they were made, acts that met
    /// unseen, and what it lacks now. The same on every node that holds the same entries; only whether
    /// something awaited is late depends on `now`.
    public func findings(of row: CaseRow, at now: Int64? = nil) throws(NodeError) -> CaseFindings {
        do throws(StoreError) {
            let history = CaseHistory(row.state, try store.entries(of: row))
            let rulebook = try rulebook(for: row.state, in: row.scope, store)
            return CaseFindings(history, rulebook, at: now ?? surroundings.now())
        } catch { throw NodeError(error) }
    }
}
