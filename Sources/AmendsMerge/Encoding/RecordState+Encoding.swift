import AmendsLog
import AmendsModel

/// The bytes of a state; the table stands in `protocol/merge.md`. They are a function of the state,
/// and two nodes of one version that hold the same entries write the same bytes.
extension RecordState {
    /// The vocabulary is part of the rules: which obligations stand and which acts are milestones
    /// depends on it.
    static let vocabularyByte = UInt8(truncatingIfNeeded: Vocabulary.version)

    /// Appends the bytes of the state.
    public func encode(into bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: maximumByteCount, alignment: 8) { buffer in
            var writer = StateWriter(buffer)
            writer.byte(Self.materializerVersion)
            writer.byte(Self.vocabularyByte)
            writer.byte(kind.rawValue)
            writer.append(record)
            writer.byte(marks.rawValue)
            encodeEntries(&writer)
            writer.number(UInt64(heads.count))
            for head in heads {
                writer.number(UInt64(head.ordinal))
                writer.append(head.leaf)
            }
            writer.number(UInt64(openOrdinals.count))
            for ordinal in openOrdinals { writer.number(UInt64(ordinal)) }
            writer.number(closings.first.map { UInt64($0) + 1 } ?? 0)
            writer.number(UInt64(turnOrdinals.count))
            var turn: UInt32 = 0
            for ordinal in turnOrdinals {
                writer.number(UInt64(ordinal - turn))
                turn = ordinal
            }
            encodeNotes(&writer)
            encodeWrites(&writer)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[0..<writer.count]))
        }
    }

    /// The bytes of the state.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        encode(into: &bytes)
        return bytes
    }

    /// More than the bytes can be: a number takes at most 10 bytes, one of 32 bits at most 5.
    private var maximumByteCount: Int {
        64 + entries.count * (3 + 10 + 3 + 1 + 10 + 6 + 5) + heads.count * 37 + (openOrdinals.count + turnOrdinals.count) * 5 + notes.count
            * 16 + writes.count
            * (3 + 2 + 5 + 3 + 10)
            + texts.count
    }

    private func encodeEntries(_ writer: inout StateWriter) {
        writer.number(UInt64(entries.count))
        var milliseconds: Int64 = 0
        var round: UInt32 = 1
        for entry in entries {
            var shape = entry.flags.rawValue
            if entry.stamp.counter != 0 { shape |= Shape.hasCounter }
            if entry.stamp.quality.rawValue != 0 { shape |= Shape.hasQuality }
            if entry.time != entry.stamp.milliseconds { shape |= Shape.hasTime }
            if entry.isFirst { shape |= Shape.isFirst }
            writer.byte(UInt8(truncatingIfNeeded: entry.kind.rawValue >> 8))
            writer.byte(UInt8(truncatingIfNeeded: entry.kind.rawValue))
            writer.byte(shape)
            writer.signed(entry.stamp.milliseconds &- milliseconds)
            if shape & Shape.hasCounter != 0 { writer.number(UInt64(entry.stamp.counter)) }
            if shape & Shape.hasQuality != 0 { writer.byte(entry.stamp.quality.rawValue) }
            if shape & Shape.hasTime != 0 { writer.signed(entry.time &- entry.stamp.milliseconds) }
            writer.signed(Int64(entry.round) - Int64(round))
            if ActTable.keepsCalendar(entry.kind, milestoneNumber: entry.milestoneNumber, in: kind) {
                writer.number(UInt64(entry.calendar))
            }
            (milliseconds, round) = (entry.stamp.milliseconds, entry.round)
        }
    }

    private func encodeNotes(_ writer: inout StateWriter) {
        writer.number(UInt64(notes.count))
        var ordinal: UInt32 = 0
        for note in notes {
            writer.number(UInt64(note.ordinal - ordinal))
            writer.byte(note.kind.rawValue)
            writer.signed(note.value)
            ordinal = note.ordinal
        }
    }

    private func encodeWrites(_ writer: inout StateWriter) {
        writer.number(UInt64(writes.count))
        var field: UInt16 = 0
        texts.withUnsafeBytes { texts in
            for write in writes {
                writer.number(UInt64(write.field.rawValue - field))
                field = write.field.rawValue
                writer.byte(write.flags.isEmpty ? write.tag.rawValue : write.tag.rawValue | Shape.hasFlags)
                if !write.flags.isEmpty { writer.byte(write.flags.rawValue) }
                writer.number(UInt64(write.ordinal))
                writer.number(UInt64(write.position))
                if write.tag == .integer {
                    writer.signed(write.payload)
                } else if write.isInline {
                    writer.number(UInt64(write.byteCount))
                    writer.append(UnsafeRawBufferPointer(rebasing: texts[write.byteRange]))
                } else if write.flags.contains(.reference) {
                    writer.number(UInt64(write.byteCount))
                }
            }
        }
    }
}

/// Bits beside the act's flags in the shape byte of an entry, and beside the tag of a write.
enum Shape {
    static let hasCounter: UInt8 = 0x10
    static let hasQuality: UInt8 = 0x20
    static let hasTime: UInt8 = 0x40
    static let isFirst: UInt8 = 0x80
    static let hasFlags: UInt8 = 0x80
}
