import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@testable import AmendsSync

@Suite struct EnrolmentMessageTests {
    static let node = FakeSigner(seed: 1).node
    static let application = EnrolmentMessage.Application(
        node: node, wallMilliseconds: 1_790_000_000_000, request: [1, 2, 3], signature: [UInt8](repeating: 7, count: 64))
    static let admission = EnrolmentMessage.Admission(
        certificate: [1], authority: [2, 3], headOffices: [[4], [5, 6]], role: .store, site: SiteCode("S012"), siteName: "人民路店",
        region: "华东", pack: "salon", timeZone: "Asia/Shanghai", wallMilliseconds: 5)
    static let messages: [EnrolmentMessage] = [
        .ask(versions: 1...1), .challenge(version: 1, nonce: Digest(a: 1, b: 2, c: 3, d: 4)),
        .join(application, .init(secret: [UInt8](0..<10), role: nil, site: nil)),
        .join(application, .init(secret: [UInt8](0..<10), role: .store, site: SiteCode("S012"))), .renew(application), .admitted(admission),
        .declined(.init(.used, "used by 1234")),
    ]

    @Test func everyMessageComesBackFromItsFrame() throws {
        for message in Self.messages { #expect(try EnrolmentMessage(message.frame) == message) }
    }

    @Test func everyShorterAndLongerPayloadIsRefused() {
        for message in Self.messages {
            let frame = message.frame
            for count in 0..<frame.payload.count {
                #expect(throws: SyncError.self) {
                    try EnrolmentMessage(Frame(type: frame.type, payload: Array(frame.payload.prefix(count))))
                }
            }
            #expect(throws: SyncError.self) { try EnrolmentMessage(Frame(type: frame.type, payload: frame.payload + [0])) }
        }
    }

    @Test func framesOfASessionAreNone() {
        for type in MessageType.allCases {
            #expect(!EnrolmentMessage.begins(with: type.rawValue))
            let error = #expect(throws: SyncError.self) { try EnrolmentMessage(Frame(type: type.rawValue)) }
            #expect(error?.code == .outOfOrder)
        }
        for type in EnrolmentMessage.FrameType.allCases {
            #expect(EnrolmentMessage.begins(with: type.rawValue))
            #expect(MessageType(rawValue: type.rawValue) == nil)
        }
    }

    @Test func impossibleValuesAreRefused() {
        func refused(_ type: EnrolmentMessage.FrameType, _ payload: [UInt8]) -> Bool {
            (try? EnrolmentMessage(Frame(type: type.rawValue, payload: payload))) == nil
        }
        #expect(refused(.ask, [0, 2, 0, 1]))
        let joining = EnrolmentMessage.join(Self.application, .init(secret: [UInt8](0..<10), role: nil, site: nil)).frame.payload
        func changed(_ place: Int, _ bytes: [UInt8]) -> [UInt8] {
            Array(joining[..<place]) + bytes + Array(joining[(place + bytes.count)...])
        }
        #expect(!refused(.join, joining))
        // A role that there is not, a clock beyond 48 bits, a request of no bytes.
        #expect(refused(.join, changed(10, [9])))
        #expect(refused(.join, changed(44, [1])))
        #expect(refused(.join, Array(joining[..<52]) + [0, 0] + Array(joining[57...])))
        // A site without a role, and one that is no code.
        let named = EnrolmentMessage.join(Self.application, .init(secret: [UInt8](0..<10), role: .store, site: SiteCode("S012"))).frame
            .payload
        var site = named
        site[10] = 0
        #expect(refused(.join, site))
        site = named
        site[12] = UInt8(ascii: " ")
        #expect(refused(.join, site))
        // A text with a line end would stand in somebody's log.
        #expect(refused(.declined, [1, 0, 2, 0x41, 0x0a]))
        #expect(refused(.declined, [1, 2, 1] + [UInt8](repeating: 0x41, count: 513)))
    }

    @Test func whatIsSignedTellsJoiningFromRenewingAndOneNonceFromAnother() {
        let nonce = Digest(a: 1, b: 2, c: 3, d: 4)
        let invited = EnrolmentMessage.Invited(secret: [UInt8](0..<10), role: nil, site: nil)
        let join = EnrolmentMessage.statement(nonce: nonce, Self.application, invited)
        #expect(join.count == 32)
        #expect(join != EnrolmentMessage.statement(nonce: nonce, Self.application, nil))
        #expect(join != EnrolmentMessage.statement(nonce: .zero, Self.application, invited))
        var other = Self.application
        other.request = [1, 2, 4]
        #expect(join != EnrolmentMessage.statement(nonce: nonce, other, invited))
        other = Self.application
        other.signature = []
        #expect(join == EnrolmentMessage.statement(nonce: nonce, other, invited))
    }

    @Test func changedBytesAreReadOrRefusedButNeverTrap() {
        let seed: UInt64 = 77
        var random = SplitMix64(seed: seed)
        for _ in 0..<4_000 {
            let frame = Self.messages[Int.random(in: 0..<Self.messages.count, using: &random)].frame
            var payload = frame.payload
            for _ in 0..<Int.random(in: 1...4, using: &random) where !payload.isEmpty {
                payload[Int.random(in: 0..<payload.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let changed = Frame(type: frame.type, payload: payload)
            if let message = try? EnrolmentMessage(changed) { #expect(message.frame == changed, "seed \(seed)") }
        }
    }
}
