import AmendsText
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        ("zh_TW.UTF-8", Language.traditionalChinese), ("zh_HK", .traditionalChinese), ("zh-Hant", .traditionalChinese),
        ("zh-hant-CN", .traditionalChinese), ("zh-MO", .traditionalChinese), ("zh-Hans-HK", .simplifiedChinese),
        ("zh_CN.UTF-8", .simplifiedChinese), ("zh", .simplifiedChinese), ("zh_SG", .simplifiedChinese), ("ZH-CN", .simplifiedChinese),
        ("en_GB.UTF-8", .english), ("de_DE", .english), ("C", .english), ("", .english), (".", .english), ("zhuang", .english),
    ])
    func aTagNamesALanguage(tag: String, language: Language) {
        #expect(Language(tag: tag) == language)
    }

    @Test func anOptionGoesBeforeTheEnvironmentAndThatBeforeTheLocale() {
        let everything = ["AMENDS_LANGUAGE": "zh-Hant", "LC_ALL": "zh_CN", "LC_MESSAGES": "zh_TW", "LANG": "zh_CN"]
        #expect(Language.chosen(option: "en", environment: everything) == .english)
        #expect(Language.chosen(option: nil, environment: everything) == .traditionalChinese)
        #expect(Language.chosen(option: nil, environment: ["LC_ALL": "zh_CN", "LANG": "en_US"]) == .simplifiedChinese)
        #expect(Language.chosen(option: nil, environment: ["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"]) == .traditionalChinese)
        #expect(Language.chosen(option: "", environment: ["LANG": "zh_CN.UTF-8"]) == .simplifiedChinese)
        #expect(Language.chosen(option: nil, environment: [:]) == .english)
    }

    @Test(arguments: Language.allCases) func everyLanguageIsFoundByItsOwnTag(language: Language) {
        #expect(Language(tag: language.rawValue) == language)
    }
}
