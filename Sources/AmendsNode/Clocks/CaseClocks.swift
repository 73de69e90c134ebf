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
        newestCalendar = book.newestCalendar.version
    }
}

/// Days on which a site is closed, as one record has them.
public struct ClosedDays: Sendable, Hashable {
    /// `CL-S012-1f3a-0002`.
    public var number: String
    /// Days since 1970.
    public var days: ClosedRange<Int64>
    /// A code of ``ManagementCode/closureCauses``; empty where it can't be read.
    public var cause: String
}

extension Node {
    /// The days on which a site is closed, in the order of their first.
    public func closedDays(in scope: Scope) throws(NodeError) -> [ClosedDays] {
        do throws(StoreError) {
            guard try !store.policyBook().closures(in: scope).isEmpty else { return [] }
            return try store.records(of: .closure).filter { $0.scope == scope }.compactMap { row in
                guard let days = ClosureRecord.daysClosed(by: row.state) else { return nil }
                return ClosedDays(
                    number: row.state.text(ManagementField.number) ?? row.record.description, days: days,
                    cause: row.state.text(ClosureRecord.cause) ?? "")
            }.sorted { ($0.days.lowerBound, $0.number) < ($1.days.lowerBound, $1.number) }
        } catch { throw NodeError(error) }
    }

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
