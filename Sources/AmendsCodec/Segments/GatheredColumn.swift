import AmendsLog

/// The values of one field id and tag, on their way into a segment.
struct GatheredColumn: Sendable {
    private(set) var tag = ValueTag.cleared
    /// The slots that hold the values, in the order of the entries.
    var slots: [UInt32] = []
    /// For integers, the stamp of each one's entry.
    var stamps: [Int64] = []

    /// Whether each value is written once, and then: the slot of each in the order of first use,
    /// and a number per field.
    private(set) var usesDictionary = false
    private(set) var distinct: [UInt32] = []
    private(set) var numbers: [UInt32] = []
    /// Whether the text is written in the segment's alphabet.
    var isLettered = false

    mutating func begin(_ tag: ValueTag) {
        self.tag = tag
        slots.removeAll(keepingCapacity: true)
        stamps.removeAll(keepingCapacity: true)
        distinct.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        (usesDictionary, isLettered) = (false, false)
    }

    var mode: ColumnMode {
        var mode = ColumnMode.values
        if usesDictionary { mode.insert(.dictionary) }
        if isLettered { mode.insert(.lettered) }
        return mode
    }

    /// The slots whose values are written out.
    var written: [UInt32] { usesDictionary ? distinct : slots }

    // MARK: Integers

    /// The mode that takes the fewest bytes.
    func integerMode(_ batch: EntryBatch) -> ColumnMode {
        var (plain, sinceStamp, sincePrevious) = (0, 0, 0)
        var previous: Int64 = 0
        for (slot, stamp) in zip(slots, stamps) {
            let value = batch.fields[Int(slot)].integer
            plain += Varint.byteCount(Varint.zigzag(value))
            sinceStamp += Varint.byteCount(Varint.zigzag(value &- stamp))
            sincePrevious += Varint.byteCount(Varint.zigzag(value &- previous))
            previous = value
        }
        // Where several are the same, plain ones deflate best.
        if plain <= sinceStamp && plain <= sincePrevious { return .plain }
        return sinceStamp <= sincePrevious ? .sinceStamp : .sincePrevious
    }

    func appendIntegers(_ batch: EntryBatch, mode: ColumnMode, to bytes: inout [UInt8], table: inout [UInt8], start: Int) {
        var previous: Int64 = 0
        for (slot, stamp) in zip(slots, stamps) {
            let value = batch.fields[Int(slot)].integer
            let base: Int64 = mode == .sinceStamp ? stamp : mode == .sincePrevious ? previous : 0
            bytes.append(zigzag: value &- base)
            previous = value
        }
        table.append(mode.rawValue)
        table.append(varint: bytes.count - start)
    }

    // MARK: Values with bytes

    /// Decides whether a dictionary takes fewer bytes.
    mutating func chooseDictionary(_ batch: EntryBatch, _ table: inout ValueTable) {
        table.removeAll(capacity: slots.count)
        var (direct, dictionary) = (0, 0)
        for index in slots {
            let slot = batch.fields[Int(index)]
            let size = slot.byteCount + (tag.fixedByteCount > 0 ? 0 : Varint.byteCount(UInt64(slot.byteCount)))
            direct += size
            let number = table.number(of: slot, in: batch, among: distinct)
            if number == distinct.count {
                distinct.append(index)
                dictionary += size
            }
            dictionary += Varint.byteCount(UInt64(number))
            numbers.append(UInt32(number))
        }
        usesDictionary = dictionary < direct
    }

    /// Values to `contents`, numbers and byte counts to `numbers`. Returns the bytes of the values.
    func appendContents(_ batch: EntryBatch, to contents: inout [UInt8], numbers bytes: inout [UInt8]) -> Int {
        let start = contents.count
        forEachNumber(in: &bytes) { slot, bytes in
            let range = batch.fields[Int(slot)].byteRange
            if tag.fixedByteCount == 0 { bytes.append(varint: range.count) }
            contents.append(contentsOf: batch.bytes[range])
        }
        return contents.count - start
    }

    /// Writes the numbers of a dictionary and calls `body` where a value is to be written out.
    func forEachNumber(in bytes: inout [UInt8], _ body: (UInt32, inout [UInt8]) -> Void) {
        guard usesDictionary else {
            for slot in slots { body(slot, &bytes) }
            return
        }
        var used = 0
        for number in numbers {
            bytes.append(varint: UInt64(number))
            if number == used {
                body(distinct[used], &bytes)
                used += 1
            }
        }
    }
}

/// Numbers values by their bytes. Open addressing.
struct ValueTable: Sendable {
    /// Number + 1; 0 where the place is free.
    private var places: [UInt32] = []
    private var mask = 0

    mutating func removeAll(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        mask = size - 1
        places.removeAll(keepingCapacity: true)
        places.append(contentsOf: repeatElement(0, count: size))
    }

    /// The number of the value of `slot`, the next one (`distinct.count`) where it is new.
    mutating func number(of slot: FieldSlot, in batch: EntryBatch, among distinct: [UInt32]) -> Int {
        batch.bytes.withUnsafeBytes { bytes in
            let value = UnsafeRawBufferPointer(rebasing: bytes[slot.byteRange])
            var place = Self.hash(value) & mask
            while places[place] != 0 {
                let number = Int(places[place]) - 1
                let other = UnsafeRawBufferPointer(rebasing: bytes[batch.fields[Int(distinct[number])].byteRange])
                if other.count == value.count && other.elementsEqual(value) { return number }
                place = (place + 1) & mask
            }
            places[place] = UInt32(distinct.count + 1)
            return distinct.count
        }
    }

    private static func hash(_ value: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: value)
        return hasher.finalize()
    }
}
