extension TraditionalChinese {
    func label(_ word: CaseWord) -> String {
        switch word {
        case .handOvers: "部門交接"
        case .department: "部門"
        case .cameFrom: "來自"
        case .given: "交出"
        case .answer: "答覆"
        case .answered: "答覆時間"
        case .waited: "等待"
        case .reason: "原因"
        case .waiting: "待接收"
        case .accepted: "已接收"
        case .returned: "已退回"
        case .passedOn: "未接收即轉交"
        case .tasks: "方案任務"
        case .person: "責任人"
        case .task: "任務"
        case .due: "期限"
        case .told: "傳達時間"
        case .acknowledged: "確認時間"
        case .notAcknowledged: "未確認"
        case .inCharge: "方案負責"
        case .toldOnly: "已傳達"
        case .done: "已完成"
        case .openingWords: "開場話術"
        case .listeningWords: "傾聽話術"
        case .empathyWords: "表達理解"
        case .checkList: "接待清單"
        case .whatIsAsked: "需要詢問的內容"
        case .alsoHere: "本店另有規定"
        case .howToRecord: "登記方法"
        case .customer: "客戶"
        case .names: "姓名"
        case .contacts: "聯絡方式"
        case .members: "會員號"
        case .firstContact: "首次聯絡"
        case .lastContact: "最近聯絡"
        case .cases: "案件"
        case .complaints: "投訴"
        case .openCases: "在辦"
        case .satisfied: "滿意"
        case .dissatisfied: "不滿意"
        case .promised: "承諾賠付"
        case .paid: "已賠付"
        case .sites: "門市"
        case .lastSpoken: "最近溝通"
        }
    }

    func sentence(_ sentence: CaseSentence, in catalogue: Catalogue) -> String {
        switch sentence {
        case .noCustomer(let text): "這裡沒有客戶「\(text)」的案件。請提供完整的姓名、聯絡方式或會員號。"
        case .customersFound(let count): "共有 \(count) 位不同的客戶。如需查看其中一位的全部情況，請提供聯絡方式或會員號。"
        case .trainingMissing(let staff, let topics):
            "沒有 \(staff) 參加\(topics.map(catalogue.topic).joined(separator: "、"))培訓的紀錄，而制度要求上崗前完成。請補登：amends training attend。"
        case .receivesAlways(true): "全天候受理投訴，打烊後也受理；本節點無需連線。"
        case .receivesAlways(false): "營業時間內受理投訴。"
        case .formIsFilledIn: "請客戶填寫投訴表並簽名（amends report form 列印空白表），登記時加 --paper-form yes。"
        case .emergencyIsReported(let bodies, let minutes):
            "發生緊急情況，須在 \(minutes) 分鐘內通報\(bodies.joined(separator: "、"))：amends case declare-emergency 案件 --reported-to 單位"
        case .customersNotShown(let staff): "\(staff) 的崗位不能查看客戶身分，未予查詢。"
        }
    }
}
