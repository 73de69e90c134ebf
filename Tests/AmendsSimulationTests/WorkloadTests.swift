import AmendsLog
import AmendsModel
import AmendsSimulation
import Testing

@Suite struct WorkloadTests {
    let workload = Workload(stores: 3, casesPerStore: 40, seed: 42)

    func text(_ value: FieldValue) -> String? {
        switch value {
        case .text(let text), .added(let text): text
        default: nil
        }
    }

    @Test func aCaseIsTwelveActsAndTwentySixFieldWrites() {
        for store in 0..<workload.stores {
            let acts = workload.acts(ofStore: store)
            #expect(acts.count == 40 * Workload.actsPerCase)
            let cases = Dictionary(grouping: acts, by: \.caseNumber)
            #expect(cases.keys.sorted() == Array(0..<40))
            for (number, acts) in cases {
                #expect(acts.map(\.fields.count) == [12, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2], "case \(number) of seed 42")
                #expect(acts.reduce(0) { $0 + $1.fields.count } == Workload.fieldWritesPerCase)
                #expect(Set(acts.map(\.record)).count == 1)
                #expect(
                    acts.map(\.kind) == [
                        CaseAct.receive, CaseAct.assign, CaseAct.note, CaseAct.assess, CaseAct.note, CaseAct.decide, CaseAct.plan,
                        CaseAct.note, CaseAct.execute, CaseAct.feedBack, CaseAct.followUp, CaseAct.close,
                    ])
            }
        }
    }

    @Test func recordsAreNamedOnceAndByTheirTime() {
        var seen: Set<RecordID> = []
        for store in 0..<workload.stores {
            for act in workload.acts(ofStore: store) where act.kind == CaseAct.receive {
                #expect(seen.insert(act.record).inserted)
                #expect(act.record.high >> 16 == UInt64(act.milliseconds))
            }
        }
        #expect(seen.count == 120)
    }

    @Test func actsAreInTheOrderOfTimeAndWithinTheSpan() {
        let day: Int64 = 86_400_000
        for store in 0..<workload.stores {
            let acts = Array(workload.acts(ofStore: store))
            for (earlier, later) in zip(acts, acts.dropFirst()) { #expect(earlier.milliseconds <= later.milliseconds) }
            let received = acts.filter { $0.kind == CaseAct.receive }.map(\.milliseconds)
            #expect(received.allSatisfy { (Workload.start..<Workload.start + 360 * day).contains($0) })
            // Cases lie beside each other: a store does not finish one before it begins the next.
            #expect(zip(acts, acts.dropFirst()).contains { $0.caseNumber != $1.caseNumber && $0.kind != CaseAct.close })
            for acts in Dictionary(grouping: acts, by: \.caseNumber).values {
                for (earlier, later) in zip(acts, acts.dropFirst()) { #expect(later.milliseconds - earlier.milliseconds >= 60_000) }
            }
        }
    }

    @Test func fieldsAreWhatTheVocabularyAsksFor() throws {
        for act in workload.acts(ofStore: 1) {
            let definition = try #require(Vocabulary.act(act.kind))
            #expect(act.flags == definition.flags.union(.lastOfAction))
            let ids = act.fields.map(\.id)
            #expect(ids == ids.sorted() && Set(ids).count == ids.count)
            for required in definition.required { #expect(ids.contains(required), "\(definition.name)") }
            for (id, value) in act.fields {
                let field = try #require(Vocabulary.field(id, of: .complaintCase))
                switch (field.type, field.meaning, value) {
                case (.most, .code(let codes), .integer(let position)): #expect((1...Int64(codes.count)).contains(position))
                case (.register, .code(let codes), .text(let code)): #expect(codes.contains(code), "\(field.name) \(code)")
                case (.register, .instant, .integer), (.ledger, .fen, .integer): break
                case (.register, .text, .text), (.list, .text, .text), (.set, .text, .added): break
                default: Issue.record("\(field.name) of \(definition.name) holds \(value)")
                }
            }
        }
    }

    @Test func textsHaveTheirLengthsAndAreChinese() {
        var lengths: [FieldID: ClosedRange<Int>] = [:]
        for store in 0..<workload.stores {
            for (id, value) in workload.acts(ofStore: store).flatMap(\.fields) {
                guard [CaseField.content, CaseField.note, CaseField.feedback].contains(id), let text = text(value) else { continue }
                #expect((id == CaseField.content ? 40...200 : 20...100).contains(text.count))
                #expect(text.utf8.count == 3 * text.count && text.unicodeScalars.count == text.count, "\(text)")
                #expect(!text.contains("\u{fffd}"))
                let range = lengths[id] ?? text.count...text.count
                lengths[id] = min(range.lowerBound, text.count)...max(range.upperBound, text.count)
            }
        }
        // Both short and long ones come up.
        for (id, range) in lengths { #expect(range.upperBound - range.lowerBound > 60, "field \(id.rawValue): \(range)") }
        #expect(lengths.count == 3)
    }

    @Test func receiptHoldsItsTimeAndAPromise() {
        for act in workload.acts(ofStore: 2) where act.kind == CaseAct.receive {
            let fields = Dictionary(uniqueKeysWithValues: act.fields.map { ($0.id, $0.value) })
            #expect(fields[CaseField.receivedAt] == .integer(act.milliseconds))
            #expect(fields[CaseField.number] == .text("S003-" + String(10_000_000 + act.caseNumber).dropFirst()))
            guard case .integer(let promised) = fields[CaseField.promisedBy] else {
                Issue.record("no promise")
                continue
            }
            #expect([1, 3, 5, 7].map { act.milliseconds + $0 * 86_400_000 }.contains(promised))
        }
    }

    @Test func theSameSeedGivesTheSameActsAndAnotherSeedOthers() {
        let again = Workload(stores: 3, casesPerStore: 40, seed: 42)
        let other = Workload(stores: 3, casesPerStore: 40, seed: 43)
        for store in 0..<workload.stores {
            #expect(Array(workload.acts(ofStore: store)) == Array(again.acts(ofStore: store)))
            #expect(Array(workload.acts(ofStore: store)) != Array(other.acts(ofStore: store)))
        }
        #expect(Array(workload.acts(ofStore: 0)) != Array(workload.acts(ofStore: 1)))
    }

    /// Vectors and measurements of other days are made with this generator: it stays what it is.
    @Test func actsStayTheSameInEveryVersion() throws {
        let act = try #require(workload.acts(ofStore: 0).first)
        var batch = EntryBatch()
        batch.append(act.draft(stamp: Stamp(milliseconds: act.milliseconds), parents: []), seed: .zero)
        #expect(act.record.description == "01943a48de96f3622321ceee8dbaa575")
        #expect(sha256(batch.bytes).description == "5cf585c887a529e4d2d766dd50333d3dad98823e2b092eb49813f1134ca744d7")
        #expect(workload.acts(ofStore: 2).last?.milliseconds == 1_766_380_511_745)
    }

    @Test func aStoreDoesTheSameInALargerChain() {
        let larger = Workload(stores: 9, casesPerStore: 40, seed: 42)
        #expect(Array(workload.acts(ofStore: 1)) == Array(larger.acts(ofStore: 1)))
    }

    @Test func commonWordsComeUpOften() {
        let content = workload.acts(ofStore: 0).flatMap(\.fields).compactMap { $0.id == CaseField.content ? text($0.value) : nil }.joined()
        func count(_ word: String) -> Int { content.indices.count { content[$0...].hasPrefix(word) } }
        #expect(count("顾客") > count("预约") && count("预约") > 0)
        #expect(count("顾客") < content.count / 20)
    }

    @Test func theNightlyPartIsTheLastAndNothingIsLost() {
        let acts = workload.acts(ofStore: 0)
        let (history, nightly) = acts.nightlySplit()
        #expect(nightly.count == Int(Double(acts.count) * 0.02) && nightly.count == 9)
        #expect(Array(history) + Array(nightly) == Array(acts))
        #expect(acts.nightlySplit(fraction: 0).nightly.isEmpty)
        #expect(acts.nightlySplit(fraction: 1).history.isEmpty)
    }

    @Test func anAddendumIsAHundredNotesOnKnownCasesAfterTheHistory() throws {
        let (history, _) = workload.acts(ofStore: 0).nightlySplit()
        let records = Set(history.map(\.record))
        let last = try #require(history.last)
        let first = Workload.addendum(to: history, round: 0)
        let second = Workload.addendum(to: history, round: 1)
        #expect(first == Workload.addendum(to: history, round: 0))
        #expect(first != second)
        for acts in [first, second] {
            #expect(acts.count == Workload.addendumCount)
            for act in acts {
                #expect(act.kind == CaseAct.note && act.fields.map(\.id) == [CaseField.note])
                #expect(records.contains(act.record) && act.milliseconds > last.milliseconds)
                #expect((27...68).contains(text(act.fields[0].value)?.count ?? 0))
            }
        }
        #expect(Set(first.map(\.record)).count > 20)
        #expect(try #require(first.last).milliseconds < (try #require(second.first)).milliseconds)
        #expect(Workload.addendum(to: [], round: 0).isEmpty)
    }

    @Test func anActBecomesADraftOfItsCase() {
        let act = workload.acts(ofStore: 0)[5]
        let draft = act.draft(stamp: Stamp(milliseconds: act.milliseconds), parents: [.zero])
        #expect(draft.recordKind == .complaintCase && draft.record == act.record && draft.kind == act.kind)
        #expect(draft.flags == act.flags && draft.fields.count == act.fields.count && draft.parents == [.zero])
    }
}
