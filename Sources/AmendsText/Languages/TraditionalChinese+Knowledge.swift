import AmendsPolicy

extension TraditionalChinese {
    func label(_ word: KnowledgeWord) -> String {
        switch word {
        case .kind(let kind): label(kind)
        case .status(let status): label(status)
        case .outcome(let outcome): label(outcome)
        case .factor(let factor): label(factor)
        case .mark(let mark): label(mark)
        case .moment(let moment): label(moment)
        case .id: "代碼"
        case .packs: "適用制度包"
        case .everyPack: "全部制度包"
        case .number: "編號"
        case .standing: "效力"
        case .since: "施行日期"
        case .until: "廢止日期"
        case .replacedBy: "由其取代"
        case .result: "成敗"
        }
    }

    private func label(_ kind: KnowledgeEntry.Kind) -> String {
        switch kind {
        case .aims: "目標"
        case .principles: "原則"
        case .gaps: "制度未寫明"
        case .benefits: "意義"
        case .communication: "溝通原則"
        case .phrase: "話術"
        case .story: "案例"
        case .law: "法律法規"
        case .standard: "標準"
        case .risk: "法律風險"
        case .training: "培訓"
        case .faq: "常見問題"
        case .checklist: "清單"
        }
    }

    private func label(_ status: KnowledgeEntry.Status) -> String {
        switch status {
        case .inForce: "現行有效"
        case .repealed: "已廢止"
        case .changing: "即將變動"
        case .announced: "已公布"
        case .foreign: "與本行業無關"
        }
    }

    private func label(_ outcome: KnowledgeEntry.Outcome) -> String {
        switch outcome {
        case .success: "成功案例"
        case .failure: "失敗案例"
        }
    }

    private func label(_ factor: KnowledgeEntry.Factor) -> String {
        switch factor {
        case .timeliness: "時效"
        case .attitude: "態度"
        case .management: "內部管理"
        case .satisfaction: "顧客滿意"
        }
    }

    private func label(_ mark: KnowledgeEntry.Mark) -> String {
        switch mark {
        case .good: "好"
        case .mixed: "一般"
        case .poor: "差"
        }
    }

    private func label(_ moment: KnowledgeEntry.Moment) -> String {
        switch moment {
        case .opening: "開場白"
        case .questions: "提問"
        case .listening: "傾聽"
        case .feedback: "覆述確認"
        case .empathy: "換位思考"
        case .affirmation: "肯定與鼓勵"
        case .closing: "結束語"
        case .notice: "告知"
        case .result: "答覆結果"
        case .explaining: "解釋說明"
        case .inPublic: "公開回覆"
        }
    }
}
