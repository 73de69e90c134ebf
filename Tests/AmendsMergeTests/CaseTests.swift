import AmendsLog
import AmendsMerge
import AmendsModel
import Testing

/// Small cases, each of which a person can follow.
@Suite struct CaseTests {
    private let long = String(repeating: "顾", count: 17)

    @Test func concurrentValuesStandBesideEachOtherUntilSettled() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1, fields: [(CaseField.channel, .text("phone")), (CaseField.assignee, .text("Ann"))])
        history.add("b", CaseAct.assign, at: 2, after: ["r"], fields: [(CaseField.assignee, .text("Bo"))])
        history.add("c", CaseAct.assign, at: 3, after: ["r"], fields: [(CaseField.assignee, .text("Chen"))])
        let state = history.state
        #expect(state.conflictCount == 1)
        #expect(state.conflicts.map(\.field) == [CaseField.assignee])
        #expect(state.values(of: CaseField.assignee).map(\.text) == ["Bo", "Chen"])
        #expect(state.text(CaseField.assignee) == "Chen")
        #expect(state.text(CaseField.channel) == "phone")
        #expect(state.findings() == [.conflict(CaseField.assignee)])
        history.add("s", CaseAct.settle, at: 2, after: ["b", "c"], fields: [(CaseField.assignee, .text("Bo"))])
        #expect(history.state.conflicts.isEmpty)
        #expect(history.state.text(CaseField.assignee) == "Bo")
    }

    @Test func equalConcurrentValuesAreNoConflict() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("b", CaseAct.amend, at: 2, after: ["r"], fields: [(CaseField.content, .text(long)), (CaseField.place, .text("hall"))])
        history.add("c", CaseAct.amend, at: 2, after: ["r"], fields: [(CaseField.content, .text(long)), (CaseField.place, .text("hall"))])
        #expect(history.state.conflicts.isEmpty)
        #expect(history.state.values(of: CaseField.content).map(\.content) == [.reference(byteCount: 51), .reference(byteCount: 51)])
        history.add("d", CaseAct.amend, at: 2, after: ["r"], fields: [(CaseField.content, .text(String(long.dropLast()) + "客"))])
        #expect(history.state.conflicts.map(\.field) == [CaseField.content])
    }

    @Test func aValueIsShownBesideAConcurrentEmptying() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1, fields: [(CaseField.place, .text("hall"))])
        history.add("b", CaseAct.amend, at: 2, after: ["r"], fields: [(CaseField.place, .text("yard"))])
        history.add("c", CaseAct.amend, at: 9, after: ["r"], fields: [(CaseField.place, .cleared)])
        #expect(history.state.text(CaseField.place) == "yard")
        #expect(history.state.conflictCount == 1)
        history.add("d", CaseAct.amend, at: 10, after: ["b", "c"], fields: [(CaseField.place, .cleared)])
        #expect(history.state.shown(CaseField.place) == nil)
        #expect(history.state.conflictCount == 0)
    }

    @Test func theGreaterSeverityCounts() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1, fields: [(CaseField.severity, .integer(1))])
        history.add("b", CaseAct.assess, at: 2, after: ["r"], fields: [(CaseField.severity, .integer(4))])
        history.add("c", CaseAct.assess, at: 9, after: ["r"], fields: [(CaseField.severity, .integer(2))])
        #expect(history.state.integer(CaseField.severity) == 4)
        #expect(history.state.conflictCount == 0)
        history.add("d", CaseAct.assess, at: 10, after: ["b", "c"], fields: [(CaseField.severity, .integer(1))])
        #expect(history.state.integer(CaseField.severity) == 1)
    }

    @Test func aCloseDoesNotHideAnEscalationItDidNotSee() {
        var history = History()
        history.add("receive", CaseAct.receive, at: 1)
        history.add("escalate", CaseAct.escalate, at: 2, after: ["receive"])
        history.add("close", CaseAct.close, at: 3, after: ["receive"])
        let state = history.state
        #expect(state.isOpen)
        #expect(state.obligations.map(\.kind) == [CaseAct.escalate])
        #expect(state.closedAt == nil)
        #expect(state.time(of: .closed, round: 1) == nil)
        #expect(state.mark(.closed, round: 1)?.ordinal == 2)
        history.add("again", CaseAct.close, at: 7, after: ["escalate", "close"])
        #expect(!history.state.isOpen)
        #expect(history.state.time(of: .closed, round: 1) == 3)
        #expect(history.state.closedAt == 7, "the case was not closed before the escalation was seen to")
    }

    @Test func aCloseOfAWriterWhoDoesNotKnowTheActLeavesItsObligation() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("x", ActKind(rawValue: 0x01fe), flags: .opens, at: 2, after: ["r"])
        history.add("c", CaseAct.close, at: 3, after: ["x"], fields: [(CaseField.vocabulary, .integer(9))])
        #expect(history.state.obligations.map(\.kind.rawValue) == [0x01fe])
        var older = History()
        older.add("r", CaseAct.receive, at: 1)
        older.add("c", CaseAct.close, at: 3, after: ["r"], fields: [(CaseField.vocabulary, .integer(0))])
        #expect(older.state.isOpen, "the receipt is younger than the writer's vocabulary")
    }

    @Test func anActThatDischargesAndOpensLeavesItsOwnObligation() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("x", CaseAct.refer, flags: [.opens, .discharges], at: 2, after: ["r"])
        #expect(history.state.obligations.map(\.ordinal) == [1])
    }

    @Test func dissatisfactionEndsOneRoundAndOpensTheNext() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("a", CaseAct.assess, at: 2, after: ["r"], fields: [(CaseField.at, .integer(1_000))])
        history.add("d", CaseAct.dissatisfied, at: 3, after: ["a"])
        history.add("b", CaseAct.assess, at: 4, after: ["d"])
        history.add("c", CaseAct.close, at: 5, after: ["b"])
        let state = history.state
        #expect(state.round == 2)
        #expect(state.time(of: .followedUp, round: 1) == 3)
        #expect(state.time(of: .followedUp, round: 2) == nil)
        #expect(state.time(of: .assessed, round: 1) == 1_000)
        #expect(state.time(of: .assessed, round: 2) == 4)
        #expect(state.firstTime(of: .assessed) == 1_000 && state.lastTime(of: .assessed) == 4)
        #expect(state.closedAt == 5)
    }

    @Test func twoReopeningsThatDidNotSeeEachOtherOpenOneRound() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("c", CaseAct.close, at: 2, after: ["r"])
        history.add("x", CaseAct.reopen, at: 3, after: ["c"])
        history.add("y", CaseAct.reopen, at: 4, after: ["c"])
        #expect(history.state.round == 2)
        #expect(history.state.obligations.count == 2)
        history.add("z", CaseAct.reopen, at: 5, after: ["x", "y"])
        #expect(history.state.round == 3)
    }

    @Test("E14: of two duplicates linked to each other at once one is hidden, never both")
    func noCircleOfDuplicates() {
        var history = History()
        let own = history.record.description
        history.add("r", CaseAct.receive, at: 1)
        history.add("self", CaseAct.link, at: 2, after: ["r"], fields: [(CaseField.duplicateOf, .added(own))])
        #expect(!history.state.isHiddenAsDuplicate)
        history.add("later", CaseAct.link, at: 3, after: ["self"], fields: [(CaseField.duplicateOf, .added("ff" + own.dropFirst(2)))])
        #expect(!history.state.isHiddenAsDuplicate)
        history.add("earlier", CaseAct.link, at: 4, after: ["later"], fields: [(CaseField.duplicateOf, .added("00" + own.dropFirst(2)))])
        #expect(history.state.isHiddenAsDuplicate)
    }

    @Test func anElementAddedAgainSurvivesAConcurrentRemoval() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("l", CaseAct.link, at: 2, after: ["r"], fields: [(CaseField.duplicateOf, .added("00aa"))])
        #expect(history.state.isHiddenAsDuplicate)
        history.add("u", CaseAct.unlink, at: 3, after: ["l"], fields: [(CaseField.duplicateOf, .removed("00aa"))])
        #expect(!history.state.isHiddenAsDuplicate)
        history.add("m", CaseAct.link, at: 3, after: ["l"], fields: [(CaseField.duplicateOf, .added("00aa"))])
        #expect(history.state.elements(of: CaseField.duplicateOf) == ["00aa"])
        history.add("e", CaseAct.amend, at: 4, after: ["u", "m"], fields: [(CaseField.duplicateOf, .cleared)])
        #expect(!history.state.isHiddenAsDuplicate)
    }

    @Test func aLongElementOfASetCanBeRemovedOnTheFastPath() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1, fields: [(CaseField.mark, .added(long)), (CaseField.mark, .added("x"))])
        history.add("a", CaseAct.amend, at: 2, after: ["r"], fields: [(CaseField.mark, .removed(long))])
        var state = RecordState(record: history.record, kind: history.kind)
        for index in history.indices {
            #expect(state.isNext(history.batch, index))
            state.apply(history.batch, index)
        }
        #expect(state.elements(of: CaseField.mark) == ["x"])
    }

    @Test func concurrentPaymentsAreFlaggedAndBothStay() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1, fields: [(CaseField.compensation, .integer(500))])
        history.add("b", CaseAct.execute, at: 2, after: ["r"], fields: [(CaseField.compensation, .integer(10_000))])
        history.add("c", CaseAct.execute, at: 2, after: ["r"], fields: [(CaseField.compensation, .integer(10_000))])
        let state = history.state
        #expect(state.balance(of: CaseField.compensation) == Fen(20_500))
        #expect(state.concurrentPayments(of: CaseField.compensation).map(\.integer) == [10_000, 10_000])
        #expect(state.findings() == [.concurrentPayments(CaseField.compensation)])
    }

    @Test func concurrentReportsOfVolumeAddUpAndALaterOneReplacesWhatItSaw() {
        var history = History(.volume)
        history.add("a", VolumeRecord.report, at: 1, fields: [(VolumeRecord.orders, .integer(100))])
        history.add("b", VolumeRecord.report, at: 1, fields: [(VolumeRecord.orders, .integer(20))])
        #expect(history.state.sum(of: VolumeRecord.orders) == 120)
        history.add("c", VolumeRecord.report, at: 2, after: ["a"], fields: [(VolumeRecord.orders, .integer(101))])
        #expect(history.state.sum(of: VolumeRecord.orders) == 121)
        history.add("d", VolumeRecord.report, at: 3, after: ["b", "c"], fields: [(VolumeRecord.orders, .integer(130))])
        #expect(history.state.sum(of: VolumeRecord.orders) == 130)
    }

    @Test func notesKeepTheirOrderAndAnEmptyingDoesNotTouchThem() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1, fields: [(CaseField.note, .text("one")), (CaseField.note, .text(long))])
        history.add("b", CaseAct.note, at: 2, after: ["r"], fields: [(CaseField.note, .cleared), (CaseField.note, .text("three"))])
        let notes = history.state.values(of: CaseField.note)
        #expect(notes.map(\.content) == [.value(.text("one")), .reference(byteCount: 51), .value(.text("three"))])
        #expect(notes.map(\.ordinal) == [0, 0, 1] && notes.map(\.position) == [0, 1, 1])
    }

    @Test func brokenRulesAreFindingsAndNothingIsRefused() {
        var history = History()
        history.add("a", CaseAct.assess, at: 1)
        history.add("b", CaseAct.close, at: 2, after: ["a"])
        history.add("c", CaseAct.withdraw, at: 3, after: ["a"])
        #expect(
            history.state.findings(waiting: 2) == [.entriesWaiting(2), .actBeforeReceipt, .closedWithoutReceipt, .closedTwice])
        #expect(history.state.entries.count == 3)
    }

    @Test("a close that had not seen an escalation ends nothing, also when the case was closed and opened again since")
    func anUnseeingCloseIsNoTurn() {
        var history = History()
        history.add("receive", CaseAct.receive, at: 1)
        history.add("escalate", CaseAct.escalate, at: 2, after: ["receive"])
        history.add("close", CaseAct.close, at: 3, after: ["receive"])
        #expect(history.state.turns == [Turn(time: 1, isOpening: true)])
        history.add("again", CaseAct.close, at: 7, after: ["close", "escalate"])
        #expect(history.state.turns == [Turn(time: 1, isOpening: true), Turn(time: 7, isOpening: false)])
        history.add("reopen", CaseAct.reopen, at: 9, after: ["again"])
        history.add("end", CaseAct.close, at: 12, after: ["reopen"])
        #expect(history.state.turns.map(\.time) == [1, 7, 9, 12])
        #expect(history.state.turns.map(\.isOpening) == [true, false, true, false])
    }

    @Test("two closes that only together saw everything end the case with the one that left nothing")
    func closesThatTogetherSawEverything() {
        var history = History()
        history.add("receive", CaseAct.receive, at: 1)
        history.add("escalate", CaseAct.escalate, at: 2, after: ["receive"])
        history.add("other", CaseAct.escalate, at: 2, counter: 1, after: ["receive"])
        history.add("one", CaseAct.close, at: 4, after: ["escalate"])
        history.add("two", CaseAct.close, at: 6, after: ["other"])
        #expect(!history.state.isOpen)
        #expect(history.state.turns == [Turn(time: 1, isOpening: true), Turn(time: 6, isOpening: false)])
    }

    @Test func aWellKeptCaseHasNoFindings() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("b", CaseAct.execute, at: 2, after: ["r"], fields: [(CaseField.compensation, .integer(1))])
        history.add("c", CaseAct.execute, at: 3, after: ["b"], fields: [(CaseField.compensation, .integer(1))])
        history.add("d", CaseAct.close, at: 4, after: ["c"])
        #expect(history.state.findings().isEmpty)
    }

    @Test func anErasureChangesNoMembershipAndSettlesNoConflict() {
        var history = History()
        history.add("r", CaseAct.receive, at: 1)
        history.add("b", CaseAct.amend, at: 2, after: ["r"], fields: [(CaseField.place, .text("x")), (CaseField.mark, .added("m"))])
        history.add("c", CaseAct.amend, at: 3, after: ["r"], fields: [(CaseField.place, .text("y"))])
        history.add("d", CaseAct.amend, at: 4, after: ["b"], fields: [(CaseField.mark, .removed("m"))])
        history.erase("b", field: 0)
        history.erase("b", field: 1)
        history.erase("d", field: 0)
        #expect(history.state.conflictCount == 1)
        #expect(history.state.values(of: CaseField.place).map(\.content) == [.absent, .value(.text("y"))])
        #expect(history.state.values(of: CaseField.mark).isEmpty)
    }
}
