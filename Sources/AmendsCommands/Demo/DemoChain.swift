import AmendsText
import Foundation
import Synchronization

/// The chain of the demo: five stores, one of them with two nodes, and a head office.
final class DemoChain: Sendable {
    enum Source {
        case generated(cases: Int, seed: UInt64)
        case file(String, mapping: String)
    }

    private let headOffice: DemoNode
    private let counter: DemoNode
    private let office: DemoNode
    private let stores: [DemoNode]
    private let console: Console
    private let folder: URL
    /// Head office, while the network is up.
    let server = Mutex<DemoServer?>(nil)

    private static let shops: [(site: String, name: String, region: String)] = [
        ("S001", "人民路店", "华东"), ("S002", "西湖店", "华东"), ("S003", "天河店", "华南"), ("S004", "中关村店", "华北"), ("S005", "春熙路店", "西南"),
    ]
    private static let days = 30

    init(_ folder: DemoFolder, _ console: Console) {
        let language = console.catalogue.language.rawValue
        headOffice = folder.node("head-office", site: "HQ", language: language)
        counter = folder.node("S001-counter", site: "S001", language: language)
        office = folder.node("S001-office", site: "S001", language: language)
        stores = [counter, office] + Self.shops.dropFirst().map { folder.node($0.site, site: $0.site, language: language) }
        self.console = console
        self.folder = folder.url
    }

    private var nodes: [DemoNode] { [headOffice] + stores }

    /// True where all nodes agree in the end.
    func run(_ source: Source) async throws -> Bool {
        let start = Date()
        console.say(.introduction(stores: Self.shops.count, nodes: nodes.count, days: Self.days))
        console.say(.startingNodes(count: nodes.count))
        try await makeNodes()
        let disputed = try await prepare(source)
        console.say(.networkDown)
        try await work(source)
        try await editTogether(disputed)
        console.say(.networkUp)
        try connect()
        try await syncAll()
        let report = DemoReport(try await digests(), console.catalogue)
        try console.write("\n\(console.catalogue.text(.digestsTitle))\n\(report.table.rendered())\n")
        try await showFigures()
        let isSettled = try await settle(disputed)
        disconnect()
        let last = DemoReport(try await digests(), console.catalogue)
        let agrees = report.agrees && last.agrees && isSettled
        console.say(agrees ? .allAgree : .disagreement)
        try showWhatNext()
        console.say(.finished(seconds: Int(Date().timeIntervalSince(start).rounded(.up))))
        return agrees
    }

    // MARK: Nodes and network

    private func makeNodes() async throws {
        try await headOffice.run(["init", "--role", "head-office", "--site", "HQ", "--site-name", "总部"])
        try await onAll(stores) { node in
            let shop = Self.shops.first { $0.site == node.site } ?? Self.shops[0]
            try await node.run(["init", "--role", "store", "--site", shop.site, "--site-name", shop.name, "--region", shop.region])
        }
    }

    private func connect() throws {
        let listening = try headOffice.serve()
        server.withLock { $0 = listening }
    }

    private func disconnect() { server.withLock { $0.take()?.stop() } }

    private var address: String { "127.0.0.1:\(server.withLock { $0?.port ?? 0 })" }

    /// All stores at once, then once more: the two nodes of one store hear of each other through head office.
    private func syncAll() async throws {
        for node in stores { console.say(.syncing(site: node.name)) }
        for _ in 0..<2 { try await sync(stores) }
    }

    private func sync(_ nodes: [DemoNode]) async throws {
        let address = address
        try await onAll(nodes) { try await $0.run(["sync", "--peer", address]) }
    }

    private func onAll(_ nodes: [DemoNode], _ body: @escaping @Sendable (DemoNode) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for node in nodes { group.addTask { try await body(node) } }
            try await group.waitForAll()
        }
    }

    // MARK: Work

    /// The cases that will be changed in several places at once.
    private struct Disputed {
        /// Changed by both nodes of the store and by head office.
        var changed: String
        var field: String
        var values: [String]
        /// Closed here and escalated there; nil where a file brought no open case.
        var closedUnseen: String?
    }

    /// Before the network goes down, both nodes of S001 and head office get to know the same cases.
    private func prepare(_ source: Source) async throws -> Disputed {
        switch source {
        case .generated:
            let first = try await receive("phone", "price", "会员价与结账价不符，多收了18元。", customer: "王秀英")
            let second = try await receive("onsite", "attitude", "退货时柜台人员态度恶劣，要求道歉。", customer: "陈建国")
            try connect()
            try await sync([counter])
            try await sync(stores.filter { $0.name != counter.name })
            disconnect()
            return Disputed(changed: first, field: "category", values: ["price", "attitude", "service_quality"], closedUnseen: second)
        case .file(let file, let mapping):
            console.say(.splitting(file: file, stores: Self.shops.count))
            let shares = stores.filter { $0.name != office.name }
            let parts = Dictionary(uniqueKeysWithValues: shares.enumerated().map { ($1.name, $0) })
            try await onAll(shares) { [console] node in
                let part = "\(parts[node.name] ?? 0)/\(shares.count)"
                let rejects = node.folder.appendingPathComponent("rejects.csv").path
                let arguments = ["import", "--mapping", mapping, "--site", node.site, "--part", part, "--rejects", rejects, "--json", file]
                let result = try await node.run(arguments)
                console.say(.writing(site: node.name, cases: result.document["cases"] as? Int ?? 0))
            }
            try connect()
            try await sync(shares)
            try await sync([office])
            disconnect()
            let listed = try await office.run(["case", "list", "--limit", "1", "--json"]).document["cases"] as? [[String: Any]]
            let number = listed?.first?["number"] as? String ?? ""
            return Disputed(changed: number, field: "assignee", values: ["王芳", "李强", "总部客服"], closedUnseen: nil)
        }
    }

    private func receive(_ channel: String, _ category: String, _ content: String, customer: String) async throws -> String {
        let arguments = [
            "case", "receive", "--channel", channel, "--category", category, "--content", content, "--customer", customer, "--actor", "王芳",
        ]
        return try await counter.run(arguments).text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func work(_ source: Source) async throws {
        guard case .generated(let cases, let seed) = source else { return }
        let numbers = Dictionary(uniqueKeysWithValues: stores.enumerated().map { ($1.name, UInt64($0)) })
        try await onAll(stores) { [console] node in
            let seed = String(seed &* 1000 &+ (numbers[node.name] ?? 0))
            try await node.run(["demo-fill", "--cases", String(cases), "--seed", seed, "--days", String(Self.days)])
            console.say(.writing(site: node.name, cases: cases))
        }
    }

    private func editTogether(_ disputed: Disputed) async throws {
        console.say(.editingTogether(number: disputed.changed))
        for (node, (value, actor)) in zip([counter, office, headOffice], zip(disputed.values, ["王芳", "李强", "总部质检"])) {
            try await node.run(["case", "amend", disputed.changed, "--\(disputed.field)", value, "--actor", actor])
        }
        guard let number = disputed.closedUnseen else { return }
        console.say(.closingUnseen(number: number))
        try await office.run(["case", "close", number, "--outcome", "resolved", "--actor", "李强"])
        try await headOffice.run(["case", "escalate", number, "--escalated-to", "区域经理", "--actor", "总部质检"])
    }

    // MARK: What came of it

    private func digests() async throws -> [(node: DemoNode, document: [String: Any])] {
        var digests: [(DemoNode, [String: Any])] = []
        for node in nodes { digests.append((node, try await node.run(["digest", "--json"]).document)) }
        return digests
    }

    private func showFigures() async throws {
        try console.write("\(console.catalogue.text(.statisticsTitle))\n\(try await headOffice.run(["statistics", "--by", "site"]).text)\n")
        let count = try await headOffice.run(["case", "conflicts", "--json"]).document["count"] as? Int ?? 0
        try console.write(
            "\(console.catalogue.text(.conflictsTitle(count: count)))\n\(try await headOffice.run(["case", "conflicts"]).text)\n")
    }

    /// True where the case shows one value and no conflict at all three nodes afterwards.
    private func settle(_ disputed: Disputed) async throws -> Bool {
        console.say(.settling(number: disputed.changed))
        let value = disputed.values[0]
        try await headOffice.run(["case", "settle", disputed.changed, "--\(disputed.field)", value, "--actor", "店长"])
        try await sync([counter, office])
        var isSettled = true
        var isOpen = true
        for node in [headOffice, counter, office] {
            let shown = try await node.run(["case", "show", disputed.changed, "--json"]).document
            let fields = shown["fields"] as? [String: Any] ?? [:]
            isSettled = isSettled && shown["conflict_count"] as? Int == 0 && fields[disputed.field] as? String == value
            if let number = disputed.closedUnseen {
                let escalated = try await node.run(["case", "show", number, "--json"]).document
                isOpen = isOpen && escalated["open"] as? Bool == true
            }
        }
        if isSettled { console.say(.settledEverywhere(number: disputed.changed)) }
        if let number = disputed.closedUnseen, isOpen { console.say(.stillOpen(number: number)) }
        return isSettled && isOpen
    }

    /// Whether a shell finds this program by its name.
    private static var isOnPath: Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains { directory in
            URL(fileURLWithPath: "\(directory)/amends").resolvingSymlinksInPath() == DemoNode.program
        }
    }

    private func showWhatNext() throws {
        let catalogue = console.catalogue
        var text = "\n\(catalogue.text(.foldersTitle))\n"
        for node in nodes { text += "  \(node.folder.path)\n" }
        let folder = headOffice.folder.path
        let amends = Self.isOnPath ? "amends" : DemoNode.program.path
        text += "\n\(catalogue.text(.nextTitle))\n"
        let next: [(DemoStep, String)] = [
            (.nextList, "\(amends) case list --data \(counter.folder.path)"), (.nextSearch, "\(amends) search 退款 --data \(folder)"),
            (.nextStatistics, "\(amends) statistics --by month,category --exact --data \(folder)"),
            (.nextVerify, "\(amends) verify --data \(folder)"),
            (.nextServe, "\(amends) serve --data \(folder)"),
        ]
        for (step, command) in next { text += "  \(command)    # \(catalogue.text(step))\n" }
        try console.write(text)
    }
}
