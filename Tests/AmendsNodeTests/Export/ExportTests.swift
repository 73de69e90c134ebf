import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import Foundation
import Testing

@Suite struct ExportTests {
    /// Head office and an auditor that hold the same, one record with every kind of value among it.
    private static func pair() async throws -> (Node, Node) {
        let store = try makeNode(.store, "S001", seed: 1)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let auditor = try makeNode(.auditor, "AUD", seed: 9)
        var first: String?
        for number in 0..<10 {
            let name = try store.receive([
                (CaseField.channel, .text("phone")), (CaseField.content, .text("烫伤 \"很痛\"\n第二行\u{1f}\u{7f}\\ /\u{2028}😀 \(number)")),
                (CaseField.demanded, .integer([Int64.min, .max, 1 << 53 + 1, -1, 0][number % 5])),
            ]).record.description
            if number == 4 { try store.seal() }
            if number % 3 == 0, let first { _ = try store.link(name, behind: first) }
            first = first ?? name
        }
        for _ in 0..<2 {
            try await talk(store, headOffice)
            try await talk(auditor, headOffice)
        }
        return (headOffice, auditor)
    }

    private static func lines(_ path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
            String.init)
    }

    private static func problems(_ lines: [String], _ folder: TemporaryFolder) throws -> [String] {
        try (lines.joined(separator: "\n") + "\n").write(toFile: folder.file("changed.jsonl"), atomically: true, encoding: .utf8)
        return try ExportVerifier.verify(path: folder.file("changed.jsonl")).problems
    }

    // shows: E52
    @Test func nodesThatHoldTheSameExportTheSameBytes() async throws {
        let folder = try TemporaryFolder()
        let (headOffice, auditor) = try await Self.pair()
        #expect(try digests(headOffice) == digests(auditor))
        for format in ExportFormat.allCases {
            _ = try headOffice.export(format, to: folder.file("a"))
            _ = try auditor.export(format, to: folder.file("b"))
            #expect(try Data(contentsOf: URL(filePath: folder.file("a"))) == Data(contentsOf: URL(filePath: folder.file("b"))), "\(format)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a", "b"])
    }

    @Test func aSoundExportVerifies() async throws {
        let folder = try TemporaryFolder()
        let (headOffice, _) = try await Self.pair()
        let outcome = try headOffice.export(.jsonl, to: folder.file("a"))
        let report = try ExportVerifier.verify(path: folder.file("a"))
        #expect(report.problems == [])
        #expect(report.entries == outcome.entries)
        #expect(report.streams == outcome.streams)
        #expect(report.signatures == outcome.streams)
        #expect(report.holes == 0 && report.values > 20)
        let log = try headOffice.verify()
        #expect(log.entries == report.entries && log.values == report.values)
        for line in try Self.lines(folder.file("a")) {
            #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) is [String: Any])
        }
    }

    @Test func anyChangeOfAnyValueIsFound() async throws {
        let folder = try TemporaryFolder()
        let (headOffice, _) = try await Self.pair()
        _ = try headOffice.export(.jsonl, to: folder.file("a"))
        let lines = try Self.lines(folder.file("a"))
        let entries = lines.indices.filter { lines[$0].hasPrefix("{\"index\"") }
        let index = try #require(entries.last { lines[$0].contains("烫伤") })
        let changes = [
            ("烫伤", "烫死"), ("\"act\":\"case.receive\"", "\"act\":\"case.close\""), ("\"kind\":257", "\"kind\":258"),
            ("\"flags\":9", "\"flags\":8"),
            ("\"record_kind\":1", "\"record_kind\":2"), ("\"counter\":0", "\"counter\":1"), ("\"quality\":0", "\"quality\":1"),
            ("\"name\":\"content\"", "\"name\":\"customer\""), ("\"id\":7", "\"id\":8"), ("\"phone\"", "\"web\""), ("第二行", ""),
        ]
        for (old, new) in changes {
            let changed = lines[index].replacing(old, with: new, maxReplacements: 1)
            #expect(changed != lines[index], "\(old) is not in the line")
            var copy = lines
            copy[index] = changed
            #expect(try !Self.problems(copy, folder).isEmpty, "\(old) became \(new)")
        }
        // Every digit of every hexadecimal value of one line, and of the numbers.
        let characters = Array(lines[index])
        for position in stride(from: 0, to: characters.count, by: 3) where characters[position].isASCII && characters[position].isHexDigit {
            var changed = characters
            changed[position] = characters[position] == "0" ? "1" : "0"
            var copy = lines
            copy[index] = String(changed)
            let context = String(characters[max(0, position - 20)...min(characters.count - 1, position + 5)])
            #expect(try !Self.problems(copy, folder).isEmpty, "at \(position): \(context)")
        }
    }

    @Test func droppedSwappedDoubledAndForeignLinesAreFound() async throws {
        let folder = try TemporaryFolder()
        let (headOffice, _) = try await Self.pair()
        _ = try headOffice.export(.jsonl, to: folder.file("a"))
        let lines = try Self.lines(folder.file("a"))
        #expect(try Self.problems(lines, folder) == [])
        for index in lines.indices {
            var dropped = lines
            dropped.remove(at: index)
            #expect(try !Self.problems(dropped, folder).isEmpty, "line \(index + 1) dropped: \(lines[index].prefix(60))")
            var doubled = lines
            doubled.insert(lines[index], at: index)
            #expect(try !Self.problems(doubled, folder).isEmpty, "line \(index + 1) doubled: \(lines[index].prefix(60))")
            guard index > 0 else { continue }
            var swapped = lines
            swapped.swapAt(index, index - 1)
            #expect(try !Self.problems(swapped, folder).isEmpty, "lines \(index) and \(index + 1) swapped")
        }
        for length in 1..<lines.count {
            #expect(
                try !Self.problems(Array(lines[..<length]), folder).isEmpty || lines[length - 1].hasPrefix("{\"checkpoint\"") || length == 1
            )
        }
    }

    @Test func aForgedCheckpointIsFound() async throws {
        let folder = try TemporaryFolder()
        let (headOffice, _) = try await Self.pair()
        _ = try headOffice.export(.jsonl, to: folder.file("a"))
        let lines = try Self.lines(folder.file("a"))
        // Drops the last entry of a stream and signs the shorter one with a key of one's own.
        let end = try #require(lines.indices.last { lines[$0].hasPrefix("{\"checkpoint\"") && lines[$0 - 2].hasPrefix("{\"index\"") })
        let begin = try #require(lines.indices.last { $0 < end && lines[$0].hasPrefix("{\"stream\"") })
        var shorter = lines
        shorter.remove(at: end - 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(lines[begin].utf8)) as? [String: String])
        let stream = try #require(StreamID(origin: object["stream"] ?? ""))
        var frontier = MerkleFrontier()
        for line in lines[begin + 1..<end - 1] {
            let entry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            frontier.append(try #require((entry["leaf"] as? String).flatMap { Hexadecimal.bytes($0) }.flatMap { Digest($0) }))
        }
        let thief = try testKey(77)
        let checkpoint = Checkpoint(stream: stream, size: frontier.size, root: frontier.root)
        for name in [stream.node, thief.node] {
            var note = SignedNote(checkpoint)
            try note.add(NoteSignature(by: name, bytes: try checkpoint.signature(by: thief)))
            let text = try JSONSerialization.data(withJSONObject: ["checkpoint": String(decoding: note.encoded, as: UTF8.self)])
            shorter[end - 1] = String(decoding: text, as: UTF8.self)
            #expect(try Self.problems(shorter, folder).contains { $0.contains("signed") || $0.contains("read") })
        }
    }

    @Test(arguments: ["", "\n", "{}\n", "[]\n", "null\n", "x", "{\"format\":\"amends-export\",\"version\":2}\n", "\0\0\0\n"])
    func whatIsNoExportIsNotAccepted(content: String) throws {
        let folder = try TemporaryFolder()
        try Data(content.utf8).write(to: URL(filePath: folder.file("x")))
        do throws(NodeError) {
            let report = try ExportVerifier.verify(path: folder.file("x"))
            #expect(!report.problems.isEmpty)
        } catch { #expect(error.code == .badInput) }
    }

    @Test func aMissingFileAndAFolderThatCannotBeWrittenAreReported() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        expectNodeError(.noInput) { try ExportVerifier.verify(path: "/nowhere/x") }
        expectNodeError(.cannotCreate) { try node.export(.jsonl, to: "/nowhere/x") }
    }

    @Test func aFaultOfTheFileIsNotTakenForOneOfTheStore() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        do throws(StoreError) {
            try node.store.forEachHistory(of: .site) { _, _ in throw NodeError(.inputOutput, "the disk is full") }
            Issue.record("nothing was thrown")
        } catch {
            #expect(NodeError(error).code == .inputOutput)
            #expect(NodeError(error).text == "the disk is full")
        }
    }

    @Test func theTableOpensInASpreadsheetWhateverTheTextsHold() throws {
        let folder = try TemporaryFolder()
        let node = try makeNode(.store, "S001", seed: 1)
        let contents = [
            "plain", "with, comma", "with \"quotes\"", "two\nlines", "two\r\nlines", "=HYPERLINK(\"http://x\")", "+1", "-1", "@x", "\t=1",
            "a,\u{301}b",
            "a\"\u{301}b", "=\u{301}1", "很长的内容" + String(repeating: "字", count: 100), "a\rb",
        ]
        for content in contents { _ = try node.receive([(CaseField.channel, .text("phone")), (CaseField.content, .text(content))]) }
        _ = try node.receive([
            (CaseField.channel, .text("phone")), (CaseField.occurredAt, .integer(.min)), (CaseField.demanded, .integer(.min)),
        ])
        let outcome = try node.export(.csv, to: folder.file("cases.csv"))
        #expect(outcome.cases == contents.count + 1)
        let bytes = try Data(contentsOf: URL(filePath: folder.file("cases.csv")))
        #expect(bytes.starts(with: [0xef, 0xbb, 0xbf]))
        let table = try Self.parse(Array(bytes.dropFirst(3)))
        let header = try #require(table.first)
        #expect(table.count == contents.count + 2)
        #expect(table.allSatisfy { $0.count == header.count })
        let column = try #require(header.firstIndex(of: "content"))
        let expected = contents.map { text in
            text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true ? "'" + text : text
        }
        #expect(Set(table.dropFirst().map { $0[column] }) == Set(expected + [""]))
        #expect(table.dropFirst().allSatisfy { $0[0] == "site/S001" })
    }

    /// RFC 4180, byte by byte.
    private static func parse(_ bytes: [UInt8]) throws -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = 0
        func end() {
            row.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    if index + 1 < bytes.count, bytes[index + 1] == byte {
                        cell.append(byte)
                        index += 1
                    } else {
                        isQuoted = false
                    }
                } else {
                    cell.append(byte)
                }
            } else if byte == UInt8(ascii: "\""), cell.isEmpty {
                isQuoted = true
            } else if byte == UInt8(ascii: ",") {
                end()
            } else if byte == 13, index + 1 < bytes.count, bytes[index + 1] == 10 {
                end()
                rows.append(row)
                row = []
                index += 1
            } else {
                #expect(byte != UInt8(ascii: "\"") && byte != 10, "a bare mark at \(index)")
                cell.append(byte)
            }
            index += 1
        }
        #expect(row.isEmpty && cell.isEmpty)
        return rows
    }
}
