/// When an entry was written, by its writer's own clock as read: never raised, never corrected.
@frozen
public struct Stamp: Hashable, Sendable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z, 0 ... 2^48 − 1.
    public var milliseconds: Int64
    /// Separates entries of one millisecond.
    public var counter: UInt16
    public var quality: ClockQuality

    @inlinable
    public init(milliseconds: Int64, counter: UInt16 = 0, quality: ClockQuality = .unattested) {
        (self.milliseconds, self.counter, self.quality) = (milliseconds, counter, quality)
    }

    /// Largest time that can be written: the year 10889. A clock beyond it is broken, and is
    /// written down as this value.
    public static let maximumMilliseconds: Int64 = 1 << 48 - 1

    @inlinable
    public static func < (left: Stamp, right: Stamp) -> Bool {
        left.milliseconds != right.milliseconds ? left.milliseconds < right.milliseconds : left.counter < right.counter
    }
}

/// What the writer knew about its clock. Unknown values keep their number.
@frozen
public struct ClockQuality: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Nobody has compared this clock with another one yet.
    public static let unattested = ClockQuality(rawValue: 0)
    /// The clock stood behind the last stamp of this node when the entry was written.
    public static let steppedBack = ClockQuality(rawValue: 1)
    /// The time was out of range and was written as the nearest that fits.
    public static let clamped = ClockQuality(rawValue: 2)
}

/// Gives the stamps of one node. It reads no clock: the wall time comes in as an argument.
public struct StampClock: Sendable {
    /// The newest stamp given, or the newest one found in the store on opening.
    public private(set) var last: Stamp?

    public init(last: Stamp? = nil) { self.last = last }

    /// A step back smaller than this is the ordinary slewing of a clock and is not recorded, ms.
    public static let minimumRecordedJump: Int64 = 2_000

    public struct Reading: Sendable, Equatable {
        public var stamp: Stamp
        /// By how many ms the clock stepped back since the last stamp, where it is worth recording.
        public var jump: Int64?
        /// True where a (millisecond, counter) pair might come up a second time: whoever draws
        /// salts from stamps must take a fresh seed.
        public var needsFreshSeed: Bool
    }

    /// The stamp of an entry written at `wallMilliseconds`.
    public mutating func read(wallMilliseconds: Int64) -> Reading {
        let milliseconds = min(max(wallMilliseconds, 0), Stamp.maximumMilliseconds)
        var quality = milliseconds == wallMilliseconds ? ClockQuality.unattested : .clamped
        guard let last else {
            let stamp = Stamp(milliseconds: milliseconds, counter: 0, quality: quality)
            self.last = stamp
            return Reading(stamp: stamp, jump: nil, needsFreshSeed: true)
        }
        var counter: UInt16 = 0
        var needsFreshSeed = false
        if milliseconds == last.milliseconds {
            (counter, needsFreshSeed) = last.counter.addingReportingOverflow(1)
        } else if milliseconds < last.milliseconds {
            needsFreshSeed = true
            if quality == .unattested { quality = .steppedBack }
        }
        let stamp = Stamp(milliseconds: milliseconds, counter: counter, quality: quality)
        let step = milliseconds - last.milliseconds
        self.last = stamp
        return Reading(stamp: stamp, jump: step <= -Self.minimumRecordedJump ? step : nil, needsFreshSeed: needsFreshSeed)
    }
}
