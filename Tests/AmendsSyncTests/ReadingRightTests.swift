import AmendsLog
import Testing

@testable import AmendsSync

/// A peer claims to read everything and is served what it may read.
@Suite struct ReadingRightTests {
    private func nodes() -> (auditor: FakeNode, headOffice: FakeNode) {
        let auditor = FakeNode(seed: 5, role: .auditor, site: "AUD")
        var headOffice = FakeNode(seed: 2, role: .headOffice, site: nil)
        for scope in [Scope.company, site("S012"), site("S013"), .log(headOffice.signer.node)] {
            headOffice.append([[1], [2]], to: headOffice.stream(scope))
        }
        return (auditor, headOffice)
    }

    @Test(arguments: [true, false]) func onlyWhatIsPermittedIsListedAndSent(isAuditorFirst: Bool) {
        var (auditor, headOffice) = nodes()
        headOffice.reading = .own(besides: [site("S013")])
        // It holds a scope that it was once let read; that does no harm, and brings nothing.
        auditor.append([[9]], to: auditor.stream(site("S012")))
        var conversation = isAuditorFirst ? Conversation(auditor, headOffice) : Conversation(headOffice, auditor)
        conversation.run()
        #expect(conversation.hasFinished)
        let (own, other) = isAuditorFirst ? (0, 1) : (1, 0)
        #expect(Set(conversation.sides[own].node.logs.keys.map(\.scope)) == [.company, site("S012"), site("S013")])
        #expect(conversation.sides[own].node.logs[headOffice.stream(site("S012"))] == nil)
        #expect(conversation.sides[other].node.logs[auditor.stream(site("S012"))] == nil)
    }

    @Test func oneRightForEachScope() {
        let party = FakeNode(seed: 5, role: .auditor, site: "AUD").party
        let other = FakeSigner(seed: 6).node
        let right = ReadingRight.own(besides: [site("S012"), .log(other)])
        for scope in [Scope.company, site("S012"), .log(party.node), .log(other)] { #expect(right.permits(scope, to: party)) }
        for scope in [site("AUD"), site("S013"), Scope.log(FakeSigner(seed: 7).node)] { #expect(!right.permits(scope, to: party)) }
        let store = FakeNode(seed: 1, role: .store, site: "S013").party
        #expect(right.permits(site("S013"), to: store))
        #expect(ReadingRight.everything.permits(site("S013"), to: party))
    }
}
