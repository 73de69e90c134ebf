import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Foundation
import Testing

@testable import AmendsSync

/// Every state with every event, against the table in `protocol/session.md`, section 8.
@Suite struct StateTableTests {
    /// The rows of the table, its head first.
    private static func table() throws -> [[String]] {
        let text = try String(contentsOf: Checkout.url("protocol/session.md"), encoding: .utf8)
        let section = try #require(text.components(separatedBy: "## 8. ").last?.components(separatedBy: "## 9. ").first)
        return section.split(separator: "\n").filter { $0.hasPrefix("|") && !$0.hasPrefix("|---") }.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    private static func outcome(_ orders: [SyncOrder]) -> String {
        guard let last = orders.last else { return "·" }
        guard last == .close else { return "ok" }
        for order in orders {
            switch order {
            case .finish: return "finish"
            case .fail(let error, _) where error.side == .peer: return "peer"
            case .fail(let error, _): return error.code == .pipeClosed ? "pipe" : error.code.description
            default: continue
            }
        }
        return "closed without a reason"
    }

    private static func hear(_ event: String, _ stage: inout Stage) throws -> [SyncOrder] {
        if let type = MessageType.allCases.first(where: { $0.name == event }) { return stage.hear(type) }
        let fact: SyncFact =
            switch event {
            case "started": .started(wallMilliseconds: 0)
            case "unknown type < 128": .frameReceived(Frame(type: 127), wallMilliseconds: 0)
            case "unknown type ≥ 128": .frameReceived(Frame(type: 128, payload: [1]), wallMilliseconds: 0)
            case "bytes that are no frame": .frameRefused(.empty)
            case "pipe closed": .pipeClosed
            case "peer accepted": .peerAccepted(heads: stage.heads)
            case "peer refused": .peerRefused(reason: "unknown node")
            case "beginning found": .beginningFound(stage.find, .ladder([]))
            case "line measured": .lineMeasured(stage.measure, size: 0)
            case "segments loaded": .segmentsLoaded(stage.load, segments: [[8]], nextIndex: 2, isComplete: true)
            case "segment stored": .segmentStored(stage.store, size: 1, root: .zero)
            case "segment refused": .segmentRefused(stage.store, SegmentRefusal(code: .damaged, text: "bad"))
            case "handshake timer": .timerFired(.handshake)
            case "idle timer, node owes nothing": .timerFired(.idle)
            case "store failed": .storeFailed(reason: "disk full")
            case "stopped": .stopped(reason: "stopping")
            default: throw UnknownEvent(name: event)
            }
        return stage.session.hear(fact)
    }

    private struct UnknownEvent: Error { var name: String }

    @Test(arguments: [true, false]) func everyStateAnswersEveryEventAsTheTableSays(isInitiator: Bool) throws {
        let table = try Self.table()
        let states = Array(try #require(table.first).dropFirst())
        #expect(table.count == 1 + 29)
        #expect(states.count == 9)
        for row in table.dropFirst() {
            try #require(row.count == 1 + states.count, "\(row)")
            for (state, expected) in zip(states, row.dropFirst()) {
                guard var stage = Self.stage(state, row[0], isInitiator) else { continue }
                let orders = try Self.hear(row[0], &stage)
                #expect(Self.outcome(orders) == expected, "\(row[0]) in \(state), initiator \(isInitiator): \(orders)")
                Self.checkEnd(orders, stage)
            }
        }
    }

    /// Events that need lines which part.
    private static let parted: Set = ["EXTENDS", "LADDER", "HELD", "beginning found", "line measured"]

    private static func stage(_ state: String, _ event: String, _ isInitiator: Bool) -> Stage? {
        if state == "exchanging", parted.contains(event) { return Stage(parted: event, isInitiator: isInitiator) }
        return Stage(state, isInitiator: isInitiator, isOwing: !event.hasPrefix("idle timer"))
    }

    /// Whoever ends a session says why to the peer, stops its timer and closes last.
    private static func checkEnd(_ orders: [SyncOrder], _ stage: Stage) {
        guard orders.last == .close else { return }
        #expect(stage.session.isClosed)
        for case .fail(let error, _) in orders {
            let sent = orders.compactMap { order -> [UInt8]? in
                if case .send(let bytes) = order, bytes[4] == MessageType.error.rawValue { bytes } else { nil }
            }
            #expect(sent.map { $0[5] } == (error.side == .own && error.code != .pipeClosed ? [error.code.rawValue] : []))
        }
        for timer in SyncTimer.allCases {
            let changes = orders.filter { if case .startTimer(timer, _) = $0 { true } else { $0 == .cancelTimer(timer) } }
            if let last = changes.last { #expect(last == .cancelTimer(timer)) }
        }
    }

    @Test(arguments: [true, false]) func theIdleTimerStartsAgainWhileTheNodeItselfOwesAnAnswer(isInitiator: Bool) throws {
        var stage = try #require(Stage("exchanging", isInitiator: isInitiator))
        #expect(stage.session.hear(.timerFired(.idle)) == [.startTimer(.idle, seconds: 60)])
    }
}
