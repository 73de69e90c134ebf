import AmendsLog

/// Decides which text columns are written in letters, and writes them (see ``Alphabet``).
struct AlphabetWriter: Sendable {
    /// The alphabet as it stands in the metadata; empty where there is none.
    private(set) var bytes: [UInt8] = []
    /// UTF-8 bytes of all lettered text.
    private(set) var utf8Count = 0

    private var values = ValueTable()
    /// For each scalar, first how often it occurs, then its letter. Cleared through `scalars`.
    private var letters = ScalarTable()
    private var scalars: [UInt32] = []
    private var singleCount = 0

    /// Letters must save this share of UTF-8, because deflate shortens UTF-8 outside ASCII by more
    /// than it shortens letters: about to 42 % against 73 %.
    private static let worthwhilePercent = 60

    /// Chooses dictionary and letters for every column with bytes.
    mutating func choose(for gatherer: inout ColumnGatherer, _ batch: EntryBatch) throws(CodecError) {
        clear()
        var utf8Count = 0
        for index in 0..<gatherer.columnCount where gatherer.columns[index].tag != .integer {
            gatherer.columns[index].chooseDictionary(batch, &values)
            guard gatherer.columns[index].tag.isText, try count(gatherer.columns[index], batch) else { continue }
            gatherer.columns[index].isLettered = true
            for slot in gatherer.columns[index].written { utf8Count += batch.fields[Int(slot)].byteCount }
        }
        if utf8Count == 0 { return }
        let letteredCount = assignLetters()
        if letteredCount > 0 && (bytes.count + letteredCount) * 100 <= utf8Count * Self.worthwhilePercent {
            self.utf8Count = utf8Count
            return
        }
        for index in 0..<gatherer.columnCount { gatherer.columns[index].isLettered = false }
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func clear() {
        for scalar in scalars { letters[scalar] = 0 }
        scalars.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        utf8Count = 0
    }

    /// Counts the scalars of a column and returns whether any of them is outside ASCII; a column
    /// within it is not counted.
    private mutating func count(_ column: GatheredColumn, _ batch: EntryBatch) throws(CodecError) -> Bool {
        let isASCII = batch.bytes.withUnsafeBytes { bytes in
            column.written.allSatisfy { UTF8Check.isASCII(UnsafeRawBufferPointer(rebasing: bytes[batch.fields[Int($0)].byteRange])) }
        }
        if isASCII { return false }
        for slot in column.written {
            let isValid = Self.forEachScalar(of: batch.fields[Int(slot)], batch) { scalar in
                letters.makeRoom(for: scalar)
                if letters[scalar] == 0 { scalars.append(scalar) }
                letters[scalar] += 1
            }
            guard isValid else { throw CodecError(.invalidText, "text of a field") }
        }
        return true
    }

    /// Calls `body` with each scalar; false where the text is not valid UTF-8.
    private static func forEachScalar(of slot: FieldSlot, _ batch: EntryBatch, _ body: (UInt32) -> Void) -> Bool {
        batch.bytes.withUnsafeBytes { bytes in
            let value = UnsafeRawBufferPointer(rebasing: bytes[slot.byteRange])
            guard UTF8Check.isValid(value) else { return false }
            var index = 0
            while index < value.count {
                let first = UInt32(value[index])
                let length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
                var scalar = length == 1 ? first : first & (0x7f >> UInt32(length))
                for offset in 1..<max(length, 1) { scalar = scalar << 6 | UInt32(value[index + offset] & 0x3f) }
                body(scalar)
                index += length
            }
            return true
        }
    }

    /// Gives every scalar its letter, the most frequent those of one byte, and writes the alphabet.
    /// Returns how many bytes the text takes in letters; 0 where there are too many.
    private mutating func assignLetters() -> Int {
        let count = scalars.count
        guard count <= SegmentLimits.maximumLetters else { return 0 }
        // Every first byte beyond the single letters leads to 256 more.
        singleCount = count <= 256 ? count : 256 - (count - 256 + 254) / 255
        var byteCount = 0
        scalars.sort { (letters[$0], $1) > (letters[$1], $0) }
        for (index, scalar) in scalars.enumerated() { byteCount += Int(letters[scalar]) * (index < singleCount ? 1 : 2) }
        scalars[..<singleCount].sort()
        scalars[singleCount...].sort()
        bytes.append(varint: singleCount)
        bytes.append(varint: count - singleCount)
        var last: UInt32 = 0
        for (index, scalar) in scalars.enumerated() {
            if index == singleCount { last = 0 }
            bytes.append(varint: UInt64(scalar - last))
            last = scalar
            letters[scalar] = UInt32(index)
        }
        return byteCount
    }

    /// Letters to `contents`, numbers and letter counts to `numbers`. Returns the bytes of the letters.
    func appendContents(of column: GatheredColumn, _ batch: EntryBatch, to contents: inout [UInt8], numbers: inout [UInt8]) -> Int {
        let start = contents.count
        column.forEachNumber(in: &numbers) { slot, numbers in
            var count = 0
            _ = Self.forEachScalar(of: batch.fields[Int(slot)], batch) { scalar in
                let letter = Int(letters[scalar])
                if letter < singleCount {
                    contents.append(UInt8(letter))
                } else {
                    contents.append(UInt8(singleCount + (letter - singleCount) >> 8))
                    contents.append(UInt8((letter - singleCount) & 0xff))
                }
                count += 1
            }
            numbers.append(varint: count)
        }
        return contents.count - start
    }
}

/// A number for every Unicode scalar, 0 at first. Of the 4,352 pages of 256 scalars there are only those
/// that room was made on: a text uses a few dozen of them.
private struct ScalarTable: Sendable {
    /// Where the page of a scalar begins in `numbers`.
    private var starts: [UInt32] = []
    private var numbers: [UInt32] = []

    private static let pageCount = 0x1100
    private static let none = UInt32.max

    @inline(__always)
    mutating func makeRoom(for scalar: UInt32) {
        if starts.isEmpty { starts = [UInt32](repeating: Self.none, count: Self.pageCount) }
        if starts[Int(scalar >> 8)] == Self.none {
            starts[Int(scalar >> 8)] = UInt32(numbers.count)
            numbers.append(contentsOf: repeatElement(0, count: 256))
        }
    }

    /// Only for scalars that room was made for.
    subscript(_ scalar: UInt32) -> UInt32 {
        @inline(__always) get { numbers[Int(starts[Int(scalar >> 8)] + scalar & 0xff)] }
        @inline(__always) set { numbers[Int(starts[Int(scalar >> 8)] + scalar & 0xff)] = newValue }
    }
}
