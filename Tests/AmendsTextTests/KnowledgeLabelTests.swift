import AmendsText
import Testing

@Suite struct KnowledgeLabelTests {
    @Test(arguments: Language.allCases) func everyWordAroundKnowledgeHasALabel(language: Language) {
        let labels = KnowledgeWord.all.map { Catalogue(language).label($0) }
        #expect(labels.count > 40)
        for label in labels {
            #expect(!label.isEmpty && !label.contains("-"))
            #expect(language == .english || label.unicodeScalars.allSatisfy { $0.value > 0x7f }, "\(label) is not Chinese")
        }
    }
}
