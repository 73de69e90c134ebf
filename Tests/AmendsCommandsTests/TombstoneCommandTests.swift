import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import Foundation
import Synchronization
import Testing

/// What the command line shows of a destroyed case, and the papers of the archive.
@Suite struct TombstoneCommandTests {
    let program: Program

    init() throws { program = try Program() }

    /// A time in China, ms since 1970.
    private static func instant(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        CivilDate.day(year: year, month: month, day: day) * 86_400_000 + 4 * 3_600_000
    }

    /// The data folder of a store, made here because nobody waits three years: two cases of November 2020,
    /// archived, one with a supplement, and the first destroyed.
    private func makeFolder() throws -> (certificate: String, request: String) {
        let now = Mutex(Self.instant(2020, 12, 1))
        let node = try Node.make(
            in: NodeFolder(path: program.path("node")),
            Node.Beginning(role: .store, site: try #require(SiteCode("S001")), siteName: "人民路店"),
            Surroundings(
                now: {
                    now.withLock { now in
                        now += 3
                        return now
                    }
                }, random: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }))
        try node.defineStaff("E05", [(StaffRecord.name, .text("陈档案"))], in: node.homeScope, by: nil)
        func handle(_ number: String, _ day: Int64, _ fields: ActFields) throws {
            let row = try node.receive(
                [
                    (CaseField.number, .text(number)), (CaseField.channel, .text("phone")),
                    (CaseField.receivedAt, .integer(Self.instant(2020, 11, day))),
                ]
                    + fields, actor: "E07")
            _ = try node.act(
                CaseAct.close, on: row.record.description,
                [(CaseField.outcome, .text("resolved")), (CaseField.at, .integer(Self.instant(2020, 11, day + 1)))], actor: "E07")
        }
        try handle(
            "A", 3,
            [
                (CaseField.customer, .text("王秀英")), (CaseField.contact, .text("13812345678")), (CaseField.content, .text("烫到脚背")),
                (CaseField.category, .text("hygiene_safety")), (CaseField.assignee, .text("E07")),
            ])
        try handle("B", 4, [(CaseField.customer, .text("李明"))])
        let month = try #require(MonthNumber("2020-11"))
        _ = try node.closeMonth(month, by: Actor(named: "E05"))
        try handle("C", 5, [(CaseField.customer, .text("周敏"))])
        _ = try node.supplement(month, by: Actor(named: "E05"))
        now.withLock { $0 = Self.instant(2024, 1, 5) }
        let request = try node.requestDestruction(cases: ["A"], basis: "保存期满三年", by: Actor(named: "E05"))
        for approver in ["E01", "E02"] { _ = try node.approveDestruction(request.number, by: Actor(named: approver)) }
        _ = try node.executeDestruction(request.number, method: "碎纸", witness: "E03", by: Actor(named: "E05"))
        let other = try node.requestDestruction(cases: ["B"], basis: "保存期满三年", by: Actor(named: "E05"))
        return (request.number, other.number)
    }

    private func output(_ arguments: String..., language: String = "zh-Hans") throws -> String {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": language])
        #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
        return outcome.output
    }

    private func page(_ name: String) throws -> String { try String(contentsOfFile: program.path(name), encoding: .utf8) }

    @Test("E34: lists, pages, histories, papers and searches show the tombstone of a destroyed case, and no person")
    func tombstone() throws {
        defer { program.remove() }
        let (certificate, _) = try makeFolder()
        var shown = [
            try output("case", "list"), try output("case", "list", "--json"), try output("case", "show", "A"),
            try output("case", "show", "A", "--json"), try output("case", "history", "A"), try output("case", "history", "A", "--json"),
            try output("case", "evidence", "A", "--json"), try output("case", "due", "A", "--json"),
            try output("archive", "show", "S001-2020-11"),
            try output("kpi", "cases", "--kpi", "timely_rate", "--month", "2020-11", "--json"),
        ]
        for form in ["complaint", "reply", "investigation", "summary"] {
            _ = try output("report", "case", "A", "--form", form, "--to", program.path("\(form).html"))
            shown.append(try page("\(form).html"))
        }
        for text in shown {
            for person in ["王秀英", "13812345678", "烫到脚背", "E07"] where text.contains(person) {
                // The other cases have their people still.
                #expect(person == "E07" && text.contains("李明"), "\(person) in \(text)")
            }
        }
        #expect(shown[0].contains(certificate) && shown[0].contains("李明") && shown[2].contains("卫生安全"))
        let summary = try #require(
            (try JSONSerialization.jsonObject(with: Data(shown[1].utf8)) as? [String: Any])?["cases"] as? [[String: Any]])
        let tombstone = try #require(summary.first { $0["number"] as? String == "A" })
        #expect(tombstone["destroyed"] as? Bool == true && tombstone["customer"] == nil && tombstone["assignee"] == nil)
        #expect(tombstone["category"] as? String == "hygiene_safety" && tombstone["outcome"] as? String == "resolved")
        #expect(try output("search", "烫到脚背") == "")
        let said = try program.run("case", "show", "A", language: "en").messages
        #expect(said.contains("is erased on this node"))
    }

    @Test("HS-5.2-1: the contents of a volume and its supplements are a page to print, in three languages")
    func contents() throws {
        defer { program.remove() }
        let (certificate, _) = try makeFolder()
        for (language, words) in [
            ("zh-Hans", ["投诉档案卷内目录", "补卷 S001-2020-11-S1", "已销毁"]), ("zh-Hant", ["投訴檔案卷內目錄", "補卷 S001-2020-11-S1"]),
            ("en", ["Contents of an archive volume", "Supplement S001-2020-11-S1"]),
        ] {
            _ = try output("report", "archive", "S001-2020-11", "--to", program.path("contents.html"), language: language)
            let text = try page("contents.html")
            for word in words + ["S001-2020-11-0001", "S001-2020-11-0002", "S001-2020-11-S1-0001", "陈档案 (E05)", certificate] {
                #expect(text.contains(word), "\(language): \(word)")
            }
        }
        _ = try output("report", "archive", "S001-2020-11", "--alone", "--to", program.path("alone.html"))
        #expect(try !page("alone.html").contains("S001-2020-11-S1"))
        _ = try output("report", "archive", "S001-2020-11-S1", "--to", program.path("supplement.html"))
        #expect(try page("supplement.html").contains("S001-2020-11-S1-0001") && !page("supplement.html").contains("S001-2020-11-0001"))
        let unknown = try program.run("report", "archive", "S001-2020-10", "--to", program.path("none.html"))
        #expect(unknown.status == 66 && unknown.messages.contains("S001-2020-10"))
    }

    @Test("HS-5.2-3: a certificate of destruction is a page to sign, and says what it does not prove; without one there is no page")
    func certificate() throws {
        defer { program.remove() }
        let (certificate, request) = try makeFolder()
        for (language, words) in [
            ("zh-Hans", ["档案销毁证明", "此前制作的数据包、导出文件和备份须另行处理", "清单摘要值"]), ("zh-Hant", ["檔案銷毀證明", "先前製作的資料包、匯出檔與備份須另行處理"]),
            ("en", ["Certificate of destruction", "made before are not reached by it"]),
        ] {
            _ = try output("report", "destruction", certificate, "--to", program.path("certificate.html"), language: language)
            let text = try page("certificate.html")
            for word in words + [certificate, "保存期满三年", "碎纸", "陈档案 (E05)", "E01", "E02", "E03", "S001-2020-11-0001"] {
                #expect(text.contains(word), "\(language): \(word)")
            }
            #expect(!text.contains("王秀英"))
        }
        let early = try program.run("report", "destruction", request, "--to", program.path("none.html"))
        #expect(early.status == 66 && early.messages.contains("not carried out"))
        #expect(!FileManager.default.fileExists(atPath: program.path("none.html")))
    }
}
