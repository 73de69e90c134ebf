import AmendsLog
public import AmendsModel
public import AmendsPolicy

/// Where a case stands in the order of its pack. Makes no objects: it is asked with every act.
extension RecordState {
    /// The facts that decide which steps are still to be taken.
    public var standing: CaseStanding { standing(ShownCodes(of: self), isClosed: closedAt != nil) }

    func standing(_ shown: ShownCodes, isClosed: Bool) -> CaseStanding {
        var standing = CaseStanding()
        standing.openers = openers
        standing.isClosed = isClosed
        for mark in milestones where mark.round == round && !(isOpen && mark.milestone.needsDischarge) {
            standing.reached.insert(mark.milestone)
        }
        standing.waived = shown.waived
        standing.isComplaint = shown.kind == .complaint || shown.kind == .handlingComplaint
        standing.isAnonymous = shown.anonymous == .yes
        for entry in entries where entry.kind == CaseAct.settleOnSite && entry.round == round { standing.isSettledOnSite = true }
        standing.isInGroup = shown.isInGroup
        standing.endedEarly = isClosed && shown.outcome != .other
        return standing
    }

    /// The milestone that comes next under `pack`; without one, by the plain order of handling.
    public func stage(under pack: Pack?) -> Milestone { stage(standing, by: pack.map { StepTable($0) }) }

    func stage(_ standing: CaseStanding, by steps: StepTable?) -> Milestone {
        guard let steps, !steps.isEmpty else { return plainStage(standing) }
        return steps.stage(standing)
    }

    /// What opened the current round.
    private var openers: RoundOpeners {
        guard round > 1 else { return .receipt }
        var openers: RoundOpeners = []
        for entry in entries where entry.round == round && entry.flags.contains(.opensRound) {
            openers.insert(entry.kind == CaseAct.dissatisfied ? .dissatisfaction : .reopening)
        }
        return openers
    }
}

extension Milestone {
    /// `M10`, or its name, at the beginning of a waiver: `M10`, `M10 no contact`.
    init?(waivedAs text: UnsafeRawBufferPointer) {
        let word = text.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ":") }
        if word.count == 3, word[0] == UInt8(ascii: "M"), (0x30...0x39).contains(word[1]), (0x30...0x39).contains(word[2]) {
            self.init(rawValue: (word[1] - 0x30) * 10 + word[2] - 0x30)
            return
        }
        guard let named = Milestone.allCases.first(where: { word.elementsEqual($0.name.utf8) }) else { return nil }
        self = named
    }
}
