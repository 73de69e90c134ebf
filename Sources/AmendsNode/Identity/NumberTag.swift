import AmendsLog

extension Epoch {
    /// What numbers issued in this epoch have before their count; nil in a node's first. A number that an
    /// earlier life issued, perhaps on paper only, is then never issued again, although its count may be
    /// forgotten: two epochs of a node share a tag once in 33 million.
    var numberTag: String? {
        guard counter > 0 else { return nil }
        return String((1...5).map { Self.digits[Int(random >> (64 - 5 * UInt64($0)) & 31)] })
    }

    /// Crockford's: no i, l, o or u, which are misread.
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
}
