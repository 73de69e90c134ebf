import AmendsPolicy
import Testing

struct PackNameTests {
    @Test func aNameIsAnIdAndAVersion() throws {
        let name = try #require(PackName("salon/2"))
        #expect(name.id == "salon" && name.version == 2 && name.description == "salon/2")
        for text in ["salon", "salon/", "/1", "salon/0", "salon/x", ""] { #expect(PackName(text) == nil) }
    }
}
