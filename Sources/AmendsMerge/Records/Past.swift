/// What an entry saw of the entries folded before it. The rules of the merge are written once, over
/// this question; the fast path is the case in which the answer is always yes.
protocol Past {
    /// True where every entry folded before was seen, so that nobody need ask.
    static var isWhole: Bool { get }
    func sees(_ ordinal: UInt32) -> Bool
}

struct WholePast: Past {
    static var isWhole: Bool { true }
    @inline(__always) func sees(_ ordinal: UInt32) -> Bool { true }
}

/// The past of an entry with concurrent company: everything before `start`, and the bits set after it.
struct PartialPast: Past {
    static var isWhole: Bool { false }
    let start: Int
    let bits: [UInt64]
    /// The word that holds the bit of `start`.
    let firstWord: Int

    func sees(_ ordinal: UInt32) -> Bool {
        let distance = Int(ordinal) - start
        return distance < 0 || bits[firstWord + distance >> 6] >> UInt64(distance & 63) & 1 == 1
    }
}
