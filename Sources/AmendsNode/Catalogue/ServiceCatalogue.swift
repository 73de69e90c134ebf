public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsStore

/// The services, products and devices that a shop has listed, by code: what a case names as its item.
public struct ServiceCatalogue: Sendable {
    /// Titles by code, of what is in use.
    public private(set) var titles: [String: String] = [:]
    /// Of what is not offered any more: old cases still name it.
    public private(set) var retired: [String: String] = [:]

    public init(_ states: [RecordState]) {
        let retirement = ItemRecord.table.act(verb: "retire")?.kind
        for state in states {
            guard let code = state.text(ItemRecord.code), !code.isEmpty else { continue }
            let title = state.text(ManagementField.title) ?? code
            // Said again after it was retired, it is in use again.
            let isRetired = state.entries.last { $0.kind == retirement || $0.kind == ItemRecord.table.add }?.kind == retirement
            if isRetired { retired[code] = title } else { titles[code] = title }
        }
    }

    /// By what a case may name an item: its code, or its title.
    public var names: Set<String> { Set(titles.keys).union(titles.values) }

    /// The title that goes with what a case says; nil where the catalogue has none, or the case says the title.
    public func title(of item: String) -> String? {
        let title = titles[item] ?? retired[item]
        return title == item ? nil : title
    }
}

extension Node {
    /// The catalogue as a scope sees it: its own items and the company's; all where none is named.
    public func serviceCatalogue(for scope: Scope? = nil) throws(NodeError) -> ServiceCatalogue {
        do throws(StoreError) {
            return ServiceCatalogue(
                try store.records(of: .item).filter { scope == nil || $0.scope == scope || $0.scope == .company }.map(\.state))
        } catch { throw NodeError(error) }
    }
}
