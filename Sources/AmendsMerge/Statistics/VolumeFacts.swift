public import AmendsLog
import AmendsModel

/// A day's business volume as the statistics see it.
public struct VolumeFacts: Equatable, Sendable {
    public var month: MonthNumber
    public var orders: Int64
    public var digest: Digest

    /// Nil where the record is of another kind or says no day.
    public init?(of state: RecordState) {
        guard state.kind == .volume, let day = state.integer(VolumeRecord.day), (-Self.maximumDay...Self.maximumDay).contains(day) else {
            return nil
        }
        month = MonthNumber(milliseconds: day * 86_400_000, offset: 0)
        orders = state.sum(of: VolumeRecord.orders)
        var bytes = state.record.bytes
        for number in [Int64(month.rawValue), orders] { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }
        digest = sha256(bytes)
    }

    /// Days from 1970 beyond which a day is a mistake: about a hundred thousand years.
    private static let maximumDay: Int64 = 36_500_000
}
