/// Finds the name somebody probably meant.
package enum Spelling {
    /// The nearest of `names`, apart from case and spacing at most two changes of a character away; nil where none is near.
    package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        let wanted = folded(name)
        var best: (name: String, distance: Int)?
        for candidate in names {
            let distance = distance(wanted, folded(candidate))
            if distance <= min(2, wanted.count / 2), distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func folded(_ name: String) -> [Character] {
        name.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(100).map { $0 }
    }

    /// Levenshtein distance.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let substituted = diagonal + (right[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
