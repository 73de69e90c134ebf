import AmendsPolicy

struct SimplifiedChineseTime: TimeWording {
    func word(_ word: TimeWord) -> String {
        switch word {
        case .clock: "时限"
        case .started: "起算时间"
        case .due: "截止时间"
        case .standing: "状态"
        case .stopped: "完成时间"
        case .limit: "期限"
        case .leastTime: "剩余时间"
        case .promise: "对客户的承诺"
        case .external: "外部机构的要求"
        case .transfer: "移送答复"
        case .laterRound: "后续轮次"
        case .running: "计时中"
        case .overdue: "已超期"
        case .timely: "按时"
        case .nearlyDue: "即将到期"
        case .late: "超时"
        case .ended: "随案件办结终止"
        case .notNeeded: "无需计时"
        case .day: "日期"
        case .weekday: "星期"
        case .counts: "计入"
        case .reason: "原因"
        case .yes: "是"
        case .no: "否"
        case .dayOfStart: "起算当日"
        case .workingDay: "工作日"
        case .makeUpWorkingDay: "调休上班日"
        case .calendarDay: "自然日"
        case .weekend: "周末"
        case .holiday: "节假日"
        case .siteClosed: "门店停业"
        case .paused: "等待客户，暂停计时"
        case .version: "版本"
        case .years: "年份"
        case .listed: "官方安排"
        case .provisional: "暂定"
        case .shipped: "随程序附带"
        case .published: "总部发布"
        case .workingDays: "工作日数"
        case .daysOff: "放假日"
        case .makeUpDays: "调休上班日"
        case .source: "依据"
        case .month: "月份"
        }
    }

    func weekday(_ number: Int) -> String {
        let names = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
        return names.indices.contains(number) ? names[number] : ""
    }

    func sentence(_ notice: TimeNotice, in catalogue: Catalogue) -> String {
        switch notice {
        case .noPack(let number): "案件 \(number) 受理时未适用任何制度包，因此没有时限。"
        case .unknownPack(let pack, let number): "案件 \(number) 按制度包 \(pack) 受理，但本节点尚无该制度包；下次与总部同步或导入同步包后即可计算。"
        case .noClocks(let number): "案件 \(number) 尚无已起算的时限。"
        case .left(let duration): "剩余\(catalogue.text(duration))"
        case .overdueBy(let duration): "已超期\(catalogue.text(duration))"
        case .counting(let clock, let limit, let start, let end):
            "\(catalogue.label(clock))：期限 \(catalogue.text(limit))，自 \(start) 起算，起算当日不计，至 \(end) 止。"
        case .elapsing(let clock, let limit, let start, let end):
            "\(catalogue.label(clock))：期限 \(catalogue.text(limit))，自 \(start) 起连续计算，至 \(end) 止。"
        case .countedFrom(let step): "按制度包规定，该时限自“\(catalogue.label(step))”环节起算，不自受理起算。"
        case .closed(let cause, let number): "门店停业：\(cause)（\(number)）"
        case .provisional(let year): "* 暂定：本节点尚未收到 \(year) 年的放假安排，收到后截止时间可能调整。"
        case .newestWouldBe(let version, let due): "按第 \(version) 版日历，截止时间应为 \(due)；原结论不变。"
        case .turnedUrgent(let time): "自 \(time) 起按紧急投诉处理。"
        case .notUrgentAnyMore(let time): "自 \(time) 起不再按紧急投诉处理。"
        case .extended(let time, let end): "\(time) 批准延期，至 \(end)。"
        case .extendedTooLate(let time): "\(time) 批准延期时已超过期限，延期不生效。"
        case .cannotBeExtended(let time): "\(time) 批准延期，但制度包不允许该时限延期，延期不生效。"
        case .pausedUntil(let time, let end): "\(time) 至 \(end) 等待客户，暂停计时。"
        case .pausedSince(let time): "自 \(time) 起等待客户，暂停计时。"
        case .noneDue: "届时没有到期的案件。"
        case .noMistakes(let path, let days): "\(path) 没有错误，共列出 \(days) 天。"
        case .published(let version, let days): "第 \(version) 版日历已发布，共 \(days) 天。下次同步或导入同步包时送达各门店；仍在计时的时限立即按新日历计算。"
        case .calendarOf(let year, let version): "\(year) 年工作日，日历第 \(version) 版"
        }
    }

    func sentence(_ problem: TimeProblem) -> String {
        switch problem {
        case .mistakes(let path, let count): "\(path) 有 \(count) 处错误，未采用其中任何内容。"
        case .versionTaken(let version, let newest): "不能发布第 \(version) 版：已有第 \(newest) 版。请省略 --version，或给出更大的版本号。"
        case .badYear(let text): "\(text) 不是 1970 至 2099 之间的年份。"
        case .badSpan(let text): "\(text) 不是时间长度，请写成 2d、36h 或 90m。"
        }
    }

    func sentence(_ mistake: CalendarMistake.Kind) -> String {
        switch mistake {
        case .notADayAndAWord(let line): "“\(line)”不是“日期 off”或“日期 work”，例如 2027-01-01 off。"
        case .noSuchDay(let text): "没有 \(text) 这一天，请写成 2027-01-01。"
        case .neitherOffNorWork(let text): "“\(text)”既不是 off 也不是 work。"
        case .dayTwice(let text): "\(text) 列出了两次。"
        case .yearOutOfRange(let text): "\(text) 不在 2000 至 2099 年之间。"
        case .versionTaken(let version): "第 \(version) 版随程序附带；发布的日历版本须为 2 或更大。"
        case .noDays: "清单中没有任何日期。"
        case .tooLong: "清单超过 \(CalendarRevision.maximumLineCount) 行。"
        }
    }

    func mistake(line: Int, _ sentence: String) -> String { "第 \(line) 行：\(sentence)" }
}
