import AmendsSimulation
import ArgumentParser
import Foundation

@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amends-benchmarks", abstract: "Prints one line of JSON for each figure.",
        subcommands: [All.self, TakeIn.self, Prepare.self], defaultSubcommand: All.self)
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
    @Option(help: "Only these groups: intake, wire, growth, local, statistics.") var only: [String] = []

    func run() async throws {
        let workload = Workload(stores: stores, casesPerStore: cases, seed: 42)
        let writes = Double(stores * cases * Workload.fieldWritesPerCase)
        func wants(_ group: String) -> Bool { only.isEmpty || only.contains(group) }
        if wants("intake") { try intake(workload, writes) }
        if wants("wire") { for figure in try await SessionFigures.wire(workload) { figure.printLine() } }
        if wants("growth") { for figure in try await SessionFigures.growth(runs: runs) { figure.printLine() } }
        if wants("local") { try LocalActs.figure(runs: runs).printLine() }
        if wants("statistics") { for figure in try StatisticsFigure.figure(cases: statisticsCases, runs: runs) { figure.printLine() } }
    }

    private func intake(_ workload: Workload, _ writes: Double) throws {
        try withFolder { folder in
            let whole = folder + "/whole.segments"
            let nightly = folder + "/nightly.segments"
            var nights = [[[UInt8]]](repeating: [], count: 30)
            var all: [[UInt8]] = []
            for store in 0..<stores {
                let acts = Array(workload.acts(ofStore: store))
                all += try History.segments(of: acts, store: store, pieces: 1).flatMap { $0 }
                for (night, segments) in try History.segments(of: acts, store: store, pieces: 30).enumerated() { nights[night] += segments }
            }
            try SegmentFile.write([all], to: whole)
            try SegmentFile.write(nights, to: nightly)
            try intake(whole, nightly, writes, RawSQLite(workload))
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

    func run() throws {
        let workload = Workload(stores: stores, casesPerStore: cases, seed: 42)
        var nights = [[[UInt8]]](repeating: [], count: 30)
        var all: [[UInt8]] = []
        for store in 0..<stores {
            let acts = Array(workload.acts(ofStore: store))
            all += try History.segments(of: acts, store: store, pieces: 1).flatMap { $0 }
            for (night, segments) in try History.segments(of: acts, store: store, pieces: 30).enumerated() { nights[night] += segments }
        }
        try SegmentFile.write([all], to: folder + "/whole.segments")
        try SegmentFile.write(nights, to: folder + "/nightly.segments")
    }
}
