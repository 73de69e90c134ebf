import AmendsMerge
import Testing

@Suite struct PackedVectorsTests {
    private static func sparse(_ numbers: [Int64]) -> [UInt8] {
        var numbers = numbers
        var bytes: [UInt8] = []
        numbers.withUnsafeMutableBufferPointer { SparseVector.append($0, to: &bytes) }
        return bytes
    }

    private static func packed(_ parts: [(UInt32, [Int64])]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (part, numbers) in parts { sparse(numbers).withUnsafeBytes { PackedVectors.append(part, $0, to: &bytes) } }
        return bytes
    }

    /// The parts with their numbers, as vectors of `count` places.
    private static func unpack(_ bytes: [UInt8], count: Int = 4) throws -> [UInt32: [Int64]] {
        try bytes.withUnsafeBytes { raw in
            var cursor = PackedVectors.Cursor(raw)
            var result: [UInt32: [Int64]] = [:]
            while let (part, vector) = try cursor.next() {
                var numbers = [Int64](repeating: 0, count: count)
                try numbers.withUnsafeMutableBufferPointer { numbers in try SparseVector.add(vector, to: numbers) }
                result[part] = numbers
            }
            return result
        }
    }

    @Test func whatIsPackedIsUnpacked() throws {
        let parts: [UInt32: [Int64]] = [0: [1, 0, 0, 0], 3: [0, -7, 0, .max], 4095: [0, 0, 0, .min], .max: [0, 0, 0, 0]]
        #expect(try Self.unpack(Self.packed(parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })) == parts)
        #expect(try Self.unpack([]) == [:])
    }

    @Test func addingTwiceIsAddingTheDouble() throws {
        var numbers: [Int64] = [0, 0, 5]
        let bytes = Self.sparse([2, 0, -3])
        try bytes.withUnsafeBytes { raw in
            try numbers.withUnsafeMutableBufferPointer {
                try SparseVector.add(raw, to: $0)
                try SparseVector.add(raw, to: $0)
            }
        }
        #expect(numbers == [4, 0, -1])
    }

    @Test func partsOutOfOrderAreRefused() {
        for parts: [(UInt32, [Int64])] in [[(2, [1]), (1, [1])], [(2, [1]), (2, [1])]] {
            #expect(throws: MergeError.self) { try Self.unpack(Self.packed(parts)) }
        }
    }

    @Test func bytesThatEndTooEarlyAreRefused() throws {
        let bytes = Self.packed([(1, [300, 0, 0, 4]), (70_000, [0, 0, 1, 0])])
        let between = Self.packed([(1, [300, 0, 0, 4])]).count
        for end in 1..<bytes.count where end != between {
            #expect(throws: MergeError.self, "\(end) of \(bytes.count) bytes") { try Self.unpack(Array(bytes[..<end])) }
        }
    }

    @Test func aVectorThatIsLongerThanItsPlaceIsRefused() throws {
        let bytes = Self.packed([(1, [0, 0, 0, 1])])
        #expect(try Self.unpack(bytes, count: 4) == [1: [0, 0, 0, 1]])
        for count in 0..<4 { #expect(throws: MergeError.self) { try Self.unpack(bytes, count: count) } }
        // A gap that would overflow the position.
        let huge: [UInt8] = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 0x02]
        #expect(throws: MergeError.self) { try Self.unpack([1, UInt8(huge.count)] + huge) }
    }
}
