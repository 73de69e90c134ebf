import CZlib

/// Deflates at level 6, raw, each stream independent of the ones before. One zlib state is kept
/// and reset from stream to stream.
public struct Deflater: ~Copyable, @unchecked Sendable {
    // See BoundedInflater for why this is a pointer and why it may change threads.
    private let stream: UnsafeMutablePointer<z_stream>

    /// Level 9 takes twice the time and gains nothing on this material.
    private static let level: Int32 = 6

    public init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let code = deflateInit2_(
            stream, Self.level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(code == Z_OK, "zlib can only fail here for lack of memory or a header of another version")
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// Appends the deflated form of `input`, less than 4 GiB, to `output`.
    public mutating func deflate(_ input: UnsafeRawBufferPointer, appendingTo output: inout [UInt8]) {
        precondition(input.count <= Int(UInt32.max) / 2, "zlib counts in 32 bits")
        let start = output.count
        deflateReset(stream)
        let bound = Int(deflateBound(stream, UInt(input.count)))
        output.append(contentsOf: repeatElement(0, count: bound))
        let left = output.withUnsafeMutableBufferPointer { buffer in
            stream.pointee.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_in = UInt32(input.count)
            stream.pointee.next_out = buffer.baseAddress.map { $0 + start }
            stream.pointee.avail_out = UInt32(bound)
            let code = CZlib.deflate(stream, Z_FINISH)
            precondition(code == Z_STREAM_END, "deflateBound gave room for the whole stream")
            return Int(stream.pointee.avail_out)
        }
        output.removeLast(left)
    }
}
