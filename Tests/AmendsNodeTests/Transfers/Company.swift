import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import Testing

/// A head office, or several nodes of one, and sites that never talk to each other.
struct Company {
    let clock: TestClock
    private(set) var offices: [Node] = []
    private(set) var sites: [String: Node] = [:]

    init(sites codes: [String] = ["S001", "S009", "S010"], offices count: Int = 1, clock: TestClock = TestClock()) throws {
        self.clock = clock
        for number in 0..<count { offices.append(try makeNode(.headOffice, "HQ", seed: UInt8(90 + number), clock: clock)) }
        for (number, code) in codes.enumerated() { sites[code] = try makeNode(.store, code, seed: UInt8(1 + number), clock: clock) }
    }

    var office: Node { offices[0] }
    subscript(_ code: String) -> Node { sites[code] ?? offices[0] }

    /// Everybody talks to head office until nothing is new.
    func meet(_ codes: [String]? = nil, with office: Node? = nil) async throws {
        for code in codes ?? sites.keys.sorted() { try await talk(self[code], office ?? self.office, cutAfter: nil) }
    }

    /// Twice, so that what head office did on account of the last reaches the first.
    func settle() async throws {
        for _ in 0..<3 {
            for office in offices { try await meet(with: office) }
            for (left, right) in zip(offices, offices.dropFirst()) { try await talk(left, right, cutAfter: nil) }
        }
    }

    /// A complaint taken in at `code` about another site.
    @discardableResult
    func receive(_ code: String = "S001", about other: String = "S009", _ more: ActFields = []) throws -> CaseRow {
        try self[code].receive(
            [
                (CaseField.channel, .text("phone")), (CaseField.content, .text("结账价与会员价不符")), (CaseField.customer, .text("王秀英")),
                (CaseField.contact, .text("13800138000")), (CaseField.siteComplainedOf, .text(other)), (CaseField.category, .text("price")),
                (CaseField.allegation, .text("多收18元")), (CaseField.allegation, .text("态度差")),
            ] + more, actor: "李强")
    }

    static func handOver(to site: String, because reason: String = "投诉的是那家店") -> ActFields {
        [(CaseField.handedTo, .text(site)), (CaseField.reason, .text(reason))]
    }

    /// What the chain counts at head office: by site, and `all`.
    func counts(_ measure: Measure) throws -> [String: Int64] {
        var counts: [String: Int64] = [:]
        for line in try office.store.statistics(StatisticsQuery(by: [.site])) {
            counts[line.keys[0]] = line.count(measure)
            counts["all", default: 0] += line.count(measure)
        }
        return counts.filter { $0.value != 0 }
    }

    func way(_ node: Node, _ name: String) throws -> CaseWay { try #require(try node.way(of: try node.store.findCase(name))) }

    /// `received S001`, `handed S001 S009` …
    func events(_ node: Node, _ name: String) throws -> [String] {
        try way(node, name).steps.map { step in
            ([step.event.rawValue, step.site] + (step.event == .handed || step.event == .closed ? [step.detail] : [])).joined(separator: " ")
        }
    }
}

extension CaseFindings {
    var rules: Set<String> {
        Set(
            items.map { item in
                switch item.subject {
                case .broken(let breach, _), .standing(let breach): breach.rule
                case .met(let encounter, _, _): encounter.rawValue
                }
            })
    }
}
