import AmendsText
import Testing

/// What is printed on paper, in every language.
@Suite struct PaperWordTests {
    static let sentences: [PaperSentence] = [
        .declaration, .keepThisPart, .salutation(name: ""), .salutation(name: "X"), .replyOpening(number: "N", date: "D"), .apology,
        .replyIfNotSatisfied(channels: []), .replyIfNotSatisfied(channels: ["C"]), .replyClosing, .replySlipRequest, .substantiated,
        .partlySubstantiated, .unsubstantiated, .unverifiable, .destroyed(count: 2), .tombstonesRemain, .erasedHere,
        .noticeIntroduction(site: "S"),
        .noticePrivacy, .noticeNoCharge, .limitHours(2), .limitMinutes(30), .limitWorkingDays(3), .limitCalendarDays(5), .limitsNote,
        .smallNumbersHidden(minimum: 3), .formHint, .notRecorded,
    ]

    @Test("E49: every word on paper is there in every language", arguments: Language.allCases)
    func words(language: Language) {
        let catalogue = Catalogue(language)
        for word in PaperWord.allCases { #expect(!catalogue.paper(word).isEmpty, "\(word)") }
        for word in ReportWord.allCases { #expect(!catalogue.report(word).isEmpty, "\(word)") }
        #expect(Set(Self.sentences.map { catalogue.paper($0) }).count == Self.sentences.count)
    }

    @Test("E49: Chinese papers speak Chinese, and each script its own", arguments: ["Paper", "Report"])
    func scripts(name: String) throws {
        let simplified = try LabelTests.characters("SimplifiedChinese+\(name).swift")
        let traditional = try LabelTests.characters("TraditionalChinese+\(name).swift")
        #expect(simplified.contains("诉") && traditional.contains("訴"))
        for index in stride(from: 1, to: LabelTests.pairs.count, by: 2) where LabelTests.pairs[index] != LabelTests.pairs[index - 1] {
            #expect(!simplified.contains(LabelTests.pairs[index]), "\(LabelTests.pairs[index])")
        }
        for index in stride(from: 0, to: LabelTests.pairs.count - 1, by: 2) where !LabelTests.ambiguous.contains(LabelTests.pairs[index]) {
            #expect(!traditional.contains(LabelTests.pairs[index]), "\(LabelTests.pairs[index])")
        }
        for language in [Language.simplifiedChinese, .traditionalChinese] {
            let catalogue = Catalogue(language)
            for word in PaperWord.allCases {
                #expect(catalogue.paper(word).unicodeScalars.allSatisfy { $0.value > 0x7f }, "\(word)")
            }
        }
    }

    @Test func aShareOfNothingIsNotNought() {
        for language in Language.allCases { #expect(Catalogue(language).percentage(0, of: 0) == Catalogue(language).notApplicable) }
        #expect(Catalogue(.simplifiedChinese).percentage(1, of: 3) == "33.33%")
        #expect(Catalogue(.english).percentage(2, of: 3) == "66.67 %")
    }
}
