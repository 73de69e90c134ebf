import AmendsLog
import AmendsMerge
public import AmendsModel
public import AmendsStore

/// The way of a case from site to site, as far as it is known here: what was done on the case itself, and what
/// head office told of the others.
public struct CaseWay: Sendable {
    /// In the order in which they are told.
    public let steps: [TransferStep]
    public let holder: CaseHolder

    init(_ history: CaseHistory, at site: String) {
        let told = history.state.elements(of: CaseField.way).compactMap(TransferStep.init(element:))
        steps = TransferStep.inOrder(history.steps(at: site) + told)
        holder = CaseHolder(steps, at: site, isOpen: history.state.isOpen)
    }
}

extension Node {
    /// The way of a case; nil where it stays where it was received.
    public func way(of row: CaseRow) throws(NodeError) -> CaseWay? {
        guard row.state.isBetweenSites, case .site(let code) = row.scope else { return nil }
        do throws(StoreError) { return CaseWay(CaseHistory(row.state, try store.entries(of: row)), at: code.text) } catch {
            throw NodeError(error)
        }
    }
}

extension CaseHistory {
    /// The steps of the case at its own site, the same wherever the same acts are held.
    func steps(at site: String) -> [TransferStep] {
        let hop = state.integer(CaseField.hops) ?? 0
        var steps: [TransferStep] = []
        func add(_ event: TransferStep.Event, _ act: RuledAct, at time: Int64? = nil, _ detail: String = "", _ text: String? = nil) {
            steps.append(
                TransferStep(
                    hop: hop, site: site, event: event, time: time ?? act.time, detail: detail, actor: act.actor,
                    text: text ?? act.reason))
        }
        let closings = state.turns.dropFirst()
        for (ordinal, act) in acts.enumerated() where !isRepeat(ordinal) {
            switch act.kind {
            case CaseAct.receive:
                if !state.isTakenOver {
                    add(.received, act, at: state.earliestReceipt)
                } else {
                    add(act.text(CaseField.transferState) == "decided" ? .decided : .offered, act, at: act.written)
                }
            case CaseAct.acceptTransfer where state.isTakenOver && act.text(CaseField.headOffice) != "offers":
                add(act.text(CaseField.transferState) == "decided" ? .decided : .accepted, act)
            case CaseAct.refuseTransfer where state.isTakenOver && act.text(CaseField.transferState) == "refused": add(.refused, act)
            case CaseAct.refer where act.gives(CaseField.handedTo): add(.handed, act, act.text(CaseField.handedTo) ?? "")
            default:
                let flags = Vocabulary.act(act.kind)?.flags ?? []
                if flags.contains(.discharges), closings.contains(where: { !$0.isOpening && $0.time == act.time }) {
                    add(.closed, act, act.text(CaseField.outcome) ?? "")
                } else if flags.contains(.opens), closings.contains(where: { $0.isOpening && $0.time == act.time }) {
                    add(.reopened, act)
                }
            }
        }
        return steps + additions(hop, at: site)
    }

    /// What was recorded here without the unit that goes on with the case knowing of it.
    private func additions(_ hop: Int64, at site: String) -> [TransferStep] {
        guard let handing = state.shown(CaseField.handedTo)?.ordinal else { return [] }
        return acts(unknownTo: handing).compactMap { ordinal in
            let act = acts[ordinal]
            guard !Self.ownBusiness.contains(act.kind) else { return nil }
            return TransferStep(
                hop: hop, site: site, event: .added, time: act.time, detail: Vocabulary.name(of: act.kind), actor: act.actor,
                text: Self.told(act))
        }
    }

    /// Acts that are of no interest elsewhere, or steps of their own.
    private static let ownBusiness: Set<ActKind> = [
        CaseAct.receive, CaseAct.reportTransfer, CaseAct.acceptTransfer, CaseAct.refuseTransfer, CaseAct.offerTransfer, CaseAct.refer,
        CaseAct.archive, CaseAct.destroy, CaseAct.hold, CaseAct.releaseHold, CaseAct.explain, CaseAct.migrate,
    ]

    private static func told(_ act: RuledAct) -> String {
        var parts: [String] = []
        for (id, value) in act.fields {
            guard let field = Vocabulary.field(id, of: .complaintCase), field.type != .act || id == CaseField.reason else { continue }
            let text: String
            switch value {
            case .text(let own), .added(let own): text = own
            case .removed(let own): text = "− " + own
            case .integer(let number):
                if case .code(let codes) = field.meaning, number >= 1, number <= codes.count {
                    text = codes[Int(number) - 1]
                } else {
                    text = String(number)
                }
            default: continue
            }
            parts.append(field.isPersonal ? text : "\(field.name)=\(text)")
        }
        return parts.joined(separator: "; ")
    }
}
