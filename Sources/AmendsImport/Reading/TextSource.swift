import CIconv
import Glibc

/// Reads a file from its start to its end and hands it out as UTF-8. Bytes that are no text in the
/// file's encoding become 0xFF, which no UTF-8 text holds: so one check further on finds the bad rows of
/// every encoding, and reading goes on behind them.
final class TextSource {
    static let chunkByteCount = 128 * 1024
    private static let invalidMark: UInt8 = 0xff

    let encoding: TextEncoding
    /// Size of the file; nil for a pipe.
    let byteCount: Int64?
    /// Bytes read from the file so far.
    private(set) var bytesRead: Int64 = 0

    private let descriptor: Int32
    private let path: String
    private let converter: iconv_t?
    private let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkByteCount, alignment: 16)
    private var rawStart = 0
    private var rawEnd = 0
    private var isAtEnd = false

    init(path: String, encoding named: TextEncoding) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        (descriptor, self.path) = (file, path)
        guard file >= 0 else {
            raw.deallocate()
            throw ImportError(.file, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        var status = stat()
        byteCount = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
        var start = [UInt8](repeating: 0, count: TextEncoding.maximumMarkByteCount)
        var count = 0
        while count < start.count {
            let got = start.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + count, $0.count - count) }
            if got < 0 && errno == EINTR { continue }
            if got <= 0 { break }
            count += got
        }
        let detected = TextEncoding.detect(start.prefix(count), named: named)
        let converter = detected.encoding.converterName.map { iconv_open("UTF-8", $0) }
        if let converter, converter == iconv_t(bitPattern: -1) {
            close(file)
            raw.deallocate()
            throw ImportError(.encoding, "this system has no converter for \(detected.encoding.rawValue); convert the file to UTF-8")
        }
        (encoding, self.converter) = (detected.encoding, converter ?? nil)
        let rest = start[detected.markByteCount..<count]
        raw.copyBytes(from: rest)
        rawEnd = rest.count
        bytesRead = Int64(count)
    }

    deinit {
        if let converter { iconv_close(converter) }
        close(descriptor)
        raw.deallocate()
    }

    /// Fills the beginning of `target`, at least 16 bytes long, with UTF-8; 0 at the end of the file.
    func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            if rawStart < rawEnd || isAtEnd {
                let count = converter == nil ? copy(to: target) : convert(to: target)
                if count > 0 || (isAtEnd && rawStart == rawEnd) { return count }
            }
            try refill()
        }
    }

    private func refill() throws {
        let rest = rawEnd - rawStart
        if rest > 0 { memmove(raw.baseAddress!, raw.baseAddress! + rawStart, rest) }
        (rawStart, rawEnd) = (0, rest)
        while true {
            let count = Glibc.read(descriptor, raw.baseAddress! + rawEnd, raw.count - rawEnd)
            if count < 0 {
                if errno == EINTR { continue }
                throw ImportError(.file, "cannot read \(path): \(String(cString: strerror(errno)))")
            }
            if count == 0 { isAtEnd = true }
            rawEnd += count
            bytesRead += Int64(count)
            return
        }
    }

    private func copy(to target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(target.count, rawEnd - rawStart)
        if count > 0 { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[rawStart..<rawStart + count])) }
        rawStart += count
        return count
    }

    /// 0 where the bytes at hand are the beginning of a character whose end is still to be read.
    private func convert(to target: UnsafeMutableRawBufferPointer) -> Int {
        var written = 0
        while rawStart < rawEnd {
            var input: UnsafeMutablePointer<CChar>? = (raw.baseAddress! + rawStart).assumingMemoryBound(to: CChar.self)
            var inputCount = rawEnd - rawStart
            var output: UnsafeMutablePointer<CChar>? = (target.baseAddress! + written).assumingMemoryBound(to: CChar.self)
            var outputCount = target.count - written
            let failed = iconv(converter, &input, &inputCount, &output, &outputCount) == -1
            let reason = errno
            rawStart = rawEnd - inputCount
            written = target.count - outputCount
            guard failed else { break }
            if reason == E2BIG { break }
            if reason == EINVAL && !isAtEnd { break }
            // EILSEQ, or a character cut off by the end of the file.
            guard written < target.count else { break }
            target[written] = Self.invalidMark
            written += 1
            rawStart = min(rawEnd, rawStart + encoding.unitByteCount)
        }
        return written
    }
}
