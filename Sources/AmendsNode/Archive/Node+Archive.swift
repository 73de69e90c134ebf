public import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// What closing a month, or adding to it, came to.
public struct SealingOutcome: Sendable {
    public var volume: ArchiveVolume
    /// False where the volume was there before.
    public var isNew: Bool
    /// Cases that got their act of archiving now.
    public var marked: Int
    /// Cases that could not get it, and why.
    public var unmarked: [String]
    /// Closed cases of the month that came after it was sealed: for a supplement.
    public var late: Int
    /// Closed cases of the month that a rule holds back, and the rule.
    public var held: [Held]

    public struct Held: Sendable, Equatable {
        public var number: String
        public var breach: Breach
    }
}

extension Node {
    // MARK: Reading

    /// The archive volumes of a site.
    public func archive(of site: SiteCode? = nil) throws(NodeError) -> VolumeShelf {
        let scope = Scope.site(site ?? self.site)
        var volumes: [ArchiveVolume] = []
        do {
            try store.forEachHistory(of: .archiveVolume) { row, history in
                guard row.scope == scope, let volume = ArchiveVolume(row, history) else { return }
                volumes.append(volume)
            }
        } catch { throw NodeError(error) }
        return VolumeShelf(volumes)
    }

    /// The sites whose cases or volumes are here.
    public func archivedSites() throws(NodeError) -> [SiteCode] {
        do throws(StoreError) {
            var codes: Set<SiteCode> = []
            for row in try store.records(of: .archiveVolume) { if case .site(let code) = row.scope { codes.insert(code) } }
            return codes.sorted()
        } catch { throw NodeError(error) }
    }

    /// The node that seals a site's volumes, by the first digits of its name; nil where any node may.
    public func sealingNode(of site: SiteCode? = nil) throws(NodeError) -> String? {
        let code = site ?? self.site
        do throws(StoreError) {
            return try store.record(SiteRecord.record(of: code), in: .site(code))?.text(SiteRecord.sealingNode).flatMap {
                $0.isEmpty ? nil : $0
            }
        } catch { throw NodeError(error) }
    }

    /// Names the node that seals a site's volumes from now on.
    public func appoint(_ node: NodeID, toSeal site: SiteCode? = nil, by actor: Actor? = nil) throws(NodeError) {
        let code = site ?? self.site
        try write { transaction in
            let record = SiteRecord.record(of: code)
            let state = try transaction.state(of: record, kind: .site, in: .site(code))
            try authorise(actor, to: SiteRecord.amend, on: state, in: .site(code), transaction)
            try define(
                SiteRecord.amend, record: record, kind: .site, in: .site(code),
                [(SiteRecord.sealingNode, .text(String(node.description.prefix(Self.sealingNodeDigits))))] + Self.signed(actor), transaction
            )
        }
    }

    /// As many as a state keeps of a text.
    static let sealingNodeDigits = 32

    static func signed(_ actor: Actor?) -> ActFields { actor.map { $0.code.isEmpty ? [] : [(.actor, .text($0.code))] } ?? [] }

    // MARK: Sealing

    /// Closes a month: lists its closed cases in the order of complaint time, signs the list, and gives
    /// each case its act of archiving. Asked again, it finishes what a crash or another process left
    /// undone and seals nothing twice.
    public func closeMonth(_ month: MonthNumber, site: SiteCode? = nil, by actor: Actor? = nil) throws(NodeError) -> SealingOutcome {
        let code = site ?? self.site
        try checkSealing(month, of: code)
        var shelf = try archive(of: code)
        var isNew = false
        if !shelf.volumes(of: month).contains(where: { $0.supplement == 0 }) {
            isNew = try seal(month, supplement: 0, of: code, try plan(month, supplement: 0, of: code, shelf), shelf, by: actor)
            shelf = try archive(of: code)
        }
        guard let volume = shelf.volumes(of: month).first(where: { $0.supplement == 0 }) else {
            throw NodeError(.busy, "Another process is sealing this month. Try again.")
        }
        return try finish(volume, isNew: isNew, of: code, shelf, by: actor)
    }

    /// Lists what came after a month was sealed, and what was added to its cases since, in the month's
    /// next supplement. The volumes before it stay as they are.
    public func supplement(_ month: MonthNumber, site: SiteCode? = nil, by actor: Actor? = nil) throws(NodeError) -> SealingOutcome {
        let code = site ?? self.site
        try checkSealing(month, of: code)
        var shelf = try archive(of: code)
        guard let own = shelf.volumes(of: month).first(where: { $0.supplement == 0 }) else {
            throw NodeError(.usage, "The month \(month) is not closed yet.", archive: .volumeMissing(month: month.description))
        }
        // What another node or a crash left open comes first, so that nothing is listed twice.
        _ = try finish(own, isNew: false, of: code, shelf, by: actor)
        let number = (shelf.volumes.filter { $0.month == month }.map(\.supplement).max() ?? 0) + 1
        let plan = try plan(month, supplement: number, of: code, shelf)
        guard !plan.candidates.isEmpty || !plan.addenda.isEmpty || !plan.merged.isEmpty else {
            throw NodeError(.usage, "Nothing came after \(month) was closed.", archive: .nothingToAdd(month: month.description))
        }
        let isNew = try seal(month, supplement: number, of: code, plan, shelf, by: actor)
        shelf = try archive(of: code)
        guard let volume = shelf.volume(VolumeText.number(site: code, month: month, supplement: number)) else {
            throw NodeError(.busy, "Another process is sealing this month. Try again.")
        }
        return try finish(volume, isNew: isNew, of: code, shelf, by: actor)
    }

    private func checkSealing(_ month: MonthNumber, of code: SiteCode) throws(NodeError) {
        guard mayWrite(in: .site(code)) else {
            throw NodeError(.notPermitted, "A \(role.rawValue) node of site \(site) may not seal the archive of \(code).")
        }
        if let named = try sealingNode(of: code), !id.description.hasPrefix(named) {
            throw NodeError(.notPermitted, "The node \(named) seals the archive of \(code).", archive: .otherNodeSeals(named))
        }
        if try today() < month.lastDay {
            throw NodeError(.usage, "The month \(month) is not over.", archive: .monthNotOver(month.description))
        }
    }

    /// Writes the volume in one transaction: it is there whole or not at all. False where it was there.
    private func seal(
        _ month: MonthNumber, supplement: Int64, of code: SiteCode, _ plan: SealingPlan, _ shelf: VolumeShelf, by actor: Actor?
    ) throws(NodeError) -> Bool {
        let scope = Scope.site(code)
        let number = VolumeText.number(site: code, month: month, supplement: supplement)
        let record = ArchiveVolumeRecord.record(of: number, in: scope, node: id)
        let (ready, held) = try judged(plan.candidates, in: scope, by: actor)
        var lines: [VolumeLine] = []
        for (place, candidate) in ready.sorted(by: SealingPlan.Candidate.precedes).enumerated() {
            let paper = try text(CaseField.paperLocation, of: candidate.row)
            lines.append(.listed(candidate.listing(VolumeText.serial(place + 1, in: number), paper: paper)))
        }
        let serials = shelf.listings
        for addition in plan.addenda.sorted(by: SealingPlan.Candidate.precedes) {
            guard let listed = serials[addition.row.record] else { continue }
            let paper = try text(CaseField.paperLocation, of: addition.row)
            lines.append(.addendum(addition.listing(listed.listing.serial, paper: paper)))
        }
        lines += plan.merged
        lines += plan.carriedOver.sorted(by: SealingPlan.Candidate.precedes).map { .carriedOver(number: $0.number, record: $0.row.record) }
        lines += held.sorted { SealingPlan.Candidate.precedes($0.0, $1.0) }.map {
            .heldBack(number: $0.0.number, record: $0.0.row.record, rule: $0.1.rule)
        }
        return try write { transaction in
            let state = try transaction.state(of: record, kind: .archiveVolume, in: scope)
            guard state.entries.isEmpty else { return false }
            try authorise(actor, to: ArchiveVolumeRecord.seal, on: state, in: scope, transaction)
            let pack = transaction.policyBook.pack(try packInForce(at: code, on: surroundings.now(), transaction))
            let text = VolumeText(
                scope: scope, number: number, month: month, supplement: supplement, rule: pack?.text("archive.month") ?? "closed",
                lines: lines,
                previous: shelf.newest?.text?.digest, sealedAt: surroundings.now(), node: id)
            var note = try SignedNote(text: text.bytes)
            try note.sign(with: key)
            let name: ActFields = [(ArchiveVolumeRecord.number, .text(number)), (ArchiveVolumeRecord.month, .text(month.description))]
            for chunk in Self.chunks(of: lines) {
                try append(
                    [
                        NewAct(
                            kind: ArchiveVolumeRecord.list, recordKind: .archiveVolume, record: record,
                            fields: name + [(ArchiveVolumeRecord.lines, .text(chunk))] + Self.signed(actor))
                    ], in: scope, transaction)
            }
            let fields: ActFields = [
                (ArchiveVolumeRecord.supplement, .integer(supplement)),
                (ArchiveVolumeRecord.note, .text(String(decoding: note.encoded, as: UTF8.self))),
                (ArchiveVolumeRecord.contents, .text(text.contents.description)),
                (ArchiveVolumeRecord.listed, .integer(Int64(text.listed))),
                (ArchiveVolumeRecord.carriedOver, .integer(Int64(text.carriedOver))),
            ]
            try append(
                [
                    NewAct(
                        kind: ArchiveVolumeRecord.seal, recordKind: .archiveVolume, record: record,
                        fields: name + fields + Self.signed(actor))
                ], in: scope, transaction)
            return true
        }
    }

    /// What a register of a case shows, read from its entry where it is long; empty where there is nothing.
    private func text(_ field: FieldID, of row: CaseRow) throws(NodeError) -> String {
        guard let held = row.state.shown(field) else { return "" }
        guard case .reference = held.content else { return held.text ?? "" }
        do throws(StoreError) {
            let history = try store.history(of: row)
            guard history.indices.contains(held.ordinal), history[held.ordinal].draft.fields.indices.contains(held.position) else {
                return ""
            }
            return history[held.ordinal].draft.fields[held.position].value.words ?? ""
        } catch { throw NodeError(error) }
    }

    /// Bytes of lines in one entry: with its other fields it must stay below the limit of an entry.
    static let maximumChunkByteCount = 48 * 1024

    /// Lines joined to texts that an entry can hold.
    static func chunks(of lines: [VolumeLine]) -> [String] {
        var chunks: [String] = []
        var chunk = ""
        for line in lines.map(\.text) {
            if !chunk.isEmpty, chunk.utf8.count + line.utf8.count > maximumChunkByteCount {
                chunks.append(chunk)
                chunk = ""
            }
            chunk += line
        }
        return chunk.isEmpty ? chunks : chunks + [chunk]
    }

    // MARK: Acts of archiving

    /// Gives the cases that volumes list their acts, as many as are missing, and tells what is left.
    private func finish(_ volume: ArchiveVolume, isNew: Bool, of code: SiteCode, _ shelf: VolumeShelf, by actor: Actor?) throws(NodeError)
        -> SealingOutcome
    {
        let left = try plan(volume.month, supplement: 1, of: code, shelf)
        let (marked, unmarked) = try mark(left.unmarked, in: .site(code), by: actor)
        let (late, held) = try judged(left.candidates.sorted(by: SealingPlan.Candidate.precedes), in: .site(code), by: actor)
        return SealingOutcome(
            volume: volume, isNew: isNew, marked: marked, unmarked: unmarked, late: late.count,
            held: held.map { SealingOutcome.Held(number: $0.number, breach: $1) })
    }

    /// Cases in one transaction: a crash in between leaves some without their act, and closing the month
    /// again goes on with them.
    static let casesAtOnce = 256

    private func mark(_ markings: [SealingPlan.Marking], in scope: Scope, by actor: Actor?) throws(NodeError) -> (Int, [String]) {
        var marked = 0
        var unmarked: [String] = []
        for start in stride(from: 0, to: markings.count, by: Self.casesAtOnce) {
            let chunk = markings[start..<min(start + Self.casesAtOnce, markings.count)]
            let (done, left) = try write { transaction in
                var (done, left) = (0, [String]())
                for marking in chunk {
                    do {
                        try mark(marking, in: scope, by: actor, transaction)
                        done += 1
                    } catch let error as NodeError { left.append("\(marking.number): \(error.text)") }
                }
                return (done, left)
            }
            marked += done
            unmarked += left
        }
        return (marked, unmarked)
    }

    private func mark(_ marking: SealingPlan.Marking, in scope: Scope, by actor: Actor?, _ transaction: StoreTransaction) throws {
        let now = surroundings.now()
        let batch = try transaction.entries(of: marking.record, kind: .complaintCase, in: scope)
        let state = try transaction.state(of: marking.record, kind: .complaintCase, in: scope)
        let zone = state.integer(CaseField.utcOffset) ?? 0
        let until = Retention.end(of: Retention.years(of: state, batch, transaction.policyBook), after: now, offset: zone)
        var fields: ActFields = [(CaseField.volume, .record(marking.volume)), (CaseField.retainUntil, .integer(until))]
        if let serial = marking.serial { fields.append((CaseField.serial, .text(serial))) }
        try make(CaseAct.archive, fields, by: actor, on: marking.record, in: scope, named: marking.number, transaction)
    }

    /// Cases that may be archived now, and those that a rule holds back.
    private func judged(_ candidates: [SealingPlan.Candidate], in scope: Scope, by actor: Actor?) throws(NodeError)
        -> (ready: [SealingPlan.Candidate], held: [(SealingPlan.Candidate, Breach)])
    {
        guard let definition = Vocabulary.act(CaseAct.archive) else { return (candidates, []) }
        var ready: [SealingPlan.Candidate] = []
        var held: [(SealingPlan.Candidate, Breach)] = []
        for start in stride(from: 0, to: candidates.count, by: Self.casesAtOnce) {
            try write { transaction in
                for candidate in candidates[start..<min(start + Self.casesAtOnce, candidates.count)] {
                    let past = try self.past(of: candidate.row.record, definition, in: scope, transaction)
                    let rulebook = try rulebook(for: past.state, in: scope, transaction)
                    let breaches = rulebook.breaches(of: proposed(CaseAct.archive, [], by: actor), after: past)
                    if let breach = breaches.first(where: { $0.weight != .warns }) {
                        held.append((candidate, breach))
                    } else {
                        ready.append(candidate)
                    }
                }
            }
        }
        return (ready, held)
    }

    // MARK: Planning

    /// Looks at every case of the site once. `supplement` is 0 for the month's own volume.
    func plan(_ month: MonthNumber, supplement: Int64, of code: SiteCode, _ shelf: VolumeShelf) throws(NodeError) -> SealingPlan {
        var plan = SealingPlan()
        let (listings, told, merged) = (shelf.listings, shelf.told, shelf.merged)
        do {
            let book = try store.policyBook()
            let site = try packInForce(at: code)
            try store.forEachCase(in: .site(code)) { row in
                let state = row.state
                if state.isDestroyed || state.entries.isEmpty { return }
                let candidate = SealingPlan.Candidate(row)
                let listed = listings[row.record]
                if state.isHiddenAsDuplicate, listed == nil {
                    if let volume = merged[row.record] {
                        // It has no serial number, and is kept as long as the others.
                        let isMarked = state.values(of: CaseField.volume).map(\.content) == [.value(.record(volume.record))]
                        if !state.isOpen, !isMarked {
                            plan.unmarked.append(.init(record: row.record, number: candidate.number, serial: nil, volume: volume.record))
                        }
                    } else if supplement == 0 ? candidate.receivedMonth <= month : candidate.receivedMonth == month {
                        let survivor = state.elements(of: CaseField.duplicateOf).first ?? ""
                        plan.merged.append(.merged(number: candidate.number, record: row.record, into: survivor))
                    }
                    return
                }
                if state.isOpen {
                    if supplement == 0, candidate.receivedMonth <= month { plan.carriedOver.append(candidate) }
                    return
                }
                let since = try told[row.record].map { try SealingPlan.since($0, row, store) } ?? SealingPlan.Since()
                guard let listed, !since.isReopened else {
                    let pack = book.pack(state.text(CaseField.policy).flatMap { PackName($0) } ?? site)
                    let belongs = pack?.text("archive.month") == "received" ? candidate.receivedMonth : candidate.closedMonth
                    if belongs == month {
                        plan.candidates.append(candidate)
                    } else if supplement == 0, let belongs, belongs > month, candidate.receivedMonth <= month {
                        plan.carriedOver.append(candidate)
                    }
                    return
                }
                if !since.additions.isEmpty {
                    if supplement == 0 || listed.volume.month == month { plan.addenda.append(candidate) }
                } else if !since.isMarked || !Self.isMarked(state, listed.volume, listed.listing) {
                    plan.unmarked.append(
                        .init(
                            record: row.record, number: candidate.number, serial: listed.listing.serial, volume: listed.volume.record))
                }
            }
        } catch { throw NodeError(error) }
        plan.merged.sort { ($0.number, $0.record) < ($1.number, $1.record) }
        return plan
    }

    /// Whether the case itself says where it is listed, and nothing else.
    private static func isMarked(_ state: RecordState, _ volume: ArchiveVolume, _ listing: VolumeLine.Listing) -> Bool {
        let volumes = state.values(of: CaseField.volume).map(\.content)
        let serials = state.values(of: CaseField.serial).map(\.content)
        // The serial number of a site with a very long code stands in its entry only.
        let count = listing.serial.utf8.count
        return volumes == [.value(.record(volume.record))]
            && (serials == [.value(.text(listing.serial))] || serials == [.reference(byteCount: count)])
    }
}

extension NodeError {
    init(_ code: Code, _ text: String, archive breach: ArchiveBreach) { self.init(code, text, reason: .archive(breach)) }
}
