import AmendsLog
import AmendsModel

/// The rules of the merge, for one entry after all that precede it in ordinal order. `past` says
/// which of those it saw; whatever it did not see is concurrent with it.
///
/// One worked conflict: assign A, then, without seeing each other, assign B and assign C. B and C
/// both saw A, so either removes it; C did not see B, so B stays beside C: two values, one shown.
extension RecordState {
    /// Adds entry `index` of `batch` with the next ordinal. The heads are the caller's.
    ///
    /// `pastRound` is the round of the entry's past, `isReceived` whether a receipt lies in it.
    mutating func add<P: Past>(_ batch: EntryBatch, _ index: Int, past: P, pastRound: UInt32, isReceived: Bool) {
        let header = batch.headers[index]
        let ordinal = UInt32(entries.count)
        let act = writeFields(of: header, in: batch, ordinal: ordinal, past: past)
        let flags = header.flags.intersection(.known)
        let round = flags.contains(.opensRound) ? pastRound + 1 : pastRound
        var summary = EntrySummary(
            stamp: header.stamp, time: act.time, kind: header.kind, flags: flags,
            milestoneNumber: ActTable.milestoneNumber(of: header.kind, in: kind), isFirst: false, round: round)
        if ActTable.keepsCalendar(header.kind, milestoneNumber: summary.milestoneNumber, in: kind) { summary.calendar = act.calendar }
        if let milestone = summary.milestone {
            summary.isFirst = noteMilestone(milestone, round: pastRound, ordinal: ordinal, past: past)
            if milestone == .received { hasReceipt = true }
            if milestone == .closed { noteClosing(ordinal, past) }
        }
        if kind == .complaintCase, !isReceived, summary.milestone != .received { marks.insert(.actBeforeReceipt) }
        let wasOpen = !openOrdinals.isEmpty
        if flags.contains(.discharges), wasOpen { discharge(past, vocabulary: act.vocabulary) }
        if flags.contains(.opens) {
            openOrdinals.append(ordinal)
            // None of them saw this one.
            closings.removeAll(keepingCapacity: true)
        }
        // The first opening is no turn.
        if wasOpen == openOrdinals.isEmpty, wasOpen || !turnOrdinals.isEmpty { turnOrdinals.append(ordinal) }
        self.round = max(self.round, round)
        entries.append(summary)
        if texts.count > compactionByteCount { closeGaps() }
    }

    /// Adds a receipt that says again what another one says: it is one of the record's entries and nothing else.
    mutating func addRepeat(_ batch: EntryBatch, _ index: Int) {
        let header = batch.headers[index]
        var elsewhere = RecordState(record: record, kind: kind)
        let act = elsewhere.writeFields(of: header, in: batch, ordinal: 0, past: WholePast())
        let flags = header.flags.intersection(.known)
        var summary = EntrySummary(
            stamp: header.stamp, time: act.time, kind: header.kind, flags: flags,
            milestoneNumber: ActTable.milestoneNumber(of: header.kind, in: kind), isFirst: false,
            round: flags.contains(.opensRound) ? 2 : 1)
        round = max(round, summary.round)
        if ActTable.keepsCalendar(header.kind, milestoneNumber: summary.milestoneNumber, in: kind) { summary.calendar = act.calendar }
        entries.append(summary)
    }

    /// Removes the obligations that the entry saw and its writer understood.
    private mutating func discharge<P: Past>(_ past: P, vocabulary: Int64) {
        var end = 0
        for ordinal in openOrdinals
        where !past.sees(ordinal) || !ActTable.canDischarge(entries[Int(ordinal)].kind, vocabulary: vocabulary) {
            openOrdinals[end] = ordinal
            end += 1
        }
        openOrdinals.removeSubrange(end...)
    }

    /// What an act says of itself.
    private struct ActFacts {
        var time: Int64
        var vocabulary: Int64 = 1
        var calendar: UInt32 = 0
    }

    private mutating func writeFields<P: Past>(of header: EntryHeader, in batch: EntryBatch, ordinal: UInt32, past: P) -> ActFacts {
        let table = FoldTable.of(kind)
        let (at, vocabulary, calendar) = (CaseField.at, CaseField.vocabulary, CaseField.calendar)
        let isCase = kind == .complaintCase
        var facts = ActFacts(time: header.stamp.milliseconds)
        var cursor = 0
        batch.bytes.withUnsafeBytes { bytes in
            batch.fields.withUnsafeBufferPointer { fields in
                let range = header.fieldRange
                precondition(range.upperBound <= fields.count, "the fields of an entry lie in its batch")
                for index in range {
                    let slot = fields[index]
                    if slot.tag == .integer {
                        // A time that no stamp could be is no time.
                        if slot.id == at, 0...Stamp.maximumMilliseconds ~= slot.integer { facts.time = slot.integer }
                        if slot.id == vocabulary { facts.vocabulary = slot.integer }
                        if slot.id == calendar { facts.calendar = UInt32(exactly: slot.integer) ?? 0 }
                    }
                    if isCase, let note = ClockNote.kind(of: slot.id, in: header.kind), let value = ClockNote.value(of: slot, note, bytes) {
                        notes.append(ClockNote(value: value, ordinal: ordinal, kind: note))
                    }
                    let type = table.type(of: slot.id)
                    if type == .act { continue }
                    let position = UInt16(index - range.lowerBound)
                    let run = run(of: slot.id, from: cursor)
                    cursor = run.lowerBound
                    let value = Incoming(slot: slot, ordinal: ordinal, position: position, type: type, bytes: bytes)
                    switch type {
                    case .act: break
                    case .register, .most, .sum: replace(run, with: value, past: past)
                    case .set: changeSet(run, with: value, past: past)
                    case .list: if slot.tag != .cleared { insert(value, at: run.upperBound, flags: []) }
                    case .ledger: if slot.tag != .cleared { pay(run, value, past: past) }
                    }
                }
            }
        }
        return facts
    }

    /// A value on its way into the state.
    private struct Incoming {
        let slot: FieldSlot
        let ordinal: UInt32
        let position: UInt16
        let type: FieldType
        let bytes: UnsafeRawBufferPointer

        var isAbsent: Bool { slot.presence == .absent && slot.tag.hasBytes }

        var content: UnsafeRawBufferPointer {
            let range = slot.byteRange
            precondition(range.upperBound <= bytes.count, "the values of an entry lie in its batch")
            return UnsafeRawBufferPointer(rebasing: bytes[range])
        }
    }

    /// The writes of `field`; no write before `cursor` is one of a greater field.
    func run(of field: FieldID, from cursor: Int = 0) -> Range<Int> {
        var start = cursor
        // A record has some 25 writes, and a straight walk is quickest; a long list needs the search.
        if writes.count - cursor > 64 {
            start = firstWrite(from: cursor) { $0.field >= field }
            return start..<firstWrite(from: start) { $0.field > field }
        }
        while start < writes.count, writes[start].field < field { start += 1 }
        var end = start
        while end < writes.count, writes[end].field == field { end += 1 }
        return start..<end
    }

    private func firstWrite(from cursor: Int, _ isFound: (Write) -> Bool) -> Int {
        var (low, high) = (cursor, writes.count)
        while low < high {
            let middle = (low + high) / 2
            if isFound(writes[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private mutating func write(_ value: Incoming, flags: WriteFlags) -> Write {
        let slot = value.slot
        var write = Write(
            field: slot.id, tag: slot.tag, flags: flags, ordinal: value.ordinal, position: value.position, payload: slot.payload)
        guard slot.tag.hasBytes else {
            if slot.tag == .cleared { write.payload = 0 }
            return write
        }
        if value.isAbsent {
            write.flags.insert(.absent)
            write.payload = 0
        } else if Self.isReference(slot.byteCount, in: slot.id, value.type, of: kind) {
            write.flags.insert(.reference)
            write.payload = Int64(slot.byteCount)
        } else {
            write.payload = Int64(texts.count) << 32 | Int64(slot.byteCount)
            texts.append(contentsOf: value.content)
        }
        return write
    }

    private mutating func insert(_ value: Incoming, at index: Int, flags: WriteFlags) {
        let write = write(value, flags: flags)
        if index == writes.count { writes.append(write) } else { writes.insert(write, at: index) }
    }

    /// `register`, `most` and `sum`: the value stands for all that its entry saw.
    private mutating func replace<P: Past>(_ run: Range<Int>, with value: Incoming, past: P) {
        if run.count == 1, Self.saw(writes[run.lowerBound], value, past) {
            writes[run.lowerBound] = write(value, flags: [])
            return
        }
        let end = removeWrites(in: run) { Self.saw($0, value, past) }
        insert(value, at: end, flags: [])
    }

    /// `set`: an element leaves with a removal that saw it, or with emptying; adding it again keeps one.
    private mutating func changeSet<P: Past>(_ run: Range<Int>, with value: Incoming, past: P) {
        let texts = texts
        let end = removeWrites(in: run) { write in
            Self.saw(write, value, past) && (value.slot.tag == .cleared || Self.isSameElement(write, value, texts))
        }
        if value.slot.tag != .cleared, value.slot.tag != .removed { insert(value, at: end, flags: []) }
    }

    /// `ledger`: every amount stays; those that did not see each other are marked.
    private mutating func pay<P: Past>(_ run: Range<Int>, _ value: Incoming, past: P) {
        var flags: WriteFlags = []
        if !P.isWhole {
            for index in run where !Self.saw(writes[index], value, past) {
                writes[index].flags.insert(.concurrent)
                flags = .concurrent
            }
        }
        insert(value, at: run.upperBound, flags: flags)
    }

    /// A field has seen the earlier fields of its own entry too.
    @inline(__always)
    private static func saw<P: Past>(_ write: Write, _ value: Incoming, _ past: P) -> Bool {
        P.isWhole || write.ordinal == value.ordinal || past.sees(write.ordinal)
    }

    /// Elements are equal by their bytes; where the values are gone, one stands for the other.
    private static func isSameElement(_ write: Write, _ value: Incoming, _ texts: [UInt8]) -> Bool {
        guard write.tag.hasBytes, value.slot.tag.hasBytes else {
            return write.tag == value.slot.tag && write.payload == value.slot.payload
        }
        if write.flags.contains(.absent) || value.isAbsent { return write.flags.contains(.absent) && value.isAbsent }
        return write.byteCount == value.slot.byteCount && texts[write.byteRange].elementsEqual(value.content)
    }

    /// Removes what `isGone` from `run` and gives the end of what is left of it.
    private mutating func removeWrites(in run: Range<Int>, where isGone: (Write) -> Bool) -> Int {
        var end = run.lowerBound
        for index in run where !isGone(writes[index]) {
            writes[end] = writes[index]
            end += 1
        }
        if end < run.upperBound { writes.removeSubrange(end..<run.upperBound) }
        return end
    }

    /// Adds a candidate for a milestone of a round unless one of them lies in the entry's past.
    /// Concurrent candidates stay beside each other until the fold has seen all entries.
    private mutating func noteMilestone<P: Past>(_ milestone: Milestone, round: UInt32, ordinal: UInt32, past: P) -> Bool {
        var index = milestones.count
        while index > 0, !milestones[index - 1].isBefore(round, milestone) {
            index -= 1
        }
        while index < milestones.count, milestones[index].round == round, milestones[index].milestone == milestone {
            if past.sees(milestones[index].ordinal) { return false }
            index += 1
        }
        let mark = MilestoneMark(round: round, milestone: milestone, ordinal: ordinal)
        if index == milestones.count { milestones.append(mark) } else { milestones.insert(mark, at: index) }
        return true
    }

    /// Keeps a closing act that saw every obligation ever opened, unless it saw another such act.
    private mutating func noteClosing<P: Past>(_ ordinal: UInt32, _ past: P) {
        if !P.isWhole {
            var sawAll = true
            for (other, entry) in entries.enumerated() where !past.sees(UInt32(other)) {
                if entry.milestone == .closed { marks.insert(.closedTwice) }
                if entry.flags.contains(.opens) { sawAll = false }
            }
            if !sawAll { return }
        }
        for other in closings where past.sees(other) { return }
        closings.append(ordinal)
    }

    /// Drops the bytes of values that are no longer held.
    private mutating func closeGaps() {
        var kept: [UInt8] = []
        for index in writes.indices where writes[index].isInline {
            let range = writes[index].byteRange
            writes[index].payload = Int64(kept.count) << 32 | Int64(range.count)
            kept.append(contentsOf: texts[range])
        }
        texts = kept
        compactionByteCount = max(Self.minimumCompactionByteCount, 2 * kept.count)
    }
}
