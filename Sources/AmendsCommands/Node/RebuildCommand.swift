import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser

struct RebuildCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Fold cases, statistics and search anew from the log, and compare.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let before = try node.store.digests()
        try node.store.rebuild()
        let after = try node.store.digests()
        let entries = after.reduce(0) { $0 + Int($1.entries) }
        let cases = after.reduce(0) { $0 + $1.cases }
        // Somebody else may have written meanwhile: only scopes with the same entries can be compared.
        let isUnchanged = before.allSatisfy { old in after.contains { $0 == old || $0.scope == old.scope && $0.heads != old.heads } }
        if json.isOn {
            try console.write(.object([("entries", .count(entries)), ("cases", .count(cases)), ("unchanged", .flag(isUnchanged))]))
        }
        console.say(.rebuilt(entries: entries, cases: cases))
        guard isUnchanged else { throw Failure(.fault, .rebuildDiffers) }
        console.say(.projectionUnchanged)
    }
}
