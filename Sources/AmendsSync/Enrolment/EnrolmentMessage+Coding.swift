public import AmendsCodec
public import AmendsLog

extension EnrolmentMessage {
    public var frame: Frame { Frame(type: type.rawValue, payload: payload) }

    private var type: FrameType {
        switch self {
        case .ask: .ask
        case .challenge: .challenge
        case .join: .join
        case .renew: .renew
        case .admitted: .admitted
        case .declined: .declined
        }
    }

    /// The 32 bytes that a node signs when it applies:
    /// SHA-256("amends enrolment 1" ‖ u8 type ‖ 32 nonce ‖ the payload without its signature).
    ///
    /// The nonce was drawn for this pipe, so that nothing recorded can be said again.
    public static func statement(nonce: Digest, _ application: Application, _ invited: Invited?) -> [UInt8] {
        var bytes = Array("amends enrolment 1".utf8)
        bytes.append((invited == nil ? FrameType.renew : .join).rawValue)
        nonce.append(to: &bytes)
        return sha256(bytes + unsigned(application, invited)).bytes
    }

    // MARK: Writing

    private var payload: [UInt8] {
        var bytes: [UInt8] = []
        switch self {
        case .ask(let versions):
            bytes.append(bigEndian: versions.lowerBound)
            bytes.append(bigEndian: versions.upperBound)
        case .challenge(let version, let nonce):
            bytes.append(bigEndian: version)
            nonce.append(to: &bytes)
        case .join(let application, let invited): bytes = Self.unsigned(application, invited) + application.signature
        case .renew(let application): bytes = Self.unsigned(application, nil) + application.signature
        case .admitted(let admission): admission.write(to: &bytes)
        case .declined(let decline):
            bytes.append(decline.code.rawValue)
            bytes.appendText(decline.text)
        }
        return bytes
    }

    private static func unsigned(_ application: Application, _ invited: Invited?) -> [UInt8] {
        var bytes: [UInt8] = []
        if let invited {
            bytes += invited.secret
            bytes.append(invited.role?.rawValue ?? 0)
            bytes.append(site: invited.site)
        }
        application.node.key.append(to: &bytes)
        bytes.append(bigEndian: UInt64(application.wallMilliseconds))
        bytes.append(certificate: application.request)
        return bytes
    }

    // MARK: Reading

    /// Reads a message; throws `malformed` for what is none, and `outOfOrder` for a frame of another conversation.
    public init(_ frame: Frame) throws(SyncError) {
        guard let type = FrameType(rawValue: frame.type) else {
            throw .outOfOrder("there is no message of type \(frame.type) in an enrolment")
        }
        do throws(MalformedMessage) {
            var reader = MessageReader(frame.payload)
            self = try Self.read(type, &reader)
            try reader.finish()
        } catch { throw SyncError(code: .malformed, side: .own, text: "\(type): \(error.text)") }
    }

    private static func read(_ type: FrameType, _ reader: inout MessageReader) throws(MalformedMessage) -> EnrolmentMessage {
        switch type {
        case .ask:
            let (lowest, highest): (UInt16, UInt16) = (try reader.integer("lowest version"), try reader.integer("highest version"))
            guard lowest <= highest else { throw MalformedMessage("its lowest version \(lowest) is above its highest, \(highest)") }
            return .ask(versions: lowest...highest)
        case .challenge: return .challenge(version: try reader.integer("version"), nonce: try reader.digest("nonce"))
        case .join:
            let invited = try Invited(&reader)
            return .join(try Application(&reader), invited)
        case .renew: return .renew(try Application(&reader))
        case .admitted: return .admitted(try Admission(&reader))
        case .declined: return .declined(Decline(Decline.Code(rawValue: try reader.integer("code")), try reader.boundedText()))
        }
    }
}

extension EnrolmentMessage.Invited {
    fileprivate init(_ reader: inout MessageReader) throws(MalformedMessage) {
        secret = Array(try reader.take(Self.secretByteCount, "secret"))
        let number: UInt8 = try reader.integer("role")
        role = SyncRole(rawValue: number)
        guard role != nil || number == 0 else { throw MalformedMessage("there is no role \(number)") }
        site = try reader.site()
        guard role != nil || site == nil else { throw MalformedMessage("a node without a role names a site") }
    }
}

extension EnrolmentMessage.Application {
    fileprivate init(_ reader: inout MessageReader) throws(MalformedMessage) {
        node = NodeID(key: try reader.digest("node"))
        wallMilliseconds = try reader.wallTime()
        request = try reader.certificate("request")
        signature = Array(try reader.take(Transcript.signatureByteCount, "signature"))
    }
}

extension EnrolmentMessage.Admission {
    fileprivate func write(to bytes: inout [UInt8]) {
        bytes.append(certificate: certificate)
        bytes.append(certificate: authority)
        bytes.append(UInt8(headOffices.count))
        for certificate in headOffices { bytes.append(certificate: certificate) }
        bytes.append(role.rawValue)
        bytes.append(site: site)
        for text in [siteName, region, pack, timeZone] {
            let text = text.prefix(maximumByteCount: EnrolmentMessage.maximumTextByteCount)
            bytes.append(bigEndian: UInt16(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(bigEndian: UInt64(wallMilliseconds))
    }

    fileprivate init(_ reader: inout MessageReader) throws(MalformedMessage) {
        certificate = try reader.certificate("certificate")
        authority = try reader.certificate("authority")
        let count: UInt8 = try reader.integer("head offices")
        guard count <= EnrolmentMessage.maximumHeadOfficeCount else { throw MalformedMessage("it names \(count) head offices") }
        headOffices = []
        for _ in 0..<count { headOffices.append(try reader.certificate("head office")) }
        let number: UInt8 = try reader.integer("role")
        guard let role = SyncRole(rawValue: number) else { throw MalformedMessage("there is no role \(number)") }
        self.role = role
        site = try reader.site()
        guard role != .store || site != nil else { throw MalformedMessage("a store has a site") }
        siteName = try reader.shortText("name")
        region = try reader.shortText("region")
        pack = try reader.shortText("pack")
        timeZone = try reader.shortText("time zone")
        wallMilliseconds = try reader.wallTime()
    }
}

extension [UInt8] {
    fileprivate mutating func append(site: SiteCode?) {
        let text = site?.text ?? ""
        append(UInt8(text.utf8.count))
        append(contentsOf: text.utf8)
    }

    fileprivate mutating func append(certificate: [UInt8]) {
        append(bigEndian: UInt16(certificate.count))
        append(contentsOf: certificate)
    }
}

extension MessageReader {
    fileprivate mutating func site() throws(MalformedMessage) -> SiteCode? {
        let length: UInt8 = try integer("site")
        let text = try text(byteCount: Int(length), "site")
        guard let site = SiteCode(text) else {
            if text.isEmpty { return nil }
            throw MalformedMessage("its site has no valid code")
        }
        return site
    }

    fileprivate mutating func certificate(_ what: String) throws(MalformedMessage) -> [UInt8] {
        let length: UInt16 = try integer(what)
        guard (1...EnrolmentMessage.maximumCertificateByteCount).contains(Int(length)) else {
            throw MalformedMessage("its \(what) takes \(length) bytes")
        }
        return Array(try take(Int(length), what))
    }

    fileprivate mutating func shortText(_ what: String) throws(MalformedMessage) -> String {
        let length: UInt16 = try integer(what)
        guard length <= EnrolmentMessage.maximumTextByteCount else { throw MalformedMessage("its \(what) takes \(length) bytes") }
        return try text(byteCount: Int(length), what)
    }

    fileprivate mutating func wallTime() throws(MalformedMessage) -> Int64 {
        let wall: UInt64 = try integer("wall time")
        guard wall <= UInt64(Stamp.maximumMilliseconds) else { throw MalformedMessage("its wall time \(wall) ms is out of range") }
        return Int64(wall)
    }
}
