import AmendsModel

struct SimplifiedChineseTransfers: TransferWording {
    func word(_ word: TransferWord) -> String {
        switch word {
        case .way: "移送经过"
        case .responsible: "责任方"
        case .since: "起始时间"
        case .obstacle: "未转出的原因"
        }
    }

    func step(_ step: TransferStep, detail: String) -> String {
        switch step.event {
        case .received: "\(step.site) 受理"
        case .offered: "提请 \(step.site) 接收"
        case .accepted: "\(step.site) 接收"
        case .refused: "\(step.site) 退回"
        case .decided: "总部指定 \(step.site) 办理"
        case .handed: "\(step.site) 移送至 \(detail)"
        case .added: "\(step.site) 移送后补充（\(detail)）"
        case .closed: "\(step.site) 办结" + (detail.isEmpty ? "" : "（\(detail)）")
        case .reopened: "\(step.site) 重开"
        }
    }

    func holder(_ holder: CaseHolder) -> String {
        switch holder {
        case .site(let site): site
        case .headOffice(let asked?): "总部（已提请 \(asked) 接收，待答复）"
        case .headOffice(nil): "总部（待确定承办单位）"
        case .nobody: "无（已办结）"
        }
    }

    func reason(_ reason: TransferReason) -> String {
        switch reason {
        case .siteUnknown(let site): "总部从未见过 \(site) 的节点。请登记该门店，或转给其他门店。"
        case .siteClosed(let site): "\(site) 已停业，请转给其他门店。"
        case .limit(let hops): "已移送 \(hops) 次，由总部指定承办单位。"
        case .back(let site): "\(site) 已办理过本案，由总部指定承办单位。"
        }
    }

    func sentence(_ notice: TransferNotice) -> String {
        switch notice {
        case .nothingPending: "没有等待接收答复的案件。"
        case .pending(let count): "\(count) 个案件等待答复。"
        case .carried(let acts): "已转出，写入 \(acts) 项操作。"
        case .nothingToCarry: "没有需要转出的案件。"
        case .offered(let number, let site): "案件 \(number) 已提请 \(site) 接收。"
        case .decided(let number, let site): "案件 \(number) 已指定由 \(site) 办理。"
        case .siteDefined(let site): "门店 \(site) 已登记。"
        case .siteClosed(let site, let day): "门店 \(site) 自 \(day) 起不再接收案件。"
        }
    }
}
