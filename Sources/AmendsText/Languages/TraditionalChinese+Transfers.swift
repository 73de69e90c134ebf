import AmendsModel

struct TraditionalChineseTransfers: TransferWording {
    func word(_ word: TransferWord) -> String {
        switch word {
        case .way: "移送經過"
        case .responsible: "責任方"
        case .since: "起始時間"
        case .obstacle: "未轉出的原因"
        }
    }

    func step(_ step: TransferStep, detail: String) -> String {
        switch step.event {
        case .received: "\(step.site) 受理"
        case .offered: "提請 \(step.site) 接收"
        case .accepted: "\(step.site) 接收"
        case .refused: "\(step.site) 退回"
        case .decided: "總部指定 \(step.site) 辦理"
        case .handed: "\(step.site) 移送至 \(detail)"
        case .added: "\(step.site) 移送後補充（\(detail)）"
        case .closed: "\(step.site) 辦結" + (detail.isEmpty ? "" : "（\(detail)）")
        case .reopened: "\(step.site) 重開"
        }
    }

    func holder(_ holder: CaseHolder) -> String {
        switch holder {
        case .site(let site): site
        case .headOffice(let asked?): "總部（已提請 \(asked) 接收，待答覆）"
        case .headOffice(nil): "總部（待確定承辦單位）"
        case .nobody: "無（已辦結）"
        }
    }

    func reason(_ reason: TransferReason) -> String {
        switch reason {
        case .siteUnknown(let site): "總部從未見過 \(site) 的節點。請登記該門市，或轉給其他門市。"
        case .siteClosed(let site): "\(site) 已停業，請轉給其他門市。"
        case .limit(let hops): "已移送 \(hops) 次，由總部指定承辦單位。"
        case .back(let site): "\(site) 已辦理過本案，由總部指定承辦單位。"
        }
    }

    func sentence(_ notice: TransferNotice) -> String {
        switch notice {
        case .nothingPending: "沒有等待接收答覆的案件。"
        case .pending(let count): "\(count) 個案件等待答覆。"
        case .carried(let acts): "已轉出，寫入 \(acts) 項操作。"
        case .nothingToCarry: "沒有需要轉出的案件。"
        case .offered(let number, let site): "案件 \(number) 已提請 \(site) 接收。"
        case .decided(let number, let site): "案件 \(number) 已指定由 \(site) 辦理。"
        case .siteDefined(let site): "門市 \(site) 已登記。"
        case .siteClosed(let site, let day): "門市 \(site) 自 \(day) 起不再接收案件。"
        }
    }
}
