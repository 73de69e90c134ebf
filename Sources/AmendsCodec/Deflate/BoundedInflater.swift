import CZlib

/// Inflates raw deflate streams whose size is known beforehand: never a byte more is written, and a
/// stream that ends earlier, later, or is followed by anything is refused. One zlib state is kept
/// and reset from stream to stream.
public struct BoundedInflater: ~Copyable, @unchecked Sendable {
    // zlib keeps a pointer back to this, so it must not move. Nobody else holds it, which is why
    // the inflater may change threads.
    private let stream: UnsafeMutablePointer<z_stream>

    public init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let code = inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(code == Z_OK, "zlib can only fail here for lack of memory or a header of another version")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Fills `output` exactly from the whole of `input`.
    public mutating func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(CodecError) {
        guard input.count <= Int(UInt32.max), output.count <= Int(UInt32.max) else { throw CodecError(.overLimit, "deflated bytes") }
        guard let source = input.baseAddress, !input.isEmpty else { throw CodecError(.truncated, "deflated bytes") }
        // zlib wants somewhere to write even where nothing is to be written.
        var nothing: UInt8 = 0
        let code = withUnsafeMutablePointer(to: &nothing) { nothing in
            inflateReset(stream)
            stream.pointee.next_in = UnsafeMutableRawPointer(mutating: source).assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_in = UInt32(input.count)
            stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? nothing
            stream.pointee.avail_out = UInt32(output.count)
            return CZlib.inflate(stream, Z_FINISH)
        }
        switch code {
        case Z_STREAM_END: break
        case Z_OK, Z_BUF_ERROR:
            // Output full and input left: it would go on. Where both are used up, what is missing is
            // the end of the stream, and perhaps more.
            throw stream.pointee.avail_out == 0 && stream.pointee.avail_in > 0
                ? CodecError(.overLimit, "inflated bytes") : CodecError(.truncated, "deflated bytes")
        default: throw CodecError(.invalidDeflate, "deflated bytes", at: input.count - Int(stream.pointee.avail_in))
        }
        guard stream.pointee.avail_in == 0 else { throw CodecError(.trailing, "deflated bytes") }
        guard stream.pointee.avail_out == 0 else { throw CodecError(.truncated, "inflated bytes") }
    }

    /// Makes `output` the `count` bytes that the whole of `input` inflates to, keeping its memory.
    public mutating func inflate(
        _ input: UnsafeRawBufferPointer, count: Int, into output: inout [UInt8]
    ) throws(CodecError) {
        output.resize(to: count, filling: 0)
        try output.withUnsafeMutableBufferPointer { (buffer) throws(CodecError) in
            try inflate(input, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}

extension Array {
    /// Brings the array to `count` elements. What it held stays, so that a reused array is
    /// neither copied nor cleared.
    mutating func resize(to count: Int, filling element: Element) {
        if self.count > count {
            removeLast(self.count - count)
        } else if self.count < count {
            append(contentsOf: repeatElement(element, count: count - self.count))
        }
    }
}
