import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Foundation
import Testing

/// What is left to be seen of a destroyed case, wherever it shows.
@Suite struct TombstoneTests {
    /// What only the case and its acts say: a customer, a contact, a text, members of staff.
    private static let particulars = ["王秀英", "13812345678", "烫到脚背", "E07", "E08", "赵敏"]

    /// A node with one case that still lies in its archive and one, received a month before, that was destroyed.
    private static func nodeWithOneDestroyed() throws -> (node: Node, certificate: String) {
        let clock = TestClock(instant(2026, 12, 2))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let fields: ActFields = [
            (CaseField.customer, .text("王秀英")), (CaseField.contact, .text("13812345678")),
            (CaseField.content, .text("水温过高，烫到脚背，前台没有人管，等了很久才有人来处理这件事情。")), (CaseField.category, .text("hygiene_safety")),
            (CaseField.assignee, .text("E07")), (CaseField.respondent, .added("赵敏")),
        ]
        let first = try node.handled("A", received: instant(2026, 11, 3), closed: instant(2026, 11, 9), fields)
        _ = try node.act(CaseAct.note, on: first.description, [(CaseField.note, .text("已向 E08 了解情况"))], actor: "E08")
        _ = try node.handled("B", received: instant(2026, 11, 4), closed: instant(2026, 11, 9), [(CaseField.customer, .text("李明"))])
        _ = try node.closeMonth(november)
        clock.set(instant(2029, 12, 3))
        let request = try node.requestDestruction(cases: ["A"], basis: "保存期满", by: Actor(named: "E05"))
        for approver in ["E01", "E02"] { _ = try node.approveDestruction(request.number, by: Actor(named: approver)) }
        return (node, request.number)
    }

    private static func destroy(_ node: Node, _ certificate: String) throws {
        _ = try node.executeDestruction(certificate, method: "shredded", by: Actor(named: "E05"))
    }

    private static func text(_ node: Node, _ format: ExportFormat, _ folder: TemporaryFolder, _ name: String) throws -> String {
        _ = try node.export(format, to: folder.file(name))
        return try String(contentsOfFile: folder.file(name), encoding: .utf8)
    }

    @Test("E34: of a destroyed case the table of an export has its classes and nothing about people; the others stay whole")
    func exportedTable() throws {
        let folder = try TemporaryFolder()
        let (node, certificate) = try Self.nodeWithOneDestroyed()
        #expect(try Self.text(node, .csv, folder, "before.csv").contains("王秀英"))
        try Self.destroy(node, certificate)
        let table = try Self.text(node, .csv, folder, "after.csv")
        for particular in Self.particulars { #expect(!table.contains(particular), "\(particular)") }
        #expect(table.contains("hygiene_safety") && table.contains(certificate) && table.contains("李明"))
    }

    @Test("E34: an exported history withholds a destroyed case's texts, and every leaf, tree and signature still verifies without them")
    func exportedHistory() throws {
        let folder = try TemporaryFolder()
        let (node, certificate) = try Self.nodeWithOneDestroyed()
        #expect(try Self.text(node, .jsonl, folder, "before.jsonl").contains("13812345678"))
        try Self.destroy(node, certificate)
        let history = try Self.text(node, .jsonl, folder, "after.jsonl")
        for particular in Self.particulars { #expect(!history.contains(particular), "\(particular)") }
        #expect(history.contains("hygiene_safety") && history.contains("李明") && history.contains("\"commitment\""))
        let report = try ExportVerifier.verify(path: folder.file("after.jsonl"))
        #expect(report.problems == [])
    }

    @Test("E34: figures stay as they were, divided by people too, where a destroyed case counts and names nobody")
    func figures() throws {
        let (node, certificate) = try Self.nodeWithOneDestroyed()
        func lines(_ divisions: [FigureDivision]) throws -> [String] {
            try node.countedFigures(by: divisions, november...november).map { line in
                "\(line.keys) \(Measure.allCases.map { line.count($0) }) \(Milestone.allCases.filter { $0 < .destroyed }.map { line.reached($0) })"
            }
        }
        let kept = try node.store.statistics(StatisticsQuery(by: [.category, .month])).map { line in
            "\(line.keys) \(Measure.allCases.map { line.count($0) })"
        }
        let classes = try lines([.computed(.stage), .computed(.finding), .kept(.outcome)])
        let people = try node.countedFigures(by: [.computed(.staff)], november...november)
        #expect(people.map(\.keys) == [[""], ["E07"]])
        try Self.destroy(node, certificate)
        #expect(
            try node.store.statistics(StatisticsQuery(by: [.category, .month])).map { "\($0.keys) \(Measure.allCases.map($0.count))" }
                == kept)
        #expect(try lines([.computed(.stage), .computed(.finding), .kept(.outcome)]) == classes)
        let after = try node.countedFigures(by: [.computed(.staff)], november...november)
        #expect(after.map(\.keys) == [[""]])
        #expect(after.first?.count(Measure.received) == people.reduce(0) { $0 + $1.count(Measure.received) })
    }

    @Test("E34: what customers have in common is not told of a destroyed case any more")
    func repeats() throws {
        let (node, certificate) = try Self.nodeWithOneDestroyed()
        _ = try node.handled(
            "C", received: instant(2026, 11, 20), closed: instant(2026, 11, 21),
            [(CaseField.customer, .text("王秀英")), (CaseField.contact, .text("138-1234-5678"))])
        #expect(try node.repeats(of: .customer, november...november).groups.map(\.key) == ["13812345678"])
        try Self.destroy(node, certificate)
        #expect(try node.repeats(of: .customer, november...november).groups.isEmpty)
    }

    @Test("E34: a search finds no destroyed case by what it said, and still as many others as were asked for")
    func search() throws {
        let (node, certificate) = try Self.nodeWithOneDestroyed()
        for number in 0..<3 {
            _ = try node.handled(
                "D\(number)", received: instant(2026, 11, 10 + Int64(number)), closed: instant(2026, 11, 20),
                [(CaseField.content, .text("水温过高"))])
        }
        func found(_ limit: Int) throws -> [String?] {
            while try node.store.updateSearch() > 0 {}
            return try node.store.search("水温过高", limit: limit) { !$0.state.isDestroyed }.map { $0.state.text(CaseField.number) }
        }
        #expect(try found(10) == ["D2", "D1", "D0", "A"])
        try Self.destroy(node, certificate)
        #expect(try found(10) == ["D2", "D1", "D0"] && found(3) == ["D2", "D1", "D0"] && found(2) == ["D2", "D1"])
    }
}
