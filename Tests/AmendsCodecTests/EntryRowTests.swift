import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@Suite struct EntryRowTests {
    private func row(_ index: Int, of batch: EntryBatch) -> [UInt8] {
        var bytes: [UInt8] = []
        EntryRow.append(entry: index, of: batch, to: &bytes)
        return bytes
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func aRowGivesItsEntryBack(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: 60)
        var copy = EntryBatch()
        for index in 0..<batch.count {
            try row(index, of: batch).withUnsafeBufferPointer { try EntryRow.decode(UnsafeRawBufferPointer($0), into: &copy) }
        }
        var hasher = LeafHasher(node: random.node, scope: random.scope)
        try hasher.hashLeaves(of: &copy, in: 0..<copy.count)
        for index in 0..<batch.count {
            #expect(PlainEntry(batch, index) == PlainEntry(copy, index), "seed \(seed), entry \(index)")
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func aTruncatedRowIsRefusedAndLeavesTheBatchAsItWas(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: 5)
        var target = batch
        for index in 0..<batch.count {
            let bytes = row(index, of: batch)
            for count in 0..<bytes.count {
                let code = Array(bytes[..<count]).refusal { (bytes) throws(CodecError) in try EntryRow.decode(bytes, into: &target) }
                if code == nil { Issue.record("seed \(seed), entry \(index), first \(count) bytes") }
            }
            let longer = (bytes + [0]).refusal { (bytes) throws(CodecError) in try EntryRow.decode(bytes, into: &target) }
            #expect(longer == .trailing, "seed \(seed), entry \(index)")
        }
        #expect(PlainEntry.all(target) == PlainEntry.all(batch), "seed \(seed)")
        #expect((target.fields.count, target.bytes.count, target.sides.count) == (batch.fields.count, batch.bytes.count, batch.sides.count))
    }

    /// A row has one form: whatever another row decodes to, encoding it gives that row again.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func aChangedRowIsRefusedOrIsTheRowOfAnotherEntry(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: 8)
        var accepted = 0
        for index in 0..<batch.count {
            var bytes = row(index, of: batch)
            for position in bytes.indices {
                let old = bytes[position]
                bytes[position] = UInt8(truncatingIfNeeded: random.random.next())
                var target = EntryBatch()
                if bytes.refusal({ (bytes) throws(CodecError) in try EntryRow.decode(bytes, into: &target) }) == nil {
                    accepted += 1
                    if row(0, of: target) != bytes { Issue.record("seed \(seed), entry \(index), byte \(position)") }
                }
                bytes[position] = old
            }
        }
        #expect(accepted > 0, "seed \(seed): no changed row was accepted, so nothing was compared")
    }
}
