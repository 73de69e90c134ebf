import AmendsModel
import AmendsTestSupport
import Foundation
import Testing

@testable import AmendsImport

@Suite struct RowTests {
    @Test(arguments: ["\n", "\r\n", "\r"]) func rowsEndWithEachKindOfLineEnd(_ end: String) throws {
        let lines = [
            "id,day,text", "1,2024-03-05,\"one", "two \"\"three\"\"", "\"", "", "2,2024-03-05,plain", "3,x,bad day", "4,2024-03-05,last",
        ]
        for file in [lines.joined(separator: end), lines.joined(separator: end) + end] {
            let outcome = try Importing.text(file, mapping: Mappings.plain())
            #expect(outcome.ids == ["1", "2", "4"])
            #expect(outcome.cases.map(\.line) == [2, 6, 8])
            #expect(outcome.cases[0].text(CaseField.content) == "one\(end)two \"three\"\(end)")
            #expect(outcome.rejects == [Reject(line: 7, sourceID: "3", reason: .badTime(column: "day", value: "x"))])
            #expect(outcome.report.rows == 4)
        }
    }

    @Test(arguments: [("comma", ","), ("tab", "\t"), ("semicolon", ";"), ("pipe", "|"), ("'^'", "^")])
    func fieldsAreDividedByTheMappingsDelimiter(_ name: String, _ mark: String) throws {
        let file = ["id", "day", "text"].joined(separator: mark) + "\n" + ["1", "2024-03-05", "\"a\(mark)b\""].joined(separator: mark)
        let outcome = try Importing.text(file, mapping: Mappings.plain(delimiter: name))
        #expect(outcome.cases.map { $0.text(CaseField.content) } == ["a\(mark)b"])
    }

    @Test func aMarkWithinAnUnquotedFieldIsACharacter() throws {
        let outcome = try Importing.text("id,day,text\n1,2024-03-05,5\" pipe\n", mapping: Mappings.plain())
        #expect(outcome.cases.map { $0.text(CaseField.content) } == ["5\" pipe"])
    }

    @Test func onlyDoubledMarksAndEmptyQuotedFieldsAreReadRight() throws {
        let outcome = try Importing.text(
            "id,day,text\n1,2024-03-05,\"\"\n2,2024-03-05,\"\"\"\"\n3,2024-03-05,\"\"\"\"\"\"\n4,\"2024-03-05\",\"\"\"a\"\"b\"\n",
            mapping: Mappings.plain())
        #expect(outcome.cases.map { $0.text(CaseField.content) } == [nil, "\"", "\"\"", "\"a\"b"])
    }

    @Test func raggedRowsAreRefusedAndTheOthersGoIn() throws {
        let outcome = try Importing.text(
            "id,day,text\n1,2024-03-05\n2,2024-03-05,a\n3,2024-03-05,a,b\n,,,\n4,2024-03-05,c\n", mapping: Mappings.plain())
        #expect(outcome.ids == ["2", "4"])
        #expect(
            outcome.rejects == [
                Reject(line: 2, sourceID: nil, reason: .ragged(columns: 2, expected: 3)),
                Reject(line: 4, sourceID: nil, reason: .ragged(columns: 4, expected: 3)),
                Reject(line: 5, sourceID: nil, reason: .ragged(columns: 4, expected: 3)),
            ])
    }

    @Test func aRowWithoutAnIDIsRefused() throws {
        let outcome = try Importing.text(
            "id,day,text\n  ,2024-03-05,a\n\(String(repeating: "9", count: 513)),2024-03-05,a\n", mapping: Mappings.plain())
        #expect(outcome.rejects.map(\.reason) == [.noCaseID(column: "id"), .caseIDTooLong(column: "id")])
    }

    @Test func anUnclosedMarkCostsOneRow() throws {
        let outcome = try Importing.text(
            "id,day,text\n1,2024-03-05,\"open\n2,2024-03-05,\"fine\"\n3,2024-03-05,b\n4,2024-03-05,\"open\n", mapping: Mappings.plain())
        #expect(outcome.ids == ["2", "3"])
        #expect(
            outcome.rejects == [
                Reject(line: 2, sourceID: nil, reason: .textAfterQuote), Reject(line: 5, sourceID: nil, reason: .unclosedQuote),
            ])
    }

    @Test func anUnclosedMarkInALongFileCostsOneRow() throws {
        var file = "id,day,text\n0,2024-03-05,\"open\n"
        let text = String(repeating: "x", count: 400)
        for number in 1...25_000 { file += "\(number),2024-03-05,\(text)\n" }
        // Longer than the memory a row of the greatest length is scanned in.
        #expect(file.utf8.count > 2 * ImportLimits.maximumRowByteCount)
        let outcome = try Importing.text(file, mapping: Mappings.plain())
        #expect(outcome.cases.count == 25_000)
        #expect(outcome.rejects == [Reject(line: 2, sourceID: nil, reason: .rowTooLong)])
        #expect(outcome.cases.last?.line == 25_002)
    }

    @Test func aFieldARowAndAColumnTooManyAreRefused() throws {
        let long = String(repeating: "x", count: ImportLimits.maximumFieldByteCount + 1)
        let rows = [
            "id,day,text",
            "1,2024-03-05,\(long)",
            "2,2024-03-05,a",
            "3,2024-03-05,\(String(repeating: "x,", count: ImportLimits.maximumColumns))",
            "4,2024-03-05,\(String(repeating: long, count: 5))",
            "5,2024-03-05,b",
        ]
        let outcome = try Importing.text(rows.joined(separator: "\n"), mapping: Mappings.plain())
        #expect(outcome.ids == ["2", "5"])
        #expect(outcome.rejects.map(\.line) == [2, 4, 5])
        #expect(outcome.rejects.map(\.reason) == [.fieldTooLong(column: "text"), .tooManyColumns, .rowTooLong])
    }

    @Test func valuesThatFillNoEntryAreRefused() throws {
        let fits = String(repeating: "x", count: ImportLimits.maximumActByteCount - 100)
        let outcome = try Importing.text("id,day,text\n1,2024-03-05,\(fits)\n2,2024-03-05,\(fits)\(fits)\n", mapping: Mappings.plain())
        #expect(outcome.ids == ["1"])
        guard case .actTooLarge("case.receive", _)? = outcome.rejects.first?.reason else {
            Issue.record("expected actTooLarge, got \(outcome.rejects)")
            return
        }
    }

    /// Within the limit a broken row costs its first line; beyond it, reading goes on behind the place where it broke.
    @Test(arguments: [(1_000, [2, 3, 4]), (5, [4])], ["\n", "\r\n", "\r"])
    func howMuchIsReadTwiceIsLimited(_ limit: (byteCount: Int, lines: [Int]), _ end: String) throws {
        let file = try TemporaryFile(Array(["a,\"x", "b", "c\"d,e", "f"].joined(separator: end).utf8))
        let scanner = try RowScanner(
            source: TextSource(path: file.url.path, encoding: .utf8), delimiter: UInt8(ascii: ","), rescanLimit: limit.byteCount)
        #expect(try scanner.next() == .damaged(.textAfterQuote))
        #expect(scanner.line == 1)
        var lines: [Int] = []
        while try scanner.next() == .row { lines.append(scanner.line) }
        #expect(lines == limit.lines)
    }

    @Test func everyRowWithAnUnclosedMarkIsRefusedByItself() throws {
        let block = "0,2024-03-05,\"\(String(repeating: "x", count: 4_000))\n"
        let file = "id,day,text\n" + String(repeating: block, count: 3_001) + "1,2024-03-05,y\n"
        let outcome = try Importing.text(file, mapping: Mappings.plain())
        #expect(outcome.rejects.count == 3_001)
        #expect(outcome.ids == ["1"])
    }

    /// Any table, written by the rules, is read back as it was.
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64]) func aRandomTableIsReadBack(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &generator)!
        let end = ["\n", "\r\n", "\r"].randomElement(using: &generator)!
        let pieces = ["a", "bc", "\"", "\n", "\r", "\r\n", delimiter, "卫生", "𠀀", "é", "1"]
        let width = Int.random(in: 2...6, using: &generator)
        let table = (0..<400).map { _ in
            (0..<width).map { _ in
                let count = Int.random(in: 0...9, using: &generator) == 0 ? 2_000 : Int.random(in: 0...6, using: &generator)
                return (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
            }
        }
        func written(_ field: String) -> String {
            let mustQuote =
                field.contains("\"") || field.unicodeScalars.contains("\n") || field.unicodeScalars.contains("\r")
                || field.contains(delimiter)
            if !mustQuote && Bool.random(using: &generator) { return field }
            return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        let file = try TemporaryFile(Array(table.map { $0.map(written).joined(separator: delimiter) }.joined(separator: end).utf8))
        let scanner = try RowScanner(source: TextSource(path: file.url.path, encoding: .utf8), delimiter: delimiter.utf8.first!)
        var read: [[String]] = []
        while try scanner.next() == .row { read.append(scanner.fields.indices.map(scanner.text)) }
        let trimmed = table.map { $0.map { $0.trimmingBlanks() } }
        #expect(read == trimmed, "seed \(seed)")
    }
}

extension String {
    /// The scanner drops spaces and tabs around a value.
    fileprivate func trimmingBlanks() -> String {
        var scalars = Substring(self).unicodeScalars
        while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
        while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
        return String(scalars)
    }
}
