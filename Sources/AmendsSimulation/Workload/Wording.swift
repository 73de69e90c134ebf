/// Chinese text with the statistics of notes in a shop: few words often, most words seldom. The
/// sentences mean nothing; their words, and so how well they compress, are like those of real ones.
struct Wording: Sendable {
    /// UTF-8 of each word, back to back, and where each begins; one more start closes the last.
    private let bytes: [UInt8]
    private let starts: [Int]
    /// Sum of the frequencies up to and including each word.
    private let cumulative: [Double]

    /// One table for all workloads, as all shops speak one language.
    static let shared = Wording(seed: 20_240_315, wordCount: 4000)

    /// Every character of the texts takes three bytes of UTF-8.
    private static let characterByteCount = 3
    /// Characters between two punctuation marks, at least.
    private static let minimumClause = 11
    private static let marks = ["，", "，", "，", "。", "；"].map { Array($0.utf8) }
    private static let wordLengths = [1, 2, 2, 2, 2, 3, 4]

    /// The common words of the trade come first, the others are characters thrown together.
    init(seed: UInt64, wordCount: Int) {
        var random = SeededRandom(seed: seed)
        var (bytes, starts, cumulative): ([UInt8], [Int], [Double]) = ([], [], [])
        var sum = 0.0
        for rank in 0..<wordCount {
            starts.append(bytes.count)
            if rank < Han.words.count {
                bytes += Array(Han.words[rank].utf8)
            } else {
                for _ in 0..<random.element(of: Self.wordLengths) { bytes += Array(String(random.element(of: Han.characters)).utf8) }
            }
            sum += Self.frequency(rank: rank)
            cumulative.append(sum)
        }
        starts.append(bytes.count)
        (self.bytes, self.starts, self.cumulative) = (bytes, starts, cumulative)
    }

    /// (rank + 3) to the power of −29/32, after Zipf; square roots are exact everywhere, `pow` is not.
    private static func frequency(rank: Int) -> Double {
        let whole = 1 / Double(rank + 3)
        let sixteenth = whole.squareRoot().squareRoot().squareRoot().squareRoot()
        return whole / (sixteenth * sixteenth.squareRoot())
    }

    /// A text of a number of characters in `range`.
    func text(_ random: inout SeededRandom, characters range: ClosedRange<Int>) -> String {
        let wanted = random.integer(in: range) * Self.characterByteCount
        var text: [UInt8] = []
        text.reserveCapacity(wanted + 16)
        var sinceMark = 0
        while text.count < wanted {
            let word = word(random.fraction())
            text += bytes[word]
            sinceMark += word.count
            if sinceMark > Self.minimumClause * Self.characterByteCount {
                text += random.element(of: Self.marks)
                sinceMark = 0
            }
        }
        return String(decoding: text.prefix(wanted), as: UTF8.self)
    }

    /// A surname and one or two characters.
    func name(_ random: inout SeededRandom) -> String {
        var name = String(random.element(of: Han.surnames))
        for _ in 0...random.below(2) { name.append(random.element(of: Han.characters)) }
        return name
    }

    /// The bytes of the first word whose cumulative frequency is beyond `fraction` of the whole.
    private func word(_ fraction: Double) -> Range<Int> {
        let target = fraction * cumulative[cumulative.count - 1]
        var (low, high) = (0, cumulative.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return starts[low]..<starts[low + 1]
    }
}
