import AmendsModel
import AmendsPolicy
import Testing

@Suite struct TimelyCountsTests {
    /// A case received on Monday 2 March 2026, carried out and answered so many days later.
    private static func state(_ pack: String, executedAfter executed: Int64?, answeredAfter answered: Int64?) throws -> ClockReading.State {
        let day: Int64 = 86_400_000
        let received = CivilDate.day(year: 2026, month: 3, day: 2) * day
        var times = CaseTimes(receivedAt: received, utcOffset: 480)
        if let executed { times.first[.executed] = ClockInstant(received + executed * day) }
        if let answered { times.first[.answered] = ClockInstant(received + answered * day) }
        let book = PolicyBook.shipped
        let table = try #require(book.newestPack(pack).flatMap { book.clocks(of: $0.name) })
        return ClockJudge(table: table, book: book).judge(times)[.resolve].state
    }

    @Test("C14 HS-8.2-1: home services count what was handled in time, whenever the answer came")
    func handledInTime() throws {
        #expect(try Self.state("home-services", executedAfter: 5, answeredAfter: 60) == .timely)
        #expect(try Self.state("home-services", executedAfter: 60, answeredAfter: 61) == .late)
        // Nothing was to be carried out: the answer was the handling.
        #expect(try Self.state("home-services", executedAfter: nil, answeredAfter: 5) == .timely)
        #expect(try Self.state("home-services", executedAfter: nil, answeredAfter: nil) == .running)
    }

    @Test("C14 NG-6.2-1: online guests count what was handled and answered in time")
    func answeredInTime() throws {
        #expect(try Self.state("online-guests", executedAfter: 5, answeredAfter: 60) == .late)
        #expect(try Self.state("online-guests", executedAfter: 5, answeredAfter: 6) == .timely)
        #expect(try Self.state("online-guests", executedAfter: 5, answeredAfter: nil) == .running)
    }
}
