import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText
import Foundation
import Testing

@testable import AmendsPaper

/// The form at the counter.
@Suite struct ComplaintFormTests {
    @Test("FS-3-5 E55: the empty form has room for what is asked, boxes to tick, and boxes to sign in", arguments: Language.allCases)
    func empty(language: Language) throws {
        let catalogue = Catalogue(language)
        let paper = try Shop().context(language).complaintForm()
        let html = paper.html()
        let text = words(of: html)
        for field in [CaseField.customer, CaseField.contact, CaseField.content, CaseField.demand, CaseField.occurredAt, CaseField.number] {
            #expect(text.contains(catalogue.label(field)), "\(field.rawValue)")
        }
        for word in [PaperWord.complaintForm, .customerSignature, .receiverSignature, .managerSignature, .customerCopy] {
            #expect(text.contains(catalogue.paper(word)), "\(word)")
        }
        #expect(text.contains("☐") && !text.contains("☑"))
        #expect(paper.reference == nil && !html.contains("class=\"qr\""))
        #expect(html.contains("lines-6"))
    }

    @Test("FS-3-5 E55: the form of a case has its values, its boxes ticked, its number and its QR code")
    func filled() throws {
        let shop = try Shop()
        let number = try shop.receive("2026-11-03", and: [(CaseField.demand, .text("退还多收的18元")), (CaseField.urgency, .integer(2))])
        let paper = shop.context().complaintForm(of: try shop.view(number))
        let html = paper.html()
        for value in [number, "王秀英", "013812345678", "会员价与结账价不符。", "退还多收的18元", "2026年11月3日 10:00"] {
            #expect(html.contains(value), "\(value)")
        }
        #expect(html.contains(try #require(QRCode(number)).svg))
        #expect(Self.ticked(html) == ["电话", "价格", "紧急投诉"])
    }

    @Test("FS-3-5: a pack's form offers the pack's channels and classes in its own words, and what it demands")
    func packed() throws {
        let pack = try #require(ShippedPacks.pack(named: "foot-spa"))
        let shop = try Shop(pack: "foot-spa")
        let html = shop.context(pack: pack).complaintForm().html()
        let text = words(of: html)
        for code in pack.channels where code.parent == nil { #expect(text.contains(code.words.simplified), "\(code.code)") }
        for code in pack.categories where code.parent == nil { #expect(text.contains(code.words.simplified), "\(code.code)") }
        #expect(!text.contains("在线旅游平台"))
        let boxes = html.components(separatedBy: "class=\"choice\"").count - 1
        let channels = pack.channels.filter { $0.parent == nil }.count
        let categories = pack.categories.filter { $0.parent == nil }.count
        // Eight wishes, four degrees of severity, two of urgency and eight steps of the reception besides.
        #expect(boxes == channels + categories + 22)
    }

    @Test("E49: a guest who speaks another language gets the form in both")
    func bilingual() throws {
        let shop = try Shop()
        let number = try shop.receive("2026-11-03", and: [(CaseField.customerLanguage, .text("en"))])
        let view = try shop.view(number)
        let language = try #require(view.customerLanguage)
        let text = words(of: shop.context(.simplifiedChinese, second: language).complaintForm(of: view).html())
        for word in ["投诉登记表", "Complaint form", "客户姓名", "Customer", "投诉人签名", "Signature of the customer"] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(text.contains("I confirm that") && text.contains("本人确认"))
    }

    @Test(
        "E49: the customer's language is read from tags and from words",
        arguments: [
            ("en-US", Language.english), ("zh-TW", .traditionalChinese), ("zh", .simplifiedChinese), ("中文", .simplifiedChinese),
            ("繁體中文", .traditionalChinese), ("français", .english),
        ])
    func languages(_ pair: (written: String, language: Language)) throws {
        let shop = try Shop()
        let number = try shop.receive("2026-11-03", and: [(CaseField.customerLanguage, .text(pair.written))])
        #expect(try shop.view(number).customerLanguage == pair.language)
    }

    @Test func aReaderWithoutTheRightSeesNoPersonOnPaper() throws {
        let shop = try Shop()
        let number = try shop.receive("2026-11-03")
        for code in ["E01", "E02"] { try shop.node.defineStaff(code: code, name: "员工\(code)", post: "") }
        let unit = try #require(SiteCode("S012"))
        let from = Shop.time("2026-01-01")
        try shop.node.grant(.companyLeader, to: "E01", for: .site(unit), from: from, by: nil)
        try shop.node.grant(.auditor, to: "E02", for: .site(unit), from: from, by: Actor(as: "E01"))
        let html = shop.context().summary(of: try shop.view(number, as: try Reader(shop.node, as: "E02"))).html()
        #expect(!html.contains("王秀英") && !html.contains("013812345678") && !html.contains("会员价与结账价不符"))
        #expect(html.contains(Masked.text) && html.contains(number))
        let whole = shop.context().summary(of: try shop.view(number, as: try Reader(shop.node, as: "E01"))).html()
        #expect(whole.contains("王秀英") && whole.contains("会员价与结账价不符"))
    }

    /// The labels of the boxes that are ticked.
    private static func ticked(_ html: String) -> [String] {
        html.components(separatedBy: "☑</span> ").dropFirst().map { String($0.prefix { $0 != "<" }) }
    }

    @Test("a form calls those who complain what the pack calls them, in every language", arguments: Language.allCases)
    func terms(language: Language) throws {
        let shop = try Shop()
        let own = ["customer", "Customer", "客户", "顾客", "客戶", "顧客"]
        for (id, term) in [
            ("online-guests", [Language.english: "Guest", .simplifiedChinese: "宾客姓名", .traditionalChinese: "賓客姓名"]),
            ("night-market", [.english: "Customer", .simplifiedChinese: "顾客姓名", .traditionalChinese: "顧客姓名"]),
        ] {
            let pack = try #require(ShippedPacks.pack(named: id))
            let paper = shop.context(language, pack: pack).complaintForm()
            let labels = paper.blocks.flatMap { block in
                if case .grid(let grid) = block { grid.rows.flatMap { $0.map(\.label.text) } } else { [String]() }
            }
            #expect(labels.contains { $0.contains(term[language] ?? "") }, "\(labels)")
            if id == "online-guests" { #expect(!labels.contains { label in own.contains { label.contains($0) } }, "\(labels)") }
        }
    }
}
