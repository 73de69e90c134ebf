import AmendsLog
import AmendsModel
import AmendsPolicy
import AmendsText
import Testing

/// What packs are made of has words in every language.
@Suite struct PackWordTests {
    @Test("Every parameter, taxonomy and term has a label of its own", arguments: Language.allCases)
    func labels(language: Language) {
        let catalogue = Catalogue(language)
        let parameters = PackParameter.all.map { catalogue.label(parameter: $0.name) }
        for (parameter, label) in zip(PackParameter.all, parameters) {
            #expect(label != parameter.name && !label.isEmpty, "\(parameter.name)")
        }
        #expect(Set(parameters).count == parameters.count)
        let taxonomies = ["channel", "category", "role"] + PackTaxonomy.all.map(\.name)
        let names = taxonomies.map { catalogue.label(taxonomy: $0) }
        for (taxonomy, name) in zip(taxonomies, names) { #expect(name != taxonomy && !name.isEmpty, "\(taxonomy)") }
        #expect(Set(names).count == names.count)
        for term in Set(ShippedPacks.all.flatMap(\.terms.keys)) { #expect(catalogue.label(term: term) != term, "\(term)") }
    }

    @Test("Every code that a parameter chooses from has a label", arguments: Language.allCases)
    func choices(language: Language) {
        let catalogue = Catalogue(language)
        for parameter in PackParameter.all where parameter.name != "kpi.indicators" {
            let codes: [String]
            switch parameter.kind {
            case .choice(let known), .choices(let known): codes = known
            default: continue
            }
            for code in codes {
                let label = catalogue.label(choice: code)
                // English words may be their own code.
                #expect(language == .english ? !label.contains("_") : label != code, "\(parameter.name): \(code)")
            }
        }
    }

    @Test("Heads, clocks, limits and moments have words", arguments: Language.allCases)
    func words(language: Language) {
        let catalogue = Catalogue(language)
        for word in PackWord.allCases { #expect(!catalogue.label(word).isEmpty) }
        #expect(Set(ClockKind.allCases.map { catalogue.label($0) }).count == ClockKind.allCases.count)
        let limits: [ClockLimit] = [.minutes(30), .minutes(60), .minutes(120), .workingDays(1), .workingDays(7), .calendarDays(10)]
        #expect(Set(limits.map { catalogue.text($0) }).count == limits.count)
        let moments: [ClockMoment] = [.milestone(.answered), .firstAction, .meetingHeld, .escalated]
        #expect(Set(moments.map { catalogue.text($0) }).count == moments.count)
    }

    @Test func limitsReadAsTheRegulationsWriteThem() {
        #expect(Catalogue(.english).text(.minutes(60)) == "1 hour" && Catalogue(.english).text(.workingDays(7)) == "7 working days")
        #expect(
            Catalogue(.simplifiedChinese).text(.workingDays(7)) == "7个工作日" && Catalogue(.simplifiedChinese).text(.minutes(1440)) == "24小时")
        #expect(Catalogue(.traditionalChinese).text(.minutes(30)) == "30分鐘")
    }

    @Test("A default of ours says so, and names the blank it fills", arguments: Language.allCases)
    func origins(language: Language) {
        let catalogue = Catalogue(language)
        #expect(catalogue.text(Pack.Origin.regulation).isEmpty)
        #expect(!catalogue.text(Pack.Origin.ours(placeholder: nil)).isEmpty)
        #expect(catalogue.text(Pack.Origin.ours(placeholder: "HS-3.4-1")).contains("HS-3.4-1"))
    }

    static let faults: [PackMistake.Fault] = [
        .tooLong(bytes: 50_000, maximum: 49_152), .notYAML(problem: "p"), .empty, .tooManyParts(maximum: 20_000), .writtenTwice(key: "k"),
        .notASection(place: "a.b"), .notAList(place: "a.b"), .notAText(place: "a.b"), .notAFlag(place: "a.b"), .notANumber(place: "a.b"),
        .outOfBounds(place: "a.b", number: 0, minimum: 1, maximum: 9), .unknownKey("k", place: "a.b", nearest: "n", known: []),
        .missingKey("k", place: "a.b"), .badIdentifier("k", place: "a.b"), .badDate("k"), .labelMissing(language: "zh-Hans", place: "a.b"),
        .unknownCode("k", place: "a.b", nearest: nil, known: ["x"]), .unknownTaxonomy("k", nearest: nil, known: ["x"]),
        .codeTwice("k", place: "a.b"), .codeIsOff("k", place: "a.b", taxonomy: "category"), .parentUnknown("k", place: "a.b"),
        .unknownField("k", place: "a.b", nearest: "n"), .fieldNotOfAct(field: "k", milestone: .acknowledged), .tableLine("k", place: "a.b"),
        .priorityMissing(["k"]), .unknownMilestone("k", place: "a.b"), .milestoneTwice(.planned), .milestoneMissing(.closed),
        .wrongOrder(first: .answered, second: .closed), .unknownMoment("k", place: "a.b"), .clockWithoutMilestone(.resolve, .answered),
        .badLimit("k", place: "a.b"), .limitMissing(.resolve), .notIncreasing(earlier: .investigate, later: .resolve, urgent: true),
        .urgentAboveGeneral(.respond), .maximumBelowLimit(.investigate), .clockIsOff(.plan, place: "a.b"),
        .unknownRole("k", place: "a.b", nearest: nil), .roleNotNamed(.intake, place: "a.b"),
        .mayNotApprove(.intake, .extending, place: "a.b"),
    ]

    @Test("Every mistake is a sentence of its own that names where and what", arguments: Language.allCases)
    func mistakes(language: Language) {
        let catalogue = Catalogue(language)
        let sentences = Self.faults.map { catalogue.text($0) }
        #expect(Set(sentences).count == sentences.count)
        for (fault, sentence) in zip(Self.faults, sentences) {
            #expect(sentence.count > 6, "\(fault)")
            if "\(fault)".contains("a.b") { #expect(sentence.contains("a.b"), "\(sentence)") }
            if "\(fault)".contains("\"k\"") { #expect(sentence.contains("k"), "\(sentence)") }
        }
        #expect(catalogue.text(PackMistake(line: 12, .empty)).contains("12"))
    }

    @Test("A pack's own names come before the program's, for its codes and its posts")
    func namesOfThePack() throws {
        let market = try #require(ShippedPacks.pack(named: "night-market"))
        let catalogue = Catalogue(.simplifiedChinese)
        let naming = catalogue.naming(as: market)
        #expect(catalogue.label(code: "phone", of: CaseField.channel) == "电话")
        #expect(naming.label(code: "phone", of: CaseField.channel) == "夜市客服热线")
        #expect(naming.label(StaffRole.intake) == "客服专员" && catalogue.label(StaffRole.intake) != "客服专员")
        // What the pack has no word for keeps the program's.
        #expect(naming.label(code: "box", of: CaseField.channel) == catalogue.label(code: "box", of: CaseField.channel))
        #expect(naming.value(.integer(4), of: CaseField.severity) == "重大")
        #expect(naming.label(code: "wait", of: CaseField.subcategory) == "出餐时间过长")
    }

    @Test(
        "Chinese sentences take Chinese punctuation",
        arguments: [
            "SimplifiedChinese+Packs", "SimplifiedChinese+PackMistakes", "TraditionalChinese+Packs", "TraditionalChinese+PackMistakes",
            "SimplifiedChinese+PackParameters", "TraditionalChinese+PackParameters",
        ])
    func punctuation(file: String) throws {
        let text = Array(try LabelTests.words(file + ".swift"))
        let isChinese = { (character: Character) in ("\u{4e00}"..."\u{9fff}").contains(character) }
        for index in text.indices.dropFirst().dropLast() where ",:;!?()".contains(text[index]) {
            let isBetween = isChinese(text[index - 1]) && isChinese(text[index + 1])
            #expect(!isBetween, "\(String(text[max(0, index - 8)..<min(text.count, index + 8)]))")
        }
        let script = Set(text)
        for index in stride(from: 0, to: LabelTests.pairs.count - 1, by: 2) where LabelTests.pairs[index] != LabelTests.pairs[index + 1] {
            let isSimplified = file.hasPrefix("Simplified")
            let wrong = LabelTests.pairs[isSimplified ? index + 1 : index]
            if isSimplified || !LabelTests.ambiguous.contains(wrong) { #expect(!script.contains(wrong), "\(wrong)") }
        }
    }
}
