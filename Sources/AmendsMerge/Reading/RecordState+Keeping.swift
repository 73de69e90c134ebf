public import AmendsLog

extension RecordState {
    /// The same record with the values of some fields only, for showing: its entries, course and
    /// milestones stay. It is never written back.
    public func keeping(_ isKept: (FieldID) -> Bool) -> RecordState {
        var state = self
        state.writes.removeAll { !isKept($0.field) }
        return state
    }
}
