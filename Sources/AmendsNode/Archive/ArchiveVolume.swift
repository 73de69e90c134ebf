public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsStore

/// An archive volume as this node holds it.
public struct ArchiveVolume: Sendable {
    public let record: RecordID
    public let scope: Scope
    public let number: String
    public let month: MonthNumber
    public let supplement: Int64
    public let lines: [VolumeLine]
    /// Lines that this version cannot read.
    public let unreadable: Int
    /// The signed note; nil where its seal has not arrived.
    public let note: SignedNote?
    /// The note's text; nil where there is none or it cannot be read.
    public let text: VolumeText?
    /// The node that wrote the seal.
    public let node: NodeID?
    public let stamp: Stamp?
    /// Who sealed it; empty where nobody was named.
    public let actor: String

    public var isSealed: Bool { note != nil }

    /// The cases that it gives serial numbers to, in their order.
    public var listings: [VolumeLine.Listing] {
        lines.compactMap { if case .listed(let listing) = $0 { listing } else { nil } }
    }

    public var addenda: [VolumeLine.Listing] {
        lines.compactMap { if case .addendum(let listing) = $0 { listing } else { nil } }
    }

    init?(_ row: CaseRow, _ history: [HistoryEntry]) {
        guard let number = row.state.text(ArchiveVolumeRecord.number),
            let month = row.state.text(ArchiveVolumeRecord.month).flatMap({ MonthNumber($0) })
        else { return nil }
        (record, scope, self.number, self.month) = (row.record, row.scope, number, month)
        supplement = row.state.integer(ArchiveVolumeRecord.supplement) ?? 0
        let seal = Self.seal(in: history)
        let seen = seal.map { Self.past(of: $0, in: history) }
        var lines: [VolumeLine] = []
        var unreadable = 0
        for entry in history where entry.draft.kind == ArchiveVolumeRecord.list && seen?.contains(entry.leaf) != false {
            for case (ArchiveVolumeRecord.lines, .text(let text)) in entry.draft.fields {
                for line in text.unicodeScalars.split(separator: "\n") {
                    if let read = VolumeLine(String(line)) { lines.append(read) } else { unreadable += 1 }
                }
            }
        }
        (self.lines, self.unreadable) = (lines, unreadable)
        var note: SignedNote?
        for case (ArchiveVolumeRecord.note, .text(let text)) in seal?.draft.fields ?? [] {
            note = try? SignedNote(encoded: Array(text.utf8))
        }
        self.note = note
        text = note.flatMap { VolumeText($0.text) }
        (node, stamp, actor) = (seal?.stream.node, seal?.draft.stamp, seal?.actorName ?? "")
    }

    /// Nobody seals a volume again, except a node that has forgotten that it did: its earlier seal counts.
    private static func seal(in history: [HistoryEntry]) -> HistoryEntry? {
        history.filter { $0.draft.kind == ArchiveVolumeRecord.seal }.min {
            ($0.draft.stamp.milliseconds, $0.draft.stamp.counter, $0.leaf) < ($1.draft.stamp.milliseconds, $1.draft.stamp.counter, $1.leaf)
        }
    }

    /// The leaves of what an entry has seen of its record.
    private static func past(of entry: HistoryEntry, in history: [HistoryEntry]) -> Set<Digest> {
        let parents = Dictionary(history.map { ($0.leaf, $0.draft.parents) }, uniquingKeysWith: { first, _ in first })
        var past: Set<Digest> = []
        var open = entry.draft.parents
        while let leaf = open.popLast() { if past.insert(leaf).inserted { open += parents[leaf] ?? [] } }
        return past
    }
}

/// The volumes of one scope, and which of them count.
public struct VolumeShelf: Sendable {
    /// In the order of months, supplements, and, of one number, the one that counts first.
    public let volumes: [ArchiveVolume]
    private let counting: Set<RecordID>

    init(_ volumes: [ArchiveVolume]) {
        var counting: [String: ArchiveVolume] = [:]
        for volume in volumes where volume.isSealed {
            if let other = counting[volume.number], !Self.precedes(volume, other) { continue }
            counting[volume.number] = volume
        }
        let chosen = Set(counting.values.map(\.record))
        self.counting = chosen
        self.volumes = volumes.sorted { left, right in
            (left.month.rawValue, left.supplement, chosen.contains(left.record) ? 0 : 1, left.record)
                < (right.month.rawValue, right.supplement, chosen.contains(right.record) ? 0 : 1, right.record)
        }
    }

    /// Of volumes with one number that were sealed without seeing each other, the earlier one counts, on
    /// every node the same.
    private static func precedes(_ left: ArchiveVolume, _ right: ArchiveVolume) -> Bool {
        guard let first = left.stamp, let second = right.stamp else { return left.record < right.record }
        return (first.milliseconds, first.counter, left.record.high, left.record.low)
            < (second.milliseconds, second.counter, right.record.high, right.record.low)
    }

    public func counts(_ volume: ArchiveVolume) -> Bool { counting.contains(volume.record) }

    public var countingVolumes: [ArchiveVolume] { volumes.filter(counts) }

    /// The volume of this number that counts.
    public func volume(_ number: String) -> ArchiveVolume? { volumes.first { $0.number == number && counts($0) } }

    public func volumes(of month: MonthNumber) -> [ArchiveVolume] { countingVolumes.filter { $0.month == month } }

    /// The one sealed last.
    public var newest: ArchiveVolume? { inSealingOrder.last }

    /// What was told of each case last, in a listing or an addendum: the heads of its acts then.
    public var told: [RecordID: [Digest]] {
        var found: [RecordID: [Digest]] = [:]
        for volume in inSealingOrder { for listing in volume.listings + volume.addenda { found[listing.record] = listing.heads } }
        return found
    }

    /// Cases that were told to be merged into others, and where.
    public var merged: [RecordID: ArchiveVolume] {
        var found: [RecordID: ArchiveVolume] = [:]
        for volume in inSealingOrder {
            for case .merged(_, let record, _) in volume.lines { found[record] = volume }
        }
        return found
    }

    private var inSealingOrder: [ArchiveVolume] {
        countingVolumes.sorted { ($0.text?.sealedAt ?? 0, $0.record) < ($1.text?.sealedAt ?? 0, $1.record) }
    }

    /// Where each case was listed last, by its record.
    public var listings: [RecordID: (volume: ArchiveVolume, listing: VolumeLine.Listing)] {
        var found: [RecordID: (volume: ArchiveVolume, listing: VolumeLine.Listing)] = [:]
        for volume in inSealingOrder {
            for listing in volume.listings { found[listing.record] = (volume, listing) }
        }
        return found
    }
}
