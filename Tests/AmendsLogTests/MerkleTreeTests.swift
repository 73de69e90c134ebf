import AmendsLog
import Testing

@Suite struct MerkleTreeTests {
    static let maximumCount = 70
    let leaves = NaiveTree.leaves(Self.maximumCount)
    let roots: [Digest]

    init() {
        let leaves = leaves
        roots = (0...Self.maximumCount).map { NaiveTree.root(leaves.prefix($0)) }
    }

    @Test func theRootIsThatOfTheRecursiveDefinition() throws {
        let tree = MerkleTree(leaves)
        for size in 0...Self.maximumCount { #expect(try tree.root(at: UInt64(size)) == roots[size], "size \(size)") }
    }

    @Test func everyInclusionProofIsThatOfTheRecursiveDefinitionAndVerifies() throws {
        let tree = MerkleTree(leaves)
        for size in 1...Self.maximumCount {
            for index in 0..<size {
                let proof = try tree.inclusionProof(of: UInt64(index), in: UInt64(size))
                #expect(proof.hashes == NaiveTree.path(index, leaves.prefix(size)), "leaf \(index) of \(size)")
                #expect(
                    proof.verifyInclusion(of: leaves[index], at: UInt64(index), size: UInt64(size), root: roots[size]),
                    "leaf \(index) of \(size)")
            }
        }
    }

    @Test func everyConsistencyProofIsThatOfTheRecursiveDefinitionAndVerifies() throws {
        let tree = MerkleTree(leaves)
        for new in 0...Self.maximumCount {
            for old in 0...new {
                let proof = try tree.consistencyProof(from: UInt64(old), to: UInt64(new))
                #expect(proof.hashes == NaiveTree.proof(old, leaves.prefix(new)), "\(old) to \(new)")
                #expect(
                    proof.verifyConsistency(from: UInt64(old), root: roots[old], to: UInt64(new), root: roots[new]),
                    "\(old) to \(new)")
            }
        }
    }

    @Test func anInclusionProofProvesNothingElse() throws {
        let tree = MerkleTree(leaves)
        for size in 1...24 {
            for index in 0..<size {
                let proof = try tree.inclusionProof(of: UInt64(index), in: UInt64(size))
                func verifies(_ proof: MerkleProof, leaf: Int, index: Int, size: Int, root: Int) -> Bool {
                    proof.verifyInclusion(of: leaves[leaf], at: UInt64(index), size: UInt64(size), root: roots[root])
                }
                let place: Comment = "leaf \(index) of \(size)"
                #expect(!verifies(proof, leaf: index + 1, index: index, size: size, root: size), place)
                #expect(!verifies(proof, leaf: index, index: index, size: size, root: size - 1), place)
                for other in 0...size where other != index {
                    #expect(!verifies(proof, leaf: index, index: other, size: size, root: size), place)
                }
                #expect(!verifies(MerkleProof(proof.hashes + [leaves[0]]), leaf: index, index: index, size: size, root: size), place)
                for position in proof.hashes.indices {
                    var shorter = proof
                    shorter.hashes.remove(at: position)
                    #expect(!verifies(shorter, leaf: index, index: index, size: size, root: size), place)
                    var altered = proof
                    altered.hashes[position].d ^= 1
                    #expect(!verifies(altered, leaf: index, index: index, size: size, root: size), place)
                }
            }
        }
    }

    @Test func aConsistencyProofProvesNothingElse() throws {
        let tree = MerkleTree(leaves)
        for new in 1...24 {
            for old in 1...new {
                let proof = try tree.consistencyProof(from: UInt64(old), to: UInt64(new))
                func verifies(_ proof: MerkleProof, oldRoot: Digest? = nil, newRoot: Digest? = nil) -> Bool {
                    proof.verifyConsistency(
                        from: UInt64(old), root: oldRoot ?? roots[old], to: UInt64(new), root: newRoot ?? roots[new])
                }
                let place: Comment = "\(old) to \(new)"
                #expect(verifies(proof), place)
                #expect(!verifies(proof, oldRoot: roots[old - 1]), place)
                #expect(!verifies(proof, newRoot: roots[new - 1]), place)
                #expect(!verifies(MerkleProof(proof.hashes + [leaves[0]])), place)
                for position in proof.hashes.indices {
                    var shorter = proof
                    shorter.hashes.remove(at: position)
                    #expect(!verifies(shorter), place)
                    var altered = proof
                    altered.hashes[position].a ^= 1
                    #expect(!verifies(altered), place)
                }
            }
        }
    }

    /// A tree rewritten after its first leaves must not pass for a longer form of the old one.
    @Test func aRewrittenPastIsNotConsistent() throws {
        var rewritten = leaves
        rewritten[3].a ^= 1
        let other = MerkleTree(rewritten)
        for old in 4...40 {
            let proof = try other.consistencyProof(from: UInt64(old), to: 64)
            let newRoot = try other.root(at: 64)
            #expect(!proof.verifyConsistency(from: UInt64(old), root: roots[old], to: 64, root: newRoot), "old size \(old)")
        }
    }

    @Test func leavesAreReadInBoundedRangesAndAtMostOnce() throws {
        let count = MerkleTree.maximumLeavesPerRead * 2 + 905
        let many = NaiveTree.leaves(Int(count))
        var asked: [Range<UInt64>] = []
        let tree = MerkleTree(size: count) { range in
            asked.append(range)
            return Array(many[Int(range.lowerBound)..<Int(range.upperBound)])
        }
        let proof = try tree.inclusionProof(of: 5_000, in: count)
        #expect(proof.verifyInclusion(of: many[5_000], at: 5_000, size: count, root: NaiveTree.root(many[...])))
        #expect(asked.allSatisfy { UInt64($0.count) <= MerkleTree.maximumLeavesPerRead })
        #expect(asked.reduce(0) { $0 + $1.count } == Int(count) - 1)
    }

    @Test func whatLiesOutsideTheTreeIsRefused() throws {
        let tree = MerkleTree(NaiveTree.leaves(5))
        func code(_ body: () throws -> Void) -> LogError.Code? {
            do { try body() } catch { return (error as? LogError)?.code }
            return nil
        }
        #expect(code { _ = try tree.root(at: 6) } == .outsideTree)
        #expect(code { _ = try tree.inclusionProof(of: 5, in: 5) } == .outsideTree)
        #expect(code { _ = try tree.inclusionProof(of: 0, in: 0) } == .outsideTree)
        #expect(code { _ = try tree.inclusionProof(of: 0, in: 6) } == .outsideTree)
        #expect(code { _ = try tree.consistencyProof(from: 4, to: 3) } == .outsideTree)
        #expect(code { _ = try tree.consistencyProof(from: 4, to: 6) } == .outsideTree)
        let tooShort = MerkleTree(size: 9) { _ in NaiveTree.leaves(3) }
        #expect(code { _ = try tooShort.root(at: 9) } == .leavesMissing)
    }

    @Test func numbersAtTheEndOfSixtyFourBitsAreFalseAndDoNotTrap() {
        let proof = MerkleProof([Digest](repeating: leaves[0], count: MerkleProof.maximumHashes))
        let sizes = [0, 1, UInt64.max / 2, UInt64.max / 2 + 1, UInt64.max - 1, UInt64.max]
        for first in sizes {
            for second in sizes {
                #expect(!proof.verifyInclusion(of: leaves[0], at: first, size: second, root: leaves[0]))
                #expect(!proof.verifyConsistency(from: first, root: leaves[0], to: second, root: leaves[1]))
            }
        }
    }
}
