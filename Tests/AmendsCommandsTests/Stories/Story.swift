/// A complaint told line by line, as the people of a shop would type it: two nodes, a store and its head
/// office, that meet only where the story says so.
///
///     == 2026-11-05 09:30                       the clock, Chinese time
///     # words                                   for the reader
///     store manager store_manager 林店长          somebody with roles, at the store or the office
///     front: receive --channel phone …          an act on the case, by a member of staff, at the store
///     leader@office: supervise …                the same at head office
///     front: close --outcome resolved => order  the act is refused by this rule
///     stage M06                                 which step the case awaits at the store
///     clock investigate timely 2026-11-11       how a clock ended, and the last day of its limit
///     meet                                      a session; both nodes then hold and show the same
///
/// Acts are written as behind `amends case`, without the number of the case, which there is one of; the
/// archive and destruction as behind `amends archive` and `amends destruction`.
struct Story: Sendable {
    let pack: String
    let lines: [String]

    init(_ pack: String, _ text: String) {
        self.pack = pack
        lines = text.split(separator: "\n").map { line in String(line.drop { $0 == " " }) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }

    /// The words of a line; quotation marks hold words together.
    static func words(_ line: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty { words.append(word) }
                word = ""
            default: word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}
