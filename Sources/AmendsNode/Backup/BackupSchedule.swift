import AmendsLog
import AmendsModel
import AmendsStore
import Foundation

/// Backups at regular times into one folder, of which the newest are kept.
public struct BackupSchedule: Sendable {
    public var folder: String
    /// Seconds between two backups.
    public var interval: Int
    /// How many are kept; older ones go when a newer one has been checked.
    public var kept: Int

    public static let defaultInterval = 86_400
    public static let defaultKept = 14

    public init(folder: String, interval: Int = defaultInterval, kept: Int = defaultKept) {
        precondition(interval > 0 && kept > 0, "the command line has checked both")
        (self.folder, self.interval, self.kept) = (folder, interval, kept)
    }

    /// How long to wait before the next one, seconds: 0 where the newest is older than the interval, or there is none.
    func delay(for node: Node, at milliseconds: Int64) -> Int {
        guard let newest = Self.files(in: folder, of: node).last, let made = Self.time(of: newest) else { return 0 }
        // A clock that was set back must not keep backups away for years.
        let age = milliseconds - made
        guard age >= 0 else { return 0 }
        return max(0, interval - Int(age / 1000))
    }

    /// Makes one now, and lets the oldest go.
    func run(for node: Node, at milliseconds: Int64) throws(NodeError) -> BackupOutcome {
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw NodeError(.cannotCreate, "The folder \(folder) for backups can't be made. Check the path and its permissions.")
        }
        let outcome = try node.backup(to: "\(folder)/\(Self.prefix(of: node))\(UTCInstant.compact(milliseconds))\(Self.suffix)")
        for old in Self.files(in: folder, of: node).dropLast(kept) { SyncedFile.remove("\(folder)/\(old)") }
        return outcome
    }

    private static let suffix = ".backup"
    private static func prefix(of node: Node) -> String { "amends-\(node.site)-\(node.id.short)-" }

    /// This node's backups, the oldest first: their names tell when they were made.
    static func files(in folder: String, of node: Node) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix(prefix(of: node)) && $0.hasSuffix(suffix) && time(of: $0) != nil }.sorted()
    }

    private static func time(of name: String) -> Int64? { UTCInstant.milliseconds(compact: name.dropLast(suffix.count).suffix(16)) }
}

extension UTCInstant {
    /// `20261103T102000Z`, as it can stand in a file's name.
    static func compact(_ milliseconds: Int64) -> String {
        String(text(milliseconds - milliseconds % 1000).filter { $0 != "-" && $0 != ":" })
    }

    /// Nil unless `text` is what ``compact(_:)`` writes.
    static func milliseconds(compact text: some StringProtocol) -> Int64? {
        let digits = Array(text.utf8)
        guard digits.count == 16, digits[8] == UInt8(ascii: "T"), digits[15] == UInt8(ascii: "Z") else { return nil }
        func number(_ range: Range<Int>) -> Int64? { Int64(String(decoding: digits[range], as: UTF8.self)) }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8), let hour = number(9..<11),
            let minute = number(11..<13), let second = number(13..<15)
        else { return nil }
        let instant = (CivilDate.day(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second) * 1000
        return compact(instant) == text ? instant : nil
    }
}
