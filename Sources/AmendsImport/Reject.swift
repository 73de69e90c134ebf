/// A row (or, for an event log, a case) that did not go in. The others do.
public struct Reject: Hashable, Sendable, CustomStringConvertible {
    /// The physical line on which the row starts, from 1; the header counts.
    public let line: Int
    /// The source's own id of the case, where it could be read.
    public let sourceID: String?
    public let reason: RejectReason

    public var description: String { "line \(line): \(reason)" }
}

/// Why a row was refused. Values are quoted only from columns of times, numbers, codes and sites, and cut short.
public enum RejectReason: Error, Hashable, Sendable {
    case ragged(columns: Int, expected: Int)
    case invalidBytes(column: String)
    case nul(column: String)
    case unclosedQuote
    case textAfterQuote
    case rowTooLong
    case fieldTooLong(column: String)
    case tooManyColumns
    case noCaseID(column: String)
    case caseIDTooLong(column: String)
    case badTime(column: String, value: String)
    case noTime(column: String)
    case badNumber(column: String, value: String)
    case badAmount(column: String, value: String)
    case unknownCode(column: String, value: String, known: [String])
    case badSite(column: String, value: String)
    case fieldMissing(name: String, act: String)
    case secondRow(sourceID: String)
    case actTooLarge(act: String, byteCount: Int)
    case tooManyEvents(sourceID: String)

    /// Longest quotation of a value, in characters.
    static let maximumQuotedCount = 40

    static func quoted(_ text: String) -> String {
        text.count > maximumQuotedCount ? text.prefix(maximumQuotedCount) + "…" : text
    }
}

extension RejectReason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .ragged(let columns, let expected): "the row has \(columns) columns, the header has \(expected)"
        case .invalidBytes(let column): "column '\(column)' holds bytes that are no text in the file's encoding"
        case .nul(let column): "column '\(column)' holds a NUL character"
        case .unclosedQuote: "a quotation mark is opened and never closed"
        case .textAfterQuote: "text follows a closing quotation mark; inside a quoted field a mark is written twice"
        case .rowTooLong:
            "the row is longer than \(ImportLimits.maximumRowByteCount) bytes; perhaps a quotation mark is not closed"
        case .fieldTooLong(let column): "column '\(column)' is longer than \(ImportLimits.maximumFieldByteCount) bytes"
        case .tooManyColumns: "the row has more than \(ImportLimits.maximumColumns) columns"
        case .noCaseID(let column): "column '\(column)' is empty, so the row belongs to no case"
        case .caseIDTooLong(let column):
            "the case id in column '\(column)' is longer than \(ImportLimits.maximumSourceIDByteCount) bytes"
        case .badTime(let column, let value): "'\(value)' in column '\(column)' fits none of the mapping's date formats"
        case .noTime(let column): "column '\(column)' is empty, but it says when the case was received"
        case .badNumber(let column, let value): "'\(value)' in column '\(column)' is not a whole number"
        case .badAmount(let column, let value): "'\(value)' in column '\(column)' is not an amount in yuan such as 128.50"
        case .unknownCode(let column, let value, let known):
            "'\(value)' in column '\(column)' is none of \(known.joined(separator: ", ")); add it to the column's map"
        case .badSite(let column, let value):
            "'\(value)' in column '\(column)' is no site code; add it to the site's map or set 'slug: true'"
        case .fieldMissing(let name, let act): "\(act) needs '\(name)', which is empty here; give its column an 'absent' value"
        case .secondRow(let sourceID): "second row for case \(sourceID); the first was taken"
        case .actTooLarge(let act, let byteCount):
            "the values of \(act) have \(byteCount) bytes; one act holds at most \(ImportLimits.maximumActByteCount)"
        case .tooManyEvents(let sourceID):
            "case \(sourceID) has more than \(ImportLimits.maximumEventsPerCase) events, or more than "
                + "\(ImportLimits.maximumEventByteCountPerCase) bytes of them"
        }
    }
}
