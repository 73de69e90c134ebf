import AmendsModel
import AmendsPolicy

extension TraditionalChinese {
    func label(_ word: PackWord) -> String {
        switch word {
        case .pack: "制度包"
        case .shipped: "隨程序提供"
        case .published: "總部發布"
        case .withdrawn: "已撤回"
        case .origin: "來源"
        case .inForceAt: "現行門市"
        case .orderedFrom: "啟用安排"
        case .acknowledgedBy: "確認"
        case .itself: "門市節點"
        case .industry: "行業發布"
        case .everySite: "全部門市"
        case .unreadable: "（本版本無法讀取）"
        case .regulation: "所據制度"
        case .effectiveFrom: "施行日期"
        case .interpretedBy: "解釋單位"
        case .terms: "稱謂"
        case .roles: "崗位"
        case .channels: "投訴管道"
        case .categories: "投訴類別"
        case .receipt: "受理登記"
        case .milestones: "處理環節（按先後）"
        case .clocks: "時限"
        case .parameters: "設定"
        case .required: "須填"
        case .oneOf: "須填其一"
        case .doneBy: "經辦"
        case .optional: "非必經"
        case .waivedOnSite: "現場解決時免"
        case .anonymousAllowed: "受理匿名投訴"
        case .anonymousRefused: "不受理匿名投訴"
        case .from: "自"
        case .to: "至"
        case .limit: "時限"
        case .general: "一般"
        case .urgent: "緊急"
        case .maximum: "延期後最長"
        case .rework: "返工輪次"
        case .countedFrom: "起算環節"
        case .ours: "預設值，非制度規定"
        case .yes: "是"
        case .no: "否"
        case .none: "無"
        case .order: "環節先後"
        case .only: "新增"
        case .before: "原為"
        case .after: "改為"
        case .difference: "不同之處"
        }
    }

    func label(_ duty: UnitDuty) -> String {
        switch duty {
        case .acknowledgement: "簽收制度包"
        case .leadingGroup: "設立領導小組"
        case .supervision: "監督檢查"
        case .training: "培訓"
        case .survey: "滿意度調查"
        case .inspection: "現場檢查"
        case .summaryMeeting: "總結會議"
        case .archiving: "月度檔案封卷"
        case .bulletin: "預警通報"
        case .channelWatch: "渠道巡查"
        }
    }

    func label(_ clock: ClockKind) -> String {
        switch clock {
        case .respond: "首次回應"
        case .assess: "初步評估"
        case .assign: "分派"
        case .firstAction: "初步處理"
        case .meeting: "領導小組會議"
        case .investigate: "調查"
        case .plan: "制定方案"
        case .execute: "執行方案"
        case .resolve: "處理並答覆"
        case .followUp: "回訪"
        }
    }

    func label(_ approval: Approval) -> String {
        switch approval {
        case .extending: "延期"
        case .settlement: "現場解決"
        case .compensation: "賠付"
        case .destruction: "檔案銷毀"
        case .noAgreement: "未達成一致而終結"
        case .waiver: "免除環節"
        case .invalidity: "認定無效"
        case .publication: "對外公示"
        case .closure: "停業登記"
        }
    }

    func text(_ limit: ClockLimit) -> String {
        switch limit {
        case .minutes(let minutes) where minutes.isMultiple(of: 60): "\(minutes / 60)小時"
        case .minutes(let minutes): "\(minutes)分鐘"
        case .workingDays(let days): "\(days)個工作日"
        case .calendarDays(let days): "\(days)日"
        }
    }

    func text(_ moment: ClockMoment, in catalogue: Catalogue) -> String {
        switch moment {
        case .milestone(let milestone): "\(milestone.code)\(catalogue.label(milestone))"
        case .firstAction: "初步處理"
        case .meetingHeld: "會議召開"
        case .escalated: "上報"
        }
    }

    func ours(placeholder: String) -> String { "預設值，非制度規定：\(placeholder) 留空" }

    func mistake(line: Int, _ sentence: String) -> String { "第\(line)行：\(sentence)" }

    func sentence(_ notice: PackNotice, in catalogue: Catalogue) -> String {
        switch notice {
        case .noMistakes(let path, let pack): "\(path) 沒有錯誤，是制度包 \(pack)。"
        case .installed(let pack): "制度包 \(pack) 已發布，將隨下一次同步或資料包送達各門市。"
        case .ordered(let pack, let sites, let day):
            "\(sites?.joined(separator: "、") ?? "全部門市")自 \(CivilDate.text(ofDay: day)) 起執行 \(pack)。未結案案件仍按受理時的制度包辦理。"
        case .withdrawn(let pack): "制度包 \(pack) 已撤回，不再用於新受理的案件；此前按其受理的案件不變。"
        case .inUse(let pack, let site): "\(site) 即日起執行 \(pack)。未結案案件仍按受理時的制度包辦理。"
        case .acknowledged(let pack, let site): "\(site) 已確認 \(pack)。"
        case .noDifference: "兩個制度包內容一致。"
        case .differences(let count): "共\(Amounts.grouped(count))處不同。"
        }
    }

    func sentence(_ problem: PackProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .mistakes(let path, let count): "\(path) 有\(Amounts.grouped(count))處錯誤，整份不予採用；現行制度包不變。"
        case .neitherFileNorPack(let text, let known): "既沒有檔案\(text)，也沒有叫此名的制度包。現有制度包：\(known.joined(separator: "、"))。"
        case .differs(let pack): "制度包 \(pack) 已存在且內容不同。請給新的內容另編版本號。"
        case .notPublished(let pack): "總部尚未發布 \(pack)。查看：amends pack list"
        case .standsAbove(let pack, let site): "行業管理機構已規定 \(site) 執行 \(pack)，效力高於公司規定，只能由行業管理機構另行規定。"
        case .ordered(let pack, let site): "總部已規定 \(site) 執行 \(pack)，只能由總部另行規定：amends pack install"
        case .pinned: "案件始終按受理時的制度包辦理。如需改用其他制度包：amends case migrate 案件 --policy 名稱/版本"
        case .onlyHeadOffice(let command): "「\(command)」只能在總部節點執行。"
        case .onlyStore(let command): "「\(command)」只能在門市節點執行。"
        case .badDay(let text): "「\(text)」不是日期，請寫成2027-03-01的形式。"
        }
    }

    var taxonomyLabels: [String: String] {
        [
            "channel": "投訴管道", "category": "投訴類別", "role": "崗位", "kind": "案件類型", "nature": "投訴性質", "sorting": "整理類別",
            "type": "方案類型", "channel_detail": "管道細分", "severity": "嚴重程度", "urgency": "緊急程度", "complexity": "複雜程度",
            "risk": "風險標記", "legal_risk": "法律風險", "venue_grade": "場所檔次", "department": "部門", "first_action": "初步處理措施",
            "method": "調查方式", "content_checked": "調查內容", "evidence": "證據種類", "finding": "屬實與否", "cause": "原因",
            "cause_origin": "原因環節", "liability": "責任歸屬", "remedy": "對客戶的措施", "compensation_kind": "賠付方式",
            "staff_measure": "對員工的措施", "team_measure": "對團隊的措施", "company_measure": "公司管理措施", "environment_measure": "場所整改措施",
            "vendor_measure": "對攤位的措施", "feedback_channel": "回饋方式", "follow_up_method": "回訪方式", "outcome": "結案結果",
            "invalid_reason": "無效理由", "supervision": "監督內容", "conduct": "行為規範條目", "training_topic": "培訓內容",
            "training_method": "培訓方式", "improvement_area": "改進領域", "reward": "獎勵", "penalty": "處罰", "inspection": "檢查種類",
        ]
    }

    var termLabels: [String: String] {
        [
            "complainant": "投訴人", "case": "案件", "site": "門市", "company": "公司", "staff": "員工", "order": "訂單", "stall": "攤位",
            "regulation": "制度",
        ]
    }
}
