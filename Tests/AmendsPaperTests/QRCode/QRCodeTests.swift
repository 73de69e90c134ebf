import Testing

@testable import AmendsPaper

/// Against the worked examples of ISO/IEC 18004 and squares drawn by another program.
@Suite struct QRCodeTests {
    @Test("E55: error correction agrees with the worked example of the standard")
    func errorCorrection() {
        // "01234567" at 1-M, annex I of the standard.
        let data: [UInt8] = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11]
        let expected: [UInt8] = [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]
        #expect(ReedSolomon(correctionCount: 10).correction(of: data) == expected)
    }

    @Test("E55: format and version information agree with the examples of the standard")
    func formatAndVersion() {
        // Level M with mask 101, and version 7.
        #expect(QRLayout.formatBits(mask: 0b101) == 0b100_0000_1100_1110)
        #expect(QRLayout.versionBits(7) == 0b00_0111_1100_1001_0100)
    }

    @Test("E55: a short text is followed by the padding of the standard, from the first free byte on")
    func padding() {
        let shortest = QRCode.dataCodewords(of: Array("A".utf8), version: 1)
        #expect(shortest == [0x40, 0x14, 0x10] + (0..<13).map { $0 % 2 == 0 ? 0xec : 0x11 })
        let number = QRCode.dataCodewords(of: Array("S012-1a2b-000001".utf8), version: 2)
        #expect(number.count == 28 && number.suffix(10) == [0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11])
        // A text that leaves no room has none.
        #expect(QRCode.dataCodewords(of: Array("S012-1a2b-0001".utf8), version: 1).count == 16)
    }

    @Test(
        "E55: texts that fill their square, split into blocks and with version information, give the squares that another program draws",
        arguments: longSquares)
    func long(_ square: (byteCount: Int, version: Int, mask: Int, checksum: UInt64)) throws {
        let code = try #require(QRCode(String(repeating: "x", count: square.byteCount), mask: square.mask))
        #expect(code.version == square.version)
        #expect(Self.checksum(code) == square.checksum)
    }

    @Test("E55: without a mask given, the one with the lowest penalty is taken")
    func lowestPenalty() throws {
        let text = "S012-1a2b-000001"
        var penalties: [Int] = []
        for mask in 0..<8 {
            var grid = QRGrid(version: 2)
            grid.place(QRCode.codewords(of: Array(text.utf8), version: 2))
            grid.apply(mask: mask)
            #expect(try grid.modules == #require(QRCode(text, mask: mask)).modules)
            penalties.append(grid.penalty)
        }
        let chosen = try #require(QRCode(text))
        #expect(penalties[chosen.mask] == penalties.min())
        #expect(Set(penalties).count > 1)
    }

    @Test("E55: what does not fit into version 10 gets no code")
    func tooLong() {
        #expect(QRCode.maximumByteCount == 213)
        #expect(QRCode(String(repeating: "x", count: 213))?.version == 10)
        #expect(QRCode(String(repeating: "x", count: 214)) == nil)
        #expect(QRCode("")?.version == 1)
    }

    @Test("E55: the drawing has a light border of four modules and every dark module once")
    func drawing() throws {
        let code = try #require(QRCode("A"))
        #expect(code.svg.contains("viewBox=\"0 0 29 29\""))
        // Each run is "M x y h n v1h-n z": the lengths add up to the dark modules.
        let runs = code.svg.split(separator: "M").dropFirst().compactMap { run -> Int? in
            let parts = run.split(separator: "h")
            return parts.count > 1 ? Int(parts[1].prefix { $0.isNumber }) : nil
        }
        #expect(runs.reduce(0, +) == code.modules.count { $0 })
    }

    /// FNV-1a over the modules, row by row.
    private static func checksum(_ code: QRCode) -> UInt64 {
        code.modules.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ ($1 ? 1 : 0)) &* 0x100_0000_01b3 }
    }

    static let longSquares: [(byteCount: Int, version: Int, mask: Int, checksum: UInt64)] = [
        (26, 2, 0, 0x4bf843ba29324e81),
        (62, 4, 2, 0x14cd54f163f538fc),
        (122, 7, 4, 0x94081564914c2195),
        (180, 9, 6, 0x8180b38dabcef712),
        (213, 10, 7, 0x4c063d8c1a20b371),
    ]
}
