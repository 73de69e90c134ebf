import AmendsCodec
import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import Foundation
import GRDB

/// Laws broken on purpose, at the boundary of the simulation and never in shipped code: what a
/// checker does not find here it would not find anywhere.
extension Simulation {
    enum Taking { case none, lose, losePlainly }

    /// What becomes of a segment instead of being taken.
    func breach(ofTaking stream: StreamID, at owner: SimulatedNode) -> Taking {
        switch options.breakLaw {
        case .acknowledgedTooEarly where owner.number == 0 && stream.node == nodes[1].id: return .lose
        case .entryLost where owner.number == 0 && stream == nodes[1].node?.stream(in: .site(nodes[1].site)):
            return .losePlainly
        default: return .none
        }
    }

    func loseEvidence(at owner: SimulatedNode) {
        change(owner, "DELETE FROM peer_quarantine")
    }

    func unplugForCanary(_ owner: SimulatedNode, _ isAlone: Bool) {
        guard options.breakLaw == .actsNeedNetwork, isAlone else { return }
        change(owner, "PRAGMA query_only=1")
    }

    func replugAfterCanary(_ owner: SimulatedNode) {
        guard options.breakLaw == .actsNeedNetwork else { return }
        change(owner, "PRAGMA query_only=0")
    }

    private func change(_ owner: SimulatedNode, _ sql: String) {
        try? owner.disk.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    private static let showsOneCaseForAll =
        "UPDATE case_record SET state = (SELECT state FROM case_record WHERE kind=1 ORDER BY key LIMIT 1) WHERE kind=1"

    /// Something is gone after the crash.
    func forgetForCanary(_ owner: SimulatedNode) {
        switch options.breakLaw {
        case .forgetsAfterCrash: change(owner, "DELETE FROM log_stream WHERE id = (SELECT max(id) FROM log_stream)")
        case .doesNotOpenAgain: change(owner, "DELETE FROM node_setting WHERE name = 'role'")
        default: break
        }
    }

    func disturbMidwayForCanary() {
        switch options.breakLaw {
        case .shownDifferentlyMidway: change(headOffice, Self.showsOneCaseForAll)
        case .recordDamaged: change(headOffice, "UPDATE case_record SET state = x'00'")
        default: break
        }
    }

    var endFaults: LinkFaults {
        var faults = LinkFaults.none
        if options.breakLaw == .sessionsBreak { faults.cutAfterBytes[0] = 300 }
        return faults
    }

    func writeForCanary() throws {
        guard options.breakLaw == .neverQuiet else { return }
        try nodes[1].node?.defineStaff(code: "E9", name: "\(time.now)", post: "")
    }

    func loseDocumentForCanary() {
        guard options.breakLaw == .searchForgets else { return }
        change(headOffice, "DELETE FROM search_document")
    }

    /// One record is gone from a store that was given its segments in another order.
    func disturbForCanary(_ disk: DatabaseQueue) throws {
        guard options.breakLaw == .orderMatters else { return }
        try disk.writeWithoutTransaction { try $0.execute(sql: "DELETE FROM case_record WHERE key = (SELECT max(key) FROM case_record)") }
    }

    func breakLawAtTheEnd() throws {
        switch options.breakLaw {
        case .sameEntriesShownDifferently:
            change(nodes[1], Self.showsOneCaseForAll)
        case .projectionDrifted:
            change(headOffice, "DELETE FROM stat_bucket WHERE month = (SELECT max(month) FROM stat_bucket)")
        case .figuresLost:
            change(headOffice, "DELETE FROM stat_bucket WHERE basis = 0 AND month = (SELECT max(month) FROM stat_bucket WHERE basis = 0)")
        case .closingsLost:
            change(headOffice, "DELETE FROM stat_bucket WHERE basis = 2 AND month = (SELECT max(month) FROM stat_bucket WHERE basis = 2)")
        case .dischargedUnseen: try dischargeUnseen()
        case .entryChanged: try changeSignature()
        default: break
        }
    }

    private func changeSignature() throws {
        try headOffice.disk.writeWithoutTransaction { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT id, body FROM log_segment ORDER BY id DESC LIMIT 1") else { return }
            var body: Data = row[1]
            let signature = Data(try SegmentHeader.peek(Array(body)).signature)
            guard let range = body.range(of: signature) else { return }
            body[range.lowerBound] ^= 1
            try database.execute(sql: "UPDATE log_segment SET body=? WHERE id=?", arguments: [body, row[0] as Int64])
        }
    }

    /// Folds a case anew as if its last act, a close, had seen all the others.
    private func dischargeUnseen() throws {
        guard let store = headOffice.node?.store else { return }
        for row in try store.records(of: .complaintCase) where row.state.isOpen {
            let history = try store.history(of: row)
            var batch = EntryBatch()
            for (number, entry) in history.enumerated() {
                var draft = entry.draft
                if number == history.count - 1 {
                    draft.flags = .discharges
                    draft.parents = history.dropLast().map(\.leaf)
                }
                batch.append(draft, seed: Seed(high: 0, low: 0))
                batch.headers[number].leaf = entry.leaf
            }
            let state = RecordState.fold(
                record: row.record, kind: .complaintCase, batch: batch, indices: Array(history.indices)
            ).state
            guard state.entries.count == history.count, state.openOrdinals != row.state.openOrdinals else { continue }
            try headOffice.disk.writeWithoutTransaction {
                try $0.execute(
                    sql: "UPDATE case_record SET state=? WHERE id=? AND kind=1", arguments: [Data(state.encoded), Data(row.record.bytes)])
            }
            return
        }
    }
}
