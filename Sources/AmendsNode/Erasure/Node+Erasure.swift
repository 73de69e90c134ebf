import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

extension Node {
    /// Carries a decided request out: what may go is erased here and, with the next sessions, everywhere;
    /// what must be kept is restricted. Asked again after a crash, it goes on where it stopped.
    public func carryOutErasure(_ name: String, by actor: Actor?) throws(NodeError) -> (record: ManagementRecord, lines: [ErasureLine]) {
        let table = ErasureRecord.table
        let request = try record(table, named: name)
        let decided = ActKind(rawValue: 0x3c05)
        guard request.isOpen, let decision = request.text(ErasureRecord.decision) else {
            throw NodeError(
                .usage, "The request \(request.number) is not decided, or was carried out already.",
                reason: .recordRule(table.kind, request.number, request.isOpen ? .mustFollow(decided) : .ended))
        }
        let reason: ActFields = [(CaseField.reason, .text(request.number))]
        var lines: [ErasureLine] = []
        for text in request.texts(ManagementField.cases) {
            guard let id = RecordID(hexadecimal: text) else { continue }
            let row: CaseRow
            do throws(StoreError) { row = try store.findCase(text) } catch { throw NodeError(error) }
            let number = row.state.text(CaseField.number) ?? text
            guard row.record == id, mayWrite(in: row.scope) else {
                throw NodeError(.notPermitted, "The case \(number) belongs to another site; head office can erase it.")
            }
            let blocker = Self.erasureBlocker(
                of: row.state, at: surroundings.now(), waivesRetention: request.text(ErasureRecord.waivesRetention) == "yes")
            if decision == "erase", blocker == nil {
                let counts = try erase(row, because: reason, by: actor)
                lines.append(ErasureLine(record: id, number: number, fate: .erased(values: counts.values, files: counts.files)))
            } else {
                try restrict(row, because: request.number, by: actor)
                lines.append(ErasureLine(record: id, number: number, fate: blocker.map { .restricted($0) } ?? .restrictedByDecision))
            }
        }
        let fields = try certificate(of: request, lines)
        guard let act = table.act(ErasureRecord.carryOut) else { throw NodeError(.fault, "A request can be carried out.") }
        let record = try self.act(act, of: table, on: request.id.description, fields, by: actor)
        try finishErasing()
        return (record, lines)
    }

    private func certificate(of request: ManagementRecord, _ lines: [ErasureLine]) throws(NodeError) -> ActFields {
        var (values, files) = (0, 0)
        var restricted: ActFields = []
        for line in lines {
            switch line.fate {
            case .erased(let count, let fileCount): (values, files) = (values + count, files + fileCount)
            case .restricted, .restrictedByDecision: restricted.append((ErasureRecord.restricted, .added(line.record.description)))
            }
        }
        do {
            var note = try SignedNote(
                text: ErasureText(scope: request.scope, number: request.number, lines: lines, at: surroundings.now(), node: id).bytes)
            try note.sign(with: key)
            return [
                (ErasureRecord.erased, .integer(Int64(values))), (ErasureRecord.files, .integer(Int64(files))),
                (ErasureRecord.note, .text(String(decoding: note.encoded, as: UTF8.self))),
            ] + restricted
        } catch { throw NodeError(.fault, "The certificate can't be signed: \(error).") }
    }

    /// What keeps a case from being erased: what keeps it from being destroyed, but that nobody has to have
    /// archived it, and that a time of retention without a law behind it gives way.
    static func erasureBlocker(of state: RecordState, at now: Int64, waivesRetention: Bool) -> DestructionBlocker? {
        if state.isOpen { return .open }
        if let hold = state.elements(of: CaseField.hold).first { return .onHold(hold) }
        if !waivesRetention, let until = retainUntil(state), now < until {
            return .retained(lastDay: Retention.lastDay(until, offset: state.integer(CaseField.utcOffset) ?? 0))
        }
        return nil
    }

    /// Erases what a case holds of people.
    func erase(_ row: CaseRow, because reason: ActFields, by actor: Actor?) throws(NodeError) -> (values: Int, files: Int) {
        try write { transaction in
            let values = PersonalValues(of: try transaction.entries(of: row.record, kind: .complaintCase, in: row.scope))
            guard !values.isEmpty else { return (0, 0) }
            try authorise(actor, to: ErasingAct.kind, on: row.state, in: row.scope, transaction)
            try append(values.acts(on: row.record, .complaintCase, because: reason + Self.signed(actor)), in: row.scope, transaction)
            return (values.commitments.count, values.files.count)
        }
    }

    private func restrict(_ row: CaseRow, because number: String, by actor: Actor?) throws(NodeError) {
        if row.state.elements(of: CaseField.restricted).contains(number) { return }
        _ = try act(CaseAct.restrict, on: row.record.description, [(CaseField.restricted, .added(number))], by: actor)
    }

    // MARK: What came too late

    /// Erases what was written to an erased record by somebody who had not seen the erasure: a store that
    /// was offline, say. Their acts stay; what they said of a person goes as well. Called after every
    /// session and bundle.
    public func eraseLateValues() throws(NodeError) {
        do {
            for late in try store.recordsErasedLate() where mayWrite(in: late.scope) {
                try store.write { transaction in
                    let values = PersonalValues(
                        of: try transaction.entries(of: late.record, kind: late.kind, in: late.scope), onlyUnseen: true)
                    if !values.isEmpty { try append(values.acts(on: late.record, late.kind, because: []), in: late.scope, transaction) }
                    try transaction.settleErasure(of: late.record, kind: late.kind, in: late.scope)
                }
            }
        } catch { throw NodeError(error) }
        try finishErasing()
    }

    /// Removes the last traces that an erasure left on this disk, if nobody is reading at the moment.
    public func finishErasing() throws(NodeError) {
        do throws(StoreError) { _ = try store.purge() } catch { throw NodeError(error) }
    }
}
