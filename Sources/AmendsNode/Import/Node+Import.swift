import AmendsCodec
public import AmendsImport
public import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsStore

/// What an import did, besides what the reader counted.
public struct ImportOutcome: Sendable {
    public var report: ImportReport
    /// Cases of which something was written.
    public var casesWritten = 0
    /// Cases that were here already, whole.
    public var casesKnown = 0
    public var entriesWritten = 0
    /// Cases refused because they belong to a site this node may not write for.
    public var foreign = 0
}

extension Node {
    /// Acts written in one transaction: a crash costs at most this much work, never a part of a case.
    static let importedActsPerTransaction = 4000

    /// Takes in the cases of one file. A case of which some acts are here already is completed, so the
    /// same file can be taken in again at any time, and after a crash. `site` is where all cases
    /// go whatever their rows say; nil leaves each at its row's shop, or at the node's own where the row
    /// names none.
    public func importCases(
        _ reader: ImportReader, site fixed: SiteCode? = nil, onReject: (Reject) -> Void,
        onForeign: (ImportedCase) -> Void = { _ in }, onProgress: (ImportProgress) -> Void = { _ in }
    ) throws -> ImportOutcome {
        var outcome = ImportOutcome(report: ImportReport())
        var waiting: [ImportedCase] = []
        var waitingActs = 0
        func flush() throws {
            try store.write { transaction in
                for imported in waiting {
                    try write(imported, fixed, isEventLog: reader.mapping.isEventLog, &outcome, transaction, onForeign)
                }
            }
            waiting.removeAll(keepingCapacity: true)
            waitingActs = 0
        }
        outcome.report = try reader.read(
            onCase: { imported in
                waiting.append(imported)
                waitingActs += imported.acts.count
                if waitingActs >= Self.importedActsPerTransaction { try flush() }
            }, onReject: onReject, onProgress: onProgress)
        try flush()
        // Sealed at once: a large tail of unsealed rows is slow to read and to send.
        try seal()
        try catchUpSearch()
        return outcome
    }

    private func write(
        _ imported: ImportedCase, _ fixed: SiteCode?, isEventLog: Bool, _ outcome: inout ImportOutcome, _ transaction: StoreTransaction,
        _ onForeign: (ImportedCase) -> Void
    ) throws(StoreError) {
        let code = fixed ?? imported.site ?? site
        let scope = Scope.site(code)
        guard try mayWrite(in: scope, transaction) else {
            outcome.foreign += 1
            return onForeign(imported)
        }
        let state = try transaction.state(of: imported.record, kind: .complaintCase, in: scope)
        var steps = SourceSteps(state.integer(CaseField.sourceSteps), isEventLog: isEventLog)
        var acts: [NewAct] = []
        for act in imported.acts where !steps.contains(act.step) {
            steps.insert(act.step)
            var fields = act.fields.map { (id: $0.id, value: $0.value) }
            fields.append((CaseField.at, .integer(act.at)))
            if act.kind == CaseAct.receive { fields.append((CaseField.number, .text(imported.sourceID))) }
            if let actor = act.actor { fields.append((.actor, .text(actor))) }
            fields.append((CaseField.sourceSteps, .integer(steps.number)))
            acts.append(NewAct(kind: act.kind, recordKind: .complaintCase, record: imported.record, fields: fields))
        }
        if acts.isEmpty {
            outcome.casesKnown += 1
            return
        }
        outcome.casesWritten += 1
        outcome.entriesWritten += acts.count
        for action in Self.actions(acts) { try append(action, in: scope, transaction) }
    }

    /// Cuts the acts of one case into actions that fit in a segment. They still go in together or not at all.
    private static func actions(_ acts: [NewAct]) -> [[NewAct]] {
        var actions: [[NewAct]] = []
        var byteCount = 0
        for act in acts {
            let added = SegmentLimits.entryByteCount + SegmentLimits.parentByteCount * EntryLimits.maximumParents + act.byteCount
            if let last = actions.indices.last, actions[last].count < EntryLimits.maximumActionEntries,
                byteCount + added <= EntryLimits.maximumSegmentByteCount
            {
                actions[last].append(act)
                byteCount += added
            } else {
                actions.append([act])
                byteCount = added
            }
        }
        return actions
    }
}

/// Which acts of a source's case have been taken in, in one integer that travels with the case.
private struct SourceSteps {
    /// Row per case: bit n for step n. Event log: the number of acts taken in, negative.
    private(set) var number: Int64
    private let isEventLog: Bool

    init(_ number: Int64?, isEventLog: Bool) {
        self.number = number ?? 0
        self.isEventLog = isEventLog
    }

    func contains(_ step: Int) -> Bool { isEventLog ? Int64(step) < -number : number >> Int64(step) & 1 == 1 }

    mutating func insert(_ step: Int) {
        if isEventLog { number = -max(-number, Int64(step) + 1) } else { number |= 1 << Int64(step) }
    }
}

extension NewAct {
    /// What its fields take of a segment, at most.
    fileprivate var byteCount: Int {
        fields.reduce(0) { sum, field in
            let content =
                switch field.value {
                case .text(let text), .added(let text), .removed(let text): text.utf8.count
                case .bytes(let bytes), .opaque(_, let bytes): bytes.count
                case .record: RecordID.byteCount
                case .digest: Digest.byteCount
                case .cleared, .integer: 0
                }
            return sum + SegmentLimits.fieldByteCount + content
        }
    }
}
