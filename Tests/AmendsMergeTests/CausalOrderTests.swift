import AmendsLog
import AmendsModel
import Testing

@testable import AmendsMerge

@Suite struct CausalOrderTests {
    @Test func anEntryIsNextOnlyIfItNamesAllHeadsAndNothingElse() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("a", CaseAct.note, at: 2, after: ["r"])
        history.add("b", CaseAct.note, at: 3, after: ["r"])
        history.add("one head", CaseAct.note, at: 4, after: ["a"])
        history.add("both heads", CaseAct.note, at: 4, after: ["a", "b"])
        history.add("more than heads", CaseAct.note, at: 4, after: ["a", "b", "r"])
        history.add("a head and an unknown", CaseAct.note, at: 4, after: ["a", "nobody"])
        history.add("no parents", CaseAct.note, at: 4)
        let empty = RecordState(record: history.record, kind: history.kind)
        #expect(history.indices.filter { empty.isNext(history.batch, $0) } == [0, 7])
        let two = history.fold([0, 1, 2]).state
        #expect(history.indices.filter { two.isNext(history.batch, $0) } == [4])
        #expect(two.isHead(History.leaf("a")) && two.isHead(History.leaf("b")) && !two.isHead(History.leaf("r")))
    }

    @Test func parentsNamedTwiceAreNotTakenForTwoHeads() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("a", CaseAct.note, at: 2, after: ["r"])
        history.add("b", CaseAct.note, at: 3, after: ["r"])
        history.add("c", CaseAct.note, at: 4, after: ["a", "b"])
        let state = history.fold([0, 1, 2]).state
        var batch = history.batch
        let parents = batch.headers[3].parentRange
        batch.parents[parents.upperBound - 1] = batch.parents[parents.lowerBound]
        #expect(!state.isNext(batch, 3))
    }

    @Test func entriesOfAnotherRecordOrKindWaitForEver() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("a", CaseAct.note, at: 2, after: ["r"])
        var batch = history.batch
        batch.headers[1].recordKind = .site
        let result = RecordState.fold(record: history.record, kind: history.kind, batch: batch, indices: [0, 1])
        #expect(result.order == [0] && result.waiting == [1])
        #expect(!result.state.isNext(batch, 1))
        batch.headers[0].record = .zero
        #expect(!RecordState(record: history.record, kind: history.kind).isNext(batch, 0))
    }

    @Test func whatHangsOnAMissingEntryWaitsUntilItComes() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("a", CaseAct.escalate, at: 2, after: ["r"])
        history.add("b", CaseAct.note, at: 3, after: ["a"])
        history.add("c", CaseAct.close, at: 4, after: ["r", "b"])
        let waiting = history.fold([3, 0, 2])
        #expect(waiting.order == [0] && Set(waiting.waiting) == [2, 3])
        #expect(waiting.state.obligations.count == 1)
        var replica = Replica(history)
        for index in [3, 0, 2, 1] { replica.receive([index]) }
        #expect(replica.waiting.isEmpty)
        #expect(replica.state.encoded == history.state.encoded)
        #expect(!replica.state.isOpen)
    }

    @Test func entriesThatNameEachOtherWait() {
        var history = History()
        history.add("a", CaseAct.note, at: 1, after: ["b"])
        history.add("b", CaseAct.note, at: 1, after: ["a"])
        history.add("c", CaseAct.note, at: 1, after: ["c"])
        #expect(Set(history.fold().waiting) == [0, 1, 2])
        #expect(history.fold().state.encoded == RecordState(record: history.record, kind: history.kind).encoded)
    }

    @Test func ordinalsFollowPathThenStampThenLeaf() {
        var history = History()
        history.add("r", CaseAct.receive, at: 900)
        history.add("late", CaseAct.note, at: 30, after: ["r"])
        history.add("early", CaseAct.note, at: 20, after: ["r"])
        history.add("counted", CaseAct.note, at: 20, counter: 1, after: ["r"])
        history.add("deep", CaseAct.note, at: 1, after: ["late"])
        let order = history.fold().order.map { history.names[$0] }
        #expect(order == ["r", "early", "counted", "late", "deep"])
        var tied = History()
        tied.add("r", CaseAct.receive, at: 1)
        for name in ["p", "q", "s", "t"] { tied.add(name, CaseAct.note, at: 2, after: ["r"]) }
        let leaves = tied.fold().order.dropFirst().map { tied.batch.headers[$0].leaf }
        #expect(leaves == leaves.sorted())
    }

    @Test func aLongChainNeedsNoRows() {
        var history = History()
        history.add("0", CaseAct.receive, at: 0)
        for step in 1..<10_000 { history.add("\(step)", CaseAct.note, at: Int64(step), after: ["\(step - 1)"]) }
        let causal = CausalOrder(record: history.record, kind: history.kind, batch: history.batch, indices: history.indices.reversed())
        #expect(causal.order == history.indices)
        #expect(!causal.isCut.contains(false))
    }

    @Test func thousandsOfConcurrentActsFoldWithoutRows() {
        var history = History()
        history.add("r", CaseAct.receive, at: 0)
        let count = Ancestry.maximumRowEntries + 10
        for step in 0..<count { history.add("\(step)", CaseAct.escalate, at: Int64(step), after: ["r"]) }
        history.add("close", CaseAct.close, at: 1, after: (0..<64).map(String.init))
        let result = history.fold()
        #expect(result.state.openOrdinals.count == count - 64)
        #expect(result.state.heads.count == count - 64 + 1)
    }
}
