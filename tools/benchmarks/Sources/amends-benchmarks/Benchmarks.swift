import AmendsSimulation
import ArgumentParser
import Foundation

@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amends-benchmarks", abstract: "Prints one line of JSON for each figure.",
        subcommands: [All.self, TakeIn.self, Prepare.self, Histories.self], defaultSubcommand: All.self)
}

struct TakeIn: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "intake", abstract: "Takes a file of segments into a new store.")
    @Argument var file: String
    @Argument var folder: String
    @Flag var search = false

    func run() throws {
        let result = try IntakeRun.run(file: file, folder: folder, hasSearch: search)
        print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
    }
}

struct All: AsyncParsableCommand {
    @Option(help: "Number of stores.") var stores = 20
    @Option(help: "Cases of each store.") var cases = 1000
    @Option(help: "Runs of each figure; the median is printed.") var runs = 3
    @Option(help: "Cases that the statistics are read over.") var statisticsCases = 1_000_000
    @Option(help: "Only these groups: intake, pack, wire, growth, local, simulation, statistics.") var only: [String] = []

    func run() async throws {
        let workload = Workload(stores: stores, casesPerStore: cases, seed: 42)
        let writes = Double(stores * cases * Workload.fieldWritesPerCase)
        func wants(_ group: String) -> Bool { only.isEmpty || only.contains(group) }
        if wants("intake") { try intake(workload, writes) }
        if wants("pack") { try packIntake(workload) }
        if wants("wire") { for figure in try await SessionFigures.wire(workload) { figure.printLine() } }
        if wants("growth") { for figure in try await SessionFigures.growth(runs: runs) { figure.printLine() } }
        if wants("local") { try LocalActs.figure(runs: runs).printLine() }
        if wants("simulation") { SimulationFigure.figure(runs: runs).printLine() }
        if wants("statistics") { for figure in try StatisticsFigure.figure(cases: statisticsCases, runs: runs) { figure.printLine() } }
    }

    private func intake(_ workload: Workload, _ writes: Double) throws {
        try withFolder { folder in
            try IntakeFiles.write(workload, to: folder)
            try intake(IntakeFiles.whole(folder), IntakeFiles.nightly(folder), writes, RawSQLite(workload))
        }
    }

    /// The same cases under a full pack: more acts, more fields, and clocks to judge.
    private func packIntake(_ workload: Workload) throws {
        try withFolder { folder in
            let writes = Double(try IntakeFiles.write(PackHistory(workload: workload), to: folder))
            for (file, figure) in [
                (IntakeFiles.whole(folder), "intake_pack_field_writes_per_s"),
                (IntakeFiles.nightly(folder), "intake_pack_nightly_field_writes_per_s"),
            ] {
                let results = try (0..<runs).map { _ in try withFolder { try IntakeRun.runInChild(file: file, folder: $0) } }
                Figure(
                    figure, results.map { writes / $0.seconds }, "writes/s",
                    details: [("writes", writes), ("peak_mib", results.map { Double($0.peakKiB) / 1024 }.max() ?? 0)]
                ).printLine()
            }
        }
    }

    private func intake(_ whole: String, _ nightly: String, _ writes: Double, _ raw: RawSQLite) throws {
        var rates: [Double] = []
        var nightlyRates: [Double] = []
        var ratios: [Double] = []
        var nightlyRatios: [Double] = []
        var peaks: [Double] = []
        var storage: [Double] = []
        var search: [Double] = []
        for run in 0..<runs {
            // Paired: the yardstick runs between the two, on the same machine in the same minute.
            let full = try withFolder { try IntakeRun.runInChild(file: whole, folder: $0, hasSearch: run == 0) }
            let rawSeconds = try withFolder { try raw.write(to: $0 + "/raw.db") }
            let night = try withFolder { try IntakeRun.runInChild(file: nightly, folder: $0) }
            rates.append(writes / full.seconds)
            nightlyRates.append(writes / night.seconds)
            ratios.append(rawSeconds / full.seconds)
            nightlyRatios.append(rawSeconds / night.seconds)
            peaks.append(Double(max(full.peakKiB, night.peakKiB)) / 1024)
            storage.append(Double(full.databaseBytes) / writes)
            if run == 0 { search.append(writes / full.searchSeconds) }
        }
        Figure("intake_field_writes_per_s", rates, "writes/s", details: [("search_writes_per_s", median(search))]).printLine()
        Figure("intake_nightly_field_writes_per_s", nightlyRates, "writes/s").printLine()
        Figure("intake_ratio_to_raw_sqlite", ratios, "ratio", details: [("nightly", median(nightlyRatios))]).printLine()
        Figure("intake_peak_mib", peaks, "MiB").printLine()
        Figure("storage_bytes_per_write", storage, "bytes").printLine()
    }
}

struct Prepare: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "prepare", abstract: "Writes the workload's segments to files.")
    @Argument var folder: String
    @Option var stores = 20
    @Option var cases = 1000
    @Flag(help: "Under a full pack.") var pack = false

    func run() throws {
        let workload = Workload(stores: stores, casesPerStore: cases, seed: 42)
        if pack {
            print(try IntakeFiles.write(PackHistory(workload: workload), to: folder), "field writes")
        } else {
            try IntakeFiles.write(workload, to: folder)
        }
    }
}
