/// One road by which a complaint came in: an element of the set ``CaseField/intake``. The first road stands
/// in the case's own fields; the others are kept here, so that one complaint stays one case.
public struct CaseIntake: Sendable, Hashable {
    /// A code of channels.
    public var channel: String
    /// When the customer complained by this road, ms since 1970; nil where nobody knows.
    public var time: Int64?
    /// Its number at a platform or an outside body.
    public var number: String
    /// By when that body wants an answer, ms since 1970.
    public var due: Int64?
    public var body: String

    public init(channel: String, time: Int64? = nil, number: String = "", due: Int64? = nil, body: String = "") {
        (self.channel, self.time, self.due) = (channel, time, due)
        (self.number, self.body) = (Self.plain(number), Self.plain(body))
    }

    /// Five parts with tabs between them.
    public var element: String {
        [channel, time.map { String($0) } ?? "", number, due.map { String($0) } ?? "", body].joined(separator: "\t")
    }

    /// Nil for what a later version wrote otherwise.
    public init?(element: String) {
        let parts = element.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5 else { return nil }
        self.init(channel: parts[0], time: Int64(parts[1]), number: parts[2], due: Int64(parts[3]), body: parts[4])
    }

    private static func plain(_ text: String) -> String { String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }

    /// A number as it is compared: without blanks and in one case.
    public static func key(of number: String) -> String { String(number.lowercased().filter { !$0.isWhitespace }) }
}
