import AmendsCodec
import AmendsTransport
import Foundation
import Testing

@Suite struct BundleTests {
    /// A path of its own, and its removal afterwards.
    private static func withPath(_ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("amends-bundle-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    private static let segments: [[UInt8]] = [[1], [2, 3], [UInt8](repeating: 7, count: 200_000)]

    private static func write(_ segments: [[UInt8]], to path: String) throws {
        var writer = try BundleWriter(path: path)
        for segment in segments { try writer.append(segment) }
        try writer.finish()
    }

    private static func read(_ path: String) throws -> [[UInt8]] {
        var reader = try BundleReader(path: path)
        var segments: [[UInt8]] = []
        while let segment = try reader.next() { segments.append(segment) }
        return segments
    }

    private static func code(_ body: () throws -> Void) -> TransportError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? TransportError)?.code
        }
    }

    @Test func whatIsWrittenIsReadInTheSameOrder() throws {
        for segments in [Self.segments, []] {
            try Self.withPath { path in
                try Self.write(segments, to: path)
                #expect(try Self.read(path) == segments)
                #expect(try BundleReader.check(path: path) == UInt64(segments.count))
                #expect(!FileManager.default.fileExists(atPath: path + ".part"))
            }
        }
    }

    @Test func theBytesAreThoseOfTheSpecification() throws {
        try Self.withPath { path in
            try Self.write([[5, 6]], to: path)
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(bytes.prefix(17) == Array("AMNDBNDL".utf8)[...] + [0, 1, 0, 0, 0, 3, 1, 5, 6])
            #expect(bytes[17..<30] == [0, 0, 0, 41, 2, 0, 0, 0, 0, 0, 0, 0, 1])
            #expect(bytes.count == 17 + 5 + 40)
        }
    }

    @Test func aBundleCutAnywhereIsTruncated() throws {
        try Self.withPath { path in
            try Self.write([[1], [2, 3], [4]], to: path)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for count in 1..<whole.count {
                try whole.prefix(count).write(to: URL(fileURLWithPath: path))
                #expect(Self.code { _ = try Self.read(path) } == .bundleTruncated, "cut at \(count)")
            }
            try Data().write(to: URL(fileURLWithPath: path))
            #expect(Self.code { _ = try Self.read(path) } == .notABundle)
        }
    }

    @Test func anyChangedByteIsFound() throws {
        try Self.withPath { path in
            try Self.write([[1], [2, 3], [4]], to: path)
            let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
            for place in whole.indices {
                for change in [1, 0x80] as [UInt8] {
                    var bytes = whole
                    bytes[place] ^= change
                    try Data(bytes).write(to: URL(fileURLWithPath: path))
                    let code = Self.code { _ = try Self.read(path) }
                    let expected: [TransportError.Code] =
                        place < 8 ? [.notABundle] : place < 10 ? [.unknownBundleVersion] : [.bundleDamaged, .bundleTruncated]
                    #expect(code.map(expected.contains) == true, "byte \(place): \(String(describing: code))")
                }
            }
        }
    }

    @Test func bytesAfterTheEndAreDamage() throws {
        try Self.withPath { path in
            try Self.write([[1]], to: path)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            try (whole + Data([0])).write(to: URL(fileURLWithPath: path))
            #expect(Self.code { _ = try Self.read(path) } == .bundleDamaged)
        }
    }

    @Test func anUnfinishedBundleLeavesNothingBehind() throws {
        try Self.withPath { path in
            do {
                var writer = try BundleWriter(path: path)
                try writer.append([1])
                #expect(FileManager.default.fileExists(atPath: path + ".part"))
            }
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(!FileManager.default.fileExists(atPath: path + ".part"))
        }
    }

    @Test func segmentsThatCannotBeCarriedAreRefused() throws {
        try Self.withPath { path in
            var writer = try BundleWriter(path: path)
            let tooLong = [UInt8](repeating: 0, count: BundleWriter.maximumSegmentByteCount + 1)
            var codes: [TransportError.Code] = []
            for segment in [[], tooLong] {
                do throws(TransportError) { try writer.append(segment) } catch { codes.append(error.code) }
            }
            #expect(codes == [.bundleDamaged, .bundleDamaged])
        }
    }

    @Test func aMissingFileIsNamed() {
        #expect(Self.code { _ = try BundleReader(path: "/nowhere/at/all") } == .fileFailed)
        #expect(Self.code { _ = try BundleWriter(path: "/nowhere/at/all") } == .fileFailed)
    }
}
