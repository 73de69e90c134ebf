import AmendsPolicy

struct SimplifiedChineseFigures: FigureWording {
    func word(_ word: FigureWord) -> String {
        switch word {
        case .target: "目标"
        case .verdict: "达标情况"
        case .samePeriodLastYear: "同比（上年同期）"
        case .previousPeriod: "环比（上期）"
        case .fallOrRise: "增减"
        case .period: "期间"
        case .subject: "对象"
        case .threshold: "阈值"
        case .window: "统计日期"
        case .before: "前期"
        case .state: "状态"
        case .warning: "预警"
        case .met: "达标"
        case .missed: "未达标"
        case .openVerdict: "未定"
        case .allSites: "全部门店"
        case .upToNow: "截至目前"
        case .behind: "未到期末"
        case .heard: "已过期末"
        case .unheard: "尚无数据"
        case .newSignal: "新触发"
        case .standingSignal: "持续"
        case .calmedSignal: "已回落"
        case .approximately: "约"
        case .computed: "逐案计算"
        case .cases: "件数"
        case .share: "占比"
        case .quarter: "季度"
        case .year: "年份"
        case .week: "周"
        case .urgency: "紧急程度"
        case .complexity: "复杂程度"
        case .staff: "经办人"
        case .respondent: "被投诉人"
        case .clockVerdict: "及时性"
        case .satisfactionAnswer: "满意与否"
        case .compensationBand: "赔付金额"
        case .stall: "摊位"
        case .equipment: "设备"
        case .subcategory: "二级类别"
        case .customer: "客户"
        case .timelyVerdict: "及时"
        case .lateVerdict: "超时"
        case .undeterminedVerdict: "未定"
        case .none: "无"
        case .upToHundred: "100 元及以下"
        case .upToFiveHundred: "500 元及以下"
        case .upToTwoThousand: "2,000 元及以下"
        case .above: "2,000 元以上"
        }
    }

    func sentence(_ sentence: FigureSentence, in catalogue: Catalogue) -> String {
        switch sentence {
        case .final(let period): "\(period)为最终结果：各门店的数据均已到期末之后。"
        case .provisional(let period, let sites): "\(period)为暂定结果：以下门店的数据尚未到期末：\(sites.joined(separator: "、"))。"
        case .periodRuns(let period): "\(period)尚未结束。"
        case .intervals: "尚有未定案件时，指标以可能的最低值和最高值表示。"
        case .noComplaints(let period): "\(period)没有受理投诉。"
        case .trend(let trend, let indicator): "\(name(of: indicator))：\(name(of: trend))。"
        case .casesListed(let count, let indicator, let part): "“\(name(of: indicator))”的\(name(of: part))共 \(catalogue.number(count)) 件。"
        case .noCasesInPart(let indicator, let part): "“\(name(of: indicator))”的\(name(of: part))不是案件数，无法列出案件。"
        case .stockBalances: "期初在办 + 受理 + 重开 − 办结 = 期末在办，且与目前在办件数一致。"
        case .stockDiffers(let site, let flows, let open):
            "\(site)：按收支推算在办 \(catalogue.number(flows)) 件，实际在办 \(catalogue.number(open)) 件。请运行 amends rebuild。"
        case .noSignals(let day): "\(day)没有指标超过阈值。"
        case .raised(let number): "已发出预警 \(number)。"
        case .nothingToRaise: "没有需要新发出的预警。"
        case .computedFromCases(let count): "由 \(catalogue.number(count)) 件案件逐件计算，不是预先汇总的数字。"
        case .severalValues: "一件案件有多个取值时，在每个取值下各计一次。"
        case .bulletinTitle(let period, let unit): "\(period)投诉预警通报：\(unit)"
        case .bulletinLine(let number, let indicator, let subject, let value, let threshold, let window):
            "\(number)　\(indicator)，\(subject)：\(value)（阈值 \(threshold)），\(window)。"
        case .bulletinQuiet(let period): "\(period)没有预警。"
        case .bulletinMade(let number): "已编制通报 \(number)。发送：amends bulletin issue \(number) --addressee 单位"
        case .noRepeats: "没有重复投诉。"
        case .unknownIndicator(let text, let known): "没有指标“\(text)”。可用的指标：\(known.joined(separator: "、"))。"
        case .badPeriod(let text): "“\(text)”不是期间。请填写月份（2026-11）、季度（2026-Q4）或年份（2026）。"
        case .unknownPart(let text): "没有“\(text)”这一部分。请填写 numerator、denominator 或 undetermined。"
        case .notAShare(let code): "指标 \(code) 不能逐期比较，请另选指标。"
        }
    }

    func name(of indicator: Indicator) -> String {
        switch indicator {
        case .timelyRate: "投诉处理及时率"
        case .onTimeClosure: "按期办结率"
        case .reportedTimelyRate: "来源所报及时率"
        case .satisfaction: "满意度"
        case .firstSatisfaction: "首次满意度"
        case .answerRate: "回访应答率"
        case .complaintRate: "投诉率"
        case .responseTime: "首次响应时间"
        case .handlingTime: "答复用时"
        case .closingTime: "办结用时"
        case .count: "投诉件数"
        case .change: "投诉件数增减"
        case .onSiteRate: "现场解决率"
        case .substantiation: "属实率"
        case .reworkRate: "返工率"
        case .reopenRate: "重开率"
        case .extensionRate: "延期率"
        case .escalationRate: "上报率"
        case .withdrawalRate: "撤诉率"
        case .closedRate: "办结率"
        case .compensation: "赔付金额"
        case .averageCompensation: "件均赔付"
        case .repeats: "重复投诉"
        case .overdue: "目前超期"
        default: clock(of: indicator).map { "\(name(of: $0))及时率" } ?? indicator.code
        }
    }

    func meaning(of indicator: Indicator) -> String {
        switch indicator {
        case .timelyRate: "在规定时间内处理并答复的投诉 ÷ 受理的投诉"
        case .onTimeClosure: "按期处理的投诉 ÷ 及时与否已定的投诉"
        case .reportedTimelyRate: "来源报为及时的 ÷ 来源报告了及时性的"
        case .satisfaction: "最后一次回答为满意的客户 ÷ 回访到并作答的客户"
        case .firstSatisfaction: "首轮处理后即满意的客户 ÷ 首轮后作答的客户"
        case .answerRate: "作答的客户 ÷ 回访过的客户"
        case .complaintRate: "投诉件数 ÷ 服务订单数或业务量"
        case .responseTime: "从受理到首次响应"
        case .handlingTime: "从受理到答复"
        case .closingTime: "从受理到办结"
        case .count: "受理的投诉，不含并案和无效投诉"
        case .change: "本期投诉件数减去上期"
        case .onSiteRate: "现场解决的投诉 ÷ 投诉"
        case .substantiation: "属实或部分属实 ÷ 已有认定的投诉"
        case .reworkRate: "回访不满意的投诉 ÷ 投诉"
        case .reopenRate: "重开的投诉 ÷ 投诉"
        case .extensionRate: "批准延期的投诉 ÷ 投诉"
        case .escalationRate: "上报的投诉 ÷ 投诉"
        case .withdrawalRate: "答复前撤回的投诉 ÷ 投诉"
        case .closedRate: "已办结的投诉 ÷ 投诉"
        case .compensation: "本期受理案件的赔付合计"
        case .averageCompensation: "赔付金额 ÷ 有赔付的案件"
        case .repeats: "同一客户首次投诉之后的再次投诉"
        case .overdue: "已过时限的在办案件"
        default: "按时完成的投诉 ÷ 该时限已起算的投诉"
        }
    }

    func name(of clock: ClockKind) -> String {
        switch clock {
        case .respond: "首次响应"
        case .assess: "评估"
        case .assign: "分派"
        case .firstAction: "先期处置"
        case .meeting: "会议"
        case .investigate: "调查"
        case .plan: "方案"
        case .execute: "执行"
        case .resolve: "处理并答复"
        case .followUp: "回访"
        }
    }

    func name(of trend: Trend) -> String {
        switch trend {
        case .falling: "逐步下降"
        case .rising: "逐步上升"
        case .level: "持平"
        case .mostlyFalling: "总体下降"
        case .mostlyRising: "总体上升"
        case .mixed: "有升有降，没有明显趋势"
        case .tooFew: "期数太少，无法判断"
        }
    }

    func name(of part: Indicator.Part) -> String {
        switch part {
        case .numerator: "分子"
        case .denominator: "分母"
        case .undetermined: "未定部分"
        }
    }
}
