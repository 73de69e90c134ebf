/// Labels with their values, or with room to write them in by hand, in a ruled grid two pairs wide.
public struct FieldGrid: Sendable, Hashable {
    public var fields: [Field]

    public init(_ fields: [Field] = []) { self.fields = fields }

    public struct Field: Sendable, Hashable {
        public var label: Label
        public var value: Value
        /// Takes a line of its own.
        public var isWide: Bool
        /// Room to write in, lines.
        public var lineCount: Int

        public init(_ label: Label, _ value: Value, wide: Bool = false, lines: Int = 1) {
            (self.label, self.value, isWide, lineCount) = (label, value, wide, lines)
        }
    }

    public enum Value: Sendable, Hashable {
        /// Empty: to be filled in by hand.
        case blank
        case text(String)
        case choices([Choice])
    }

    /// A box to tick.
    public struct Choice: Sendable, Hashable {
        public var label: Label
        public var isTicked: Bool

        public init(_ label: Label, ticked: Bool) { (self.label, isTicked) = (label, ticked) }
    }

    /// The fields in lines: a wide one alone, others in pairs.
    var rows: [[Field]] {
        var rows: [[Field]] = []
        var waiting: Field?
        for field in fields {
            if field.isWide {
                if let left = waiting { rows.append([left]) }
                waiting = nil
                rows.append([field])
            } else if let left = waiting {
                rows.append([left, field])
                waiting = nil
            } else {
                waiting = field
            }
        }
        if let left = waiting { rows.append([left]) }
        return rows
    }
}

extension FieldGrid.Field {
    func renamed(_ label: Label) -> FieldGrid.Field {
        var field = self
        field.label = label
        return field
    }

    /// With none of its boxes ticked.
    var unticked: FieldGrid.Field {
        var field = self
        if case .choices(let choices) = value { field.value = .choices(choices.map { FieldGrid.Choice($0.label, ticked: false) }) }
        return field
    }
}
