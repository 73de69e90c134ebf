import AmendsTrust
import Foundation

/// The files of `identity/` beside the node's key:
///
///     credentials.pem   TLS key, certificate, the authority's certificate, head offices' certificates
///     authority.pem     at one head office: the authority's key and certificate
///     authority.seal    what its export is sealed with
///     authority.export  where it was exported to
///     revocations       the nodes that may not come back
///
/// Each is replaced whole: a program or machine that stops in between leaves the old one or the new one.
struct TrustFiles: Sendable {
    let folder: String

    private enum Name: String, CaseIterable {
        case credentials = "credentials.pem"
        case authority = "authority.pem"
        case seal = "authority.seal"
        case export = "authority.export"
        case revocations
    }

    /// Tells whether any of the files was written since.
    struct Stamp: Equatable { fileprivate var times: [Date?] }

    var stamp: Stamp {
        Stamp(
            times: Name.allCases.map { name in
                (try? FileManager.default.attributesOfItem(atPath: path(name)))?[.modificationDate] as? Date
            })
    }

    private func path(_ name: Name) -> String { folder + "/" + name.rawValue }

    // MARK: Reading

    func credentials() throws(NodeError) -> Credentials? {
        try read(.credentials) { contents throws(TrustError) in try Credentials(pem: String(decoding: contents, as: UTF8.self)) }
    }

    func authority() throws(NodeError) -> CertificateAuthority? {
        try read(.authority) { contents throws(TrustError) in try CertificateAuthority(pem: String(decoding: contents, as: UTF8.self)) }
    }

    func revocations() throws(NodeError) -> Revocations {
        try read(.revocations) { contents throws(TrustError) in try Revocations(String(decoding: contents, as: UTF8.self)) }
            ?? Revocations()
    }

    func seal() throws(NodeError) -> AuthorityExport.Seal? {
        try read(.seal) { contents throws(TrustError) in try AuthorityExport.Seal(contents) }
    }

    func exportPath() throws(NodeError) -> String? {
        try read(.export) { contents throws(TrustError) in String(decoding: contents, as: UTF8.self) }
    }

    private func read<Value>(_ name: Name, _ body: ([UInt8]) throws(TrustError) -> Value) throws(NodeError) -> Value? {
        guard let data = FileManager.default.contents(atPath: path(name)) else {
            guard FileManager.default.fileExists(atPath: path(name)) else { return nil }
            throw NodeError(.inputOutput, "\(path(name)) can't be read. Check who owns it.")
        }
        do { return try body(Array(data)) } catch {
            throw NodeError(.badInput, "\(path(name)) is damaged: \(error). Put it back from a copy, or set it aside and join again.")
        }
    }

    // MARK: Writing

    func keep(_ credentials: Credentials) throws(NodeError) { try write(Array(credentials.pem.utf8), to: .credentials) }
    func keep(_ authority: CertificateAuthority) throws(NodeError) { try write(Array(authority.pem.utf8), to: .authority) }
    func keep(_ revocations: Revocations) throws(NodeError) { try write(Array(revocations.text.utf8), to: .revocations) }

    func keep(_ seal: AuthorityExport.Seal, exportedTo path: String) throws(NodeError) {
        try write(seal.bytes, to: .seal)
        try write(Array(path.utf8), to: .export)
    }

    private func write(_ bytes: [UInt8], to name: Name) throws(NodeError) { try PrivateFile.replace(path(name), by: bytes) }
}

/// A file that only its owner may read, replaced whole and on the medium when it is there.
enum PrivateFile {
    static func replace(_ path: String, by bytes: [UInt8]) throws(NodeError) {
        let part = path + ".part"
        let files = FileManager.default
        try? files.removeItem(atPath: part)
        do {
            guard files.createFile(atPath: part, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw CocoaError(.fileWriteUnknown)
            }
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: part))
            try file.write(contentsOf: Data(bytes))
            try file.synchronize()
            try file.close()
            guard rename(part, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            // The name, too, must outlast a power cut.
            if let folder = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path).deletingLastPathComponent()) {
                try? folder.synchronize()
                try? folder.close()
            }
        } catch {
            try? files.removeItem(atPath: part)
            throw NodeError(.inputOutput, "\(path) can't be written. Check who owns the folder and whether the disk is full.")
        }
    }
}
