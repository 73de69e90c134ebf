/// Why a code, a certificate, a key or a file of keys is not taken. What an operator reads is said in
/// three languages by the roof; the description is for logs and peers.
public struct TrustError: Error, Hashable, Sendable {
    public var code: Code

    public init(_ code: Code) { self.code = code }

    public enum Code: Hashable, Sendable {
        // codes that people read and type
        case codeCharacter(Character)
        case codeTooLong
        case codeIncomplete(characterCount: Int)
        /// Counted from 1.
        case codeGroup(Int)
        /// Its checks are right, but it is no code of this kind.
        case codeOfAnotherKind
        /// Written by a later version of the program.
        case codeVersion
        case addressUnusable(String)

        // certificates
        case certificateMalformed(String)
        /// Not issued by this chain's authority.
        case certificateForeign
        case requestMalformed(String)
        case keyMalformed

        // the authority's export, and its list of revocations
        case exportMalformed(String)
        case exportVersion(UInt16)
        /// Another recovery code, or a damaged file: the two cannot be told apart.
        case exportSealed
        case revocationsMalformed(line: Int)
    }
}

extension TrustError: CustomStringConvertible {
    public var description: String {
        switch code {
        case .codeCharacter(let character): "no code has the character \(character)"
        case .codeTooLong: "this is longer than any code"
        case .codeIncomplete(let count): "the code is not complete: it has \(count) characters"
        case .codeGroup(let number): "group \(number) of the code is wrong"
        case .codeOfAnotherKind: "this is no code of this kind"
        case .codeVersion: "the code was made by a later version of the program"
        case .addressUnusable(let text): "\(text) is no address that a code can hold"
        case .certificateMalformed(let reason): "the certificate is not of the form that this chain uses: \(reason)"
        case .certificateForeign: "the certificate was not issued by this chain's authority"
        case .requestMalformed(let reason): "the certificate request is not of the form that this chain uses: \(reason)"
        case .keyMalformed: "these bytes are no private key on P-256"
        case .exportMalformed(let reason): "the file is no export of an authority: \(reason)"
        case .exportVersion(let version): "the export has version \(version), which this program does not know"
        case .exportSealed: "the recovery code does not fit this export, or the file is damaged"
        case .revocationsMalformed(let line): "line \(line) of the list of revocations can't be read"
        }
    }
}
