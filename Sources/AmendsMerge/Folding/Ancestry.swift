/// Who lies in whose past, within one run of entries between two cuts. Outside the run nobody need
/// ask: everything before it was seen by everything in it.
///
/// A run of up to ``maximumRowEntries`` has a row of bits for each entry. A longer one has a single
/// row, found anew for every entry that asks: no memory, but time that grows with the square of
/// the run. Only thousands of acts on one record that never saw a common head come to that.
struct Ancestry {
    /// Entries of a run with a row each: 4,096 rows are 2 MiB.
    static let maximumRowEntries = 4096

    private let run: Range<Int>
    private let wordCount: Int
    private let hasRows: Bool
    private var bits: [UInt64]
    private var stack: [Int] = []

    /// `run` holds all ordinals from the last cut, itself left out, to the next one.
    init(_ run: Range<Int>, in order: CausalOrder, maximumRowEntries: Int) {
        self.run = run
        wordCount = (run.count + 63) / 64
        hasRows = run.count <= maximumRowEntries
        bits = [UInt64](repeating: 0, count: hasRows ? run.count * wordCount : wordCount)
        if hasRows { for ordinal in run { fillRow(of: ordinal, in: order) } }
    }

    /// The parents of an entry precede it, so their rows are full.
    private mutating func fillRow(of ordinal: Int, in order: CausalOrder) {
        let row = (ordinal - run.lowerBound) * wordCount
        for parent in order.parents(of: ordinal) where parent >= run.lowerBound {
            let place = parent - run.lowerBound
            for word in 0..<wordCount { bits[row + word] |= bits[place * wordCount + word] }
            bits[row + place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    mutating func past(of ordinal: Int, in order: CausalOrder) -> PartialPast {
        if hasRows {
            return PartialPast(start: run.lowerBound, bits: bits, firstWord: (ordinal - run.lowerBound) * wordCount)
        }
        for word in 0..<wordCount { bits[word] = 0 }
        stack.append(ordinal)
        while let next = stack.popLast() {
            for parent in order.parents(of: next) where parent >= run.lowerBound {
                let place = parent - run.lowerBound
                let bit: UInt64 = 1 << UInt64(place & 63)
                if bits[place >> 6] & bit == 0 {
                    bits[place >> 6] |= bit
                    stack.append(parent)
                }
            }
        }
        return PartialPast(start: run.lowerBound, bits: bits, firstWord: 0)
    }
}
