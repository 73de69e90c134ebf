import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore

extension Simulation {
    /// Search follows in transactions of its own, crashes included: at the end nothing is missing
    /// from it, and a word finds the same cases at head office as at the store that holds them.
    func checkSearchFindsTheSame() throws {
        guard let atHeadOffice = headOffice.node?.store else { return }
        for owner in nodes {
            guard let store = owner.node?.store else { continue }
            try store.catchUpSearch()
            let backlog = try store.searchBacklog()
            if backlog != 0 { fail(.finallySearchFindsTheSame, "\(owner.name) has \(backlog) entries that are not in the search") }
        }
        loseDocumentForCanary()
        for owner in nodes where owner.role == .store {
            guard let store = owner.node?.store, let row = try store.records(of: .complaintCase).last else { continue }
            guard let text = try longestText(of: row, in: store) else { continue }
            let word = String(text.prefix(2))
            let scope = Scope.site(owner.site)
            let here = try store.search(word, limit: Self.enough).filter { $0.scope == scope }.map(\.record)
            let there = try atHeadOffice.search(word, limit: Self.enough).filter { $0.scope == scope }.map(\.record)
            if !here.contains(row.record) {
                fail(.finallySearchFindsTheSame, "\(owner.name) does not find \(word) in the case \(row.record)")
            } else {
                reach(.sometimesFoundBySearch)
            }
            if here != there { fail(.finallySearchFindsTheSame, "\(owner.name) and head office find other cases for \(word)") }
        }
    }

    private static let enough = 10_000

    private func longestText(of row: CaseRow, in store: Store) throws -> String? {
        var texts: [String] = []
        for entry in try store.history(of: row) where entry.draft.recordKind == .complaintCase {
            for field in entry.draft.fields where field.id == CaseField.content {
                if case .text(let text) = field.value { texts.append(text) }
            }
        }
        // Two Han characters, so that the word is a phrase of two; what people type has no marks in it.
        return texts.filter { text in
            text.count >= 2 && text.unicodeScalars.prefix(2).allSatisfy { (0x4e00...0x9fff).contains($0.value) }
        }.max { $0.utf8.count < $1.utf8.count }
    }
}
