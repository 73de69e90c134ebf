public import AmendsLog
import AmendsModel
import Synchronization

/// All packs and calendars that a node knows at one moment: what the program ships and what its company
/// has published. Immutable and cheap to copy; a new publication makes a new book.
///
/// A book is a function of the set of publications, so that two nodes with the same company records
/// judge alike: of two revisions with one version number the first in the order given counts, and
/// callers give them in the order of their records.
public struct PolicyBook: Sendable {
    /// A pack that is read when it is first asked for: a command that touches one case reads one pack.
    private final class Page: Sendable {
        let name: PackName
        private let text: @Sendable () -> String?
        private let content = Mutex<Content??>(nil)

        init(_ name: PackName, text: @escaping @Sendable () -> String?) { (self.name, self.text) = (name, text) }

        init(_ pack: Pack) {
            (name, text) = (pack.name, { nil })
            content.withLock { $0 = .some(Content(pack)) }
        }

        /// Nil where this version cannot read the pack.
        var read: Content? {
            content.withLock { content in
                if let content { return content }
                let pack = text().flatMap { try? PackReader.read($0) }.flatMap { $0.name == name ? $0 : nil }
                let made = pack.map(Content.init)
                content = .some(made)
                return made
            }
        }
    }

    /// What a page says. An object, as it is asked for with every case and a pack is large.
    private final class Content: Sendable {
        let pack: Pack
        let table: ClockTable

        init(_ pack: Pack) { (self.pack, table) = (pack, ClockTable(pack)) }
    }

    private final class Pages: Sendable {
        let pages: [Page]
        let index: NameIndex
        /// Ascending by version; never empty.
        let calendars: [WorkingCalendar]
        let newest: WorkingCalendar
        let closures: [Scope: SiteClosures]

        init(pages: [Page], calendars: [WorkingCalendar], newest: WorkingCalendar, closures: [Scope: SiteClosures]) {
            (self.pages, self.calendars, self.newest, self.closures) = (pages, calendars, newest, closures)
            index = NameIndex(pages.map { Array($0.name.description.utf8) })
        }
    }

    private let pages: Pages

    private init(pages: [Page], revisions: [CalendarRevision], closures: [Scope: SiteClosures]) {
        var names = Set<PackName>()
        let pages = pages.filter { names.insert($0.name).inserted }.sorted { ($0.name.id, $0.name.version) < ($1.name.id, $1.name.version) }
        var newest = WorkingCalendar.shipped
        var calendars = [newest]
        // By version, and of equal ones the first given: sorting keeps the order of equals.
        for revision in revisions.sorted(by: { $0.version < $1.version }) where revision.version > newest.version {
            newest = newest.revised(by: revision)
            calendars.append(newest)
        }
        self.pages = Pages(pages: pages, calendars: calendars, newest: newest, closures: closures.filter { !$0.value.isEmpty })
    }

    /// `packs` beyond those of the same name count for nothing: what is published never changes.
    public init(packs: [Pack], revisions: [CalendarRevision] = [], closures: [Scope: SiteClosures] = [:]) {
        self.init(pages: packs.map(Page.init), revisions: revisions, closures: closures)
    }

    /// The shipped packs and what a company published beside them. A pack or a calendar that this
    /// version cannot read counts for nothing until a version can.
    public init(published: [PublishedPolicy]) {
        var pages = Self.shippedPages
        var revisions: [CalendarRevision] = []
        for policy in published {
            switch policy {
            case .pack(let name, let text): if let name = PackName(name) { pages.append(Page(name) { text }) }
            case .calendar(let version, let days, let years):
                if let revision = try? CalendarRevision(version: version, days: days, years: years) { revisions.append(revision) }
            }
        }
        self.init(pages: pages, revisions: revisions, closures: [:])
    }

    /// Read once in the life of the program.
    private static let shippedPages = ShippedPacks.ids.map { id in
        Page(PackName(id: id, version: Int64(PolicyVersions.pack))) { ShippedPacks.text(named: id) }
    }

    /// What the program knows before its company has published anything.
    public static let shipped = PolicyBook(published: [])

    /// In the order of ids and versions.
    public var names: [PackName] { pages.pages.map(\.name) }
    /// All that can be read, in the order of ids and versions.
    public var packs: [Pack] { pages.pages.compactMap { $0.read?.pack } }

    public func pack(_ name: PackName) -> Pack? { pages.pages.first { $0.name == name }?.read?.pack }

    /// The latest version of a pack that can be read.
    public func newestPack(_ id: String) -> Pack? {
        for page in pages.pages.reversed() where page.name.id == id { if let read = page.read { return read.pack } }
        return nil
    }

    public var calendars: [WorkingCalendar] { pages.calendars }
    public var newestCalendar: WorkingCalendar { pages.newest }
    /// Nil for a version that this node does not know.
    public func calendar(_ version: Int64) -> WorkingCalendar? { pages.calendars.last { $0.version == version } }

    /// Whether any site has days on which it is closed.
    public var hasClosures: Bool { !pages.closures.isEmpty }
    public func closures(in scope: Scope) -> SiteClosures { pages.closures[scope] ?? .none }

    /// The clocks of the pack with this name, as the field `policy` has it (`salon/1`, UTF-8); nil for a
    /// pack that is not here. Allocates nothing once the pack was read.
    public func clocks(named name: UnsafeRawBufferPointer) -> ClockTable? {
        pages.index.position(of: name).flatMap { pages.pages[$0].read?.table }
    }

    public func clocks(of name: PackName) -> ClockTable? {
        var name = name.description
        return name.withUTF8 { clocks(named: UnsafeRawBufferPointer($0)) }
    }
}

/// What a company published, as its records have it.
public enum PublishedPolicy: Sendable, Hashable {
    /// `salon/2` and its YAML.
    case pack(name: String, text: String)
    /// The lines of a calendar record, and the years whose list is final with it.
    case calendar(version: Int64, days: String, years: [Int64])
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
