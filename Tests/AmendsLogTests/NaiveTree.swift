import AmendsLog

/// RFC 6962, section 2.1, word for word: recursive, slow, and without an idea in common with the
/// code it checks.
enum NaiveTree {
    static func leaf(_ entry: [UInt8]) -> Digest { sha256([0x00] + entry) }

    /// Leaves that differ from each other, for trees of any size.
    static func leaves(_ count: Int) -> [Digest] { (0..<count).map { leaf(Array("entry \($0)".utf8)) } }

    static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        if leaves.isEmpty { return sha256([]) }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let split = split(leaves.count)
        return sha256([0x01] + root(leaves.prefix(split)).bytes + root(leaves.dropFirst(split)).bytes)
    }

    static func path(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
        if leaves.count == 1 { return [] }
        let split = split(leaves.count)
        return index < split
            ? path(index, leaves.prefix(split)) + [root(leaves.dropFirst(split))]
            : path(index - split, leaves.dropFirst(split)) + [root(leaves.prefix(split))]
    }

    static func proof(_ old: Int, _ leaves: ArraySlice<Digest>) -> [Digest] { old == 0 ? [] : subproof(old, leaves, true) }

    private static func subproof(_ old: Int, _ leaves: ArraySlice<Digest>, _ isWhole: Bool) -> [Digest] {
        if old == leaves.count { return isWhole ? [] : [root(leaves)] }
        let split = split(leaves.count)
        return old <= split
            ? subproof(old, leaves.prefix(split), isWhole) + [root(leaves.dropFirst(split))]
            : subproof(old - split, leaves.dropFirst(split), false) + [root(leaves.prefix(split))]
    }

    private static func split(_ count: Int) -> Int {
        var split = 1
        while split * 2 < count { split *= 2 }
        return split
    }
}
