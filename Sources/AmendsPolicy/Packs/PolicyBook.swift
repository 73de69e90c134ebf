public import AmendsLog

/// All packs and calendars that a node knows at one moment: what the program ships and what its company
/// has published. Immutable and cheap to copy; a new publication makes a new book.
///
/// A book is a function of the set of publications, so that two nodes with the same company records
/// judge alike: of two revisions with one version number the first in the order given counts, and
/// callers give them in the order of their records.
public struct PolicyBook: Sendable {
    private final class Pages: Sendable {
        let packs: [Pack]
        let tables: [ClockTable]
        let index: NameIndex
        /// Ascending by version; never empty.
        let calendars: [WorkingCalendar]
        let newest: WorkingCalendar
        let closures: [Scope: SiteClosures]

        init(packs: [Pack], calendars: [WorkingCalendar], newest: WorkingCalendar, closures: [Scope: SiteClosures]) {
            (self.packs, self.calendars, self.newest, self.closures) = (packs, calendars, newest, closures)
            tables = packs.map(ClockTable.init)
            index = NameIndex(packs.map { Array($0.name.description.utf8) })
        }
    }

    private let pages: Pages

    /// `packs` beyond those of the same name count for nothing: what is published never changes.
    public init(packs: [Pack], revisions: [CalendarRevision] = [], closures: [Scope: SiteClosures] = [:]) {
        var names = Set<PackName>()
        let packs = packs.filter { names.insert($0.name).inserted }.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
        var newest = WorkingCalendar.shipped
        var calendars = [newest]
        // By version, and of equal ones the first given: sorting keeps the order of equals.
        for revision in revisions.sorted(by: { $0.version < $1.version }) where revision.version > newest.version {
            newest = newest.revised(by: revision)
            calendars.append(newest)
        }
        pages = Pages(packs: packs, calendars: calendars, newest: newest, closures: closures.filter { !$0.value.isEmpty })
    }

    /// What the program knows before its company has published anything.
    public static let shipped = PolicyBook(packs: [])

    /// In the order of ids and versions.
    public var packs: [Pack] { pages.packs }

    public func pack(_ name: PackName) -> Pack? { pages.packs.first { $0.name == name } }

    /// The latest version of a pack.
    public func newestPack(_ id: String) -> Pack? { pages.packs.last { $0.id == id } }

    public var calendars: [WorkingCalendar] { pages.calendars }
    public var newestCalendar: WorkingCalendar { pages.newest }
    /// Nil for a version that this node does not know.
    public func calendar(_ version: Int64) -> WorkingCalendar? { pages.calendars.last { $0.version == version } }

    public func closures(in scope: Scope) -> SiteClosures { pages.closures[scope] ?? .none }

    /// The clocks of the pack with this name, as the field `policy` has it (`salon/1`, UTF-8); nil for a
    /// pack that is not here. Allocates nothing.
    public func clocks(named name: UnsafeRawBufferPointer) -> ClockTable? {
        pages.index.position(of: name).map { pages.tables[$0] }
    }

    public func clocks(of name: PackName) -> ClockTable? {
        var name = name.description
        return name.withUTF8 { clocks(named: UnsafeRawBufferPointer($0)) }
    }
}

/// Finds names by their bytes: open addressing, a table at most half full.
private struct NameIndex: Sendable {
    private let names: [[UInt8]]
    /// Positions in `names`, −1 for a free place.
    private let places: [Int32]

    init(_ names: [[UInt8]]) {
        var count = 8
        while count < 2 * names.count { count *= 2 }
        var places = [Int32](repeating: -1, count: count)
        for (position, name) in names.enumerated() {
            var place = name.withUnsafeBytes(Self.hash) & (count - 1)
            while places[place] >= 0 { place = (place + 1) & (count - 1) }
            places[place] = Int32(position)
        }
        (self.names, self.places) = (names, places)
    }

    func position(of name: UnsafeRawBufferPointer) -> Int? {
        var place = Self.hash(name) & (places.count - 1)
        while places[place] >= 0 {
            let position = Int(places[place])
            if names[position].count == name.count, names[position].elementsEqual(name) { return position }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: hash >> 8)
    }
}
