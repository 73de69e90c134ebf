public import AmendsLog

/// One line of an archive volume's contents (`protocol/archive.md`).
public enum VolumeLine: Sendable, Hashable {
    /// A case that the volume archives.
    case listed(Listing)
    /// A case that a volume listed before and to which something was added since: a supplementary entry
    /// under the old serial number.
    case addendum(Listing)
    /// A case that was merged into another one and has no serial number of its own.
    case merged(number: String, record: RecordID, into: String)
    /// A case that was open when the month ended.
    case carriedOver(number: String, record: RecordID)
    /// A closed case that may not be archived yet, and the rule that says so.
    case heldBack(number: String, record: RecordID, rule: String)

    public struct Listing: Sendable, Hashable {
        public var serial: String
        public var number: String
        public var record: RecordID
        /// When the customer complained, ms since 1970: it gives the order.
        public var received: Int64
        /// The case's heads as they were archived, ascending: they name all of its acts.
        public var heads: [Digest]
        public var outcome: String
        /// Where its paper lies; empty where there is none.
        public var paper: String

        public init(
            serial: String, number: String, record: RecordID, received: Int64, heads: [Digest], outcome: String, paper: String = ""
        ) {
            (self.serial, self.number, self.record, self.received) = (serial, number, record, received)
            (self.heads, self.outcome, self.paper) = (heads, outcome, paper)
        }
    }

    public var record: RecordID {
        switch self {
        case .listed(let listing), .addendum(let listing): listing.record
        case .merged(_, let record, _), .carriedOver(_, let record), .heldBack(_, let record, _): record
        }
    }

    public var number: String {
        switch self {
        case .listed(let listing), .addendum(let listing): listing.number
        case .merged(let number, _, _), .carriedOver(let number, _), .heldBack(let number, _, _): number
        }
    }
}

// MARK: Text

extension VolumeLine {
    /// Words joined by tabs and ended by a newline. A backslash, a tab and a newline within a word are
    /// written as `\\`, `\t` and `\n`, so that one content has one text.
    public var text: String { words.map(Self.escaped).joined(separator: "\t") + "\n" }

    private var words: [String] {
        switch self {
        case .listed(let listing): ["case"] + Self.words(listing)
        case .addendum(let listing): ["addendum"] + Self.words(listing)
        case .merged(let number, let record, let survivor): ["merged", number, record.description, survivor]
        case .carriedOver(let number, let record): ["open", number, record.description]
        case .heldBack(let number, let record, let rule): ["held", number, record.description, rule]
        }
    }

    private static func words(_ listing: Listing) -> [String] {
        [
            listing.serial, listing.number, listing.record.description, String(listing.received),
            listing.heads.map(\.description).joined(separator: "+"), listing.outcome, listing.paper,
        ]
    }

    /// Reads one line without its newline; nil for anything that ``text`` does not write.
    public init?(_ text: some StringProtocol) {
        var words: [String] = []
        for word in text.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false) {
            guard let read = Self.unescaped(word) else { return nil }
            words.append(read)
        }
        guard let line = Self.line(words), line.text.utf8.dropLast().elementsEqual(text.utf8) else { return nil }
        self = line
    }

    private static func line(_ words: [String]) -> VolumeLine? {
        switch (words.first, words.count) {
        case ("case", 8): return listing(words).map(VolumeLine.listed)
        case ("addendum", 8): return listing(words).map(VolumeLine.addendum)
        case ("merged", 4): return RecordID(hexadecimal: words[2]).map { .merged(number: words[1], record: $0, into: words[3]) }
        case ("open", 3): return RecordID(hexadecimal: words[2]).map { .carriedOver(number: words[1], record: $0) }
        case ("held", 4): return RecordID(hexadecimal: words[2]).map { .heldBack(number: words[1], record: $0, rule: words[3]) }
        default: return nil
        }
    }

    private static func listing(_ words: [String]) -> Listing? {
        let heads = words[5].split(separator: "+", omittingEmptySubsequences: false).map { Hexadecimal.bytes($0).flatMap { Digest($0) } }
        guard let record = RecordID(hexadecimal: words[3]), let received = Int64(words[4]), !heads.isEmpty, !heads.contains(nil) else {
            return nil
        }
        return Listing(
            serial: words[1], number: words[2], record: record, received: received, heads: heads.compactMap { $0 }, outcome: words[6],
            paper: words[7])
    }

    // By scalars: a carriage return before a newline is one character to Swift.
    private static func escaped(_ word: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar {
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            case "\t": result.append(contentsOf: "\\t".unicodeScalars)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func unescaped(_ word: some Sequence<Unicode.Scalar>) -> String? {
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in word {
            if isEscaped {
                switch scalar {
                case "\\": result.append("\\")
                case "t": result.append("\t")
                case "n": result.append("\n")
                default: return nil
                }
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.append(scalar)
            }
        }
        return isEscaped ? nil : String(result)
    }
}
