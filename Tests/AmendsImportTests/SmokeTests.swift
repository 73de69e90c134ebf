import AmendsImport
import Testing

@Test func everyShippedMappingIsSound() throws {
    for name in ShippedMappings.names {
        let text = try #require(ShippedMappings.text(named: name))
        #expect(try ImportMapping(yaml: text).id == name)
    }
}
