import AmendsLog
import Testing

@Suite struct Base64Tests {
    static let pairs = [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ]

    @Test func theExamplesOfTheStandardHold() {
        for (text, encoded) in Self.pairs {
            #expect(String(decoding: Base64.encode(text.utf8), as: UTF8.self) == encoded)
            #expect(Base64.decode(Array(encoded.utf8)) == Array(text.utf8))
        }
    }

    @Test func everyByteInEveryPlaceComesBack() {
        for byte in UInt8.min...UInt8.max {
            for bytes in [[byte], [byte, 0], [255, byte], [byte, 1, 2], [1, byte, 2], [1, 2, byte], [1, 2, 3, byte]] {
                #expect(Base64.decode(Base64.encode(bytes)) == bytes)
            }
        }
    }

    /// Each text has one reading at most, and every reading one text: four digits, exhaustively in the last place.
    @Test func onlyTheCanonicalFormIsRead() {
        for last in UInt8.min...UInt8.max {
            for text in [[65, 65, 65, last], [65, last, 61, 61], [65, 65, last, 61], [last, 65, 65, 65]] {
                if let bytes = Base64.decode(text) { #expect(Base64.encode(bytes) == text) }
            }
        }
        for text in [
            "=", "==", "===", "====", "A", "AA", "AAA", "A===", "AA=A", "=AAA", "AAAA====", "Zg=", "Zh==", "Zm9=", "Zm 9", "Zm9v\n", "-_==",
            "AAAAA",
        ] {
            #expect(Base64.decode(Array(text.utf8)) == nil, "\(text)")
        }
    }
}
