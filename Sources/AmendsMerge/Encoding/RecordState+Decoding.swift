import AmendsLog
import AmendsModel

/// Reading a state back. It refuses whatever ``RecordState/encode(into:)`` does not write, so that a
/// damaged projection shows at once; it does not prove that the state is the fold of any entries.
extension RecordState {
    /// Reads the bytes of one state, all of them.
    public init(decoding bytes: UnsafeRawBufferPointer) throws(MergeError) {
        self.init(record: .zero, kind: RecordKind(rawValue: 0))
        try decode(bytes)
    }

    /// Replaces the state by the one in `bytes` and keeps its memory. After an error the state is
    /// empty.
    public mutating func decode(_ bytes: UnsafeRawBufferPointer) throws(MergeError) {
        do throws(MergeError) {
            try read(bytes)
        } catch {
            reset(record: .zero, kind: RecordKind(rawValue: 0))
            throw error
        }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) throws(MergeError) {
        var reader = StateReader(bytes)
        guard try reader.byte() == Self.materializerVersion, try reader.byte() == Self.vocabularyByte else {
            throw reader.error(.otherVersion)
        }
        let kind = RecordKind(rawValue: try reader.byte())
        reset(record: RecordID(reading: try reader.slice(RecordID.byteCount)), kind: kind)
        marks = RecordMarks(rawValue: try reader.byte())
        guard marks.isSubset(of: .known) else { throw reader.error(.badContent) }
        try readEntries(&reader)
        try readHeads(&reader)
        try readObligations(&reader)
        try readNotes(&reader)
        try readWrites(&reader)
        guard reader.remaining == 0 else { throw reader.error(.trailingBytes) }
    }

    private mutating func readEntries(_ reader: inout StateReader) throws(MergeError) {
        let count = try reader.count(ofAtLeast: 5)
        guard count <= UInt32.max else { throw reader.error(.badContent) }
        entries.reserveCapacity(count)
        var milliseconds: Int64 = 0
        var round: UInt32 = 1
        for ordinal in 0..<count {
            let kind = ActKind(rawValue: UInt16(try reader.byte()) << 8 | UInt16(try reader.byte()))
            let shape = try reader.byte()
            let flags = ActFlags(rawValue: shape & ActFlags.known.rawValue)
            var stamp = Stamp(milliseconds: milliseconds &+ (try reader.signed()))
            if shape & Shape.hasCounter != 0 { stamp.counter = UInt16(try reader.number(below: 1 << 16)) }
            if shape & Shape.hasQuality != 0 { stamp.quality = ClockQuality(rawValue: try reader.byte()) }
            let time = shape & Shape.hasTime == 0 ? stamp.milliseconds : stamp.milliseconds &+ (try reader.signed())
            let next = Int64(round).addingReportingOverflow(try reader.signed())
            guard !next.overflow, next.partialValue <= ordinal + 2, next.partialValue >= (flags.contains(.opensRound) ? 2 : 1),
                shape & Shape.hasCounter == 0 || stamp.counter != 0,
                shape & Shape.hasQuality == 0 || stamp.quality.rawValue != 0,
                shape & Shape.hasTime == 0 || time != stamp.milliseconds
            else { throw reader.error(.badContent) }
            round = UInt32(next.partialValue)
            milliseconds = stamp.milliseconds
            var entry = EntrySummary(
                stamp: stamp, time: time, kind: kind, flags: flags,
                milestoneNumber: ActTable.milestoneNumber(of: kind, in: self.kind), isFirst: shape & Shape.isFirst != 0, round: round)
            if ActTable.keepsCalendar(kind, milestoneNumber: entry.milestoneNumber, in: self.kind) {
                entry.calendar = UInt32(try reader.number(below: 1 << 32))
            }
            if entry.milestone == .received { hasReceipt = true }
            if entry.isFirst { try restoreMark(of: entry, ordinal: UInt32(ordinal), reader) }
            self.round = max(self.round, round)
            entries.append(entry)
        }
    }

    private mutating func restoreMark(of entry: EntrySummary, ordinal: UInt32, _ reader: StateReader) throws(MergeError) {
        guard let milestone = entry.milestone else { throw reader.error(.badContent) }
        let round = entry.milestoneRound
        var index = milestones.count
        while index > 0, !milestones[index - 1].isBefore(round, milestone) { index -= 1 }
        if index < milestones.count, milestones[index].round == round, milestones[index].milestone == milestone {
            throw reader.error(.badContent)
        }
        let mark = MilestoneMark(round: round, milestone: milestone, ordinal: ordinal)
        if index == milestones.count { milestones.append(mark) } else { milestones.insert(mark, at: index) }
    }

    private mutating func readHeads(_ reader: inout StateReader) throws(MergeError) {
        let count = try reader.count(ofAtLeast: 1 + Digest.byteCount)
        heads.reserveCapacity(count)
        for _ in 0..<count {
            let ordinal = UInt32(try reader.number(below: entries.count))
            if let last = heads.last, last.ordinal >= ordinal { throw reader.error(.badContent) }
            heads.append(Head(leaf: Digest(reading: try reader.slice(Digest.byteCount)), ordinal: ordinal))
        }
        // Nothing descends from the last entry.
        guard heads.last.map({ Int($0.ordinal) + 1 }) ?? 0 == entries.count else { throw reader.error(.badContent) }
    }

    private mutating func readObligations(_ reader: inout StateReader) throws(MergeError) {
        let count = try reader.count(ofAtLeast: 1)
        openOrdinals.reserveCapacity(count)
        for _ in 0..<count {
            let ordinal = UInt32(try reader.number(below: entries.count))
            if let last = openOrdinals.last, last >= ordinal { throw reader.error(.badContent) }
            guard entries[Int(ordinal)].flags.contains(.opens) else { throw reader.error(.badContent) }
            openOrdinals.append(ordinal)
        }
        let closing = try reader.number(below: entries.count + 1)
        if closing > 0 {
            guard entries[closing - 1].milestone == .closed else { throw reader.error(.badContent) }
            closings.append(UInt32(closing - 1))
        }
        let turns = try reader.count(ofAtLeast: 1)
        var turn = 0
        for place in 0..<turns {
            turn += try reader.number(below: entries.count - turn)
            // A closing discharges and an opening opens.
            let flags = entries[turn].flags
            guard turn > turnOrdinals.last.map(Int.init) ?? 0, flags.contains(place.isMultiple(of: 2) ? .discharges : .opens) else {
                throw reader.error(.badContent)
            }
            turnOrdinals.append(UInt32(turn))
        }
        guard turns == 0 || turns.isMultiple(of: 2) != openOrdinals.isEmpty else { throw reader.error(.badContent) }
    }

    private mutating func readNotes(_ reader: inout StateReader) throws(MergeError) {
        let count = try reader.count(ofAtLeast: 3)
        guard count == 0 || kind == .complaintCase else { throw reader.error(.badContent) }
        notes.reserveCapacity(count)
        var ordinal = 0
        for _ in 0..<count {
            ordinal += try reader.number(below: entries.count - ordinal)
            guard let kind = ClockNote.Kind(rawValue: try reader.byte()) else { throw reader.error(.badContent) }
            let note = ClockNote(value: try reader.signed(), ordinal: UInt32(ordinal), kind: kind)
            if let last = notes.last, last.ordinal == note.ordinal, last.kind.rawValue > kind.rawValue { throw reader.error(.badContent) }
            guard note.isPossible(in: entries[ordinal].kind) else { throw reader.error(.badContent) }
            notes.append(note)
        }
    }

    private mutating func readWrites(_ reader: inout StateReader) throws(MergeError) {
        let count = try reader.count(ofAtLeast: 4)
        writes.reserveCapacity(count)
        // One copy of all that follows, instead of one for each value; the numbers between them are gaps.
        let start = reader.offset
        texts.append(contentsOf: reader.rest)
        let table = FoldTable.of(kind)
        var shownCount = 1
        var fieldNumber = 0
        for _ in 0..<count {
            fieldNumber += try reader.number(below: 1 + Int(UInt16.max) - fieldNumber)
            let field = FieldID(rawValue: UInt16(fieldNumber))
            let type = table.type(of: field)
            let write = try readWrite(&reader, field: field, type: type, start: start)
            if let last = writes.last, last.field == field {
                guard (last.ordinal, last.position) < (write.ordinal, write.position) else { throw reader.error(.badContent) }
            } else {
                guard shownCount == 1 else { throw reader.error(.badContent) }
                shownCount = 0
            }
            // One value of a register is the shown one; of other types every value is its own.
            if type != .register, type != .most { shownCount = 1 } else if !write.flags.contains(.outshone) { shownCount += 1 }
            writes.append(write)
        }
        guard shownCount == 1 else { throw reader.error(.badContent) }
        compactionByteCount = max(Self.minimumCompactionByteCount, 2 * texts.count)
    }

    private mutating func readWrite(_ reader: inout StateReader, field: FieldID, type: FieldType, start: Int) throws(MergeError) -> Write {
        let shape = try reader.byte()
        let tag = ValueTag(rawValue: shape & ~Shape.hasFlags)
        var flags: WriteFlags = []
        if shape & Shape.hasFlags != 0 {
            flags = WriteFlags(rawValue: try reader.byte())
            guard !flags.isEmpty else { throw reader.error(.badContent) }
        }
        guard tag.isKnown, flags.isSubset(of: WriteFlags.allowed(for: type, tag)), type != .act,
            !flags.isSuperset(of: [.absent, .reference]), !flags.contains(.differs) || flags.contains(.outshone)
        else { throw reader.error(.badContent) }
        let ordinal = UInt32(try reader.number(below: entries.count))
        let position = UInt16(try reader.number(below: EntryLimits.maximumFields))
        var write = Write(field: field, tag: tag, flags: flags, ordinal: ordinal, position: position, payload: 0)
        if tag == .integer {
            write.payload = try reader.signed()
        } else if tag.hasBytes, !flags.contains(.absent) {
            let byteCount = try reader.number(below: EntryLimits.maximumByteCount)
            let isReference = Self.isReference(byteCount, in: field, type, of: kind)
            guard isReference == flags.contains(.reference) else { throw reader.error(.badContent) }
            write.payload = Int64(byteCount)
            if !isReference {
                write.payload |= Int64(reader.offset - start) << 32
                try reader.skip(byteCount)
            }
        }
        return write
    }
}

extension WriteFlags {
    /// The flags that the fold gives a value of `tag` in a field of `type`.
    fileprivate static func allowed(for type: FieldType, _ tag: ValueTag) -> WriteFlags {
        var flags: WriteFlags = tag.hasBytes ? [.absent] : []
        if tag.hasBytes, type != .set { flags.insert(.reference) }
        switch type {
        case .register: flags.formUnion([.outshone, .differs])
        case .most: flags.insert(.outshone)
        case .ledger: flags.insert(.concurrent)
        case .sum, .set, .list, .act: break
        }
        return flags
    }
}
