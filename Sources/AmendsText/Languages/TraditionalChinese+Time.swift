import AmendsPolicy

struct TraditionalChineseTime: TimeWording {
    func word(_ word: TimeWord) -> String {
        switch word {
        case .clock: "時限"
        case .started: "起算時間"
        case .due: "截止時間"
        case .standing: "狀態"
        case .stopped: "完成時間"
        case .limit: "期限"
        case .leastTime: "剩餘時間"
        case .promise: "對客戶的承諾"
        case .external: "外部機構的要求"
        case .transfer: "移送答覆"
        case .laterRound: "後續輪次"
        case .running: "計時中"
        case .overdue: "已逾期"
        case .timely: "準時"
        case .nearlyDue: "即將到期"
        case .late: "逾時"
        case .ended: "隨案件辦結終止"
        case .notNeeded: "無需計時"
        case .day: "日期"
        case .weekday: "星期"
        case .counts: "計入"
        case .reason: "原因"
        case .yes: "是"
        case .no: "否"
        case .dayOfStart: "起算當日"
        case .workingDay: "工作日"
        case .makeUpWorkingDay: "調休上班日"
        case .calendarDay: "自然日"
        case .weekend: "週末"
        case .holiday: "節假日"
        case .siteClosed: "門店停業"
        case .paused: "等待客戶，暫停計時"
        case .version: "版本"
        case .years: "年份"
        case .listed: "官方安排"
        case .provisional: "暫定"
        case .shipped: "隨程式附帶"
        case .published: "總部發布"
        case .workingDays: "工作日數"
        case .daysOff: "放假日"
        case .makeUpDays: "調休上班日"
        case .source: "依據"
        case .month: "月份"
        }
    }

    func weekday(_ number: Int) -> String {
        let names = ["週一", "週二", "週三", "週四", "週五", "週六", "週日"]
        return names.indices.contains(number) ? names[number] : ""
    }

    func sentence(_ notice: TimeNotice, in catalogue: Catalogue) -> String {
        switch notice {
        case .noPack(let number): "案件 \(number) 受理時未適用任何制度包，因此沒有時限。"
        case .unknownPack(let pack, let number): "案件 \(number) 按制度包 \(pack) 受理，但本節點尚無該制度包；下次與總部同步或匯入同步包後即可計算。"
        case .noClocks(let number): "案件 \(number) 尚無已起算的時限。"
        case .left(let duration): "剩餘\(catalogue.text(duration))"
        case .overdueBy(let duration): "已逾期\(catalogue.text(duration))"
        case .counting(let clock, let limit, let start, let end):
            "\(catalogue.label(clock))：期限 \(catalogue.text(limit))，自 \(start) 起算，起算當日不計，至 \(end) 止。"
        case .elapsing(let clock, let limit, let start, let end):
            "\(catalogue.label(clock))：期限 \(catalogue.text(limit))，自 \(start) 起連續計算，至 \(end) 止。"
        case .countedFrom(let step): "按制度包規定，該時限自「\(catalogue.label(step))」環節起算，不自受理起算。"
        case .closed(let cause, let number): "門店停業：\(cause)（\(number)）"
        case .provisional(let year): "* 暫定：本節點尚未收到 \(year) 年的放假安排，收到後截止時間可能調整。"
        case .newestWouldBe(let version, let due): "按第 \(version) 版行事曆，截止時間應為 \(due)；原結論不變。"
        case .turnedUrgent(let time): "自 \(time) 起按緊急投訴處理。"
        case .notUrgentAnyMore(let time): "自 \(time) 起不再按緊急投訴處理。"
        case .extended(let time, let end): "\(time) 批准延期，至 \(end)。"
        case .extendedTooLate(let time): "\(time) 批准延期時已超過期限，延期不生效。"
        case .cannotBeExtended(let time): "\(time) 批准延期，但制度包不允許該時限延期，延期不生效。"
        case .pausedUntil(let time, let end): "\(time) 至 \(end) 等待客戶，暫停計時。"
        case .pausedSince(let time): "自 \(time) 起等待客戶，暫停計時。"
        case .noneDue: "屆時沒有到期的案件。"
        case .noMistakes(let path, let days): "\(path) 沒有錯誤，共列出 \(days) 天。"
        case .published(let version, let days): "第 \(version) 版行事曆已發布，共 \(days) 天。下次同步或匯入同步包時送達各門店；仍在計時的時限立即按新行事曆計算。"
        case .calendarOf(let year, let version): "\(year) 年工作日，行事曆第 \(version) 版"
        }
    }

    func sentence(_ problem: TimeProblem) -> String {
        switch problem {
        case .mistakes(let path, let count): "\(path) 有 \(count) 處錯誤，未採用其中任何內容。"
        case .versionTaken(let version, let newest): "不能發布第 \(version) 版：已有第 \(newest) 版。請省略 --version，或給出更大的版本號。"
        case .badYear(let text): "\(text) 不是 1970 至 2099 之間的年份。"
        case .badSpan(let text): "\(text) 不是時間長度，請寫成 2d、36h 或 90m。"
        }
    }

    func sentence(_ mistake: CalendarMistake.Kind) -> String {
        switch mistake {
        case .notADayAndAWord(let line): "「\(line)」不是「日期 off」或「日期 work」，例如 2027-01-01 off。"
        case .noSuchDay(let text): "沒有 \(text) 這一天，請寫成 2027-01-01。"
        case .neitherOffNorWork(let text): "「\(text)」既不是 off 也不是 work。"
        case .dayTwice(let text): "\(text) 列出了兩次。"
        case .yearOutOfRange(let text): "\(text) 不在 2000 至 2099 年之間。"
        case .versionTaken(let version): "第 \(version) 版隨程式附帶；發布的行事曆版本須為 2 或更大。"
        case .noDays: "清單中沒有任何日期。"
        case .tooLong: "清單超過 \(CalendarRevision.maximumLineCount) 行。"
        }
    }

    func mistake(line: Int, _ sentence: String) -> String { "第 \(line) 行：\(sentence)" }
}
