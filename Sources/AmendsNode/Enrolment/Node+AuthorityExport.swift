public import AmendsLog
import AmendsModel
import AmendsStore
public import AmendsTrust
import Foundation

extension Node {
    /// Writes the authority to a file that only the recovery code opens. The code is new with every export, is
    /// given back to be written down, and is kept nowhere. From then on the file follows every revocation as
    /// long as it can be reached.
    public func exportAuthority(to path: String) throws(NodeError) -> RecoveryCode {
        let code = RecoveryCode(random: surroundings.random)
        let seal: AuthorityExport.Seal
        do throws(TrustError) { seal = try AuthorityExport.Seal(code, random: surroundings.random) } catch { throw NodeError(error) }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw NodeError(.cannotCreate, "\(path) is there already. Choose another file.", reason: .fileThere(path))
        }
        try writeExport(to: path, with: seal)
        try identity.keep(seal, exportedTo: URL(fileURLWithPath: path).path)
        return code
    }

    /// Brings the last export up to date. Nil where there is none, false where it can't be reached: then another
    /// one should be made.
    func refreshExport() throws(NodeError) -> Bool? {
        guard let seal = try identity.seal, let path = try identity.exportPath else { return nil }
        guard FileManager.default.fileExists(atPath: path) else { return false }
        do throws(NodeError) { try writeExport(to: path, with: seal) } catch { return false }
        return true
    }

    private func writeExport(to path: String, with seal: AuthorityExport.Seal) throws(NodeError) {
        guard let authority = try identity.authority, let credentials = try identity.credentials else {
            throw NodeError(.noInput, "This node holds no authority. Make it with: amends authority make", reason: .authorityMissing)
        }
        let export = AuthorityExport(
            authority: authority, headOffices: credentials.headOffices, revocations: try identity.revocations)
        let bytes: [UInt8]
        do throws(TrustError) { bytes = try export.sealed(with: seal, random: surroundings.random) } catch { throw NodeError(error) }
        try PrivateFile.replace(path, by: bytes)
    }

    /// What came with an imported authority.
    public struct ImportedAuthority: Sendable {
        /// The chain's earlier head offices. One that burnt or was stolen should be revoked.
        public var headOffices: [NodeID]
        public var revocationCount: Int
    }

    /// Takes up the authority of a chain whose head office was lost, at this new head office. Revocations that
    /// the export knows hold at once; what it does not know comes back with the stores.
    public func importAuthority(_ file: [UInt8], with code: RecoveryCode, by actor: Actor? = nil) throws(NodeError) -> ImportedAuthority {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "authority import") }
        try check(MemberRecord.admit, by: actor, in: .company)
        let export: AuthorityExport
        do throws(TrustError) { export = try AuthorityExport(opening: file, with: code) } catch { throw NodeError(error) }
        if let own = try identity.authority, own.certificate != export.authority.certificate {
            throw NodeError(.cannotCreate, "This head office is the authority of another chain already.", reason: .authorityThere)
        }
        // First of all: nobody who was shut out may come back through the rebuilt head office.
        try identity.revoke(export.revocations)
        let others = export.headOffices.filter { $0.node != id }
        _ = try found(export.authority, headOffices: export.headOffices, by: actor) { transaction in
            let known = Set(try transaction.records(of: .member).compactMap { Member($0.state)?.node })
            for certificate in others where !known.contains(certificate.node) {
                var admission = Admission(node: certificate.node, role: .headOffice, site: certificate.site)
                admission.certificate = certificate
                try admit(admission, by: actor, transaction)
            }
            for node in export.revocations.nodes {
                try revoke(node, why: "-", replacedBy: nil, by: actor, transaction)
            }
            return 0
        }
        return ImportedAuthority(headOffices: others.map(\.node), revocationCount: export.revocations.nodes.count)
    }
}
