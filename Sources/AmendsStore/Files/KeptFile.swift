public import AmendsLog
import Foundation
import GRDB

/// A file that entries name by its SHA-256. The name that somebody gave it stands in the entry.
public struct KeptFile: Sendable, Equatable {
    public let digest: Digest
    public let type: MediaType
    public let bytes: [UInt8]

    /// Largest file, bytes: it is held in memory whole, and a store's database has to stay movable.
    public static let maximumByteCount = 16 << 20

    public init(_ bytes: [UInt8]) throws(StoreError) {
        guard !bytes.isEmpty else { throw StoreError(.limit, "The file is empty.") }
        guard bytes.count <= Self.maximumByteCount else {
            throw StoreError(
                .limit, "The file has \(bytes.count) bytes; at most \(Self.maximumByteCount) are kept. Make it smaller, or cut the video.")
        }
        guard let type = MediaType(of: bytes) else {
            throw StoreError(.limit, "The file is no picture, sound, video or document. Programs and unknown files are not kept.")
        }
        (digest, self.type, self.bytes) = (sha256(bytes), type, bytes)
    }
}

/// A kept file without its bytes.
public struct KeptFileRow: Sendable, Equatable {
    public var digest: Digest
    public var byteCount: Int
    public var mediaType: String
}

extension StoreTransaction {
    /// Keeps a file; one that is here already is kept once.
    public func keep(_ file: KeptFile) throws(StoreError) {
        let insert = Statement(
            database, "INSERT INTO log_blob (digest, size, media_type, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
        insert.bind(1, file.digest)
        insert.bind(2, file.bytes.count)
        insert.bind(3, text: file.type.rawValue)
        insert.bind(4, file.bytes)
        try insert.run()
    }
}

extension Store {
    /// What is known of a file without reading it; nil where it is not here.
    public func fileRow(_ digest: Digest) throws(StoreError) -> KeptFileRow? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT size, media_type FROM log_blob WHERE digest = ?", arguments: [Data(digest.bytes)])
                .map { KeptFileRow(digest: digest, byteCount: $0[0], mediaType: $0[1]) }
        }
    }

    /// How many files are kept, and their bytes.
    public func fileTotals() throws(StoreError) -> (count: Int, byteCount: Int) {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT count(*), coalesce(sum(size), 0) FROM log_blob").map { ($0[0], $0[1]) } ?? (0, 0)
        }
    }

    /// The bytes of a file, checked against its digest; nil where it is not here.
    public func file(_ digest: Digest) throws(StoreError) -> [UInt8]? {
        let bytes = try read { database in
            try Data.fetchOne(database, sql: "SELECT bytes FROM log_blob WHERE digest = ?", arguments: [Data(digest.bytes)]).map(Array.init)
        }
        guard let bytes else { return nil }
        guard sha256(bytes) == digest else {
            throw StoreError(
                .damaged, "The file \(digest) is not what it was when it was kept. Take it from another copy, and run `amends verify`.")
        }
        return bytes
    }
}
