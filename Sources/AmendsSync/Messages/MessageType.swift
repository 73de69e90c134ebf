/// The frame types of a session (`protocol/session.md`, section 2).
enum MessageType: UInt8, CaseIterable {
    case hello = 1
    case heads = 2
    case differences = 3
    case streams = 4
    case segment = 5
    case acknowledgement = 6
    case refused = 7
    case done = 8
    case bye = 9
    case error = 10
    case extends = 11
    case ladder = 12
    case held = 13

    /// True for what is said between the lists of streams and BYE.
    var belongsToExchange: Bool { [.segment, .acknowledgement, .refused, .done, .extends, .ladder, .held].contains(self) }

    /// Types from here on are ignored by whoever does not know them, so that a later version can
    /// say more to a peer of this one. Any other unknown type is an error.
    static let firstIgnored: UInt8 = 128

    /// The name in the specification.
    var name: String {
        switch self {
        case .hello: "HELLO"
        case .heads: "HEADS"
        case .differences: "DIFFERENCES"
        case .streams: "STREAMS"
        case .segment: "SEGMENT"
        case .acknowledgement: "ACK"
        case .refused: "REFUSED"
        case .done: "DONE"
        case .bye: "BYE"
        case .error: "ERROR"
        case .extends: "EXTENDS"
        case .ladder: "LADDER"
        case .held: "HELD"
        }
    }
}
