import AmendsLog
import AmendsModel
import Foundation

/// One entry as a line of an export, with what proves it: values with their salts, so that anyone
/// can compute the commitments, the canonical bytes and the leaf again. Of a destroyed case the values
/// that no tombstone shows are withheld, and their commitments stand for them.
enum ExportedEntry {
    static func write(_ batch: EntryBatch, _ index: Int, at place: UInt64, withholding: Bool = false, to line: inout JSONText) {
        let header = batch.headers[index]
        line.open("{")
        line.member("index", Int64(place))
        line.member("leaf", header.leaf.description)
        line.member("act", Vocabulary.name(of: header.kind))
        line.member("kind", Int64(header.kind.rawValue))
        line.member("flags", Int64(header.flags.rawValue))
        line.member("record_kind", Int64(header.recordKind.rawValue))
        line.member("record", header.record.description)
        line.member("milliseconds", header.stamp.milliseconds)
        line.member("counter", Int64(header.stamp.counter))
        line.member("quality", Int64(header.stamp.quality.rawValue))
        line.name("parents")
        line.open("[")
        for parent in batch.parents[header.parentRange] { line.value(parent.description) }
        line.close("]")
        line.name("fields")
        line.open("[")
        for (ordinal, slot) in batch.fields[header.fieldRange].enumerated() {
            write(slot, ordinal, header, batch, withheld: withholding && slot.tag.isCommitted && !Tombstone.shows(slot.id), to: &line)
        }
        line.close("]")
        line.close("}")
        line.endLine()
    }

    private static func write(
        _ slot: FieldSlot, _ ordinal: Int, _ header: EntryHeader, _ batch: EntryBatch, withheld: Bool, to line: inout JSONText
    ) {
        line.open("{")
        line.member("id", Int64(slot.id.rawValue))
        if let definition = Vocabulary.field(slot.id, of: header.recordKind) { line.member("name", definition.name) }
        line.member("tag", Int64(slot.tag.rawValue))
        switch slot.presence {
        case .absent:
            line.member("commitment", batch.sides[Int(slot.side)].description)
        case .salted where withheld, .seeded where withheld:
            let salt = salt(of: slot, ordinal, header, batch)
            let commitment = batch.bytes[slot.byteRange].withUnsafeBytes { Commitment.commit(salt: salt, value: $0) }
            line.member("commitment", commitment.description)
        case .salted, .seeded:
            switch batch.value(of: slot) {
            case .integer(let number): line.member("value", number)
            case .text(let text), .added(let text), .removed(let text): line.member("value", text)
            case .bytes(let bytes), .opaque(_, let bytes): line.member("value", Hexadecimal.text(bytes))
            case .record(let record): line.member("value", record.description)
            case .digest(let digest): line.member("value", digest.description)
            case .cleared, nil: break
            }
            if slot.tag.isCommitted {
                let salt = salt(of: slot, ordinal, header, batch)
                line.member("salt", RecordID(high: salt.0, low: salt.1).description)
            }
        }
        line.close("}")
    }

    private static func salt(of slot: FieldSlot, _ ordinal: Int, _ header: EntryHeader, _ batch: EntryBatch) -> (UInt64, UInt64) {
        if slot.presence == .salted { return (batch.sides[Int(slot.side)].a, batch.sides[Int(slot.side)].b) }
        return Commitment.salt(seed: batch.seeds[Int(header.seed)], stamp: header.stamp, ordinal: ordinal)
    }

    /// Reads a line back into `batch`; nil where it is not in form.
    static func read(_ line: [String: Any], into batch: inout EntryBatch) -> (index: UInt64, leaf: Digest)? {
        guard let index = integer(line["index"]), index >= 0,
            let leaf = (line["leaf"] as? String).flatMap({ Hexadecimal.bytes($0) }).flatMap({ Digest($0) }),
            let kind = integer(line["kind"]).flatMap({ UInt16(exactly: $0) }),
            let flags = integer(line["flags"]).flatMap({ UInt8(exactly: $0) }),
            let recordKind = integer(line["record_kind"]).flatMap({ UInt8(exactly: $0) }),
            let record = (line["record"] as? String).flatMap({ RecordID(hexadecimal: $0) }),
            let milliseconds = integer(line["milliseconds"]), let counter = integer(line["counter"]).flatMap({ UInt16(exactly: $0) }),
            let quality = integer(line["quality"]).flatMap({ UInt8(exactly: $0) }), let parents = line["parents"] as? [String],
            parents.count <= EntryLimits.maximumParents, let fields = line["fields"] as? [[String: Any]],
            fields.count <= EntryLimits.maximumFields
        else { return nil }
        let firstParent = batch.parents.count
        for parent in parents {
            guard let digest = Hexadecimal.bytes(parent).flatMap({ Digest($0) }) else { return nil }
            batch.parents.append(digest)
        }
        let firstField = batch.fields.count
        for field in fields { guard read(field: field, into: &batch) else { return nil } }
        batch.headers.append(
            EntryHeader(
                kind: ActKind(rawValue: kind), flags: ActFlags(rawValue: flags), recordKind: RecordKind(rawValue: recordKind),
                record: record,
                stamp: Stamp(milliseconds: milliseconds, counter: counter, quality: ClockQuality(rawValue: quality)),
                seed: batch.index(of: .zero), firstParent: UInt32(firstParent), parentCount: UInt8(parents.count),
                firstField: UInt32(firstField), fieldCount: UInt16(fields.count)))
        return (UInt64(index), leaf)
    }

    /// Whether act and fields bear the names of their numbers. The names are for readers and are not
    /// hashed; one of a later version is unknown here and can't be checked.
    static func hasItsNames(_ line: [String: Any], _ header: EntryHeader) -> Bool {
        if let act = Vocabulary.act(header.kind), line["act"] as? String != act.name { return false }
        return (line["fields"] as? [[String: Any]] ?? []).allSatisfy { field in
            guard let id = integer(field["id"]).flatMap({ UInt16(exactly: $0) }),
                let definition = Vocabulary.field(FieldID(rawValue: id), of: header.recordKind)
            else { return true }
            return field["name"] as? String == definition.name
        }
    }

    private static func read(field: [String: Any], into batch: inout EntryBatch) -> Bool {
        guard let id = integer(field["id"]).flatMap({ UInt16(exactly: $0) }),
            let rawTag = integer(field["tag"]).flatMap({ UInt8(exactly: $0) })
        else { return false }
        let tag = ValueTag(rawValue: rawTag)
        var slot = FieldSlot(id: FieldID(rawValue: id), tag: tag, payload: 0)
        if let commitment = field["commitment"] as? String {
            guard tag.isCommitted, let digest = Hexadecimal.bytes(commitment).flatMap({ Digest($0) }) else { return false }
            (slot.presence, slot.side) = (.absent, UInt32(batch.sides.count))
            batch.sides.append(digest)
            batch.fields.append(slot)
            return true
        }
        if tag == .integer {
            guard let number = integer(field["value"]) else { return false }
            slot.payload = number
        } else if tag.hasBytes {
            guard let text = field["value"] as? String, let bytes = tag.isText ? Array(text.utf8) : Hexadecimal.bytes(text),
                bytes.count <= EntryLimits.maximumByteCount
            else { return false }
            slot = FieldSlot(id: slot.id, tag: tag, offset: batch.bytes.count, byteCount: bytes.count)
            batch.bytes.append(contentsOf: bytes)
        }
        if tag.isCommitted {
            guard let salt = (field["salt"] as? String).flatMap({ RecordID(hexadecimal: $0) }) else { return false }
            (slot.presence, slot.side) = (.salted, UInt32(batch.sides.count))
            batch.sides.append(Digest(a: salt.high, b: salt.low, c: 0, d: 0))
        }
        batch.fields.append(slot)
        return true
    }

    private static func integer(_ value: Any?) -> Int64? {
        guard let number = value as? NSNumber else { return nil }
        return Int64(exactly: number)
    }
}
