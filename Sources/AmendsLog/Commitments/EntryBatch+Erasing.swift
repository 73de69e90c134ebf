extension EntryBatch {
    /// The commitment to the value at `ordinal` of entry `index`, as the leaf holds it; nil where the
    /// value is hashed directly.
    public func commitment(entry index: Int, ordinal: Int) -> Digest? {
        let header = headers[index]
        let slot = fields[Int(header.firstField) + ordinal]
        guard slot.tag.isCommitted else { return nil }
        if slot.presence == .absent { return sides[Int(slot.side)] }
        return bytes.withUnsafeBytes { raw in
            Commitment.commit(salt: salt(of: slot, header, ordinal), value: UnsafeRawBufferPointer(rebasing: raw[slot.byteRange]))
        }
    }

    private func salt(of slot: FieldSlot, _ header: EntryHeader, _ ordinal: Int) -> (UInt64, UInt64) {
        if slot.presence == .salted { return (sides[Int(slot.side)].a, sides[Int(slot.side)].b) }
        let seed = Int(header.seed) < seeds.count ? seeds[Int(header.seed)] : .zero
        return Commitment.salt(seed: seed, stamp: header.stamp, ordinal: ordinal)
    }

    /// Takes the values away whose commitments `isErased` names, and every seed of `doomed` with them: the
    /// values that remain of such a seed get their own salts. Leaves stay as they are. Returns whether
    /// anything was changed.
    @discardableResult
    public mutating func erase(destroying doomed: Set<Seed>, where isErased: (Digest) throws -> Bool) rethrows -> Bool {
        let isDoomed = seeds.map(doomed.contains)
        var hasChanged = false
        for index in headers.indices {
            let header = headers[index]
            let losesSeed = Int(header.seed) < isDoomed.count && isDoomed[Int(header.seed)]
            for (ordinal, field) in header.fieldRange.enumerated() {
                let slot = fields[field]
                guard slot.tag.isCommitted, slot.presence != .absent else { continue }
                guard losesSeed || slot.presence == .salted, let commitment = commitment(entry: index, ordinal: ordinal) else { continue }
                if try isErased(commitment) {
                    sides.append(commitment)
                    fields[field] = FieldSlot(id: slot.id, tag: slot.tag, presence: .absent, side: UInt32(sides.count - 1), payload: 0)
                    hasChanged = true
                } else if slot.presence == .seeded {
                    let salt = salt(of: slot, header, ordinal)
                    sides.append(Digest(a: salt.0, b: salt.1, c: 0, d: 0))
                    (fields[field].presence, fields[field].side) = (.salted, UInt32(sides.count - 1))
                    hasChanged = true
                }
            }
        }
        guard isDoomed.contains(true) else { return hasChanged }
        for index in headers.indices where Int(headers[index].seed) < isDoomed.count && isDoomed[Int(headers[index].seed)] {
            headers[index].seed = self.index(of: .zero)
        }
        return true
    }
}
