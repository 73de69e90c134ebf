import Foundation

/// Brings the rows of an event log together: sorted by source id, then by the log's own order, then by their place in
/// the file. What does not fit into the given memory is sorted in runs, written to one temporary file and
/// merged. The file has no name from the moment it is open, so that nothing of it stays after a crash.
///
/// A record: u32 bytes of the whole · i64 place in the file · i64 line · per order key i64 · u32 bytes and
/// text of the source id · per column u32 bytes and text. Integers as the machine has them.
struct EventSorter {
    private let orderCount: Int
    private let columnCount: Int
    private let memoryByteCount: Int
    private let directory: URL
    private var arena: [UInt8] = []
    private var offsets: [Int] = []
    private var sequence: Int64 = 0
    private var file: RunFile?

    init(orderCount: Int, columnCount: Int, memoryByteCount: Int, directory: URL) {
        (self.orderCount, self.columnCount) = (orderCount, columnCount)
        (self.memoryByteCount, self.directory) = (memoryByteCount, directory)
    }

    /// Whether rows went to the temporary file.
    var hasSpilled: Bool { file != nil }

    mutating func add(_ row: SourceRow, sourceID: String, order: [Int64]) throws {
        let start = arena.count
        append(UInt32(0))
        append(sequence)
        append(Int64(row.line))
        for key in order { append(key) }
        append(sourceID)
        for value in row.values { append(value) }
        let byteCount = UInt32(arena.count - start)
        withUnsafeBytes(of: byteCount) { arena.replaceSubrange(start..<start + 4, with: $0) }
        offsets.append(start)
        sequence += 1
        if arena.count + offsets.count * MemoryLayout<Int>.size >= memoryByteCount { try spill() }
    }

    private mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number) { arena.append(contentsOf: $0) }
    }

    private mutating func append(_ text: String) {
        append(UInt32(text.utf8.count))
        arena.append(contentsOf: text.utf8)
    }

    private mutating func sort() {
        let form = EventForm(orderCount: orderCount, columnCount: columnCount)
        arena.withUnsafeBytes { bytes in offsets.sort { form.precedes(bytes.baseAddress! + $0, bytes.baseAddress! + $1) } }
    }

    private mutating func spill() throws {
        if file == nil { file = try RunFile(directory: directory) }
        sort()
        try file!.appendRun(arena, offsets)
        arena.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
    }

    /// Calls `body` once for every case, in the order of their source ids, with its rows in order. Rows beyond
    /// ``ImportLimits/maximumEventsPerCase`` or ``ImportLimits/maximumEventByteCountPerCase`` are left out, and `isWhole` is false.
    mutating func forEachCase(_ body: (_ sourceID: String, _ rows: [SourceRow], _ isWhole: Bool) throws -> Void) throws {
        let form = EventForm(orderCount: orderCount, columnCount: columnCount)
        var current: (sourceID: String, rows: [SourceRow], isWhole: Bool)?
        var byteCount = 0
        func take(_ record: UnsafeRawPointer) throws {
            let sourceID = form.sourceID(of: record)
            if let old = current, old.sourceID != sourceID {
                current = nil
                try body(old.sourceID, old.rows, old.isWhole)
            }
            if current == nil { (current, byteCount) = ((sourceID, [], true), 0) }
            byteCount += EventForm.byteCount(of: record)
            if current!.rows.count < ImportLimits.maximumEventsPerCase && byteCount <= ImportLimits.maximumEventByteCountPerCase {
                current!.rows.append(form.row(of: record))
            } else {
                current!.isWhole = false
            }
        }
        if file == nil {
            sort()
            try arena.withUnsafeBytes { bytes in
                for offset in offsets { try take(bytes.baseAddress! + offset) }
            }
        } else {
            try spill()
            try file!.merge(by: form.precedes, take)
        }
        if let old = current { try body(old.sourceID, old.rows, old.isWhole) }
    }
}

/// Reads the records of ``EventSorter``.
struct EventForm {
    let orderCount: Int
    let columnCount: Int

    private static let sequenceOffset = 4
    private static let lineOffset = 12
    private static let orderOffset = 20
    private var idOffset: Int { Self.orderOffset + orderCount * 8 }

    static func byteCount(of record: UnsafeRawPointer) -> Int { Int(record.loadUnaligned(as: UInt32.self)) }

    func precedes(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> Bool {
        let (leftID, rightID) = (text(at: idOffset, of: left), text(at: idOffset, of: right))
        let compared = memcmp(leftID.baseAddress!, rightID.baseAddress!, min(leftID.count, rightID.count))
        if compared != 0 { return compared < 0 }
        if leftID.count != rightID.count { return leftID.count < rightID.count }
        for offset in stride(from: Self.orderOffset, to: idOffset, by: 8) {
            let (a, b) = (
                left.loadUnaligned(fromByteOffset: offset, as: Int64.self), right.loadUnaligned(fromByteOffset: offset, as: Int64.self)
            )
            if a != b { return a < b }
        }
        return left.loadUnaligned(fromByteOffset: Self.sequenceOffset, as: Int64.self)
            < right.loadUnaligned(fromByteOffset: Self.sequenceOffset, as: Int64.self)
    }

    private func text(at offset: Int, of record: UnsafeRawPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: record + offset + 4, count: Int(record.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    func sourceID(of record: UnsafeRawPointer) -> String { String(decoding: text(at: idOffset, of: record), as: UTF8.self) }

    func row(of record: UnsafeRawPointer) -> SourceRow {
        var row = SourceRow(line: Int(record.loadUnaligned(fromByteOffset: Self.lineOffset, as: Int64.self)))
        row.values.reserveCapacity(columnCount)
        var offset = idOffset + 4 + text(at: idOffset, of: record).count
        for _ in 0..<columnCount {
            let value = text(at: offset, of: record)
            row.values.append(String(decoding: value, as: UTF8.self))
            offset += 4 + value.count
        }
        return row
    }
}
