import AmendsLog
import Foundation
import GRDB
import Testing

@testable import AmendsStore

/// Files beside the log: kept once, by what they are.
@Suite struct KeptFileTests {
    private static let jpeg: [UInt8] = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]

    @Test("E50: the same picture is kept once, and comes back as it was") func once() throws {
        let store = try Store.inMemory()
        let file = try KeptFile(Self.jpeg)
        for _ in 0..<3 { try store.write { try $0.keep(file) } }
        #expect(try store.fileTotals() == (1, Self.jpeg.count))
        #expect(try store.file(file.digest) == Self.jpeg)
        #expect(try store.fileRow(file.digest) == KeptFileRow(digest: file.digest, byteCount: Self.jpeg.count, mediaType: "image/jpeg"))
        #expect(try store.file(sha256([9])) == nil)
        #expect(try store.verify().files == 1)
    }

    @Test("E50: a file that changed on the disk is found, and not given out") func damaged() throws {
        let store = try Store.inMemory()
        let file = try KeptFile(Self.jpeg)
        try store.write { try $0.keep(file) }
        try store.database.write { try $0.execute(sql: "UPDATE log_blob SET bytes = x'ffd8ffe001020304'") }
        #expect(throws: StoreError.self) { try store.file(file.digest) }
        #expect(try store.verify().problems.count == 1)
    }

    @Test("E50: programs, unknown bytes, empty and huge files are refused") func refused() throws {
        for bytes: [UInt8] in [
            [], [0x4d, 0x5a, 0x90, 0], [0x7f, 0x45, 0x4c, 0x46], Array("#!/bin/sh\nrm -rf /".utf8), [0, 1, 2, 3], [0xc3, 0x28],
            Array("RIFFxxxxAVI ".utf8),
        ] { #expect(throws: StoreError.self) { try KeptFile(bytes) } }
        var huge = [UInt8](repeating: 0x20, count: KeptFile.maximumByteCount)
        #expect(try KeptFile(huge).bytes.count == KeptFile.maximumByteCount)
        huge.append(0x20)
        #expect(throws: StoreError.self) { try KeptFile(huge) }
    }

    @Test(
        "A file is what it begins with, whatever it is called",
        arguments: [
            ([0xff, 0xd8, 0xff, 0xdb], MediaType.jpeg), ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], .png),
            (Array("GIF89a".utf8), .gif),
            (Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8 ".utf8), .webp), (Array("RIFF\u{1}\u{1}\u{1}\u{1}WAVEfmt ".utf8), .wav),
            (Array("\u{1}\u{1}\u{1}\u{18}ftypheic".utf8), .heic), (Array("\u{1}\u{1}\u{1}\u{18}ftypisom".utf8), .mp4),
            (Array("\u{1}\u{1}\u{1}\u{18}ftypqt  ".utf8), .quicktime), (Array("\u{1}\u{1}\u{1}\u{18}ftypM4A ".utf8), .m4a),
            (Array("%PDF-1.7".utf8), .pdf), (Array("ID3\u{3}".utf8), .mp3), (Array("#!AMR\n".utf8), .amr), (Array("OggS\u{1}".utf8), .ogg),
            ([0x50, 0x4b, 3, 4], .zip), (Array("顾客的陈述".utf8), .text), ([0x1a, 0x45, 0xdf, 0xa3], .webm), ([0x49, 0x49, 0x2a, 0], .tiff),
        ] as [([UInt8], MediaType)])
    func kinds(bytes: [UInt8], type: MediaType) { #expect(MediaType(of: bytes) == type) }

    @Test("A file is kept with its entry or not at all") func together() throws {
        let store = try Store.inMemory()
        struct Refusal: Error {}
        #expect(throws: StoreError.self) {
            try store.write { transaction in
                try transaction.keep(try KeptFile(Self.jpeg))
                throw Refusal()
            }
        }
        #expect(try store.fileTotals().count == 0)
    }
}
