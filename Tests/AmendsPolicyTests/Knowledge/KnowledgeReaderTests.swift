import AmendsPolicy
import Testing

/// What is wrong with knowledge is said with its line, all of it at once.
@Suite struct KnowledgeReaderTests {
    private static func words(_ text: String = "t") -> String {
        "    en: {title: E, text: \(text)}\n    zh-Hans: {title: 简, text: \(text)}\n    zh-Hant: {title: 繁, text: \(text)}\n"
    }

    private static let good = "entries:\n  - id: a\n    kind: risk\n    packs: []\n" + words()

    private static func mistakes(_ documents: String...) -> [KnowledgeError.Mistake] {
        do {
            _ = try Knowledge(documents: documents.enumerated().map { ("file\($0.offset).yaml", $0.element) })
            return []
        } catch let error as KnowledgeError { return error.mistakes } catch { return [.init(file: "", line: 0, message: "\(error)")] }
    }

    @Test func goodDocumentsAreRead() throws {
        let knowledge = try Knowledge(documents: [("a.yaml", Self.good), ("b.yaml", Self.good.replacing("id: a", with: "id: b"))])
        #expect(knowledge.entries.map(\.id) == ["a", "b"])
        #expect(knowledge.entry("b")?.traditional.title == "繁")
        #expect(knowledge.entry("c") == nil)
    }

    @Test(arguments: [
        ("id: a", "id: ''", "id is missing"),
        ("kind: risk", "kind: risque", "\"risque\" is none of"),
        ("kind: risk", "status: repealed", "kind is missing"),
        ("packs: []", "since: 2021-01-01", "packs is missing"),
        ("packs: []", "packs: salon", "packs is a list"),
        ("packs: []", "packs: [salon, '']", "an element of packs"),
        ("packs: []", "packs: []\n    colour: red", "colour is no key here"),
        ("packs: []", "packs: []\n    status: in-force", "status does not belong to risk"),
        ("packs: []", "packs: []\n    outcome: success", "outcome does not belong to risk"),
        ("packs: []", "packs: []\n    since: 2021-13-01", "is no day"),
        ("packs: []", "packs: []\n    since: 1 May 2021", "is no day"),
        ("packs: []", "packs: []\n    replaced_by: nobody", "a names nobody, which is not there"),
        ("kind: risk", "kind: phrase", "moment is missing"),
        ("kind: risk", "kind: law", "status is missing"),
        ("kind: risk", "kind: standard\n    status: in-force", "number is missing"),
        ("kind: risk", "kind: law\n    status: repealed\n    replaced_by: a", "until is missing"),
        ("kind: risk", "kind: law\n    status: repealed\n    until: 2021-01-01", "replaced_by is missing"),
        ("kind: risk", "kind: story\n    outcome: success\n    factors: {attitude: good}", "one of the four factors is missing"),
        ("zh-Hant: {title: 繁, text: t}", "zh-Hant: {title: 繁}", "neither text nor lines"),
        ("zh-Hant: {title: 繁, text: t}", "zh-Hant: {title: 繁, text: t, lines: [one]}", "zh-Hant has 1 lines, en has 0"),
        ("zh-Hant: {title: 繁, text: t}", "", "zh-Hant is missing"),
        ("entries:", "things:", "entries is missing"),
        ("packs: []", "packs: []\n    packs: []", "written twice"),
        ("packs: []", "packs: [", "this is no YAML"),
    ])
    func aMistakeIsNamed(part: String, instead: String, message: String) throws {
        let mistakes = Self.mistakes(Self.good.replacing(part, with: instead))
        #expect(mistakes.contains { $0.message.contains(message) && $0.line >= 1 && $0.file == "file0.yaml" }, "\(mistakes)")
    }

    @Test func everyMistakeIsToldWithItsLine() {
        let bad = Self.good.replacing("kind: risk", with: "kind: risque").replacing("title: E, ", with: "")
        #expect(Self.mistakes(bad).map(\.line) == [3, 5])
        #expect(Self.mistakes(bad, "[]").map(\.file) == ["file0.yaml", "file0.yaml", "file1.yaml"])
    }

    @Test func anIdIsTakenOnceOverAllFiles() {
        let mistakes = Self.mistakes(Self.good, Self.good)
        #expect(mistakes.map(\.message) == ["the id a was taken in file0.yaml, line 2"])
    }
}
