import AmendsLog
import AmendsModel
import AmendsTestSupport
import Testing

@testable import AmendsTrust

/// `protocol/vectors/enrolment.json`. `AMENDS_WRITE_VECTORS=1 swift test --filter EnrolmentVectorTests` writes
/// it anew; its certificates differ each time, for their signatures are random.
@Suite struct EnrolmentVectorTests {
    private struct Vectors: Codable {
        var codes: [Code]
        var refusedCodes: [RefusedCode]
        var authority: String
        var fingerprint: String
        var certificates: [Certified]
        var refusedCertificates: [RefusedCertificate]
        var request: Request
        var export: Export
    }

    private struct Code: Codable {
        var text: String
        var host: String
        var port: UInt16
        var authority: String
        var secret: String
        /// What the inviting node keeps.
        var secretHash: String
    }

    private struct RefusedCode: Codable {
        var text: String
        var fault: String
    }

    private struct Certified: Codable {
        var der: String
        var node: String
        var role: String
        var site: String
        var notAfter: Int64
        var sha256: String
    }

    private struct RefusedCertificate: Codable {
        var der: String
        var fault: String
    }

    private struct Request: Codable {
        var der: String
        var node: String
    }

    private struct Export: Codable {
        var recoveryCode: String
        var file: String
        var authorityKey: String
        var headOffices: [String]
        var revocations: String
    }

    private static let now = CertificateTests.now
    private static let node = NodeID(key: Digest(a: 0x1111, b: 0x2222, c: 0x3333, d: 0x4444))

    private static func make() throws -> Vectors {
        let authority = try CertificateAuthority(at: now, random: seeded(1))
        let fingerprint = authority.certificate.fingerprint
        let request = try CertificateRequest(for: node, key: TLSKey(random: seeded(2)))
        func issue(_ authority: CertificateAuthority, _ role: NodeRole, _ site: SiteCode?) throws -> NodeCertificate {
            try authority.issue(to: node, role: role, site: site, request, at: now, days: 365, random: seeded(3))
        }
        let certificates = [
            try issue(authority, .store, SiteCode("S012")), try issue(authority, .headOffice, SiteCode("HQ")),
            try issue(authority, .auditor, nil),
        ]
        var revocations = Revocations()
        revocations.add(NodeID(key: Digest(a: 9, b: 8, c: 7, d: 6)), at: now)
        let recovery = RecoveryCode(random: seeded(4))
        let export = AuthorityExport(authority: authority, headOffices: [certificates[1]], revocations: revocations)
        let other = try CertificateAuthority(at: now, random: seeded(5))
        return Vectors(
            codes: try ["10.1.2.3:7601", "10.1.2.3:443", "[2001:db8::7]:7601", "[2001:db8::7]:9", "hq.example.com:7601", "hq:8443"].map {
                text in
                let address = try #require(JoinAddress(written: text))
                let code = InvitationCode(address: address, authority: fingerprint, secret: seeded(6)(10))
                return Code(
                    text: code.text, host: address.host, port: address.port, authority: fingerprint.description,
                    secret: Hexadecimal.text(code.secret), secretHash: InvitationCode.hash(of: code.secret).description)
            }, refusedCodes: refusedCodes(fingerprint), authority: Hexadecimal.text(authority.certificate.der),
            fingerprint: fingerprint.description,
            certificates: certificates.map {
                Certified(
                    der: Hexadecimal.text($0.der), node: $0.node.description, role: $0.role.rawValue, site: $0.site?.text ?? "",
                    notAfter: $0.notAfter, sha256: $0.fingerprint.description)
            },
            refusedCertificates: [
                RefusedCertificate(der: Hexadecimal.text(try issue(other, .headOffice, nil).der), fault: "of another authority"),
                RefusedCertificate(der: Hexadecimal.text(authority.certificate.der), fault: "an authority's, shown as a node's"),
                RefusedCertificate(der: Hexadecimal.text(certificates[0].der + [0]), fault: "a byte after its end"),
                RefusedCertificate(der: Hexadecimal.text(certificates[0].der.dropLast()), fault: "cut short"),
            ], request: Request(der: Hexadecimal.text(request.der), node: node.description),
            export: Export(
                recoveryCode: recovery.text,
                file: Hexadecimal.text(
                    try export.sealed(with: AuthorityExport.Seal(recovery, logN: 14, random: seeded(7)), random: seeded(8))),
                authorityKey: Hexadecimal.text(authority.key.bytes), headOffices: [certificates[1].node.description],
                revocations: revocations.text))
    }

    private static func refusedCodes(_ fingerprint: AuthorityFingerprint) -> [RefusedCode] {
        func code(_ version: UInt64, _ kind: UInt64, _ rest: [UInt8]) -> String {
            var writer = SymbolWriter()
            writer.append(version, bitCount: 2)
            writer.append(kind, bitCount: 3)
            writer.append([UInt8](repeating: 3, count: 10) + fingerprint.bytes + rest)
            return SpokenCode.text(writer.finish())
        }
        let good = code(0, 0, [10, 1, 2, 3])
        return [
            RefusedCode(text: String(good.dropLast()), fault: "a character is missing"),
            RefusedCode(
                text: String(good.prefix(8)) + (good.dropFirst(8).first == "0" ? "1" : "0") + good.dropFirst(9),
                fault: "a character is wrong"),
            RefusedCode(text: good.replacing("-", with: "-U"), fault: "no code has this character"),
            RefusedCode(text: code(1, 0, [10, 1, 2, 3]), fault: "version 1"),
            RefusedCode(text: code(0, 6, [10, 1, 2, 3]), fault: "no such kind of address"),
            RefusedCode(text: code(0, 1, [0x1d, 0xb1, 10, 1, 2, 3]), fault: "the usual port written out"),
            RefusedCode(text: code(0, 1, [0, 0, 10, 1, 2, 3]), fault: "port 0"),
            RefusedCode(text: code(0, 0, [10, 1, 2]), fault: "the address is cut short"),
            RefusedCode(text: code(0, 0, [10, 1, 2, 3, 0, 0, 0, 0]), fault: "a group of zeros too many"),
            RefusedCode(text: code(0, 4, [0, 0]), fault: "a name of no characters"),
            RefusedCode(text: code(0, 4, [0xff, 0xff]), fault: "no name has this character"),
        ]
    }

    private static func bytes(_ text: String) throws -> [UInt8] { try #require(Hexadecimal.bytes(text)) }

    @Test func codesMeanWhatTheVectorsSay() throws {
        let vectors: Vectors = try VectorFile.read("enrolment", orWrite: Self.make)
        for vector in vectors.codes {
            let code = try InvitationCode(vector.text)
            #expect(code.address == (try JoinAddress(host: vector.host, port: vector.port)))
            #expect(code.authority.description == vector.authority && Hexadecimal.text(code.secret) == vector.secret)
            #expect(InvitationCode.hash(of: code.secret).description == vector.secretHash)
            #expect(code.text == vector.text)
        }
        for vector in vectors.refusedCodes { #expect(throws: TrustError.self, "\(vector.fault)") { try InvitationCode(vector.text) } }
    }

    @Test func certificatesAreJudgedAsTheVectorsSay() throws {
        let vectors: Vectors = try VectorFile.read("enrolment", orWrite: Self.make)
        let authority = try AuthorityCertificate(Self.bytes(vectors.authority))
        #expect(authority.fingerprint.description == vectors.fingerprint)
        for vector in vectors.certificates {
            let certificate = try authority.judge(Self.bytes(vector.der))
            #expect(certificate.node.description == vector.node && certificate.role.rawValue == vector.role)
            #expect(certificate.site?.text ?? "" == vector.site && certificate.notAfter == vector.notAfter)
            #expect(certificate.fingerprint.description == vector.sha256)
        }
        for vector in vectors.refusedCertificates {
            #expect(throws: TrustError.self, "\(vector.fault)") { try authority.judge(Self.bytes(vector.der)) }
        }
        let node = try #require(NodeID(hexadecimal: vectors.request.node))
        _ = try CertificateRequest(Self.bytes(vectors.request.der), of: node)
    }

    @Test func theExportOpensAsTheVectorsSay() throws {
        let vectors: Vectors = try VectorFile.read("enrolment", orWrite: Self.make)
        let export = try AuthorityExport(opening: Self.bytes(vectors.export.file), with: RecoveryCode(vectors.export.recoveryCode))
        #expect(Hexadecimal.text(export.authority.key.bytes) == vectors.export.authorityKey)
        #expect(export.headOffices.map(\.node.description) == vectors.export.headOffices)
        #expect(export.revocations.text == vectors.export.revocations)
        #expect(Hexadecimal.text(export.authority.certificate.der) == vectors.authority)
    }
}
