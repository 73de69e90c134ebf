extension SimplifiedChinese {
    func label(_ word: CaseWord) -> String {
        switch word {
        case .handOvers: "部门交接"
        case .department: "部门"
        case .cameFrom: "来自"
        case .given: "交出"
        case .answer: "答复"
        case .answered: "答复时间"
        case .waited: "等待"
        case .reason: "原因"
        case .waiting: "待接收"
        case .accepted: "已接收"
        case .returned: "已退回"
        case .passedOn: "未接收即转交"
        case .tasks: "方案任务"
        case .person: "责任人"
        case .task: "任务"
        case .due: "期限"
        case .told: "传达时间"
        case .acknowledged: "确认时间"
        case .notAcknowledged: "未确认"
        case .inCharge: "方案负责"
        case .toldOnly: "已传达"
        case .done: "已完成"
        case .openingWords: "开场话术"
        case .listeningWords: "倾听话术"
        case .empathyWords: "表达理解"
        case .checkList: "接待清单"
        case .whatIsAsked: "需要询问的内容"
        case .alsoHere: "本店另有规定"
        case .howToRecord: "登记方法"
        case .customer: "客户"
        case .names: "姓名"
        case .contacts: "联系方式"
        case .members: "会员号"
        case .firstContact: "首次联系"
        case .lastContact: "最近联系"
        case .cases: "案件"
        case .complaints: "投诉"
        case .openCases: "在办"
        case .satisfied: "满意"
        case .dissatisfied: "不满意"
        case .promised: "承诺赔付"
        case .paid: "已赔付"
        case .sites: "门店"
        case .lastSpoken: "最近沟通"
        }
    }

    func sentence(_ sentence: CaseSentence, in catalogue: Catalogue) -> String {
        switch sentence {
        case .noCustomer(let text): "这里没有客户“\(text)”的案件。请提供完整的姓名、联系方式或会员号。"
        case .customersFound(let count): "共有 \(count) 位不同的客户。如需查看其中一位的全部情况，请提供联系方式或会员号。"
        case .trainingMissing(let staff, let topics):
            "没有 \(staff) 参加\(topics.map(catalogue.topic).joined(separator: "、"))培训的记录，而制度要求上岗前完成。请补登：amends training attend。"
        case .receivesAlways(true): "全天候受理投诉，打烊后也受理；本节点无需联网。"
        case .receivesAlways(false): "营业时间内受理投诉。"
        case .formIsFilledIn: "请顾客填写投诉表并签字（amends report form 打印空白表），登记时加 --paper-form yes。"
        case .emergencyIsReported(let bodies, let minutes):
            "发生紧急情况，须在 \(minutes) 分钟内报告\(bodies.joined(separator: "、"))：amends case declare-emergency 案件 --reported-to 单位"
        case .customersNotShown(let staff): "\(staff) 的岗位不能查看客户身份，未予查询。"
        }
    }
}
