import AmendsLog
import AmendsModel
import AmendsTestSupport
import Crypto
import Testing
import X509

@testable import AmendsTrust

/// Random bytes that follow from a seed.
func seeded(_ seed: UInt64) -> (Int) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return { count in (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) } }
}

@Suite struct CertificateTests {
    static let now: Int64 = 1_790_000_000_000
    private let authority: CertificateAuthority
    private let node = NodeID(key: Digest(a: 1, b: 2, c: 3, d: 4))

    init() throws { authority = try CertificateAuthority(at: Self.now, random: seeded(1)) }

    private func issue(
        _ authority: CertificateAuthority, role: NodeRole = .store, site: SiteCode? = SiteCode("S012"), days: Int = 365, key: TLSKey? = nil
    ) throws -> NodeCertificate {
        let key = key ?? TLSKey(random: seeded(7))
        return try authority.issue(
            to: node, role: role, site: site, try CertificateRequest(for: node, key: key), at: Self.now, days: days, random: seeded(3))
    }

    @Test func whatAnAuthorityIssuesItRecognises() throws {
        let certificate = try issue(authority)
        let judged = try AuthorityCertificate(authority.certificate.der).judge(certificate.der)
        #expect(judged == certificate)
        #expect(judged.node == node && judged.role == .store && judged.site == SiteCode("S012"))
        #expect(judged.notAfter == Self.now + 365 * 86_400_000)
        #expect(judged.notBefore < Self.now)
        #expect(try issue(authority, role: .headOffice, site: nil).site == nil)
        #expect(certificate.der.count < 700)
    }

    @Test func aCertificateIsDueWhenAThirdOfItsLifeIsLeft() throws {
        let certificate = try issue(authority, days: 90)
        #expect(!certificate.isDue(at: Self.now + 59 * 86_400_000))
        #expect(certificate.isDue(at: Self.now + 61 * 86_400_000))
        #expect(certificate.isDue(at: Self.now + 200 * 86_400_000))
    }

    @Test func anotherAuthorityIsNotBelieved() throws {
        let other = try CertificateAuthority(at: Self.now, random: seeded(2))
        #expect(other.certificate.fingerprint != authority.certificate.fingerprint)
        let certificate = try issue(other)
        #expect(throws: TrustError(.certificateForeign)) { try authority.certificate.judge(certificate.der) }
        // Its own is no node's.
        #expect(throws: TrustError.self) { try authority.certificate.judge(authority.certificate.der) }
    }

    @Test func anAuthorityIsFoundByItsFingerprintInWhatANodeShows() throws {
        let other = try CertificateAuthority(at: Self.now, random: seeded(2))
        let own = try issue(authority)
        let fingerprint = authority.certificate.fingerprint
        #expect(try AuthorityCertificate.find(fingerprint, in: [own.der, authority.certificate.der]) == authority.certificate)
        #expect(throws: TrustError(.certificateForeign)) {
            try AuthorityCertificate.find(fingerprint, in: [own.der, other.certificate.der])
        }
        #expect(throws: TrustError(.certificateForeign)) { try AuthorityCertificate.find(fingerprint, in: [own.der]) }
        #expect(throws: TrustError(.certificateForeign)) { try AuthorityCertificate.find(fingerprint, in: []) }
    }

    /// A certificate with the right signature and something else about it.
    private func forged(
        subject: DistinguishedName? = nil, extensions: Certificate.Extensions? = nil, key: Certificate.PublicKey? = nil
    ) throws -> [UInt8] {
        let issuer = try CertificateProfile.parse(authority.certificate.der)
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(bytes: [1, 2, 3]), publicKey: key ?? .init(TLSKey(random: seeded(4)).key.publicKey),
            notValidBefore: CertificateProfile.date(Self.now), notValidAfter: CertificateProfile.date(Self.now + 1_000_000),
            issuer: issuer.subject, subject: try subject ?? CertificateProfile.subject(of: node), signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try extensions ?? CertificateProfile.extensions(node: node, role: .store, site: nil),
            issuerPrivateKey: .init(authority.key.key))
        return try CertificateProfile.bytes(of: certificate)
    }

    @Test func aCertificateSaysExactlyWhatANodesDoes() throws {
        #expect(try authority.certificate.judge(forged()).site == nil)
        let names = SubjectAlternativeNames([
            .uniformResourceIdentifier("amends:node:\(node)"), .uniformResourceIdentifier("amends:role:store"),
        ])
        let wrong: [(String, [UInt8])] = [
            ("another subject", try forged(subject: DistinguishedName { CommonName("somebody") })),
            ("no names", try forged(extensions: Certificate.Extensions { Critical(BasicConstraints.notCertificateAuthority) })),
            (
                "an authority",
                try forged(
                    extensions: Certificate.Extensions {
                        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                        Critical(KeyUsage(digitalSignature: true))
                        try ExtendedKeyUsage([.serverAuth, .clientAuth])
                        names
                    })
            ),
            (
                "another use",
                try forged(
                    extensions: Certificate.Extensions {
                        Critical(BasicConstraints.notCertificateAuthority)
                        Critical(KeyUsage(digitalSignature: true))
                        try ExtendedKeyUsage([.serverAuth])
                        names
                    })
            ),
            (
                "another role",
                try forged(
                    extensions: Certificate.Extensions {
                        Critical(BasicConstraints.notCertificateAuthority)
                        Critical(KeyUsage(digitalSignature: true))
                        try ExtendedKeyUsage([.serverAuth, .clientAuth])
                        SubjectAlternativeNames([
                            .uniformResourceIdentifier("amends:node:\(node)"), .uniformResourceIdentifier("amends:role:king"),
                        ])
                    })
            ),
            (
                "two nodes",
                try forged(
                    extensions: Certificate.Extensions {
                        Critical(BasicConstraints.notCertificateAuthority)
                        Critical(KeyUsage(digitalSignature: true))
                        try ExtendedKeyUsage([.serverAuth, .clientAuth])
                        SubjectAlternativeNames([
                            .uniformResourceIdentifier("amends:node:\(node)"), .uniformResourceIdentifier("amends:role:store"),
                            .uniformResourceIdentifier("amends:node:\(node)"),
                        ])
                    })
            ),
            ("a key of another kind", try forged(key: .init(Curve25519.Signing.PrivateKey().publicKey))),
        ]
        for (fault, der) in wrong {
            let error = #expect(throws: TrustError.self, "\(fault)") { try authority.certificate.judge(der) }
            if case .certificateMalformed? = error?.code {} else { Issue.record("\(fault): \(String(describing: error))") }
        }
    }

    @Test func bytesAfterACertificateAndAVeryLongOneAreRefused() throws {
        let certificate = try issue(authority)
        #expect(throws: TrustError.self) { try authority.certificate.judge(certificate.der + [0]) }
        #expect(throws: TrustError.self) { try authority.certificate.judge([UInt8](repeating: 0x30, count: 5000)) }
        #expect(throws: TrustError.self) { try authority.certificate.judge([]) }
    }

    @Test func noChangedBitOfACertificateGoesUnnoticed() throws {
        let der = try issue(authority).der
        for place in der.indices {
            var changed = der
            changed[place] ^= 1 << UInt8(place % 8)
            #expect(throws: TrustError.self, "byte \(place)") { try authority.certificate.judge(changed) }
        }
    }

    @Test func anAuthorityThatIsNotSignedByItselfIsNone() throws {
        let der = authority.certificate.der
        var changed = der
        changed[der.count - 1] ^= 1
        #expect(throws: TrustError.self) { try AuthorityCertificate(changed) }
        #expect(throws: TrustError.self) { try AuthorityCertificate(issue(authority).der) }
        #expect(throws: TrustError(.keyMalformed)) {
            try CertificateAuthority(key: TLSKey(random: seeded(99)), certificate: authority.certificate)
        }
    }

    // MARK: Requests

    @Test func aRequestIsReadForItsOwnNodeOnly() throws {
        let request = try CertificateRequest(for: node, key: TLSKey(random: seeded(5)))
        #expect(try CertificateRequest(request.der, of: node).der == request.der)
        let other = NodeID(key: Digest(a: 9, b: 9, c: 9, d: 9))
        #expect(throws: TrustError.self) { try CertificateRequest(request.der, of: other) }
        #expect(throws: TrustError.self) { try CertificateRequest([1, 2, 3], of: node) }
        #expect(throws: TrustError.self) { try CertificateRequest([UInt8](repeating: 0, count: 5_000), of: node) }
    }

    @Test func noChangedBitOfARequestGoesUnnoticed() throws {
        let der = try CertificateRequest(for: node, key: TLSKey(random: seeded(5))).der
        for place in der.indices {
            var changed = der
            changed[place] ^= 1 << UInt8(place % 8)
            #expect(throws: TrustError.self, "byte \(place)") { try CertificateRequest(changed, of: node) }
        }
    }

    // MARK: Credentials

    @Test func credentialsComeBackFromTheirFile() throws {
        let key = TLSKey(random: seeded(7))
        let own = try issue(authority, key: key)
        let headOffice = try issue(authority, role: .headOffice, site: SiteCode("HQ"))
        let credentials = try Credentials(key: key, own: own.der, authority: authority.certificate, headOffices: [headOffice.der])
        let read = try Credentials(pem: credentials.pem)
        #expect(read.own == own && read.headOffices == [headOffice] && read.authority == authority.certificate)
        #expect(read.key.bytes == key.bytes)
        let kept = try CertificateAuthority(pem: authority.pem)
        #expect(kept.certificate == authority.certificate && kept.key.bytes == authority.key.bytes)
    }

    @Test func credentialsThatDoNotBelongTogetherAreRefused() throws {
        let key = TLSKey(random: seeded(7))
        let own = try issue(authority, key: key)
        let other = try CertificateAuthority(at: Self.now, random: seeded(2))
        #expect(throws: TrustError(.keyMalformed)) {
            try Credentials(key: TLSKey(random: seeded(8)), own: own.der, authority: authority.certificate, headOffices: [])
        }
        #expect(throws: TrustError(.certificateForeign)) {
            try Credentials(key: key, own: own.der, authority: other.certificate, headOffices: [])
        }
        #expect(throws: TrustError.self) {
            try Credentials(key: key, own: own.der, authority: authority.certificate, headOffices: [own.der])
        }
        for text in ["", "x", authority.pem, key.pem] { #expect(throws: TrustError.self) { try Credentials(pem: text) } }
    }
}
