public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
public import AmendsStore

/// The clocks of one case, judged by the pack it was received under.
public struct CaseClocks: Sendable {
    public let times: CaseTimes
    /// The pack that the case names; nil where it names none.
    public let pack: PackName?
    /// Nil where the case names no pack, or one that this node cannot read: then no clock runs.
    public let judge: ClockJudge?
    /// Of the first handling.
    public let first: ClockReadings?
    /// Of the round the case is in; nil in the first.
    public let current: ClockReadings?
    /// The earliest deadline that still runs, those of outside bodies and promises included: the first
    /// millisecond that is too late.
    public let earliest: (due: Int64, kind: DeadlineKind)?
    /// By when is to be said who takes the case over, the first millisecond that is too late; nil where
    /// nobody waits for it.
    public let transferDue: Int64?
    /// Version of the newest calendar that this node knows.
    public let newestCalendar: Int64

    init(_ row: CaseRow, _ book: PolicyBook) {
        let times = row.state.times
        self.times = times
        pack = row.state.text(CaseField.policy).flatMap { PackName($0) }
        judge = pack.flatMap { book.clocks(of: $0) }.map { ClockJudge(table: $0, book: book, closures: book.closures(in: row.scope)) }
        first = judge?.judge(times)
        current = times.round > 1 ? judge?.judgeRound(times) : nil
        earliest = row.deadline
        let hours = pack.flatMap { book.clocks(of: $0) }?.transferHours ?? ClockTable.defaultTransferHours
        transferDue = times.transferAskedAt == CaseTimes.never ? nil : times.transferAskedAt + hours * 3_600_000
        newestCalendar = book.newestCalendar.version
    }
}

extension Node {
    /// The clocks of a case by the packs and calendars that this node knows.
    public func clocks(of row: CaseRow) throws(NodeError) -> CaseClocks {
        do throws(StoreError) { return CaseClocks(row, try store.policyBook()) } catch { throw NodeError(error) }
    }

    /// This node's clock as read, ms since 1970.
    public var now: Int64 { surroundings.now() }

    /// Cases whose deadline is over at an instant (ms since 1970), by deadline.
    public func casesDue(by instant: Int64, at site: SiteCode? = nil, limit: Int = 50) throws(NodeError) -> [CaseRow] {
        do throws(StoreError) {
            return try store.cases(CaseFilter(site: site, dueBy: instant, limit: limit))
        } catch { throw NodeError(error) }
    }
}
