import AmendsLog

/// HELLO: who speaks, which versions it can, what it may read, and how much it takes at once.
///
///     u16  lowest protocol version        u16  highest protocol version
///     32   node                           u8   role
///     u8   length of the site's code      …    the code; length 0 where there is none
///     u8   readable: 0 own scopes, 1 all  16   nonce
///     u64  wall time, ms since 1970       u32  byte credit
struct Hello: Equatable {
    var versions: ClosedRange<UInt16>
    var party: SyncParty
    var nonce: SyncNonce
    var wallMilliseconds: Int64
    var credit: UInt32

    var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: versions.lowerBound)
        bytes.append(bigEndian: versions.upperBound)
        party.node.key.append(to: &bytes)
        bytes.append(party.role.rawValue)
        let site = party.site?.text ?? ""
        bytes.append(UInt8(site.utf8.count))
        bytes.append(contentsOf: site.utf8)
        bytes.append(party.readable.rawValue)
        bytes.append(bigEndian: nonce.high)
        bytes.append(bigEndian: nonce.low)
        bytes.append(bigEndian: UInt64(wallMilliseconds))
        bytes.append(bigEndian: credit)
        return bytes
    }

    init(versions: ClosedRange<UInt16>, party: SyncParty, nonce: SyncNonce, wallMilliseconds: Int64, credit: UInt32) {
        self.versions = versions
        self.party = party
        self.nonce = nonce
        self.wallMilliseconds = min(max(wallMilliseconds, 0), Stamp.maximumMilliseconds)
        self.credit = credit
    }

    init(_ payload: [UInt8]) throws(MalformedMessage) {
        var reader = MessageReader(payload)
        versions = try Self.readVersions(&reader)
        party = try Self.readParty(&reader)
        nonce = SyncNonce(high: try reader.integer("nonce"), low: try reader.integer("nonce"))
        let wall: UInt64 = try reader.integer("wall time")
        guard wall <= UInt64(Stamp.maximumMilliseconds) else { throw MalformedMessage("its wall time \(wall) ms is out of range") }
        wallMilliseconds = Int64(wall)
        credit = try reader.integer("credit")
        guard credit >= SyncLimits.minimumCreditByteCount else {
            throw MalformedMessage("its credit of \(credit) bytes cannot take the longest frame")
        }
        try reader.finish()
    }

    /// The versions alone, which stand in front in every version of HELLO.
    static func versions(in payload: [UInt8]) throws(MalformedMessage) -> ClosedRange<UInt16> {
        var reader = MessageReader(payload)
        return try readVersions(&reader)
    }

    private static func readVersions(_ reader: inout MessageReader) throws(MalformedMessage) -> ClosedRange<UInt16> {
        let lowest: UInt16 = try reader.integer("lowest version")
        let highest: UInt16 = try reader.integer("highest version")
        guard lowest <= highest else { throw MalformedMessage("its lowest version \(lowest) is above its highest, \(highest)") }
        return lowest...highest
    }

    private static func readParty(_ reader: inout MessageReader) throws(MalformedMessage) -> SyncParty {
        let node = NodeID(key: try reader.digest("node"))
        let number: UInt8 = try reader.integer("role")
        guard let role = SyncRole(rawValue: number) else { throw MalformedMessage("there is no role \(number)") }
        let length: UInt8 = try reader.integer("site")
        let text = try reader.text(byteCount: Int(length), "site")
        let site = SiteCode(text)
        guard text.isEmpty || site != nil else { throw MalformedMessage("its site has no valid code") }
        let scopes: UInt8 = try reader.integer("readable scopes")
        guard let readable = ReadableScopes(rawValue: scopes) else { throw MalformedMessage("there are no readable scopes \(scopes)") }
        let party = SyncParty(node: node, role: role, site: site, readable: readable)
        guard party.isPossible else { throw MalformedMessage("a store has a site and reads its own scopes only") }
        return party
    }
}
