import AmendsPolicy
import AmendsText
import Testing

@Suite struct CaseWordTests {
    @Test(arguments: Language.allCases) func everyWordAroundACaseHasALabel(language: Language) {
        let labels = CaseWord.allCases.map { Catalogue(language).label($0) }
        for label in labels {
            #expect(!label.isEmpty)
            #expect(language == .english || label.unicodeScalars.allSatisfy { $0.value > 0x7f }, "\(label) is not Chinese")
        }
        let duties = UnitDuty.allCases.map { Catalogue(language).label($0) }
        #expect(Set(duties).count == UnitDuty.allCases.count && duties.allSatisfy { !$0.isEmpty })
    }

    @Test(arguments: Language.allCases) func sentencesSayWhatTheyAreAbout(language: Language) {
        let catalogue = Catalogue(language)
        #expect(catalogue.text(.noCustomer(text: "王女士")).contains("王女士"))
        #expect(catalogue.text(.customersFound(count: 3)).contains("3"))
        let training = catalogue.text(CaseSentence.trainingMissing(staff: "E12", topics: ["communication"]))
        #expect(training.contains("E12") && !training.contains("communication") || language == .english)
        #expect(training.contains("amends training attend"))
    }
}
