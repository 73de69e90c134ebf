import AmendsMerge
import AmendsTestSupport
import Testing

@Suite struct PackedVectorsTests {
    private typealias Parts = [UInt32: [Int64]]

    private static func pack(_ parts: Parts, onto row: [UInt8] = [], count: Int = 4) throws -> [UInt8] {
        var packer = VectorPacker()
        return try pack(parts, onto: row, count: count, &packer)
    }

    private static func pack(_ parts: Parts, onto row: [UInt8], count: Int, _ packer: inout VectorPacker) throws -> [UInt8] {
        let sorted = parts.sorted { $0.key < $1.key }
        let changes = sorted.enumerated().map { VectorPacker.Change(part: $1.key, start: $0 * count) }
        var bytes: [UInt8] = []
        try row.withUnsafeBytes { row in
            try sorted.flatMap(\.value).withUnsafeBufferPointer { vectors in
                try packer.append(row, adding: changes, in: vectors, count: count, to: &bytes)
            }
        }
        return bytes
    }

    /// The parts with their numbers, as vectors of `count` places.
    private static func unpack(_ bytes: [UInt8], count: Int = 4) throws -> Parts {
        try bytes.withUnsafeBytes { raw in
            var packed = PackedVectors()
            try packed.read(raw, count: count)
            var sums = [Int64](repeating: 0, count: packed.parts.count * count)
            let starts = packed.parts.indices.map { $0 * count }
            sums.withUnsafeMutableBufferPointer { sums in starts.withUnsafeBufferPointer { packed.add(raw, to: sums, at: $0) } }
            return Dictionary(
                uniqueKeysWithValues: packed.parts.enumerated().map { ($1, Array(sums[$0 * count..<($0 + 1) * count])) })
        }
    }

    /// Numbers of every width, and their negatives.
    private static let edges: [Int64] = [
        1, -1, 127, -128, 128, -129, 32_767, -32_768, 32_768, -32_769, 2_147_483_647, -2_147_483_648, 2_147_483_648, -2_147_483_649, .max,
        .min,
    ]

    @Test func whatIsPackedIsUnpacked() throws {
        let parts: Parts = [0: [1, 0, 0, 0], 3: [0, -7, 0, .max], 4095: [0, 0, 0, .min], .max: [0, 300, 0, 0]]
        #expect(try Self.unpack(Self.pack(parts)) == parts)
        #expect(try Self.unpack([]) == [:])
        for edge in Self.edges { #expect(try Self.unpack(Self.pack([5: [0, edge, 0, 2]])) == [5: [0, edge, 0, 2]]) }
    }

    @Test(arguments: 0..<40) func inWhateverStepsChangesComeTheRowIsThatOfTheirSum(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let count = 1 + Int(random.next() % 130)
        var packer = VectorPacker()
        var (row, sum): ([UInt8], Parts) = ([], [:])
        for _ in 0..<12 {
            var changes: Parts = [:]
            for _ in 0..<random.next() % 6 {
                let part = UInt32(random.next() % 20)
                let before = sum[part] ?? [Int64](repeating: 0, count: count)
                var change = [Int64](repeating: 0, count: count)
                for _ in 0..<random.next() % 8 {
                    let place = Int(random.next() % UInt64(count))
                    // Now and then what was there is taken back.
                    change[place] = random.next() % 3 == 0 ? 0 &- before[place] : Self.edges[Int(random.next() % UInt64(Self.edges.count))]
                }
                changes[part] = change
            }
            for (part, change) in changes {
                sum[part] = zip(sum[part] ?? [Int64](repeating: 0, count: count), change).map { $0 &+ $1 }
                if sum[part]?.allSatisfy({ $0 == 0 }) == true { sum[part] = nil }
            }
            row = try Self.pack(changes, onto: row, count: count, &packer)
            #expect(try Self.unpack(row, count: count) == sum, "seed \(seed)")
            #expect(try Self.pack(sum, count: count) == row, "seed \(seed): one form for equal contents")
        }
    }

    @Test func allTogetherAreAddedAsOneByOne() throws {
        let bytes = try Self.pack([1: [1, 0, 0, 70_000], 2: [-128, 0, 9, 3], 8: [300, 0, 0, .max]])
        var sums: [Int64] = [5, 0, 0, 0, 0]
        try bytes.withUnsafeBytes { raw in
            var packed = PackedVectors()
            try packed.read(raw, count: 4)
            sums.withUnsafeMutableBufferPointer { packed.add(raw, to: $0, at: 1) }
        }
        #expect(sums == [5, 173, 0, 9, 70_003 &+ .max])
    }

    @Test func whatIsTakenBackLeavesNothing() throws {
        let parts: Parts = [2: [1, 0, 0, 70_000], 9: [0, 0, 0, -1]]
        let row = try Self.pack(parts)
        #expect(try Self.pack(parts.mapValues { $0.map { -$0 } }, onto: row) == [])
        #expect(try Self.pack([9: [0, 0, 0, 1]], onto: row) == Self.pack([2: [1, 0, 0, 70_000]]))
    }

    @Test func bytesThatEndTooEarlyAreRefused() throws {
        let bytes = try Self.pack([1: [300, 0, 0, 4], 70_000: [0, 0, 1, 0]])
        // A row may end after its parts and after each column: nobody can tell.
        let ends: Set<Int> = [5, 5 + 6, 5 + 6 + 4]
        for end in 1..<bytes.count where !ends.contains(end) {
            #expect(throws: MergeError.self, "\(end) of \(bytes.count) bytes") { try Self.unpack(Array(bytes[..<end])) }
        }
    }

    @Test func whatHasNotTheFormIsRefused() throws {
        let wrong: [(String, [UInt8])] = [
            ("a part beyond 32 bits", [2, 0xff, 0xff, 0xff, 0xff, 0x0f, 0]), ("more parts than bytes", [200, 1, 1]),
            ("a width of three", [1, 0, 0, 3, 1, 1, 1]), ("no width", [1, 0, 0, 0]), ("a place beyond the vector", [1, 0, 4, 1, 1]),
            ("a place beyond the vector after one within", [1, 0, 3, 1, 1, 0, 1, 1]),
            ("a gap that would overflow", [1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 1, 1]),
        ]
        for (fault, bytes) in wrong { #expect(throws: MergeError.self, "\(fault)") { try Self.unpack(bytes) } }
    }
}
