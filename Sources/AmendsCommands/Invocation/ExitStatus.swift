import AmendsNode
import AmendsText

/// How the program ends, after sysexits.h.
enum ExitStatus: Int32 {
    case usage = 64
    case badInput = 65
    case noInput = 66
    case peerUnavailable = 69
    case fault = 70
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75
    case notPermitted = 77

    init(_ code: NodeError.Code) {
        switch code {
        case .usage: self = .usage
        case .badInput: self = .badInput
        case .noInput: self = .noInput
        case .peerUnavailable: self = .peerUnavailable
        case .cannotCreate: self = .cannotCreate
        case .inputOutput: self = .inputOutput
        case .busy: self = .busy
        case .notPermitted: self = .notPermitted
        case .fault: self = .fault
        }
    }
}
