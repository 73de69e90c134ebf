import AmendsLog
import AmendsTestSupport
import Testing

/// `protocol/vectors/tree.json`, made by the Python script beside it.
@Suite struct TreeVectorTests {
    struct Content: Decodable {
        struct Leaf: Decodable { let entry, leaf: String }
        struct Tree: Decodable {
            let size: Int
            let root, frontier: String
        }
        struct Inclusion: Decodable {
            let why: String?
            let index, size: UInt64
            let proof: [String]
        }
        struct Consistency: Decodable {
            let why: String?
            let old, new: UInt64
            let proof: [String]
        }
        struct Frontier: Decodable { let why, frontier: String }
        struct Thousand: Decodable {
            let root, frontier: String
            let inclusion: Inclusion
            let consistency: Consistency
        }

        let leaves: [Leaf]
        let trees: [Tree]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
        let refusedInclusion: [Inclusion]
        let refusedConsistency: [Consistency]
        let refusedFrontiers: [Frontier]
        let thousand: Thousand
    }

    let content: Content
    let leaves: [Digest]

    init() throws {
        content = try VectorFile.read("tree")
        leaves = try content.leaves.map { try Self.digest($0.leaf) }
    }

    static func digest(_ text: String) throws -> Digest { try #require(Hexadecimal.bytes(text).flatMap { Digest($0) }) }
    static func proof(_ texts: [String]) throws -> MerkleProof { MerkleProof(try texts.map(digest)) }

    func root(_ size: UInt64) throws -> Digest { try Self.digest(content.trees[Int(size)].root) }

    @Test func leavesAreTheHashesOfTheirEntries() throws {
        #expect(content.leaves.count == 8)
        for leaf in content.leaves {
            #expect(NaiveTree.leaf(try #require(Hexadecimal.bytes(leaf.entry))).description == leaf.leaf)
        }
    }

    @Test func rootsAndFrontiersAgree() throws {
        #expect(content.trees.map(\.size) == Array(0...8))
        for tree in content.trees {
            let frontier = MerkleFrontier(leaves.prefix(tree.size))
            #expect(frontier.root.description == tree.root)
            #expect(Hexadecimal.text(frontier.encoded) == tree.frontier)
            let bytes = try #require(Hexadecimal.bytes(tree.frontier))
            #expect(MerkleFrontier(encoded: bytes) == frontier)
        }
    }

    @Test func proofsAgreeAndVerify() throws {
        let tree = MerkleTree(leaves)
        #expect(content.inclusion.count == 36 && content.consistency.count == 45)
        for vector in content.inclusion {
            let proof = try tree.inclusionProof(of: vector.index, in: vector.size)
            #expect(proof.hashes.map(\.description) == vector.proof)
            #expect(
                try Self.proof(vector.proof).verifyInclusion(
                    of: leaves[Int(vector.index)], at: vector.index, size: vector.size, root: root(vector.size)))
        }
        for vector in content.consistency {
            let proof = try tree.consistencyProof(from: vector.old, to: vector.new)
            #expect(proof.hashes.map(\.description) == vector.proof)
            #expect(
                try Self.proof(vector.proof).verifyConsistency(
                    from: vector.old, root: root(vector.old), to: vector.new, root: root(vector.new)))
        }
    }

    @Test func falseProofsAreRefused() throws {
        #expect(!content.refusedInclusion.isEmpty && !content.refusedConsistency.isEmpty)
        for vector in content.refusedInclusion {
            let leaf = leaves[min(Int(vector.index), leaves.count - 1)]
            let verified = try Self.proof(vector.proof).verifyInclusion(
                of: leaf, at: vector.index, size: vector.size, root: root(vector.size))
            #expect(!verified, "\(vector.why ?? "")")
        }
        for vector in content.refusedConsistency {
            let verified = try Self.proof(vector.proof).verifyConsistency(
                from: vector.old, root: root(vector.old), to: vector.new, root: root(vector.new))
            #expect(!verified, "\(vector.why ?? "")")
        }
    }

    @Test func malformedFrontiersAreRefused() throws {
        #expect(!content.refusedFrontiers.isEmpty)
        for vector in content.refusedFrontiers {
            #expect(MerkleFrontier(encoded: try #require(Hexadecimal.bytes(vector.frontier))) == nil, "\(vector.why)")
        }
    }

    @Test func aTreeOfAThousandAgrees() throws {
        let many = (0..<1000).map { index in NaiveTree.leaf(withUnsafeBytes(of: UInt64(index).bigEndian) { Array($0) }) }
        let vector = content.thousand
        let frontier = MerkleFrontier(many)
        #expect(frontier.root.description == vector.root)
        #expect(Hexadecimal.text(frontier.encoded) == vector.frontier)
        let tree = MerkleTree(many)
        let inclusion = try tree.inclusionProof(of: vector.inclusion.index, in: vector.inclusion.size)
        #expect(inclusion.hashes.map(\.description) == vector.inclusion.proof)
        let consistency = try tree.consistencyProof(from: vector.consistency.old, to: vector.consistency.new)
        #expect(consistency.hashes.map(\.description) == vector.consistency.proof)
    }
}
