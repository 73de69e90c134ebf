import AmendsLog
import AmendsSimulation

/// What head office takes in, as files in a folder: everything at once, and as one change-set of each
/// store a night.
enum IntakeFiles {
    static let nights = 30

    static func whole(_ folder: String) -> String { folder + "/whole.segments" }
    static func nightly(_ folder: String) -> String { folder + "/nightly.segments" }

    static func write(_ workload: Workload, to folder: String) throws {
        try write((0..<workload.stores).lazy.map { workload.acts(ofStore: $0).map(\.draft) }, after: [], to: folder)
    }

    /// The number of field writes, head office's own included.
    static func write(_ history: PackHistory, to folder: String) throws -> Int {
        var writes = 0
        try write(
            (0..<history.workload.stores).lazy.map { store in
                let drafts = history.acts(ofStore: store)
                writes += drafts.reduce(0) { $0 + $1.fields.count }
                return drafts
            }, after: try history.company(), to: folder)
        return writes
    }

    private static func write(_ stores: some Collection<[EntryDraft]>, after first: [[UInt8]], to folder: String) throws {
        var (all, byNight) = (first, [[[UInt8]]](repeating: [], count: nights))
        byNight[0] = first
        for (store, drafts) in stores.enumerated() {
            all += try History.segments(of: drafts, store: store, pieces: 1).flatMap { $0 }
            for (night, segments) in try History.segments(of: drafts, store: store, pieces: nights).enumerated() {
                byNight[night] += segments
            }
        }
        try SegmentFile.write([all], to: whole(folder))
        try SegmentFile.write(byNight, to: nightly(folder))
    }
}
