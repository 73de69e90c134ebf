/// A language that the program speaks: one file of `Languages` each.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case simplifiedChinese = "zh-Hans"
    case traditionalChinese = "zh-Hant"

    /// Reads a language tag (`zh-Hant-HK`) or the value of a locale variable (`zh_TW.UTF-8`).
    /// Anything that is not Chinese is English, so that no tag leaves the program without words.
    public init(tag: some StringProtocol) {
        let locale = tag.split { $0 == "." || $0 == "@" }.first ?? ""
        let parts = locale.lowercased().split { $0 == "_" || $0 == "-" }
        guard parts.first == "zh" else {
            self = .english
            return
        }
        let rest = Set(parts.dropFirst())
        if rest.contains("hans") {
            self = .simplifiedChinese
        } else {
            self = rest.isDisjoint(with: ["hant", "tw", "hk", "mo"]) ? .simplifiedChinese : .traditionalChinese
        }
    }

    /// The language asked for: `--language`, else `AMENDS_LANGUAGE`, else what the locale says in
    /// the order of POSIX. An empty value counts as not given.
    public static func chosen(option: String?, environment: [String: String]) -> Language {
        let asked = [
            option, environment["AMENDS_LANGUAGE"], environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"],
        ]
        for case .some(let tag) in asked where !tag.isEmpty { return Language(tag: tag) }
        return .english
    }
}
