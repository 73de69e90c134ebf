import AmendsPolicy
import AmendsTestSupport
import Foundation
import Testing

@Suite struct ParameterUseTests {
    /// What a pack may set to one value only: the reader refuses every other, and so the pack says how it is counted.
    private static let ofOneValue: Set = ["hours_basis", "day_end"]

    @Test("nothing that a pack may set is without effect: some rule, clock, figure or paper asks for each parameter")
    func everyParameterIsAskedFor() throws {
        var code = ""
        let sources = Checkout.url("Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            // The table of parameters and their labels name all of them.
            if file.lastPathComponent.hasSuffix("PackParameters.swift") { continue }
            code += try String(contentsOf: file, encoding: .utf8)
        }
        for parameter in PackParameter.all where !Self.ofOneValue.contains(parameter.name) {
            #expect(code.contains("\"\(parameter.name)\""), "nothing asks for \(parameter.name)")
        }
        for name in Self.ofOneValue {
            guard case .choice(let codes)? = PackParameter.named(name)?.kind else {
                Issue.record("\(name) is no choice")
                continue
            }
            #expect(codes.count == 1)
        }
    }
}
