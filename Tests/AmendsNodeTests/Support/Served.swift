import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import AmendsTrust
import Logging
import Testing

/// Runs `body` while `node` listens on a free port of loopback, as `amends serve` does.
func withServed<Result: Sendable>(
    _ node: Node, requiringTLS: Bool = false, _ body: @escaping @Sendable (Int) async throws -> Result
) async throws -> Result {
    var options = Serving.Options(host: "127.0.0.1", port: 0)
    options.requiresTLS = requiringTLS
    var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let serving = Serving(node, options, logger: logger) { listening.yield($0) }
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            try await serving.run()
            listening.finish()
        }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        do {
            let result = try await body(port)
            group.cancelAll()
            return result
        } catch {
            group.cancelAll()
            throw error
        }
    }
}

/// A chain's head office on a clock that the test moves, and what its stores need to join it.
struct OfficeOnClock: Sendable {
    let clock: TestClock
    let node: Node

    init(seed: UInt8 = 200, clock: TestClock = TestClock()) throws {
        self.clock = clock
        node = try makeNode(.headOffice, "HQ", seed: seed, clock: clock)
    }

    init(clock: TestClock, node: Node) { (self.clock, self.node) = (clock, node) }

    func invitation(to site: String, port: Int, role: Role = .store, hours: Int = 24, replaces: String? = nil) throws -> InvitationCode {
        var request = InvitationRequest(
            role: role, site: try #require(SiteCode(site)), address: try JoinAddress(host: "127.0.0.1", port: UInt16(port)), hours: hours)
        request.replaces = replaces
        request.siteName = "店 \(site)"
        return try node.invite(request).code
    }

    /// A store that has joined, with the folder that it lies in.
    func joined(_ site: String, port: Int, seed: UInt64, replaces: String? = nil) async throws -> (Node, TemporaryFolder) {
        let folder = try TemporaryFolder()
        let code = try invitation(to: site, port: port, replaces: replaces)
        let joining = try await Node.join(code, in: NodeFolder(path: folder.file("node")), .test(clock, seed: seed))
        #expect(joining.firstSyncFailure == nil)
        return (joining.node, folder)
    }
}

/// Expects that `body` fails with an answer of head office.
func expectDeclined(
    _ code: EnrolmentDeclineCode, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> some Sendable
) async {
    do {
        _ = try await body()
        Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    } catch let error as NodeError {
        guard case .declined(let decline)? = error.reason else {
            Issue.record("\(error.text)", sourceLocation: sourceLocation)
            return
        }
        #expect(decline.code == code, "\(decline.text)", sourceLocation: sourceLocation)
    } catch { Issue.record("\(error)", sourceLocation: sourceLocation) }
}
