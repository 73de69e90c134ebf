import Synchronization

/// Counts wrong codes by where they came from, so that nobody can go on guessing. A code's secret has 80
/// bits: this keeps the log readable and the node free for others, and is not what the secret rests on.
package final class AttemptLimit: Sendable {
    /// Wrong codes from one address within ``windowMilliseconds``.
    package static let maximumAttempts = 5
    package static let windowMilliseconds: Int64 = 10 * 60_000
    /// Addresses remembered; beyond them the ones heard least recently are forgotten.
    static let maximumAddresses = 4096

    private let attempts = Mutex<[String: [Int64]]>([:])

    package init() {}

    /// IPv6 networks are given out by the /64, so that their addresses count as one.
    private static func group(_ address: String) -> String {
        let parts = address.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 2 ? parts.prefix(4).joined(separator: ":") : address
    }

    package func isBlocked(_ address: String, at now: Int64) -> Bool {
        attempts.withLock { attempts in
            let recent = attempts[Self.group(address)]?.filter { Self.isRecent($0, now) } ?? []
            return recent.count >= Self.maximumAttempts
        }
    }

    package func noteWrong(from address: String, at now: Int64) {
        attempts.withLock { attempts in
            let group = Self.group(address)
            attempts[group] = (attempts[group] ?? []).filter { Self.isRecent($0, now) } + [now]
            if attempts.count > Self.maximumAddresses, let oldest = attempts.min(by: { ($0.value.last ?? 0) < ($1.value.last ?? 0) }) {
                attempts[oldest.key] = nil
            }
        }
    }

    /// A clock that was put back makes no attempt last for ever.
    private static func isRecent(_ time: Int64, _ now: Int64) -> Bool {
        now.subtractingReportingOverflow(time).partialValue.magnitude < UInt64(windowMilliseconds)
    }
}
