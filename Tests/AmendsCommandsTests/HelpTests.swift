import AmendsModel
import AmendsText
import Foundation
import Testing

@testable import AmendsCommands

/// What the program says before it does anything, in the languages of those who work with it.
@Suite struct HelpTests {
    private static let chinese: [Language] = [.simplifiedChinese, .traditionalChinese]

    private static func all(_ tree: CommandTree, _ path: [String] = []) -> [(path: [String], command: CommandTree)] {
        let own = path + [tree.commandName]
        return [(own, tree)] + (tree.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { all($0, own) }
    }

    /// What the tables of management records say of their acts by themselves, in every language.
    private static let said: Set<String> = {
        let english = Catalogue(.english)
        var said: Set<String> = []
        for kind in ManagementTable.kinds {
            for act in kind.acts { said.insert(english.label(act.kind) + ".") }
            said.insert(english.help(group: english.label(kind.kind)))
        }
        return said
    }()

    @Test("every command and every option is explained in Chinese", arguments: chinese)
    func everythingIsExplained(language: Language) throws {
        let catalogue = Catalogue(language)
        let tree = try #require(CommandTree.whole())
        let commands = Self.all(tree)
        #expect(commands.count > 250, "the whole program is looked at")
        for (path, command) in commands {
            var texts = [command.abstract].compactMap { $0 }
            texts += (command.arguments ?? []).filter(\.shouldDisplay).compactMap(\.abstract)
            if let discussion = command.discussion { texts += [String(discussion.prefix { $0 != "\n" })] }
            // The lists of fields are made in the reader's language.
            for text in texts where !text.isEmpty && !Self.said.contains(text) && !text.hasPrefix("FIELDS (") && !text.hasPrefix("Needs --")
            {
                #expect(catalogue.help(text: text) != nil, "\(path.joined(separator: " ")): \(text)")
            }
            for argument in (command.arguments ?? []) where argument.shouldDisplay && argument.kind != "flag" {
                let name = argument.valueName ?? ""
                #expect(name == "k/n" || catalogue.valueName(name) != name, "\(path.joined(separator: " ")) <\(name)>")
            }
        }
    }

    @Test("a page of help in Chinese has the usage, every option and every group of commands, and no English sentence", arguments: chinese)
    func pages(language: Language) throws {
        let program = try Program()
        defer { program.remove() }
        let catalogue = Catalogue(language)
        for command in [["case", "close"], ["case"], [], ["report", "monthly"], ["improvement", "add"], ["archive", "close-month"]] {
            for words in [command + ["--help"], ["help"] + command] where !(words.first == "help" && command.isEmpty) {
                let outcome = try program.run(words, environment: ["AMENDS_LANGUAGE": language.rawValue])
                #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(words)")
                #expect(outcome.output.contains("\(catalogue.help(.usage))：amends"))
                #expect(outcome.output.contains(try #require(catalogue.help(text: "Show help information."))))
                for english in ["OVERVIEW", "OPTIONS", "SUBCOMMANDS", " the ", " of "] {
                    #expect(!outcome.output.contains(english), "\(words): \(english)")
                }
                #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("amends") || DisplayWidth.of($0) <= 100 })
            }
        }
        let close = try program.run(["case", "close", "--help"], environment: ["AMENDS_LANGUAGE": language.rawValue]).output
        #expect(close.contains("--outcome <\(catalogue.valueName("code"))>") && close.contains(catalogue.label(CaseField.outcome)))
    }

    @Test("a command line that cannot be read is refused with status 64 and a sentence in the reader's language")
    func usageErrors() throws {
        let program = try Program()
        defer { program.remove() }
        for (words, simplified, traditional) in [
            (["staff", "define"], "缺少 --code <代码>。", "缺少 --code <代碼>。"),
            (["case", "list", "--opne"], "没有 --opne 这个选项。是否想用 --open？", "沒有 --opne 這個選項。是否想用 --open？"),
            (["case", "list", "--limit", "many"], "“many”不能用于 --limit <数量>。", "「many」不能用於 --limit <數量>。"),
            (["case", "list", "--limit"], "--limit <数量> 之后缺少值。", "--limit <數量> 之後缺少值。"),
            (["case", "list", "one", "two"], "多出了“one two”。", "多出了「one two」。"),
            (["case", "list", "--open", "--closed"], "--open 与 --closed 不能同时使用。", "--open 與 --closed 不能同時使用。"),
        ] {
            for (language, sentence) in [("zh-Hans", simplified), ("zh-Hant", traditional)] {
                let outcome = try program.run(words, environment: ["AMENDS_LANGUAGE": language])
                #expect(outcome.status == 64 && outcome.output.isEmpty, "\(words)")
                #expect(outcome.messages.contains(sentence), "\(words): \(outcome.messages)")
                #expect(outcome.messages.contains("amends help"))
                let chosen = try program.run(words + ["--language", language], environment: [:])
                #expect(chosen.messages.contains(sentence) || words.last == "--limit", "--language counts before the line is read")
            }
            let english = try program.run(words, environment: ["AMENDS_LANGUAGE": "en"])
            #expect(english.status == 64 && english.messages.contains("Error:"))
        }
    }

    @Test func whatStandsInQuotationMarksMayHoldOne() {
        #expect(UsageError("Unexpected argument 'it's'").problem == .unexpected("it's"))
        #expect(
            UsageError("The value 'don't' is invalid for '--limit <limit>'").problem
                == .badValue("don't", for: "--limit <limit>", others: ""))
        #expect(UsageError("Something else").problem == .other("Something else"))
        #expect(
            UsageError("The value 'x' is invalid for '--form <form>'. Please provide one of 'a', 'b' or 'c'.").problem
                == .badValue("x", for: "--form <form>", others: "a, b, c"))
    }

    @Test("a node that cannot be reached and a file that is no bundle are told in the reader's language, with what to do")
    func connections() throws {
        let program = try Program()
        defer { program.remove() }
        try program.initialise()
        try Data("no bundle".utf8).write(to: URL(fileURLWithPath: program.path("letter.txt")))
        for (words, status, simplified) in [
            (["sync", "--peer", "127.0.0.1:1"], Int32(69), "127.0.0.1:1：那里没有节点在监听。请启动节点，或检查端口。"),
            (["bundle", "take", program.path("letter.txt")], 65, "不是数据包文件。请检查是否选错文件。"),
            (["bundle", "make", "--for", "nobody here", "--to", program.path("x")], 64, "nobody here 既不是 head-office"),
            (["serve", "--listen", "0.0.0.0:0"], 77, "其他机器能连接的地址必须使用 TLS"),
        ] {
            let outcome = try program.run(words, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": "zh-Hans"])
            #expect(outcome.status == status && outcome.messages.contains(simplified), "\(words): \(outcome.messages)")
            let english = try program.run(words, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": "en"])
            #expect(english.status == status && !english.messages.contains("。"))
        }
    }

    @Test("what keeps nodes from talking has words of its own in every language", arguments: Language.allCases)
    func connectionWords(language: Language) {
        let catalogue = Catalogue(language)
        let sentences = ConnectionProblem.allCases.map { catalogue.text(Problem.connection($0, place: "hq:7601", reason: "x")) }
        #expect(Set(sentences).count == ConnectionProblem.allCases.count)
        #expect(sentences.allSatisfy { $0.contains("hq:7601") && $0.contains("x") })
    }
}
