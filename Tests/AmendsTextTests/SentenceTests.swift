import AmendsLog
import AmendsModel
import AmendsText
import Testing

@Suite struct SentenceTests {
    /// 2026-11-03T02:20:00Z, 10:20 in Shanghai.
    static let morning: Int64 = 1_793_672_400_000

    static func conflict(_ sides: [ConflictNotice.Side], shown: Int?, field: FieldID = CaseField.category) -> ConflictNotice {
        ConflictNotice(recordKind: .complaintCase, field: field, number: "S012-17", sides: sides, shown: shown)
    }

    static let wangAndLi = [
        ConflictNotice.Side(value: .text("price"), actor: "王芳", milliseconds: morning),
        ConflictNotice.Side(value: .text("attitude"), actor: "李强", milliseconds: morning + 300_000),
    ]

    @Test func aConflictIsToldSoThatAShopkeeperUnderstandsIt() {
        let conflict = Self.conflict(Self.wangAndLi, shown: 1)
        #expect(
            Catalogue(.english).text(conflict, utcOffset: 480)
                == "Two people changed the category at the same time without seeing each other: price (王芳, 3 Nov 10:20) and "
                + "service attitude (李强, 3 Nov 10:25). Shown is the later one. Choose with: amends case settle S012-17 --category attitude")
        #expect(
            Catalogue(.simplifiedChinese).text(conflict, utcOffset: 480)
                == "两个人在互不知情的情况下同时修改了投诉类别：价格（王芳，11月3日 10:20）和服务态度（李强，11月3日 10:25）。"
                + "目前显示较晚的一个。请用以下命令选定：amends case settle S012-17 --category attitude")
        #expect(
            Catalogue(.traditionalChinese).text(conflict, utcOffset: 480)
                == "兩個人在互不知情的情況下同時修改了投訴類別：價格（王芳，11月3日 10:20）和服務態度（李强，11月3日 10:25）。"
                + "目前顯示較晚的一個。請用以下指令選定：amends case settle S012-17 --category attitude")
    }

    @Test func theEarlierOneIsNamedWhereItIsShown() {
        let text = Catalogue(.english).text(Self.conflict(Self.wangAndLi, shown: 0), utcOffset: 480)
        #expect(text.contains("Shown is the earlier one.") && text.hasSuffix("--category price"))
    }

    @Test func ofValuesWrittenAtOneMomentTheShownOneIsNamed() {
        var sides = Self.wangAndLi
        sides[1].milliseconds = Self.morning
        #expect(Catalogue(.english).text(Self.conflict(sides, shown: 1), utcOffset: 480).contains("Shown is service attitude."))
    }

    @Test func onePersonAtTwoNodesIsNotCalledTwoPeople() {
        var sides = Self.wangAndLi
        sides[1].actor = "王芳"
        for actor in ["王芳", ""] {
            sides[1].actor = actor
            let text = Catalogue(.english).text(Self.conflict(sides, shown: 1), utcOffset: 480)
            #expect(text.hasPrefix("The category was changed in two places at the same time"), "\(text)")
        }
        #expect(Catalogue(.english).text(Self.conflict(sides, shown: 1), utcOffset: 480).contains("(no name given, 3 Nov 10:25)"))
    }

    @Test func threePeopleAreCounted() {
        let third = ConflictNotice.Side(value: .text("other"), actor: "赵敏", milliseconds: Self.morning + 600_000)
        let conflict = Self.conflict(Self.wangAndLi + [third], shown: 2)
        #expect(Catalogue(.english).text(conflict, utcOffset: 480).hasPrefix("Three people changed"))
        #expect(Catalogue(.simplifiedChinese).text(conflict, utcOffset: 480).hasPrefix("三个人"))
    }

    @Test func concurrentPaymentsAllCount() {
        let sides = [
            ConflictNotice.Side(value: .integer(5_000), actor: "王芳", milliseconds: Self.morning),
            ConflictNotice.Side(value: .integer(12_850), actor: "李强", milliseconds: Self.morning),
        ]
        let text = Catalogue(.english).text(Self.conflict(sides, shown: nil, field: CaseField.compensation), utcOffset: 480)
        #expect(text.contains("¥50.00 (王芳, 3 Nov 10:20) and ¥128.50") && text.contains("All of them count."))
        #expect(text.hasSuffix("--compensation VALUE"))
    }

    @Test func aCustomersTextNeitherEntersTheCommandNorMovesTheCursor() {
        let sides = [
            ConflictNotice.Side(value: .text("a\u{1b}[2J; rm -rf ~"), actor: "王\u{202e}芳", milliseconds: Self.morning),
            ConflictNotice.Side(value: .text("水\n不热"), actor: "李强", milliseconds: Self.morning),
        ]
        let text = Catalogue(.english).text(Self.conflict(sides, shown: 0, field: CaseField.content), utcOffset: 480)
        #expect(text.hasSuffix("amends case settle S012-17 --content VALUE"))
        #expect(text.contains("水 不热") && text.contains("王芳"))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202e })
    }

    @Test func aLongValueIsCutWithinASentence() {
        var sides = Self.wangAndLi
        sides[0].value = .text(String(repeating: "很", count: 400))
        let text = Catalogue(.simplifiedChinese).text(Self.conflict(sides, shown: 1, field: CaseField.content), utcOffset: 480)
        #expect(text.contains(String(repeating: "很", count: 23) + "…（") && !text.contains(String(repeating: "很", count: 24)))
    }

    @Test func aTextAllOfControlCharactersDoesNotReachTheTerminal() {
        let text = Catalogue(.english).text(.noMatches(words: "\u{7}\u{1b}]0;x\u{9b}"))
        #expect(text == "No case contains \"]0;x\".")
    }

    @Test func everyProblemSaysWhatToDo() {
        let catalogue = Catalogue(.english)
        #expect(catalogue.text(.busy(seconds: 10)).contains("try again"))
        #expect(catalogue.text(.notInitialised(folder: "data")).contains("amends init --data data"))
        #expect(catalogue.text(.missingField(field: CaseField.channel, option: "channel")) == "Channel is missing. Add --channel.")
        #expect(catalogue.text(.unknownCode(code: "fax", field: CaseField.channel, known: ["phone", "web"])).contains("phone, web"))
    }

    @Test func oneIsNotPluralInEnglishAndCountsHaveMeasureWordsInChinese() {
        #expect(Catalogue(.english).text(.exported(cases: 1, path: "a.csv")) == "1 case written to a.csv.")
        #expect(Catalogue(.english).text(.exported(cases: 1_284, path: "a.csv")) == "1,284 cases written to a.csv.")
        #expect(Catalogue(.simplifiedChinese).text(.exported(cases: 3, path: "a.csv")) == "已将 3 个案件写入 a.csv。")
        for language in Language.allCases {
            for what in [Counted.cases, .rows, .conflicts] { #expect(Catalogue(language).counted(2, what).hasPrefix("2 ")) }
        }
    }

    @Test func actsAndFieldsInsideSentencesAreWordsOfTheSameLanguage() {
        #expect(Catalogue(.english).text(.actRecorded(act: CaseAct.escalate, number: "S1-4")) == "Case S1-4: Escalated.")
        #expect(Catalogue(.traditionalChinese).text(.conflictSettled(field: CaseField.category, number: "S1-4", left: 2)).contains("投訴類別"))
        #expect(Catalogue(.simplifiedChinese).text(.conflict(field: CaseField.category)) == "同一项目有两个取值：投诉类别。")
        #expect(Catalogue(.traditionalChinese).text(FindingNotice.closedTwice) == "兩個人在互不知情的情況下先後結案。")
    }
}
