import AmendsModel
import Testing

@testable import AmendsImport

@Suite struct EncodingTests {
    private static let header: [UInt8] = Array("id,day,text\n".utf8)

    private static func littleEndian(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] } }
    private static func bigEndian(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] } }

    private static let text = "id,day,text\n1,2024-03-05,卫生 𠀀 €\n"
    /// 卫生 𠀀 € in GB18030.
    private static let gbRow: [UInt8] =
        Array("1,2024-03-05,".utf8) + [0xce, 0xc0, 0xc9, 0xfa, 0x20, 0x95, 0x32, 0x82, 0x36, 0x20, 0xa2, 0xe3, 0x0a]

    struct Sample: CustomTestStringConvertible {
        let named: String
        let bytes: [UInt8]
        let read: TextEncoding
        let testDescription: String
    }

    static let samples: [Sample] = [
        Sample(named: "utf-8", bytes: Array(text.utf8), read: .utf8, testDescription: "UTF-8"),
        Sample(named: "utf-8", bytes: [0xef, 0xbb, 0xbf] + Array(text.utf8), read: .utf8, testDescription: "UTF-8 with a mark"),
        Sample(
            named: "utf-16", bytes: [0xff, 0xfe] + littleEndian(text), read: .utf16LittleEndian,
            testDescription: "UTF-16 little endian, marked"),
        Sample(
            named: "utf-16", bytes: [0xfe, 0xff] + bigEndian(text), read: .utf16BigEndian, testDescription: "UTF-16 big endian, marked"),
        Sample(named: "utf-16", bytes: littleEndian(text), read: .utf16LittleEndian, testDescription: "UTF-16 little endian, unmarked"),
        Sample(named: "utf-16", bytes: bigEndian(text), read: .utf16BigEndian, testDescription: "UTF-16 big endian, unmarked"),
        Sample(named: "utf-16le", bytes: littleEndian(text), read: .utf16LittleEndian, testDescription: "UTF-16LE by name"),
        Sample(named: "utf-16be", bytes: bigEndian(text), read: .utf16BigEndian, testDescription: "UTF-16BE by name"),
        Sample(named: "gb18030", bytes: header + gbRow, read: .gb18030, testDescription: "GB18030"),
        Sample(named: "utf-8", bytes: [0x84, 0x31, 0x95, 0x33] + header + gbRow, read: .gb18030, testDescription: "GB18030 with a mark"),
        Sample(
            named: "gb18030", bytes: [0xef, 0xbb, 0xbf] + Array(text.utf8), read: .utf8,
            testDescription: "a mark counts for more than the mapping"),
    ]

    @Test(arguments: samples) func textIsReadInItsEncoding(_ sample: Sample) throws {
        let outcome = try Importing.bytes(sample.bytes, mapping: Mappings.plain(encoding: sample.named))
        #expect(outcome.cases.map { $0.text(CaseField.content) } == ["卫生 𠀀 €"])
        #expect(outcome.rejects.isEmpty)
        #expect(outcome.report.encoding == sample.read)
        #expect(outcome.report.bytesRead == Int64(sample.bytes.count))
    }

    @Test func windows1252IsReadWithItsEuroSign() throws {
        let outcome = try Importing.bytes(
            Self.header + Array("1,2024-03-05,".utf8) + [0x80, 0x20, 0xe9, 0x93], mapping: Mappings.plain(encoding: "windows-1252"))
        #expect(outcome.cases.map { $0.text(CaseField.content) } == ["€ é“"])
    }

    /// A bad byte in the middle row of three; the sound rows around it must go in.
    static let damaged: [(encoding: String, bytes: [UInt8])] = [
        ("utf-8", [0xff]), ("utf-8", [0xc0, 0xaf]), ("utf-8", [0xed, 0xa0, 0x80]), ("utf-8", [0xf5, 0x80, 0x80, 0x80]),
        ("utf-8", [0xe5, 0x8d]),
        ("utf-8", [0xf4, 0x90, 0x80, 0x80]), ("utf-8", [0xe0, 0x9f, 0xbf]), ("utf-8", [0x80]),
        ("gb18030", [0xff]), ("gb18030", [0xce]), ("gb18030", [0x95, 0x32, 0x82]), ("windows-1252", [0x81]),
    ]

    @Test(arguments: damaged.indices) func aRowWithBytesThatAreNoTextIsRefusedAndTheOthersGoIn(_ index: Int) throws {
        let (encoding, bytes) = Self.damaged[index]
        let file = Self.header + Array("1,2024-03-05,a\n2,2024-03-05,".utf8) + bytes + Array("\n3,2024-03-05,b\n".utf8)
        let outcome = try Importing.bytes(file, mapping: Mappings.plain(encoding: encoding))
        #expect(outcome.ids == ["1", "3"])
        #expect(outcome.rejects == [Reject(line: 3, sourceID: nil, reason: .invalidBytes(column: "text"))])
    }

    @Test(arguments: [[0x00, 0xd8], [0x00, 0xdc]] as [[UInt8]]) func aLoneSurrogateIsRefusedWithItsRow(_ surrogate: [UInt8]) throws {
        let file =
            Self.littleEndian("id,day,text\n1,2024-03-05,a\n2,2024-03-05,x") + surrogate + Self.littleEndian("y\n3,2024-03-05,b\n")
        let outcome = try Importing.bytes(file, mapping: Mappings.plain(encoding: "utf-16le"))
        #expect(outcome.ids == ["1", "3"])
        #expect(outcome.rejects.map(\.line) == [3])
    }

    @Test(arguments: ["utf-16le", "gb18030", "utf-8"]) func aFileThatEndsWithinACharacterLosesItsLastRowOnly(_ encoding: String) throws {
        let start = "id,day,text\n1,2024-03-05,a\n2,2024-03-05,b"
        let file = encoding == "utf-16le" ? Self.littleEndian(start) + [0x6b] : Array(start.utf8) + [0xce]
        let outcome = try Importing.bytes(file, mapping: Mappings.plain(encoding: encoding))
        #expect(outcome.ids == ["1"])
        #expect(outcome.rejects == [Reject(line: 3, sourceID: nil, reason: .invalidBytes(column: "text"))])
    }

    /// Long enough for characters to lie across the pieces in which the file is read.
    @Test(arguments: [0, 1, 2, 3]) func charactersLieAcrossThePiecesAFileIsReadIn(_ shift: Int) throws {
        let head = Self.header + Array("0,2024-03-05,\(String(repeating: "x", count: shift))\n".utf8)
        var file = head
        for number in 1...20_000 { file += Array("\(number),2024-03-05,".utf8) + [0x95, 0x32, 0x82, 0x36, 0xce, 0xc0, 0x0a] }
        let outcome = try Importing.bytes(file, mapping: Mappings.plain(encoding: "gb18030"))
        #expect(outcome.rejects.isEmpty)
        #expect(outcome.cases.count == 20_001)
        #expect(outcome.cases.dropFirst().allSatisfy { $0.text(CaseField.content) == "𠀀卫" })

        let wide = String(repeating: "x", count: shift) + String(repeating: "𠀀", count: 100_000)
        let utf16 = try Importing.bytes(
            [0xff, 0xfe] + Self.littleEndian("id,day,text,note\n1,2024-03-05,a,\(wide)\n"), mapping: Mappings.plain(encoding: "utf-16"))
        #expect(utf16.ids == ["1"])
        #expect(utf16.rejects.isEmpty)
    }

    @Test func aHeaderInAnotherEncodingSaysSo() throws {
        let error = #expect(throws: ImportError.self) {
            try Importing.bytes(Self.littleEndian(Self.text), mapping: Mappings.plain(encoding: "utf-8"))
        }
        #expect(error?.code == .encoding)
        #expect(error?.message.contains("utf-16le") == true)
    }

    @Test func aNULCharacterIsRefusedWithItsRow() throws {
        let outcome = try Importing.bytes(Array("id,day,text\n1,2024-03-05,a\u{0}b\n2,2024-03-05,c".utf8), mapping: Mappings.plain())
        #expect(outcome.ids == ["2"])
        #expect(outcome.rejects == [Reject(line: 2, sourceID: nil, reason: .nul(column: "text"))])
    }
}
