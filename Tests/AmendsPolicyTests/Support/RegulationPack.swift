import AmendsLog
import AmendsModel
import AmendsPolicy
import Testing

/// A shipped pack, asked in the words of a test.
struct RegulationPack {
    let pack: Pack

    init(_ id: String) throws { pack = try #require(ShippedPacks.pack(named: id)) }

    /// Codes of a taxonomy that the regulation itself names; first level unless a parent is given.
    func named(_ taxonomy: String, under parent: String? = nil) -> [String] {
        pack.codes(taxonomy).filter { !$0.isOurs && $0.parent == parent }.map(\.code)
    }

    /// All codes that are switched on.
    func on(_ taxonomy: String) -> [String] { pack.codes(taxonomy).map(\.code) }

    /// What the regulation calls a code.
    func words(_ code: String, in taxonomy: String) -> String? { pack.codes(taxonomy).first { $0.code == code }?.words.simplified }

    var order: [Milestone] { pack.steps.map(\.milestone) }

    /// Whether these milestones come in this order.
    func comes(_ milestones: Milestone...) -> Bool {
        let places = milestones.map { order.firstIndex(of: $0) ?? -1 }
        return places == places.sorted() && !places.contains(-1)
    }

    func needs(_ milestone: Milestone) -> Set<FieldID> { Set(pack.step(milestone)?.requires ?? []) }

    /// Whose duty a step is.
    func duty(_ milestone: Milestone) -> StaffRole? { pack.step(milestone)?.roles.first }

    /// Whether the regulation itself wrote these values.
    func wrote(_ names: String...) -> Bool { names.allSatisfy { pack.origin(of: $0) == .regulation } }
    func left(_ name: String, for requirement: String) -> Bool { pack.origin(of: name) == .ours(placeholder: requirement) }
    func added(_ name: String) -> Bool { pack.origin(of: name) == .ours(placeholder: nil) }

    func general(_ kind: ClockKind) -> ClockLimit? { pack.clock(kind)?.general }
    func urgent(_ kind: ClockKind) -> ClockLimit? { pack.clock(kind)?.urgent }
    func maximum(_ kind: ClockKind) -> ClockLimit? { pack.clock(kind)?.maximum }
}
