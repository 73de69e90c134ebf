import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import Synchronization
import Testing

@testable import AmendsPaper

/// A shop in memory whose clock stands in the evening of a day that the test names.
struct Shop {
    let node: Node
    private let now: Clock

    final class Clock: Sendable {
        private let milliseconds: Mutex<Int64>
        init(_ milliseconds: Int64) { self.milliseconds = Mutex(milliseconds) }
        func set(_ value: Int64) { milliseconds.withLock { $0 = value } }
        func read() -> Int64 {
            milliseconds.withLock { now in
                now += 5
                return now
            }
        }
    }

    init(_ site: String = "S012", pack: String = "plain", role: Role = .store, today: String = "2026-12-05") throws {
        let clock = Clock(Self.time(today, 20))
        let seed = Mutex<UInt64>(0x9e37_79b9)
        now = clock
        node = try Node.make(
            in: try Store.inMemory(), key: try NodeKey(privateKey: [UInt8](repeating: 7, count: 32)),
            Node.Beginning(role: role, site: try #require(SiteCode(site)), siteName: "人民路店", pack: pack),
            Surroundings(
                now: { clock.read() },
                random: { count in
                    seed.withLock { seed in
                        (0..<count).map { _ in
                            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                            return UInt8(truncatingIfNeeded: seed >> 33)
                        }
                    }
                }))
    }

    /// An hour of a day in China, ms since 1970.
    static func time(_ day: String, _ hour: Int64 = 10) -> Int64 {
        let parts = day.split(separator: "-").compactMap { Int64($0) }
        return CivilDate.day(year: parts[0], month: parts[1], day: parts[2]) * 86_400_000 + (hour - 8) * 3_600_000
    }

    func setToday(_ day: String) { now.set(Self.time(day, 20)) }

    @discardableResult
    func receive(_ day: String, _ hour: Int64 = 10, category: String = "price", and fields: ActFields = []) throws -> String {
        let time = Self.time(day, hour)
        let row = try node.receive(
            [
                (CaseField.channel, .text("phone")), (CaseField.category, .text(category)),
                (CaseField.content, .text("会员价与结账价不符。")), (CaseField.customer, .text("王秀英")),
                (CaseField.contact, .text("013812345678")), (CaseField.receivedAt, .integer(time)), (CaseField.at, .integer(time)),
            ] + fields, actor: "李强")
        return CaseView.number(of: row)
    }

    func act(_ kind: ActKind, on number: String, _ day: String, _ hour: Int64 = 12, _ fields: ActFields = []) throws {
        _ = try node.act(kind, on: number, [(CaseField.at, .integer(Self.time(day, hour)))] + fields, actor: "赵敏")
    }

    /// The whole way of a plain case, closed on a day.
    func close(_ number: String, _ day: String) throws {
        try act(CaseAct.acknowledge, on: number, day, 11)
        try act(CaseAct.assess, on: number, day, 12, [(CaseField.severity, .integer(2))])
        try act(
            CaseAct.investigate, on: number, day, 13,
            [
                (CaseField.report, .text("调阅监控。")), (CaseField.finding, .text("substantiated")), (CaseField.cause, .text("charging")),
                (CaseField.method, .added("records")), (CaseField.evidence, .text("收银小票")),
            ])
        try act(
            CaseAct.feedBack, on: number, day, 14, [(CaseField.feedback, .text("已说明。")), (CaseField.feedbackChannel, .text("phone"))])
        try act(CaseAct.followUp, on: number, day, 15, [(CaseField.satisfied, .text("yes")), (CaseField.followUpMethod, .text("phone"))])
        try act(CaseAct.close, on: number, day, 16, [(CaseField.outcome, .text("resolved"))])
    }

    func view(_ number: String, as reader: Reader? = nil) throws -> CaseView {
        try CaseView(try node.store.findCase(number), node, as: reader)
    }

    func context(_ language: Language = .simplifiedChinese, second: Language? = nil, pack: Pack? = nil) -> FormContext {
        FormContext(
            words: PaperWords(language, second: second), site: "人民路店", pack: pack, printedAt: node.surroundings.now(), utcOffset: 480,
            node: "1a2b3c4d")
    }

    func monthly(
        _ month: String, _ language: Language = .simplifiedChinese, site: SiteCode? = nil, published: PublishedFigures? = nil
    ) throws -> MonthlyReport {
        let number = try #require(MonthNumber(month))
        let figures = try MonthlyFigures(month: number, site: site, of: node)
        return MonthlyReport(figures, context(language), siteNames: ["S012": "人民路店"], published: published)
    }
}

/// What a reader reads of a page: everything that stands between tags, outside the style sheet.
func words(of html: String) -> String {
    var text = ""
    var isStyle = false
    for part in html.split(separator: "<", omittingEmptySubsequences: false) {
        isStyle = part.hasPrefix("style") || (isStyle && !part.hasPrefix("/style"))
        guard let end = part.firstIndex(of: ">"), !isStyle else { continue }
        text += part[part.index(after: end)...] + "\n"
    }
    return text
}
