import AmendsLog
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import Foundation
import Synchronization
import Testing

/// A wall clock that a test sets; every look moves it on a little.
final class TestClock: Sendable {
    private let milliseconds: Mutex<Int64>

    init(_ milliseconds: Int64 = 1_790_000_000_000) { self.milliseconds = Mutex(milliseconds) }

    func set(_ value: Int64) { milliseconds.withLock { $0 = value } }
    func move(_ difference: Int64) { milliseconds.withLock { $0 += difference } }
    func read() -> Int64 {
        milliseconds.withLock { now in
            now += 3
            return now
        }
    }
}

extension Surroundings {
    /// The time of `clock`, and bytes that follow from `seed`.
    static func test(_ clock: TestClock, seed: UInt64) -> Surroundings {
        let state = Mutex(seed &* 0x9e37_79b9_7f4a_7c15 | 1)
        return Surroundings(
            now: { clock.read() },
            random: { count in
                state.withLock { state in
                    (0..<count).map { _ in
                        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        return UInt8(truncatingIfNeeded: state >> 33)
                    }
                }
            })
    }
}

func testKey(_ seed: UInt8) throws -> NodeKey { try NodeKey(privateKey: [UInt8](repeating: seed, count: 32)) }

/// A node whose clock the test moves.
func makeNode(_ role: Role, _ site: String, seed: UInt8, clock: TestClock, in store: Store? = nil, region: String = "") throws -> Node {
    try Node.make(
        in: try store ?? Store.inMemory(), key: testKey(seed),
        Node.Beginning(role: role, site: try #require(SiteCode(site)), siteName: "店 \(site)", region: region),
        .test(clock, seed: UInt64(seed)))
}

func scope(_ code: String) -> Scope { SiteCode(code).map(Scope.site) ?? .company }

/// One session over a pipe that breaks after so many bytes.
@discardableResult
func talk(_ left: Node, _ right: Node, cutAfter byteCount: Int?, acceptsNew: Bool = true) async throws -> (SessionOutcome, SessionOutcome) {
    let (a, b) = MemoryPipe.pair(cuttingAfterByteCount: byteCount)
    async let first = left.talk(over: a, isInitiator: true, acceptsNew: acceptsNew)
    async let second = right.talk(over: b, isInitiator: false, acceptsNew: acceptsNew)
    return (try await first, try await second)
}

/// The digests of the scopes that both nodes hold, compared.
func expectShared(
    _ left: Node, _ right: Node, _ scopes: [Scope], _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let (mine, theirs) = (try digests(left), try digests(right))
    for scope in scopes { #expect(mine[scope] == theirs[scope], comment, sourceLocation: sourceLocation) }
}

/// Expects a node error of `code`, and gives it for a look at its text.
@discardableResult
func expectNodeError<Result>(
    _ code: NodeError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Result
) -> NodeError? {
    do {
        _ = try body()
        Issue.record("nothing was thrown, \(code) was expected", sourceLocation: sourceLocation)
        return nil
    } catch let error as NodeError {
        #expect(error.code == code, "\(error.text)", sourceLocation: sourceLocation)
        return error
    } catch {
        Issue.record("\(error) was thrown, \(code) was expected", sourceLocation: sourceLocation)
        return nil
    }
}

/// A folder that is gone with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/amends-node-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // Left behind, it is the system's to clean.
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }
}
