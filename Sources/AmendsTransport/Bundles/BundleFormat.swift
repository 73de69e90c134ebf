import AmendsCodec

/// The bytes of a bundle, a file of segments for a USB stick or e-mail (`protocol/session.md`, section 9):
///
///     8    "AMNDBNDL"
///     u16  version, 1
///     …    SEGMENT frames: type 1, payload one segment
///     …    one END frame: type 2, payload u64 number of SEGMENT frames · 32 SHA-256 of all bytes before this frame
///
/// and nothing after it. The sum finds accidents; forgery is found by the segments' own signatures.
enum BundleFormat {
    static let magic = Array("AMNDBNDL".utf8)
    static let version: UInt16 = 1
    static let headerByteCount = magic.count + 2
    static let segmentType: UInt8 = 1
    static let endType: UInt8 = 2
    static let endPayloadByteCount = 8 + 32

    static var header: [UInt8] { magic + [UInt8(version >> 8), UInt8(version & 0xff)] }

    static func end(segmentCount: UInt64, sum: [UInt8]) -> Frame {
        Frame(type: endType, payload: (0..<8).reversed().map { UInt8(truncatingIfNeeded: segmentCount >> ($0 * 8)) } + sum)
    }
}
