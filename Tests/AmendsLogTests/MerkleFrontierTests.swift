import AmendsLog
import Testing

@Suite struct MerkleFrontierTests {
    @Test func theRootIsThatOfTheRecursiveDefinitionAfterEveryLeaf() {
        let leaves = NaiveTree.leaves(200)
        var frontier = MerkleFrontier()
        #expect(frontier.root == sha256([]))
        for size in 1...leaves.count {
            frontier.append(leaves[size - 1])
            #expect(frontier.size == UInt64(size))
            #expect(frontier.root == NaiveTree.root(leaves.prefix(size)), "size \(size)")
        }
    }

    @Test func aDecodedFrontierGrowsOnAsTheOriginal() throws {
        let leaves = NaiveTree.leaves(70)
        for size in 0...leaves.count {
            let original = MerkleFrontier(leaves.prefix(size))
            var decoded = try #require(MerkleFrontier(encoded: original.encoded))
            #expect(decoded == original)
            for leaf in leaves.dropFirst(size) { decoded.append(leaf) }
            #expect(decoded.root == NaiveTree.root(leaves[...]), "continued at \(size)")
        }
    }

    @Test func anyOtherNumberOfBytesIsRefused() {
        for size in 0...20 {
            let bytes = MerkleFrontier(NaiveTree.leaves(size)).encoded
            for count in 0..<bytes.count { #expect(MerkleFrontier(encoded: Array(bytes.prefix(count))) == nil, "\(count) of \(size)") }
            #expect(MerkleFrontier(encoded: bytes + [0]) == nil)
            #expect(MerkleFrontier(encoded: bytes + [UInt8](repeating: 0, count: 32)) == nil)
        }
    }

    @Test func theLargestSizeIsReadAndTheNextIsNot() {
        func bytes(_ size: UInt64) -> [UInt8] {
            withUnsafeBytes(of: size.bigEndian) { Array($0) } + [UInt8](repeating: 7, count: 32 * size.nonzeroBitCount)
        }
        #expect(MerkleFrontier(encoded: bytes(MerkleFrontier.maximumSize))?.size == MerkleFrontier.maximumSize)
        #expect(MerkleFrontier(encoded: bytes(MerkleFrontier.maximumSize + 1)) == nil)
        #expect(MerkleFrontier(encoded: bytes(.max)) == nil)
    }

    @Test func frontiersOfOtherLeavesDiffer() {
        let leaves = NaiveTree.leaves(6)
        #expect(MerkleFrontier(leaves) != MerkleFrontier(leaves.reversed()))
        #expect(MerkleFrontier(leaves) != MerkleFrontier(leaves.dropLast()))
    }
}
