public import AmendsLog

/// A sum of SHA-256 values modulo 2^256. Taking a contribution out again is a subtraction, so a
/// bucket can be kept up to date case by case and still be checked against a recomputation.
public struct AdditiveDigest: Hashable, Sendable {
    public private(set) var sum: Digest

    public init(_ sum: Digest = .zero) { self.sum = sum }

    public mutating func add(_ digest: Digest) {
        var carry: UInt64 = 0
        sum.d = Self.add(sum.d, digest.d, &carry)
        sum.c = Self.add(sum.c, digest.c, &carry)
        sum.b = Self.add(sum.b, digest.b, &carry)
        sum.a = Self.add(sum.a, digest.a, &carry)
    }

    public mutating func subtract(_ digest: Digest) {
        var borrow: UInt64 = 0
        sum.d = Self.subtract(sum.d, digest.d, &borrow)
        sum.c = Self.subtract(sum.c, digest.c, &borrow)
        sum.b = Self.subtract(sum.b, digest.b, &borrow)
        sum.a = Self.subtract(sum.a, digest.a, &borrow)
    }

    private static func add(_ left: UInt64, _ right: UInt64, _ carry: inout UInt64) -> UInt64 {
        let (first, overflow) = left.addingReportingOverflow(right)
        let (second, again) = first.addingReportingOverflow(carry)
        carry = overflow || again ? 1 : 0
        return second
    }

    private static func subtract(_ left: UInt64, _ right: UInt64, _ borrow: inout UInt64) -> UInt64 {
        let (first, overflow) = left.subtractingReportingOverflow(right)
        let (second, again) = first.subtractingReportingOverflow(borrow)
        borrow = overflow || again ? 1 : 0
        return second
    }
}
