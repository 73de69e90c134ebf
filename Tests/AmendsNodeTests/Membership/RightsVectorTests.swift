import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTestSupport
import Testing

/// `protocol/vectors/rights.json`: a chain by its memberships, and who talks to whom and what is taken from
/// whom. `AMENDS_WRITE_VECTORS=1 swift test --filter RightsVectorTests` writes it anew.
@Suite struct RightsVectorTests {
    private struct Vectors: Codable, Equatable {
        var members: [Listed]
        var peers: [Peer]
        var streams: [Stream]
    }

    private struct Listed: Codable, Equatable {
        var name: String
        var node: String
        var role: String
        var site: String
        var reads: [String]
        var writes: [String]
        var isRevoked: Bool
    }

    /// Whether `by` talks to `peer`, and which of the scopes it gives it.
    private struct Peer: Codable, Equatable {
        var by: String
        var peer: String
        var isAccepted: Bool
        var given: [String]
    }

    /// Whether `by` takes a segment of the stream from `peer`.
    private struct Stream: Codable, Equatable {
        var by: String
        var peer: String
        var writer: String
        var scope: String
        var isTaken: Bool
    }

    private static let names = ["office", "one", "two", "lost", "auditor", "region"]

    private static func make() throws -> Vectors {
        let clock = TestClock()
        let office = try makeNode(.headOffice, "HQ", seed: 100, clock: clock)
        var nodes = ["office": office]
        func add(_ name: String, _ role: Role, _ site: String, _ seed: UInt8, _ reads: ScopeGrants = .none, _ writes: ScopeGrants = .none)
            throws
        {
            let node = try makeNode(role, site, seed: seed, clock: clock)
            nodes[name] = node
            var admission = Node.Admission(node: node.id, role: role, site: SiteCode(site))
            (admission.reads, admission.writes) = (reads, writes)
            try office.admit(admission)
        }
        try office.admit(Node.Admission(node: office.id, role: .headOffice, site: SiteCode("HQ")))
        try add("one", .store, "S001", 101)
        try add("two", .store, "S002", 102)
        try add("lost", .store, "S001", 103)
        try add("auditor", .auditor, "AUD", 104, .everything)
        try add("region", .auditor, "EAST", 105, .scopes([scope("S001")]), .scopes([scope("S001")]))
        try office.revoke(nodes["lost"]?.id.description ?? "", why: "stolen")
        // The others know what head office knows.
        let head = try #require(try office.headsToSync().first { $0.stream.scope == .company })
        for segment in try office.store.segments(of: head.stream, from: 0, maximumByteCount: 1 << 20).segments {
            for node in nodes.values where node !== office { _ = node.intake.take(segment, stream: head.stream, sender: "test", at: 0) }
        }
        return try judge(nodes)
    }

    private static func judge(_ nodes: [String: Node]) throws -> Vectors {
        let membership = try #require(nodes["office"]).membership()
        func party(_ name: String) throws -> SyncParty {
            let node = try #require(nodes[name])
            return SyncParty(node: node.id, role: node.role.wire, site: node.site, readable: node.role == .store ? .own : .all)
        }
        func log(_ name: String) throws -> Scope { .log(try #require(nodes[name]).id) }
        func words(_ scope: Scope) -> String {
            guard case .log(let node) = scope else { return scope.description }
            return "log/" + (nodes.first { $0.value.id == node }?.key ?? "")
        }
        let scopes = [.company, scope("S001"), scope("S002"), try log("one"), try log("two")]
        var vectors = Vectors(members: [], peers: [], streams: [])
        for name in names {
            let id = try #require(nodes[name]).id
            let member = try #require(membership[id])
            vectors.members.append(
                Listed(
                    name: name, node: member.node.description, role: member.role.rawValue, site: member.site?.text ?? "",
                    reads: member.reads.texts, writes: member.writes.texts, isRevoked: member.isRevoked))
        }
        for by in ["office", "one", "region"] {
            let rights = try #require(nodes[by]).rights(acceptsNew: false)
            for peer in names {
                let party = try party(peer)
                let isAccepted = rights.refusal(of: party) == nil
                let reading = rights.reading(of: party)
                let given = scopes.filter { isAccepted && party.mayRead($0) && reading.permits($0, to: party) }
                vectors.peers.append(Peer(by: by, peer: peer, isAccepted: isAccepted, given: given.map(words)))
                guard isAccepted else { continue }
                for writer in names {
                    for scope in scopes {
                        let stream = StreamID(node: try #require(nodes[writer]).id, scope: scope, epoch: Epoch(counter: 0, random: 1))
                        vectors.streams.append(
                            Stream(
                                by: by, peer: peer, writer: writer, scope: words(scope),
                                isTaken: rights.refusal(of: stream, from: party) == nil))
                    }
                }
            }
        }
        return vectors
    }

    @Test func everybodyTalksAndTakesAsTheVectorsSay() throws {
        let vectors: Vectors = try VectorFile.read("rights", orWrite: Self.make)
        #expect(try Self.make() == vectors)
        // What no table may ever say.
        for stream in vectors.streams where stream.isTaken {
            if stream.scope == "company" { #expect(stream.writer == "office") }
            if stream.scope.hasPrefix("log/") { #expect(stream.scope == "log/\(stream.writer)") }
            if stream.scope == "site/S001" { #expect(["office", "one", "lost", "region"].contains(stream.writer)) }
            if stream.scope == "site/S002" { #expect(["office", "two"].contains(stream.writer)) }
        }
        #expect(vectors.peers.filter { $0.peer == "lost" }.allSatisfy { !$0.isAccepted })
        #expect(vectors.peers.contains { $0.by == "office" && $0.peer == "region" && $0.given == ["company", "site/S001"] })
    }
}
