/// Every limit of an import, with its reason. `protocol/mapping.md` repeats them for the reader of a
/// refusal.
public enum ImportLimits {
    /// Bytes of a mapping file: the largest sensible one has a few hundred lines.
    public static let maximumMappingByteCount = 256 * 1024
    /// Nodes of a mapping's YAML tree, so that aliases cannot unfold without end.
    public static let maximumMappingNodes = 20_000
    /// Acts in a mapping's list: a node remembers the steps taken as bits of one integer.
    public static let maximumActs = 63
    /// Bytes of one field in UTF-8. An entry holds less; fields no act carries may be longer.
    public static let maximumFieldByteCount = 1 << 20
    /// Bytes of one row in UTF-8. A quote that is never closed must not swallow the file.
    public static let maximumRowByteCount = 4 << 20
    /// Columns of a row: what is wider is not a table of cases.
    public static let maximumColumns = 4096
    /// Bytes of a source's own case id: it is a field of the case's first act.
    public static let maximumSourceIDByteCount = 512
    /// Bytes of the values of one act. An entry is at most 64 KiB, the rest is its frame.
    public static let maximumActByteCount = 60 * 1024
    /// Events of one case: they are held in memory together.
    public static let maximumEventsPerCase = 10_000
    /// Bytes of the used columns of one case's events, for the same reason.
    public static let maximumEventByteCountPerCase = 64 << 20
    /// Cases of one file: 64 bits of each id are kept to find second rows (about 0.7 GB at the limit).
    public static let maximumCases = 20_000_000
    /// Memory for the rows of an event log before they are sorted out to a temporary file.
    public static let sortingMemoryByteCount = 64 << 20
    /// Sorted runs of one event log, merged in one pass: with the memory above, 16 GiB of used columns.
    public static let maximumRuns = 256
    /// Bytes that may be read a second time to find the rows after an unclosed quote.
    public static let maximumRescannedByteCount = 64 << 20
    /// Years in which a time may lie; others are typing errors.
    public static let years = 1900...2199
}
