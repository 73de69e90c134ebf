import Foundation

/// Offsets of IANA time zones.
public enum TimeZoneOffset {
    public static func exists(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

    /// Minutes east of UTC at an instant, ms since 1970; 0 for an unknown zone.
    public static func minutes(_ name: String, at milliseconds: Int64) -> Int64 {
        guard let zone = TimeZone(identifier: name) else { return 0 }
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(milliseconds) / 1000)) / 60)
    }
}
