import AmendsLog

/// The columns of one batch as raw memory, for the length of a call. It checks every reference,
/// because a batch may have been filled from outside.
struct EntryColumns {
    let fields: UnsafeBufferPointer<FieldSlot>
    let parents: UnsafeBufferPointer<Digest>
    let bytes: UnsafeRawBufferPointer
    let seeds: UnsafeBufferPointer<Seed>
    let sides: UnsafeBufferPointer<Digest>

    func fields(of header: EntryHeader) throws(CodecError) -> UnsafeBufferPointer<FieldSlot> {
        let range = header.fieldRange
        guard range.upperBound <= fields.count else { throw CodecError(.unknownReference, "fields of an entry") }
        return UnsafeBufferPointer(rebasing: fields[range])
    }

    func parents(of header: EntryHeader) throws(CodecError) -> UnsafeBufferPointer<Digest> {
        let range = header.parentRange
        guard range.upperBound <= parents.count else { throw CodecError(.unknownReference, "parents of an entry") }
        return UnsafeBufferPointer(rebasing: parents[range])
    }

    @inline(__always)
    func value(of slot: FieldSlot) throws(CodecError) -> UnsafeRawBufferPointer {
        let (offset, count) = (slot.offset, slot.byteCount)
        guard offset >= 0, count <= bytes.count, offset <= bytes.count - count else {
            throw CodecError(.unknownReference, "value of a field")
        }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    @inline(__always)
    func side(of slot: FieldSlot) throws(CodecError) -> Digest {
        guard Int(slot.side) < sides.count else { throw CodecError(.unknownReference, "side of a field") }
        return sides[Int(slot.side)]
    }

    @inline(__always)
    func seed(of header: EntryHeader) throws(CodecError) -> Seed {
        guard Int(header.seed) < seeds.count else { throw CodecError(.unknownReference, "seed of an entry") }
        return seeds[Int(header.seed)]
    }
}

extension EntryBatch {
    /// Runs `body` over the batch's columns and its headers, which it may change.
    mutating func withColumns<Result>(
        _ body: (UnsafeMutableBufferPointer<EntryHeader>, EntryColumns) throws(CodecError) -> Result
    ) throws(CodecError) -> Result {
        try AmendsCodec.withColumns(
            fields: fields, parents: parents, bytes: bytes, seeds: seeds, sides: sides
        ) { (columns) throws(CodecError) -> Result in
            try headers.withUnsafeMutableBufferPointer { (headers) throws(CodecError) -> Result in try body(headers, columns) }
        }
    }
}

func withColumns<Result>(
    of batch: EntryBatch, _ body: (EntryColumns) throws(CodecError) -> Result
) throws(CodecError) -> Result {
    try withColumns(
        fields: batch.fields, parents: batch.parents, bytes: batch.bytes, seeds: batch.seeds, sides: batch.sides, body)
}

private func withColumns<Result>(
    fields: [FieldSlot], parents: [Digest], bytes: [UInt8], seeds: [Seed],
    sides: [Digest], _ body: (EntryColumns) throws(CodecError) -> Result
) throws(CodecError) -> Result {
    try fields.withUnsafeBufferPointer { (fields) throws(CodecError) -> Result in
        try parents.withUnsafeBufferPointer { (parents) throws(CodecError) -> Result in
            try bytes.withUnsafeBufferPointer { (bytes) throws(CodecError) -> Result in
                try seeds.withUnsafeBufferPointer { (seeds) throws(CodecError) -> Result in
                    try sides.withUnsafeBufferPointer { (sides) throws(CodecError) -> Result in
                        try body(
                            EntryColumns(
                                fields: fields, parents: parents, bytes: UnsafeRawBufferPointer(bytes),
                                seeds: seeds, sides: sides))
                    }
                }
            }
        }
    }
}
