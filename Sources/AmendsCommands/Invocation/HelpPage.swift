import AmendsText

/// The help of one command in the reader's language. The commands say what they are for in English, and the
/// catalogue has the same in the other languages; where it lacks something, the English stays.
struct HelpPage {
    let path: [String]
    let command: CommandTree
    /// What the argument parser would print, for the lines that it alone knows.
    let english: String
    let catalogue: Catalogue

    /// Columns that a page is wide, and where explanations begin.
    private static let width = 80
    private static let margin = 26

    func rendered() -> String {
        var parts: [String] = []
        if let abstract = command.abstract { parts.append(wrapped("\(catalogue.help(.overview))：\(words(abstract))", indent: 0)) }
        if let discussion = command.discussion, !discussion.isEmpty { parts.append(told(discussion)) }
        if let usage { parts.append(wrapped("\(catalogue.help(.usage))：\(usage)", indent: 6)) }
        let shown = (command.arguments ?? []).filter(\.shouldDisplay)
        for (word, arguments) in [
            (HelpWord.arguments, shown.filter { $0.kind == "positional" }), (.options, shown.filter { $0.kind != "positional" }),
        ] where !arguments.isEmpty {
            parts.append("\(catalogue.help(word))：\n" + arguments.map { line(spelled($0), explained($0)) }.joined(separator: "\n"))
        }
        parts += groups.map { name, commands in
            let title = name.isEmpty ? catalogue.help(.subcommands) : catalogue.help(text: name) ?? name
            return "\(title)：\n" + commands.map { line($0.commandName, words($0.abstract ?? "")) }.joined(separator: "\n")
        }
        if !groups.isEmpty {
            parts.append(catalogue.help(more: (path.dropFirst() + ["<\(catalogue.help(.subcommands))>"]).joined(separator: " ")))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func words(_ text: String) -> String { catalogue.help(text: text) ?? text }

    /// Paragraphs are translated whole; what is laid out in lines was made in the reader's language already.
    private func told(_ text: String) -> String {
        if let words = catalogue.help(text: text) { return wrapped(words, indent: 0) }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var head = ""
        if let first = lines.first, let words = catalogue.help(text: String(first)) {
            head = wrapped(words, indent: 0) + (lines.count > 1 ? "\n" : "")
            lines.removeFirst()
        }
        return head + lines.map(fitted).joined(separator: "\n")
    }

    /// A laid-out line that is too long goes on under its beginning.
    private func fitted(_ line: Substring) -> String {
        guard DisplayWidth.of(String(line)) > Self.width else { return String(line) }
        let indent = line.prefix { $0 == " " }.count
        return line.prefix(indent) + wrapped(String(line), indent: indent + 4)
    }

    private func spelled(_ argument: CommandTree.Argument) -> String {
        let value = "<\(catalogue.valueName(argument.valueName ?? ""))>"
        guard argument.kind != "positional" else { return value }
        let names = (argument.names ?? []).map(\.spelled).sorted { $0.count < $1.count }.joined(separator: ", ")
        return argument.kind == "option" ? "\(names) \(value)" : names
    }

    private func explained(_ argument: CommandTree.Argument) -> String {
        words(argument.abstract ?? "") + (argument.defaultValue.map { "（\($0)）" } ?? "")
    }

    private func line(_ name: String, _ text: String) -> String {
        if text.isEmpty { return "  \(name)" }
        let width = DisplayWidth.of(name) + 2
        let explained = wrapped(text, indent: Self.margin)
        if width + 2 > Self.margin { return "  \(name)\n" + String(repeating: " ", count: Self.margin) + explained }
        return "  \(name)" + String(repeating: " ", count: Self.margin - width) + explained
    }

    // MARK: What only the parser knows

    /// The line that shows how the command is typed.
    private var usage: String? {
        let lines = english.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("USAGE: ") }) else { return nil }
        let block = lines[start...].prefix { !$0.isEmpty }
        let text = block.flatMap { $0.split(separator: " ") }.joined(separator: " ").dropFirst("USAGE: ".count)
        // What stands for a value is called as in the lists below.
        return text.split(separator: "<", omittingEmptySubsequences: false).enumerated().map { place, part in
            guard place > 0, let end = part.firstIndex(of: ">") else { return String(part) }
            return "<" + catalogue.valueName(String(part[..<end])) + part[end...]
        }.joined()
    }

    /// Subcommands by the group in which the parser lists them.
    private var groups: [(name: String, commands: [CommandTree])] {
        let known = (command.subcommands ?? []).filter(\.shouldDisplay)
        var groups: [(name: String, commands: [CommandTree])] = []
        for line in english.split(separator: "\n") {
            if line.hasSuffix("SUBCOMMANDS:") {
                groups.append((String(line.dropLast("SUBCOMMANDS:".count)).trimmed, []))
            } else if !groups.isEmpty, line.hasPrefix("  "), !line.hasPrefix("   ") {
                let name = line.dropFirst(2).prefix { $0 != " " }
                if let found = known.first(where: { $0.commandName == name }) { groups[groups.count - 1].commands.append(found) }
            }
        }
        return groups.filter { !$0.commands.isEmpty }
    }

    // MARK: Layout

    /// Breaks a text into lines. Chinese may be broken anywhere but before a mark that ends something.
    private func wrapped(_ text: String, indent: Int) -> String {
        var lines: [String] = []
        var line = ""
        var width = indent
        for piece in Self.pieces(of: text) {
            let own = DisplayWidth.of(piece)
            if width + own > Self.width, !line.isEmpty, piece != " " {
                lines.append(line.trimmed)
                (line, width) = ("", indent)
            }
            if line.isEmpty, piece == " " { continue }
            line += piece
            width += own
        }
        lines.append(line)
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }

    /// Words, single Chinese letters with the marks that stay with them, and spaces.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        for character in text {
            let isWide = DisplayWidth.of(String(character)) > 1
            let stays = "，。、；：？！）”」』》".contains(character)
            if stays, let last = pieces.popLast() {
                pieces.append(last + String(character))
            } else if character != " ", !isWide, let last = pieces.last, let end = last.last, end != " ",
                DisplayWidth.of(String(end)) == 1
            {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
        }
        return pieces
    }
}

extension StringProtocol {
    /// Without spaces at its end.
    fileprivate var trimmed: String {
        var text = String(self)
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
