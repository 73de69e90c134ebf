import AmendsNode
import Synchronization

/// A node's fence on its disk, which survives the program and can be lost, put back, or cut off by a
/// power failure between the database's write and its own.
final class SimulatedFence: FencePlace {
    private struct State {
        var bytes: [UInt8]?
        var writesToPowerCut: Int?
    }

    private let state: Mutex<State>

    init(_ bytes: [UInt8]? = nil) { state = Mutex(State(bytes: bytes)) }

    var bytes: [UInt8]? {
        get { state.withLock { $0.bytes } }
        set { state.withLock { $0.bytes = newValue } }
    }

    /// The power fails at the n-th write from now, and at all that follow; nil brings it back.
    func cutPower(afterWrites writes: Int?) { state.withLock { $0.writesToPowerCut = writes } }
    var hasLostPower: Bool { state.withLock { $0.writesToPowerCut == 0 } }

    func read() throws(NodeError) -> [UInt8]? { bytes }

    func replace(with new: [UInt8]) throws(NodeError) {
        let isWritten = state.withLock { state in
            if let left = state.writesToPowerCut {
                if left == 0 { return false }
                state.writesToPowerCut = left - 1
            }
            state.bytes = new
            return true
        }
        if !isWritten { throw NodeError(.inputOutput, "Simulated power cut.") }
    }

    func exclusively<Value>(_ body: () throws(NodeError) -> Value) throws(NodeError) -> Value { try body() }
}
