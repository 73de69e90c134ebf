import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsStore

/// One customer as the cases of this node know them, whatever shops they went to. Nothing is kept of it:
/// it is read off the cases each time, so what is corrected or erased there is so here.
public struct Customer: Sendable {
    /// One case of theirs.
    public struct Line: Sendable {
        public var row: CaseRow
        public var particulars: CustomerParticulars
        /// ms since 1970.
        public var received: Int64

        init(_ row: CaseRow, _ particulars: CustomerParticulars) {
            (self.row, self.particulars) = (row, particulars)
            received = row.state.integer(CaseField.receivedAt) ?? row.state.entries.first?.time ?? 0
        }

        /// Whether the case stands for itself: one that was handed over goes on elsewhere, and a duplicate in
        /// the case it stands behind.
        public var isCounted: Bool { row.state.shown(CaseField.successor) == nil && !row.state.isHiddenAsDuplicate }
    }

    /// The newest first.
    public let lines: [Line]
    /// As written, each once, the newest first.
    public private(set) var names: [String] = []
    public private(set) var contacts: [String] = []
    public private(set) var members: [String] = []
    public private(set) var sites: [String] = []

    // Of cases that stand for themselves.
    public private(set) var complaints = 0
    public private(set) var open = 0
    public private(set) var satisfied = 0
    public private(set) var dissatisfied = 0
    /// Fen.
    public private(set) var promised: Int64 = 0
    public private(set) var paid: Int64 = 0

    init(_ lines: [Line]) {
        self.lines = lines.sorted { ($1.received, $0.row.record) < ($0.received, $1.row.record) }
        for line in self.lines {
            Self.note(line.particulars.name, &names)
            Self.note(line.particulars.contact, &contacts)
            Self.note(line.particulars.member, &members)
            if case .site(let code) = line.row.scope { Self.note(code.text, &sites) }
            if line.isCounted { count(line.row.state) }
        }
        sites.sort()
    }

    private static func note(_ text: String, _ list: inout [String]) { if !text.isEmpty, !list.contains(text) { list.append(text) } }

    private mutating func count(_ state: RecordState) {
        if ["complaint", "handling_complaint"].contains(state.text(CaseField.kind) ?? "complaint") { complaints += 1 }
        if state.isOpen { open += 1 }
        switch state.text(CaseField.satisfied) {
        case "yes": satisfied += 1
        case "no": dissatisfied += 1
        default: break
        }
        promised = promised.addingReportingOverflow(state.balance(of: CaseField.promised).count).partialValue
        paid = paid.addingReportingOverflow(state.balance(of: CaseField.compensation).count).partialValue
    }
}
