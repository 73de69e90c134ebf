import AmendsCodec
import AmendsLog
import Testing

@testable import AmendsSync

@Suite struct ExchangeTests {
    private static func failure(_ orders: [SyncOrder]) -> SyncError.Code? {
        for case .fail(let error, _) in orders { return error.code }
        return nil
    }

    private static func hear(_ stage: inout Stage, _ type: MessageType, _ payload: [UInt8]) -> [SyncOrder] {
        stage.session.hear(.frameReceived(Frame(type: type.rawValue, payload: payload), wallMilliseconds: 0))
    }

    private static func stage(isOwing: Bool = true) throws -> Stage {
        try #require(Stage("exchanging", isInitiator: true, isOwing: isOwing))
    }

    @Test func aStreamThatWasNotListedMayNotBeSent() throws {
        var stage = try Self.stage()
        #expect(Self.failure(Self.hear(&stage, .segment, SegmentMessage(stream: 1, segment: [1]).payload)) == .outOfOrder)
    }

    // MARK: Lines

    @Test(arguments: [true, false]) func aLineOfAKnownStreamMustBeAnnouncedBeforeItsSegments(isInitiator: Bool) {
        for number in [0, 1] as [UInt16] {
            var stage = Stage(partedAsInitiator: isInitiator)
            #expect(Self.failure(Self.hear(&stage, .segment, SegmentMessage(stream: number, segment: [1]).payload)) == .outOfOrder)
        }
    }

    @Test func whatExtendsNamesMustBeAShorterLineOfTheSameStreamThatThePeerDidNotList() {
        for (line, extended) in [(0, 0), (0, 1), (1, 0), (1, 7), (7, 1)] as [(UInt16, UInt16)] {
            var stage = Stage(partedAsInitiator: true)
            let orders = Self.hear(&stage, .extends, ExtendsMessage(line: line, extended: extended).payload)
            #expect(Self.failure(orders) == .outOfOrder, "\(line) \(extended)")
        }
    }

    @Test func aLineIsAnnouncedOnceAndNothingIsAnnouncedAfterDone() {
        for first in [MessageType.extends, .done] {
            var stage = Stage(partedAsInitiator: true)
            #expect(Self.failure(stage.hear(first)) == nil)
            #expect(Self.failure(stage.hear(.extends)) == .outOfOrder)
        }
        var stage = Stage(partedAsInitiator: true)
        #expect(Self.failure(stage.hear(.ladder)) == nil)
        #expect(Self.failure(stage.hear(.done)) == .outOfOrder, "DONE while a ladder waits for its answer")
    }

    @Test func aLadderStaysBelowItsLineAndHeldWithinIt() {
        var stage = Stage(partedAsInitiator: true)
        let high = LadderMessage(line: 0, rungs: [Rung(size: 2, root: .zero)]).payload
        #expect(Self.failure(Self.hear(&stage, .ladder, high)) == .outOfOrder)
        stage = Stage(parted: "HELD", isInitiator: true)
        #expect(Self.failure(Self.hear(&stage, .held, HeldMessage(line: 0, size: 3).payload)) == .outOfOrder)
        stage = Stage(parted: "HELD", isInitiator: true)
        #expect(Self.failure(Self.hear(&stage, .held, HeldMessage(line: 1, size: 0).payload)) == .outOfOrder)
    }

    @Test func whatIsHeldWholeIsNotSent() {
        var stage = Stage(parted: "HELD", isInitiator: true)
        #expect(Self.hear(&stage, .held, HeldMessage(line: 0, size: 2).payload).allSatisfy { if case .load = $0 { false } else { true } })
        stage = Stage(parted: "HELD", isInitiator: true)
        let orders = Self.hear(&stage, .held, HeldMessage(line: 0, size: 1).payload)
        #expect(orders.contains { if case .load(_, _, 1, _) = $0 { true } else { false } })
    }

    @Test func aShorterLineIsSentOnceThePeersLongerOneTurnsOutToGoAnotherWay() {
        var stage = Stage(partedAsInitiator: true)
        _ = stage.session.hear(.beginningFound(stage.find, .ladder([])))
        let orders = Self.hear(&stage, .ladder, LadderMessage(line: 1, rungs: []).payload)
        #expect(orders.contains { if case .find(_, let line, _) = $0 { line == stage.heads[1] } else { false } })
    }

    @Test func answersOfTheStoreAboutLinesThatBreakItsPromiseEndTheSession() {
        let other = StreamHead(stream: StreamID(node: FakeSigner(seed: 7).node, scope: .company, epoch: Epoch(counter: 0, random: 0)), size: 1, root: .zero)
        for wrong in [.line(other), .ladder([Rung(size: 2, root: .zero)])] as [LineBeginning] {
            var stage = Stage(partedAsInitiator: true)
            #expect(Self.failure(stage.session.hear(.beginningFound(stage.find, wrong))) == .internal)
        }
        var stage = Stage(parted: "line measured", isInitiator: true)
        #expect(Self.failure(stage.session.hear(.lineMeasured(stage.measure, size: 3))) == .internal)
    }

    @Test func nothingFollowsDone() throws {
        var stage = try Self.stage()
        #expect(Self.failure(Self.hear(&stage, .done, [])) == nil)
        #expect(Self.failure(Self.hear(&stage, .segment, SegmentMessage(stream: 0, segment: [1]).payload)) == .outOfOrder)
        stage = try Self.stage()
        _ = Self.hear(&stage, .done, [])
        #expect(Self.failure(Self.hear(&stage, .done, [])) == .outOfOrder)
    }

    @Test func moreBytesThanGrantedEndTheSession() throws {
        var stage = try Self.stage(isOwing: false)
        let segment = SegmentMessage(stream: 0, segment: [UInt8](repeating: 1, count: SyncLimits.maximumSegmentByteCount)).payload
        for _ in 0..<4 { #expect(Self.failure(Self.hear(&stage, .segment, segment)) == nil) }
        #expect(Self.failure(Self.hear(&stage, .segment, segment)) == .creditExceeded)
    }

    @Test func moreSegmentsThanAllowedEndTheSession() throws {
        var stage = try Self.stage(isOwing: false)
        let segment = SegmentMessage(stream: 0, segment: [1]).payload
        for _ in 0..<SyncLimits.maximumUnansweredSegmentCount { #expect(Self.failure(Self.hear(&stage, .segment, segment)) == nil) }
        #expect(Self.failure(Self.hear(&stage, .segment, segment)) == .creditExceeded)
    }

    @Test(arguments: [0, 2, 4, UInt32.max]) func creditMustBeExactlyWhatTheSegmentCost(credit: UInt32) throws {
        var stage = try Self.stage()
        let payload = Acknowledgement(stream: 0, credit: credit, size: 1, root: .zero).payload
        #expect(Self.failure(Self.hear(&stage, .acknowledgement, payload)) == .outOfOrder)
    }

    @Test func anAnswerToNoSegmentIsAProtocolError() throws {
        var stage = try Self.stage()
        let payload = Acknowledgement(stream: 0, credit: 3, size: 1, root: .zero).payload
        #expect(Self.failure(Self.hear(&stage, .acknowledgement, payload)) == nil)
        #expect(Self.failure(Self.hear(&stage, .acknowledgement, payload)) == .outOfOrder)
    }

    @Test func whatWasOnItsWayWhenAStreamWasRefusedIsAnsweredTheSame() throws {
        var stage = try Self.stage()
        let refusal = SegmentRefusal(code: .notSigned, text: "forged")
        _ = stage.session.hear(.segmentRefused(stage.store, refusal))
        let orders = Self.hear(&stage, .segment, SegmentMessage(stream: 0, segment: [1, 2]).payload)
        let answer = Frame(type: MessageType.refused.rawValue, payload: RefusedMessage(stream: 0, credit: 4, refusal: refusal).payload)
        #expect(orders.first == .send(answer.encoded))
    }

    @Test func afterRefusedNoMoreOfTheStreamIsLoadedOrSent() throws {
        var stage = try Self.stage()
        let refused = RefusedMessage(stream: 0, credit: 3, refusal: SegmentRefusal(code: .quota, text: "full")).payload
        _ = Self.hear(&stage, .refused, refused)
        let orders = stage.session.hear(.segmentsLoaded(stage.load, segments: [[8]], nextIndex: 2, isComplete: false))
        #expect(orders == [.send(Frame(type: MessageType.done.rawValue).encoded)])
    }

    @Test func answersOfTheStoreThatBreakItsPromiseEndTheSession() throws {
        let large = [UInt8](repeating: 0, count: SyncLimits.maximumSegmentByteCount + 1)
        let half = [UInt8](repeating: 0, count: SyncLimits().maximumLoadByteCount / 2 + 1)
        let wrong: [(segments: [[UInt8]], nextIndex: UInt64, isComplete: Bool)] = [
            ([], 1, false), ([[]], 2, true), ([large], 2, true), ([half, half], 2, true), ([[1]], 1, false), ([[1]], 0, true),
        ]
        for (segments, nextIndex, isComplete) in wrong {
            var stage = try Self.stage()
            let fact = SyncFact.segmentsLoaded(stage.load, segments: segments, nextIndex: nextIndex, isComplete: isComplete)
            #expect(Self.failure(stage.session.hear(fact)) == .internal, "\(segments.map(\.count)) \(nextIndex) \(isComplete)")
        }
    }

    @Test func aStoreThatCanGiveNoMoreIsAllowedToSaySo() throws {
        var stage = try Self.stage()
        let orders = stage.session.hear(.segmentsLoaded(stage.load, segments: [], nextIndex: 1, isComplete: true))
        #expect(orders == [.send(Frame(type: MessageType.done.rawValue).encoded)])
    }

    @Test func byeIsSaidWhenEverythingIsAnsweredOnBothSides() throws {
        var stage = try Self.stage()
        _ = stage.session.hear(.segmentsLoaded(stage.load, segments: [], nextIndex: 1, isComplete: true))
        _ = Self.hear(&stage, .done, [])
        _ = Self.hear(&stage, .acknowledgement, Acknowledgement(stream: 0, credit: 3, size: 1, root: .zero).payload)
        let orders = stage.session.hear(.segmentStored(stage.store, size: 2, root: .zero))
        #expect(orders.contains(.send(Frame(type: MessageType.bye.rawValue).encoded)))
        #expect(!stage.session.isClosed)
        let last = Self.hear(&stage, .bye, [])
        #expect(last.suffix(2) == [.finish(stage.session.summary), .close])
    }

    @Test func framesOfALaterVersionAreIgnoredAndDoNotKeepASessionAlive() throws {
        var stage = try Self.stage()
        #expect(stage.session.hear(.frameReceived(Frame(type: 200, payload: [1, 2, 3]), wallMilliseconds: 0)) == [])
    }
}
