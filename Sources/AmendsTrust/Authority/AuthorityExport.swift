import AmendsLog
import Crypto
import CryptoExtras
import Foundation

/// An authority as it is carried to a safe place: its key and certificate, the certificates of the chain's
/// head offices, and the revocations, sealed with a recovery code (`protocol/enrolment.md`, section 6):
///
///     8    "AMNDAUTH"
///     u16  version, 1
///     u8   log₂ of scrypt's N, 14 … 18; r is 8 and p is 1
///     16   salt
///     12   nonce
///     …    AES-256-GCM over the contents, with everything before it as associated data; tag of 16 bytes last
public struct AuthorityExport: Sendable {
    public var authority: CertificateAuthority
    /// DER; the nodes that may write for the company.
    public var headOffices: [NodeCertificate]
    public var revocations: Revocations

    public init(authority: CertificateAuthority, headOffices: [NodeCertificate], revocations: Revocations) {
        (self.authority, self.headOffices, self.revocations) = (authority, headOffices, revocations)
    }

    /// Longest file, in bytes: every revocation that a list may hold, and room for the certificates.
    public static let maximumByteCount = 8 << 20

    // MARK: Sealing

    /// Seals an export, first with a recovery code and later again without it: whoever has the authority's key
    /// in the clear loses nothing by having this one beside it, and the export can follow every revocation.
    public struct Seal: Sendable {
        fileprivate let logN: UInt8
        fileprivate let salt: [UInt8]
        fileprivate let key: SymmetricKey

        static let saltByteCount = 16
        static let nonceByteCount = 12
        static let keyByteCount = 32
        /// 128 MiB and a third of a second at 17.
        public static let usualLogN: UInt8 = 17
        static let logNs: ClosedRange<UInt8> = 14...18

        public init(_ code: RecoveryCode, logN: UInt8 = usualLogN, random: (Int) -> [UInt8]) throws(TrustError) {
            try self.init(code, logN: logN, salt: random(Self.saltByteCount))
        }

        fileprivate init(_ code: RecoveryCode, logN: UInt8, salt: [UInt8]) throws(TrustError) {
            guard Self.logNs.contains(logN) else { throw TrustError(.exportMalformed("its key derivation is out of bounds")) }
            do {
                key = try KDF.Scrypt.deriveKey(
                    from: code.passphrase, salt: salt, outputByteCount: Self.keyByteCount, rounds: 1 << Int(logN), blockSize: 8,
                    parallelism: 1)
            } catch { throw TrustError(.exportMalformed("its key can't be derived: \(error)")) }
            (self.logN, self.salt) = (logN, salt)
        }

        /// For keeping beside the authority's key: log₂ N, salt and key.
        public var bytes: [UInt8] { [logN] + salt + key.withUnsafeBytes { Array($0) } }

        public init(_ bytes: [UInt8]) throws(TrustError) {
            guard bytes.count == 1 + Self.saltByteCount + Self.keyByteCount, Self.logNs.contains(bytes[0]) else {
                throw TrustError(.keyMalformed)
            }
            logN = bytes[0]
            salt = Array(bytes[1..<1 + Self.saltByteCount])
            key = SymmetricKey(data: bytes.suffix(Self.keyByteCount))
        }
    }

    private static let magic = Array("AMNDAUTH".utf8)
    private static let version: UInt16 = 1
    private static var headerByteCount: Int { magic.count + 2 + 1 + Seal.saltByteCount + Seal.nonceByteCount }
    private static let tagByteCount = 16

    public func sealed(with seal: Seal, random: (Int) -> [UInt8]) throws(TrustError) -> [UInt8] {
        let nonce = random(Seal.nonceByteCount)
        let header = Self.magic + [UInt8(Self.version >> 8), UInt8(Self.version & 0xff), seal.logN] + seal.salt + nonce
        do {
            let box = try AES.GCM.seal(contents, using: seal.key, nonce: AES.GCM.Nonce(data: nonce), authenticating: header)
            return header + Array(box.ciphertext) + Array(box.tag)
        } catch { throw TrustError(.exportMalformed("it can't be sealed: \(error)")) }
    }

    /// Opens a file. Throws `exportSealed` where the code is another one or any byte was changed.
    public init(opening file: [UInt8], with code: RecoveryCode) throws(TrustError) {
        guard file.count <= Self.maximumByteCount else { throw TrustError(.exportMalformed("it has \(file.count) bytes")) }
        guard file.starts(with: Self.magic) else { throw TrustError(.exportMalformed("it does not begin as one")) }
        guard file.count >= Self.headerByteCount + Self.tagByteCount else { throw TrustError(.exportMalformed("it is cut short")) }
        let version = UInt16(file[8]) << 8 | UInt16(file[9])
        guard version == Self.version else { throw TrustError(.exportVersion(version)) }
        let salt = Array(file[11..<11 + Seal.saltByteCount])
        let seal = try Seal(code, logN: file[10], salt: salt)
        let header = Array(file[..<Self.headerByteCount])
        let contents: Data
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: header.suffix(Seal.nonceByteCount)),
                ciphertext: file[Self.headerByteCount..<file.count - Self.tagByteCount], tag: file.suffix(Self.tagByteCount))
            contents = try AES.GCM.open(box, using: seal.key, authenticating: header)
        } catch { throw TrustError(.exportSealed) }
        try self.init(contents: Array(contents))
    }

    // MARK: Contents

    /// `32` key ‖ certificate ‖ `u16` number of head offices ‖ their certificates ‖ `u32` number of revocations ‖
    /// for each, ascending by node: `32` node ‖ `u64` time. Certificates are `u16` length ‖ DER.
    private var contents: [UInt8] {
        var writer = ExportWriter()
        writer.bytes += authority.key.bytes
        writer.append(certificate: authority.certificate.der)
        writer.append(UInt64(headOffices.count), byteCount: 2)
        for certificate in headOffices { writer.append(certificate: certificate.der) }
        writer.append(UInt64(revocations.times.count), byteCount: 4)
        for node in revocations.nodes {
            writer.bytes += node.bytes
            writer.append(UInt64(revocations.times[node] ?? 0), byteCount: 8)
        }
        return writer.bytes
    }

    private init(contents: [UInt8]) throws(TrustError) {
        var reader = ExportReader(contents)
        let key = try TLSKey(privateKey: reader.take(TLSKey.byteCount))
        let authority = try CertificateAuthority(key: key, certificate: AuthorityCertificate(reader.certificate()))
        headOffices = []
        for _ in 0..<(try reader.number(byteCount: 2)) { headOffices.append(try authority.certificate.judge(reader.certificate())) }
        var revocations = Revocations()
        var last: NodeID?
        let count = try reader.number(byteCount: 4)
        guard count <= Revocations.maximumCount else { throw TrustError(.exportMalformed("it lists \(count) revocations")) }
        for _ in 0..<count {
            let (bytes, time) = (try reader.take(AmendsLog.Digest.byteCount), try reader.number(byteCount: 8))
            guard let node = NodeID(bytes), time <= UInt64(Int64.max), last.map({ $0 < node }) ?? true else {
                throw TrustError(.exportMalformed("its revocations are not in order"))
            }
            revocations.add(node, at: Int64(time))
            last = node
        }
        try reader.finish()
        (self.authority, self.revocations) = (authority, revocations)
    }
}

private struct ExportWriter {
    var bytes: [UInt8] = []

    mutating func append(_ number: UInt64, byteCount: Int) {
        for shift in (0..<byteCount).reversed() { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift * 8))) }
    }

    mutating func append(certificate: [UInt8]) {
        append(UInt64(certificate.count), byteCount: 2)
        bytes += certificate
    }
}

private struct ExportReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ count: Int) throws(TrustError) -> [UInt8] {
        guard count <= bytes.count - offset else { throw TrustError(.exportMalformed("it ends too early")) }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func number(byteCount: Int) throws(TrustError) -> UInt64 { try take(byteCount).reduce(0) { $0 << 8 | UInt64($1) } }

    mutating func certificate() throws(TrustError) -> [UInt8] { try take(Int(try number(byteCount: 2))) }

    func finish() throws(TrustError) {
        guard offset == bytes.count else { throw TrustError(.exportMalformed("bytes follow its end")) }
    }
}
