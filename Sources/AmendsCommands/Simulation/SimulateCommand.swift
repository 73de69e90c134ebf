import AmendsSimulation
import AmendsText
import ArgumentParser
import Foundation

struct SimulateCommand: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Run a whole chain with faults on virtual time from a seed, and check that no law is broken.",
        discussion: "The same seed, stores and days give the same history. --histories runs many, from as many seeds on.")

    @Option(help: ArgumentHelp("The seed, or the first of many.", valueName: "number")) var seed: UInt64
    @Option(help: ArgumentHelp("Stores of the chain; where left out the seed chooses.", valueName: "count")) var stores: Int?
    @Option(help: ArgumentHelp("Days of work; where left out the seed chooses.", valueName: "count")) var days: Int?
    @Option(help: ArgumentHelp("Months of work under the shipped packs, instead of days.", valueName: "count")) var months: Int?
    @Option(help: ArgumentHelp("How many histories.", valueName: "count")) var histories: UInt64 = 1
    @Option(
        name: .customLong("break"),
        help: ArgumentHelp("Break a law on purpose: \(LawBreach.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "breach"))
    var breach: String?
    @OptionGroup var language: LanguageOption
    @OptionGroup var json: JSONOption

    func validate() throws {
        if let stores, stores < 1 { throw ValidationError("--stores must be at least 1.") }
        if let days, days < 1 { throw ValidationError("--days must be at least 1.") }
        if let months, months < 1 || days != nil { throw ValidationError("--months must be at least 1, and goes without --days.") }
        if histories < 1 || histories > UInt64.max - seed { throw ValidationError("--histories must be at least 1.") }
        if let breach, LawBreach(rawValue: breach) == nil { throw ValidationError("There is no breach \(breach).") }
    }

    func perform(_ console: Console) async throws {
        var options = SimulationOptions()
        options.breakLaw = breach.flatMap(LawBreach.init(rawValue:))
        let batch = SimulationBatch(seeds: seed..<seed + histories, stores: stores, days: days, months: months, options: options)
        let report = batch.run(workers: histories == 1 ? 1 : ProcessInfo.processInfo.activeProcessorCount)
        // One history need not come to every interesting state; many must.
        let missing = histories < (months == nil ? Self.manyHistories : Self.manyMonths) ? [] : report.neverReached
        if json.isOn { try console.write(Self.json(report, seed: seed, missing: missing)) }
        for failed in report.failed { console.say(Printable.text(failed.description, keepingLineBreaks: true)) }
        for state in missing { console.say("\(state.rawValue): 0") }
        if let first = report.failed.first {
            throw Failure(.fault, .simulationFailed(checker: first.failures.first?.checker ?? "", seed: first.seed))
        }
        if let first = missing.first { throw Failure(.fault, .simulationFailed(checker: first.rawValue, seed: seed)) }
        console.say(.simulationClean(histories: report.histories, seed: seed))
    }

    /// From so many on, a state that was never reached is a fault of the run.
    private static let manyHistories: UInt64 = 1000
    private static let manyMonths: UInt64 = 100

    private static func json(_ report: SimulationBatch.Report, seed: UInt64, missing: [Sometimes]) -> JSON {
        .object([
            ("seed", .text(String(seed))), ("histories", .count(report.histories)),
            ("clean", .flag(report.failed.isEmpty && missing.isEmpty)),
            ("acts", .count(report.acts)), ("sessions", .count(report.sessions)), ("crashes", .count(report.crashes)),
            ("entries", .number(Int64(clamping: report.entries))),
            ("reached", .object(Sometimes.allCases.map { ($0.rawValue, .count(report.reached[$0] ?? 0)) })),
            (
                "failed",
                .array(
                    report.failed.map { failed in
                        .object([
                            ("seed", .text(String(failed.seed))), ("stores", .count(failed.stores)), ("days", .count(failed.days)),
                            ("months", .count(failed.months)),
                            (
                                "failures",
                                .array(failed.failures.map { .object([("checker", .text($0.checker)), ("text", .text($0.text))]) })
                            ), ("replay", .text(failed.replay)),
                        ])
                    })
            ),
        ])
    }
}
