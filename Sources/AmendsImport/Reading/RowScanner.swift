import Glibc

/// Cuts UTF-8 text into rows and fields as RFC 4180 describes: fields may be quoted, quoted fields may hold
/// delimiters, line ends and doubled quotation marks. Rows end with LF, CRLF or CR. A mark inside an
/// unquoted field is an ordinary character.
///
/// A row is scanned in one piece of memory; where the piece ends within a row, more is read and the row
/// is scanned again from its start. After a row with broken quotes the scanner goes back to the line behind
/// that row's first line, so that an unclosed mark costs one row and not the rest of the file.
final class RowScanner {
    enum Step: Equatable {
        case row
        case damaged(RejectReason)
        case end
    }

    /// A field of the current row: offsets into the scanner's memory.
    struct Field {
        var start: Int
        var end: Int
        var hasDoubledMarks: Bool
    }

    /// Physical line on which the current row starts, from 1.
    private(set) var line = 1
    /// The fields of the current row, valid until the next step.
    private(set) var fields: [Field] = []

    private let source: TextSource
    private let delimiter: UInt8
    private var memory: UnsafeMutableRawBufferPointer
    /// Where the current row starts, where the next one does, and where the text read so far ends.
    private var rowStart = 0
    private var position = 0
    private var filled = 0
    private var nextLine = 1
    private var isAtEnd = false
    private var rescannedByteCount = 0
    private let rescanLimit: Int
    private var rowEnd = 0

    init(source: TextSource, delimiter: UInt8, rescanLimit: Int = ImportLimits.maximumRescannedByteCount) {
        (self.source, self.delimiter, self.rescanLimit) = (source, delimiter, rescanLimit)
        memory = .allocate(byteCount: 4 * TextSource.chunkByteCount, alignment: 16)
    }

    deinit { memory.deallocate() }

    var bytesRead: Int64 { source.bytesRead }

    /// The bytes of the current row, without its line end.
    var rowBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[rowStart..<rowEnd]) }

    /// The number of the field that holds byte `offset` of ``rowBytes``.
    func field(atByte offset: Int) -> Int {
        fields.firstIndex { $0.end >= rowStart + offset } ?? max(fields.count - 1, 0)
    }

    /// The text of a field without spaces and tabs around it. The row must have been found free of faults.
    func text(of index: Int) -> String {
        var (start, end) = (fields[index].start, fields[index].end)
        while start < end, Self.isBlank(memory[start]) { start += 1 }
        while start < end, Self.isBlank(memory[end - 1]) { end -= 1 }
        let slice = UnsafeRawBufferPointer(rebasing: memory[start..<end])
        guard fields[index].hasDoubledMarks else { return String(decoding: slice, as: UTF8.self) }
        var units: [UInt8] = []
        units.reserveCapacity(slice.count)
        var isSecond = false
        for unit in slice {
            isSecond = unit == Self.mark && !isSecond
            if !isSecond || unit != Self.mark { units.append(unit) }
        }
        return String(decoding: units, as: UTF8.self)
    }

    private static let mark = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static func isBlank(_ unit: UInt8) -> Bool { unit == UInt8(ascii: " ") || unit == UInt8(ascii: "\t") }

    /// Goes to the next row that is not an empty line.
    func next() throws -> Step {
        while true {
            let step = try step()
            if step == .row && fields.count == 1 && rowStart == rowEnd { continue }
            return step
        }
    }

    private func step() throws -> Step {
        (rowStart, line) = (position, nextLine)
        while true {
            if rowStart == filled && isAtEnd { return .end }
            switch scan() {
            case .complete(let end, let next, let lines):
                (rowEnd, position, nextLine) = (end, next, line + lines)
                if let reason = oversize() { return .damaged(reason) }
                return .row
            case .needsMore:
                if filled - rowStart > ImportLimits.maximumRowByteCount {
                    try resynchronise(failedAt: filled)
                    return .damaged(.rowTooLong)
                }
                try fill()
            case .damaged(let reason, let offset):
                try resynchronise(failedAt: offset)
                return .damaged(reason)
            }
        }
    }

    private func oversize() -> RejectReason? {
        if rowEnd - rowStart > ImportLimits.maximumRowByteCount { return .rowTooLong }
        guard fields.count <= ImportLimits.maximumColumns else { return .tooManyColumns }
        guard let index = fields.firstIndex(where: { $0.end - $0.start > ImportLimits.maximumFieldByteCount }) else { return nil }
        return .fieldTooLong(column: String(index + 1))
    }

    private enum Scan {
        /// The row's end, the start of the next one, and how many lines it took.
        case complete(end: Int, next: Int, lines: Int)
        case needsMore
        case damaged(RejectReason, at: Int)
    }

    private func scan() -> Scan {
        // Taken out while the loops below run, so that they work on registers and not on the object.
        var fields: [Field] = []
        swap(&fields, &self.fields)
        defer { swap(&fields, &self.fields) }
        fields.removeAll(keepingCapacity: true)
        let (bytes, filled, delimiter) = (UnsafeRawBufferPointer(memory), self.filled, self.delimiter)
        func isBoundary(_ unit: UInt8) -> Bool { unit == delimiter || unit == Self.lineFeed || unit == Self.carriageReturn }
        var index = rowStart
        var lines = 1
        while true {
            if index < filled && bytes[index] == Self.mark {
                var end = index + 1
                var hasDoubledMarks = false
                quoted: while true {
                    guard end < filled else { return isAtEnd ? .damaged(.unclosedQuote, at: end) : .needsMore }
                    let unit = bytes[end]
                    if unit == Self.mark || unit == Self.carriageReturn {
                        guard end + 1 < filled || isAtEnd else { return .needsMore }
                        let follower = end + 1 < filled ? bytes[end + 1] : 0
                        if unit == Self.mark {
                            if follower != Self.mark { break quoted }
                            hasDoubledMarks = true
                            end += 1
                        } else if follower != Self.lineFeed {
                            lines += 1
                        }
                    } else if unit == Self.lineFeed {
                        lines += 1
                    }
                    end += 1
                }
                Self.append(Field(start: index + 1, end: end, hasDoubledMarks: hasDoubledMarks), to: &fields)
                index = end + 1
                if index < filled, !isBoundary(bytes[index]) { return .damaged(.textAfterQuote, at: index) }
            } else {
                let start = index
                while index < filled, !isBoundary(bytes[index]) { index += 1 }
                guard index < filled || isAtEnd else { return .needsMore }
                Self.append(Field(start: start, end: index, hasDoubledMarks: false), to: &fields)
            }
            guard index < filled else { return .complete(end: index, next: index, lines: lines) }
            if bytes[index] == delimiter {
                index += 1
                continue
            }
            guard let next = behindLineEnd(at: index) else { return .needsMore }
            return .complete(end: index, next: next, lines: lines)
        }
    }

    /// Fields beyond the limit are counted as one: their row is refused in any case.
    private static func append(_ field: Field, to fields: inout [Field]) {
        if fields.count <= ImportLimits.maximumColumns { fields.append(field) }
    }

    /// The offset behind the line end at `index`; nil where a CR is the last byte at hand.
    private func behindLineEnd(at index: Int) -> Int? {
        guard memory[index] == Self.carriageReturn else { return index + 1 }
        guard index + 1 < filled else { return isAtEnd ? index + 1 : nil }
        return memory[index + 1] == Self.lineFeed ? index + 2 : index + 1
    }

    /// Moves the current row to the start of the memory and reads until the memory is full.
    private func fill() throws {
        let rest = filled - rowStart
        if rest > memory.count / 2 {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: memory.count * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[rowStart..<filled]))
            memory.deallocate()
            memory = larger
        } else if rest > 0 && rowStart > 0 {
            memmove(memory.baseAddress!, memory.baseAddress! + rowStart, rest)
        }
        (rowStart, position, filled) = (0, 0, rest)
        while memory.count - filled >= 16 {
            let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[filled...]))
            if count == 0 {
                isAtEnd = true
                return
            }
            filled += count
        }
    }

    /// Goes to the line behind the current row's first line; once too much has been read twice, to the
    /// line behind `offset`.
    private func resynchronise(failedAt offset: Int) throws {
        var index = rowStart
        rescannedByteCount += offset - rowStart
        nextLine = line + 1
        if rescannedByteCount > rescanLimit {
            nextLine = line + lineEnds(before: offset) + 1
            index = offset
        }
        while true {
            while index < filled, memory[index] != Self.lineFeed, memory[index] != Self.carriageReturn { index += 1 }
            if index < filled, let next = behindLineEnd(at: index) {
                position = next
                return
            }
            if index == filled && isAtEnd {
                position = filled
                return
            }
            // The rest of this line is refused: only a CR whose LF is still to come is kept.
            rowStart = index
            try fill()
            index = 0
        }
    }

    private func lineEnds(before offset: Int) -> Int {
        var count = 0
        for index in rowStart..<offset {
            let isPair = memory[index] == Self.carriageReturn && index + 1 < filled && memory[index + 1] == Self.lineFeed
            if memory[index] == Self.lineFeed || (memory[index] == Self.carriageReturn && !isPair) { count += 1 }
        }
        return count
    }
}
