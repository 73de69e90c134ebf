/// A part of the monthly report that somebody else fills: management records, archive volumes,
/// whatever has a list of the month.
public struct ReportSection: Sendable {
    public var heading: Label
    public var blocks: [Paper.Block]

    public init(_ heading: Label, _ blocks: [Paper.Block]) { (self.heading, self.blocks) = (heading, blocks) }

    /// A section of one table; none for a table without rows.
    public init?(_ heading: Label, _ table: PaperTable) {
        if table.rows.isEmpty { return nil }
        self.init(heading, [.table(table)])
    }
}
