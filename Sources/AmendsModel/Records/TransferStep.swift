/// One step on the way of a case from unit to unit. Units do not read each other's cases, so head office
/// tells each of them the others' steps, as elements of the set ``CaseField/way``: a step told twice,
/// by two nodes of head office, is one element.
public struct TransferStep: Sendable, Hashable {
    public enum Event: String, Sendable, CaseIterable {
        /// Taken in by the first unit.
        case received
        /// Offered to this unit, which is to accept or refuse.
        case offered
        case accepted
        case refused
        /// Head office decided that it is this unit's.
        case decided
        /// Closed here and handed to another unit, named by `detail`.
        case handed
        /// Something was recorded here after the case had gone; `detail` is the act.
        case added
        /// Closed; `detail` is the outcome.
        case closed
        case reopened

        /// The order of what happens in one unit, where clocks disagree.
        var rank: Int {
            switch self {
            case .received, .offered: 0
            // A unit that accepted and refused has it, and head office's word comes last.
            case .refused: 1
            case .accepted: 2
            case .decided: 3
            case .closed, .reopened: 4
            case .handed: 5
            case .added: 6
            }
        }
    }

    /// How often the case had been passed on when it lay here: 0 at the first unit.
    public var hop: Int64
    public var site: String
    public var event: Event
    /// ms since 1970.
    public var time: Int64
    public var detail: String
    public var actor: String
    /// Why, or what was recorded.
    public var text: String

    public init(hop: Int64, site: String, event: Event, time: Int64, detail: String = "", actor: String = "", text: String = "") {
        (self.hop, self.site, self.event, self.time) = (hop, site, event, time)
        self.detail = Self.cut(detail, to: Self.maximumNameByteCount)
        self.actor = Self.cut(actor, to: Self.maximumNameByteCount)
        self.text = Self.cut(text, to: Self.maximumTextByteCount)
    }

    /// Bytes of a name, and of a reason or note: a set keeps its elements in the state, and the whole text
    /// can be read where it was written.
    public static let maximumNameByteCount = 64
    public static let maximumTextByteCount = 1200

    // MARK: As an element

    /// Seven parts with tabs between them; the text is the last.
    public var element: String {
        [String(hop), site, event.rawValue, String(time), detail, actor, text].joined(separator: "\t")
    }

    /// Nil for what a later version wrote otherwise.
    public init?(element: String) {
        let parts = element.split(separator: "\t", maxSplits: 6, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 7, let hop = Int64(parts[0]), let event = Event(rawValue: parts[2]), let time = Int64(parts[3]) else {
            return nil
        }
        self.init(hop: hop, site: parts[1], event: event, time: time, detail: parts[4], actor: parts[5], text: parts[6])
    }

    /// Without tabs and line breaks, and at most so many bytes of whole characters.
    private static func cut(_ text: String, to maximum: Int) -> String {
        var result = ""
        var count = 0
        for character in text {
            let plain: Character = character.isNewline || character == "\t" ? " " : character
            count += plain.utf8.count
            if count > maximum - 3 { return result + "…" }
            result.append(plain)
        }
        return result
    }

    // MARK: The whole way

    /// The steps in the order in which they are told, each once. Two nodes of head office may have made one
    /// offer without knowing of each other; it is told with the first.
    public static func inOrder(_ steps: some Sequence<TransferStep>) -> [TransferStep] {
        let sorted = Array(Set(steps)).sorted { left, right in
            let (one, other) = ((left.hop, left.event.rank, left.time), (right.hop, right.event.rank, right.time))
            return one == other ? left.element.utf8.lexicographicallyPrecedes(right.element.utf8) : one < other
        }
        var told: [TransferStep] = []
        for step in sorted
        where step.event != .offered || !told.contains(where: { $0.event == .offered && $0.hop == step.hop && $0.site == step.site }) {
            told.append(step)
        }
        return told
    }
}

/// Whose a case is, as far as its way is known.
public enum CaseHolder: Sendable, Hashable {
    case site(String)
    /// Head office, until the site that is named has answered; nil where it has asked nobody yet.
    case headOffice(asking: String?)
    /// Nobody has anything left to do.
    case nobody

    /// Read from the whole way of a case, in order, whose last unit is `site`.
    public init(_ steps: [TransferStep], at site: String, isOpen: Bool) {
        guard let last = steps.last(where: { $0.event != .added }) else {
            self = isOpen ? .site(site) : .nobody
            return
        }
        switch last.event {
        case .received, .accepted, .decided, .reopened: self = .site(last.site)
        case .offered: self = .headOffice(asking: last.site)
        case .refused, .handed: self = .headOffice(asking: nil)
        case .closed, .added: self = .nobody
        }
    }
}
