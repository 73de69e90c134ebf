import AmendsModel

/// One row, reduced to the columns the mapping names.
struct SourceRow: Equatable {
    var line = 0
    /// One text per column of the mapping, in the mapping's order, without spaces around it.
    var values: [String] = []
}

/// A file as a table: the header is matched with the mapping's columns once, and every row is checked
/// for its width and for bytes that are no text before any of its fields is looked at.
final class SourceTable {
    enum Step {
        case row
        case rejected(line: Int, RejectReason)
        case end
    }

    /// The current row, valid after ``Step/row``.
    private(set) var row = SourceRow()
    /// Rows behind the header, refused ones included.
    private(set) var rowCount = 0
    let source: TextSource

    private let scanner: RowScanner
    private let header: [String]
    /// For each column of the mapping, its place in the header.
    private let places: [Int]

    init(path: String, mapping: ImportMapping) throws {
        source = try TextSource(path: path, encoding: mapping.encoding)
        scanner = RowScanner(source: source, delimiter: mapping.delimiter)
        header = try Self.header(of: scanner, encoding: source.encoding)
        places = try Self.places(of: mapping, in: header)
        row.values = Array(repeating: "", count: places.count)
    }

    private static func header(of scanner: RowScanner, encoding: TextEncoding) throws -> [String] {
        switch try scanner.next() {
        case .end: throw ImportError(.header, "the file is empty; its first row must name the columns")
        case .damaged(let reason): throw ImportError(.header, "the header in line \(scanner.line) cannot be read: \(reason)")
        case .row: break
        }
        guard TextFault.first(in: scanner.rowBytes) == nil else {
            throw ImportError(
                .encoding,
                "the header is no text in \(encoding.rawValue); name the file's encoding in the mapping: "
                    + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return scanner.fields.indices.map(scanner.text)
    }

    private static func places(of mapping: ImportMapping, in header: [String]) throws -> [Int] {
        var mistakes: [ImportError.Mistake] = []
        let places = mapping.columns.map { column in
            let found = header.indices.filter { header[$0] == column.name }
            if found.isEmpty {
                let near = Spelling.nearest(to: column.name, among: header).map { "; did you mean '\($0)'?" } ?? ""
                mistakes.append(.init(line: column.line, message: "the file has no column '\(column.name)'\(near)"))
            } else if found.count > 1 {
                mistakes.append(
                    .init(line: column.line, message: "the file has \(found.count) columns '\(column.name)'; rename all but one"))
            }
            return found.first ?? 0
        }
        guard mistakes.isEmpty else {
            var message = "the file's columns do not fit mapping '\(mapping.id)'; the file has: " + header.joined(separator: ", ")
            if header.count == 1 { message += " (only one column: is the mapping's delimiter the file's?)" }
            throw ImportError(.header, message, mistakes: mistakes)
        }
        return places
    }

    func next() throws -> Step {
        let step = try scanner.next()
        if step == .end { return .end }
        rowCount += 1
        row.line = scanner.line
        if case .damaged(let reason) = step { return .rejected(line: scanner.line, named(reason)) }
        if let fault = TextFault.first(in: scanner.rowBytes) {
            let column = name(of: scanner.field(atByte: fault))
            return .rejected(line: scanner.line, scanner.rowBytes[fault] == 0 ? .nul(column: column) : .invalidBytes(column: column))
        }
        guard scanner.fields.count == header.count else {
            return .rejected(line: scanner.line, .ragged(columns: scanner.fields.count, expected: header.count))
        }
        // Taken out of the object while it is filled, and put back.
        var values: [String] = []
        swap(&values, &row.values)
        for index in values.indices { values[index] = scanner.text(of: places[index]) }
        swap(&values, &row.values)
        return .row
    }

    /// The scanner knows columns by number only.
    private func named(_ reason: RejectReason) -> RejectReason {
        guard case .fieldTooLong(let number) = reason, let number = Int(number) else { return reason }
        return .fieldTooLong(column: name(of: number - 1))
    }

    private func name(of index: Int) -> String { index < header.count ? header[index] : "number \(index + 1)" }
}
