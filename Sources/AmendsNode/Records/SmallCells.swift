import AmendsLog
import AmendsPolicy
import AmendsStore

/// Figures for the public. A count below the threshold may tell one customer from another, so it is
/// withheld; and where a single cell is withheld, a second one goes with it, or the first could be
/// worked out from the total.
public struct SmallCells: Sendable {
    /// Counts below it are withheld; a pack may ask for more.
    public var threshold: Int
    public static let standardThreshold = 3

    public init(threshold: Int = Self.standardThreshold) { self.threshold = max(2, threshold) }

    /// The counts, nil where they are withheld. None is withheld of cells that are all nothing.
    public func published(_ counts: [Int]) -> [Int?] {
        var cells = counts.map { count -> Int? in count > 0 && count < threshold ? nil : count }
        if cells.filter({ $0 == nil }).count == 1,
            let other = cells.indices.filter({ (cells[$0] ?? 0) > 0 }).min(by: {
                ((cells[$0] ?? 0), $0) < ((cells[$1] ?? 0), $1)
            })
        {
            cells[other] = nil
        }
        return cells
    }

    /// The total, nil where it is itself too small to be told.
    public func published(total counts: [Int]) -> Int? {
        let total = counts.reduce(0, +)
        return total > 0 && total < threshold ? nil : total
    }
}

extension Node {
    /// What the pack in force says: of one site, or of the node's own.
    func smallCells(at site: SiteCode?) throws(NodeError) -> SmallCells {
        let name = try packInForce(at: site ?? self.site, on: surroundings.now())
        do throws(StoreError) {
            let least = try store.policyBook().pack(name)?.integer("privacy.small_cell").map { Int($0) }
            return SmallCells(threshold: least ?? SmallCells.standardThreshold)
        } catch { throw NodeError(error) }
    }
}
