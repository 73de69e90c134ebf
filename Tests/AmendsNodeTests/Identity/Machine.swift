import AmendsLog
import AmendsModel
import AmendsStore
import Foundation
import Testing

@testable import AmendsNode

/// A data folder on a disk that can be copied, put back and lost. The node's clock and randomness go on
/// whatever happens to the disk, as a machine's do.
final class Machine {
    let folder: NodeFolder
    private let holder: TemporaryFolder
    private let surroundings: Surroundings
    private(set) var node: Node!

    /// A machine with a fresh node of `site`.
    init(_ role: Role, _ site: String, seed: UInt64) throws {
        holder = try TemporaryFolder()
        folder = NodeFolder(path: holder.file("data"))
        surroundings = .test(TestClock(), seed: seed)
        node = try Node.make(
            in: folder, Node.Beginning(role: role, site: try #require(SiteCode(site)), siteName: "店 \(site)"), surroundings)
    }

    /// Another machine with a copy of this one's disk, and the program started there.
    private init(_ other: Machine, seed: UInt64) throws {
        holder = try TemporaryFolder()
        folder = NodeFolder(path: holder.file("data"))
        surroundings = .test(TestClock(1_790_000_500_000), seed: seed)
        try FileManager.default.copyItem(atPath: other.folder.path, toPath: folder.path)
        try start()
    }

    func start() throws { node = try Node.open(folder, surroundings) }

    /// Ends the program in good order.
    func stop() throws {
        try node.store.close()
        node = nil
    }

    func restart() throws {
        try stop()
        try start()
    }

    func cloned(seed: UInt64) throws -> Machine {
        try stop()
        defer { try? start() }
        return try Machine(self, seed: seed)
    }

    // MARK: Disks

    private func path(_ name: String) -> String { folder.path + "/" + name }

    /// Copies of the named files, to be put back later. The program must not run.
    func copy(_ names: [String]) throws -> [String: Data] {
        try Dictionary(uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: path($0)))) })
    }

    func put(_ files: [String: Data]) throws {
        for (name, content) in files { try content.write(to: URL(fileURLWithPath: path(name))) }
    }

    func lose(_ names: [String]) throws { for name in names { try FileManager.default.removeItem(atPath: path(name)) } }

    static let database = "amends.db"
    static let fence = "identity/fence"

    // MARK: What it says

    /// A case from the counter; returns its number.
    @discardableResult
    func receive() throws -> String {
        try #require(try node.receive([(CaseField.channel, .text("phone"))]).state.text(CaseField.number))
    }

    var epoch: Epoch { node.epoch }
    var reasons: [Doubt.Reason] { node.takeDoubts().map(\.reason) }
    var site: Scope { .site(node.site) }

    func lines(_ epoch: Epoch, of id: NodeID? = nil) throws -> [StreamHead] {
        try node.store.heads(of: id ?? node.id).filter { $0.stream.epoch == epoch }
    }

    /// The reasons in the node's own log, in their order.
    func loggedReasons() throws -> [String] {
        var found: [String] = []
        try node.store.forEachHistory(of: .node) { _, history in
            for entry in history where entry.draft.kind == NodeRecord.doubt {
                for case (NodeRecord.reason, .text(let code)) in entry.draft.fields { found.append(code) }
            }
        }
        return found
    }
}

/// Sessions until nothing moves any more.
func settle(_ pairs: [(Machine, Machine)], rounds: Int = 6) async throws {
    for _ in 0..<rounds { for (left, right) in pairs { try await talk(left.node, right.node) } }
}
