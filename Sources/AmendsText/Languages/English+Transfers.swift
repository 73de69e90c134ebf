import AmendsModel

struct EnglishTransfers: TransferWording {
    func word(_ word: TransferWord) -> String {
        switch word {
        case .way: "The way from unit to unit"
        case .responsible: "Responsible"
        case .since: "Since"
        case .obstacle: "Why it waits"
        }
    }

    func step(_ step: TransferStep, detail: String) -> String {
        switch step.event {
        case .received: "Received at \(step.site)"
        case .offered: "Offered to \(step.site)"
        case .accepted: "Accepted by \(step.site)"
        case .refused: "Refused by \(step.site)"
        case .decided: "Head office decides: \(step.site) handles it"
        case .handed: "Handed by \(step.site) to \(detail)"
        case .added: "Recorded at \(step.site) afterwards (\(detail))"
        case .closed: "Closed at \(step.site)" + (detail.isEmpty ? "" : " (\(detail))")
        case .reopened: "Reopened at \(step.site)"
        }
    }

    func holder(_ holder: CaseHolder) -> String {
        switch holder {
        case .site(let site): site
        case .headOffice(let asked?): "head office, until \(asked) answers"
        case .headOffice(nil): "head office, which says who handles it"
        case .nobody: "nobody, it is closed"
        }
    }

    func reason(_ reason: TransferReason) -> String {
        switch reason {
        case .siteUnknown(let site): "No node of \(site) was ever met. Define the site, or send the case to another one."
        case .siteClosed(let site): "\(site) is closed. Send the case to another site."
        case .limit(let hops): "Passed on \(hops) times already: head office decides who handles it."
        case .back(let site): "\(site) has had it already: head office decides who handles it."
        }
    }

    func sentence(_ notice: TransferNotice) -> String {
        switch notice {
        case .nothingPending: "No case waits for an answer who takes it."
        case .pending(let count): count == 1 ? "1 case waits for an answer." : "\(count) cases wait for an answer."
        case .carried(let acts): acts == 1 ? "Passed on with 1 act." : "Passed on with \(acts) acts."
        case .nothingToCarry: "There was nothing to pass on."
        case .offered(let number, let site): "The case \(number) is offered to \(site)."
        case .decided(let number, let site): "The case \(number) is \(site)'s from now on."
        case .siteDefined(let site): "The site \(site) is recorded."
        case .siteClosed(let site, let day): "The site \(site) takes no cases from \(day) on."
        }
    }
}
