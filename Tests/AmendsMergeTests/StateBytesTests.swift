import AmendsLog
import AmendsModel
import AmendsTestSupport
import Testing

@testable import AmendsMerge

/// The bytes of a state: what is written is read back, and nothing else is read.
@Suite struct StateBytesTests {
    private func decode(_ bytes: [UInt8]) throws(MergeError) -> RecordState {
        var result: Result<RecordState, MergeError>?
        bytes.withUnsafeBytes { content in
            do throws(MergeError) { result = .success(try RecordState(decoding: content)) } catch { result = .failure(error) }
        }
        guard let result else { throw MergeError(.truncated, at: 0) }
        return try result.get()
    }

    @Test(arguments: UInt64(0)..<80)
    func whatIsWrittenIsReadBack(seed: UInt64) throws {
        let history = RandomHistory.make(seed: seed, count: 20)
        let state = history.state
        let read = try decode(state.encoded)
        #expect(read.encoded == state.encoded, "seed \(seed)")
        #expect(read.milestones == state.milestones && read.round == state.round, "seed \(seed)")
        #expect(
            read.hasReceipt == state.hasReceipt && read.findings() == state.findings() && read.closedAt == state.closedAt, "seed \(seed)")
        for field in Set(state.writes.map(\.field)) {
            #expect(read.values(of: field) == state.values(of: field), "field \(field.rawValue), seed \(seed)")
        }
    }

    @Test(arguments: UInt64(0)..<40)
    func aStateReadBackGoesOnAsIfItHadStayed(seed: UInt64) throws {
        let history = RandomHistory.make(seed: seed, count: 20)
        var state = RecordState(record: history.record, kind: history.kind)
        for index in history.indices where state.isNext(history.batch, index) {
            var read = try decode(state.encoded)
            read.apply(history.batch, index)
            state.apply(history.batch, index)
            #expect(read.encoded == state.encoded, "seed \(seed)")
        }
    }

    @Test func aTruncatedStateIsRefused() {
        let bytes = RandomHistory.make(seed: 7, count: 24).state.encoded
        for count in 0..<bytes.count {
            #expect(throws: MergeError.self, "\(count) bytes") { try decode(Array(bytes[..<count])) }
        }
        #expect(throws: MergeError(.trailingBytes, at: bytes.count)) { try decode(bytes + [0]) }
    }

    @Test func anotherMaterializerVersionIsRefused() {
        var bytes = RandomHistory.make(seed: 7, count: 5).state.encoded
        bytes[0] += 1
        #expect(throws: MergeError(.otherVersion, at: 1)) { try decode(bytes) }
        bytes[0] -= 1
        bytes[1] += 1
        #expect(throws: MergeError(.otherVersion, at: 2)) { try decode(bytes) }
    }

    /// Damage is refused or gives a state with these very bytes, and never traps.
    @Test(arguments: UInt64(0)..<40)
    func damagedBytesNeverTrapAndAreNeverReadTwoWays(seed: UInt64) {
        let bytes = RandomHistory.make(seed: seed, count: 12).state.encoded
        var random = SplitMix64(seed: seed)
        var refused = 0
        for _ in 0..<400 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                switch Int.random(in: 0..<4, using: &random) {
                case 0: damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 1: damaged[Int.random(in: 0..<damaged.count, using: &random)] = .random(in: 0...255, using: &random)
                case 2: damaged.remove(at: Int.random(in: 0..<damaged.count, using: &random))
                default: damaged.insert(random.pick([0, 0x7f, 0x80, 0xff]), at: Int.random(in: 0...damaged.count, using: &random))
                }
            }
            guard let state = try? decode(damaged) else {
                refused += 1
                continue
            }
            #expect(state.encoded == damaged, "seed \(seed)")
            readEverything(state)
        }
        #expect(refused > 50, "seed \(seed)")
    }

    @Test func noiseNeverTraps() {
        var random = SplitMix64(seed: 99)
        let head = Array(RecordState(record: .zero, kind: .complaintCase).encoded.prefix(20))
        for round in 0..<4000 {
            let noise = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                random.chance(40) ? UInt8(0) : .random(in: 0...255, using: &random)
            }
            guard let state = try? decode(round % 4 == 0 ? noise : head + noise) else { continue }
            readEverything(state)
        }
    }

    private func readEverything(_ state: RecordState) {
        for field in Set(state.writes.map(\.field)) {
            _ = (state.values(of: field), state.text(field), state.elements(of: field), state.balance(of: field))
        }
        _ = (state.conflicts, state.obligations, state.findings(), state.closedAt, state.isHiddenAsDuplicate)
        for milestone in Milestone.allCases { _ = (state.firstTime(of: milestone), state.lastTime(of: milestone)) }
    }

    @Test func extremeNumbersSurvive() throws {
        var history = History()
        history.add(
            "a", CaseAct.receive, at: .max, counter: .max,
            fields: [
                (CaseField.compensation, .integer(.min)), (CaseField.compensation, .integer(.min)), (CaseField.demanded, .integer(.max)),
            ])
        history.add("b", CaseAct.assess, at: .min, after: ["a"])
        let state = history.state
        let read = try decode(state.encoded)
        #expect(read.encoded == state.encoded)
        #expect(read.entries.map(\.stamp) == [Stamp(milliseconds: .max, counter: .max), Stamp(milliseconds: .min)])
        #expect(read.balance(of: CaseField.compensation) == Fen(.min), "a sum stops at the end of its range")
        #expect(read.integer(CaseField.demanded) == .max)
    }

    @Test func gapsInTheTextAreClosed() throws {
        var history = History()
        history.add("0", CaseAct.receive, at: 0, fields: [(CaseField.place, .text("kept"))])
        for step in 1...500 {
            let value = FieldValue.text(String(repeating: "z", count: 20) + "\(step)")
            history.add("\(step)", CaseAct.amend, at: Int64(step), after: ["\(step - 1)"], fields: [(CaseField.channel, value)])
        }
        var state = RecordState(record: history.record, kind: history.kind)
        for index in history.indices { state.apply(history.batch, index) }
        #expect(state.texts.count < 2 * RecordState.minimumCompactionByteCount)
        #expect(state.text(CaseField.place) == "kept")
        #expect(state.text(CaseField.channel) == String(repeating: "z", count: 20) + "500")
        #expect(state.encoded == history.state.encoded)
    }
}
