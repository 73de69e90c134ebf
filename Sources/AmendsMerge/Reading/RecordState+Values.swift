public import AmendsLog
public import AmendsModel

/// What the fields of a record hold.
extension RecordState {
    /// How values of `field` are joined in this kind of record.
    public func type(of field: FieldID) -> FieldType { FoldTable.of(kind).type(of: field) }

    /// All values of `field` in ordinal order: one for a settled register, every element of a set,
    /// every item of a list or ledger.
    public func values(of field: FieldID) -> [HeldValue] { writes[run(of: field)].map(held) }

    /// The value to show of a register or a `most` field; nil where there is none or it was emptied.
    public func shown(_ field: FieldID) -> HeldValue? { shownWrite(field).map(held) }

    /// The integer to show; nil where there is no value or another type of it. Makes no objects.
    public func integer(_ field: FieldID) -> Int64? { shownWrite(field)?.integer }

    /// The text to show; nil where there is no value, another type of it, or one too long to be kept
    /// here (``shown(_:)`` tells which).
    public func text(_ field: FieldID) -> String? { shown(field)?.text }

    /// Gives `body` the bytes of the value to show, nil where they do not lie here. Makes no objects.
    public func withShownBytes<R>(_ field: FieldID, _ body: (UnsafeRawBufferPointer?) -> R) -> R {
        guard let write = shownWrite(field), write.isInline else { return body(nil) }
        return texts.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[write.byteRange])) }
    }

    /// The texts of a set, each once, in the order of their bytes.
    public func elements(of field: FieldID) -> [String] {
        var texts = Set<String>()
        for index in run(of: field) where writes[index].tag.isText && writes[index].isInline { texts.insert(text(writes[index])) }
        return texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The sum of a `sum` field: what concurrent entries report is added up.
    public func sum(of field: FieldID) -> Int64 { total(of: field) }

    /// The amounts of a ledger added up.
    public func balance(of field: FieldID) -> Fen { Fen(total(of: field)) }

    /// The payments of a ledger that did not see each other; empty where there is nothing to check.
    public func concurrentPayments(of field: FieldID) -> [HeldValue] { values(of: field).filter(\.isConcurrent) }

    /// Whether the case stands behind another one as its duplicate. Of two cases the one with the smaller
    /// id, which was taken in first, is never hidden by the other: so whatever was linked at once and
    /// unseen, no circle of links hides all of its cases.
    public var isHiddenAsDuplicate: Bool {
        guard kind == .complaintCase else { return false }
        let run = run(of: CaseField.duplicateOf)
        if run.isEmpty { return false }
        let own = record.description
        return run.contains { index in
            let write = writes[index]
            if write.flags.contains(.absent) { return true }
            return write.isInline && texts[write.byteRange].lexicographicallyPrecedes(own.utf8)
        }
    }

    /// Every register whose values differ, by field.
    public var conflicts: [Conflict] { fieldsInConflict.map { Conflict(field: $0, values: values(of: $0)) } }

    /// How many registers have values that differ. Makes no objects.
    public var conflictCount: Int {
        var count = 0
        var last: FieldID?
        for write in writes where write.flags.contains(.differs) && write.field != last {
            count += 1
            last = write.field
        }
        return count
    }

    var fieldsInConflict: [FieldID] {
        var fields: [FieldID] = []
        for write in writes where write.flags.contains(.differs) && write.field != fields.last { fields.append(write.field) }
        return fields
    }

    private func shownWrite(_ field: FieldID) -> Write? {
        for index in run(of: field) where !writes[index].flags.contains(.outshone) {
            return writes[index].tag == .cleared ? nil : writes[index]
        }
        return nil
    }

    /// Sums that leave 64 bits stop at the end of the range: no act may stop a fold.
    private func total(of field: FieldID) -> Int64 {
        var total: Int128 = 0
        for index in run(of: field) { total += Int128(writes[index].integer ?? 0) }
        return Int64(clamping: total)
    }

    private func text(_ write: Write) -> String { String(decoding: texts[write.byteRange], as: UTF8.self) }

    private func held(_ write: Write) -> HeldValue {
        HeldValue(
            field: write.field, ordinal: Int(write.ordinal), position: Int(write.position),
            stamp: entries[Int(write.ordinal)].stamp, tag: write.tag, content: content(of: write),
            isShown: !write.flags.contains(.outshone), isConcurrent: write.flags.contains(.concurrent))
    }

    private func content(of write: Write) -> HeldValue.Content {
        if write.flags.contains(.absent) { return .absent }
        if write.flags.contains(.reference) { return .reference(byteCount: write.byteCount) }
        switch write.tag {
        case .cleared: return .value(.cleared)
        case .integer: return .value(.integer(write.payload))
        case .text: return .value(.text(text(write)))
        case .added: return .value(.added(text(write)))
        case .removed: return .value(.removed(text(write)))
        case .record: return RecordID(texts[write.byteRange]).map { .value(.record($0)) } ?? .absent
        case .digest: return Digest(texts[write.byteRange]).map { .value(.digest($0)) } ?? .absent
        case .bytes: return .value(.bytes(Array(texts[write.byteRange])))
        default: return .value(.opaque(write.tag, Array(texts[write.byteRange])))
        }
    }
}
