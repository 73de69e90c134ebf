import AmendsLog
import AmendsModel
import Foundation
import SwiftASN1
import X509

/// The one form of a node's certificate (`protocol/enrolment.md`, section 3). What an authority issues is
/// made by it, and what is presented must equal it, so that no extension can mean more than is known here.
enum CertificateProfile {
    /// Longest certificate or request, in bytes; a usual one has 600.
    static let maximumByteCount = 4096

    static func subject(of node: NodeID) throws -> DistinguishedName {
        try DistinguishedName {
            OrganizationName("Amends")
            CommonName(node.description)
        }
    }

    static func extensions(node: NodeID, role: NodeRole, site: SiteCode?) throws -> Certificate.Extensions {
        var names: [GeneralName] = [.uniformResourceIdentifier(nodePrefix + node.description)]
        names.append(.uniformResourceIdentifier(rolePrefix + role.rawValue))
        if let site { names.append(.uniformResourceIdentifier(sitePrefix + site.text)) }
        return try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.serverAuth, .clientAuth])
            SubjectAlternativeNames(names)
        }
    }

    static func authoritySubject(_ fingerprint: AuthorityFingerprint) throws -> DistinguishedName {
        // Named after its key: another chain's authority is then an unknown issuer and not a bad signature.
        try DistinguishedName {
            OrganizationName("Amends")
            CommonName("Amends authority \(fingerprint)")
        }
    }

    static func authorityExtensions() throws -> Certificate.Extensions {
        try Certificate.Extensions {
            Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
            Critical(KeyUsage(keyCertSign: true, cRLSign: true))
        }
    }

    private static let nodePrefix = "amends:node:"
    private static let rolePrefix = "amends:role:"
    private static let sitePrefix = "amends:site:"

    /// Node, role and site as the certificate's names tell them; nil unless they are of the one form.
    static func party(of certificate: Certificate) -> (node: NodeID, role: NodeRole, site: SiteCode?)? {
        guard let names = try? certificate.extensions.subjectAlternativeNames, (2...3).contains(names.count) else { return nil }
        func rest(_ index: Int, after prefix: String) -> Substring? {
            guard index < names.count, case .uniformResourceIdentifier(let text) = names[names.startIndex + index], text.hasPrefix(prefix)
            else { return nil }
            return text.dropFirst(prefix.count)
        }
        guard let node = rest(0, after: nodePrefix).flatMap({ NodeID(hexadecimal: $0) }),
            let role = rest(1, after: rolePrefix).flatMap({ NodeRole(rawValue: String($0)) })
        else { return nil }
        guard names.count == 3 else { return (node, role, nil) }
        guard let site = rest(2, after: sitePrefix).flatMap({ SiteCode($0) }) else { return nil }
        return (node, role, site)
    }

    // MARK: DER

    static func parse(_ der: [UInt8]) throws(TrustError) -> Certificate {
        guard der.count <= maximumByteCount else { throw TrustError(.certificateMalformed("it has \(der.count) bytes")) }
        guard let certificate = try? Certificate(derEncoded: der) else {
            throw TrustError(.certificateMalformed("it is no X.509 certificate in DER"))
        }
        return certificate
    }

    static func bytes(of certificate: Certificate) throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        return serializer.serializedBytes
    }

    // MARK: Times

    /// Certificates count seconds.
    static func date(_ milliseconds: Int64) -> Date { Date(timeIntervalSince1970: Double(milliseconds / 1000)) }

    static func milliseconds(_ date: Date) -> Int64 { Int64((date.timeIntervalSince1970 * 1000).rounded()) }
}
