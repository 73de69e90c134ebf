import AmendsLog
import AmendsModel

extension Node {
    /// Takes an entry of a shop's case library up into the company's, where every shop sees it. Only head
    /// office may; the shop's own entry stays as it is.
    public func adopt(libraryEntry name: String, by actor: Actor? = nil) throws(NodeError) -> ManagementRecord {
        guard mayWrite(in: .company) else {
            throw NodeError(.notPermitted, "Only head office writes in the company's library.")
        }
        let kind = LibraryRecord.table
        let entry = try record(kind, named: name)
        guard entry.scope != .company else {
            throw NodeError(.usage, "The entry \(entry.number) is in the company's library already.")
        }
        var fields: ActFields = [(LibraryRecord.origin, .text("\(entry.scope) \(entry.number)"))]
        // Cases belong to the shop that had them; the company's entry tells the story only.
        for field in kind.written
        where field.id != ManagementField.cases && field.id != ManagementField.note && field.id != LibraryRecord.origin {
            for value in entry.values(of: field.id) {
                guard let value else { continue }
                fields.append((field.id, value))
            }
        }
        if let twin = try records(kind, RecordFilter(scope: .company)).first(where: {
            $0.text(LibraryRecord.origin) == "\(entry.scope) \(entry.number)"
        }) {
            return twin
        }
        return try add(kind, fields, by: actor, in: .company)
    }
}
