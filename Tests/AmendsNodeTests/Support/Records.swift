import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

/// Days since 1970 of a date.
func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 { CivilDate.day(year: year, month: month, day: day) }

/// An instant at UTC+8, ms since 1970.
func instant(_ year: Int64, _ month: Int64, _ date: Int64, _ hour: Int64 = 12, _ minute: Int64 = 0) -> Int64 {
    day(year, month, date) * 86_400_000 + (hour - 8) * 3_600_000 + minute * 60_000
}

extension Node {
    /// Fields by their names, read as the vocabulary means them.
    static func fields(_ kind: ManagementKind, _ given: [(String, any Sendable)]) throws -> ActFields {
        try given.map { name, value in
            let field = try #require(kind.fields.first { $0.name == name }, "\(kind.name) has no field \(name)")
            let read: FieldValue =
                switch value {
                case let number as Int: .integer(Int64(number))
                case let number as Int64: .integer(number)
                case let record as RecordID: .added(record.description)
                default: field.type == .set ? .added("\(value)") : .text("\(value)")
                }
            return (field.id, read)
        }
    }

    @discardableResult
    func add(_ kind: ManagementKind, _ given: [(String, any Sendable)], by actor: String = "王芳", site: String? = nil) throws
        -> ManagementRecord
    {
        try add(kind, Self.fields(kind, given), actor: actor, site: site.flatMap { SiteCode($0) })
    }

    @discardableResult
    func act(_ verb: String, on record: ManagementRecord, _ given: [(String, any Sendable)] = [], by actor: String = "王芳") throws
        -> ManagementRecord
    {
        let act = try #require(record.kind.act(verb: verb), "\(record.kind.name) has no act \(verb)")
        return try self.act(act, of: record.kind, on: record.number, Self.fields(record.kind, given), actor: actor)
    }
}

/// Expects that an act on a management record breaks exactly this rule.
func expectBreach<Result>(_ breach: RecordBreach, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Result) {
    let error = expectNodeError(.usage, sourceLocation: sourceLocation, body)
    guard case .recordRule(_, _, let found)? = error?.reason else {
        Issue.record("\(error?.text ?? "nothing") names no rule", sourceLocation: sourceLocation)
        return
    }
    #expect(found == breach, sourceLocation: sourceLocation)
}
