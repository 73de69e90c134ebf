import AmendsLog
import AmendsTestSupport
import Testing

@testable import AmendsTrust

@Suite struct SpokenCodeTests {
    private let symbols: [UInt8] = (0..<23).map { UInt8(($0 * 7 + 3) % 32) }

    @Test func symbolsComeBackFilledUpToWholeGroups() throws {
        let text = SpokenCode.text(symbols)
        #expect(text.split(separator: "-").map(\.count) == [6, 6, 6, 6, 6])
        #expect(try SpokenCode.symbols(text) == symbols + [0, 0])
    }

    @Test func smallLettersSpacesAndFullWidthFormsAreRead() throws {
        let text = SpokenCode.text(symbols)
        let typed = text.lowercased().replacing("-", with: " — ").replacing("0", with: "o").replacing("1", with: "l")
        #expect(try SpokenCode.symbols(typed) == symbols + [0, 0])
        let wide = String(String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xfee0) ?? $0 }))
        #expect(try SpokenCode.symbols(wide) == symbols + [0, 0])
    }

    @Test func everySingleWrongCharacterIsFoundInItsGroup() throws {
        let characters = Array(SpokenCode.text(symbols).filter { $0 != "-" })
        for place in characters.indices {
            for unit in SpokenCode.alphabet {
                var typed = characters
                typed[place] = Character(Unicode.Scalar(unit))
                guard typed != characters else { continue }
                #expect(throws: TrustError(.codeGroup(place / 6 + 1))) { try SpokenCode.symbols(String(typed)) }
            }
        }
    }

    @Test func anyTwoCharactersOfAGroupSwappedAreFound() throws {
        let characters = Array(SpokenCode.text(symbols).filter { $0 != "-" })
        for place in characters.indices {
            for other in characters.indices where other > place && other / 6 == place / 6 && characters[place] != characters[other] {
                var typed = characters
                typed.swapAt(place, other)
                #expect(throws: TrustError(.codeGroup(place / 6 + 1))) { try SpokenCode.symbols(String(typed)) }
            }
        }
    }

    @Test func neighboursOfTwoGroupsSwappedAreFound() throws {
        let characters = Array(SpokenCode.text(symbols).filter { $0 != "-" })
        for place in stride(from: 5, to: characters.count - 1, by: 6) where characters[place] != characters[place + 1] {
            var typed = characters
            typed.swapAt(place, place + 1)
            #expect(throws: TrustError(.codeGroup(place / 6 + 1))) { try SpokenCode.symbols(String(typed)) }
        }
    }

    @Test func twoGroupsSwappedAreFoundEvenWhereTheyHoldTheSame() throws {
        let groups = SpokenCode.text([UInt8](repeating: 9, count: 20)).split(separator: "-")
        #expect(throws: TrustError(.codeGroup(1))) {
            try SpokenCode.symbols([groups[1], groups[0], groups[2], groups[3]].joined(separator: "-"))
        }
    }

    @Test func aCodeThatStopsInsideAGroupIsIncomplete() {
        let text = SpokenCode.text(symbols)
        #expect(throws: TrustError(.codeIncomplete(characterCount: 29))) { try SpokenCode.symbols(String(text.dropLast())) }
        #expect(throws: TrustError(.codeIncomplete(characterCount: 0))) { try SpokenCode.symbols(" - ") }
    }

    @Test func charactersOfNoCodeAreNamed() {
        for character: Character in ["U", "u", "!", "水", "é"] {
            #expect(throws: TrustError(.codeCharacter(character))) { try SpokenCode.symbols("AB\(character)") }
        }
    }

    @Test func aLongTextIsRefusedBeforeItIsRead() {
        #expect(throws: TrustError(.codeTooLong)) { try SpokenCode.symbols(String(repeating: "0", count: 3_000)) }
        #expect(throws: TrustError(.codeTooLong)) { try SpokenCode.symbols(String(repeating: "0", count: 32 * 6)) }
    }
}
