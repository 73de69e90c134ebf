import Foundation
import Glibc

/// Sorted runs of records in one nameless temporary file.
final class RunFile {
    private let descriptor: Int32
    private let directory: String
    private var runs: [Range<Int64>] = []
    private var end: Int64 = 0

    /// Bytes read or written at a time.
    static let bufferByteCount = 128 * 1024

    init(directory: URL) throws {
        self.directory = directory.path
        var template = Array((directory.path + "/amends-import-XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw ImportError(.file, "cannot make a temporary file in \(directory.path): \(String(cString: strerror(errno)))")
        }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    private func failure(_ verb: String) -> ImportError {
        ImportError(.file, "cannot \(verb) the temporary file in \(directory): \(String(cString: strerror(errno)))")
    }

    func appendRun(_ arena: [UInt8], _ offsets: [Int]) throws {
        if offsets.isEmpty { return }
        guard runs.count < ImportLimits.maximumRuns else {
            throw ImportError(
                .limit, "the event log needs more than \(ImportLimits.maximumRuns) sorted runs; give the import more sorting memory")
        }
        let start = end
        var buffer: [UInt8] = []
        buffer.reserveCapacity(2 * Self.bufferByteCount)
        try arena.withUnsafeBytes { bytes in
            for offset in offsets {
                let count = EventForm.byteCount(of: bytes.baseAddress! + offset)
                buffer.append(contentsOf: bytes[offset..<offset + count])
                if buffer.count >= Self.bufferByteCount { try flush(&buffer) }
            }
        }
        try flush(&buffer)
        runs.append(start..<end)
    }

    private func flush(_ buffer: inout [UInt8]) throws {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { pwrite(descriptor, $0.baseAddress! + written, $0.count - written, off_t(end)) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure("write") }
            written += count
            end += Int64(count)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Reads up to `target.count` bytes at `offset`.
    fileprivate func read(at offset: Int64, into target: UnsafeMutableRawBufferPointer) throws {
        var filled = 0
        while filled < target.count {
            let count = pread(descriptor, target.baseAddress! + filled, target.count - filled, off_t(offset) + off_t(filled))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure("read") }
            filled += count
        }
    }

    /// Calls `take` with every record of all runs in ascending order.
    func merge(by precedes: (UnsafeRawPointer, UnsafeRawPointer) -> Bool, _ take: (UnsafeRawPointer) throws -> Void) throws {
        // A binary heap: the smallest record is at 0, the children of n at 2n+1 and 2n+2.
        var heap: [RunCursor] = []
        for run in runs {
            let cursor = RunCursor(file: self, run: run)
            if try cursor.advance() { heap.append(cursor) }
        }
        func sink(_ start: Int) {
            var parent = start
            while true {
                var least = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(heap[child].record, heap[least].record) {
                    least = child
                }
                if least == parent { return }
                heap.swapAt(parent, least)
                parent = least
            }
        }
        for index in heap.indices.reversed() { sink(index) }
        while !heap.isEmpty {
            try take(heap[0].record)
            if try !heap[0].advance() {
                heap.swapAt(0, heap.count - 1)
                heap.removeLast()
            }
            sink(0)
        }
    }
}

/// Reads one run from its start to its end.
private final class RunCursor {
    private let file: RunFile
    private var rest: Range<Int64>
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: RunFile.bufferByteCount, alignment: 16)
    private var position = 0
    private var filled = 0
    private var next = 0

    init(file: RunFile, run: Range<Int64>) { (self.file, rest) = (file, run) }
    deinit { buffer.deallocate() }

    /// The current record, valid until the next step.
    var record: UnsafeRawPointer { UnsafeRawPointer(buffer.baseAddress! + position) }

    /// Goes to the next record; false at the end.
    func advance() throws -> Bool {
        position = next
        if filled - position < 4 { try fill(atLeast: 4) }
        if filled == position { return false }
        let count = EventForm.byteCount(of: record)
        if filled - position < count { try fill(atLeast: count) }
        next = position + count
        return true
    }

    private func fill(atLeast count: Int) throws {
        let kept = filled - position
        if count > buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[position..<filled]))
            buffer.deallocate()
            buffer = larger
        } else if kept > 0 {
            memmove(buffer.baseAddress!, buffer.baseAddress! + position, kept)
        }
        let wanted = Int(min(Int64(buffer.count - kept), rest.upperBound - rest.lowerBound))
        if wanted > 0 { try file.read(at: rest.lowerBound, into: UnsafeMutableRawBufferPointer(rebasing: buffer[kept..<kept + wanted])) }
        rest = rest.lowerBound + Int64(wanted)..<rest.upperBound
        (position, filled) = (0, kept + wanted)
    }
}
