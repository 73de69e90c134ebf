public import AmendsLog

/// What a node that joins, or renews its certificate, and the node that holds the authority say to each
/// other (`protocol/enrolment.md`, section 4). Certificates and requests are bytes here.
///
///     joining node                                  head office
///     ASK          ───────────────────────────────▶
///                  ◀───────────────────────────────  CHALLENGE   fresh random bytes
///     JOIN | RENEW ───────────────────────────────▶                signed with the node's own key
///                  ◀───────────────────────────────  ADMITTED | DECLINED
public enum EnrolmentMessage: Hashable, Sendable {
    case ask(versions: ClosedRange<UInt16>)
    case challenge(version: UInt16, nonce: Digest)
    case join(Application, Invited)
    case renew(Application)
    case admitted(Admission)
    case declined(Decline)

    /// The frame types, which no session uses: the first frame of a pipe says which of the two it is for.
    public enum FrameType: UInt8, Sendable, CaseIterable {
        case ask = 64
        case challenge = 65
        case join = 66
        case renew = 67
        case admitted = 68
        case declined = 69
    }

    /// The versions of this exchange that the program speaks.
    public static let versions: ClosedRange<UInt16> = 1...1
    /// Longest certificate or request, in bytes.
    public static let maximumCertificateByteCount = 4096
    /// Certificates of head offices in one answer: a chain has one or two, and one more for each that burnt.
    public static let maximumHeadOfficeCount = 16
    /// Longest text of an answer (a shop's name, a zone, a pack), in bytes.
    public static let maximumTextByteCount = 256
    /// Whether a pipe that begins with a frame of this type is for an enrolment.
    public static func begins(with type: UInt8) -> Bool { FrameType(rawValue: type) != nil }

    /// What every application for a certificate says.
    public struct Application: Hashable, Sendable {
        public var node: NodeID
        /// The node's clock, ms since 1970.
        public var wallMilliseconds: Int64
        /// PKCS #10, in DER.
        public var request: [UInt8]
        /// Of the node's own key, over ``EnrolmentMessage/statement(nonce:_:_:)``.
        public var signature: [UInt8]

        public init(node: NodeID, wallMilliseconds: Int64, request: [UInt8], signature: [UInt8] = []) {
            (self.node, self.request, self.signature) = (node, request, signature)
            self.wallMilliseconds = min(max(wallMilliseconds, 0), Stamp.maximumMilliseconds)
        }
    }

    /// What is said of an invitation.
    public struct Invited: Hashable, Sendable {
        /// ``secretByteCount`` bytes.
        public var secret: [UInt8]
        /// What the node is already, where it was made before; nil for a new one.
        public var role: SyncRole?
        public var site: SiteCode?

        public static let secretByteCount = 10

        public init(secret: [UInt8], role: SyncRole?, site: SiteCode?) { (self.secret, self.role, self.site) = (secret, role, site) }
    }

    /// What an admitted node is given.
    public struct Admission: Hashable, Sendable {
        public var certificate: [UInt8]
        public var authority: [UInt8]
        /// Of the chain's head offices: they write for the company.
        public var headOffices: [[UInt8]]
        public var role: SyncRole
        public var site: SiteCode?
        public var siteName: String
        public var region: String
        public var pack: String
        /// IANA name.
        public var timeZone: String
        /// Head office's clock, ms since 1970.
        public var wallMilliseconds: Int64

        public init(
            certificate: [UInt8], authority: [UInt8], headOffices: [[UInt8]], role: SyncRole, site: SiteCode?, siteName: String,
            region: String, pack: String, timeZone: String, wallMilliseconds: Int64
        ) {
            (self.certificate, self.authority, self.headOffices) = (certificate, authority, headOffices)
            (self.role, self.site, self.siteName, self.region) = (role, site, siteName, region)
            (self.pack, self.timeZone) = (pack, timeZone)
            self.wallMilliseconds = min(max(wallMilliseconds, 0), Stamp.maximumMilliseconds)
        }
    }

    /// Why a node is not admitted.
    public struct Decline: Error, Hashable, Sendable {
        public var code: Code
        /// For the operator; on the wire at most ``SyncLimits/maximumTextByteCount`` bytes.
        public var text: String

        public init(_ code: Code, _ text: String) { (self.code, self.text) = (code, text) }

        /// Unknown ones keep their number.
        public struct Code: RawRepresentable, Hashable, Sendable {
            public var rawValue: UInt8
            public init(rawValue: UInt8) { self.rawValue = rawValue }

            /// No version in common.
            public static let version = Code(rawValue: 1)
            /// No invitation has this secret.
            public static let unknownCode = Code(rawValue: 2)
            public static let used = Code(rawValue: 3)
            public static let expired = Code(rawValue: 4)
            public static let withdrawn = Code(rawValue: 5)
            /// Too many wrong codes came from there.
            public static let tooManyAttempts = Code(rawValue: 6)
            /// A signature or the request is not what it must be.
            public static let unproven = Code(rawValue: 7)
            /// The node is no member of the chain.
            public static let notMember = Code(rawValue: 8)
            public static let revoked = Code(rawValue: 9)
            /// Longer past its certificate's end than head office allows.
            public static let tooLate = Code(rawValue: 10)
            /// The node that was asked holds no authority.
            public static let noAuthority = Code(rawValue: 11)
            public static let busy = Code(rawValue: 12)
            /// The node is there already, and is something else than the invitation is for.
            public static let otherParty = Code(rawValue: 13)
            /// A fault of the node that says so.
            public static let `internal` = Code(rawValue: 14)
            /// A message where it cannot come, or bytes that are none.
            public static let malformed = Code(rawValue: 15)
        }
    }
}
