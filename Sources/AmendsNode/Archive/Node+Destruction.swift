public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

extension Node {
    // MARK: What may be destroyed

    /// The archived cases whose time is over at an instant and that nothing keeps, by their serial numbers.
    public func dueForDestruction(of site: SiteCode? = nil, on instant: Int64? = nil) throws(NodeError) -> [ArchivedCase] {
        let scope = Scope.site(site ?? self.site)
        let now = instant ?? surroundings.now()
        let links = try openLinks(in: scope)
        var due: [ArchivedCase] = []
        do throws(StoreError) {
            try store.forEachCase(in: scope) { row in
                guard Self.blocker(of: row.state, at: now, links) == nil else { return }
                due.append(
                    ArchivedCase(
                        row: row, number: row.state.text(CaseField.number) ?? row.record.description,
                        serial: row.state.text(CaseField.serial) ?? "", retainUntil: Self.retainUntil(row.state) ?? 0))
            }
        } catch { throw NodeError(error) }
        return due.sorted { ($0.serial, $0.number, $0.row.record) < ($1.serial, $1.number, $1.row.record) }
    }

    /// Of several instants that were set without seeing each other, the latest counts.
    static func retainUntil(_ state: RecordState) -> Int64? { state.values(of: CaseField.retainUntil).compactMap(\.integer).max() }

    /// What keeps a case from being destroyed; nil where nothing does. `links` are the records that open
    /// cases name, with the number of one such case.
    static func blocker(of state: RecordState, at now: Int64, _ links: [RecordID: String]) -> DestructionBlocker? {
        if state.isDestroyed { return .destroyed }
        if state.isOpen { return .open }
        guard state.time(of: .archived, round: state.round) != nil, let until = retainUntil(state) else { return .notArchived }
        if let hold = state.elements(of: CaseField.hold).first { return .onHold(hold) }
        if now < until { return .retained(lastDay: Retention.lastDay(until, offset: state.integer(CaseField.utcOffset) ?? 0)) }
        if let other = links[state.record] { return .linked(from: other) }
        return nil
    }

    /// The cases that open cases of the scope name: as what they continue, are a duplicate of or about.
    private func openLinks(in scope: Scope) throws(NodeError) -> [RecordID: String] {
        let fields = [
            CaseField.duplicateOf, CaseField.related, CaseField.causedBy, CaseField.groupCase, CaseField.predecessor, CaseField.successor,
        ]
        var links: [RecordID: String] = [:]
        do throws(StoreError) {
            for row in try store.cases(CaseFilter(isOpen: true, site: scope.site, limit: Int(Int32.max))) {
                let number = row.state.text(CaseField.number) ?? row.record.description
                for field in fields {
                    for held in row.state.values(of: field) {
                        switch held.content {
                        case .value(.record(let record)): links[record] = number
                        case .value(.added(let text)): if let record = RecordID(hexadecimal: text) { links[record] = number }
                        default: break
                        }
                    }
                }
            }
        } catch { throw NodeError(error) }
        return links
    }

    // MARK: Requests

    public func destructions(of site: SiteCode? = nil) throws(NodeError) -> [Destruction] {
        let scope = site.map(Scope.site)
        var found: [Destruction] = []
        do {
            try store.forEachHistory(of: .destruction) { row, history in
                if scope == nil || row.scope == scope { found.append(Destruction(row, history)) }
            }
        } catch { throw NodeError(error) }
        return found.sorted { ($0.number, $0.record) < ($1.number, $1.record) }
    }

    public func destruction(named name: String) throws(NodeError) -> Destruction {
        let found = try destructions().filter { $0.number == name || name.count >= 4 && $0.record.description.hasPrefix(name.lowercased()) }
        guard let only = found.first, found.count == 1 else {
            throw NodeError(.noInput, "There is no request for destruction \(name) here.", archive: .noSuchRequest(name))
        }
        return only
    }

    /// Asks for the destruction of volumes and cases. Every one of them must be due now.
    public func requestDestruction(
        volumes: [String] = [], cases: [String] = [], basis: String, site: SiteCode? = nil, by actor: Actor?
    ) throws(NodeError) -> Destruction {
        guard let actor, !actor.code.isEmpty else { throw NodeError(.usage, "Say who asks for it.", archive: .nobodyNamed) }
        let code = site ?? self.site
        let scope = Scope.site(code)
        var records = Set<RecordID>()
        let shelf = try archive(of: code)
        for name in volumes {
            guard let volume = shelf.volume(name) else {
                throw NodeError(.noInput, "There is no volume \(name).", archive: .noSuchVolume(name))
            }
            records.formUnion(volume.listings.map(\.record))
            for case .merged(_, let record, _) in volume.lines { records.insert(record) }
        }
        do throws(StoreError) { for name in cases { records.insert(try store.findCase(name).record) } } catch { throw NodeError(error) }
        // What an earlier certificate covers is gone already.
        for record in records where try isDestroyed(record) { records.remove(record) }
        guard !records.isEmpty else { throw NodeError(.usage, "Name a volume or a case.", archive: .nothingRequested) }
        if let other = try destructions(of: code).first(where: { $0.isOpen && !records.isDisjoint(with: $0.cases) }) {
            throw NodeError(.usage, "The request \(other.number) asks for it already.", archive: .requestedAlready(other.number))
        }
        if let (number, blocker) = try blocked(records.sorted(), in: scope).first {
            throw NodeError(.usage, "The case \(number) must be kept: \(blocker).", archive: .kept(number: number, blocker))
        }
        let record = RecordID(milliseconds: surroundings.now(), random: (surroundings.randomWord(), surroundings.randomWord()))
        let sorted = records.sorted()
        try write { transaction in
            let state = RecordState(record: record, kind: .destruction)
            try authorise(actor, to: DestructionRecord.request, on: state, in: scope, transaction)
            let number = try nextNumber("DS", transaction)
            var fields: ActFields = [(DestructionRecord.number, .text(number)), (DestructionRecord.basis, .text(basis))]
            fields += volumes.map { (DestructionRecord.volume, .added($0)) } + Self.signed(actor)
            try append(
                [NewAct(kind: DestructionRecord.request, recordKind: .destruction, record: record, fields: fields)], in: scope, transaction)
            for start in stride(from: 0, to: sorted.count, by: Self.casesPerEntry) {
                let chunk = sorted[start..<min(start + Self.casesPerEntry, sorted.count)]
                let listed: ActFields = chunk.map { (DestructionRecord.cases, .added($0.description)) }
                try append(
                    [NewAct(kind: DestructionRecord.list, recordKind: .destruction, record: record, fields: listed + Self.signed(actor))],
                    in: scope, transaction)
            }
        }
        return try destruction(named: record.description)
    }

    /// Fields of one entry are at most 256.
    static let casesPerEntry = 200

    private func isDestroyed(_ record: RecordID) throws(NodeError) -> Bool {
        do throws(StoreError) { return try store.findCase(record.description).state.isDestroyed } catch {
            if error.code == .noSuchRecord { return false }
            throw NodeError(error)
        }
    }

    private func blocked(_ records: [RecordID], in scope: Scope) throws(NodeError) -> [(String, DestructionBlocker)] {
        let links = try openLinks(in: scope)
        let now = surroundings.now()
        var found: [(String, DestructionBlocker)] = []
        for record in records {
            let state: RecordState
            do throws(StoreError) { state = try store.findCase(record.description).state } catch { throw NodeError(error) }
            if let blocker = Self.blocker(of: state, at: now, links) {
                found.append((state.text(CaseField.number) ?? record.description, blocker))
            }
        }
        return found
    }

    // MARK: Approval

    public func approveDestruction(_ name: String, by actor: Actor?, remark: String = "") throws(NodeError) -> Destruction {
        let request = try undecided(name, actor)
        let code = actor?.code ?? ""
        if ManagementRules.isSame(request.requester, code) {
            throw NodeError(.notPermitted, "\(code) asked for it and can't approve it too.", archive: .ownRequest(code))
        }
        if request.approvers.contains(where: { ManagementRules.isSame($0, code) }) {
            throw NodeError(.usage, "\(code) has approved it already.", archive: .approvedAlready(code))
        }
        return try decide(request, DestructionRecord.approve, remark, actor)
    }

    public func declineDestruction(_ name: String, by actor: Actor?, remark: String) throws(NodeError) -> Destruction {
        try decide(try undecided(name, actor), DestructionRecord.decline, remark, actor)
    }

    private func undecided(_ name: String, _ actor: Actor?) throws(NodeError) -> Destruction {
        guard let actor, !actor.code.isEmpty else { throw NodeError(.usage, "Say who decides.", archive: .nobodyNamed) }
        let request = try destruction(named: name)
        guard request.isOpen else { throw NodeError(.usage, "The request is decided.", archive: .requestEnded(request.number)) }
        return request
    }

    private func decide(_ request: Destruction, _ kind: ActKind, _ remark: String, _ actor: Actor?) throws(NodeError) -> Destruction {
        try write { transaction in
            let state = try transaction.state(of: request.record, kind: .destruction, in: request.scope)
            try authorise(actor, to: kind, on: state, in: request.scope, transaction)
            let said: ActFields = remark.isEmpty ? [] : [(DestructionRecord.remark, .text(remark))]
            try append(
                [NewAct(kind: kind, recordKind: .destruction, record: request.record, fields: said + Self.signed(actor))],
                in: request.scope,
                transaction)
        }
        return try destruction(named: request.record.description)
    }

    // MARK: Carrying it out

    /// Destroys what was approved: each case gets its act with the number of the certificate, and the
    /// certificate lists them. Asked again after a crash, it goes on where it stopped. What is withheld
    /// from view here is not gone from disks and copies yet; the certificate says so.
    public func executeDestruction(_ name: String, method: String, witness: String = "", by actor: Actor?) throws(NodeError) -> Destruction
    {
        let request = try undecided(name, actor)
        let second = try checkApprovals(of: request)
        let now = surroundings.now()
        let blocked = try blocked(request.cases, in: request.scope)
        let done = blocked.count { $0.1 == .destroyed }
        let kept = blocked.filter { $0.1 != .destroyed }
        // Before the first case is destroyed, one that must be kept stops the whole; afterwards it is told.
        if done == 0, let (number, blocker) = kept.first {
            throw NodeError(.usage, "The case \(number) must be kept: \(blocker).", archive: .kept(number: number, blocker))
        }
        for start in stride(from: 0, to: request.cases.count, by: Self.casesAtOnce) {
            try write { transaction in
                for record in request.cases[start..<min(start + Self.casesAtOnce, request.cases.count)] {
                    let state = try transaction.state(of: record, kind: .complaintCase, in: request.scope)
                    guard Self.blocker(of: state, at: now, [:]) == nil else { continue }
                    try make(
                        CaseAct.destroy, [(CaseField.certificate, .text(request.number)), (CaseField.approvedBy, .text(second))],
                        by: actor, on: record, in: request.scope, named: state.text(CaseField.number) ?? record.description, transaction)
                }
            }
        }
        try certify(request, method: method, witness: witness, at: now, by: actor)
        do throws(StoreError) { try catchUpSearch() } catch { throw NodeError(error) }
        return try destruction(named: request.record.description)
    }

    /// How many people must approve a request, and the role that one of them must have: two different
    /// people, or as many as a pack of the cases asks for.
    public func approvalsNeeded(for request: Destruction) throws(NodeError) -> (count: Int, role: StaffRole) {
        var needed = Self.minimumApprovals
        var role = StaffRole.companyLeader
        do throws(StoreError) {
            let book = try store.policyBook()
            for record in request.cases {
                let state = try store.findCase(record.description).state
                guard let pack = state.text(CaseField.policy).flatMap({ PackName($0) }).flatMap({ book.pack($0) }) else { continue }
                needed = max(needed, Int(pack.integer("destroy.persons") ?? 0))
                role = pack.text("destroy.approver").flatMap { StaffRole(rawValue: $0) } ?? role
            }
        } catch { throw NodeError(error) }
        return (needed, role)
    }

    /// The approver whom each case names as the second person: the one whose role the pack asks for. The
    /// request has all of them.
    private func checkApprovals(of request: Destruction) throws(NodeError) -> String {
        let (needed, role) = try approvalsNeeded(for: request)
        guard request.approvers.count >= needed else {
            throw NodeError(
                .notPermitted, "\(needed) people must approve it; \(request.approvers.count) did.",
                archive: .approvalsMissing(have: request.approvers.count, need: needed))
        }
        let directory = try directory()
        let now = surroundings.now()
        guard directory.hasGrants else { return request.approvers.first ?? "" }
        guard let leader = request.approvers.first(where: { directory.roles(of: $0, in: request.scope, at: now).contains(role) }) else {
            throw NodeError(.notPermitted, "Nobody with the role \(role.rawValue) approved it.", archive: .approverRoleMissing(role))
        }
        return leader
    }

    static let minimumApprovals = 2

    private func certify(_ request: Destruction, method: String, witness: String, at now: Int64, by actor: Actor?) throws(NodeError) {
        var lines: [CertificateLine] = []
        for record in request.cases {
            let state: RecordState
            do throws(StoreError) { state = try store.findCase(record.description).state } catch { throw NodeError(error) }
            lines.append(CertificateLine(state))
        }
        let certificate = CertificateText(
            scope: request.scope, number: request.number, lines: lines, approvals: request.approvers.count, at: now, node: id)
        try write { transaction in
            let state = try transaction.state(of: request.record, kind: .destruction, in: request.scope)
            guard state.isOpen else { return }
            try authorise(actor, to: DestructionRecord.certify, on: state, in: request.scope, transaction)
            var note = try SignedNote(text: certificate.bytes)
            try note.sign(with: key)
            var acts: [ActFields] = CertificateLine.chunks(of: lines).map { [(DestructionRecord.lines, .text($0))] }
            if acts.isEmpty { acts = [[]] }
            acts[acts.count - 1] += [
                (DestructionRecord.certificate, .text(request.number)),
                (DestructionRecord.note, .text(String(decoding: note.encoded, as: UTF8.self))),
                (DestructionRecord.count, .integer(Int64(certificate.destroyed))), (DestructionRecord.method, .text(method)),
            ]
            if !witness.isEmpty { acts[acts.count - 1].append((DestructionRecord.witness, .text(witness))) }
            for (place, fields) in acts.enumerated() {
                let kind = place == acts.count - 1 ? DestructionRecord.certify : DestructionRecord.list
                try append(
                    [NewAct(kind: kind, recordKind: .destruction, record: request.record, fields: fields + Self.signed(actor))],
                    in: request.scope, transaction)
            }
        }
    }
}

extension Scope {
    /// The site whose scope it is.
    var site: SiteCode? { if case .site(let code) = self { code } else { nil } }
}
