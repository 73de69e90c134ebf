import Foundation
import Testing

@Suite struct SimulateCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @Test func aHistoryFromASeedIsCleanAndTheSameEachTime() throws {
        defer { program.remove() }
        let arguments = ["simulate", "--seed", "5", "--stores", "2", "--days", "2", "--json"]
        let first = try program.run(arguments, environment: [:])
        #expect(first.status == 0, "amends simulate --seed 5 --stores 2 --days 2: \(first.messages)")
        #expect(try first.document["clean"] as? Bool == true && first.document["histories"] as? Int == 1)
        #expect(try program.run(arguments, environment: [:]).output == first.output)
    }

    @Test func aLawBrokenOnPurposeIsFoundAndTheReplayIsTold() throws {
        defer { program.remove() }
        let outcome = try program.run("simulate", "--seed", "5", "--histories", "20", "--break", "evidenceLost")
        #expect(outcome.status == 70, "amends simulate --seed 5 --histories 20 --break evidenceLost: \(outcome.messages)")
        #expect(outcome.messages.contains("amends simulate --seed"))
    }
}
