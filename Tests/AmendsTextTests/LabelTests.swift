import AmendsLog
import AmendsModel
import AmendsText
import Foundation
import Testing

/// What the vocabulary knows has a label in every language.
@Suite struct LabelTests {
    static let kinds: [RecordKind] = Array(Set(Vocabulary.acts.map(\.recordKind))).sorted { $0.rawValue < $1.rawValue }
    static let chinese: [Language] = [.simplifiedChinese, .traditionalChinese]

    @Test(arguments: Language.allCases) func everyRecordKindHasALabel(language: Language) {
        for kind in Self.kinds { #expect(Catalogue(language).label(kind) != Vocabulary.name(of: kind), "\(kind)") }
        #expect(Self.kinds.count >= 8)
    }

    @Test(arguments: Language.allCases) func everyActHasALabelOfItsOwn(language: Language) {
        let labels = Vocabulary.acts.map { Catalogue(language).label($0.kind) }
        for (act, label) in zip(Vocabulary.acts, labels) { #expect(label != act.name && !label.isEmpty, "\(act.name)") }
        let twice = Dictionary(grouping: zip(Vocabulary.acts, labels), by: \.1).values.filter { $0.count > 1 }.map { $0.map(\.0.name) }
        #expect(twice.isEmpty)
    }

    @Test(arguments: Language.allCases) func everyFieldHasALabelOfItsOwn(language: Language) {
        let catalogue = Catalogue(language)
        for kind in Self.kinds {
            let fields = Vocabulary.fields(of: kind)
            #expect(!fields.isEmpty)
            for field in fields {
                let label = catalogue.label(field.id, of: kind)
                #expect(label != field.name && !label.isEmpty, "\(field.name) of \(Vocabulary.name(of: kind))")
            }
            #expect(Set(fields.map { catalogue.label($0.id, of: kind) }).count == fields.count)
            #expect(!catalogue.label(.actor, of: kind).hasPrefix("field-"))
        }
    }

    @Test(arguments: chinese) func everyCodeHasAChineseLabelOfItsOwn(language: Language) {
        var seen = 0
        for (kind, field, codes) in Self.codeFields {
            let labels = codes.map { Catalogue(language).label(code: $0, of: field, kind: kind) }
            for (code, label) in zip(codes, labels) {
                #expect(label != code && !label.isEmpty, "\(code)")
                #expect(label.unicodeScalars.allSatisfy { $0.value > 0x7f }, "\(label) is not Chinese")
            }
            #expect(Set(labels).count == labels.count, "two codes of field \(field.rawValue) have one label")
            seen += codes.count
        }
        #expect(seen > 100)
    }

    /// English labels may equal their codes (`price`), so the words of the catalogue are asked.
    @Test func everyCodeHasAnEnglishLabel() {
        for (kind, field, codes) in Self.codeFields {
            for code in codes { #expect(!Catalogue(.english).label(code: code, of: field, kind: kind).contains("_"), "\(code)") }
        }
    }

    static var codeFields: [(RecordKind, FieldID, [String])] {
        kinds.flatMap { kind in
            Vocabulary.fields(of: kind).compactMap { field -> (RecordKind, FieldID, [String])? in
                guard case .code(let codes) = field.meaning else { return nil }
                return (kind, field.id, codes)
            }
        }
    }

    @Test(arguments: Language.allCases) func everyMilestoneAndHeadingHasALabel(language: Language) {
        let catalogue = Catalogue(language)
        let milestones = Milestone.allCases.map { catalogue.label($0) }
        #expect(Set(milestones).count == Milestone.count)
        for (milestone, label) in zip(Milestone.allCases, milestones) { #expect(label != milestone.name && !label.isEmpty) }
        for heading in Heading.allCases { #expect(!catalogue.label(heading).isEmpty) }
        let stages = Milestone.allCases.map { catalogue.stage(awaiting: $0) } + [catalogue.stage(awaiting: nil)]
        #expect(Set(stages).count == Milestone.count - 1, "two pairs of milestones share a stage")
    }

    @Test func stagesAndMilestonesAreNamedAsTheRegulationsNameThem() {
        let catalogue = Catalogue(.simplifiedChinese)
        #expect(catalogue.stage(awaiting: .received) == "登记中")
        #expect(catalogue.stage(awaiting: .liabilityDecided) == "待认定")
        #expect(catalogue.label(.followedUp) == "回访完成")
        #expect(catalogue.label(code: "safety_hazard", of: CaseField.category) == "安全隐患")
        #expect(catalogue.label(code: "unsubstantiated", of: CaseField.finding) == "不属实")
    }

    @Test(arguments: Language.allCases) func whatALaterVersionBringsKeepsItsNumberOrCode(language: Language) {
        let catalogue = Catalogue(language)
        #expect(catalogue.label(ActKind(rawValue: 0xfff0)) == "act-65520")
        #expect(catalogue.label(RecordKind(rawValue: 99)) == "kind-99")
        #expect(catalogue.label(FieldID(rawValue: 999)) == "field-999")
        #expect(catalogue.label(code: "Loud noise", of: CaseField.category) == "Loud noise")
    }

    // MARK: Scripts

    /// Pairs of one meaning, Simplified first. Characters that are right in both scripts are not in it.
    static let pairs = Array(
        "业業两兩严嚴个個为為争爭于於产產从從们們价價优優会會传傳体體余餘偿償关關内內写寫冲衝决決况況凭憑别別办辦务務动動区區协協单單历歷参參发發变變"
            + "叶葉号號员員听聽启啟团團围圍图圖场場坏壞处處备備复復头頭实實审審对對尔爾属屬开開异異归歸录錄态態总總护護报報拟擬换換据據摊攤数數断斷无無时時显顯机機"
            + "权權条條来來极極构構标標样樣档檔检檢毁毀没沒沟溝满滿点點现現环環电電监監盖蓋码碼确確离離种種称稱签簽简簡类類系係紧緊纪紀纳納纸紙线線组組终終经經结結"
            + "给給络絡统統继繼续續维維编編缩縮缺缺网網职職联聯节節范範营營虚虛补補装裝见見规規视視觉覺计計订訂认認训訓议議记記许許设設访訪证證评評识識诉訴词詞试試"
            + "话話询詢该該误誤说說请請诺諾读讀调調谅諒负負责責货貨质質费費资資赔賠转轉轮輪轻輕较較达達过過运運还還这這进進违違连連适適选選递遞邮郵释釋钟鐘钥鑰销銷"
            + "锁鎖错錯长長门門问問间間队隊阶階际際隐隱难難项項须須题題额額馈饋骤驟删刪应應后後里裡与與执執并並采採")

    /// Written the same in both scripts in some words, so they prove nothing.
    static let ambiguous: Set<Character> = ["系", "后", "里", "并", "采", "余", "复", "于", "缺"]

    static func characters(_ language: String) throws -> Set<Character> { Set(try words(language)) }

    /// All files of one language.
    static func words(_ language: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/AmendsText/Languages")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(language) }.sorted()
        #expect(!files.isEmpty)
        return try files.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
    }

    @Test func simplifiedWordsHoldNoTraditionalCharacter() throws {
        let text = try Self.characters("SimplifiedChinese")
        #expect(text.contains("诉"))
        for index in stride(from: 1, to: Self.pairs.count, by: 2) where Self.pairs[index] != Self.pairs[index - 1] {
            #expect(!text.contains(Self.pairs[index]), "\(Self.pairs[index]) for \(Self.pairs[index - 1])")
        }
    }

    @Test func traditionalWordsHoldNoSimplifiedCharacter() throws {
        let text = try Self.characters("TraditionalChinese")
        #expect(text.contains("訴"))
        for index in stride(from: 0, to: Self.pairs.count - 1, by: 2) where !Self.ambiguous.contains(Self.pairs[index]) {
            #expect(!text.contains(Self.pairs[index]), "\(Self.pairs[index]) for \(Self.pairs[index + 1])")
        }
    }

    @Test func everyPairIsAPair() {
        #expect(Self.pairs.count.isMultiple(of: 2))
        #expect(Self.pairs.count > 400)
    }

    /// Chinese prose takes Chinese punctuation; only commands and paths keep the narrow forms.
    @Test(arguments: ["SimplifiedChinese", "TraditionalChinese"])
    func noNarrowPunctuationStandsBetweenChineseCharacters(language: String) throws {
        let text = Array(try Self.words(language))
        let isChinese = { (character: Character) in ("\u{4e00}"..."\u{9fff}").contains(character) }
        for index in text.indices.dropFirst().dropLast() where ",:;!?()".contains(text[index]) {
            let isBetween = isChinese(text[index - 1]) && isChinese(text[index + 1])
            #expect(!isBetween, "\(String(text[max(0, index - 8)..<min(text.count, index + 8)]))")
        }
    }
}
