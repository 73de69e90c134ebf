import AmendsStore
import Foundation

/// How long a command waits for another program that is writing to the same node: `AMENDS_WAIT` seconds. A
/// script at night may want to outwait a rebuild, and one at the counter to be told at once.
enum Patience {
    static let variable = "AMENDS_WAIT"
    private static let maximumSeconds = 86_400.0

    static func seconds() throws -> Double {
        guard let text = ProcessInfo.processInfo.environment[variable], !text.isEmpty else { return Store.busyTimeout }
        guard let seconds = Double(text), (0...maximumSeconds).contains(seconds) else {
            throw Failure(.usage, text: "\(variable) is “\(text)”. Set it to the seconds to wait for another program, 0 to 86400.")
        }
        return seconds
    }
}
