import AmendsPolicy

extension SimplifiedChinese {
    func label(_ word: KnowledgeWord) -> String {
        switch word {
        case .kind(let kind): label(kind)
        case .status(let status): label(status)
        case .outcome(let outcome): label(outcome)
        case .factor(let factor): label(factor)
        case .mark(let mark): label(mark)
        case .moment(let moment): label(moment)
        case .id: "代码"
        case .packs: "适用制度包"
        case .everyPack: "全部制度包"
        case .number: "编号"
        case .standing: "效力"
        case .since: "施行日期"
        case .until: "废止日期"
        case .replacedBy: "由其取代"
        case .result: "成败"
        }
    }

    private func label(_ kind: KnowledgeEntry.Kind) -> String {
        switch kind {
        case .aims: "目标"
        case .principles: "原则"
        case .gaps: "制度未写明"
        case .benefits: "意义"
        case .communication: "沟通原则"
        case .phrase: "话术"
        case .story: "案例"
        case .law: "法律法规"
        case .standard: "标准"
        case .risk: "法律风险"
        case .training: "培训"
        case .faq: "常见问题"
        case .checklist: "清单"
        }
    }

    private func label(_ status: KnowledgeEntry.Status) -> String {
        switch status {
        case .inForce: "现行有效"
        case .repealed: "已废止"
        case .changing: "即将变动"
        case .announced: "已公布"
        case .foreign: "与本行业无关"
        }
    }

    private func label(_ outcome: KnowledgeEntry.Outcome) -> String {
        switch outcome {
        case .success: "成功案例"
        case .failure: "失败案例"
        }
    }

    private func label(_ factor: KnowledgeEntry.Factor) -> String {
        switch factor {
        case .timeliness: "时效"
        case .attitude: "态度"
        case .management: "内部管理"
        case .satisfaction: "顾客满意"
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
        case .opening: "开场白"
        case .questions: "提问"
        case .listening: "倾听"
        case .feedback: "复述确认"
        case .empathy: "换位思考"
        case .affirmation: "肯定与鼓励"
        case .closing: "结束语"
        case .notice: "告知"
        case .result: "答复结果"
        case .explaining: "解释说明"
        case .inPublic: "公开回复"
        }
    }
}
