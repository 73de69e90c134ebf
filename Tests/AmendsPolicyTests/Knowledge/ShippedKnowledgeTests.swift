import AmendsPolicy
import Testing

/// The content that the regulations ask for is there, in every language.
@Suite struct ShippedKnowledgeTests {
    let knowledge: Knowledge

    init() throws { knowledge = try Knowledge.shipped() }

    private func entry(_ id: String) throws -> KnowledgeEntry { try #require(knowledge.entry(id), "\(id)") }

    private static func words(of entry: KnowledgeEntry) -> [KnowledgeEntry.Words] { [entry.english, entry.simplified, entry.traditional] }

    private static func everything(_ words: KnowledgeEntry.Words) -> String {
        ([words.title, words.text] + words.lines).joined(separator: "\n")
    }

    // MARK: The form of all of it

    @Test func everyEntryIsWrittenInThreeLanguages() {
        #expect(knowledge.entries.count > 90)
        for entry in knowledge.entries {
            let texts = Self.words(of: entry).map(Self.everything)
            #expect(Set(texts).count == 3, "\(entry.id): two languages have the same text")
            #expect(!texts[0].unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }, "\(entry.id): Chinese in the English text")
        }
    }

    /// Characters that only one of the two scripts has, out of the most frequent ones.
    @Test func simplifiedAndTraditionalDoNotMix() {
        let simplifiedOnly = Set("们这对说时会为过个来发经问门车见还进没现马长东请让记满诉处员户业务责")
        let traditionalOnly = Set("們這對說時會為過個來發經問門車見還進沒現馬長東請讓記滿訴處員戶業務責")
        for entry in knowledge.entries {
            let wrong = Set(Self.everything(entry.simplified)).intersection(traditionalOnly)
            #expect(wrong.isEmpty, "\(entry.id), zh-Hans: \(String(wrong))")
            let alsoWrong = Set(Self.everything(entry.traditional)).intersection(simplifiedOnly)
            #expect(alsoWrong.isEmpty, "\(entry.id), zh-Hant: \(String(alsoWrong))")
        }
    }

    private static func blanks(of line: String) -> [Substring] {
        line.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first }.sorted()
    }

    @Test func whatIsToBeFilledInIsTheSameInEveryLanguage() {
        var seen: Set<Substring> = []
        for entry in knowledge.entries {
            let blanks = Self.words(of: entry).map { $0.lines.map(Self.blanks) }
            #expect(blanks[0] == blanks[1] && blanks[0] == blanks[2], "\(entry.id)")
            seen.formUnion(blanks[0].joined())
        }
        #expect(seen.isSuperset(of: ["name", "number", "time", "reason"]))
    }

    @Test func noTwoEntriesHaveOneTitle() {
        for words in [\KnowledgeEntry.english, \.simplified, \.traditional] {
            let titles = knowledge.entries.map { $0[keyPath: words].title }
            #expect(Set(titles).count == titles.count)
        }
    }

    @Test func onlyTheShippedPacksAreNamed() {
        #expect(knowledge.packs == ["foot-spa", "home-services", "night-market", "online-guests", "plain", "salon"])
    }

    @Test func aPackSeesItsOwnAndWhatIsForAll() throws {
        let salon = knowledge.entries(pack: "salon")
        #expect(salon.contains { $0.id == "salon-aims" } && salon.contains { $0.id == "handling-benefits" })
        #expect(!salon.contains { $0.id == "foot-spa-aims" })
        #expect(knowledge.entries(pack: "salon", kind: .aims).map(\.id) == ["salon-aims"])
        #expect(knowledge.entries().count == knowledge.entries.count)
    }

    // MARK: Policy texts

    @Test(
        "FS-0-1 NM-1-1 HS-1.1-1 NG-1.1-1: every pack says what its regulation is for",
        arguments: [
            "foot-spa", "salon", "night-market", "home-services", "online-guests", "plain",
        ])
    func aims(pack: String) throws {
        let aims = try #require(knowledge.entries(pack: pack, kind: .aims).first { $0.packs == [pack] })
        #expect(!aims.english.text.isEmpty)
    }

    @Test(
        "SA-4.1-1 HS-1.3-1 NG-1.3-1: principles are there in the number the regulations have them",
        arguments: [
            ("salon-principles", 5), ("home-services-principles", 4), ("online-guests-principles", 4), ("foot-spa-conduct", 6),
        ])
    func principles(id: String, count: Int) throws {
        let entry = try entry(id)
        #expect(entry.kind == .principles && entry.english.lines.count == count)
    }

    @Test(
        "FS-9-1: what a regulation leaves open is told for every pack that has blanks or breaks off",
        arguments: [
            "foot-spa", "night-market", "home-services", "online-guests",
        ])
    func gaps(pack: String) { #expect(knowledge.entries(pack: pack, kind: .gaps).count == 1) }

    @Test("SA-1.2-1: the six benefits of handling complaints are told to every shop") func benefits() throws {
        let benefits = try entry("handling-benefits")
        #expect(benefits.kind == .benefits && benefits.packs.isEmpty && benefits.english.lines.count == 6)
    }

    // MARK: Communication

    @Test("SA-5.1-1: the six principles of communication are there") func communicationPrinciples() throws {
        let principles = try entry("communication-principles")
        #expect(principles.packs.isEmpty && principles.english.lines.count == 6)
    }

    @Test(
        "SA-5.2-1: each of the seven techniques has phrases ready to use",
        arguments: [
            KnowledgeEntry.Moment.opening, .questions, .listening, .feedback, .empathy, .affirmation, .closing,
        ])
    func phrases(moment: KnowledgeEntry.Moment) throws {
        let phrases = knowledge.entries(kind: .phrase).filter { $0.moment == moment && $0.packs.isEmpty }
        #expect(phrases.count == 1)
        let technique = try #require(phrases.first)
        #expect(technique.english.lines.count >= 3 && !technique.english.text.isEmpty)
    }

    @Test("SA-5.3-1: a conversation about three doubts is told step by step") func conversation() throws {
        let story = try entry("story-conversation")
        #expect(story.kind == .story && story.outcome == .success && story.english.lines.count >= 5)
    }

    // MARK: Stories

    @Test(
        "SA-10.1-1 SA-10.2-1: salons have two stories of each outcome, and every trade has one of each",
        arguments: [
            ("salon", 2), ("foot-spa", 1), ("night-market", 1), ("home-services", 1), ("online-guests", 1),
        ])
    func stories(pack: String, count: Int) {
        for outcome in KnowledgeEntry.Outcome.allCases {
            let stories = knowledge.entries(kind: .story).filter { $0.packs == [pack] && $0.outcome == outcome }
            #expect(stories.count == count, "\(outcome.rawValue)")
            // Background, what was done, and what came of it.
            for story in stories { #expect(!story.english.text.isEmpty && story.english.lines.count >= 4, "\(story.id)") }
        }
    }

    @Test("SA-10.3-1: every story is analysed by timeliness, attitude, internal management and satisfaction") func factors() {
        let stories = knowledge.entries(kind: .story)
        for story in stories {
            #expect(Set(story.factors.keys) == Set(KnowledgeEntry.Factor.allCases), "\(story.id)")
            #expect(story.factors[.satisfaction] == (story.outcome == .success ? .good : .poor), "\(story.id)")
        }
        #expect(stories.count >= 13)
    }

    // MARK: Registers

    @Test("SA-11.1-1: the laws that the regulation names are listed, and the repealed ones name their successor") func laws() throws {
        for id in [
            "unfair-competition-law", "advertising-law", "product-quality-law", "food-safety-law", "environmental-protection-law",
        ] {
            #expect(try entry(id).status != .repealed, "\(id)")
        }
        for id in ["contract-law", "tort-liability-law"] {
            let law = try entry(id)
            #expect(law.status == .repealed && law.until == "2021-01-01" && law.replacedBy == "civil-code")
        }
        #expect(try entry("civil-code").status == .inForce)
        #expect(try entry("civil-code").since == "2021-01-01")
    }

    @Test("SA-11.2-1: standards of the trade are listed, and those of other trades are told apart") func standards() throws {
        #expect(try entry("gbt-19012").number == "GB/T 19012-2019")
        #expect(try entry("salon-cited-standards").status == .foreign)
        for pack in ["foot-spa", "salon", "night-market", "home-services", "online-guests"] {
            let own = knowledge.entries(pack: pack, kind: .standard).filter { !$0.packs.isEmpty && $0.status == .inForce }
            #expect(!own.isEmpty, "\(pack)")
        }
    }

    @Test("SA-11.3-2: precautions against the risks of contract, tort and environment are there") func risks() throws {
        for id in ["contract-risk", "tort-risk", "environment-risk"] {
            let risk = try entry(id)
            #expect(risk.kind == .risk && risk.packs.isEmpty && risk.english.lines.count >= 4, "\(id)")
        }
    }

    // MARK: Training

    @Test("SA-8.1-1 SA-8.3-1: the syllabus has the topics of complaint handling and five of mindset") func syllabus() throws {
        #expect(try entry("syllabus-complaints").english.lines.count >= 5)
        #expect(try entry("syllabus-mindset").english.lines.count == 5)
    }

    @Test func everyTradeHasTopicsOfItsOwnAndQuestionsWithSolutions() {
        for pack in ["foot-spa", "salon", "night-market", "home-services", "online-guests"] {
            #expect(knowledge.entries(pack: pack, kind: .training).contains { !$0.packs.isEmpty }, "\(pack)")
            #expect(knowledge.entries(pack: pack, kind: .faq).count { !$0.packs.isEmpty } >= 2, "\(pack)")
        }
    }
}
