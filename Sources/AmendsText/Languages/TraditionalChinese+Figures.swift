import AmendsPolicy

struct TraditionalChineseFigures: FigureWording {
    func word(_ word: FigureWord) -> String {
        switch word {
        case .target: "目標"
        case .verdict: "達標情況"
        case .samePeriodLastYear: "同比（上年同期）"
        case .previousPeriod: "環比（上期）"
        case .fallOrRise: "增減"
        case .period: "期間"
        case .subject: "對象"
        case .threshold: "閾值"
        case .window: "統計日期"
        case .before: "前期"
        case .state: "狀態"
        case .warning: "預警"
        case .met: "達標"
        case .missed: "未達標"
        case .openVerdict: "未定"
        case .allSites: "全部門店"
        case .upToNow: "截至目前"
        case .behind: "未到期末"
        case .heard: "已過期末"
        case .unheard: "尚無資料"
        case .newSignal: "新觸發"
        case .standingSignal: "持續"
        case .calmedSignal: "已回落"
        case .approximately: "約"
        case .computed: "逐案計算"
        case .cases: "件數"
        case .share: "占比"
        case .quarter: "季度"
        case .year: "年份"
        case .week: "週"
        case .urgency: "緊急程度"
        case .complexity: "複雜程度"
        case .staff: "經辦人"
        case .respondent: "被投訴人"
        case .clockVerdict: "及時性"
        case .satisfactionAnswer: "滿意與否"
        case .compensationBand: "賠付金額"
        case .stall: "攤位"
        case .equipment: "設備"
        case .subcategory: "二級類別"
        case .customer: "客戶"
        case .timelyVerdict: "及時"
        case .lateVerdict: "超時"
        case .undeterminedVerdict: "未定"
        case .none: "無"
        case .upToHundred: "100 元及以下"
        case .upToFiveHundred: "500 元及以下"
        case .upToTwoThousand: "2,000 元及以下"
        case .above: "2,000 元以上"
        }
    }

    func sentence(_ sentence: FigureSentence, in catalogue: Catalogue) -> String {
        switch sentence {
        case .final(let period): "\(period)為最終結果：各門店的資料均已到期末之後。"
        case .provisional(let period, let sites): "\(period)為暫定結果：以下門店的資料尚未到期末：\(sites.joined(separator: "、"))。"
        case .periodRuns(let period): "\(period)尚未結束。"
        case .intervals: "尚有未定案件時，指標以可能的最低值和最高值表示。"
        case .noComplaints(let period): "\(period)沒有受理投訴。"
        case .trend(let trend, let indicator): "\(name(of: indicator))：\(name(of: trend))。"
        case .casesListed(let count, let indicator, let part): "「\(name(of: indicator))」的\(name(of: part))共 \(catalogue.number(count)) 件。"
        case .noCasesInPart(let indicator, let part): "「\(name(of: indicator))」的\(name(of: part))不是案件數，無法列出案件。"
        case .stockBalances: "期初在辦 + 受理 + 重開 − 辦結 = 期末在辦，且與目前在辦件數一致。"
        case .stockDiffers(let site, let flows, let open):
            "\(site)：按收支推算在辦 \(catalogue.number(flows)) 件，實際在辦 \(catalogue.number(open)) 件。請執行 amends rebuild。"
        case .noSignals(let day): "\(day)沒有指標超過閾值。"
        case .raised(let number): "已發出預警 \(number)。"
        case .nothingToRaise: "沒有需要新發出的預警。"
        case .computedFromCases(let count): "由 \(catalogue.number(count)) 件案件逐件計算，不是預先彙總的數字。"
        case .severalValues: "一件案件有多個取值時，在每個取值下各計一次。"
        case .bulletinTitle(let period, let unit): "\(period)投訴預警通報：\(unit)"
        case .bulletinLine(let number, let indicator, let subject, let value, let threshold, let window):
            "\(number)　\(indicator)，\(subject)：\(value)（閾值 \(threshold)），\(window)。"
        case .bulletinQuiet(let period): "\(period)沒有預警。"
        case .bulletinMade(let number): "已編製通報 \(number)。發送：amends bulletin issue \(number) --addressee 單位"
        case .noRepeats: "沒有重複投訴。"
        case .unknownIndicator(let text, let known): "沒有指標「\(text)」。可用的指標：\(known.joined(separator: "、"))。"
        case .badPeriod(let text): "「\(text)」不是期間。請填寫月份（2026-11）、季度（2026-Q4）或年份（2026）。"
        case .unknownPart(let text): "沒有「\(text)」這一部分。請填寫 numerator、denominator 或 undetermined。"
        case .notAShare(let code): "指標 \(code) 不能逐期比較，請另選指標。"
        }
    }

    func name(of indicator: Indicator) -> String {
        switch indicator {
        case .timelyRate: "投訴處理及時率"
        case .onTimeClosure: "按期辦結率"
        case .reportedTimelyRate: "來源所報及時率"
        case .satisfaction: "滿意度"
        case .firstSatisfaction: "首次滿意度"
        case .answerRate: "回訪應答率"
        case .complaintRate: "投訴率"
        case .responseTime: "首次響應時間"
        case .handlingTime: "答覆用時"
        case .closingTime: "辦結用時"
        case .count: "投訴件數"
        case .change: "投訴件數增減"
        case .onSiteRate: "現場解決率"
        case .substantiation: "屬實率"
        case .reworkRate: "返工率"
        case .reopenRate: "重開率"
        case .extensionRate: "延期率"
        case .escalationRate: "上報率"
        case .withdrawalRate: "撤訴率"
        case .closedRate: "辦結率"
        case .compensation: "賠付金額"
        case .averageCompensation: "件均賠付"
        case .repeats: "重複投訴"
        case .overdue: "目前超期"
        default: clock(of: indicator).map { "\(name(of: $0))及時率" } ?? indicator.code
        }
    }

    func meaning(of indicator: Indicator) -> String {
        switch indicator {
        case .timelyRate: "在規定時間內處理並答覆的投訴 ÷ 受理的投訴"
        case .onTimeClosure: "按期處理的投訴 ÷ 及時與否已定的投訴"
        case .reportedTimelyRate: "來源報為及時的 ÷ 來源報告了及時性的"
        case .satisfaction: "最後一次回答為滿意的客戶 ÷ 回訪到並作答的客戶"
        case .firstSatisfaction: "首輪處理後即滿意的客戶 ÷ 首輪後作答的客戶"
        case .answerRate: "作答的客戶 ÷ 回訪過的客戶"
        case .complaintRate: "投訴件數 ÷ 服務訂單數或業務量"
        case .responseTime: "從受理到首次響應"
        case .handlingTime: "從受理到答覆"
        case .closingTime: "從受理到辦結"
        case .count: "受理的投訴，不含併案和無效投訴"
        case .change: "本期投訴件數減去上期"
        case .onSiteRate: "現場解決的投訴 ÷ 投訴"
        case .substantiation: "屬實或部分屬實 ÷ 已有認定的投訴"
        case .reworkRate: "回訪不滿意的投訴 ÷ 投訴"
        case .reopenRate: "重開的投訴 ÷ 投訴"
        case .extensionRate: "批准延期的投訴 ÷ 投訴"
        case .escalationRate: "上報的投訴 ÷ 投訴"
        case .withdrawalRate: "答覆前撤回的投訴 ÷ 投訴"
        case .closedRate: "已辦結的投訴 ÷ 投訴"
        case .compensation: "本期受理案件的賠付合計"
        case .averageCompensation: "賠付金額 ÷ 有賠付的案件"
        case .repeats: "同一客戶首次投訴之後的再次投訴"
        case .overdue: "已過時限的在辦案件"
        default: "按時完成的投訴 ÷ 該時限已起算的投訴"
        }
    }

    func name(of clock: ClockKind) -> String {
        switch clock {
        case .respond: "首次響應"
        case .assess: "評估"
        case .assign: "分派"
        case .firstAction: "先期處置"
        case .meeting: "會議"
        case .investigate: "調查"
        case .plan: "方案"
        case .execute: "執行"
        case .resolve: "處理並答覆"
        case .followUp: "回訪"
        }
    }

    func name(of trend: Trend) -> String {
        switch trend {
        case .falling: "逐步下降"
        case .rising: "逐步上升"
        case .level: "持平"
        case .mostlyFalling: "總體下降"
        case .mostlyRising: "總體上升"
        case .mixed: "有升有降，沒有明顯趨勢"
        case .tooFew: "期數太少，無法判斷"
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
