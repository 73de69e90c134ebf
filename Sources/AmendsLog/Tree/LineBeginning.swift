/// What a line of a stream begins with, of the lines that somebody else holds.
public enum LineBeginning: Hashable, Sendable {
    /// It goes on from the end of this one.
    case line(StreamHead)
    /// It holds none of them whole. Roots of the line, from the top down, for the other to find how much of
    /// it is held there.
    case ladder([Rung])
}
