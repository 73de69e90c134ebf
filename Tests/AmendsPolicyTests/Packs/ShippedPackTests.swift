import AmendsModel
import AmendsPolicy
import Testing

/// What holds for every pack that comes with the program.
@Suite struct ShippedPackTests {
    @Test("Every shipped pack is read without a mistake", arguments: ShippedPacks.ids)
    func isRead(id: String) throws {
        let text = try #require(ShippedPacks.text(named: id))
        do throws(PackError) {
            let pack = try PackReader.read(text)
            #expect(pack.id == id && pack.version == 1 && pack.text == text)
        } catch { Issue.record("\(error.mistakes.map { "line \($0.line): \($0.fault)" })") }
    }
}
